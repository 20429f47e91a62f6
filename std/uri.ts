// encodeURIComponent and kin (ECMAScript 19.2.6): text as UTF-8 in %XX, and back; `escape` and `unescape` (B.2.1), which
// take units of UTF-16.

import { textToUtf8, textUtf8Length } from "#intrinsics";

const always = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
const unescaped = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./";
const reserved = ";/?:@&=+$,#";

/** Throws URIError for a surrogate without its other half. */
export function encodeURIComponent(text: string | number | boolean): string {
  return encode(String(text), always);
}

export function encodeURI(text: string): string {
  return encode(text, always + reserved);
}

/** Throws URIError for what is no UTF-8. */
export function decodeURIComponent(text: string): string {
  return decode(text, "");
}

export function decodeURI(text: string): string {
  return decode(text, reserved);
}

export function escape(text: string): string {
  let made = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const digits = text.charCodeAt(index).toString(16).toUpperCase();
    if (unescaped.includes(character)) made += character;
    else made += digits.length > 2 ? `%u${digits.padStart(4, "0")}` : `%${digits.padStart(2, "0")}`;
  }
  return made;
}

/** What looks like no escape stays as it is. */
export function unescape(text: string): string {
  return text.replace(/%u[0-9a-f]{4}|%[0-9a-f]{2}/gi, (found) =>
    String.fromCharCode(parseInt(found.slice(found.length === 6 ? 2 : 1), 16)),
  );
}

function encode(text: string, plain: string): string {
  let made = "";
  for (const character of text) {
    if (plain.includes(character)) {
      made += character;
      continue;
    }
    const unit = character.charCodeAt(0);
    if (character.length === 1 && unit >= 0xd800 && unit <= 0xdfff) throw new URIError("URI malformed");
    const bytes = new Uint8Array(textUtf8Length(character));
    textToUtf8(character, bytes, u32(0));
    for (const byte of bytes) made += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return made;
}

function decode(text: string, kept: string): string {
  let made = "";
  for (let index = 0; index < text.length; index++) {
    if (text.charAt(index) !== "%") {
      made += text.charAt(index);
      continue;
    }
    const first = byteAt(text, index);
    const count = sequenceLength(first);
    let point = count === 1 ? first : first & (0x7f >> count);
    for (let next = 1; next < count; next++) {
      const byte = byteAt(text, index + 3 * next);
      if ((byte & 0xc0) !== 0x80) throw new URIError("URI malformed");
      point = point * 64 + (byte & 0x3f);
    }
    const isOverlong = count > 1 && point < (count === 2 ? 0x80 : count === 3 ? 0x800 : 0x10000);
    if (isOverlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new URIError("URI malformed");
    const character = String.fromCodePoint(point);
    made += kept.includes(character) ? text.slice(index, index + 3) : character;
    index += 3 * count - 1;
  }
  return made;
}

/** The value of the "%XX" at `index`. */
function byteAt(text: string, index: number): number {
  const digits = text.slice(index + 1, index + 3);
  const value = text.charAt(index) === "%" && digits.length === 2 ? Number(`0x${digits}`) : NaN;
  if (value !== value) throw new URIError("URI malformed");
  return value;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc0 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf8) return 4;
  throw new URIError("URI malformed");
}
