// Growing byte strings to write state into, and readers that never leave theirs. Little-endian.

import {
  compareBytes,
  copyBytes,
  loadF64,
  loadU16,
  loadU32,
  loadU64,
  storeF64,
  storeU16,
  storeU32,
  storeU64,
  textFromUtf8,
  textToUtf8,
  textUtf8Length,
} from "#intrinsics";

export class ByteWriter {
  private bytes: Uint8Array;
  private end: u32 = 0;

  /** `capacity`: bytes for which there is room at once. */
  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Bytes written so far. */
  get length(): u32 {
    return this.end;
  }

  /** What has been written: a view that the next write may outdate. */
  get view(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  u8(value: u8): void {
    // First the room: it may be in other memory then.
    const at = this.extend(1);
    this.bytes[at] = value;
  }

  u16(value: u16): void {
    const at = this.extend(2);
    storeU16(this.bytes, at, value);
  }

  u32(value: u32): void {
    const at = this.extend(4);
    storeU32(this.bytes, at, value);
  }

  u64(value: u64): void {
    const at = this.extend(8);
    storeU64(this.bytes, at, value);
  }

  f64(value: number): void {
    const at = this.extend(8);
    storeF64(this.bytes, at, value);
  }

  /** UTF-8 behind its length. */
  text(value: string): void {
    const size = textUtf8Length(value);
    this.u32(size);
    const at = this.extend(size);
    textToUtf8(value, this.bytes, at);
  }

  /** Bytes behind their length. */
  buffer(value: Uint8Array): void {
    this.u32(u32(value.length));
    this.append(value);
  }

  append(value: Uint8Array): void {
    const at = this.extend(u32(value.length));
    copyBytes(this.bytes, at, value, 0, u32(value.length));
  }

  /** Room for `count` bytes that the caller fills in at once: gives where they start in `memory`. */
  extend(count: u32): u32 {
    const start = this.end;
    const end = u32(start + count);
    if (end > u32(this.bytes.length)) this.grow(end);
    this.end = end;
    return start;
  }

  /** The bytes written so far and the room behind them: until the next write. */
  get memory(): Uint8Array {
    return this.bytes;
  }

  /** Overwrites a word that was written before. */
  putU32(offset: u32, value: u32): void {
    if (u32(offset + 4) > this.end) throw new RangeError("a word that was not written");
    storeU32(this.bytes, offset, value);
  }

  putU64(offset: u32, value: u64): void {
    if (u32(offset + 8) > this.end) throw new RangeError("a word that was not written");
    storeU64(this.bytes, offset, value);
  }

  private grow(least: u32): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, least));
    copyBytes(larger, 0, this.bytes, 0, this.end);
    this.bytes = larger;
  }
}

/** Reads what a ByteWriter wrote; throws RangeError instead of leaving its part of the bytes. */
export class ByteReader {
  /** What is read next, and where reading ends. */
  private at: u32 = 0;
  private end: u32;

  constructor(private readonly bytes: Uint8Array) {
    this.end = u32(bytes.length);
  }

  /** Goes on within `[start, end)` of the bytes; throws RangeError when that is not inside. */
  enter(start: u32, end: u32): void {
    if (start > end || end > u32(this.bytes.length)) throw new RangeError("a part outside the bytes");
    this.at = start;
    this.end = end;
  }

  get offset(): u32 {
    return this.at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  u8(): u8 {
    return u8(this.bytes[this.take(1)]);
  }

  u16(): u16 {
    return loadU16(this.bytes, this.take(2));
  }

  u32(): u32 {
    return loadU32(this.bytes, this.take(4));
  }

  u64(): u64 {
    return loadU64(this.bytes, this.take(8));
  }

  f64(): number {
    return loadF64(this.bytes, this.take(8));
  }

  text(): string {
    const size = this.u32();
    const at = this.take(size);
    return textFromUtf8(this.bytes, at, u32(at + size));
  }

  /** A copy: the bytes that are read from go away with the old image. */
  buffer(): Uint8Array {
    return this.view().slice();
  }

  /** The bytes behind a length, as a view. */
  view(): Uint8Array {
    const size = this.u32();
    const at = this.take(size);
    return this.bytes.subarray(at, u32(at + size));
  }

  /** Do these bytes come next? */
  startsWith(expected: Uint8Array): boolean {
    const count = u32(expected.length);
    if (count > this.left) return false;
    return compareBytes(this.bytes, this.at, expected, 0, count) === 0;
  }

  /** How many bytes have not been read. */
  get left(): u32 {
    return u32(this.end - this.at);
  }

  /** All bytes, read and unread. */
  get memory(): Uint8Array {
    return this.bytes;
  }

  /** Moves past `count` bytes and gives where they start. */
  take(count: u32): u32 {
    const start = this.at;
    const left = u32(this.end - start);
    if (count > left) this.refuse(count);
    this.at = u32(start + count);
    return start;
  }

  /** Out of the way of what is done for every field. */
  private refuse(count: u32): void {
    throw new RangeError(`${count} bytes wanted at ${this.at}, ${this.left} are left`);
  }
}
