// node:string_decoder for applications: text of bytes that come in pieces, which may end in the middle of a character.
// @cold

import { isWide } from "../../std/buffer_text.ts";

export class StringDecoder {
  /** The start of a character, and how many bytes it still lacks. */
  private readonly started = Buffer.alloc(4);
  private startedLength = 0;
  private missing = 0;

  constructor(readonly encoding: BufferEncoding = "utf8") {}

  /** What is complete now. */
  write(chunk: string | Uint8Array): string {
    if (typeof chunk === "string") return chunk;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const taken = this.missing > 0 ? this.continueStarted(bytes) : 0;
    if (this.missing > 0) return "";
    const first = this.started.toString(this.encoding, 0, this.startedLength);
    this.startedLength = 0;
    const rest = bytes.subarray(taken);
    if (rest.length > 0) this.keepStarted(rest);
    return first + rest.toString(this.encoding, 0, rest.length - this.startedLength);
  }

  /** What is left, complete or not. */
  end(chunk?: string | Uint8Array): string {
    const text = chunk === undefined ? "" : this.write(chunk);
    const length = isWide(this.encoding) ? this.startedLength - (this.startedLength % 2) : this.startedLength;
    this.startedLength = 0;
    this.missing = 0;
    return text + this.started.toString(this.encoding, 0, length);
  }

  /** Adds to the started character; gives how many bytes that took. */
  private continueStarted(bytes: Buffer): number {
    let taken = 0;
    for (; taken < bytes.length && this.missing > 0; taken++) {
      // What is no continuation begins another character.
      if (isUtf8(this.encoding) && (bytes[taken] & 0xc0) !== 0x80) {
        this.missing = 0;
        break;
      }
      this.started[this.startedLength++] = bytes[taken];
      this.missing--;
    }
    return taken;
  }

  /** Sets aside the bytes at the end that begin a character. */
  private keepStarted(bytes: Buffer): void {
    if (isUtf8(this.encoding)) this.keepStartOfUtf8(bytes);
    else if (isWide(this.encoding)) {
      const isPair = bytes.length % 2 === 0 && (bytes[bytes.length - 1] & 0xfc) === 0xd8;
      this.startedLength = isPair ? 2 : bytes.length % 2;
      this.missing = this.startedLength;
    } else if (this.encoding === "base64" || this.encoding === "base64url") {
      this.startedLength = bytes.length % 3;
      this.missing = this.startedLength === 0 ? 0 : 3 - this.startedLength;
    }
    bytes.copy(this.started, 0, bytes.length - this.startedLength);
  }

  private keepStartOfUtf8(bytes: Buffer): void {
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xc0) === 0x80) continue;
      const length = (byte & 0xe0) === 0xc0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 : (byte & 0xf8) === 0xf0 ? 4 : 0;
      if (back < length) {
        this.startedLength = back;
        this.missing = length - back;
      }
      return;
    }
  }
}

function isUtf8(encoding: BufferEncoding): boolean {
  return encoding === "utf8" || encoding === "utf-8";
}
