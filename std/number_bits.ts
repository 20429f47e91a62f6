// Doubles by their bits.

import { f64Bits, f64FromBits } from "#intrinsics";

/** The next larger double of one that is not negative. */
export function nextAbove(value: number): number {
  return value === Infinity ? value : f64FromBits(u64(f64Bits(value) + 1n));
}

/** The upper 32 bits: sign, exponent and the first 20 bits of the fraction. */
export function highWord(value: number): i32 {
  return i32(u64(f64Bits(value) >> 32n));
}

/** The lower 32 bits of the fraction. */
export function lowWord(value: number): u32 {
  return u32(f64Bits(value));
}

export function fromWords(high: i32, low: u32): number {
  return f64FromBits(u64(u64(u64(u32(high)) << 32n) | u64(low)));
}

/** The value with its upper 32 bits replaced. */
export function withHighWord(value: number, high: i32): number {
  return fromWords(high, lowWord(value));
}

/** The value with its lower 32 bits zero. */
export function withoutLowWord(value: number): number {
  return f64FromBits(u64(f64Bits(value) & 0xffffffff00000000n));
}

/** Rounded so that the square is exact but for little (for cube roots). */
export function roundedTo23Bits(value: number): number {
  return f64FromBits(u64(u64(f64Bits(value) + 0x80000000n) & 0xffffffffc0000000n));
}
