// TextEncoder and TextDecoder (WHATWG Encoding) for UTF-8, and what Node decodes besides: UTF-16 and Latin-1.

import { textToUtf8, textUtf8Length } from "#intrinsics";
import { type BufferEncoding, bytesOfText, orderOfBytes, textOfBytes } from "./buffer_text.ts";
import { RangeError as CodedRangeError, TypeError as CodedTypeError } from "./coded_errors.ts";

export interface EncodeIntoResult {
  /** UTF-16 units taken, bytes written. */
  readonly read: number;
  readonly written: number;
}

export class TextEncoder {
  readonly encoding: string = "utf-8";

  encode(text: string = ""): Uint8Array {
    // Surrogates without their other half become U+FFFD.
    const plain = text.toWellFormed();
    const bytes = new Uint8Array(textUtf8Length(plain));
    textToUtf8(plain, bytes, u32(0));
    return bytes;
  }

  /** As much as fits, in whole characters. */
  encodeInto(text: string, target: Uint8Array): EncodeIntoResult {
    let read = 0;
    let written = 0;
    for (const character of text.toWellFormed()) {
      const length: number = textUtf8Length(character);
      if (written + length > target.length) break;
      textToUtf8(character, target, u32(written));
      written += length;
      read += character.length;
    }
    return { read, written };
  }
}

export interface TextDecoderOptions {
  /** Throw TypeError for what is no text in that encoding, instead of putting U+FFFD there. */
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

export interface TextDecodeOptions {
  /** More follows: the beginning of a character at the end waits for it. */
  readonly stream?: boolean;
}

/** By label. What the standard calls windows-1252 is Latin-1 for Node, 0x80 to 0x9f too. */
const encodings: Record<string, BufferEncoding> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16le": "utf-16le",
  "utf-16": "utf-16le",
  "ucs-2": "utf-16le",
  latin1: "latin1",
  ascii: "latin1",
  "us-ascii": "latin1",
  "iso-8859-1": "latin1",
  "windows-1252": "latin1",
};

export class TextDecoder {
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  readonly #stored: BufferEncoding;
  /** The beginning of a character, in a stream. */
  #pending = new Uint8Array(0);
  /** In the middle of a stream: a mark is no byte order mark there. */
  #hasBegun = false;

  /** Throws RangeError for other encodings. */
  constructor(label: string = "utf-8", options?: TextDecoderOptions) {
    const encoding = encodings[label.trim().toLowerCase()];
    if (encoding === undefined)
      throw new CodedRangeError("ERR_ENCODING_NOT_SUPPORTED", `The "${label}" encoding is not supported`);
    this.#stored = encoding;
    this.encoding = encoding === "latin1" ? "windows-1252" : encoding;
    this.fatal = options?.fatal ?? false;
    this.ignoreBOM = options?.ignoreBOM ?? false;
  }

  decode(input?: Uint8Array | ArrayBuffer | DataView, options?: TextDecodeOptions): string {
    const given = input === undefined ? new Uint8Array(0) : bytesOf(input);
    const isStream = options?.stream ?? false;
    const bytes = this.#pending.length === 0 ? given : joined(this.#pending, given);
    const end = isStream ? bytes.length - this.#unfinished(bytes) : bytes.length;
    const keepsMark = this.ignoreBOM || this.#hasBegun;
    this.#pending = isStream ? bytes.slice(end) : new Uint8Array(0);
    this.#hasBegun = isStream && (this.#hasBegun || end > 0);
    const text = this.#textOf(bytes.subarray(0, end));
    return !keepsMark && text.startsWith("\ufeff") ? text.slice(1) : text;
  }

  #unfinished(bytes: Uint8Array): number {
    if (this.#stored === "latin1") return 0;
    return this.#stored === "utf-8" ? unfinished(bytes) : unfinishedUnits(bytes);
  }

  #textOf(bytes: Uint8Array): string {
    const isCut = this.#stored === "utf-16le" && bytes.length % 2 === 1;
    const text = textOfBytes(bytes, this.#stored, 0, bytes.length).toWellFormed() + (isCut ? "\ufffd" : "");
    if (!this.fatal || !text.includes("\ufffd") || orderOfBytes(bytes, bytesOfText(text, this.#stored)) === 0)
      return text;
    this.#pending = new Uint8Array(0);
    this.#hasBegun = false;
    const message = `The encoded data was not valid for encoding ${this.encoding}`;
    throw new CodedTypeError("ERR_ENCODING_INVALID_ENCODED_DATA", message);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** How many bytes at the end begin a character that needs more of them (Unicode 3.9, table 3-7). */
function unfinished(bytes: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= bytes.length; length++) {
    const lead = bytes[bytes.length - length];
    if ((lead & 0xc0) === 0x80) continue;
    const needed =
      lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xc2 && lead <= 0xdf ? 2 : 0;
    if (length >= needed) return 0;
    return length === 1 || isSecond(lead, bytes[bytes.length - length + 1]) ? length : 0;
  }
  return 0;
}

/** The same in UTF-16: half a unit, and half a pair of surrogates. */
function unfinishedUnits(bytes: Uint8Array): number {
  const half = bytes.length % 2;
  const last = bytes.length - half - 1;
  return last > 0 && (bytes[last] & 0xfc) === 0xd8 ? half + 2 : half;
}

/** May the byte follow this lead byte? */
function isSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

function bytesOf(input: Uint8Array | ArrayBuffer | DataView): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (input instanceof DataView) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  return input;
}
