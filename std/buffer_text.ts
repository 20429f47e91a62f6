// Text of bytes and bytes of text in the encodings that Node's Buffer knows.

import {
  compareBytes,
  copyBytes,
  isMarkedBuffer,
  markBuffer,
  textFromLatin1,
  textFromUtf16,
  textFromUtf8,
  textToUtf8,
  textUtf8Length,
  trustedCast,
} from "#intrinsics";
import { lowerCaseAscii } from "./ascii_case.ts";
import { base64Text } from "./base64.ts";
import { TypeError } from "./coded_errors.ts";

export type BufferEncoding =
  | "utf8"
  | "utf-8"
  | "hex"
  | "base64"
  | "base64url"
  | "latin1"
  | "binary"
  | "ascii"
  | "utf16le"
  | "utf-16le"
  | "ucs2"
  | "ucs-2";

/** Node's limit, which its errors name. */
export const mostBytes = 0x100000000;

/** Two bytes for each unit? */
export function isWide(encoding: BufferEncoding): boolean {
  return encoding === "utf16le" || encoding === "ucs2" || encoding === "utf-16le" || encoding === "ucs-2";
}

/** This new array as a Buffer, which is a Uint8Array with a mark. */
export function bufferOf(bytes: Uint8Array): Buffer {
  markBuffer(bytes);
  return trustedCast<Buffer>(bytes);
}

/** A value of unknown type as the Buffer that it is; null for others. */
export function asBuffer(value: object): Buffer | null {
  return value instanceof Uint8Array && isMarkedBuffer(value) ? trustedCast<Buffer>(value) : null;
}

/** -1, 0 or 1, as the bytes are in order. */
export function orderOfBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  const order = Number(compareBytes(left, u32(0), right, u32(0), u32(length)));
  return Math.sign(order === 0 ? left.length - right.length : order);
}

export function isEncodingName(name: string): name is BufferEncoding {
  switch (name) {
    case "utf8":
    case "utf-8":
    case "hex":
    case "base64":
    case "base64url":
    case "latin1":
    case "binary":
    case "ascii":
    case "utf16le":
    case "utf-16le":
    case "ucs2":
    case "ucs-2":
      return true;
    default:
      return false;
  }
}

/** What was given in other letters: `Buffer.isEncoding` takes them. */
function inSmallLetters(encoding: string): BufferEncoding {
  const small = lowerCaseAscii(encoding);
  if (!isEncodingName(small)) throw new TypeError("ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
  return small;
}

export function textOfBytes(bytes: Uint8Array, encoding: BufferEncoding, start: number, end: number): string {
  switch (encoding) {
    case "utf8":
    case "utf-8":
      return textFromUtf8(bytes, u32(start), u32(end));
    case "latin1":
    case "binary":
      return textFromLatin1(bytes, u32(start), u32(end));
    case "ascii": {
      const plain = new Uint8Array(end - start);
      for (let index = 0; index < plain.length; index++) plain[index] = bytes[start + index] & 127;
      return textFromLatin1(plain, u32(0), u32(plain.length));
    }
    case "hex": {
      const digits = new Uint8Array((end - start) * 2);
      for (let index = 0; index < digits.length; index += 2) {
        const byte = bytes[start + index / 2];
        digits[index] = hexDigit(byte >> 4);
        digits[index + 1] = hexDigit(byte & 15);
      }
      return textFromLatin1(digits, u32(0), u32(digits.length));
    }
    case "base64":
      return base64Text(bytes, start, end, false);
    case "base64url":
      return base64Text(bytes, start, end, true);
    case "utf16le":
    case "utf-16le":
    case "ucs2":
    case "ucs-2": {
      const units = new Uint16Array((end - start) >> 1);
      copyBytes(units, u32(0), bytes, u32(start), u32(units.length * 2));
      return textFromUtf16(units, u32(0), u32(units.length));
    }
    default:
      return textOfBytes(bytes, inSmallLetters(encoding), start, end);
  }
}

export function bytesOfText(text: string, encoding: BufferEncoding): Uint8Array {
  switch (encoding) {
    case "utf8":
    case "utf-8": {
      const bytes = new Uint8Array(textUtf8Length(text));
      textToUtf8(text, bytes, u32(0));
      return bytes;
    }
    case "latin1":
    case "binary":
    case "ascii": {
      const bytes = new Uint8Array(text.length);
      for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
      return bytes;
    }
    case "hex":
      return bytesOfHex(text);
    case "base64":
    case "base64url":
      return bytesOfBase64(text);
    case "utf16le":
    case "utf-16le":
    case "ucs2":
    case "ucs-2": {
      const bytes = new Uint8Array(text.length * 2);
      for (let index = 0; index < text.length; index++) {
        bytes[index * 2] = text.charCodeAt(index);
        bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
      }
      return bytes;
    }
    default:
      return bytesOfText(text, inSmallLetters(encoding));
  }
}

/** How many bytes the text has in this encoding; of hex and base64 those of a text without a flaw, as in Node. */
export function lengthOfText(text: string, encoding: BufferEncoding): number {
  switch (encoding) {
    case "utf8":
    case "utf-8":
      return textUtf8Length(text);
    case "hex":
      return text.length >> 1;
    case "base64":
    case "base64url": {
      let digits = text.length;
      if (text.endsWith("=")) digits--;
      if (digits > 1 && text.charAt(digits - 1) === "=") digits--;
      return Math.floor((digits * 3) / 4);
    }
    default:
      return bytesOfText(text, encoding).length;
  }
}

/** Up to the first pair that is none of digits; of a unit only the lower byte counts, as in Node. */
function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let index = 0; index < bytes.length; index++) {
    const high = hexValue(text.charCodeAt(index * 2) & 255);
    const low = hexValue(text.charCodeAt(index * 2 + 1) & 255);
    if (high < 0 || low < 0) return bytes.slice(0, index);
    bytes[index] = high * 16 + low;
  }
  return bytes;
}

function hexDigit(value: number): number {
  return value < 10 ? 48 + value : 87 + value;
}

/** Of a digit of base 16, by its code unit; -1 for anything else. */
export function hexValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Both alphabets; what is in neither is passed over, nothing comes behind a `=`, and of a unit only the lower byte counts, as in Node. */
function bytesOfBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let group = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index) & 255;
    if (unit === 61) break;
    const digit = base64Value(unit);
    if (digit < 0) continue;
    group = ((group << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (group >> bits) & 255;
  }
  return bytes.slice(0, length);
}

function base64Value(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  if (unit === 43 || unit === 45) return 62;
  return unit === 47 || unit === 95 ? 63 : -1;
}
