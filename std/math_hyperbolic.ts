// Math's hyperbolic functions: the algorithms of fdlibm (Copyright 1993 Sun Microsystems; "Permission to use, copy,
// modify, and distribute this software is freely granted, provided that this notice is preserved"), as V8 has them.

import { abs, sqrt } from "#intrinsics";
import { exp, expm1 } from "./math_exponential.ts";
import { log, log1p } from "./math_logarithm.ts";
import { highWord } from "./number_bits.ts";

/** exp overflows above the first, sinh and cosh above the second. */
const expLimit = 709.7822265625;
const overflowLimit = 710.4758600739439;
const ln2 = 6.93147180559945286227e-1;
const twoToMinus28 = 3.725290298461914e-9;
const two28 = 268435456;

export function sinh(x: number): number {
  const half = x < 0 ? -0.5 : 0.5;
  const magnitude = abs(x);
  if (magnitude < 22) {
    if (magnitude < twoToMinus28) return x;
    const t = expm1(magnitude);
    return magnitude < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  if (magnitude < expLimit) return half * exp(magnitude);
  if (magnitude <= overflowLimit) {
    const root = exp(0.5 * magnitude);
    return half * root * root;
  }
  return x * Infinity;
}

export function cosh(x: number): number {
  const magnitude = abs(x);
  const word = highWord(magnitude);
  if (word < 0x3fd62e43) {
    const t = expm1(magnitude);
    const w = 1 + t;
    return word < 0x3c800000 ? w : 1 + (t * t) / (w + w);
  }
  if (word < 0x40360000) {
    const t = exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  if (word < 0x40862e42) return 0.5 * exp(magnitude);
  if (magnitude <= overflowLimit) {
    const root = exp(0.5 * magnitude);
    return 0.5 * root * root;
  }
  return x !== x ? NaN : Infinity;
}

export function tanh(x: number): number {
  if (x !== x) return NaN;
  const magnitude = abs(x);
  if (magnitude < twoToMinus28) return x;
  let result = 1;
  if (magnitude < 1) {
    const t = expm1(-2 * magnitude);
    result = -t / (t + 2);
  } else if (magnitude < 22) {
    result = 1 - 2 / (expm1(2 * magnitude) + 2);
  }
  return x < 0 ? -result : result;
}

export function asinh(x: number): number {
  const magnitude = abs(x);
  if (!(magnitude < Infinity) || magnitude < twoToMinus28) return x;
  const word = highWord(magnitude);
  let result = 0;
  if (word > 0x41b00000) {
    result = log(magnitude) + ln2;
  } else if (word > 0x40000000) {
    result = log(2 * magnitude + 1 / (sqrt(x * x + 1) + magnitude));
  } else {
    const square = x * x;
    result = log1p(magnitude + square / (1 + sqrt(1 + square)));
  }
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x >= two28) return log(x) + ln2;
  if (x === 1) return 0;
  if (highWord(x) > 0x40000000) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  const magnitude = abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude === 1) return x * Infinity;
  if (magnitude < twoToMinus28) return x;
  const twice = magnitude + magnitude;
  const argument = magnitude < 0.5 ? twice + (twice * magnitude) / (1 - magnitude) : twice / (1 - magnitude);
  const result = 0.5 * log1p(argument);
  return x < 0 ? -result : result;
}
