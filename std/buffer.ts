// Node's Buffer: the methods that a buffer has besides those of every Uint8Array, which it is in memory. What is called
// says which ones are meant: text of a value whose type is Buffer is its bytes as UTF-8, as in Node.

import { compareBytes, copyBytes } from "#intrinsics";
import { bytesOfText, orderOfBytes, textOfBytes, type BufferEncoding } from "./buffer_text.ts";
import { clampIndex } from "./positions.ts";

/** The bytes from `start` to `end` as text. */
export function toString(this: Buffer, encoding: BufferEncoding = "utf8", start?: number, end?: number): string {
  const from = clampIndex(start, this.length, 0);
  return textOfBytes(this, encoding, from, Math.max(from, clampIndex(end, this.length, this.length)));
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

/** Copies as much as fits; gives the number of bytes. */
export function copy(
  this: Buffer,
  target: Uint8Array,
  targetStart: number = 0,
  sourceStart: number = 0,
  sourceEnd: number = this.length,
): number {
  if (targetStart < 0 || sourceStart < 0 || sourceStart > this.length)
    throw new RangeError("a start of `copy` is out of range");
  const end = Math.min(sourceEnd, this.length);
  const count = Math.max(0, Math.min(end - sourceStart, target.length - targetStart));
  if (count > 0) copyBytes(target, u32(targetStart), this, u32(sourceStart), u32(count));
  return count;
}

/** Writes as much of the text's bytes as fits; gives their number. */
export function write(
  this: Buffer,
  text: string,
  offset: number = 0,
  length: number = this.length - offset,
  encoding: BufferEncoding = "utf8",
): number {
  if (!(offset >= 0 && offset <= this.length)) throw new RangeError(`the offset ${offset} is out of range`);
  const bytes = bytesOfText(text, encoding);
  let count = Math.min(bytes.length, length, this.length - offset);
  // Whole characters only.
  if (count < bytes.length && isUtf8(encoding)) while (count > 0 && (bytes[count] & 0xc0) === 0x80) count--;
  copyBytes(this, u32(offset), bytes, u32(0), u32(count));
  return count;
}

function isUtf8(encoding: BufferEncoding): boolean {
  return encoding === "utf8" || encoding === "utf-8";
}

export function indexOf(this: Buffer, value: number | string | Uint8Array, from?: number): number {
  if (typeof value === "number") return indexOfByte(this, value & 255, from);
  const wanted = typeof value === "string" ? bytesOfText(value, "utf8") : value;
  for (let at = clampIndex(from, this.length, 0); at + wanted.length <= this.length; at++)
    if (compareBytes(this, u32(at), wanted, u32(0), u32(wanted.length)) === 0) return at;
  return -1;
}

/** As a Uint8Array has it. */
function indexOfByte(bytes: Uint8Array, byte: number, from: number | undefined): number {
  return bytes.indexOf(byte, from);
}

export function includes(this: Buffer, value: number | string | Uint8Array, from?: number): boolean {
  return this.indexOf(value, from) >= 0;
}

// --- Numbers ---

function view(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function readUInt8(this: Buffer, offset: number = 0): number {
  return view(this).getUint8(offset);
}
export function readUInt16LE(this: Buffer, offset: number = 0): number {
  return view(this).getUint16(offset, true);
}
export function readUInt16BE(this: Buffer, offset: number = 0): number {
  return view(this).getUint16(offset);
}
export function readUInt32LE(this: Buffer, offset: number = 0): number {
  return view(this).getUint32(offset, true);
}
export function readUInt32BE(this: Buffer, offset: number = 0): number {
  return view(this).getUint32(offset);
}
export function readInt8(this: Buffer, offset: number = 0): number {
  return view(this).getInt8(offset);
}
export function readInt16LE(this: Buffer, offset: number = 0): number {
  return view(this).getInt16(offset, true);
}
export function readInt16BE(this: Buffer, offset: number = 0): number {
  return view(this).getInt16(offset);
}
export function readInt32LE(this: Buffer, offset: number = 0): number {
  return view(this).getInt32(offset, true);
}
export function readInt32BE(this: Buffer, offset: number = 0): number {
  return view(this).getInt32(offset);
}
export function readDoubleLE(this: Buffer, offset: number = 0): number {
  return view(this).getFloat64(offset, true);
}
export function readDoubleBE(this: Buffer, offset: number = 0): number {
  return view(this).getFloat64(offset);
}

export function writeUInt8(this: Buffer, value: number, offset: number = 0): number {
  view(this).setUint8(offset, within(value, 0, 0xff));
  return offset + 1;
}
export function writeUInt16LE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setUint16(offset, within(value, 0, 0xffff), true);
  return offset + 2;
}
export function writeUInt16BE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setUint16(offset, within(value, 0, 0xffff));
  return offset + 2;
}
export function writeUInt32LE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setUint32(offset, within(value, 0, 0xffffffff), true);
  return offset + 4;
}
export function writeUInt32BE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setUint32(offset, within(value, 0, 0xffffffff));
  return offset + 4;
}
export function writeInt8(this: Buffer, value: number, offset: number = 0): number {
  view(this).setInt8(offset, within(value, -0x80, 0x7f));
  return offset + 1;
}
export function writeInt16LE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setInt16(offset, within(value, -0x8000, 0x7fff), true);
  return offset + 2;
}
export function writeInt16BE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setInt16(offset, within(value, -0x8000, 0x7fff));
  return offset + 2;
}
export function writeInt32LE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setInt32(offset, within(value, -0x80000000, 0x7fffffff), true);
  return offset + 4;
}
export function writeInt32BE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setInt32(offset, within(value, -0x80000000, 0x7fffffff));
  return offset + 4;
}
export function writeDoubleLE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setFloat64(offset, value, true);
  return offset + 8;
}
export function writeDoubleBE(this: Buffer, value: number, offset: number = 0): number {
  view(this).setFloat64(offset, value);
  return offset + 8;
}

/** Unlike a DataView's, values out of range are refused. */
function within(value: number, least: number, greatest: number): number {
  if (!(value >= least && value <= greatest))
    throw new RangeError(
      `The value of "value" is out of range. It must be >= ${least} and <= ${greatest}. Received ${value}`,
    );
  return value;
}
