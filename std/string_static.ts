// Functions of the global `String` (ECMAScript 22.1.2).

import { stringFromCodePoint, stringFromCodeUnit } from "#intrinsics";

/** The texts as they are written, with the values between them. */
export function raw(strings: TemplateStringsArray, ...values: unknown[]): string {
  return joined(strings.raw, values);
}

/** The same of an object that says what is written: `String.raw({ raw: ["a", "b"] }, 1)`. */
export function rawOf(template: { readonly raw: ArrayLike<string> }, ...values: unknown[]): string {
  return joined(template.raw, values);
}

function joined(texts: ArrayLike<string>, values: readonly unknown[]): string {
  let text = "";
  for (let index = 0; index < texts.length; index++) {
    text += texts[index];
    if (index + 1 < texts.length && index < values.length) text += String(values[index]);
  }
  return text;
}

export function fromCharCode(...units: number[]): string {
  let text = "";
  for (const unit of units) text += stringFromCodeUnit(u32(unit));
  return text;
}

/** Throws RangeError for what is no code point. */
export function fromCodePoint(...points: number[]): string {
  let text = "";
  for (const point of points) {
    if (!(point >= 0 && point <= 0x10ffff) || u32(point) !== point) throw new RangeError(`Invalid code point ${point}`);
    text += stringFromCodePoint(u32(point));
  }
  return text;
}
