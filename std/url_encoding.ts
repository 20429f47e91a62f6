// Percent-encoding of URLs (WHATWG URL 1.3): which bytes are encoded where, and back.

import { textFromUtf8 } from "#intrinsics";
import { bytesOfText, hexValue } from "./buffer_text.ts";

/** The UTF-8 bytes of the text, those for which `isEncoded` holds as `%XX`. */
export function encodePercent(text: string, isEncoded: (byte: number) => boolean): string {
  let encoded = "";
  for (const byte of bytesOfText(text, "utf8"))
    encoded += isEncoded(byte)
      ? `%${byte < 16 ? "0" : ""}${byte.toString(16).toUpperCase()}`
      : String.fromCharCode(byte);
  return encoded;
}

/** What is no `%XX` stays; what is not UTF-8 becomes U+FFFD. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  const bytes = bytesOfText(text, "utf8");
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const value = bytes[index] === 37 && index + 2 < bytes.length ? hexPair(bytes[index + 1], bytes[index + 2]) : -1;
    decoded[length++] = value < 0 ? bytes[index] : value;
    if (value >= 0) index += 2;
  }
  return textFromUtf8(decoded, u32(0), u32(length));
}

function hexPair(high: number, low: number): number {
  const [a, b] = [hexValue(high), hexValue(low)];
  return a < 0 || b < 0 ? -1 : a * 16 + b;
}

/** Controls and what is not ASCII are encoded everywhere. */
export function isControlByte(byte: number): boolean {
  return byte < 0x20 || byte > 0x7e;
}

export function isFragmentByte(byte: number): boolean {
  return isControlByte(byte) || isOneOf(byte, ' "<>`');
}

export function isQueryByte(byte: number): boolean {
  return isControlByte(byte) || isOneOf(byte, ' "#<>');
}

export function isSpecialQueryByte(byte: number): boolean {
  return isQueryByte(byte) || byte === 39;
}

export function isPathByte(byte: number): boolean {
  return isControlByte(byte) || isOneOf(byte, ' "#<>?`{}');
}

export function isUserinfoByte(byte: number): boolean {
  return isPathByte(byte) || isOneOf(byte, "/:;=@[\\]^|");
}

/** Letters, digits and *-._ stay as they are in forms. */
export function isFormByte(byte: number): boolean {
  const lower = byte | 32;
  return (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 122 && byte !== 0x60) || isOneOf(byte, "*-._");
}

function isOneOf(byte: number, characters: string): boolean {
  return characters.includes(String.fromCharCode(byte));
}
