// A TCP segment on the wire (RFC 9293 3.1): reading one into plain numbers, once and completely checked, and writing
// headers and options. Nothing here knows of connections.

import { readU16, readU32, writeU16, writeU32 } from "../bytes.ts";
import type { TcpStatistics } from "../statistics.ts";

export const flagFin: u8 = 0x01;
export const flagSyn: u8 = 0x02;
export const flagRst: u8 = 0x04;
export const flagPsh: u8 = 0x08;
export const flagAck: u8 = 0x10;

export const tcpHeaderLength: u32 = 20;
/** Timestamps with two bytes of padding, as they are in every segment of a connection that uses them. */
export const timestampOptionLength: u32 = 12;
const mostSackBlocks = 4;

const optionEnd = 0;
const optionNone = 1;
const optionMss = 2;
const optionWindowScale = 3;
const optionSackPermitted = 4;
const optionSack = 5;
const optionTimestamps = 8;

/** A received segment; one object is used again and again. */
export class Segment {
  bytes: Uint8Array = new Uint8Array(0);
  sourceAddress: u32 = 0;
  destinationAddress: u32 = 0;
  sourcePort: u16 = 0;
  destinationPort: u16 = 0;
  sequence: u32 = 0;
  acknowledgment: u32 = 0;
  flags: u8 = 0;
  window: u32 = 0;
  payloadOffset: u32 = 0;
  payloadLength: u32 = 0;
  /** 0: the option was absent. */
  mss: u32 = 0;
  hasWindowScale = false;
  windowScale: u32 = 0;
  isSackPermitted = false;
  hasTimestamps = false;
  timestampValue: u32 = 0;
  timestampEcho: u32 = 0;
  sackCount: u32 = 0;
  readonly sackStart: u32[] = [0, 0, 0, 0];
  readonly sackEnd: u32[] = [0, 0, 0, 0];

  has(flag: u8): boolean {
    return (this.flags & flag) !== 0;
  }

  /** Payload and the two flags that take a sequence number. */
  get sequenceLength(): u32 {
    let length = this.payloadLength;
    if (this.has(flagSyn)) length++;
    if (this.has(flagFin)) length++;
    return length;
  }

  /** Reads header and options; false, and counted, when they are malformed. The checksum is the caller's. */
  read(bytes: Uint8Array, offset: u32, length: u32, statistics: TcpStatistics): boolean {
    if (length < tcpHeaderLength) {
      statistics.dropTooShort++;
      return false;
    }
    const headerLength = u32(u32(u32(bytes[offset + 12]) >> 4) * 4);
    if (headerLength < tcpHeaderLength || headerLength > length) {
      statistics.dropDataOffset++;
      return false;
    }
    this.bytes = bytes;
    this.sourcePort = readU16(bytes, offset);
    this.destinationPort = readU16(bytes, u32(offset + 2));
    this.sequence = readU32(bytes, u32(offset + 4));
    this.acknowledgment = readU32(bytes, u32(offset + 8));
    this.flags = u8(bytes[offset + 13]);
    this.window = u32(readU16(bytes, u32(offset + 14)));
    this.payloadOffset = u32(offset + headerLength);
    this.payloadLength = u32(length - headerLength);
    this.mss = 0;
    this.hasWindowScale = false;
    this.isSackPermitted = false;
    this.hasTimestamps = false;
    this.sackCount = 0;
    if (headerLength === tcpHeaderLength) return true;
    if (this.readOptions(bytes, u32(offset + tcpHeaderLength), this.payloadOffset)) return true;
    statistics.dropOptions++;
    return false;
  }

  /** False when an option's length is 0, 1 or past the end of the header. */
  private readOptions(bytes: Uint8Array, start: u32, end: u32): boolean {
    // Nearly all segments carry exactly two paddings and the timestamps (RFC 7323 appendix A).
    if (u32(end - start) === timestampOptionLength && readU32(bytes, start) === 0x0101080a) {
      this.readTimestamps(bytes, u32(start + 2));
      return true;
    }
    let at = start;
    while (at < end) {
      const kind = bytes[at];
      if (kind === optionEnd) return true;
      if (kind === optionNone) {
        at++;
        continue;
      }
      if (u32(at + 1) >= end) return false;
      const length = u32(bytes[at + 1]);
      if (length < 2 || u32(at + length) > end) return false;
      this.readOption(bytes, at, kind, length);
      at = u32(at + length);
    }
    return true;
  }

  private readOption(bytes: Uint8Array, at: u32, kind: number, length: u32): void {
    if (kind === optionMss && length === 4) this.mss = u32(readU16(bytes, u32(at + 2)));
    else if (kind === optionWindowScale && length === 3) {
      this.hasWindowScale = true;
      // RFC 7323 2.3: more than 14 counts as 14.
      this.windowScale = u32(Math.min(bytes[at + 2], 14));
    } else if (kind === optionSackPermitted && length === 2) this.isSackPermitted = true;
    else if (kind === optionTimestamps && length === 10) this.readTimestamps(bytes, at);
    else if (kind === optionSack) this.readSack(bytes, at, length);
  }

  private readTimestamps(bytes: Uint8Array, at: u32): void {
    this.hasTimestamps = true;
    this.timestampValue = readU32(bytes, u32(at + 2));
    this.timestampEcho = readU32(bytes, u32(at + 6));
  }

  private readSack(bytes: Uint8Array, at: u32, length: u32): void {
    let block = u32(at + 2);
    for (let rest = u32(length - 2); rest >= 8 && this.sackCount < mostSackBlocks; rest = u32(rest - 8)) {
      this.sackStart[this.sackCount] = readU32(bytes, block);
      this.sackEnd[this.sackCount] = readU32(bytes, u32(block + 4));
      this.sackCount++;
      block = u32(block + 8);
    }
  }
}

/** Writes the fixed header with an empty checksum. `headerLength` includes the options. */
export function writeHeader(
  bytes: Uint8Array,
  at: u32,
  sourcePort: u16,
  destinationPort: u16,
  sequence: u32,
  acknowledgment: u32,
  flags: u8,
  window: u32,
  headerLength: u32,
): void {
  writeU16(bytes, at, sourcePort);
  writeU16(bytes, u32(at + 2), destinationPort);
  writeU32(bytes, u32(at + 4), sequence);
  writeU32(bytes, u32(at + 8), acknowledgment);
  writeU16(bytes, u32(at + 12), u16(u16(u16(headerLength) << 10) | u16(flags)));
  writeU16(bytes, u32(at + 14), u16(window));
  writeU32(bytes, u32(at + 16), 0);
}

export function writeTimestamps(bytes: Uint8Array, at: u32, value: u32, echo: u32): void {
  writeU32(bytes, at, 0x0101080a);
  writeU32(bytes, u32(at + 4), value);
  writeU32(bytes, u32(at + 8), echo);
}

export function writeMss(bytes: Uint8Array, at: u32, mss: u32): void {
  writeU32(bytes, at, u32(0x02040000 | u32(mss & 0xffff)));
}

/** Four bytes: a padding and the scale. */
export function writeWindowScale(bytes: Uint8Array, at: u32, scale: u32): void {
  writeU32(bytes, at, u32(0x01030300 | scale));
}

/** Four bytes: two paddings and the option. */
export function writeSackPermitted(bytes: Uint8Array, at: u32): void {
  writeU32(bytes, at, 0x01010402);
}

/** Two paddings and the head of a SACK option for `count` blocks, which follow. */
export function writeSackHead(bytes: Uint8Array, at: u32, count: u32): void {
  writeU32(bytes, at, u32(0x01010500 | u32(2 + u32(count * 8))));
}
