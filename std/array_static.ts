// Functions of the global `Array` (ECMAScript 23.1.2), and what `new Array(n)` calls.

import { arraySetLength, arrayWithCapacity, valueKind } from "#intrinsics";

const arrayKind = 9;
const tupleKind = 8;

export function isArray(value: unknown): boolean {
  const kind = valueKind(value);
  return kind === arrayKind || kind === tupleKind;
}

export function of<T>(...values: T[]): T[] {
  return values;
}

/** `new Array<T>(n)`: zero elements are what `fill` and assignments are for. */
export function withLength<T>(length: number): T[] {
  if (!(length >= 0 && length <= 0xfffffffe) || u32(length) !== length) throw new RangeError("Invalid array length");
  const made = arrayWithCapacity<T>(length);
  arraySetLength(made, length);
  return made;
}
