// Small letters of names that have no others than ASCII's: without the tables of Unicode (letter_case.ts).

import { textFromLatin1 } from "#intrinsics";

export function lowerCaseAscii(text: string): string {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
  }
  return textFromLatin1(bytes, u32(0), u32(text.length));
}
