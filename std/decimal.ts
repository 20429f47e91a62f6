// Doubles and decimal digits exactly, in as many digits as are asked for: what toFixed, toPrecision and toExponential
// print, and reading.
// @cold

import { f64Bits, f64FromBits } from "#intrinsics";
import { Natural } from "./natural.ts";
import { shortestDecimal, u64ToText } from "./number_text.ts";

/** Significant digits; the value is d.ddd... * 10^exponent. */
export class Digits {
  constructor(
    readonly text: string,
    readonly exponent: number,
  ) {}
}

/** A finite number that is not negative as significand * 2^exponent. */
class Parts {
  readonly significand: u64;
  readonly exponent: number;

  constructor(value: number) {
    const bits = f64Bits(value);
    const fraction = u64(bits & 0xfffffffffffffn);
    const biased = Number(u64(bits >> 52n)) & 0x7ff;
    this.significand = biased === 0 ? fraction : u64(fraction | 0x10000000000000n);
    this.exponent = biased === 0 ? -1074 : biased - 1075;
  }
}

/** The digits of value * 10^places, rounded to a whole number, halves up. */
export function digitsToPlace(value: number, places: number): string {
  const { significand, exponent } = new Parts(value);
  const natural = Natural.of(significand);
  natural.multiplyByPowerOfTen(places);
  if (exponent < 0) return natural.shiftRightRounded(-exponent).toText();
  natural.shiftLeft(exponent);
  return natural.toText();
}

/** The first `count` digits (1 or more) of a positive finite number, rounded, halves up. */
export function leadingDigits(value: number, count: number): Digits {
  const shortest = shortestDecimal(value);
  // The shortest digits may have been rounded up to a power of ten that the value itself does not reach.
  let exponent = u64ToText(shortest.digits).length + shortest.exponent - 1;
  const { significand, exponent: binaryExponent } = new Parts(value);
  const numerator = Natural.of(significand);
  const denominator = Natural.of(1n);
  if (binaryExponent < 0) denominator.shiftLeft(-binaryExponent);
  else numerator.shiftLeft(binaryExponent);
  if (exponent < 0) numerator.multiplyByPowerOfTen(-exponent);
  else denominator.multiplyByPowerOfTen(exponent);
  if (numerator.compare(denominator) < 0) {
    numerator.multiplyAdd(10, 0);
    exponent--;
  }
  let text = "";
  for (let digit = 0; digit < count; digit++) {
    text += "0123456789".charAt(numerator.takeDigit(denominator));
    numerator.multiplyAdd(10, 0);
  }
  denominator.multiplyAdd(5, 0);
  if (numerator.compare(denominator) < 0) return new Digits(text, exponent);
  const rounded = increment(text);
  const isLonger = rounded.length > text.length;
  return isLonger ? new Digits(rounded.substring(0, count), exponent + 1) : new Digits(rounded, exponent);
}

/** The next larger row of digits: "129" -> "130", "99" -> "100". */
function increment(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 57) end--;
  const zeros = "0".repeat(digits.length - end);
  if (end === 0) return `1${zeros}`;
  return digits.substring(0, end - 1) + "0123456789".charAt(digits.charCodeAt(end - 1) - 47) + zeros;
}

/** More digits than this cannot change which double is nearest, except by being there. */
const digitLimit = 800;

/** The double nearest to digits * 10^exponent, ties to even; `digits` has no zeros at its start. */
export function nearestDouble(digits: string, exponent: number): number {
  if (digits.length === 0 || digits.length + exponent < -330) return 0;
  if (digits.length + exponent > 310) return Infinity;
  if (digits.length > digitLimit + 1) {
    return nearestDouble(`${digits.substring(0, digitLimit)}1`, exponent + digits.length - digitLimit - 1);
  }
  const numerator = new Natural();
  for (let index = 0; index < digits.length; index++) numerator.multiplyAdd(10, u32(digits.charCodeAt(index) - 48));
  const denominator = Natural.of(1n);
  if (exponent < 0) denominator.multiplyByPowerOfTen(-exponent);
  else numerator.multiplyByPowerOfTen(exponent);
  return nearestQuotient(numerator, denominator);
}

function nearestQuotient(numerator: Natural, denominator: Natural): number {
  // 1 <= numerator / denominator < 2; the value is that times 2^exponent.
  let exponent = numerator.bitLength - denominator.bitLength;
  if (exponent < 0) numerator.shiftLeft(-exponent);
  else denominator.shiftLeft(exponent);
  if (numerator.compare(denominator) < 0) {
    numerator.shiftLeft(1);
    exponent--;
  }
  if (exponent > 1023) return Infinity;
  const bitCount = exponent < -1022 ? 53 + (exponent + 1022) : 53;
  if (bitCount < 0) return 0;
  let significand: u64 = 0n;
  for (let bit = 0; bit < bitCount; bit++) {
    significand = u64(significand << 1n);
    if (numerator.compare(denominator) >= 0) {
      numerator.subtract(denominator);
      significand = u64(significand | 1n);
    }
    numerator.shiftLeft(1);
  }
  const order = numerator.compare(denominator);
  if (order > 0 || (order === 0 && u64(significand & 1n) !== 0n)) significand = u64(significand + 1n);
  // Rounding up to the next power of two carries into the exponent.
  if (exponent < -1022) return f64FromBits(significand);
  return f64FromBits(u64(u64(u64(exponent + 1022) << 52n) + significand));
}
