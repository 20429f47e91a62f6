// The other end of a stack under test, played by the test step by step: it answers ARP, sends whatever segment the test
// makes up, right or wrong, and keeps what the stack sends until the test asks for it.

import { copyBytes } from "#intrinsics";
import { readU16, readU32, writeU16, writeU32 } from "../bytes.ts";
import { addBytes, finishChecksum, isValidSum, pseudoHeaderSum } from "../checksum.ts";
import { NetworkStack, TcpLimits } from "../stack.ts";
import { type FrameSink, ManualClock, SeededRandom, TestDevice } from "./bench_device.ts";

export const guestAddress: u32 = 0x0a000002;
export const peerAddress: u32 = 0x0a000001;

export const fin = 1;
export const syn = 2;
export const rst = 4;
export const psh = 8;
export const ack = 16;

/** A TCP segment in either direction; sequence numbers are absolute. */
export class Segment {
  sourceAddress: u32 = peerAddress;
  sourcePort: u16 = 40000;
  destinationPort: u16 = 80;
  sequence: u32 = 0;
  acknowledgment: u32 = 0;
  flags = 0;
  window: u16 = 65535;
  urgentPointer: u16 = 0;
  /** Header length in words; 0: as the options need. */
  dataOffset = 0;
  options = new Uint8Array(0);
  payload = new Uint8Array(0);
  /** Added to the right checksum. */
  checksumError: u16 = 0;
  /** When it was received, in milliseconds of the test. */
  atMs = 0;

  get text(): string {
    let flags = "";
    if ((this.flags & syn) !== 0) flags += "S";
    if ((this.flags & fin) !== 0) flags += "F";
    if ((this.flags & rst) !== 0) flags += "R";
    if ((this.flags & ack) !== 0) flags += "A";
    return `${flags} seq ${this.sequence} ack ${this.acknowledgment} len ${this.payload.length} win ${this.window}`;
  }

  has(flag: number): boolean {
    return (this.flags & flag) !== 0;
  }

  /** The offset of an option's first byte in `options`, or -1. */
  option(kind: number): number {
    let at = 0;
    while (at < this.options.length) {
      const found = this.options[at];
      if (found === kind) return at;
      if (found === 0) return -1;
      if (found === 1) {
        at++;
        continue;
      }
      if (at + 1 >= this.options.length || this.options[at + 1] < 2) return -1;
      at += this.options[at + 1];
    }
    return -1;
  }

  get mss(): u32 {
    const at = this.option(2);
    return at < 0 ? 0 : u32(readU16(this.options, u32(at + 2)));
  }

  get windowScale(): number {
    const at = this.option(3);
    return at < 0 ? -1 : this.options[at + 2];
  }

  get timestampValue(): u32 {
    const at = this.option(8);
    return at < 0 ? 0 : readU32(this.options, u32(at + 2));
  }

  get timestampEcho(): u32 {
    const at = this.option(8);
    return at < 0 ? 0 : readU32(this.options, u32(at + 6));
  }

  /** Start and end of every SACK block, one after the other. */
  get sack(): u32[] {
    const edges: u32[] = [];
    const at = this.option(5);
    if (at < 0) return edges;
    for (let edge = at + 2; edge + 4 <= at + this.options[at + 1]; edge += 4) {
      edges.push(readU32(this.options, u32(edge)));
    }
    return edges;
  }
}

export class ScriptedPeer implements FrameSink {
  readonly clock = new ManualClock();
  readonly device: TestDevice;
  /** Replaced by a live update. */
  stack: NetworkStack;
  /** Segments of TCP, and every other IP packet, that the stack has sent and the test has not taken. */
  received: Segment[] = [];
  packets: Uint8Array[] = [];
  arpFrames: Uint8Array[] = [];
  answersArp = true;
  /** Of the station that the last IP packet was sent to. */
  lastMacByte = 0;
  /** The next sequence number of the peer, and what the guest will send next. */
  next: u32 = 1000;
  guestNext: u32 = 0;
  port: u16 = 40000;
  guestPort: u16 = 80;
  /** With timestamps negotiated every segment carries this one, which the test moves on. */
  usesTimestamps = false;
  timestamp: u32 = 0;
  guestTimestamp: u32 = 0;
  private identification: u32 = 1;

  constructor(seed: u32, hasOffloads: boolean = false) {
    this.device = new TestDevice(2, hasOffloads, this);
    this.stack = new NetworkStack(this.device, this.clock, new SeededRandom(seed));
    this.stack.configure(guestAddress, 0xffffff00, 0x0a0000fe);
  }

  get nowMs(): number {
    return this.clock.us / 1000;
  }

  onFrame(frame: Uint8Array): void {
    if (readU16(frame, 12) === 0x0806) {
      this.arpFrames.push(frame);
      if (this.answersArp && readU16(frame, 20) === 1) this.answerArp(frame);
      return;
    }
    this.lastMacByte = frame[5];
    if (!isValidSum(addBytes(0, frame, 14, 20))) throw new Error("the stack sent a wrong IP checksum");
    if (frame[23] === 6) this.received.push(this.read(frame));
    else this.packets.push(frame);
  }

  /** Sends a segment as it is. */
  send(segment: Segment): void {
    this.deliver(segment);
    this.stack.egress();
  }

  /** Sends a segment that the guest polls together with others: its turn does not end here. */
  deliver(segment: Segment): void {
    this.device.deliver(tcpFrame(segment, guestAddress, u16(this.identification)));
    this.identification++;
  }

  /** A new stack, whose connections may keep so much of what they receive. */
  limitReceiveMemory(limitBytes: number): void {
    const limits = new TcpLimits();
    limits.receiveBytes = limitBytes;
    this.stack = new NetworkStack(this.device, this.clock, new SeededRandom(1), limits);
    this.stack.configure(guestAddress, 0xffffff00, 0x0a0000fe);
  }

  /** A segment of this connection with the present numbers; `next` moves on past it when it is sent by `sendNext`. */
  segment(flags: number, length: number = 0): Segment {
    const segment = new Segment();
    segment.sourcePort = this.port;
    segment.destinationPort = this.guestPort;
    segment.sequence = this.next;
    segment.acknowledgment = (flags & ack) !== 0 ? this.guestNext : 0;
    segment.flags = flags;
    segment.payload = patternFrom(this.next, length);
    if (this.usesTimestamps) segment.options = timestamps(this.timestamp, this.guestTimestamp);
    return segment;
  }

  /** Sends a segment with the present numbers and counts it as sent. */
  sendNext(flags: number, length: number = 0): void {
    const segment = this.segment(flags, length);
    this.next = u32(this.next + u32(length));
    if ((flags & syn) !== 0) this.next++;
    if ((flags & fin) !== 0) this.next++;
    this.send(segment);
  }

  /** Opens a connection to the guest's listener with these options in the SYN; gives the guest's SYN,ACK. */
  open(options: Uint8Array): Segment {
    const request = this.segment(syn);
    request.options = options;
    this.next++;
    this.send(request);
    const answer = this.expect(syn | ack);
    this.guestNext = u32(answer.sequence + 1);
    this.usesTimestamps = answer.option(8) >= 0;
    this.timestamp = u32(request.option(8) >= 0 ? request.timestampValue + 1 : 0);
    this.sendNext(ack);
    return answer;
  }

  /** The oldest segment not yet taken; an error when there is none. */
  take(): Segment {
    const segment = this.received.shift();
    if (segment === undefined) throw new Error("the stack sent nothing");
    return segment;
  }

  /** The oldest segment, which must have exactly these flags (PSH aside). */
  expect(flags: number): Segment {
    const segment = this.take();
    if ((segment.flags & ~psh) !== flags)
      throw new Error(`flags ${flags} were expected, the stack sent ${segment.text}`);
    return segment;
  }

  expectSilence(): void {
    if (this.received.length > 0) throw new Error(`silence was expected, the stack sent ${this.received[0].text}`);
  }

  /** Lets time go by, with the stack's timers and its egress at their moments. */
  advance(ms: number): void {
    const end = this.clock.us + ms * 1000;
    this.stack.egress();
    for (;;) {
      const due = this.stack.nextDeadlineUs();
      if (due > end) break;
      if (due > this.clock.us) this.clock.us = due;
      else this.clock.us += 1000;
      if (this.clock.us > end) break;
      this.stack.onTimer();
      this.stack.egress();
    }
    this.clock.us = end;
    this.stack.onTimer();
    this.stack.egress();
  }

  /** Sends an IP packet of any protocol, its header's checksum completed. */
  sendPacket(source: u32, protocol: u8, payload: Uint8Array, fragment: u16 = 0, identification: u16 = 77): void {
    const frame = ipFrame(source, guestAddress, protocol, payload, identification);
    writeU16(frame, 20, fragment);
    writeU16(frame, 24, 0);
    writeU16(frame, 24, finishChecksum(addBytes(0, frame, 14, 20)));
    this.device.deliver(frame);
    this.stack.egress();
  }

  /** Says `address` is at the station with this last byte of its Ethernet address. */
  sendArp(operation: u16, address: u32, macByte: u8, target: u32): void {
    const frame = new Uint8Array(42);
    const head = [0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, macByte, 8, 6, 0, 1, 8, 0, 6, 4, 0, operation];
    for (let index = 0; index < head.length; index++) frame[index] = head[index];
    frame.set(new Uint8Array([0x52, 0x54, 0, 0, 0, macByte]), 22);
    writeU32(frame, 28, address);
    frame.set(new Uint8Array([0x52, 0x54, 0, 0, 0, 2]), 32);
    writeU32(frame, 38, target);
    this.device.deliver(frame);
    this.stack.egress();
  }

  private answerArp(question: Uint8Array): void {
    const asked = readU32(question, 38);
    if (asked !== guestAddress) this.sendArp(2, asked, 1, guestAddress);
  }

  private read(frame: Uint8Array): Segment {
    const ipEnd = u32(14 + u32(readU16(frame, 16)));
    const segment = new Segment();
    segment.sourceAddress = readU32(frame, 26);
    segment.sourcePort = readU16(frame, 34);
    segment.destinationPort = readU16(frame, 36);
    segment.sequence = readU32(frame, 38);
    segment.acknowledgment = readU32(frame, 42);
    segment.dataOffset = frame[46] >> 4;
    segment.flags = frame[47] & 63;
    segment.window = readU16(frame, 48);
    const length = u32(ipEnd - 34);
    const sum = addBytes(pseudoHeaderSum(segment.sourceAddress, readU32(frame, 30), 6, length), frame, 34, length);
    if (!isValidSum(sum)) throw new Error("the stack sent a wrong TCP checksum");
    const payloadStart = 34 + segment.dataOffset * 4;
    segment.options = frame.slice(54, payloadStart);
    segment.payload = frame.slice(payloadStart, ipEnd);
    segment.atMs = this.nowMs;
    if (segment.option(8) >= 0) this.guestTimestamp = segment.timestampValue;
    return segment;
  }
}

/** The byte that every test stream has at a sequence number: position and content can be told from each other. */
export function patternByte(sequence: u32): u8 {
  return u8(u32(sequence ^ u32(sequence >>> 8)) ^ u32(sequence >>> 16));
}

export function patternFrom(sequence: u32, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = patternByte(u32(sequence + u32(index)));
  return bytes;
}

/** MSS 1460, SACK permitted, timestamps with this value, window scale 7. */
export function fullOptions(timestamp: u32): Uint8Array {
  const options = new Uint8Array([2, 4, 0x05, 0xb4, 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 7]);
  writeU32(options, 8, timestamp);
  return options;
}

/** MSS 1460 and SACK, without timestamps: sequence numbers alone are easier to follow. */
export function sackOptions(): Uint8Array {
  return new Uint8Array([2, 4, 0x05, 0xb4, 4, 2, 1, 1]);
}

export function mssOption(mss: u32): Uint8Array {
  return new Uint8Array([2, 4, mss >>> 8, mss & 255]);
}

export function timestamps(value: u32, echo: u32): Uint8Array {
  const options = new Uint8Array([1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0]);
  writeU32(options, 4, value);
  writeU32(options, 8, echo);
  return options;
}

export function sackBlocks(edges: readonly u32[]): Uint8Array {
  const options = new Uint8Array(4 + edges.length * 4);
  options[0] = 1;
  options[1] = 1;
  options[2] = 5;
  options[3] = 2 + edges.length * 4;
  for (let index = 0; index < edges.length; index++) writeU32(options, u32(4 + index * 4), edges[index]);
  return options;
}

/** An Ethernet frame with an IP packet to the stack under test. */
export function ipFrame(
  source: u32,
  destination: u32,
  protocol: u8,
  payload: Uint8Array,
  identification: u16,
): Uint8Array {
  const frame = new Uint8Array(34 + payload.length);
  frame.set(new Uint8Array([0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, 1, 8, 0, 0x45, 0]), 0);
  writeU16(frame, 16, u16(20 + payload.length));
  writeU16(frame, 18, identification);
  frame[22] = 64;
  frame[23] = protocol;
  writeU32(frame, 26, source);
  writeU32(frame, 30, destination);
  writeU16(frame, 24, finishChecksum(addBytes(0, frame, 14, 20)));
  copyBytes(frame, 34, payload, 0, u32(payload.length));
  return frame;
}

export function tcpFrame(segment: Segment, destination: u32, identification: u16): Uint8Array {
  const optionLength = (segment.options.length + 3) & ~3;
  const tcp = new Uint8Array(20 + optionLength + segment.payload.length);
  const length = u32(tcp.length);
  writeU16(tcp, 0, segment.sourcePort);
  writeU16(tcp, 2, segment.destinationPort);
  writeU32(tcp, 4, segment.sequence);
  writeU32(tcp, 8, segment.acknowledgment);
  tcp[12] = (segment.dataOffset !== 0 ? segment.dataOffset : 5 + optionLength / 4) << 4;
  tcp[13] = segment.flags;
  writeU16(tcp, 14, segment.window);
  writeU16(tcp, 18, segment.urgentPointer);
  tcp.set(segment.options, 20);
  tcp.set(segment.payload, 20 + optionLength);
  const sum = addBytes(pseudoHeaderSum(segment.sourceAddress, destination, 6, length), tcp, 0, length);
  writeU16(tcp, 16, u16(finishChecksum(sum) + segment.checksumError));
  return ipFrame(segment.sourceAddress, destination, 6, tcp, identification);
}
