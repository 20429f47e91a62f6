// The numbers in a Buffer: readers and writers by width and byte order. Unlike a DataView's, their values and offsets
// are tested as Node's are.

import {
  f64Bits,
  f64FromBits,
  loadF32,
  loadU16,
  loadU32,
  loadU64,
  loadU8,
  storeF32,
  storeU16,
  storeU32,
  storeU64,
  storeU8,
  swapBytes16,
  swapBytes32,
  swapBytes64,
} from "#intrinsics";
import { RangeError, throwOutOfRange } from "./coded_errors.ts";

/** The offset once `size` bytes from it on are inside. */
function place(bytes: Buffer, offset: number, size: number): u32 {
  if (!(Math.floor(offset) === offset && offset >= 0 && offset + size <= bytes.length))
    refusePlace(offset, bytes.length - size);
  return u32(offset);
}

function refusePlace(offset: number, last: number): never {
  if (Math.floor(offset) !== offset) throwOutOfRange("offset", "an integer", offset);
  if (last < 0) throw new RangeError("ERR_BUFFER_OUT_OF_BOUNDS", "Attempt to access memory outside buffer bounds");
  throwOutOfRange("offset", `>= 0 and <= ${last}`, offset);
}

/** Of the numbers whose width the caller gives. */
function requireWidth(byteLength: number): void {
  if (byteLength >= 1 && byteLength <= 6 && Math.floor(byteLength) === byteLength) return;
  throwOutOfRange("byteLength", Math.floor(byteLength) === byteLength ? ">= 1 and <= 6" : "an integer", byteLength);
}

/** NaN is none of what is out of range: it is written as 0. */
function requireValue(value: number, least: number, most: number): void {
  if (value > most || value < least) throwOutOfRange("value", `>= ${least} and <= ${most}`, value);
}

// --- Reading ---

export function readUInt8(this: Buffer, offset: number = 0): number {
  return loadU8(this, place(this, offset, 1));
}
export function readUInt16LE(this: Buffer, offset: number = 0): number {
  return loadU16(this, place(this, offset, 2));
}
export function readUInt16BE(this: Buffer, offset: number = 0): number {
  return swapBytes16(loadU16(this, place(this, offset, 2)));
}
export function readUInt32LE(this: Buffer, offset: number = 0): number {
  return loadU32(this, place(this, offset, 4));
}
export function readUInt32BE(this: Buffer, offset: number = 0): number {
  return swapBytes32(loadU32(this, place(this, offset, 4)));
}
export function readInt8(this: Buffer, offset: number = 0): number {
  return i8(loadU8(this, place(this, offset, 1)));
}
export function readInt16LE(this: Buffer, offset: number = 0): number {
  return i16(loadU16(this, place(this, offset, 2)));
}
export function readInt16BE(this: Buffer, offset: number = 0): number {
  return i16(swapBytes16(loadU16(this, place(this, offset, 2))));
}
export function readInt32LE(this: Buffer, offset: number = 0): number {
  return i32(loadU32(this, place(this, offset, 4)));
}
export function readInt32BE(this: Buffer, offset: number = 0): number {
  return i32(swapBytes32(loadU32(this, place(this, offset, 4))));
}
export function readBigUInt64LE(this: Buffer, offset: number = 0): bigint {
  return loadU64(this, place(this, offset, 8));
}
export function readBigUInt64BE(this: Buffer, offset: number = 0): bigint {
  return swapBytes64(loadU64(this, place(this, offset, 8)));
}
export function readBigInt64LE(this: Buffer, offset: number = 0): bigint {
  return i64(loadU64(this, place(this, offset, 8)));
}
export function readBigInt64BE(this: Buffer, offset: number = 0): bigint {
  return i64(swapBytes64(loadU64(this, place(this, offset, 8))));
}
export function readFloatLE(this: Buffer, offset: number = 0): number {
  return loadF32(this, place(this, offset, 4));
}
export function readFloatBE(this: Buffer, offset: number = 0): number {
  const scratch = new Uint8Array(4);
  storeU32(scratch, 0, swapBytes32(loadU32(this, place(this, offset, 4))));
  return loadF32(scratch, 0);
}
export function readDoubleLE(this: Buffer, offset: number = 0): number {
  return f64FromBits(loadU64(this, place(this, offset, 8)));
}
export function readDoubleBE(this: Buffer, offset: number = 0): number {
  return f64FromBits(swapBytes64(loadU64(this, place(this, offset, 8))));
}

export function readUIntLE(this: Buffer, offset: number, byteLength: number): number {
  requireWidth(byteLength);
  const start = Number(place(this, offset, byteLength));
  let value = 0;
  for (let index = byteLength - 1; index >= 0; index--) value = value * 256 + this[start + index];
  return value;
}
export function readUIntBE(this: Buffer, offset: number, byteLength: number): number {
  requireWidth(byteLength);
  const start = Number(place(this, offset, byteLength));
  let value = 0;
  for (let index = 0; index < byteLength; index++) value = value * 256 + this[start + index];
  return value;
}
export function readIntLE(this: Buffer, offset: number, byteLength: number): number {
  return signed(this.readUIntLE(offset, byteLength), byteLength);
}
export function readIntBE(this: Buffer, offset: number, byteLength: number): number {
  return signed(this.readUIntBE(offset, byteLength), byteLength);
}

function signed(value: number, byteLength: number): number {
  const values = 2 ** (byteLength * 8);
  return value >= values / 2 ? value - values : value;
}

// --- Writing: gives the offset behind the number ---

export function writeUInt8(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, 0, 0xff);
  storeU8(this, place(this, offset, 1), u8(value));
  return offset + 1;
}
export function writeUInt16LE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, 0, 0xffff);
  storeU16(this, place(this, offset, 2), u16(value));
  return offset + 2;
}
export function writeUInt16BE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, 0, 0xffff);
  storeU16(this, place(this, offset, 2), swapBytes16(u16(value)));
  return offset + 2;
}
export function writeUInt32LE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, 0, 0xffffffff);
  storeU32(this, place(this, offset, 4), u32(value));
  return offset + 4;
}
export function writeUInt32BE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, 0, 0xffffffff);
  storeU32(this, place(this, offset, 4), swapBytes32(u32(value)));
  return offset + 4;
}
export function writeInt8(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, -0x80, 0x7f);
  storeU8(this, place(this, offset, 1), u8(value));
  return offset + 1;
}
export function writeInt16LE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, -0x8000, 0x7fff);
  storeU16(this, place(this, offset, 2), u16(value));
  return offset + 2;
}
export function writeInt16BE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, -0x8000, 0x7fff);
  storeU16(this, place(this, offset, 2), swapBytes16(u16(value)));
  return offset + 2;
}
export function writeInt32LE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, -0x80000000, 0x7fffffff);
  storeU32(this, place(this, offset, 4), u32(value));
  return offset + 4;
}
export function writeInt32BE(this: Buffer, value: number, offset: number = 0): number {
  requireValue(value, -0x80000000, 0x7fffffff);
  storeU32(this, place(this, offset, 4), swapBytes32(u32(value)));
  return offset + 4;
}
export function writeBigUInt64LE(this: Buffer, value: bigint, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), unsignedWord(value));
  return offset + 8;
}
export function writeBigUInt64BE(this: Buffer, value: bigint, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), swapBytes64(unsignedWord(value)));
  return offset + 8;
}
export function writeBigInt64LE(this: Buffer, value: bigint, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), signedWord(value));
  return offset + 8;
}
export function writeBigInt64BE(this: Buffer, value: bigint, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), swapBytes64(signedWord(value)));
  return offset + 8;
}
export function writeFloatLE(this: Buffer, value: number, offset: number = 0): number {
  storeF32(this, place(this, offset, 4), f32(value));
  return offset + 4;
}
export function writeFloatBE(this: Buffer, value: number, offset: number = 0): number {
  const at = place(this, offset, 4);
  storeF32(this, at, f32(value));
  storeU32(this, at, swapBytes32(loadU32(this, at)));
  return offset + 4;
}
export function writeDoubleLE(this: Buffer, value: number, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), f64Bits(value));
  return offset + 8;
}
export function writeDoubleBE(this: Buffer, value: number, offset: number = 0): number {
  storeU64(this, place(this, offset, 8), swapBytes64(f64Bits(value)));
  return offset + 8;
}

export function writeUIntLE(this: Buffer, value: number, offset: number, byteLength: number): number {
  const start = placeOfUnsigned(this, value, offset, byteLength);
  for (let index = 0; index < byteLength; index++) this[start + index] = byteOf(value, index);
  return offset + byteLength;
}
export function writeUIntBE(this: Buffer, value: number, offset: number, byteLength: number): number {
  const last = placeOfUnsigned(this, value, offset, byteLength) + byteLength - 1;
  for (let index = 0; index < byteLength; index++) this[last - index] = byteOf(value, index);
  return offset + byteLength;
}
export function writeIntLE(this: Buffer, value: number, offset: number, byteLength: number): number {
  const start = placeOfSigned(this, value, offset, byteLength);
  for (let index = 0; index < byteLength; index++) this[start + index] = byteOf(value, index);
  return offset + byteLength;
}
export function writeIntBE(this: Buffer, value: number, offset: number, byteLength: number): number {
  const last = placeOfSigned(this, value, offset, byteLength) + byteLength - 1;
  for (let index = 0; index < byteLength; index++) this[last - index] = byteOf(value, index);
  return offset + byteLength;
}

function unsignedWord(value: bigint): u64 {
  if (value < 0n || value >= 1n << 64n) throwOutOfRange("value", ">= 0n and < 2n ** 64n", value);
  return u64(value);
}

function signedWord(value: bigint): u64 {
  if (value < -(1n << 63n) || value >= 1n << 63n) throwOutOfRange("value", ">= -(2n ** 63n) and < 2n ** 63n", value);
  return u64(value);
}

function placeOfUnsigned(bytes: Buffer, value: number, offset: number, byteLength: number): number {
  requireWidth(byteLength);
  const bits = byteLength * 8;
  if (bits > 32) requireLarge(value, 0, 2 ** bits - 1, `>= 0 and < 2 ** ${bits}`);
  else requireValue(value, 0, 2 ** bits - 1);
  return place(bytes, offset, byteLength);
}

function placeOfSigned(bytes: Buffer, value: number, offset: number, byteLength: number): number {
  requireWidth(byteLength);
  const bits = byteLength * 8 - 1;
  const limit = 2 ** bits;
  if (bits > 32) requireLarge(value, -limit, limit - 1, `>= -(2 ** ${bits}) and < 2 ** ${bits}`);
  else requireValue(value, -limit, limit - 1);
  return place(bytes, offset, byteLength);
}

function requireLarge(value: number, least: number, most: number, range: string): void {
  if (value > most || value < least) throwOutOfRange("value", range, value);
}

/** Byte `index` of a whole number, counted from the lowest. The two halves round a fraction apart, as in Node. */
function byteOf(value: number, index: number): number {
  return index < 4 ? u32(value) >>> u32(index * 8) : u32(Math.floor(value / 0x100000000)) >>> u32((index - 4) * 8);
}
