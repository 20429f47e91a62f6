// What a value of unknown type is: the names of what the intrinsic `valueKind` gives.

import { valueKind } from "#intrinsics";

/** As enum rt_value_kind of runtime-c/runtime.h. */
export enum ValueKind {
  Undefined = 0,
  Null = 1,
  Boolean = 2,
  Number = 3,
  String = 4,
  SignedInteger = 5,
  UnsignedInteger = 6,
  Object = 7,
  Tuple = 8,
  Array = 9,
  TypedArray = 10,
  Function = 11,
  Symbol = 13,
}

export function valueKindOf(value: unknown): number {
  return valueKind(value);
}

/** Arrays and tuples, which are one to a program. */
export function isArrayKind(kind: number): boolean {
  return kind === ValueKind.Array || kind === ValueKind.Tuple;
}

/** Array.isArray for what may be a readonly array. */
export function isList(value: unknown): value is readonly unknown[] {
  return isArrayKind(valueKind(value));
}

/** `value instanceof Function`: every function and every class. */
export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** `value instanceof Object`: all that is no primitive. */
export function isObjectOrFunction(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
