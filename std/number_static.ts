// Functions and constants of the global `Number` (ECMAScript 21.1.2), and the global isNaN and isFinite.

export { parseFloat, parseInt } from "./number_parse.ts";

export const EPSILON = 2.220446049250313e-16;
export const MAX_SAFE_INTEGER = 9007199254740991;
export const MIN_SAFE_INTEGER = -9007199254740991;
export const MAX_VALUE = 1.7976931348623157e308;
export const MIN_VALUE = 5e-324;
export const POSITIVE_INFINITY = 1 / 0;
export const NEGATIVE_INFINITY = -1 / 0;

export function isNaN(value: unknown): boolean {
  return typeof value === "number" && value !== value;
}

export function isFinite(value: unknown): boolean {
  return typeof value === "number" && value - value === 0;
}

export function isInteger(value: unknown): boolean {
  return typeof value === "number" && value - value === 0 && Math.floor(value) === value;
}

export function isSafeInteger(value: unknown): boolean {
  return typeof value === "number" && Math.floor(value) === value && Math.abs(value) <= MAX_SAFE_INTEGER;
}

export function isNaNOf(value: number): boolean {
  return value !== value;
}

export function isFiniteOf(value: number): boolean {
  return value - value === 0;
}
