// Math's logarithms: the algorithms of fdlibm (Copyright 1993 Sun Microsystems; "Permission to use, copy, modify, and
// distribute this software is freely granted, provided that this notice is preserved"), as V8 has them.

import { highWord, withHighWord, withoutLowWord } from "./number_bits.ts";

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const two54 = 18014398509481984;

/** Natural logarithm. */
export function log(argument: number): number {
  if (argument === 0) return -Infinity;
  if (argument < 0) return NaN;
  if (argument - argument !== 0) return argument;
  const isSmall = highWord(argument) < 0x00100000;
  let x = isSmall ? argument * two54 : argument;
  const word = highWord(x);
  const fraction = i32(word & 0x000fffff);
  const carry = i32(i32(fraction + 0x95f64) & 0x100000);
  const exponent = Number(i32(word >> 20)) - (isSmall ? 1077 : 1023) + Number(i32(carry >> 20));
  x = withHighWord(x, i32(fraction | i32(carry ^ 0x3ff00000)));
  const f = x - 1;
  if (i32(0x000fffff & i32(2 + fraction)) < 3) {
    if (f === 0) return exponent === 0 ? 0 : exponent * ln2High + exponent * ln2Low;
    const r = f * f * (0.5 - 0.33333333333333333 * f);
    return exponent === 0 ? f - r : exponent * ln2High - (r - exponent * ln2Low - f);
  }
  const s = f / (2 + f);
  const r = logarithmSeries(s * s);
  if (i32(i32(fraction - 0x6147a) | i32(0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (exponent === 0) return f - (half - s * (half + r));
    return exponent * ln2High - (half - (s * (half + r) + exponent * ln2Low) - f);
  }
  if (exponent === 0) return f - s * (f - r);
  return exponent * ln2High - (s * (f - r) - exponent * ln2Low - f);
}

function logarithmSeries(z: number): number {
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return odd + even;
}

/** log(1 + x), exact near 0. */
export function log1p(x: number): number {
  if (x === -1) return -Infinity;
  if (x < -1) return NaN;
  if (x - x !== 0) return x;
  const word = highWord(x);
  const magnitude = i32(word & 0x7fffffff);
  if (magnitude < 0x3c900000) return x;
  if (magnitude < 0x3e200000) return x - x * x * 0.5;
  if (x >= 0 ? word < 0x3fda827a : word <= i32(0xbfd2bec4)) return log1pReduced(x, false, 0, 0);
  const isHuge = word >= 0x43400000;
  let u = isHuge ? x : 1 + x;
  const uWord = highWord(u);
  let exponent = Number(i32(uWord >> 20)) - 1023;
  let correction = 0;
  if (!isHuge) correction = (exponent > 0 ? 1 - (u - x) : x - (u - 1)) / u;
  let fraction = i32(uWord & 0x000fffff);
  if (fraction < 0x6a09e) {
    u = withHighWord(u, i32(fraction | 0x3ff00000));
  } else {
    exponent++;
    u = withHighWord(u, i32(fraction | 0x3fe00000));
    fraction = i32(i32(0x00100000 - fraction) >> 2);
  }
  return log1pReduced(u - 1, fraction === 0, exponent, correction);
}

function log1pReduced(f: number, isTiny: boolean, exponent: number, argumentCorrection: number): number {
  const half = 0.5 * f * f;
  const low = exponent * ln2Low + argumentCorrection;
  if (isTiny) {
    if (f === 0) return exponent === 0 ? 0 : exponent * ln2High + low;
    const r = half * (1 - 0.66666666666666666 * f);
    return exponent === 0 ? f - r : exponent * ln2High - (r - low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  if (exponent === 0) return f - (half - s * (half + r));
  return exponent * ln2High - (half - (s * (half + r) + low) - f);
}

/** Logarithm to base 2; exact for powers of two. */
export function log2(argument: number): number {
  if (argument === 0) return -Infinity;
  if (argument < 0) return NaN;
  if (argument - argument !== 0) return argument;
  if (argument === 1) return 0;
  const isSmall = highWord(argument) < 0x00100000;
  let x = isSmall ? argument * two54 : argument;
  const word = highWord(x);
  const fraction = i32(word & 0x000fffff);
  const carry = i32(i32(fraction + 0x95f64) & 0x100000);
  const exponent = Number(i32(word >> 20)) - (isSmall ? 1077 : 1023) + Number(i32(carry >> 20));
  x = withHighWord(x, i32(fraction | i32(carry ^ 0x3ff00000)));
  const f = x - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const r = s * (half + logarithmSeries(s * s));
  const high = withoutLowWord(f - half);
  const low = f - high - half + r;
  const productHigh = high * 1.44269504072144627571;
  const productLow = (low + high) * 1.67517131648865118353e-10 + low * 1.44269504072144627571;
  const sum = exponent + productHigh;
  return productLow + (exponent - sum + productHigh) + sum;
}

/** Logarithm to base 10. */
export function log10(argument: number): number {
  if (argument === 0) return -Infinity;
  if (argument < 0) return NaN;
  if (argument - argument !== 0) return argument;
  if (argument === 1) return 0;
  const isSmall = highWord(argument) < 0x00100000;
  const x = isSmall ? argument * two54 : argument;
  const word = highWord(x);
  const exponent = Number(i32(word >> 20)) - (isSmall ? 1077 : 1023);
  const isNegative = exponent < 0;
  const y = isNegative ? exponent + 1 : exponent;
  const fraction = withHighWord(x, i32(i32(word & 0x000fffff) | (isNegative ? i32(0x3fe00000) : i32(0x3ff00000))));
  const z = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-1 * log(fraction);
  return z + y * 3.01029995663611771306e-1;
}
