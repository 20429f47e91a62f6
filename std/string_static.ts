// Functions of the global `String` (ECMAScript 22.1.2).

import { stringFromCodePoint, stringFromCodeUnit } from "#intrinsics";

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
