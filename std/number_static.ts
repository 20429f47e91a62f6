// What `Number` and the global functions about numbers offer (ECMAScript 21.1.2).

export { parseFloat, parseInt } from "./number_parse.ts";

export const EPSILON = 2.220446049250313e-16;
export const MAX_SAFE_INTEGER = 9007199254740991;
export const MIN_SAFE_INTEGER = -9007199254740991;
export const MAX_VALUE = 1.7976931348623157e308;
export const MIN_VALUE = 5e-324;
export const POSITIVE_INFINITY = Infinity;
export const NEGATIVE_INFINITY = -Infinity;
const notANumber = NaN;
export { notANumber as NaN };

export function isNaNOf(value: number): boolean {
  return value !== value;
}

export function isFiniteOf(value: number): boolean {
  return value - value === 0;
}

export function isNaN(value: unknown): boolean {
  return typeof value === "number" && value !== value;
}

export function isFinite(value: unknown): boolean {
  return typeof value === "number" && value - value === 0;
}

export function isInteger(value: unknown): boolean {
  return typeof value === "number" && value - value === 0 && value % 1 === 0;
}

export function isSafeInteger(value: unknown): boolean {
  return isInteger(value) && typeof value === "number" && value >= MIN_SAFE_INTEGER && value <= MAX_SAFE_INTEGER;
}
