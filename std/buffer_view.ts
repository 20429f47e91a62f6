// What Buffers do where any Uint8Array may be one.
// @cold

import { textFromUtf8 } from "#intrinsics";

/** Node's Buffer.slice, whatever the type of the one who calls it. */
export function viewOfBuffer<A extends TypedArray>(buffer: A, start?: number, end?: number): A {
  return buffer.subarray(start, end);
}

export function textOfBuffer<A extends TypedArray>(buffer: A): string {
  return textFromUtf8(buffer, u32(0), u32(buffer.length));
}
