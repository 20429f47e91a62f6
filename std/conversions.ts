// Conversions that the language makes by itself: String(x), Number(x), template literals and `**`.

import { elementCount, elementValue, valueKind } from "#intrinsics";
import { textToNumber } from "./number_parse.ts";
import { i64ToText, numberToText, u64ToText } from "./number_text.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

export { textToNumber } from "./number_parse.ts";
export { pow as power } from "./math_power.ts";
export { i64ToText, numberToText, u64ToText } from "./number_text.ts";

/** String(value). Objects of which only `unknown` is known are "[object Object]", but for arrays and errors. */
export function valueToText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (value instanceof Error) return value.toString();
  const kind = valueKind(value);
  if (kind === ValueKind.UnsignedInteger) return u64ToText(value as u64);
  if (kind === ValueKind.SignedInteger) return i64ToText(value as i64);
  if (typeof value === "object" && (isArrayKind(kind) || kind === ValueKind.TypedArray)) return elementsToText(value);
  return "[object Object]";
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
  const kind = valueKind(value);
  if (kind === ValueKind.UnsignedInteger) return Number(value as u64);
  if (kind === ValueKind.SignedInteger) return Number(value as i64);
  return value === undefined ? NaN : textToNumber(valueToText(value));
}

function elementsToText(array: object): string {
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
