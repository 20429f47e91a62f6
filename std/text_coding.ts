// TextEncoder and TextDecoder (WHATWG Encoding) for UTF-8.

import { textFromUtf8, textToUtf8, textUtf8Length } from "#intrinsics";

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

export class TextDecoder {
  readonly encoding: string = "utf-8";
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;

  /** Throws RangeError for other encodings than UTF-8. */
  constructor(label: string = "utf-8", options?: TextDecoderOptions) {
    if (label.toLowerCase() !== "utf-8" && label.toLowerCase() !== "utf8")
      throw new RangeError(`The "${label}" encoding is not supported`);
    this.fatal = options?.fatal ?? false;
    this.ignoreBOM = options?.ignoreBOM ?? false;
  }

  decode(input?: Uint8Array | ArrayBuffer | DataView): string {
    if (input === undefined) return "";
    const bytes = bytesOf(input);
    const hasMark = !this.ignoreBOM && bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const text = textFromUtf8(bytes, u32(hasMark ? 3 : 0), u32(bytes.length));
    if (this.fatal && text.includes("\ufffd") && textUtf8Length(text) !== bytes.length - (hasMark ? 3 : 0))
      throw new TypeError("The encoded data was not valid for encoding utf-8");
    return text;
  }
}

function bytesOf(input: Uint8Array | ArrayBuffer | DataView): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (input instanceof DataView) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  return input;
}
