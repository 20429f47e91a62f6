// Magnitudes as digits and back, in any base from 2 to 36. Long ones are cut in two at a power of the base, so that most
// of the work is multiplying and dividing long numbers.

import { stringCodeUnit, textFromLatin1, typedArrayAllocate } from "#intrinsics";
import { add, bitLength, divide, fromWord, type Limbs, multiply, multiplyAdd, newLimbs } from "./magnitude.ts";

const zero = 48;
const letterA = 97;
/** Up to this level numbers are taken apart limb by limb. */
const shortLevel = 4;

/** What of a base is the same for all numbers: its power that fits in a limb, squared again and again. */
class Base {
  /** Digits of one limb: the power is base^digits. */
  readonly digits: u32;
  readonly power: u32;
  /** power^(2^level) */
  private readonly powers: Limbs[] = [];

  constructor(readonly radix: u32) {
    let digits: u32 = 1;
    let power = u64(radix);
    while (u64(power * u64(radix)) <= 0xffffffffn) {
      power = u64(power * u64(radix));
      digits++;
    }
    this.digits = digits;
    this.power = u32(power);
  }

  powerAt(level: u32): Limbs {
    if (this.powers.length === 0) this.powers.push(fromWord(u64(this.power)));
    while (u32(this.powers.length) <= level) {
      const last = this.powers[this.powers.length - 1];
      this.powers.push(multiply(last, last));
    }
    return this.powers[level];
  }

  digitsAt(level: u32): u32 {
    return u32(this.digits << level);
  }
}

export function magnitudeToText(limbs: Limbs, radix: u32): string {
  const base = new Base(radix);
  // At least as many bits as the number has.
  const bitsOfLimb = bitLength(fromWord(u64(base.power))) - 1;
  let level: u32 = 0;
  while (bitsOfLimb * 2 ** Number(level) < bitLength(limbs)) level++;
  const count = base.digitsAt(level);
  const bytes = typedArrayAllocate<Uint8Array>(count);
  writeDigits(limbs, base, level, bytes, count);
  let start: u32 = 0;
  while (start < u32(count - 1) && bytes[start] === zero) start++;
  return textFromLatin1(bytes, start, count);
}

/** Writes all digits of the level, with leading zeros, in front of `end`. */
function writeDigits(limbs: Limbs, base: Base, level: u32, bytes: Uint8Array, end: u32): void {
  if (level <= shortLevel) return writeShort(limbs, base, base.digitsAt(level), bytes, end);
  const half = u32(level - 1);
  const { quotient, remainder } = divide(limbs, base.powerAt(half));
  writeDigits(remainder, base, half, bytes, end);
  writeDigits(quotient, base, half, bytes, u32(end - base.digitsAt(half)));
}

function writeShort(limbs: Limbs, base: Base, count: u32, bytes: Uint8Array, end: u32): void {
  const rest = newLimbs(u32(limbs.length));
  rest.set(limbs);
  for (let place = end; place > u32(end - count); place = u32(place - base.digits)) {
    let group = divideInPlace(rest, base.power);
    for (let digit: u32 = 1; digit <= base.digits; digit++) {
      const value = u32(group % base.radix);
      bytes[u32(place - digit)] = value < 10 ? zero + value : letterA - 10 + value;
      group = u32(group / base.radix);
    }
  }
}

/** Gives the remainder. */
function divideInPlace(limbs: Limbs, divisor: u32): u32 {
  let rest: u64 = 0n;
  for (let index = u32(limbs.length); index > 0; index--) {
    const part = u64(u64(rest << 32n) | u64(limbs[u32(index - 1)]));
    limbs[u32(index - 1)] = u32(u64(part / u64(divisor)));
    rest = u64(part % u64(divisor));
  }
  return u32(rest);
}

/** The digits from `start` on; null if one is no digit of the base, or there are none. */
export function magnitudeFromText(text: string, start: number, radix: u32): Limbs | null {
  if (start >= text.length) return null;
  for (let index = start; index < text.length; index++) if (digitAt(text, u32(index)) >= radix) return null;
  return readDigits(text, u32(start), u32(text.length), new Base(radix));
}

function readDigits(text: string, start: u32, end: u32, base: Base): Limbs {
  const count = u32(end - start);
  if (count <= base.digitsAt(shortLevel)) return readShort(text, start, end, base);
  let level: u32 = shortLevel;
  while (base.digitsAt(u32(level + 1)) < count) level++;
  const middle = u32(end - base.digitsAt(level));
  const high = multiply(readDigits(text, start, middle, base), base.powerAt(level));
  return add(high, readDigits(text, middle, end, base));
}

function readShort(text: string, start: u32, end: u32, base: Base): Limbs {
  let limbs = newLimbs(0);
  let factor: u32 = 1;
  let group: u32 = 0;
  for (let index = start; index < end; index++) {
    group = u32(u32(group * base.radix) + digitAt(text, index));
    factor = u32(factor * base.radix);
    if (factor !== base.power && index !== u32(end - 1)) continue;
    limbs = multiplyAdd(limbs, factor, group);
    factor = 1;
    group = 0;
  }
  return limbs;
}

/** 36 for what is no digit of any base. */
function digitAt(text: string, index: u32): u32 {
  const unit = stringCodeUnit(text, index);
  if (unit >= 48 && unit <= 57) return u32(unit - 48);
  const letter = u32(unit | 32);
  return letter >= 97 && letter <= 122 ? u32(letter - 87) : 36;
}
