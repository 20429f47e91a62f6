// DataView (ECMAScript 25.3): numbers of any width, alignment and byte order in a buffer. Network byte order (big-endian)
// is the default, as the standard has it.

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
  typedArrayAllocate,
  typedArrayView,
} from "#intrinsics";
import { ArrayBuffer } from "./array_buffer.ts";

export class DataView {
  readonly byteLength: number;
  readonly byteOffset: number;
  readonly buffer: ArrayBuffer;
  readonly #bytes: Uint8Array;

  /** Throws RangeError when the range is outside the buffer. */
  constructor(buffer: ArrayBuffer, byteOffset: number = 0, byteLength?: number) {
    const room = buffer.byteLength - byteOffset;
    if (!(byteOffset >= 0 && room >= 0))
      throw new RangeError(`Start offset ${byteOffset} is outside the bounds of the buffer`);
    const length = byteLength ?? room;
    if (!(length >= 0 && length <= room)) throw new RangeError(`Invalid DataView length ${length}`);
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.byteLength = length;
    this.#bytes = typedArrayView<Uint8Array>(ArrayBuffer.bytesOf(buffer), byteOffset, length);
  }

  /** The offset as u32 once `size` bytes from it on are inside. */
  #check(offset: number, size: number): u32 {
    if (!(offset >= 0 && offset + size <= this.#bytes.length))
      throw new RangeError("Offset is outside the bounds of the DataView");
    return u32(offset);
  }

  getInt8(offset: number): number {
    return i8(loadU8(this.#bytes, this.#check(offset, 1)));
  }

  setInt8(offset: number, value: number): void {
    storeU8(this.#bytes, this.#check(offset, 1), u8(value));
  }

  getUint8(offset: number): number {
    return u8(loadU8(this.#bytes, this.#check(offset, 1)));
  }

  setUint8(offset: number, value: number): void {
    storeU8(this.#bytes, this.#check(offset, 1), u8(value));
  }

  getInt16(offset: number, littleEndian: boolean = false): number {
    const bits = loadU16(this.#bytes, this.#check(offset, 2));
    return i16(littleEndian ? bits : swapBytes16(bits));
  }

  setInt16(offset: number, value: number, littleEndian: boolean = false): void {
    const bits = u16(value);
    storeU16(this.#bytes, this.#check(offset, 2), littleEndian ? bits : swapBytes16(bits));
  }

  getUint16(offset: number, littleEndian: boolean = false): number {
    const bits = loadU16(this.#bytes, this.#check(offset, 2));
    return u16(littleEndian ? bits : swapBytes16(bits));
  }

  setUint16(offset: number, value: number, littleEndian: boolean = false): void {
    const bits = u16(value);
    storeU16(this.#bytes, this.#check(offset, 2), littleEndian ? bits : swapBytes16(bits));
  }

  getInt32(offset: number, littleEndian: boolean = false): number {
    const bits = loadU32(this.#bytes, this.#check(offset, 4));
    return i32(littleEndian ? bits : swapBytes32(bits));
  }

  setInt32(offset: number, value: number, littleEndian: boolean = false): void {
    const bits = u32(value);
    storeU32(this.#bytes, this.#check(offset, 4), littleEndian ? bits : swapBytes32(bits));
  }

  getUint32(offset: number, littleEndian: boolean = false): number {
    const bits = loadU32(this.#bytes, this.#check(offset, 4));
    return u32(littleEndian ? bits : swapBytes32(bits));
  }

  setUint32(offset: number, value: number, littleEndian: boolean = false): void {
    const bits = u32(value);
    storeU32(this.#bytes, this.#check(offset, 4), littleEndian ? bits : swapBytes32(bits));
  }

  getBigInt64(offset: number, littleEndian: boolean = false): bigint {
    return i64(this.#load64(offset, littleEndian));
  }

  setBigInt64(offset: number, value: bigint, littleEndian: boolean = false): void {
    this.#store64(offset, u64(value), littleEndian);
  }

  getBigUint64(offset: number, littleEndian: boolean = false): bigint {
    return this.#load64(offset, littleEndian);
  }

  setBigUint64(offset: number, value: bigint, littleEndian: boolean = false): void {
    this.#store64(offset, u64(value), littleEndian);
  }

  getFloat64(offset: number, littleEndian: boolean = false): number {
    return f64FromBits(this.#load64(offset, littleEndian));
  }

  setFloat64(offset: number, value: number, littleEndian: boolean = false): void {
    this.#store64(offset, f64Bits(value), littleEndian);
  }

  #load64(offset: number, littleEndian: boolean): u64 {
    const bits = loadU64(this.#bytes, this.#check(offset, 8));
    return littleEndian ? bits : swapBytes64(bits);
  }

  #store64(offset: number, bits: u64, littleEndian: boolean): void {
    storeU64(this.#bytes, this.#check(offset, 8), littleEndian ? bits : swapBytes64(bits));
  }

  getFloat32(offset: number, littleEndian: boolean = false): number {
    const scratch = typedArrayAllocate<Uint8Array>(4);
    storeU32(scratch, u32(0), u32(this.getUint32(offset, littleEndian)));
    return loadF32(scratch, u32(0));
  }

  setFloat32(offset: number, value: number, littleEndian: boolean = false): void {
    const scratch = typedArrayAllocate<Uint8Array>(4);
    storeF32(scratch, u32(0), f32(value));
    this.setUint32(offset, loadU32(scratch, u32(0)), littleEndian);
  }
}
