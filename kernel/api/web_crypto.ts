// The global `crypto`: numbers that nobody can foretell, from the kernel's generator.
// @cold

import { seededRandom } from "../random.ts";

/** Fills a typed array of integers, up to 65,536 bytes, and gives it back. */
export function getRandomValues<A extends TypedArray>(array: A): A {
  if (array.byteLength > 65536)
    throw new RangeError(
      `The ArrayBufferView's byte length (${array.byteLength}) exceeds the number of bytes of entropy available via this API (65536)`,
    );
  seededRandom().fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return array;
}

/** A random UUID, version 4 (RFC 9562, 5.4). */
export function randomUUID(): `${string}-${string}-${string}-${string}-${string}` {
  const bytes = getRandomValues(Buffer.alloc(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const part = (start: number, end: number): string => bytes.toString("hex", start, end);
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, 16)}`;
}
