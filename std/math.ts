// The global `Math` (ECMAScript 21.3).

import {
  abs as absolute,
  ceil as ceiling,
  floor as floorOf,
  leadingZeros32,
  round as roundHalfUp,
  sqrt as squareRoot,
  trunc as truncated,
} from "#intrinsics";
import { RandomNumbers } from "./random_numbers.ts";

export { acos, asin, atan, atan2 } from "./math_arc.ts";
export { cbrt, exp, expm1 } from "./math_exponential.ts";
export { acosh, asinh, atanh, cosh, sinh, tanh } from "./math_hyperbolic.ts";
export { log, log10, log1p, log2 } from "./math_logarithm.ts";
export { pow } from "./math_power.ts";
export { cos, sin, tan } from "./math_trigonometric.ts";

export const E = 2.718281828459045;
export const LN10 = 2.302585092994046;
export const LN2 = 0.6931471805599453;
export const LOG10E = 0.4342944819032518;
export const LOG2E = 1.4426950408889634;
export const PI = 3.141592653589793;
export const SQRT1_2 = 0.7071067811865476;
export const SQRT2 = 1.4142135623730951;

export function abs(x: number): number {
  return absolute(x);
}

export function floor(x: number): number {
  return floorOf(x);
}

export function ceil(x: number): number {
  return ceiling(x);
}

export function trunc(x: number): number {
  return truncated(x);
}

/** Halves go up. */
export function round(x: number): number {
  return roundHalfUp(x);
}

export function sqrt(x: number): number {
  return squareRoot(x);
}

export function sign(x: number): number {
  if (x > 0) return 1;
  return x < 0 ? -1 : x;
}

export function fround(x: number): number {
  return f32(x);
}

/** The lower 32 bits of the product of two 32-bit integers. */
export function imul(x: number, y: number): number {
  return i32(u32(u32(x) * u32(y)));
}

/** Zero bits above the highest set bit of ToUint32(x). */
export function clz32(x: number): number {
  return leadingZeros32(u32(x));
}

export function max(...values: number[]): number {
  let result = -Infinity;
  for (const value of values) {
    if (value !== value) return NaN;
    if (value > result || (value === 0 && result === 0 && 1 / result < 0)) result = value;
  }
  return result;
}

export function min(...values: number[]): number {
  let result = Infinity;
  for (const value of values) {
    if (value !== value) return NaN;
    if (value < result || (value === 0 && result === 0 && 1 / value < 0)) result = value;
  }
  return result;
}

/** `max` of two; what is called when it is given two arguments. */
export function max_2(x: number, y: number): number {
  if (x > y) return x;
  if (x < y) return y;
  // Equal, of which zeros are told apart, or not comparable.
  return x === y ? (1 / x < 0 ? y : x) : NaN;
}

/** `min` of two; what is called when it is given two arguments. */
export function min_2(x: number, y: number): number {
  if (x < y) return x;
  if (x > y) return y;
  return x === y ? (1 / x < 0 ? x : y) : NaN;
}

/** The root of the sum of squares, without overflow on the way; summed as V8 does (Kahan). */
export function hypot(...values: number[]): number {
  let greatest = 0;
  let hasNaN = false;
  for (const value of values) {
    const magnitude = absolute(value);
    if (magnitude === Infinity) return Infinity;
    if (value !== value) hasNaN = true;
    else if (magnitude > greatest) greatest = magnitude;
  }
  if (hasNaN) return NaN;
  if (greatest === 0) return 0;
  let sum = 0;
  let compensation = 0;
  for (const value of values) {
    const scaled = absolute(value) / greatest;
    const summand = scaled * scaled - compensation;
    const next = sum + summand;
    compensation = next - sum - summand;
    sum = next;
  }
  return squareRoot(sum) * greatest;
}

const randomNumbers = new RandomNumbers();

/** 0 <= x < 1; not for secrets. */
export function random(): number {
  return randomNumbers.next();
}
