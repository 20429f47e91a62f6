// IPv4 (RFC 791): checks what comes in and hands it to the protocol above; finds the way for what goes out.

import { copyBytes } from "#intrinsics";
import { broadcastAddress, isUnicastSource } from "./address.ts";
import { type Arp, broadcastDestination } from "./arp.ts";
import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";
import { addBytes, finishChecksum, isValidSum } from "./checksum.ts";
import { type Ethernet, ethernetHeaderLength, EtherType, type LinkDestination } from "./ethernet.ts";
import type { FragmentTable } from "./fragments.ts";
import type { Loopback } from "./loopback.ts";
import type { Ipv4Statistics } from "./statistics.ts";

export const ipv4HeaderLength: u32 = 20;

export enum Protocol {
  icmp = 1,
  tcp = 6,
  udp = 17,
}

const timeToLive: u8 = 64;
const doNotFragment: u16 = 0x4000;
const moreFragments: u16 = 0x2000;
/** Of a packet, in bytes. */
const mostPayload: u32 = 65515;

/** A checked packet: where its parts lie. One object is used for all packets, so nobody may keep it. */
export class Ipv4Packet {
  bytes: Uint8Array = new Uint8Array(0);
  /** The header, of the first fragment if there were several, is `headerLength` bytes at `headerOffset` of `header`. */
  header: Uint8Array = new Uint8Array(0);
  headerOffset: u32 = 0;
  headerLength: u32 = 0;
  /** The payload. */
  offset: u32 = 0;
  length: u32 = 0;
  source: u32 = 0;
  destination: u32 = 0;
  protocol: u32 = 0;
  /** The device has checked the checksum of TCP or UDP. */
  checksumValid = false;
  /** Sent to more than this station, in Ethernet or in IP: nothing may be answered with an error. */
  isBroadcast = false;
}

/** What stands above IPv4. */
export interface PacketReceiver {
  onPacket(packet: Ipv4Packet): void;
}

export class Ipv4 {
  address: u32 = 0;
  mask: u32 = 0;
  /** 0: no router. */
  gateway: u32 = 0;

  private readonly ethernet: Ethernet;
  private readonly arp: Arp;
  private readonly receiver: PacketReceiver;
  private readonly fragments: FragmentTable;
  private readonly statistics: Ipv4Statistics;
  private readonly loopback: Loopback;
  private readonly packet = new Ipv4Packet();
  /** What is being received comes from this station itself. */
  private isLooping = false;
  private nextIdentification: u32;

  constructor(
    ethernet: Ethernet,
    arp: Arp,
    receiver: PacketReceiver,
    fragments: FragmentTable,
    loopback: Loopback,
    statistics: Ipv4Statistics,
    firstIdentification: u32,
  ) {
    this.ethernet = ethernet;
    this.arp = arp;
    this.receiver = receiver;
    this.fragments = fragments;
    this.loopback = loopback;
    this.statistics = statistics;
    this.nextIdentification = firstIdentification;
  }

  configure(address: u32, mask: u32, gateway: u32): void {
    this.address = address;
    this.mask = mask;
    this.gateway = gateway;
    this.arp.ownAddress = address;
  }

  /** 255.255.255.255, or 10.0.2.255 on 10.0.2.0/24. */
  isBroadcastAddress(address: u32): boolean {
    if (address === broadcastAddress) return true;
    const hostBits = u32(~this.mask);
    return hostBits > 1 && this.isLocal(address) && u32(address & hostBits) === hostBits;
  }

  private isLocal(address: u32): boolean {
    return this.mask !== 0 && u32(address & this.mask) === u32(this.address & this.mask);
  }

  /** A packet of at most `length` bytes at `offset`. */
  receive(bytes: Uint8Array, offset: u32, length: u32, checksumValid: boolean, nowMs: u32): void {
    const statistics = this.statistics;
    statistics.received++;
    if (length < ipv4HeaderLength) {
      statistics.dropTooShort++;
      return;
    }
    const first = readU16(bytes, offset);
    if (first >>> 12 !== 4) {
      statistics.dropVersion++;
      return;
    }
    const headerLength = u32((first >>> 6) & 0x3c);
    const totalLength = u32(readU16(bytes, u32(offset + 2)));
    if (headerLength < ipv4HeaderLength || headerLength > totalLength) {
      statistics.dropHeaderLength++;
      return;
    }
    if (totalLength > length) {
      statistics.dropTotalLength++;
      return;
    }
    if (!isValidSum(addBytes(0, bytes, offset, headerLength))) {
      statistics.dropChecksum++;
      return;
    }
    const source = readU32(bytes, u32(offset + 12));
    const destination = readU32(bytes, u32(offset + 16));
    if (source !== 0 && !this.isPossibleSource(source)) {
      statistics.dropSource++;
      return;
    }
    const isGroupFrame = (bytes[u32(offset - ethernetHeaderLength)] & 1) !== 0;
    // Before there is an address, DHCP's answers come to whatever address they offer.
    if (destination !== this.address && this.address !== 0 && !this.isBroadcastAddress(destination)) {
      statistics.dropDestination++;
      return;
    }
    const packet = this.packet;
    packet.bytes = bytes;
    packet.header = bytes;
    packet.headerOffset = offset;
    packet.headerLength = headerLength;
    packet.offset = u32(offset + headerLength);
    packet.length = u32(totalLength - headerLength);
    packet.source = source;
    packet.destination = destination;
    packet.protocol = u32(bytes[offset + 9]);
    packet.checksumValid = checksumValid;
    packet.isBroadcast = isGroupFrame || (destination !== this.address && this.isBroadcastAddress(destination));
    const fragment = u32(readU16(bytes, u32(offset + 6)));
    if ((fragment & 0x3fff) !== 0) {
      if (!this.fragments.add(packet, u32(readU16(bytes, u32(offset + 4))), fragment, nowMs)) return;
      packet.checksumValid = false;
    }
    this.receiver.onPacket(packet);
  }

  /** RFC 1122 3.2.1.3: one station, and, from the wire, another one. */
  private isPossibleSource(source: u32): boolean {
    if (source === this.address) return this.isLooping;
    return isUnicastSource(source) && !this.isBroadcastAddress(source);
  }

  /** Receives what this station has sent to itself; the sums of what is above IP need not be right. */
  receiveOwn(nowMs: u32): void {
    for (const frame of this.loopback.take()) {
      this.isLooping = true;
      try {
        const length = u32(frame.bytes.length);
        this.receive(frame.bytes, ethernetHeaderLength, u32(length - ethernetHeaderLength), true, nowMs);
      } finally {
        this.isLooping = false;
      }
    }
  }

  /** Bytes of payload in the longest packet that leaves in one piece. */
  get wholePayload(): u32 {
    return u32(this.ethernet.device.mtu - ipv4HeaderLength);
  }

  /** The address that is meant: 127.0.0.0/8 is this station. */
  meant(address: u32): u32 {
    return address >>> 24 === 127 ? this.address : address;
  }

  /** Does any way lead there? */
  canReach(destination: u32): boolean {
    return destination === this.address || this.isLocal(destination) || this.gateway !== 0;
  }

  /** Sends a packet of up to 65,515 bytes of payload in fragments (RFC 791 3.2); false when not all of them could leave. */
  sendInFragments(destination: u32, protocol: Protocol, payload: Uint8Array, nowMs: u32): boolean {
    const total = u32(payload.length);
    if (total > mostPayload) return false;
    this.nextIdentification = u32(this.nextIdentification + 1);
    // All but the last carry a multiple of eight bytes.
    const most = u32(this.wholePayload & ~7);
    for (let start: u32 = 0; start < total; start = u32(start + most)) {
      const rest = u32(total - start);
      const length = rest < most ? rest : most;
      if (!this.begin(destination, length, nowMs)) return false;
      copyBytes(this.memory, this.payload, payload, start, length);
      this.writeHeader(destination, protocol, length, u16(u16(start >>> 3) | (length < rest ? moreFragments : 0)));
      this.statistics.fragmentsSent++;
      this.ethernet.end(u32(ipv4HeaderLength + length), 0, 0, 0, 0);
    }
    return true;
  }

  /**
   * Begins a packet with `length` bytes of payload: true when there is room for it at `payload` of `memory`; false when the
   * ring is full or no way leads there.
   */
  begin(destination: u32, length: u32, nowMs: u32): boolean {
    const to = this.route(destination, nowMs);
    if (to === null) {
      this.statistics.noRoute++;
      return false;
    }
    return this.ethernet.begin(to, EtherType.ipv4, u32(ipv4HeaderLength + length));
  }

  get memory(): Uint8Array {
    return this.ethernet.memory;
  }

  /** Where the payload of the packet begun last starts in `memory`. */
  get payload(): u32 {
    return u32(this.ethernet.payload + ipv4HeaderLength);
  }

  private route(destination: u32, nowMs: u32): LinkDestination | null {
    if (destination === this.address && destination !== 0) return this.loopback;
    if (this.isBroadcastAddress(destination)) return broadcastDestination;
    const hop = this.isLocal(destination) ? destination : this.gateway;
    return hop === 0 || this.address === 0 ? null : this.arp.lookUp(hop, nowMs);
  }

  /**
   * Sends the packet begun last. With `offload` the device completes the checksum at `checksumOffset` of the payload;
   * `segmentSize` and `headerLength` (of the protocol above) as in NetworkDevice.transmit, 0 for none.
   */
  end(
    destination: u32,
    protocol: Protocol,
    length: u32,
    offload: boolean,
    checksumOffset: u32,
    segmentSize: u32,
    headerLength: u32,
  ): void {
    this.nextIdentification = u32(this.nextIdentification + 1);
    this.writeHeader(destination, protocol, length, protocol === Protocol.tcp ? doNotFragment : 0);
    const before = u32(ethernetHeaderLength + ipv4HeaderLength);
    this.ethernet.end(
      u32(ipv4HeaderLength + length),
      offload ? before : 0,
      checksumOffset,
      segmentSize,
      segmentSize > 0 ? u32(before + headerLength) : 0,
    );
  }

  /** `fragment`: the flags and the offset in units of eight bytes. */
  private writeHeader(destination: u32, protocol: Protocol, length: u32, fragment: u16): void {
    const memory = this.ethernet.memory;
    const header = this.ethernet.payload;
    writeU16(memory, header, 0x4500);
    writeU16(memory, u32(header + 2), u16(u32(ipv4HeaderLength + length)));
    writeU16(memory, u32(header + 4), u16(this.nextIdentification));
    writeU16(memory, u32(header + 6), fragment);
    memory[header + 8] = timeToLive;
    memory[header + 9] = u8(protocol);
    writeU16(memory, u32(header + 10), 0);
    writeU32(memory, u32(header + 12), this.address);
    writeU32(memory, u32(header + 16), destination);
    writeU16(memory, u32(header + 10), finishChecksum(addBytes(0, memory, header, ipv4HeaderLength)));
    this.statistics.sent++;
  }
}
