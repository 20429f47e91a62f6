// Node's Buffer: the methods that a buffer has besides those of every Uint8Array, which it is in memory. What is called
// says which ones are meant: text of a value whose type is Buffer is its bytes as UTF-8, as in Node.

import {
  compareBytes,
  copyBytes,
  fillBytes,
  loadU16,
  loadU32,
  loadU64,
  storeU16,
  storeU32,
  storeU64,
  swapBytes16,
  swapBytes32,
  swapBytes64,
} from "#intrinsics";
import { bytesOfText, isWide, mostBytes, orderOfBytes, textOfBytes, type BufferEncoding } from "./buffer_text.ts";
import { RangeError, requireWhole, throwOutOfRange, TypeError } from "./coded_errors.ts";
import { wholeOf } from "./positions.ts";
import { quoted } from "./quoted_text.ts";

export {
  readUInt8,
  readUInt8 as readUint8,
  readUInt16LE,
  readUInt16LE as readUint16LE,
  readUInt16BE,
  readUInt16BE as readUint16BE,
  readUInt32LE,
  readUInt32LE as readUint32LE,
  readUInt32BE,
  readUInt32BE as readUint32BE,
  readInt8,
  readInt16LE,
  readInt16BE,
  readInt32LE,
  readInt32BE,
  readBigUInt64LE,
  readBigUInt64LE as readBigUint64LE,
  readBigUInt64BE,
  readBigUInt64BE as readBigUint64BE,
  readBigInt64LE,
  readBigInt64BE,
  readFloatLE,
  readFloatBE,
  readDoubleLE,
  readDoubleBE,
  readUIntLE,
  readUIntLE as readUintLE,
  readUIntBE,
  readUIntBE as readUintBE,
  readIntLE,
  readIntBE,
  writeUInt8,
  writeUInt8 as writeUint8,
  writeUInt16LE,
  writeUInt16LE as writeUint16LE,
  writeUInt16BE,
  writeUInt16BE as writeUint16BE,
  writeUInt32LE,
  writeUInt32LE as writeUint32LE,
  writeUInt32BE,
  writeUInt32BE as writeUint32BE,
  writeInt8,
  writeInt16LE,
  writeInt16BE,
  writeInt32LE,
  writeInt32BE,
  writeBigUInt64LE,
  writeBigUInt64LE as writeBigUint64LE,
  writeBigUInt64BE,
  writeBigUInt64BE as writeBigUint64BE,
  writeBigInt64LE,
  writeBigInt64BE,
  writeFloatLE,
  writeFloatBE,
  writeDoubleLE,
  writeDoubleBE,
  writeUIntLE,
  writeUIntLE as writeUintLE,
  writeUIntBE,
  writeUIntBE as writeUintBE,
  writeIntLE,
  writeIntBE,
} from "./buffer_numbers.ts";

/** The bytes from `start` to `end` as text. */
export function toString(this: Buffer, encoding: BufferEncoding = "utf8", start?: number, end?: number): string {
  const from = within(start, this.length, 0);
  return textOfBytes(this, encoding, from, Math.max(from, within(end, this.length, this.length)));
}

/** A position, which negative ones do not count from the end. */
function within(position: number | undefined, length: number, missing: number): number {
  return position === undefined ? missing : Math.min(Math.max(wholeOf(position), 0), length);
}

export function toJSON(this: Buffer): { type: "Buffer"; data: number[] } {
  return { type: "Buffer", data: [...this] };
}

/** As in Node a view of the same memory, not a copy. */
export function slice(this: Buffer, start?: number, end?: number): Buffer {
  return this.subarray(start, end);
}

export function equals(this: Buffer, other: Uint8Array): boolean {
  return this.length === other.length && compareBytes(this, u32(0), other, u32(0), u32(this.length)) === 0;
}

export function compare(this: Buffer, other: Uint8Array): number {
  return orderOfBytes(this, other);
}

export function compareParts(
  this: Buffer,
  other: Uint8Array,
  targetStart: number = 0,
  targetEnd: number = other.length,
  sourceStart: number = 0,
  sourceEnd: number = this.length,
): number {
  requireWhole("targetStart", targetStart, 0, mostBytes);
  requireWhole("targetEnd", targetEnd, 0, other.length);
  requireWhole("sourceStart", sourceStart, 0, mostBytes);
  requireWhole("sourceEnd", sourceEnd, 0, this.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return orderOfBytes(this.subarray(sourceStart, sourceEnd), other.subarray(targetStart, targetEnd));
}

/** Copies as much as fits; gives the number of bytes. */
export function copy(
  this: Buffer,
  target: Uint8Array,
  targetStart: number = 0,
  sourceStart: number = 0,
  sourceEnd: number = this.length,
): number {
  const to = floorOf(targetStart);
  const from = floorOf(sourceStart);
  if (to < 0) throwOutOfRange("targetStart", ">= 0", to);
  if (from < 0 || from > this.length) throwOutOfRange("sourceStart", `>= 0 && <= ${this.length}`, from);
  if (sourceEnd < 0) throwOutOfRange("sourceEnd", ">= 0", floorOf(sourceEnd));
  const count = Math.min(floorOf(sourceEnd), this.length) - from;
  const fitting = Math.max(0, Math.min(count, target.length - to));
  if (fitting > 0) copyBytes(target, u32(to), this, u32(from), u32(fitting));
  return fitting;
}

function floorOf(position: number): number {
  return Math.abs(position) <= Number.MAX_SAFE_INTEGER ? Math.floor(position) : 0;
}

/** Writes as much of the text's bytes as fits; gives their number. */
export function write(
  this: Buffer,
  text: string,
  offset: number = 0,
  length?: number,
  encoding: BufferEncoding = "utf8",
): number {
  requireWhole("offset", offset, 0, this.length);
  if (length !== undefined) requireWhole("length", length, 0, this.length);
  const bytes = bytesOfText(text, encoding);
  let count = Math.min(bytes.length, length ?? Infinity, this.length - offset);
  // Whole characters only.
  if (isWide(encoding)) count -= count % 2;
  else if (count < bytes.length && isUtf8(encoding)) while (count > 0 && (bytes[count] & 0xc0) === 0x80) count--;
  copyBytes(this, u32(offset), bytes, u32(0), u32(count));
  return count;
}

export function writeEncoded(this: Buffer, text: string, encoding: BufferEncoding): number {
  return this.write(text, 0, this.length, encoding);
}

export function writeEncodedAt(this: Buffer, text: string, offset: number, encoding: BufferEncoding): number {
  return this.write(text, offset, undefined, encoding);
}

function isUtf8(encoding: BufferEncoding): boolean {
  return encoding === "utf8" || encoding === "utf-8";
}

/** The whole buffer wherever `offset` is missing, as in Node. */
export function fill(
  this: Buffer,
  value: number | string | Uint8Array,
  offset?: number,
  end?: number,
  encoding: BufferEncoding = "utf8",
): Buffer {
  let to = this.length;
  if (offset !== undefined) {
    requireWhole("offset", offset, 0, mostBytes);
    if (end !== undefined) {
      requireWhole("end", end, 0, to);
      to = end;
    }
  }
  const from = offset ?? 0;
  if (from >= to) return this;
  if (typeof value === "number") fillBytes(this, u32(from), u32(to), u8(value));
  else if (value === "") fillBytes(this, u32(from), u32(to), 0);
  else fillWith(this, value, encoding, from, to);
  return this;
}

export function fillEncoded(this: Buffer, value: string, encoding: BufferEncoding): Buffer {
  return this.fill(value, 0, this.length, encoding);
}

export function fillEncodedFrom(this: Buffer, value: string, offset: number, encoding: BufferEncoding): Buffer {
  return this.fill(value, offset, this.length, encoding);
}

function fillWith(
  buffer: Buffer,
  value: string | Uint8Array,
  encoding: BufferEncoding,
  from: number,
  to: number,
): void {
  const pattern = typeof value === "string" ? bytesOfText(value, encoding) : value;
  if (pattern.length === 0)
    throw new TypeError("ERR_INVALID_ARG_VALUE", `The argument 'value' is invalid. Received ${emptyText(value)}`);
  for (let at = from; at < to; at += pattern.length)
    copyBytes(buffer, u32(at), pattern, u32(0), u32(Math.min(pattern.length, to - at)));
}

function emptyText(value: string | Uint8Array): string {
  if (typeof value === "string") return quoted(value);
  return Buffer.isBuffer(value) ? "<Buffer >" : "Uint8Array(0) []";
}

// --- Searching ---

export function indexOf(
  this: Buffer,
  value: number | string | Uint8Array,
  from?: number,
  encoding: BufferEncoding = "utf8",
): number {
  return search(this, value, from ?? 0, encoding, true);
}

export function indexOfEncoded(this: Buffer, value: string | Uint8Array, encoding: BufferEncoding): number {
  return search(this, value, 0, encoding, true);
}

export function lastIndexOf(
  this: Buffer,
  value: number | string | Uint8Array,
  from?: number,
  encoding: BufferEncoding = "utf8",
): number {
  return search(this, value, from ?? Infinity, encoding, false);
}

export function lastIndexOfEncoded(this: Buffer, value: string | Uint8Array, encoding: BufferEncoding): number {
  return search(this, value, Infinity, encoding, false);
}

export function includes(
  this: Buffer,
  value: number | string | Uint8Array,
  from?: number,
  encoding: BufferEncoding = "utf8",
): boolean {
  return search(this, value, from ?? 0, encoding, true) >= 0;
}

export function includesEncoded(this: Buffer, value: string | Uint8Array, encoding: BufferEncoding): boolean {
  return search(this, value, 0, encoding, true) >= 0;
}

/** The next place from `from` on, towards the end or the start, where the bytes are those of `value`. */
function search(
  bytes: Buffer,
  value: number | string | Uint8Array,
  from: number,
  encoding: BufferEncoding,
  isForward: boolean,
): number {
  let wanted = wantedBytes(value, encoding);
  const start = startOfSearch(bytes.length, from, wanted.length, isForward);
  if (wanted.length === 0) return start;
  // UTF-16 is looked for at even places.
  let step = 1;
  if (typeof value !== "number" && isWide(encoding)) {
    step = 2;
    wanted = wanted.subarray(0, wanted.length - (wanted.length % 2));
  }
  const last = bytes.length - wanted.length;
  if (start < 0 || wanted.length === 0 || (isForward && start > last)) return -1;
  const first = wanted[0];
  let at = isForward ? start : Math.min(start, last);
  at -= at % step;
  for (; at >= 0 && at <= last; at += isForward ? step : -step)
    if (bytes[at] === first && compareBytes(bytes, u32(at), wanted, u32(0), u32(wanted.length)) === 0) return at;
  return -1;
}

function wantedBytes(value: number | string | Uint8Array, encoding: BufferEncoding): Uint8Array {
  if (typeof value === "number") return Uint8Array.of(value);
  return typeof value === "string" ? bytesOfText(value, encoding) : value;
}

/** Counted from the end when negative; -1 where nothing can be found. */
function startOfSearch(length: number, from: number, wanted: number, isForward: boolean): number {
  // No number is what was left out.
  const whole = from === from ? Math.trunc(from) : isForward ? 0 : length;
  if (whole < 0) return length + whole >= 0 ? length + whole : isForward || wanted === 0 ? 0 : -1;
  if (whole + wanted <= length) return whole;
  if (wanted === 0) return length;
  return isForward ? -1 : length - 1;
}

// --- Byte order ---

export function swap16(this: Buffer): Buffer {
  requireMultiple(this, 2);
  for (let at = u32(0); at < this.length; at = u32(at + 2)) storeU16(this, at, swapBytes16(loadU16(this, at)));
  return this;
}

export function swap32(this: Buffer): Buffer {
  requireMultiple(this, 4);
  for (let at = u32(0); at < this.length; at = u32(at + 4)) storeU32(this, at, swapBytes32(loadU32(this, at)));
  return this;
}

export function swap64(this: Buffer): Buffer {
  requireMultiple(this, 8);
  for (let at = u32(0); at < this.length; at = u32(at + 8)) storeU64(this, at, swapBytes64(loadU64(this, at)));
  return this;
}

function requireMultiple(buffer: Buffer, size: number): void {
  if (buffer.length % size !== 0)
    throw new RangeError("ERR_INVALID_BUFFER_SIZE", `Buffer size must be a multiple of ${size * 8}-bits`);
}
