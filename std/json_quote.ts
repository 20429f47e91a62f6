// JSON's string literals.

import { stringCodeUnit, stringSubstring } from "#intrinsics";
import type { TextWriter } from "./text_writer.ts";

/** Writes a JSON string literal (ECMAScript 25.5.2.3): control characters and lone surrogates escaped. */
export function writeQuoted(writer: TextWriter, text: string): void {
  writer.addUnit(0x22);
  let plainFrom = 0;
  const length = text.length;
  for (let index = 0; index < length; index++) {
    const unit = stringCodeUnit(text, u32(index));
    if (unit >= 0x20 && unit !== 0x22 && unit !== 0x5c && (unit < 0xd800 || unit > 0xdfff)) continue;
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < length) {
      const next = stringCodeUnit(text, u32(index + 1));
      if (next >= 0xdc00 && next <= 0xdfff) {
        index++;
        continue;
      }
    }
    writer.add(stringSubstring(text, u32(plainFrom), u32(index)));
    writer.add(escape(unit));
    plainFrom = index + 1;
  }
  writer.add(stringSubstring(text, u32(plainFrom), u32(length)));
  writer.addUnit(0x22);
}

function escape(unit: number): string {
  switch (unit) {
    case 0x08:
      return "\\b";
    case 0x09:
      return "\\t";
    case 0x0a:
      return "\\n";
    case 0x0c:
      return "\\f";
    case 0x0d:
      return "\\r";
    case 0x22:
      return '\\"';
    case 0x5c:
      return "\\\\";
    default:
      return `\\u${unit.toString(16).padStart(4, "0")}`;
  }
}
