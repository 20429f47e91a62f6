// The far end of a wire: sends and receives raw Ethernet frames, so that tests can say what no ordinary peer would.

import dgram from "node:dgram";
import { guestMac, type QemuNetwork, freePort } from "../../scripts/qemu.ts";

export const peerMac = "52:54:00:aa:bb:01";
export const guestIp = "10.77.0.2";
export const peerIp = "10.77.0.1";
export const wireCommandLine = `ip=${guestIp}/24,${peerIp}`;

export const protocols = { icmp: 1, tcp: 6, udp: 17 } as const;
export const flags = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;

export interface TcpSegment {
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly window: number;
  readonly payload: Buffer;
}

export class Wire {
  private readonly waiting: { accepts: (frame: Buffer) => boolean; take: (frame: Buffer) => void }[] = [];
  private readonly listeners: ((frame: Buffer) => void)[] = [];
  readonly received: Buffer[] = [];
  /** Stations other than the peer that answer ARP requests too. */
  readonly stations = new Set([peerIp]);

  private constructor(
    private readonly socket: dgram.Socket,
    private readonly qemuPort: number,
    readonly network: QemuNetwork,
  ) {
    socket.on("message", (frame) => {
      this.received.push(frame);
      this.answerArp(frame);
      for (const listener of this.listeners) listener(frame);
      const index = this.waiting.findIndex(({ accepts }) => accepts(frame));
      if (index >= 0) this.waiting.splice(index, 1)[0]!.take(frame);
    });
  }

  static async open(): Promise<Wire> {
    const socket = dgram.createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    const qemuPort = await freePort();
    const peerPort = socket.address().port;
    return new Wire(socket, qemuPort, { kind: "frames", qemuPort, peerPort });
  }

  close(): void {
    this.socket.close();
  }

  /** Calls `listener` with every frame from now on. */
  listen(listener: (frame: Buffer) => void): void {
    this.listeners.push(listener);
  }

  send(frame: Buffer): void {
    this.socket.send(frame, this.qemuPort, "127.0.0.1");
  }

  /** The next frame that is accepted; rejects after `timeoutMs`. */
  expect(what: string, accepts: (frame: Buffer) => boolean, timeoutMs = 3000): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const entry = {
        accepts,
        take: (frame: Buffer): void => {
          clearTimeout(timer);
          resolve(frame);
        },
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(new Error(`no ${what} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.waiting.push(entry);
    });
  }

  /** Sends an echo request and waits for its reply: the machine is alive. */
  async ping(payload = Buffer.from("are you there?"), identifier = 7): Promise<Buffer> {
    const reply = this.expect("echo reply", (frame) => isIcmp(frame, 0) && frame.readUInt16BE(38) === identifier);
    this.send(ipv4(protocols.icmp, icmp(8, 0, identifier, payload)));
    return await reply;
  }

  private answerArp(frame: Buffer): void {
    const isRequest = frame.length >= 42 && frame.readUInt16BE(12) === 0x0806 && frame.readUInt16BE(20) === 1;
    if (isRequest && this.stations.has(address(frame, 38)))
      this.send(arp(2, peerMac, address(frame, 38), mac(frame, 22), address(frame, 28)));
  }
}

export function isIcmp(frame: Buffer, type: number): boolean {
  return isIpv4(frame, protocols.icmp) && frame[34] === type;
}

export function isIpv4(frame: Buffer, protocol: number): boolean {
  return frame.length >= 34 && frame.readUInt16BE(12) === 0x0800 && frame[23] === protocol;
}

export function ethernet(type: number, payload: Buffer, target = guestMac): Buffer {
  const header = Buffer.concat([macBytes(target), macBytes(peerMac), Buffer.alloc(2)]);
  header.writeUInt16BE(type, 12);
  return Buffer.concat([header, payload]);
}

export function arp(operation: number, fromMac: string, fromIp: string, toMac: string, toIp: string): Buffer {
  const head = Buffer.from([0, 1, 8, 0, 6, 4, 0, operation]);
  const body = [macBytes(fromMac), ipBytes(fromIp), macBytes(toMac), ipBytes(toIp)];
  return ethernet(0x0806, Buffer.concat([head, ...body]), operation === 1 ? "ff:ff:ff:ff:ff:ff" : toMac);
}

export interface Ipv4Fields {
  readonly identification?: number;
  /** Fragment offset in bytes. */
  readonly offset?: number;
  readonly moreFragments?: boolean;
  readonly options?: Buffer;
  /** What the header claims instead of the truth. */
  readonly totalLength?: number;
  readonly headerWords?: number;
  readonly version?: number;
  readonly checksum?: number;
  readonly source?: string;
}

/** A frame with an IPv4 packet, right except for what `fields` says otherwise. */
export function ipv4(protocol: number, payload: Buffer, fields: Ipv4Fields = {}): Buffer {
  const options = fields.options ?? Buffer.alloc(0);
  const header = Buffer.alloc(20);
  header[0] = ((fields.version ?? 4) << 4) | (fields.headerWords ?? 5 + options.length / 4);
  header.writeUInt16BE(fields.totalLength ?? 20 + options.length + payload.length, 2);
  header.writeUInt16BE(fields.identification ?? 0, 4);
  header.writeUInt16BE(((fields.offset ?? 0) >> 3) | (fields.moreFragments === true ? 0x2000 : 0), 6);
  header[8] = 64;
  header[9] = protocol;
  ipBytes(fields.source ?? peerIp).copy(header, 12);
  ipBytes(guestIp).copy(header, 16);
  const whole = Buffer.concat([header, options]);
  whole.writeUInt16BE(fields.checksum ?? checksum(whole), 10);
  return ethernet(0x0800, Buffer.concat([whole, payload]));
}

export function icmp(type: number, code: number, identifier: number, payload: Buffer): Buffer {
  const message = Buffer.concat([Buffer.from([type, code, 0, 0, 0, 0, 0, 1]), payload]);
  message.writeUInt16BE(identifier, 4);
  message.writeUInt16BE(checksum(message), 2);
  return message;
}

export function udp(sourcePort: number, targetPort: number, payload: Buffer, length = 8 + payload.length): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(targetPort, 2);
  header.writeUInt16BE(length, 4);
  const datagram = Buffer.concat([header, payload]);
  datagram.writeUInt16BE(transportChecksum(protocols.udp, datagram) || 0xffff, 6);
  return datagram;
}

export interface TcpFields {
  readonly acknowledgement?: number;
  readonly window?: number;
  readonly options?: Buffer;
  readonly payload?: Buffer;
  readonly headerWords?: number;
  readonly checksum?: number;
  readonly urgent?: number;
  readonly source?: string;
}

export function tcp(
  sourcePort: number,
  targetPort: number,
  flagBits: number,
  sequence: number,
  fields: TcpFields = {},
): Buffer {
  const options = fields.options ?? Buffer.alloc(0);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(targetPort, 2);
  header.writeUInt32BE(sequence >>> 0, 4);
  header.writeUInt32BE((fields.acknowledgement ?? 0) >>> 0, 8);
  header[12] = (fields.headerWords ?? 5 + options.length / 4) << 4;
  header[13] = flagBits;
  header.writeUInt16BE(fields.window ?? 65535, 14);
  header.writeUInt16BE(fields.urgent ?? 0, 18);
  const segment = Buffer.concat([header, options, fields.payload ?? Buffer.alloc(0)]);
  segment.writeUInt16BE(fields.checksum ?? transportChecksum(protocols.tcp, segment, fields.source), 16);
  return segment;
}

/** The segment in a frame; null when it holds none. */
export function parseTcp(frame: Buffer): TcpSegment | null {
  if (!isIpv4(frame, protocols.tcp)) return null;
  const start = 14 + (frame[14]! & 15) * 4;
  const end = 14 + frame.readUInt16BE(16);
  return {
    sourcePort: frame.readUInt16BE(start),
    targetPort: frame.readUInt16BE(start + 2),
    sequence: frame.readUInt32BE(start + 4),
    acknowledgement: frame.readUInt32BE(start + 8),
    flags: frame[start + 13]!,
    window: frame.readUInt16BE(start + 14),
    payload: frame.subarray(start + (frame[start + 12]! >> 4) * 4, end),
  };
}

/** RFC 1071. */
export function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) sum += (bytes[index]! << 8) | (bytes[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

function transportChecksum(protocol: number, segment: Buffer, source = peerIp): number {
  const pseudo = Buffer.concat([ipBytes(source), ipBytes(guestIp), Buffer.from([0, protocol, 0, 0])]);
  pseudo.writeUInt16BE(segment.length, 10);
  return checksum(Buffer.concat([pseudo, segment]));
}

function macBytes(text: string): Buffer {
  return Buffer.from(text.replaceAll(":", ""), "hex");
}

function ipBytes(text: string): Buffer {
  return Buffer.from(text.split(".").map(Number));
}

function mac(frame: Buffer, offset: number): string {
  return [...frame.subarray(offset, offset + 6)].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

function address(frame: Buffer, offset: number): string {
  return [...frame.subarray(offset, offset + 4)].join(".");
}
