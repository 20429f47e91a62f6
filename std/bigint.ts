// The operators of bigint (ECMA-262 6.1.6.2): what the compiler calls for them. How a bigint is represented stands in
// large_integer.ts; the arithmetic of magnitudes in magnitude.ts.

import {
  bigintOf,
  bigintOfWord,
  f64Bits,
  isSmallBigint,
  isWordBigint,
  productOverflows,
  smallBigint,
  uncheckedCast,
  wordBigint,
} from "#intrinsics";
import { magnitudeToText } from "./bigint_text.ts";
import { Numeral } from "./large_integer.ts";
import {
  add as addLimbs,
  bitLength,
  compare as compareLimbs,
  divide as divideLimbs,
  fromWord,
  hasBitsBelow,
  type Limbs,
  lowWord,
  multiply as multiplyLimbs,
  newLimbs,
  power as powerOfLimbs,
  shiftLeft as shiftLimbsLeft,
  shiftRight as shiftLimbsRight,
  subtract as subtractLimbs,
  trailingZeros,
  trimmed,
} from "./magnitude.ts";

/** As V8 has it. */
const greatestBits = 2 ** 30;

class LargeInteger extends Numeral {
  constructor(
    /** Equal for equal numbers, and of the number's sign; the runtime hashes and compares it. */
    readonly bits: i64,
    readonly limbs: Limbs,
  ) {
    super();
  }

  override toDecimal(): string {
    const digits = magnitudeToText(this.limbs, 10);
    return this.bits < 0n ? `-${digits}` : digits;
  }

  override toDouble(): number {
    const magnitude = magnitudeToNumber(this.limbs);
    return this.bits < 0n ? -magnitude : magnitude;
  }
}

/** The magnitude's 64 highest bits, the last of them set if any below is: that rounds as the whole does. */
function magnitudeToNumber(limbs: Limbs): number {
  const excess = bitLength(limbs) - 64;
  if (excess <= 0) return Number(lowWord(limbs));
  if (excess > 960) return Infinity;
  const top = lowWord(shiftLimbsRight(limbs, excess));
  return Number(hasBitsBelow(limbs, excess) ? u64(top | 1n) : top) * 2 ** excess;
}

export function isNegative(value: bigint): boolean {
  if (isSmallBigint(value)) return smallBigint(value) < 0n;
  return !isWordBigint(value) && uncheckedCast<LargeInteger>(value).bits < 0n;
}

export function magnitudeOf(value: bigint): Limbs {
  if (isSmallBigint(value)) {
    const small = smallBigint(value);
    return fromWord(small < 0n ? u64(-u64(small)) : u64(small));
  }
  return isWordBigint(value) ? fromWord(wordBigint(value)) : uncheckedCast<LargeInteger>(value).limbs;
}

/** The one form of a number. */
export function bigintFrom(negative: boolean, limbs: Limbs): bigint {
  const count = u32(limbs.length);
  if (count <= 2) {
    const word = lowWord(limbs);
    if (!negative) return bigintOfWord(word);
    if (word <= 0x8000000000000000n) return bigintOf(i64(u64(-word)));
  }
  if (count > greatestBits / 32) throw tooLarge();
  const mixed = u64(u64(lowWord(limbs) ^ u64(u64(limbs[count - 1]) << 20n)) + u64(count));
  const fingerprint = i64(u64(u64(mixed & 0x7fffffffffffffffn) | 1n));
  return uncheckedCast<bigint>(new LargeInteger(negative ? i64(-fingerprint) : fingerprint, limbs));
}

function tooLarge(): RangeError {
  return new RangeError("Maximum BigInt size exceeded");
}

export function add(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    const sum = i64(a + b);
    if (i64(i64(a ^ sum) & i64(b ^ sum)) >= 0n) return bigintOf(sum);
  }
  return addSigned(isNegative(left), magnitudeOf(left), isNegative(right), magnitudeOf(right));
}

export function subtract(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    const difference = i64(a - b);
    if (i64(i64(a ^ b) & i64(a ^ difference)) >= 0n) return bigintOf(difference);
  }
  return addSigned(isNegative(left), magnitudeOf(left), !isNegative(right), magnitudeOf(right));
}

function addSigned(leftNegative: boolean, left: Limbs, rightNegative: boolean, right: Limbs): bigint {
  if (leftNegative === rightNegative) return bigintFrom(leftNegative, addLimbs(left, right));
  return compareLimbs(left, right) >= 0
    ? bigintFrom(leftNegative, subtractLimbs(left, right))
    : bigintFrom(rightNegative, subtractLimbs(right, left));
}

export function multiply(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    if (!productOverflows(a, b)) return bigintOf(i64(a * b));
  }
  const [a, b] = [magnitudeOf(left), magnitudeOf(right)];
  if (a.length + b.length > greatestBits / 32 + 1) throw tooLarge();
  return bigintFrom(isNegative(left) !== isNegative(right), multiplyLimbs(a, b));
}

export function divide(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    // The one quotient that does not fit is -2^63 / -1.
    if (b !== 0n && b !== -1n) return bigintOf(i64(a / b));
  }
  const { quotient } = divideLimbs(magnitudeOf(left), divisorOf(right));
  return bigintFrom(isNegative(left) !== isNegative(right), quotient);
}

export function remainder(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    if (b !== 0n && b !== -1n) return bigintOf(i64(a % b));
  }
  return bigintFrom(isNegative(left), divideLimbs(magnitudeOf(left), divisorOf(right)).remainder);
}

function divisorOf(value: bigint): Limbs {
  const limbs = magnitudeOf(value);
  if (limbs.length === 0) throw new RangeError("Division by zero");
  return limbs;
}

export function power(base: bigint, exponent: bigint): bigint {
  if (isNegative(exponent)) throw new RangeError("Exponent must be non-negative");
  const times = magnitudeOf(exponent);
  if (times.length === 0) return bigintOf(1n);
  const isOdd = u64(lowWord(times) & 1n) !== 0n;
  const limbs = magnitudeOf(base);
  const negative = isNegative(base) && isOdd;
  if (limbs.length === 0 || bitLength(limbs) === 1) return bigintFrom(negative, limbs);
  const count = bigintToIndex(times);
  if ((bitLength(limbs) - 1) * count >= greatestBits) throw tooLarge();
  // The powers of two in the base need no multiplications.
  const zeros = trailingZeros(limbs);
  const odd = powerOfLimbs(shiftLimbsRight(limbs, zeros), u32(count));
  return bigintFrom(negative, shiftLimbsLeft(odd, zeros * count));
}

/** As a number that only has to be exact up to what memory can hold. */
function bigintToIndex(limbs: Limbs): number {
  return limbs.length > 1 ? 2 ** 53 : Number(lowWord(limbs));
}

export function negate(value: bigint): bigint {
  if (isSmallBigint(value)) {
    const small = smallBigint(value);
    if (small !== -0x8000000000000000n) return bigintOf(i64(-small));
  }
  return bigintFrom(!isNegative(value), magnitudeOf(value));
}

/** ~value */
export function complement(value: bigint): bigint {
  if (isSmallBigint(value)) return bigintOf(i64(~smallBigint(value)));
  return subtract(negate(value), bigintOf(1n));
}

export function shiftLeft(value: bigint, count: bigint): bigint {
  const by = bigintToIndex(magnitudeOf(count));
  return isNegative(count) ? shiftedRight(value, by) : shiftedLeft(value, by);
}

export function shiftRight(value: bigint, count: bigint): bigint {
  const by = bigintToIndex(magnitudeOf(count));
  return isNegative(count) ? shiftedLeft(value, by) : shiftedRight(value, by);
}

function shiftedLeft(value: bigint, count: number): bigint {
  const limbs = magnitudeOf(value);
  if (limbs.length === 0) return value;
  if (bitLength(limbs) + count > greatestBits) throw tooLarge();
  return bigintFrom(isNegative(value), shiftLimbsLeft(limbs, count));
}

/** Towards negative infinity. */
function shiftedRight(value: bigint, count: number): bigint {
  if (isSmallBigint(value)) return bigintOf(i64(smallBigint(value) >> i64(Math.min(count, 63))));
  const limbs = magnitudeOf(value);
  const shifted = shiftLimbsRight(limbs, count);
  if (!isNegative(value)) return bigintFrom(false, shifted);
  return bigintFrom(true, hasBitsBelow(limbs, count) ? addLimbs(shifted, fromWord(1n)) : shifted);
}

export function and(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) return bigintOf(i64(smallBigint(left) & smallBigint(right)));
  return bitwise(left, right, (a, b) => u32(a & b));
}

export function or(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) return bigintOf(i64(smallBigint(left) | smallBigint(right)));
  return bitwise(left, right, (a, b) => u32(a | b));
}

export function xor(left: bigint, right: bigint): bigint {
  if (isSmallBigint(left) && isSmallBigint(right)) return bigintOf(i64(smallBigint(left) ^ smallBigint(right)));
  return bitwise(left, right, (a, b) => u32(a ^ b));
}

/** Limb by limb of the two's complements, which have one limb more than the magnitudes for the sign. */
function bitwise(left: bigint, right: bigint, combine: (left: u32, right: u32) => u32): bigint {
  const [a, b] = [magnitudeOf(left), magnitudeOf(right)];
  const count = u32(Math.max(a.length, b.length) + 1);
  const [x, y] = [twosComplement(a, isNegative(left), count), twosComplement(b, isNegative(right), count)];
  for (let index: u32 = 0; index < count; index++) x[index] = combine(u32(x[index]), u32(y[index]));
  return fromTwosComplement(x);
}

/** The lowest `count` limbs. */
export function twosComplement(limbs: Limbs, negative: boolean, count: u32): Limbs {
  const result = newLimbs(count);
  let carry: u64 = negative ? u64(1) : u64(0);
  for (let index: u32 = 0; index < count; index++) {
    const limb = index < u32(limbs.length) ? u32(limbs[index]) : u32(0);
    carry = u64(carry + u64(negative ? u32(~limb) : limb));
    result[index] = u32(carry);
    carry = u64(carry >> 32n);
  }
  return result;
}

/** The highest bit is the sign. */
export function fromTwosComplement(limbs: Limbs): bigint {
  const count = u32(limbs.length);
  const negative = count > 0 && u32(limbs[count - 1]) >>> 31 !== 0;
  return bigintFrom(negative, trimmed(negative ? twosComplement(limbs, true, count) : limbs));
}

/** Less than 0, 0 or more than 0. */
export function compare(left: bigint, right: bigint): i32 {
  if (isSmallBigint(left) && isSmallBigint(right)) {
    const [a, b] = [smallBigint(left), smallBigint(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const negative = isNegative(left);
  if (negative !== isNegative(right)) return negative ? -1 : 1;
  const order = compareLimbs(magnitudeOf(left), magnitudeOf(right));
  return negative ? i32(-order) : order;
}

/** As `compare`; NaN beside NaN. */
export function compareWithNumber(left: bigint, right: number): number {
  if (right !== right) return NaN;
  if (right === Infinity) return -1;
  if (right === -Infinity) return 1;
  const whole = Math.trunc(right);
  const order = compare(left, fromWhole(whole));
  return order !== 0 ? Number(order) : whole - right;
}

/** A finite number without fraction. */
export function fromWhole(value: number): bigint {
  if (Math.abs(value) < 2 ** 62) return bigintOf(i64(value));
  const bits = f64Bits(Math.abs(value));
  const significand = u64(u64(bits & 0xfffffffffffffn) | 0x10000000000000n);
  return bigintFrom(value < 0, shiftLimbsLeft(fromWord(significand), Number(u64(bits >> 52n)) - 1075));
}

/** The lowest 64 bits of the two's complement. */
export function wordOf(value: bigint): u64 {
  if (isSmallBigint(value)) return u64(smallBigint(value));
  if (isWordBigint(value)) return wordBigint(value);
  const low = lowWord(magnitudeOf(value));
  return isNegative(value) ? u64(-low) : low;
}
