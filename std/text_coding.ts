// TextEncoder and TextDecoder (WHATWG Encoding) for UTF-8.

import { textFromUtf8, textToUtf8, textUtf8Length } from "#intrinsics";
import { TypeError as CodedTypeError } from "./coded_errors.ts";

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
  /** Throw TypeError for what is no UTF-8, instead of putting U+FFFD there. */
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

export interface TextDecodeOptions {
  /** More follows: the beginning of a character at the end waits for it. */
  readonly stream?: boolean;
}

export class TextDecoder {
  readonly encoding: string = "utf-8";
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  /** The beginning of a character, in a stream. */
  #pending = new Uint8Array(0);
  /** In the middle of a stream: a mark is no byte order mark there. */
  #hasBegun = false;

  /** Throws RangeError for other encodings than UTF-8. */
  constructor(label: string = "utf-8", options?: TextDecoderOptions) {
    if (label.toLowerCase() !== "utf-8" && label.toLowerCase() !== "utf8")
      throw new RangeError(`The "${label}" encoding is not supported`);
    this.fatal = options?.fatal ?? false;
    this.ignoreBOM = options?.ignoreBOM ?? false;
  }

  decode(input?: Uint8Array | ArrayBuffer | DataView, options?: TextDecodeOptions): string {
    const given = input === undefined ? new Uint8Array(0) : bytesOf(input);
    const isStream = options?.stream ?? false;
    const bytes = this.#pending.length === 0 ? given : joined(this.#pending, given);
    const end = isStream ? bytes.length - unfinished(bytes) : bytes.length;
    const keepsMark = this.ignoreBOM || this.#hasBegun;
    const hasMark = !keepsMark && end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.#pending = isStream ? bytes.slice(end) : new Uint8Array(0);
    this.#hasBegun = isStream && (this.#hasBegun || end > 0);
    const start = hasMark ? 3 : 0;
    const text = textFromUtf8(bytes, u32(start), u32(end));
    if (this.fatal && text.includes("\ufffd") && textUtf8Length(text) !== end - start) {
      this.#pending = new Uint8Array(0);
      this.#hasBegun = false;
      throw new CodedTypeError(
        "ERR_ENCODING_INVALID_ENCODED_DATA",
        "The encoded data was not valid for encoding utf-8",
      );
    }
    return text;
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
