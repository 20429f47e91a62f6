// Text to numbers: parseInt, parseFloat, Number(text) (ECMAScript 19.2.4, 19.2.5, 7.1.4.1).
// @cold

import { nearestDouble } from "./decimal.ts";

const powersOfTen = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];

/** The number that the text starts with, after white space; NaN if there is none. */
export function parseFloat(text: string = ""): number {
  const scanner = new DecimalScanner(text, skipWhiteSpace(text, 0));
  return scanner.scan() ? scanner.value : NaN;
}

/** The integer that the text starts with; radix 2 to 36, 0: 10, or 16 after "0x". */
export function parseInt(text: string = "", radix: number = 0): number {
  let index = skipWhiteSpace(text, 0);
  const isNegative = text.charCodeAt(index) === 45;
  if (isNegative || text.charCodeAt(index) === 43) index++;
  let base = i32(radix);
  if (base !== 0 && (base < 2 || base > 36)) return NaN;
  if ((base === 0 || base === 16) && text.charCodeAt(index) === 48 && (text.charCodeAt(index + 1) | 32) === 120) {
    base = i32(16);
    index += 2;
  }
  if (base === 0) base = i32(10);
  const start = index;
  while (index < text.length && digitValue(text.charCodeAt(index)) < base) index++;
  if (index === start) return NaN;
  const value = wholeNumber(text.substring(start, index), base);
  return isNegative ? -value : value;
}

/** Number(text): the whole text must be a number; white space around it is allowed, and "" is 0. */
export function textToNumber(text: string = "undefined"): number {
  const start = skipWhiteSpace(text, 0);
  let end = text.length;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return 0;
  if (text.charCodeAt(start) === 48 && end - start > 2) {
    const radix = prefixRadix(text.charCodeAt(start + 1));
    if (radix !== 0) return prefixedNumber(text.substring(start + 2, end), radix);
  }
  const scanner = new DecimalScanner(text, start);
  return scanner.scan() && scanner.index === end ? scanner.value : NaN;
}

function prefixRadix(letter: number): number {
  const lower = letter | 32;
  return lower === 120 ? 16 : lower === 111 ? 8 : lower === 98 ? 2 : 0;
}

function prefixedNumber(digits: string, radix: number): number {
  for (let index = 0; index < digits.length; index++) {
    if (digitValue(digits.charCodeAt(index)) >= radix) return NaN;
  }
  return wholeNumber(digits, radix);
}

/** 36 for what is no digit in any radix. */
function digitValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 122 ? lower - 87 : 36;
}

/** Exact for radix 10 and for powers of two; others round after each group of digits, as V8 does. */
function wholeNumber(digits: string, radix: number): number {
  let value = 0;
  for (let index = 0; index < digits.length;) {
    let group = 0;
    let scale = 1;
    for (; index < digits.length && scale * radix <= 0xffffffff / 36; index++) {
      group = group * radix + digitValue(digits.charCodeAt(index));
      scale *= radix;
    }
    value = value * scale + group;
  }
  if (value <= 9007199254740991) return value;
  if (radix === 10) return nearestDouble(withoutLeadingZeros(digits), 0);
  return (radix & (radix - 1)) === 0 ? wholeNumberOfBits(digits, radix) : value;
}

/** Rounds once, to even: takes bits until 53 are full, then notes what the rest is worth. */
function wholeNumberOfBits(digits: string, radix: number): number {
  const bitsOfDigit = 31 - Math.clz32(radix);
  let value = 0;
  let scale = 1;
  let half = 0;
  let isAboveHalf = false;
  for (let index = 0; index < digits.length; index++) {
    const digit = digitValue(digits.charCodeAt(index));
    for (let bit = bitsOfDigit - 1; bit >= 0; bit--) {
      const one = (digit >> bit) & 1;
      if (value < 4503599627370496) {
        value = value * 2 + one;
        continue;
      }
      if (scale === 1) half = one;
      else if (one === 1) isAboveHalf = true;
      scale *= 2;
    }
  }
  if (half === 1 && (isAboveHalf || value % 2 === 1)) value += 1;
  return value * scale;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 48) start++;
  return digits.substring(start);
}

/** Reads a decimal literal with sign from `index` on. */
export class DecimalScanner {
  value = NaN;

  constructor(
    private readonly text: string,
    public index: number,
  ) {}

  /** False: there is no number here. Afterwards `index` is behind it. */
  scan(): boolean {
    const isNegative = this.unit() === 45;
    if (isNegative || this.unit() === 43) this.index++;
    if (this.text.startsWith("Infinity", this.index)) {
      this.index += 8;
      this.value = isNegative ? -Infinity : Infinity;
      return true;
    }
    const start = this.index;
    this.skipDigits();
    const pointAt = this.index;
    if (this.unit() === 46) {
      this.index++;
      this.skipDigits();
      if (this.index === start + 1) {
        this.index = start;
        return false;
      }
    }
    if (this.index === start) return false;
    const end = this.index;
    const fractionDigits = end > pointAt ? end - pointAt - 1 : 0;
    const magnitude = this.convert(start, pointAt, end, this.scanExponent() - fractionDigits);
    this.value = isNegative ? -magnitude : magnitude;
    return true;
  }

  private unit(): number {
    return this.index < this.text.length ? this.text.charCodeAt(this.index) : 0;
  }

  private skipDigits(): void {
    while (isDigit(this.unit())) this.index++;
  }

  /** The exponent, 0 if there is none; stays where it is if "e" has no digits. */
  private scanExponent(): number {
    const start = this.index;
    if ((this.unit() | 32) !== 101) return 0;
    this.index++;
    const isNegative = this.unit() === 45;
    if (isNegative || this.unit() === 43) this.index++;
    if (!isDigit(this.unit())) {
      this.index = start;
      return 0;
    }
    let exponent = 0;
    for (; isDigit(this.unit()); this.index++) {
      if (exponent < 1e9) exponent = exponent * 10 + (this.unit() - 48);
    }
    return isNegative ? -exponent : exponent;
  }

  /** The digits in [start, end), with the point at `pointAt` left out, times 10^exponent. */
  private convert(start: number, pointAt: number, end: number, exponent: number): number {
    let value = 0;
    for (let index = start; index < end; index++) {
      if (index !== pointAt) value = value * 10 + (this.text.charCodeAt(index) - 48);
    }
    // Whole numbers below 2^53 and powers of ten up to 10^22 are exact doubles: one operation rounds once.
    if (value === 0) return 0;
    if (value <= 9007199254740991 && exponent >= -22 && exponent <= 22) {
      return exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent];
    }
    const fraction = pointAt < end ? this.text.substring(pointAt + 1, end) : "";
    const digits = this.text.substring(start, pointAt) + fraction;
    return nearestDouble(withoutLeadingZeros(digits), exponent);
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function skipWhiteSpace(text: string, start: number): number {
  let index = start;
  while (index < text.length && isWhiteSpace(text.charCodeAt(index))) index++;
  return index;
}

/** White space and line ends of ECMAScript. */
function isWhiteSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x1680) return unit === 0xa0;
  if (unit >= 0x2000 && unit <= 0x200a) return true;
  return (
    unit === 0x1680 ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
