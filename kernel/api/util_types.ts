// types of node:util for applications: what a value is, whatever its static type says.
// @cold

import { typeName, valueKind } from "#intrinsics";
import { Collection, CollectionIterator } from "../../std/hash_table.ts";
import { PromiseCore } from "../../std/promise_core.ts";
import { ValueKind } from "../../std/value_kind.ts";

export function isDate(value: unknown): value is Date {
  return value instanceof Date;
}
export function isRegExp(value: unknown): value is RegExp {
  return value instanceof RegExp;
}
export function isNativeError(value: unknown): value is Error {
  return value instanceof Error;
}
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return value instanceof ArrayBuffer;
}
export { isArrayBuffer as isAnyArrayBuffer };
export function isDataView(value: unknown): value is DataView {
  return value instanceof DataView;
}
export function isUint8Array(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
export function isTypedArray(value: unknown): boolean {
  return valueKind(value) === ValueKind.TypedArray;
}
export function isArrayBufferView(value: unknown): boolean {
  return isTypedArray(value) || isDataView(value);
}
export function isMap(value: unknown): boolean {
  return value instanceof Collection && value.collectionName === "Map";
}
export function isSet(value: unknown): boolean {
  return value instanceof Collection && value.collectionName === "Set";
}
export function isPromise(value: unknown): boolean {
  return value instanceof PromiseCore;
}
export function isGeneratorObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const name = typeName(value);
  return name.startsWith("std/generator.ts#") || name.startsWith("std/async_generator.ts#");
}
/** There are none. */
export function isProxy(_value: unknown): boolean {
  return false;
}
export function isWeakMap(value: unknown): boolean {
  return value instanceof WeakMap;
}
export function isWeakSet(value: unknown): boolean {
  return value instanceof WeakSet;
}
export function isMapIterator(value: unknown): boolean {
  return value instanceof CollectionIterator && value.source.collectionName === "Map";
}
export function isSetIterator(value: unknown): boolean {
  return value instanceof CollectionIterator && value.source.collectionName === "Set";
}
