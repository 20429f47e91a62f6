// Methods of bigint (ECMA-262 21.2.3).

import { isNegative, magnitudeOf } from "./bigint.ts";
import { magnitudeToText } from "./bigint_text.ts";
import { bigintToText } from "./large_integer.ts";

export function valueOf(this: bigint): bigint {
  return this;
}

/** radix: 2 to 36. */
export function toString(this: bigint, radix: number = 10): string {
  if (radix === 10) return bigintToText(this);
  if (!(radix >= 2 && radix < 37)) throw new RangeError("toString() radix argument must be between 2 and 36");
  const digits = magnitudeToText(magnitudeOf(this), u32(radix));
  return isNegative(this) ? `-${digits}` : digits;
}

/** English of the United States, whatever locale is named. */
export function toLocaleString(this: bigint, _locales?: string | readonly string[]): string {
  const text = bigintToText(this);
  const start = text.startsWith("-") ? 1 : 0;
  let grouped = text.substring(text.length - 3 > start ? text.length - 3 : start);
  for (let end = text.length - 3; end > start; end -= 3)
    grouped = `${text.substring(end - 3 > start ? end - 3 : start, end)},${grouped}`;
  return start === 1 ? `-${grouped}` : grouped;
}
