// Functions of the global `Array` (ECMAScript 23.1.2), and what `new Array(n)` calls.

import {
  arrayResize,
  arraySetLength,
  arrayWithCapacity,
  elementCount,
  elementValue,
  setElementUnchecked,
  trustedCast,
  typeNumber,
  valueKind,
} from "#intrinsics";
import { isArrayKind } from "./value_kind.ts";

/** Of an unknown value it tells that its elements can be read; writing them would need their type. */
export function isArray(value: unknown): value is Untyped[] {
  return isArrayKind(valueKind(value));
}

/** Any array as one of unknown elements: itself if it stores them so, else a copy, which TypeScript keeps from being written. */
export function unknownElements(value: unknown): unknown[] {
  const made: unknown[] = [];
  if (typeof value !== "object" || value === null || !isArrayKind(valueKind(value)))
    throw new TypeError("the value is no array");
  if (typeNumber(value) === typeNumber(made)) return trustedCast<unknown[]>(value);
  const count = elementCount(value);
  for (let index = u32(0); index < count; index++) made.push(elementValue(value, index));
  return made;
}

/** What for-of goes through of a value of which nothing is known. */
export function untypedItems(value: unknown): unknown[] {
  return typeof value === "string" ? [...value] : unknownElements(value);
}

export function of<T>(...values: T[]): T[] {
  return values;
}

/**
 * The other members are never there: they keep the checker from preferring this to Iterable for arrays and strings, and from
 * taking objects whose elements nobody would look up.
 */
interface Counted {
  readonly length: number;
  readonly 0?: never;
  readonly 1?: never;
  readonly __counted?: never;
}

/** An array of what `source` gives, or (for `{ length: n }`) of what `make` gives for 0 to n - 1. */
export function from<T>(source: Iterable<T>): T[];
export function from(source: Counted): undefined[];
export function from<T, U>(source: Iterable<T>, make: (value: T, index: number) => U, thisArg?: unknown): U[];
export function from<T, U>(source: Counted, make: (value: undefined, index: number) => U, thisArg?: unknown): U[];
export function from<T, U = T>(source: Iterable<T> | Counted, make: (value: T, index: number) => U = sameType): U[] {
  const made: U[] = [];
  if (Symbol.iterator in source) {
    for (const value of source) made.push(make(value, made.length));
    return made;
  }
  const nothing: unknown = undefined;
  const length = Math.trunc(source.length);
  for (let index = 0; index < length; index++) made.push(make(nothing as T, index));
  return made;
}

/** Without `make` the elements stay what they are: U is T there, which the signature cannot say. */
function sameType<T, U>(value: T): U {
  const any: unknown = value;
  return trustedCast<U>(any);
}

/** `new Array<T>(n)`: no element is set. */
export function withLength<T>(length: number): T[] {
  if (!(length >= 0 && length <= 0xfffffffe) || u32(length) !== length) throw new RangeError("Invalid array length");
  const made = arrayWithCapacity<T>(length);
  arrayResize(made, length);
  return made;
}

/** `new Array<T>(n).fill(value)`. */
export function filled<T>(length: number, value: T): T[] {
  if (!(length >= 0 && length <= 0xfffffffe) || u32(length) !== length) throw new RangeError("Invalid array length");
  const made = arrayWithCapacity<T>(length);
  arraySetLength(made, length);
  for (let index = 0; index < length; index++) setElementUnchecked(made, index, value);
  return made;
}
