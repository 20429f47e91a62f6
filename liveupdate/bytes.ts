// Growing byte strings to write state into, and readers that never leave theirs. Little-endian.
// @cold

import { copyBytes, f64Bits, f64FromBits, textFromUtf8, textToUtf8, textUtf8Length } from "#intrinsics";

export class ByteWriter {
  private bytes = new Uint8Array(256);
  length = 0;

  /** What has been written: a view that the next write may outdate. */
  get view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  u8(value: u8): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  u16(value: u16): void {
    this.reserve(2);
    this.bytes[this.length++] = u8(value);
    this.bytes[this.length++] = u8(value >>> u16(8));
  }

  u32(value: u32): void {
    this.reserve(4);
    this.putU32(this.length, value);
    this.length += 4;
  }

  u64(value: u64): void {
    this.u32(u32(value));
    this.u32(u32(value >> 32n));
  }

  f64(value: number): void {
    this.u64(f64Bits(value));
  }

  /** UTF-8 behind its length. */
  text(value: string): void {
    const size = Number(textUtf8Length(value));
    this.u32(u32(size));
    this.reserve(size);
    textToUtf8(value, this.bytes, u32(this.length));
    this.length += size;
  }

  /** Bytes behind their length. */
  buffer(value: Uint8Array): void {
    this.u32(u32(value.length));
    this.append(value);
  }

  append(value: Uint8Array): void {
    this.reserve(value.length);
    copyBytes(this.bytes, u32(this.length), value, 0, u32(value.length));
    this.length += value.length;
  }

  /** Room for `count` bytes that the caller fills in at once: gives where they start in `memory`. */
  extend(count: number): number {
    this.reserve(count);
    const at = this.length;
    this.length += count;
    return at;
  }

  /** The bytes written so far and the room behind them: until the next write. */
  get memory(): Uint8Array {
    return this.bytes;
  }

  /** Overwrites a word that was written before. */
  putU32(offset: number, value: u32): void {
    this.bytes[offset] = u8(value);
    this.bytes[offset + 1] = u8(value >>> 8);
    this.bytes[offset + 2] = u8(value >>> 16);
    this.bytes[offset + 3] = u8(value >>> 24);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    copyBytes(larger, 0, this.bytes, 0, u32(this.length));
    this.bytes = larger;
  }
}

/** Reads what a ByteWriter wrote; throws RangeError instead of leaving the bytes. */
export class ByteReader {
  offset = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  u8(): u8 {
    const at = this.take(1);
    return u8(this.bytes[at]);
  }

  u16(): u16 {
    const at = this.take(2);
    return u16(this.bytes[at] + this.bytes[at + 1] * 0x100);
  }

  u32(): u32 {
    const at = this.take(4);
    const { bytes } = this;
    return u32(bytes[at] + bytes[at + 1] * 0x100 + bytes[at + 2] * 0x10000 + bytes[at + 3] * 0x1000000);
  }

  u64(): u64 {
    const low = this.u32();
    const high = this.u32();
    return u64(u64(u64(high) << 32n) | u64(low));
  }

  f64(): number {
    return f64FromBits(this.u64());
  }

  text(): string {
    const size = Number(this.u32());
    const at = this.take(size);
    return textFromUtf8(this.bytes, u32(at), u32(at + size));
  }

  /** A copy: the bytes that are read from go away with the old image. */
  buffer(): Uint8Array {
    return this.view().slice();
  }

  /** The bytes behind a length, as a view. */
  view(): Uint8Array {
    const size = Number(this.u32());
    const at = this.take(size);
    return this.bytes.subarray(at, at + size);
  }

  /** How many bytes have not been read. */
  get left(): number {
    return this.bytes.length - this.offset;
  }

  /** All bytes, read and unread. */
  get memory(): Uint8Array {
    return this.bytes;
  }

  /** Moves past `count` bytes and gives where they start. */
  take(count: number): number {
    const at = this.offset;
    if (count > this.bytes.length - at) {
      throw new RangeError(`${count} bytes wanted at ${at}, ${this.bytes.length - at} are left`);
    }
    this.offset = at + count;
    return at;
  }
}
