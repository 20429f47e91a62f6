// btoa and atob: text of bytes (units below 256) in base 64 and back (RFC 4648).

import { stringIsLatin1, textFromLatin1, textToLatin1 } from "#intrinsics";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Throws for units above 255. */
export function btoa(text: string): string {
  if (!stringIsLatin1(text)) throw invalidCharacter("Invalid character");
  const bytes = new Uint8Array(text.length);
  textToLatin1(text, bytes, u32(0));
  return base64Text(bytes, 0, bytes.length, false);
}

/** The DOMException of that name elsewhere (HTML 8.3). */
function invalidCharacter(message: string): Error {
  const error = new Error(message);
  error.name = "InvalidCharacterError";
  return error;
}

/** isForUrls: `-` and `_` stand for `+` and `/`, and there is no padding (section 5). */
export function base64Text(bytes: Uint8Array, start: number, end: number, isForUrls: boolean): string {
  const digits = new Uint8Array(Math.ceil((end - start) / 3) * 4);
  let length = 0;
  for (let index = start; index < end; index += 3) {
    const second = index + 1 < end ? bytes[index + 1] : 0;
    const third = index + 2 < end ? bytes[index + 2] : 0;
    const group = bytes[index] * 65536 + second * 256 + third;
    for (let shift = 18; shift >= 0; shift -= 6) digits[length++] = digitOf((group >> shift) & 63, isForUrls);
  }
  const missing = digits.length === 0 ? 0 : 2 - ((end - start - 1) % 3);
  if (isForUrls) length -= missing;
  else digits.fill(61, length - missing);
  return textFromLatin1(digits, u32(0), u32(length));
}

function digitOf(value: number, isForUrls: boolean): number {
  if (isForUrls && value >= 62) return value === 62 ? 45 : 95;
  return alphabet.charCodeAt(value);
}

/** White space is skipped; throws for what is no base 64. */
export function atob(text: string): string {
  let made = "";
  let group = 0;
  let count = 0;
  let padding = 0;
  for (const character of text) {
    if (" \t\n\f\r".includes(character)) continue;
    if (character === "=") {
      if (++padding > 2) throw invalidCharacter("Invalid character");
      continue;
    }
    const digit = alphabet.indexOf(character);
    if (digit < 0 || padding > 0) throw invalidCharacter("Invalid character");
    group = group * 64 + digit;
    count++;
    if (count % 4 !== 0) continue;
    made += String.fromCharCode(group >>> 16, (group >>> 8) & 255, group & 255);
    group = 0;
  }
  const rest = count % 4;
  if (padding > 0 && (rest + padding) % 4 !== 0) throw invalidCharacter("Invalid character");
  if (rest === 1) throw invalidCharacter("The string to be decoded is not correctly encoded.");
  if (rest === 2) made += String.fromCharCode(group >>> 4);
  if (rest === 3) made += String.fromCharCode(group >>> 10, (group >>> 2) & 255);
  return made;
}
