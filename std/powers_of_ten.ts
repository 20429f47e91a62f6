// 10^e as 128 bits, rounded up, for the shortest digits of a double (number_text.ts): made exactly when first asked for.

import { arraySetLength } from "#intrinsics";
import { Natural } from "./natural.ts";

const least = -292;
const greatest = 324;

const high: u64[] = [];
const low: u64[] = [];
arraySetLength(high, greatest - least + 1);
arraySetLength(low, greatest - least + 1);

/** Upper half of the 128 bits of 10^exponent, highest bit set; exponent -292 to 324. */
export function powerOfTenHigh(exponent: number): u64 {
  const index = exponent - least;
  if (high[index] === 0n) make(exponent);
  return high[index];
}

/** Lower half; the upper half has been asked for before. */
export function powerOfTenLow(exponent: number): u64 {
  return low[exponent - least];
}

function make(exponent: number): void {
  const power = exponent < 0 ? inverse(-exponent) : Natural.powerOfTen(exponent);
  const dropped = power.bitLength - 128;
  const upper = power.bitsFrom(dropped + 64);
  const lower = power.bitsFrom(dropped);
  const isExact = exponent >= 0 && !power.hasBitsBelow(dropped);
  const rounded = isExact ? lower : u64(lower + 1n);
  low[exponent - least] = rounded;
  high[exponent - least] = !isExact && rounded === 0n ? u64(upper + 1n) : upper;
}

/** floor(2^n / 10^exponent) with at least 128 significant bits. */
function inverse(exponent: number): Natural {
  const natural = Natural.of(1n);
  // 10^e < 2^(3.33 e + 1)
  natural.shiftLeft(Math.floor((exponent * 107) / 32) + 160);
  let rest = exponent;
  for (; rest >= 9; rest -= 9) natural.divide(1000000000);
  for (; rest > 0; rest--) natural.divide(10);
  return natural;
}
