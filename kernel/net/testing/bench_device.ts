// Stand-ins for the machine in tests: a device that keeps or forwards its frames, a clock set by hand, seeded randomness.

import { copyBytes } from "#intrinsics";
import { readU16, readU32, writeU16, writeU32 } from "../bytes.ts";
import { addBytes, finishChecksum, pseudoHeaderSum } from "../checksum.ts";
import type { Clock, FrameReceiver, NetworkDevice, Random } from "../device.ts";

export class ManualClock implements Clock {
  us = 5_000_000;

  nowUs(): number {
    return this.us;
  }
}

/** xorshift32: the same numbers for the same seed (not 0). */
export class SeededRandom implements Random {
  private state: u32;

  constructor(seed: u32) {
    this.state = seed;
  }

  nextU32(): u32 {
    let x = this.state;
    x = u32(x ^ u32(x << 13));
    x = u32(x ^ u32(x >>> 17));
    x = u32(x ^ u32(x << 5));
    this.state = x;
    return x;
  }

  /** An integer from 0 up to, not including, `limit`. */
  below(limit: u32): u32 {
    return u32(this.nextU32() % limit);
  }
}

/** Gets the frames that a TestDevice sends; each is the receiver's to keep. */
export interface FrameSink {
  onFrame(frame: Uint8Array): void;
}

export class TestDevice implements NetworkDevice {
  readonly macAddress: Uint8Array;
  readonly mtu: u32 = 1500;
  readonly checksumOffload: boolean;
  readonly segmentationOffload: boolean;
  readonly transmitMemory = new Uint8Array(70_000);
  readonly sink: FrameSink;
  receiver: FrameReceiver | null = null;
  /** While true every reservation fails. */
  isFull = false;
  flushes = 0;

  constructor(lastMacByte: u8, hasOffloads: boolean, sink: FrameSink) {
    this.macAddress = new Uint8Array([0x52, 0x54, 0x00, 0x00, 0x00, lastMacByte]);
    this.checksumOffload = hasOffloads;
    this.segmentationOffload = hasOffloads;
    this.sink = sink;
  }

  reserve(length: u32): i32 {
    if (length > u32(this.transmitMemory.length)) throw new RangeError("reservation is longer than the ring");
    return this.isFull ? -1 : 0;
  }

  transmit(
    offset: u32,
    length: u32,
    checksumStart: u32,
    checksumOffset: u32,
    segmentSize: u32,
    headerLength: u32,
  ): void {
    const frame = this.transmitMemory.slice(offset, u32(offset + length));
    if (segmentSize > 0) {
      this.cut(frame, segmentSize, headerLength);
      return;
    }
    if (checksumStart > 0) completeChecksum(frame, checksumStart, checksumOffset);
    this.sink.onFrame(frame);
  }

  flush(): void {
    this.flushes++;
  }

  poll(): boolean {
    return false;
  }

  setReceiver(receiver: FrameReceiver): void {
    this.receiver = receiver;
  }

  /** A frame arrives. */
  deliver(frame: Uint8Array): void {
    if (this.receiver !== null) this.receiver.receive(frame, 0, u32(frame.length), false);
  }

  /** Does what segmentation offload does: cuts the payload and gives every piece its own headers. */
  private cut(frame: Uint8Array, segmentSize: u32, headerLength: u32): void {
    const total = u32(frame.length);
    const sequence = readU32(frame, 38);
    let at = headerLength;
    while (at < total) {
      const size = u32(Math.min(segmentSize, u32(total - at)));
      const piece = new Uint8Array(u32(headerLength + size));
      copyBytes(piece, 0, frame, 0, headerLength);
      copyBytes(piece, headerLength, frame, at, size);
      writeU16(piece, 16, u16(u32(headerLength + size) - 14));
      writeU16(piece, 24, 0);
      writeU16(piece, 24, finishChecksum(addBytes(0, piece, 14, 20)));
      writeU32(piece, 38, u32(sequence + u32(at - headerLength)));
      const isLast = u32(at + size) === total;
      if (!isLast) piece[47] = u8(piece[47] & ~9); // FIN and PSH are the last piece's
      writeU16(
        piece,
        50,
        u16(pseudoHeaderSum(readU32(piece, 26), readU32(piece, 30), 6, u32(u32(headerLength + size) - 34))),
      );
      completeChecksum(piece, 34, 16);
      this.sink.onFrame(piece);
      at = u32(at + size);
    }
  }
}

function completeChecksum(frame: Uint8Array, start: u32, offset: u32): void {
  const sum = addBytes(0, frame, start, u32(u32(frame.length) - start));
  writeU16(frame, u32(start + offset), finishChecksum(sum));
}

/** The 16-bit type of a frame. */
export function frameType(frame: Uint8Array): u16 {
  return readU16(frame, 12);
}
