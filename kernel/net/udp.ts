// UDP (RFC 768): sockets by port, and the header in both directions.

import { copyBytes } from "#intrinsics";
import { readU16, writeU16 } from "./bytes.ts";
import { addBytes, finishChecksum, isValidSum, pseudoHeaderSum } from "./checksum.ts";
import { NetworkError } from "./error.ts";
import { type Ipv4, type Ipv4Packet, Protocol } from "./ipv4.ts";
import type { UdpStatistics } from "./statistics.ts";

const headerLength: u32 = 8;
const longestDatagram: u32 = 65515;
const firstEphemeralPort = 49152;
const ephemeralPorts = 16384;

/** Who gets a socket's datagrams. */
export interface UdpUser {
  /** `length` bytes at `offset`, valid during the call only. */
  onDatagram(bytes: Uint8Array, offset: u32, length: u32, sourceAddress: u32, sourcePort: u16): void;
}

export class UdpSocket {
  readonly port: u16;
  readonly user: UdpUser;
  private readonly udp: Udp;

  constructor(udp: Udp, port: u16, user: UdpUser) {
    this.udp = udp;
    this.port = port;
    this.user = user;
  }

  /** Sends a datagram; false when the ring is full, there is no route, or it is longer than 65,507 bytes. */
  send(address: u32, port: u16, bytes: Uint8Array): boolean {
    return this.udp.send(this.port, address, port, bytes);
  }

  close(): void {
    this.udp.release(this);
  }
}

export class Udp {
  nowMs: u32 = 0;
  private readonly ipv4: Ipv4;
  private readonly statistics: UdpStatistics;
  private readonly sockets = new Map<u16, UdpSocket>();
  private nextPort: u32;

  constructor(ipv4: Ipv4, statistics: UdpStatistics, firstPort: u32) {
    this.ipv4 = ipv4;
    this.statistics = statistics;
    this.nextPort = firstPort;
  }

  /** Port 0 takes a free one. Throws NetworkError EADDRINUSE. */
  bind(port: u16, user: UdpUser): UdpSocket {
    const taken = port === 0 ? this.freePort() : port;
    if (this.sockets.has(taken)) throw new NetworkError("EADDRINUSE", `UDP port ${taken} is in use`);
    const socket = new UdpSocket(this, taken, user);
    this.sockets.set(taken, socket);
    return socket;
  }

  release(socket: UdpSocket): void {
    if (this.sockets.get(socket.port) === socket) this.sockets.delete(socket.port);
  }

  /** False when no socket takes the datagram, which deserves an ICMP error. */
  processPacket(packet: Ipv4Packet): boolean {
    const bytes = packet.bytes;
    const at = packet.offset;
    this.statistics.received++;
    if (packet.length < headerLength) {
      this.statistics.dropTooShort++;
      return true;
    }
    const length = u32(readU16(bytes, u32(at + 4)));
    if (length < headerLength || length > packet.length) {
      this.statistics.dropTooShort++;
      return true;
    }
    if (!packet.checksumValid && readU16(bytes, u32(at + 6)) !== 0) {
      const pseudo = pseudoHeaderSum(packet.source, packet.destination, Protocol.udp, length);
      if (!isValidSum(addBytes(pseudo, bytes, at, length))) {
        this.statistics.dropChecksum++;
        return true;
      }
    }
    const socket = this.sockets.get(readU16(bytes, u32(at + 2)));
    if (socket === undefined) {
      this.statistics.dropNoSocket++;
      return false;
    }
    socket.user.onDatagram(
      bytes,
      u32(at + headerLength),
      u32(length - headerLength),
      packet.source,
      readU16(bytes, at),
    );
    return true;
  }

  send(sourcePort: u16, destination: u32, port: u16, payload: Uint8Array): boolean {
    const address = this.ipv4.meant(destination);
    const length = u32(headerLength + u32(payload.length));
    if (length > this.ipv4.wholePayload) {
      if (length > longestDatagram) return false;
      const datagram = new Uint8Array(length);
      this.write(datagram, 0, length, sourcePort, address, port, payload);
      if (!this.ipv4.sendInFragments(address, Protocol.udp, datagram, this.nowMs)) return false;
    } else {
      if (!this.ipv4.begin(address, length, this.nowMs)) return false;
      this.write(this.ipv4.memory, this.ipv4.payload, length, sourcePort, address, port, payload);
      this.ipv4.end(address, Protocol.udp, length, false, 0, 0, 0);
    }
    this.statistics.sent++;
    return true;
  }

  /** Writes header and payload at `at`. */
  private write(
    bytes: Uint8Array,
    at: u32,
    length: u32,
    sourcePort: u16,
    address: u32,
    port: u16,
    payload: Uint8Array,
  ): void {
    writeU16(bytes, at, sourcePort);
    writeU16(bytes, u32(at + 2), port);
    writeU16(bytes, u32(at + 4), u16(length));
    writeU16(bytes, u32(at + 6), 0);
    copyBytes(bytes, u32(at + headerLength), payload, 0, u32(payload.length));
    const sum = addBytes(pseudoHeaderSum(this.ipv4.address, address, Protocol.udp, length), bytes, at, length);
    const checksum = finishChecksum(sum);
    writeU16(bytes, u32(at + 6), checksum === 0 ? 0xffff : checksum);
  }

  private freePort(): u16 {
    for (let tries = 0; tries < ephemeralPorts; tries++) {
      this.nextPort = u32(this.nextPort + 1);
      const port = u16(firstEphemeralPort + (this.nextPort % ephemeralPorts));
      if (!this.sockets.has(port)) return port;
    }
    throw new NetworkError("EADDRINUSE", "all UDP ports are in use");
  }
}
