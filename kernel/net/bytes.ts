// Numbers in network byte order inside byte arrays: what every wire format reads and writes. Each access is checked
// against the array once; the compiler turns the rest into one load and one swap.

import { loadU16, loadU32, storeU16, storeU32, swapBytes16, swapBytes32 } from "#intrinsics";

function check(bytes: Uint8Array, offset: u32, size: u32): void {
  if (u32(offset + size) > u32(bytes.length)) throw new RangeError("access outside of a packet");
}

/** Big-endian 16 bits at `offset`; RangeError when outside. */
export function readU16(bytes: Uint8Array, offset: u32): u16 {
  check(bytes, offset, 2);
  return swapBytes16(loadU16(bytes, offset));
}

/** Big-endian 32 bits at `offset`; RangeError when outside. */
export function readU32(bytes: Uint8Array, offset: u32): u32 {
  check(bytes, offset, 4);
  return swapBytes32(loadU32(bytes, offset));
}

/** Stores 16 bits big-endian; RangeError when outside. */
export function writeU16(bytes: Uint8Array, offset: u32, value: u16): void {
  check(bytes, offset, 2);
  storeU16(bytes, offset, swapBytes16(value));
}

/** Stores 32 bits big-endian; RangeError when outside. */
export function writeU32(bytes: Uint8Array, offset: u32, value: u32): void {
  check(bytes, offset, 4);
  storeU32(bytes, offset, swapBytes32(value));
}
