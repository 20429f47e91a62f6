// The global `Math` (ECMAScript 21.3), with the results of V8 to the last bit.

import {
  abs as absolute,
  ceil as ceiling,
  floor as floorOf,
  round as roundHalfUp,
  sqrt as squareRoot,
  trunc as truncated,
} from "#intrinsics";

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
  return x > 0 ? 1 : x < 0 ? -1 : x;
}

export function fround(x: number): number {
  return f32(x);
}

export function imul(a: number, b: number): number {
  return i32(i32(a) * i32(b));
}

export function clz32(x: number): number {
  let bits = u32(x);
  if (bits === 0) return 32;
  let zeros = 0;
  while ((bits & 0x80000000) === 0) {
    bits = u32(bits << 1);
    zeros++;
  }
  return zeros;
}

/** NaN if one is NaN; -0 is less than 0. */
export function max(...values: number[]): number {
  let most = -Infinity;
  for (const value of values) {
    if (value !== value) return NaN;
    if (value > most || (value === 0 && most === 0 && 1 / most < 0)) most = value;
  }
  return most;
}

export function min(...values: number[]): number {
  let least = Infinity;
  for (const value of values) {
    if (value !== value) return NaN;
    if (value < least || (value === 0 && least === 0 && 1 / value < 0)) least = value;
  }
  return least;
}

export function hypot(...values: number[]): number {
  let greatest = 0;
  for (const value of values) {
    if (value === Infinity || value === -Infinity) return Infinity;
    greatest = max(greatest, abs(value));
  }
  if (greatest === 0 || greatest !== greatest) return greatest;
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const ratio = value / greatest;
    const summand = ratio * ratio - lost;
    const next = sum + summand;
    lost = next - sum - summand;
    sum = next;
  }
  return squareRoot(sum) * greatest;
}
