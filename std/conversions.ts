// Conversions between the primitive types that the compiler calls by itself: template literals, `+` on strings,
// String(), Number() and `**`.

import { valueKind } from "#intrinsics";
import { inspect } from "./inspect.ts";

export function numberToText(x: number): string {
  if (x !== x) return "NaN";
  if (x === Infinity) return "Infinity";
  if (x === -Infinity) return "-Infinity";
  if (x < 0) return "-" + numberToText(-x);
  if (x < 9007199254740992 && Math.floor(x) === x) return u64ToText(u64(x));
  let text = u64ToText(u64(Math.floor(x))) + ".";
  let rest = x - Math.floor(x);
  for (let digit = 0; digit < 15 && rest > 0; digit++) {
    rest *= 10;
    text += u64ToText(u64(Math.floor(rest)));
    rest -= Math.floor(rest);
  }
  return text;
}

export function u64ToText(x: u64): string {
  if (x < 10n) return "0123456789".charAt(Number(x));
  return u64ToText(u64(x / 10n)) + "0123456789".charAt(Number(x % 10n));
}

export function i64ToText(x: i64): string {
  return x < 0n ? "-" + u64ToText(u64(-x)) : u64ToText(u64(x));
}

export function valueToText(x: unknown): string {
  if (typeof x === "string") return x;
  return inspect(x);
}

export function elementText<T>(x: T): string {
  const kind = valueKind(x);
  return kind === 0 || kind === 1 ? "" : valueToText(x);
}

export function textToNumber(text: string): number {
  let x = 0;
  for (let index = 0; index < text.length; index++) x = x * 10 + (text.charCodeAt(index) - 48);
  return x;
}

export function valueToNumber(x: unknown): number {
  if (typeof x === "number") return x;
  if (typeof x === "string") return textToNumber(x);
  return NaN;
}

export function power(x: number, y: number): number {
  let product = 1;
  for (let count = 0; count < y; count++) product *= x;
  return product;
}
