// left == right where the types leave open whether both are of one kind (ECMA-262 7.2.14).

import { orderOf } from "./bigint_static.ts";
import { valueToNumber, valueToText } from "./conversions.ts";
import { Date } from "./date.ts";

interface Numeric {
  valueOf(): number;
}

export function looselyEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const isLeftMissing = left === undefined || left === null;
  const isRightMissing = right === undefined || right === null;
  if (isLeftMissing || isRightMissing) return isLeftMissing && isRightMissing;
  if (typeof left === "symbol" || typeof right === "symbol") return false;
  if (typeof left === "bigint" || typeof right === "bigint")
    return orderOf(primitiveOf(left), primitiveOf(right)) === 0;
  if (typeof left === typeof right || (isObject(left) && isObject(right))) return false;
  if (isObject(left) || isObject(right)) return looselyEqual(primitiveOf(left), primitiveOf(right));
  return valueToNumber(left) === valueToNumber(right);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" || typeof value === "function";
}

function primitiveOf(value: unknown): unknown {
  if (typeof value === "function") return valueToText(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date || !("valueOf" in value)) return valueToText(value);
  return (value as Numeric).valueOf();
}
