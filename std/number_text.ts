// Numbers as text: the shortest decimal digits that read back as the same double, found by the Schubfach method
// (R. Giulietti, "The Schubfach way to render doubles", 2021), laid out as ECMAScript's Number::toString does.

import { f64Bits, multiplyHigh, textFromLatin1 } from "#intrinsics";
import { powerOfTenHigh, powerOfTenLow } from "./powers_of_ten.ts";

const zero = 48;
const minus = 45;

/** The text being made, filled from the end by integers and from the start by the rest. */
const scratch = new Uint8Array(32);

/** value = digits * 10^exponent */
export class ShortestDecimal {
  constructor(
    readonly digits: u64,
    readonly exponent: number,
  ) {}
}

/** ECMAScript 6.1.6.1.20, radix 10. */
export function numberToText(value: number): string {
  if (value === i32(value)) return smallIntegerToText(i32(value));
  if (value !== value) return "NaN";
  if (value < 0) return `-${positiveToText(-value)}`;
  return positiveToText(value);
}

export function i64ToText(value: i64): string {
  return value < 0n ? `-${u64ToText(u64(-value))}` : u64ToText(u64(value));
}

export function u64ToText(value: u64): string {
  const start = writeDigits(value, scratch.length);
  return textFromLatin1(scratch, u32(start), u32(scratch.length));
}

/** Writes the decimal digits so that they end before `end` of the scratch space; gives where they start. */
function writeDigits(value: u64, end: number): number {
  let start = end;
  let rest = value;
  do {
    const quotient = u64(rest / 10n);
    start--;
    scratch[start] = zero + Number(u64(rest - u64(quotient * 10n)));
    rest = quotient;
  } while (rest !== 0n);
  return start;
}

function smallIntegerToText(value: i32): string {
  let rest = u32(value < 0 ? -value : value);
  let start = scratch.length;
  do {
    const quotient = u32(rest / 10);
    start--;
    scratch[start] = zero + u32(rest - quotient * 10);
    rest = quotient;
  } while (rest !== 0);
  if (value < 0) {
    start--;
    scratch[start] = minus;
  }
  return textFromLatin1(scratch, u32(start), u32(scratch.length));
}

function positiveToText(value: number): string {
  if (value === Infinity) return "Infinity";
  const { digits, exponent } = shortestDecimal(value);
  const text = u64ToText(digits);
  const pointAt = text.length + exponent;
  if (exponent >= 0 && pointAt <= 21) return text + "0".repeat(exponent);
  if (pointAt > 0 && pointAt <= 21) return `${text.substring(0, pointAt)}.${text.substring(pointAt)}`;
  if (pointAt > -6 && pointAt <= 0) return `0.${"0".repeat(-pointAt)}${text}`;
  return scientific(text, pointAt - 1);
}

/** d.ddde+x */
export function scientific(digits: string, exponent: number): string {
  const sign = exponent < 0 ? "-" : "+";
  const power = smallIntegerToText(i32(exponent < 0 ? -exponent : exponent));
  const fraction = digits.length === 1 ? "" : `.${digits.substring(1)}`;
  return `${digits.charAt(0)}${fraction}e${sign}${power}`;
}

/** The shortest digits of a positive finite number, without zeros at their end. */
export function shortestDecimal(value: number): ShortestDecimal {
  const bits = f64Bits(value);
  const fraction = u64(bits & 0xfffffffffffffn);
  const biased = Number(u64(bits >> 52n)) & 0x7ff;
  if (biased === 0) return schubfach(fraction, -1074, false);
  const significand = u64(fraction | 0x10000000000000n);
  const exponent = biased - 1075;
  if (exponent <= 0 && exponent > -53) {
    const whole = u64(significand >> u64(-exponent));
    if (u64(whole << u64(-exponent)) === significand) return withoutZeros(whole, 0);
  }
  return schubfach(significand, exponent, fraction === 0n && biased > 1);
}

/** `isLowerCloser`: the double below is at half the distance of the one above. */
function schubfach(significand: u64, exponent: number, isLowerCloser: boolean): ShortestDecimal {
  const isOdd = u64(significand & 1n);
  // floor(log10(2^exponent)), or of 3/4 of it
  const scale = (exponent * 1262611 - (isLowerCloser ? 524031 : 0)) >> 22;
  const shift = u64(exponent + ((-scale * 1741647) >> 19) + 1);
  const high = powerOfTenHigh(-scale);
  const low = powerOfTenLow(-scale);
  const center = u64(significand << 2n);
  const middle = scaled(high, low, u64(center << shift));
  const lower = u64(scaled(high, low, u64(u64(center - (isLowerCloser ? u64(1) : u64(2))) << shift)) + isOdd);
  const upper = u64(scaled(high, low, u64(u64(center + 2n) << shift)) - isOdd);

  const whole = u64(middle >> 2n);
  if (whole >= 10n) {
    const tens = u64(whole / 10n);
    const below = u64(tens * 40n);
    const isBelowInside = lower <= below;
    const isAboveInside = u64(below + 40n) <= upper;
    if (isBelowInside !== isAboveInside) return withoutZeros(isAboveInside ? u64(tens + 1n) : tens, scale + 1);
  }
  const floor = u64(whole << 2n);
  const isFloorInside = lower <= floor;
  const isCeilingInside = u64(floor + 4n) <= upper;
  if (isFloorInside !== isCeilingInside) return withoutZeros(isCeilingInside ? u64(whole + 1n) : whole, scale);
  const half = u64(floor + 2n);
  const roundsUp = middle > half || (middle === half && u64(whole & 1n) !== 0n);
  return withoutZeros(roundsUp ? u64(whole + 1n) : whole, scale);
}

/** The upper part of power * factor; its lowest bit tells whether anything below was cut off ("round to odd"). */
function scaled(powerHigh: u64, powerLow: u64, factor: u64): u64 {
  const carryOfLow = multiplyHigh(powerLow, factor);
  const middle = u64(u64(powerHigh * factor) + carryOfLow);
  const top = u64(multiplyHigh(powerHigh, factor) + (middle < carryOfLow ? u64(1) : u64(0)));
  return u64(top | (middle > 1n ? u64(1) : u64(0)));
}

function withoutZeros(digits: u64, exponent: number): ShortestDecimal {
  let rest = digits;
  let power = exponent;
  for (;;) {
    const quotient = u64(rest / 10n);
    if (u64(quotient * 10n) !== rest) return new ShortestDecimal(rest, power);
    rest = quotient;
    power++;
  }
}
