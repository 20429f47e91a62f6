// `Object.prototype.toString.call(value)`: "[object Map]" and kin (ECMA-262 20.1.3.6).
// @cold

import { className, typeName, valueKind } from "#intrinsics";
import { Collection } from "./hash_table.ts";
import { PromiseCore } from "./promise_core.ts";
import { tagOf } from "./tags.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

export function objectText(value: unknown): string {
  return `[object ${kindName(value)}]`;
}

function kindName(value: unknown): string {
  const kind = valueKind(value);
  switch (kind) {
    case ValueKind.Undefined:
      return "Undefined";
    case ValueKind.Null:
      return "Null";
    case ValueKind.Boolean:
      return "Boolean";
    case ValueKind.Number:
      return "Number";
    case ValueKind.String:
      return "String";
    case ValueKind.SignedInteger:
    case ValueKind.UnsignedInteger:
      return "BigInt";
    case ValueKind.Function:
      return "Function";
    case ValueKind.Symbol:
      return "Symbol";
    default:
      return typeof value === "object" && value !== null ? objectName(value, kind) : "Object";
  }
}

/** Of the library's classes these have names of their own. */
const namedClasses = ["Date", "RegExp", "ArrayBuffer", "DataView", "WeakMap", "WeakSet", "WeakRef"];

function objectName(value: object, kind: number): string {
  if (isArrayKind(kind)) return "Array";
  const name = className(value);
  if (kind === ValueKind.TypedArray) return name;
  const tag = tagOf(value);
  if (tag !== null) return tag;
  if (value instanceof Error) return "Error";
  if (value instanceof Collection) return value.collectionName;
  if (value instanceof PromiseCore) return "Promise";
  if (typeName(value).startsWith("std/generator.ts#GeneratorObject")) return "Generator";
  if (typeName(value).startsWith("std/async_generator.ts#AsyncGeneratorObject")) return "AsyncGenerator";
  return namedClasses.includes(name) ? name : "Object";
}
