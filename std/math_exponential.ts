// Math's exponential functions: the algorithms of fdlibm (Copyright 1993 Sun Microsystems; "Permission to use, copy,
// modify, and distribute this software is freely granted, provided that this notice is preserved"), as V8 has them.

import { fromWords, highWord, roundedTo23Bits } from "./number_bits.ts";

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.442695040888963387;
const overflowLimit = 7.09782712893383973096e2;
const underflowLimit = -7.4513321910194110842e2;
const twoToMinus1000 = 9.3326361850321887899e-302;
const twoTo1023 = 8.98846567431157953865e307;

/** e^x */
export function exp(argument: number): number {
  if (argument !== argument) return NaN;
  if (argument > overflowLimit) return Infinity;
  if (argument < underflowLimit) return 0;
  const magnitude = i32(highWord(argument) & 0x7fffffff);
  const isNegative = argument < 0;
  if (magnitude < 0x3e300000) return 1 + argument;
  let x = argument;
  let high = 0;
  let low = 0;
  let exponent: i32 = 0;
  if (magnitude > 0x3fd62e42) {
    if (magnitude < 0x3ff0a2b2) {
      if (x === 1) return 2.718281828459045;
      high = isNegative ? x + ln2High : x - ln2High;
      low = isNegative ? -ln2Low : ln2Low;
      exponent = isNegative ? i32(-1) : i32(1);
    } else {
      exponent = i32(inverseLn2 * x + (isNegative ? -0.5 : 0.5));
      high = x - Number(exponent) * ln2High;
      low = Number(exponent) * ln2Low;
    }
    x = high - low;
  }
  const t = x * x;
  const c =
    x -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  if (exponent === 0) return 1 - ((x * c) / (c - 2) - x);
  const y = 1 - (low - (x * c) / (2 - c) - high);
  if (exponent === 1024) return y * 2 * twoTo1023;
  if (exponent >= -1021) return y * powerOfTwo(exponent);
  return y * powerOfTwo(i32(exponent + 1000)) * twoToMinus1000;
}

/** e^x - 1, exact near 0. */
export function expm1(argument: number): number {
  if (argument !== argument || argument === Infinity) return argument;
  if (argument > overflowLimit) return Infinity;
  const magnitude = i32(highWord(argument) & 0x7fffffff);
  const isNegative = argument < 0;
  if (magnitude >= 0x4043687a && isNegative) return -1;
  if (magnitude < 0x3c900000) return argument;
  let x = argument;
  let correction = 0;
  let exponent: i32 = 0;
  if (magnitude > 0x3fd62e42) {
    let high = isNegative ? x + ln2High : x - ln2High;
    let low = isNegative ? -ln2Low : ln2Low;
    exponent = isNegative ? i32(-1) : i32(1);
    if (magnitude >= 0x3ff0a2b2) {
      exponent = i32(inverseLn2 * x + (isNegative ? -0.5 : 0.5));
      high = x - Number(exponent) * ln2High;
      low = Number(exponent) * ln2Low;
    }
    x = high - low;
    correction = high - x - low;
  }
  const half = 0.5 * x;
  const halfSquare = x * half;
  const r =
    1 +
    halfSquare *
      (-3.33333333333331316428e-2 +
        halfSquare *
          (1.58730158725481460165e-3 +
            halfSquare *
              (-7.93650757867487942473e-5 +
                halfSquare * (4.00821782732936239552e-6 + halfSquare * -2.01099218183624371326e-7))));
  const t = 3 - r * half;
  let e = halfSquare * ((r - t) / (6 - x * t));
  if (exponent === 0) return x - (x * e - halfSquare);
  e = x * (e - correction) - correction - halfSquare;
  return scaledExpm1(x, e, exponent);
}

/** The last step: 2^exponent * (1 + x - e) - 1. */
function scaledExpm1(x: number, e: number, exponent: i32): number {
  if (exponent === -1) return 0.5 * (x - e) - 0.5;
  if (exponent === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (exponent <= -2 || exponent > 56) {
    const y = 1 - (e - x);
    return (exponent === 1024 ? y * 2 * twoTo1023 : y * powerOfTwo(exponent)) - 1;
  }
  if (exponent < 20) {
    const t = fromWords(i32(0x3ff00000 - i32(0x200000 >> exponent)), 0);
    return (t - (e - x)) * powerOfTwo(exponent);
  }
  const t = powerOfTwo(i32(-exponent));
  return (x - (e + t) + 1) * powerOfTwo(exponent);
}

/** 2^exponent, -1022 to 1023. */
function powerOfTwo(exponent: i32): number {
  return fromWords(i32(0x3ff00000 + i32(exponent << 20)), 0);
}

/** Cube root. */
export function cbrt(x: number): number {
  if (x - x !== 0 || x === 0) return x;
  const sign = i32(u32(highWord(x)) & 0x80000000);
  const word = i32(highWord(x) & 0x7fffffff);
  let t = fromWords(i32(sign | i32(i32(word / 3) + 715094163)), 0);
  if (word < 0x00100000) {
    const scaled = i32(highWord(18014398509481984 * x) & 0x7fffffff);
    t = fromWords(i32(sign | i32(i32(scaled / 3) + 696219795)), 0);
  }
  const r = t * t * (t / x);
  t =
    t *
    (1.87595182427177009643 +
      r * (-1.88497979543377169875 + r * 1.62142972010535446614) +
      r * r * r * (-0.758397934778766047437 + r * 0.145996192886612446982));
  t = roundedTo23Bits(t);
  const s = t * t;
  const quotient = x / s;
  return t + t * ((quotient - t) / (t + t + quotient));
}
