// Conversions that the language makes by itself: String(x), Number(x), template literals and `**`.

import { elementCount, elementValue, isMarkedBuffer, uncheckedCast, valueKind } from "#intrinsics";
import { textOfBuffer } from "./buffer_view.ts";
import { AnyDictionary } from "./dictionary.ts";
import { isClass, nameOf } from "./function_names.ts";
import { Collection } from "./hash_table.ts";
import { textToNumber } from "./number_parse.ts";
import { bigintToNumber, bigintToText } from "./large_integer.ts";
import { numberToText } from "./number_text.ts";
import { entryNameOf, symbolText, SymbolValue } from "./symbol.ts";
import { tagOf } from "./tags.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

export { textToNumber } from "./number_parse.ts";
export { pow as power } from "./math_power.ts";
export { bigintToNumber, bigintToText } from "./large_integer.ts";
export { i64ToText, numberToText, u64ToText } from "./number_text.ts";

/** String(value), which names symbols. */
export function valueToShownText(value: unknown): string {
  return value instanceof SymbolValue ? symbolText(uncheckedCast<symbol>(value)) : valueToText(value);
}

/** A property key: the name that a member has by it. */
export function keyToText(value: unknown): string {
  return value instanceof SymbolValue ? entryNameOf(uncheckedCast<symbol>(value)) : valueToText(value);
}

/** What becomes text by itself, as in `text + value`. */
export function valueToText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (value instanceof Error) return value.toString();
  if (typeof value === "bigint") return bigintToText(value);
  const kind = valueKind(value);
  if (typeof value === "object" && (isArrayKind(kind) || kind === ValueKind.TypedArray)) return elementsToText(value);
  if (value instanceof Collection) return `[object ${value.collectionName}]`;
  if (typeof value === "function") return `function ${nameOf(value)}() { [native code] }`;
  if (value instanceof SymbolValue) throw new TypeError("Cannot convert a Symbol value to a string");
  if (typeof value !== "object") return "";
  if (Symbol.toPrimitive in value) return valueToText(primitiveOf(value, "string"));
  if ("toString" in value) return asTextual(value).toString();
  if (value instanceof AnyDictionary && value.isBare) throw new TypeError("Cannot convert object to primitive value");
  const tag = tagOf(value);
  return tag === null ? "[object Object]" : `[object ${tag}]`;
}

/** What objects with a text of their own have in common. */
interface Textual {
  toString(): string;
}

interface Convertible {
  [Symbol.toPrimitive](hint: string): unknown;
}

function primitiveOf(value: object, hint: string): unknown {
  const made = (value as Convertible)[Symbol.toPrimitive](hint);
  if (typeof made === "object" && made !== null) throw new TypeError("Cannot convert object to primitive value");
  return made;
}

interface Numeric {
  valueOf(): number;
}

function asTextual(value: object): Textual {
  return value as Textual;
}

function asNumeric(value: object): Numeric {
  return value as Numeric;
}

/** Negative, 0 or positive as `left` is less than, equal to or greater than `right` for `<`; NaN where neither holds. */
export function orderOf(left: unknown, right: unknown): number {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [valueToNumber(left), valueToNumber(right)];
  if (a < b) return -1;
  return a > b ? 1 : a === b ? 0 : NaN;
}

/** left + right, where the types leave open which of its meanings it has. */
export function sumOf(left: unknown, right: unknown): unknown {
  const joins = isTextual(left) || isTextual(right);
  return joins ? valueToText(left) + valueToText(right) : valueToNumber(left) + valueToNumber(right);
}

function isTextual(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

/** What stands behind instanceof has to be a class. */
export function requireClass(value: unknown): void {
  if (!isClass(value)) throw new TypeError("the right side of instanceof is not a class");
}

/** Boolean(value). */
export function valueToBoolean(value: unknown): boolean {
  return !!value;
}

/** How join() shows an element. */
export function elementText<T>(element: T): string {
  return element === undefined || element === null ? "" : valueToText(element);
}

/** Number(value). */
export function valueToNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return textToNumber(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null) return 0;
  if (typeof value === "bigint") return bigintToNumber(value);
  if (value instanceof SymbolValue) throw new TypeError("Cannot convert a Symbol value to a number");
  if (typeof value === "object" && Symbol.toPrimitive in value) return valueToNumber(primitiveOf(value, "number"));
  if (typeof value === "object" && "valueOf" in value) return asNumeric(value).valueOf();
  return value === undefined ? NaN : textToNumber(valueToText(value));
}

function elementsToText(array: object): string {
  if (array instanceof Uint8Array && isMarkedBuffer(array)) return textOfBuffer(array);
  let text = "";
  const count = elementCount(array);
  for (let index = u32(0); index < count; index++) {
    if (index > 0) text += ",";
    text += elementText(elementValue(array, index));
  }
  return text;
}

/** What `as` and `!` do when the value is something else. */
export function throwTypeError(message: string): never {
  throw new TypeError(message);
}
