// Buffer's static members.

import { copyBytes, isMarkedBuffer } from "#intrinsics";
import { lowerCaseAscii } from "./ascii_case.ts";
import {
  bufferOf,
  bytesOfText,
  lengthOfText,
  isEncodingName,
  mostBytes,
  orderOfBytes,
  type BufferEncoding,
} from "./buffer_text.ts";
import { RangeError, requireWhole, throwOutOfRange } from "./coded_errors.ts";
import { wholeOf } from "./positions.ts";
import { fromArray } from "./typed_array.ts";

/** Only `any` is no other type than itself and never. */
type OnlyUntyped<T> = 0 extends 1 & T ? T : never;

/** @implementation fromUntyped */
export function from<T>(data: OnlyUntyped<T>, encoding?: BufferEncoding): Buffer;
/** @implementation fromText */
export function from(text: string, encoding?: BufferEncoding): Buffer;
/** @implementation fromMemory */
export function from(buffer: ArrayBuffer, offset?: number, length?: number): Buffer;
/** @implementation fromEither */
export function from(data: string | Uint8Array, encoding?: BufferEncoding): Buffer;
/** @implementation fromList */
export function from(bytes: ArrayLike<number>): Buffer;
export function from(source: string | ArrayBuffer | ArrayLike<number>): Buffer {
  if (source instanceof ArrayBuffer) return fromMemory(source);
  return typeof source === "string" ? fromText(source) : fromList(source);
}

/** A copy. */
export function fromList(bytes: ArrayLike<number>): Buffer {
  return bufferOf(fromArray<Uint8Array>(bytes));
}

/** `Buffer.from(text)`. */
export function fromText(text: string, encoding: BufferEncoding = "utf8"): Buffer {
  return bufferOf(bytesOfText(text, encoding));
}

/** `Buffer.from(arrayBuffer)`: a view of its memory. */
export function fromMemory(buffer: ArrayBuffer, offset: number = 0, length?: number): Buffer {
  const start = wholeOf(offset);
  const room = buffer.byteLength - start;
  if (room < 0) refuseBounds("offset");
  const count = length === undefined ? room : Math.max(0, wholeOf(length));
  if (length !== undefined && count > room) refuseBounds("length");
  return bufferOf(new Uint8Array(buffer, start, count));
}

function refuseBounds(name: string): never {
  throw new RangeError("ERR_BUFFER_OUT_OF_BOUNDS", `"${name}" is outside of buffer bounds`);
}

export function fromEither(data: string | Uint8Array, encoding: BufferEncoding = "utf8"): Buffer {
  return typeof data === "string" ? fromText(data, encoding) : bufferOf(fromArray<Uint8Array>(data));
}

/** Of what has no type while the program is compiled. */
export function fromUntyped(data: unknown, encoding: BufferEncoding = "utf8"): Buffer {
  if (typeof data === "string") return fromText(data, encoding);
  if (data instanceof ArrayBuffer) return fromMemory(data);
  return fromList(data instanceof Uint8Array ? data : (data as number[]));
}

export function of(...values: number[]): Buffer {
  return fromList(values);
}

export function alloc(size: number, fill: number | string | Uint8Array = 0, encoding: BufferEncoding = "utf8"): Buffer {
  const made = allocUnsafe(size);
  if (fill !== 0 && size > 0) made.fill(fill, 0, made.length, encoding);
  return made;
}

export function allocUnsafe(size: number): Buffer {
  if (!(size >= 0 && size <= mostBytes)) throwOutOfRange("size", `>= 0 && <= ${mostBytes}`, size);
  return bufferOf(new Uint8Array(size));
}

export function allocUnsafeSlow(size: number): Buffer {
  return allocUnsafe(size);
}

/** One buffer of all; cut off or filled with zeros where its length is given. */
export function concat(list: readonly Uint8Array[], totalLength?: number): Buffer {
  let length = totalLength ?? 0;
  if (totalLength !== undefined) requireWhole("length", totalLength, 0, mostBytes);
  else for (const bytes of list) length += bytes.length;
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

export function isEncoding(name: string): name is BufferEncoding {
  return isEncodingName(lowerCaseAscii(name));
}

export function compare(a: Uint8Array, b: Uint8Array): number {
  return orderOfBytes(a, b);
}
