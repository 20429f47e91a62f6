// Math.pow and `**`: the algorithm of FreeBSD's e_pow.c (fdlibm, Copyright 1993 Sun Microsystems; "Permission to use,
// copy, modify, and distribute this software is freely granted, provided that this notice is preserved"), as V8 has it.

import { abs, sqrt } from "#intrinsics";
import { fromWords, highWord, lowWord, withHighWord, withoutLowWord } from "./number_bits.ts";

const huge = 1e300;
const tiny = 1e-300;
const two53 = 9007199254740992;

/** x to the power y. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const magnitude = abs(x);
  if (y === Infinity || y === -Infinity) {
    if (magnitude === 1) return NaN;
    return magnitude > 1 === y > 0 ? Infinity : 0;
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  const parity = parityOf(y);
  if (y === 0.5 && x > 0) return sqrt(x);
  if (magnitude === Infinity || magnitude === 0 || magnitude === 1) {
    const power = y < 0 ? 1 / magnitude : magnitude;
    if (x < 0 && magnitude === 1 && parity === Parity.None) return NaN;
    const isNegative = x < 0 || (x === 0 && 1 / x < 0);
    return isNegative && parity === Parity.Odd ? -power : power;
  }
  if (x < 0 && parity === Parity.None) return NaN;
  const sign = x < 0 && parity === Parity.Odd ? -1 : 1;
  return finitePower(magnitude, y, sign);
}

enum Parity {
  /** Not a whole number. */
  None,
  Odd,
  Even,
}

function parityOf(y: number): Parity {
  const magnitude = abs(y);
  if (magnitude >= two53) return Parity.Even;
  if (magnitude % 1 !== 0) return Parity.None;
  return magnitude % 2 === 1 ? Parity.Odd : Parity.Even;
}

/** A sum of two doubles, the second far smaller. */
class Pair {
  constructor(
    readonly high: number,
    readonly low: number,
  ) {}
}

/** sign * x^y for finite x > 0, x !== 1. */
function finitePower(x: number, y: number, sign: number): number {
  const exponentWord = i32(highWord(y) & 0x7fffffff);
  let logarithm: Pair;
  if (exponentWord > 0x41e00000) {
    const word = highWord(x);
    if (exponentWord > 0x43f00000) {
      if (word <= 0x3fefffff) return y < 0 ? Infinity * sign : 0 * sign;
      return y > 0 ? Infinity * sign : 0 * sign;
    }
    if (word < 0x3fefffff) return y < 0 ? sign * huge * huge : sign * tiny * tiny;
    if (word > 0x3ff00000) return y > 0 ? sign * huge * huge : sign * tiny * tiny;
    logarithm = logarithmNearOne(x);
  } else {
    logarithm = binaryLogarithm(x);
  }
  const yHigh = withoutLowWord(y);
  const low = (y - yHigh) * logarithm.high + y * logarithm.low;
  const high = yHigh * logarithm.high;
  return powerOfTwo(high, low, sign);
}

/** log2(x) for |1 - x| <= 2^-20, of a series of four terms. */
function logarithmNearOne(x: number): Pair {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
  const u = 1.44269502162933349609 * t;
  const v = t * 1.92596299112661746887e-8 - w * 1.4426950408889634;
  const high = withoutLowWord(u + v);
  return new Pair(high, v - (high - u));
}

/** log2(x) to about 78 bits. */
function binaryLogarithm(value: number): Pair {
  let x = value;
  let exponent = 0;
  let word = highWord(x);
  if (word < 0x00100000) {
    x *= two53;
    exponent = -53;
    word = highWord(x);
  }
  exponent += Number(i32(word >> 20)) - 0x3ff;
  const fraction = i32(word & 0x000fffff);
  word = i32(fraction | 0x3ff00000);
  // The interval: |x| < sqrt(3/2), or below sqrt(3), or above.
  let isUpper = false;
  if (fraction > 0x3988e && fraction < 0xbb67a) {
    isUpper = true;
  } else if (fraction >= 0xbb67a) {
    exponent++;
    word = i32(word - 0x00100000);
  }
  x = withHighWord(x, word);
  const base = isUpper ? 1.5 : 1;

  const u = x - base;
  const v = 1 / (x + base);
  const ss = u * v;
  const sHigh = withoutLowWord(ss);
  const tHigh = fromWords(i32(i32(i32(word >> 1) | 0x20000000) + 0x00080000 + (isUpper ? i32(0x00040000) : i32(0))), 0);
  const tLow = x - (tHigh - base);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  let s2 = ss * ss;
  let r = s2 * s2 * series(s2);
  r += sLow * (sHigh + ss);
  s2 = sHigh * sHigh;
  const sumHigh = withoutLowWord(3 + s2 + r);
  const sumLow = r - (sumHigh - 3 - s2);
  const productHigh = sHigh * sumHigh;
  const productLow = sLow * sumHigh + sumLow * ss;
  const pHigh = withoutLowWord(productHigh + productLow);
  const pLow = productLow - (pHigh - productHigh);
  const zHigh = 9.61796700954437255859e-1 * pHigh;
  const zLow =
    -7.02846165095275826516e-9 * pHigh + pLow * 9.61796693925975554329e-1 + (isUpper ? 1.35003920212974897128e-8 : 0);
  const baseHigh = isUpper ? 5.84962487220764160156e-1 : 0;
  const high = withoutLowWord(zHigh + zLow + baseHigh + exponent);
  return new Pair(high, zLow - (high - exponent - baseHigh - zHigh));
}

function series(s2: number): number {
  return (
    5.99999999999994648725e-1 +
    s2 *
      (4.28571428578550184252e-1 +
        s2 *
          (3.33333329818377432918e-1 +
            s2 * (2.72728123808534006489e-1 + s2 * (2.30660745775561754067e-1 + s2 * 2.06975017800338417784e-1))))
  );
}

/** sign * 2^(high + low) */
function powerOfTwo(high: number, low: number, sign: number): number {
  const z = high + low;
  const word = highWord(z);
  if (z >= 1024 && (z > 1024 || low + 8.0085662595372944372e-17 > z - high)) return sign * huge * huge;
  if (z <= -1075 && (z < -1075 || low <= z - high)) return sign * tiny * tiny;
  const magnitude = i32(word & 0x7fffffff);
  let exponent: i32 = 0;
  let rest = high;
  if (magnitude > 0x3fe00000) {
    // exponent = round(z)
    const shift = i32((magnitude >> 20) - 0x3ff);
    const rounded = i32(word + i32(0x00100000 >> i32(shift + 1)));
    const roundedShift = i32((i32(rounded & 0x7fffffff) >> 20) - 0x3ff);
    const whole = fromWords(i32(rounded & ~i32(0x000fffff >> roundedShift)), 0);
    exponent = i32(i32(i32(rounded & 0x000fffff) | 0x00100000) >> i32(20 - roundedShift));
    if (word < 0) exponent = i32(-exponent);
    rest = high - whole;
  }
  const t = withoutLowWord(low + rest);
  const u = t * 6.93147182464599609375e-1;
  const v = (low - (t - rest)) * 6.93147180559945286227e-1 + t * -1.90465429995776804525e-9;
  const sum = u + v;
  const w = v - (sum - u);
  const square = sum * sum;
  const t1 =
    sum -
    square *
      (1.66666666666666019037e-1 +
        square *
          (-2.77777777770155933842e-3 +
            square *
              (6.61375632143793436117e-5 + square * (-1.6533902205465251539e-6 + square * 4.13813679705723846039e-8))));
  // V8 takes the correction into the divisor, where fdlibm subtracts it from the quotient; its results are kept.
  const r = (sum * t1) / (t1 - 2 - (w + sum * w));
  const result = 1 - (r - sum);
  const resultWord = i32(highWord(result) + i32(exponent << 20));
  if (resultWord >> 20 <= 0) return sign * scale(result, exponent);
  return sign * fromWords(resultWord, lowWord(result));
}

/** value * 2^exponent where the result is subnormal: rounds once. */
function scale(value: number, exponent: i32): number {
  const word = i32(highWord(value) + i32(i32(exponent + 54) << 20));
  return fromWords(word, lowWord(value)) * 5.55111512312578270212e-17;
}
