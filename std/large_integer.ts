// How a bigint is represented, and what all of the library may ask of one without bringing in its arithmetic.
//
// A bigint is a reference to one of three immutable objects, and every number has exactly one form:
//
//   -2^63 .. 2^63 - 1    a box of an i64    (what an i64 in a value of several types is, too)
//   2^63 .. 2^64 - 1     a box of a u64     (likewise)
//   any other number     a LargeInteger: sign, and magnitude in 32-bit limbs, least significant first
//
// So small numbers cost 16 bytes and no call, i64 and u64 become bigints by being boxed, and equal numbers are of the
// same form: the runtime compares boxes by their `bits` and LargeIntegers by `bits` and limbs (runtime-c/values.c).
// A LargeInteger is an object of the runtime's kind "box" with a descriptor of its own, which the collector, the
// carry-over and the debugger read as they read any other.

import { isSmallBigint, isWordBigint, smallBigint, uncheckedCast, wordBigint } from "#intrinsics";
import { i64ToText, u64ToText } from "./number_text.ts";

/** What a number outside of 64 bits is asked where the arithmetic is not known. */
export abstract class Numeral {
  abstract toDecimal(): string;
  abstract toDouble(): number;
}

export function bigintToText(value: bigint): string {
  if (isSmallBigint(value)) return i64ToText(smallBigint(value));
  return isWordBigint(value) ? u64ToText(wordBigint(value)) : uncheckedCast<Numeral>(value).toDecimal();
}

/** Number(value): the nearest double, halves to even. */
export function bigintToNumber(value: bigint): number {
  if (isSmallBigint(value)) return Number(smallBigint(value));
  return isWordBigint(value) ? Number(wordBigint(value)) : uncheckedCast<Numeral>(value).toDouble();
}
