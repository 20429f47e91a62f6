// Buffer's static members.

import { copyBytes, isMarkedBuffer } from "#intrinsics";
import { bufferOf, bytesOfText, lengthOfText, orderOfBytes, type BufferEncoding } from "./buffer_text.ts";

/** `Buffer.from(bytes)`: a copy. */
export function from(bytes: Iterable<number>): Buffer {
  return bufferOf(Uint8Array.from(bytes));
}

/** `Buffer.from(text)`. */
export function fromText(text: string, encoding: BufferEncoding = "utf8"): Buffer {
  return bufferOf(bytesOfText(text, encoding));
}

/** `Buffer.from(arrayBuffer)`: a view of its memory. */
export function fromMemory(buffer: ArrayBuffer, offset: number = 0, length?: number): Buffer {
  return bufferOf(new Uint8Array(buffer, offset, length));
}

export function alloc(size: number, fill: number | string = 0): Buffer {
  const made = bufferOf(new Uint8Array(size));
  if (typeof fill === "number") {
    if (fill !== 0) made.fill(fill);
    return made;
  }
  const pattern = bytesOfText(fill, "utf8");
  for (let index = 0; pattern.length > 0 && index < size; index++) made[index] = pattern[index % pattern.length];
  return made;
}

export function allocUnsafe(size: number): Buffer {
  return bufferOf(new Uint8Array(size));
}

/** One buffer of all; cut off or filled with zeros where its length is given. */
export function concat(list: readonly Uint8Array[], totalLength?: number): Buffer {
  let length = totalLength ?? 0;
  if (totalLength === undefined) for (const bytes of list) length += bytes.length;
  const made = new Uint8Array(length);
  let at = 0;
  for (const bytes of list) {
    const count = Math.min(bytes.length, length - at);
    copyBytes(made, u32(at), bytes, u32(0), u32(count));
    at += count;
  }
  return bufferOf(made);
}

export function byteLength(text: string | Uint8Array, encoding: BufferEncoding = "utf8"): number {
  return typeof text === "string" ? lengthOfText(text, encoding) : text.length;
}

export function isBuffer(value: unknown): value is Buffer {
  return value instanceof Uint8Array && isMarkedBuffer(value);
}

export function isEncoding(name: string): boolean {
  return encodings.has(name.toLowerCase());
}

const encodings = new Set([
  ...["utf8", "utf-8", "hex", "base64", "base64url", "latin1", "binary", "ascii", "utf16le", "ucs2"],
]);

export function compare(a: Uint8Array, b: Uint8Array): number {
  return orderOfBytes(a, b);
}
