// ArrayBuffer (ECMAScript 25.1): the bytes that typed arrays and DataViews look at. It holds a Uint8Array over all of
// its memory; views made from it share that memory.

import { typedArrayAllocate, typedArraySetBuffer } from "#intrinsics";
import { ValueKind, valueKindOf } from "./value_kind.ts";

export class ArrayBuffer {
  readonly byteLength: number;
  /** Everything in it, for views. */
  readonly #bytes: Uint8Array;

  /** `content` is for the library: the memory of an existing array. */
  constructor(byteLength: number, content?: Uint8Array) {
    if (!(byteLength >= 0 && byteLength <= 0xffffffff)) throw new RangeError("Array buffer allocation failed");
    this.byteLength = Math.trunc(byteLength);
    this.#bytes = content ?? typedArrayAllocate<Uint8Array>(this.byteLength);
  }

  /** Is it a typed array or a DataView? */
  static isView(value: unknown): boolean {
    return valueKindOf(value) === ValueKind.TypedArray || value instanceof DataView;
  }

  /** The whole buffer as bytes (not in Node: for the library). */
  static bytesOf(buffer: ArrayBuffer): Uint8Array {
    return buffer.#bytes;
  }

  slice(start: number = 0, end?: number): ArrayBuffer {
    const part = this.#bytes.slice(start, end);
    const made = new ArrayBuffer(part.length, part);
    typedArraySetBuffer(part, made);
    return made;
  }
}
