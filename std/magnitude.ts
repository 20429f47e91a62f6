// Whole numbers of any size in 32-bit limbs, least significant first, without leading zeros: the arithmetic under
// bigint. None of these functions changes its arguments. Sizes of limbs are far below 2^31.

import { elementUnchecked, leadingZeros32, setElementUnchecked, typedArrayAllocate } from "#intrinsics";

export type Limbs = Uint32Array;

/** From so many limbs on, on both sides, three products of halves cost less than four (Karatsuba). */
const karatsubaLimbs = 40;

export function newLimbs(count: u32): Limbs {
  return typedArrayAllocate<Uint32Array>(count);
}

function limb(limbs: Limbs, index: u32): u64 {
  return u64(elementUnchecked(limbs, index));
}

function lengthOf(limbs: Limbs): u32 {
  return u32(limbs.length);
}

function put(limbs: Limbs, index: u32, value: u64): void {
  setElementUnchecked(limbs, index, u32(value));
}

export function fromWord(value: u64): Limbs {
  if (value === 0n) return newLimbs(0);
  const high = u64(value >> 32n);
  const limbs = newLimbs(high === 0n ? 1 : 2);
  put(limbs, 0, value);
  if (high !== 0n) put(limbs, 1, high);
  return limbs;
}

/** The lowest 64 bits. */
export function lowWord(limbs: Limbs): u64 {
  const count = lengthOf(limbs);
  if (count === 0) return 0n;
  return count === 1 ? limb(limbs, 0) : u64(limb(limbs, 0) | u64(limb(limbs, 1) << 32n));
}

/** Limbs [start, end), without leading zeros. */
function slice(limbs: Limbs, start: u32, end: u32): Limbs {
  let last = end < lengthOf(limbs) ? end : lengthOf(limbs);
  while (last > start && limb(limbs, u32(last - 1)) === 0n) last = u32(last - 1);
  if (start === 0 && last === lengthOf(limbs)) return limbs;
  if (last <= start) return newLimbs(0);
  const part = newLimbs(u32(last - start));
  for (let index = start; index < last; index++) put(part, u32(index - start), limb(limbs, index));
  return part;
}

export function trimmed(limbs: Limbs): Limbs {
  return slice(limbs, 0, lengthOf(limbs));
}

export function bitLength(limbs: Limbs): number {
  const count = lengthOf(limbs);
  if (count === 0) return 0;
  return Number(count) * 32 - Number(leadingZeros32(u32(limb(limbs, u32(count - 1)))));
}

/** Less than 0, 0 or more than 0. */
export function compare(left: Limbs, right: Limbs): i32 {
  const count = lengthOf(left);
  if (count !== lengthOf(right)) return count < lengthOf(right) ? -1 : 1;
  for (let index = count; index > 0; index--) {
    const a = limb(left, u32(index - 1));
    const b = limb(right, u32(index - 1));
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

export function add(left: Limbs, right: Limbs): Limbs {
  if (lengthOf(left) < lengthOf(right)) return add(right, left);
  const count = lengthOf(left);
  const shorter = lengthOf(right);
  const sum = newLimbs(u32(count + 1));
  let carry: u64 = 0n;
  let index: u32 = 0;
  for (; index < shorter; index++) {
    carry = u64(u64(carry + limb(left, index)) + limb(right, index));
    put(sum, index, carry);
    carry = u64(carry >> 32n);
  }
  for (; index < count; index++) {
    carry = u64(carry + limb(left, index));
    put(sum, index, carry);
    carry = u64(carry >> 32n);
  }
  put(sum, count, carry);
  return trimmed(sum);
}

/** left - right, which is not larger. */
export function subtract(left: Limbs, right: Limbs): Limbs {
  const count = lengthOf(left);
  const shorter = lengthOf(right);
  const difference = newLimbs(count);
  let borrow: u64 = 0n;
  for (let index: u32 = 0; index < count; index++) {
    const taken: u64 = index < shorter ? limb(right, index) : u64(0);
    const rest = u64(u64(limb(left, index) - taken) - borrow);
    put(difference, index, rest);
    borrow = u64(rest >> 63n);
  }
  return trimmed(difference);
}

export function multiply(left: Limbs, right: Limbs): Limbs {
  if (lengthOf(left) < lengthOf(right)) return multiply(right, left);
  const shorter = lengthOf(right);
  if (shorter === 0) return right;
  if (shorter < karatsubaLimbs) return multiplySchoolbook(left, right);
  if (u32(shorter * 2) <= lengthOf(left)) return multiplyUnbalanced(left, right);
  return multiplyKaratsuba(left, right);
}

function multiplySchoolbook(left: Limbs, right: Limbs): Limbs {
  const count = lengthOf(left);
  const product = newLimbs(u32(count + lengthOf(right)));
  for (let row: u32 = 0; row < lengthOf(right); row++) {
    const factor = limb(right, row);
    let carry: u64 = 0n;
    for (let index: u32 = 0; index < count; index++) {
      const place = u32(row + index);
      carry = u64(u64(u64(limb(left, index) * factor) + limb(product, place)) + carry);
      put(product, place, carry);
      carry = u64(carry >> 32n);
    }
    put(product, u32(row + count), carry);
  }
  return trimmed(product);
}

/** target += limbs * 2^(32 * place); the target has room. */
function addInto(target: Limbs, limbs: Limbs, place: u32): void {
  let carry: u64 = 0n;
  const count = lengthOf(limbs);
  for (let index: u32 = 0; index < count || carry !== 0n; index++) {
    const added: u64 = index < count ? limb(limbs, index) : u64(0);
    carry = u64(u64(carry + added) + limb(target, u32(place + index)));
    put(target, u32(place + index), carry);
    carry = u64(carry >> 32n);
  }
}

/** The longer side in pieces as long as the shorter one. */
function multiplyUnbalanced(left: Limbs, right: Limbs): Limbs {
  const step = lengthOf(right);
  const product = newLimbs(u32(lengthOf(left) + step));
  for (let start: u32 = 0; start < lengthOf(left); start = u32(start + step))
    addInto(product, multiply(slice(left, start, u32(start + step)), right), start);
  return trimmed(product);
}

function multiplyKaratsuba(left: Limbs, right: Limbs): Limbs {
  const half = u32(u32(lengthOf(left) + 1) >>> 1);
  const [leftLow, leftHigh] = [slice(left, 0, half), slice(left, half, lengthOf(left))];
  const [rightLow, rightHigh] = [slice(right, 0, half), slice(right, half, lengthOf(right))];
  const low = multiply(leftLow, rightLow);
  const high = multiply(leftHigh, rightHigh);
  const both = multiply(add(leftLow, leftHigh), add(rightLow, rightHigh));
  const product = newLimbs(u32(lengthOf(left) + lengthOf(right)));
  addInto(product, low, 0);
  addInto(product, high, u32(half * 2));
  addInto(product, subtract(subtract(both, low), high), half);
  return trimmed(product);
}

/** limbs * factor + addend */
export function multiplyAdd(limbs: Limbs, factor: u32, addend: u32): Limbs {
  const count = lengthOf(limbs);
  const result = newLimbs(u32(count + 1));
  const wide = u64(factor);
  let carry = u64(addend);
  for (let index: u32 = 0; index < count; index++) {
    carry = u64(u64(limb(limbs, index) * wide) + carry);
    put(result, index, carry);
    carry = u64(carry >> 32n);
  }
  put(result, count, carry);
  return trimmed(result);
}

export interface Division {
  readonly quotient: Limbs;
  readonly remainder: Limbs;
}

/** The divisor is not 0. */
export function divide(dividend: Limbs, divisor: Limbs): Division {
  if (compare(dividend, divisor) < 0) return { quotient: newLimbs(0), remainder: dividend };
  return lengthOf(divisor) === 1 ? divideByLimb(dividend, limb(divisor, 0)) : divideLong(dividend, divisor);
}

function divideByLimb(dividend: Limbs, divisor: u64): Division {
  const quotient = newLimbs(lengthOf(dividend));
  let rest: u64 = 0n;
  for (let index = lengthOf(dividend); index > 0; index--) {
    const part = u64(u64(rest << 32n) | limb(dividend, u32(index - 1)));
    put(quotient, u32(index - 1), u64(part / divisor));
    rest = u64(part % divisor);
  }
  return { quotient: trimmed(quotient), remainder: fromWord(rest) };
}

/** Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D; the divisor has two limbs at least. */
function divideLong(dividend: Limbs, divisor: Limbs): Division {
  const count = lengthOf(divisor);
  const shift = leadingZeros32(u32(limb(divisor, u32(count - 1))));
  const by = shiftLeft(divisor, Number(shift));
  const rest = widened(shiftLeft(dividend, Number(shift)), u32(lengthOf(dividend) + 1));
  const quotient = newLimbs(u32(lengthOf(dividend) - count + 1));
  for (let index = lengthOf(quotient); index > 0; index--) {
    const place = u32(index - 1);
    put(quotient, place, divisionStep(rest, by, place));
  }
  return { quotient: trimmed(quotient), remainder: shiftRight(trimmed(rest), Number(shift)) };
}

/** One limb of the quotient; takes it times the divisor, which is normalised, off the rest. */
function divisionStep(rest: Limbs, by: Limbs, place: u32): u64 {
  const count = lengthOf(by);
  const top = limb(by, u32(count - 1));
  const upper = u64(u64(limb(rest, u32(place + count)) << 32n) | limb(rest, u32(place + count - 1)));
  let digit = u64(upper / top);
  let left = u64(upper % top);
  while (
    digit > 0xffffffffn ||
    u64(digit * limb(by, u32(count - 2))) > u64(u64(left << 32n) | limb(rest, u32(place + count - 2)))
  ) {
    digit = u64(digit - 1n);
    left = u64(left + top);
    if (left > 0xffffffffn) break;
  }
  if (takeProduct(rest, by, digit, place) === 0n) return digit;
  addBack(rest, by, place);
  return u64(digit - 1n);
}

/** rest -= by * digit * 2^(32 * place); 1 when the result would be below 0, and is 2^(32 * limbs) too large. */
function takeProduct(rest: Limbs, by: Limbs, digit: u64, place: u32): u64 {
  const count = lengthOf(by);
  let carry: u64 = 0n;
  let borrow: u64 = 0n;
  for (let index: u32 = 0; index < count; index++) {
    carry = u64(u64(limb(by, index) * digit) + carry);
    const difference = u64(u64(limb(rest, u32(place + index)) - u64(carry & 0xffffffffn)) - borrow);
    put(rest, u32(place + index), difference);
    borrow = u64(difference >> 63n);
    carry = u64(carry >> 32n);
  }
  const last = u64(u64(limb(rest, u32(place + count)) - carry) - borrow);
  put(rest, u32(place + count), last);
  return u64(last >> 63n);
}

function addBack(rest: Limbs, by: Limbs, place: u32): void {
  const count = lengthOf(by);
  let carry: u64 = 0n;
  for (let index: u32 = 0; index < count; index++) {
    carry = u64(u64(carry + limb(rest, u32(place + index))) + limb(by, index));
    put(rest, u32(place + index), carry);
    carry = u64(carry >> 32n);
  }
  put(rest, u32(place + count), u64(carry + limb(rest, u32(place + count))));
}

/** The same number with zeros above it. */
export function widened(limbs: Limbs, count: u32): Limbs {
  const wide = newLimbs(count);
  for (let index: u32 = 0; index < lengthOf(limbs); index++) put(wide, index, limb(limbs, index));
  return wide;
}

export function shiftLeft(limbs: Limbs, count: number): Limbs {
  if (lengthOf(limbs) === 0 || count === 0) return limbs;
  const words = u32(Math.floor(count / 32));
  const bits = u64(count % 32);
  const shifted = newLimbs(u32(u32(lengthOf(limbs) + words) + 1));
  let carry: u64 = 0n;
  for (let index: u32 = 0; index < lengthOf(limbs); index++) {
    const wide = u64(u64(limb(limbs, index) << bits) | carry);
    put(shifted, u32(index + words), wide);
    carry = u64(wide >> 32n);
  }
  put(shifted, u32(lengthOf(limbs) + words), carry);
  return trimmed(shifted);
}

/** Bits that are shifted out are lost. */
export function shiftRight(limbs: Limbs, count: number): Limbs {
  if (count === 0) return limbs;
  if (count >= bitLength(limbs)) return newLimbs(0);
  const words = u32(Math.floor(count / 32));
  const bits = u64(count % 32);
  const kept = u32(lengthOf(limbs) - words);
  const shifted = newLimbs(kept);
  for (let index: u32 = 0; index < kept; index++) {
    const next = u32(index + words + 1);
    const above: u64 = next < lengthOf(limbs) ? limb(limbs, next) : u64(0);
    put(shifted, index, u64(u64(u64(above << 32n) | limb(limbs, u32(index + words))) >> bits));
  }
  return trimmed(shifted);
}

/** How many of the lowest bits are 0; the number is not. */
export function trailingZeros(limbs: Limbs): number {
  let index: u32 = 0;
  while (limb(limbs, index) === 0n) index++;
  const low = u32(limb(limbs, index));
  return Number(index) * 32 + 31 - Number(leadingZeros32(u32(low & u32(-low))));
}

/** Is one of the bits below `count` set? */
export function hasBitsBelow(limbs: Limbs, count: number): boolean {
  return lengthOf(limbs) > 0 && trailingZeros(limbs) < count;
}

/** base^exponent, by squaring. */
export function power(base: Limbs, exponent: u32): Limbs {
  let result = fromWord(1n);
  for (let bit: u32 = u32(31 - Number(leadingZeros32(u32(exponent | 1)))); ; bit--) {
    result = multiply(result, result);
    if (u32(u32(exponent >>> bit) & 1) !== 0) result = multiply(result, base);
    if (bit === 0) return result;
  }
}
