// `value.constructor.name` where the value's type does not say which class it is of.
// @cold

import { className } from "#intrinsics";
import { AnyDictionary } from "./dictionary.ts";
import { nameOfConstructor } from "./function_names.ts";
import { PromiseCore } from "./promise_core.ts";
import { isList } from "./value_kind.ts";

/** The name of what made the value: its class, Object for literals, Number for numbers. */
export function constructorName(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      throw new TypeError("Cannot read properties of undefined (reading 'constructor')");
    case "string":
      return "String";
    case "number":
      return "Number";
    case "boolean":
      return "Boolean";
    case "bigint":
      return "BigInt";
    case "symbol":
      return "Symbol";
    case "function":
      return nameOfConstructor(value);
    default:
      if (value === null) throw new TypeError("Cannot read properties of null (reading 'constructor')");
      return constructorOf(value as object);
  }
}

/** The same of an object; without the type arguments of its class. */
export function constructorOf(value: object): string {
  if (isList(value)) return "Array";
  if (value instanceof AnyDictionary) return "Object";
  if (value instanceof PromiseCore) return "Promise";
  const name = className(value);
  const end = name.indexOf("<");
  return name === "" ? "Object" : end < 0 ? name : name.slice(0, end);
}
