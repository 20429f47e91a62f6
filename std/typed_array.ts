// Typed arrays (ECMAScript 23.2): what their constructors call and their methods. All kinds share each function; the
// compiler makes one instance for each element type.

import {
  arrayCopy,
  className,
  copyBytes,
  isMarkedBuffer,
  markBuffer,
  typedArrayAllocate,
  typedArrayBuffer,
  typedArrayByteOffset,
  typedArrayElementSize,
  typedArraySetBuffer,
  typedArrayView,
  typeNumber,
  valueKind,
} from "#intrinsics";
import { ArrayBuffer } from "./array_buffer.ts";
import { ArrayEntries, ArrayKeys, ArrayValues } from "./array_iterator.ts";
import { textOfBuffer, viewOfBuffer } from "./buffer_view.ts";
import { clampIndex, wholeOf } from "./positions.ts";
import { ValueKind } from "./value_kind.ts";

/** `new Uint8Array(n)`. */
export function fromLength<A extends TypedArray>(length: number = 0): A {
  if (!(length >= 0 && length <= 0xffffffff)) throw new RangeError(`Invalid typed array length: ${length}`);
  return typedArrayAllocate<A>(Math.trunc(length));
}

/** `new Uint8Array(buffer, byteOffset, length)`. */
export function fromBuffer<A extends TypedArray>(buffer: ArrayBuffer, byteOffset: number = 0, length?: number): A {
  const empty = typedArrayAllocate<A>(0);
  const size: number = typedArrayElementSize(empty);
  if (byteOffset % size !== 0)
    throw new RangeError(`start offset of ${className(empty)} should be a multiple of ${size}`);
  const room = buffer.byteLength - byteOffset;
  if (length === undefined && room % size !== 0)
    throw new RangeError(`byte length of ${className(empty)} should be a multiple of ${size}`);
  const count = length ?? room / size;
  if (byteOffset < 0 || room < 0)
    throw new RangeError(`Start offset ${byteOffset} is outside the bounds of the buffer`);
  if (count < 0 || count * size > room) throw new RangeError(`Invalid typed array length: ${count}`);
  const made = typedArrayView<A>(ArrayBuffer.bytesOf(buffer), byteOffset, count);
  typedArraySetBuffer(made, buffer);
  return made;
}

/** `new Uint8Array(values)`. */
export function fromArray<A extends TypedArray>(source: ArrayLike<A[number]>): A {
  const made = typedArrayAllocate<A>(source.length);
  for (let index = 0; index < source.length; index++) made[index] = source[index];
  return made;
}

/** `Uint8Array.from(iterable, make)`. */
export function from<A extends TypedArray, T>(source: Iterable<T>, make: (value: T, index: number) => A[number]): A {
  const values: A[number][] = [];
  for (const value of source) values.push(make(value, values.length));
  return fromArray<A>(values);
}

/** `new Uint8Array(iterable)`, `Uint8Array.from(iterable)`. */
export function fromIterable<A extends TypedArray>(source: Iterable<A[number]>): A {
  const values: A[number][] = [];
  for (const value of source) values.push(value);
  return fromArray<A>(values);
}

interface Counted {
  readonly length: number;
}

/** `Uint8Array.from({ length }, make)`. */
export function fromCount<A extends TypedArray>(
  source: Counted,
  make: (value: undefined, index: number) => A[number],
): A {
  const made = typedArrayAllocate<A>(source.length);
  for (let index = 0; index < made.length; index++) made[index] = make(undefined, index);
  return made;
}

/** `Uint8Array.of(...)`. */
export function of<A extends TypedArray>(...values: A[number][]): A {
  return fromArray<A>(values);
}

export function BYTES_PER_ELEMENT<A extends TypedArray>(this: A): number {
  return typedArrayElementSize(this);
}

export function byteLength<A extends TypedArray>(this: A): number {
  return this.length * Number(typedArrayElementSize(this));
}

export function byteOffset<A extends TypedArray>(this: A): number {
  return typedArrayByteOffset(this);
}

/** The buffer behind it, made on first demand for arrays that own their memory. */
export function buffer<A extends TypedArray>(this: A): ArrayBuffer {
  const known = typedArrayBuffer(this);
  if (known !== undefined) return known;
  const size = this.length * Number(typedArrayElementSize(this));
  const made = new ArrayBuffer(size, typedArrayView<Uint8Array>(this, 0, size));
  typedArraySetBuffer(this, made);
  return made;
}

export function at<A extends TypedArray>(this: A, index: number): A[number] | undefined {
  const whole = wholeOf(index);
  const position = whole < 0 ? this.length + whole : whole;
  return position >= 0 && position < this.length ? this[position] : undefined;
}

export function subarray<A extends TypedArray>(this: A, start?: number, end?: number): A {
  const from = clampIndex(start, this.length, 0);
  const wanted = clampIndex(end, this.length, this.length) - from;
  const count = wanted > 0 ? wanted : 0;
  const owner = this.buffer;
  const view = typedArrayView<A>(this, from * Number(typedArrayElementSize(this)), count);
  typedArraySetBuffer(view, owner);
  return likewise(view, this);
}

/** What the methods make of a Buffer is one. */
function likewise<A extends TypedArray>(made: A, source: A): A {
  if (isMarkedBuffer(source)) markBuffer(made);
  return made;
}

export function slice<A extends TypedArray>(this: A, start?: number, end?: number): A {
  return isMarkedBuffer(this) ? viewOfBuffer(this, start, end) : copyOf(this, start, end);
}

function copyOf<A extends TypedArray>(array: A, start?: number, end?: number): A {
  const from = clampIndex(start, array.length, 0);
  const wanted = clampIndex(end, array.length, array.length) - from;
  const count = wanted > 0 ? wanted : 0;
  const made = typedArrayAllocate<A>(count);
  const size = typedArrayElementSize(array);
  copyBytes(made, u32(0), array, u32(u32(from) * size), u32(u32(count) * size));
  return made;
}

export function set<A extends TypedArray>(this: A, source: ArrayLike<A[number]>, offset: number = 0): void {
  const start = wholeOf(offset);
  const count = source.length;
  if (start < 0 || start + count > this.length) throw new RangeError("offset is out of bounds");
  // Of one type: also right where both lie in the same memory.
  if (typeNumber(source) === typeNumber(this)) arrayCopy(this, u32(start), source, u32(0), u32(count));
  else if (isTypedArrayKind(source)) {
    const values: A[number][] = [];
    for (let index = 0; index < count; index++) values.push(source[index]);
    for (let index = 0; index < count; index++) this[start + index] = values[index];
  } else for (let index = 0; index < count; index++) this[start + index] = source[index];
}

function isTypedArrayKind(source: object): boolean {
  return valueKind(source) === ValueKind.TypedArray;
}

export function fill<A extends TypedArray>(this: A, value: A[number], start?: number, end?: number): A {
  const to = clampIndex(end, this.length, this.length);
  const from = clampIndex(start, this.length, 0);
  if (from >= to) return this;
  // One element is converted and stored; what is filled already is copied behind itself, twice as much each time.
  this[from] = value;
  for (let filled = 1; filled < to - from; filled *= 2) {
    arrayCopy(this, u32(from + filled), this, u32(from), u32(Math.min(filled, to - from - filled)));
  }
  return this;
}

export function copyWithin<A extends TypedArray>(this: A, target: number, start: number, end?: number): A {
  const length = this.length;
  const to = clampIndex(target, length, 0);
  const from = clampIndex(start, length, 0);
  const count = Math.min(clampIndex(end, length, length) - from, length - to);
  if (count > 0) arrayCopy(this, u32(to), this, u32(from), u32(count));
  return this;
}

export function reverse<A extends TypedArray>(this: A): A {
  for (let low = 0, high = this.length - 1; low < high; low++, high--) {
    const value = this[low];
    this[low] = this[high];
    this[high] = value;
  }
  return this;
}

/** Numerically ascending without `compare`, NaN last. */
export function sort<A extends TypedArray>(this: A, compare?: (a: A[number], b: A[number]) => number): A {
  const values: A[number][] = [];
  for (let index = 0; index < this.length; index++) values.push(this[index]);
  values.sort(
    compare ??
      ((a: A[number], b: A[number]) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : a === a ? -1 : b === b ? 1 : 0)),
  );
  for (let index = 0; index < values.length; index++) this[index] = values[index];
  return this;
}

export function includes<A extends TypedArray>(this: A, value: A[number], from?: number): boolean {
  for (let index = clampIndex(from, this.length, 0); index < this.length; index++) {
    const element = this[index];
    if (element === value || (element !== element && value !== value)) return true;
  }
  return false;
}

export function indexOf<A extends TypedArray>(this: A, value: A[number], from?: number): number {
  for (let index = clampIndex(from, this.length, 0); index < this.length; index++)
    if (this[index] === value) return index;
  return -1;
}

export function lastIndexOf<A extends TypedArray>(this: A, value: A[number], from?: number): number {
  const whole = from === undefined ? this.length - 1 : wholeOf(from);
  for (let index = whole < 0 ? this.length + whole : Math.min(whole, this.length - 1); index >= 0; index--)
    if (this[index] === value) return index;
  return -1;
}

export function join<A extends TypedArray>(this: A, separator: string = ","): string {
  const parts: string[] = [];
  for (let index = 0; index < this.length; index++) parts.push(`${this[index]}`);
  return parts.join(separator);
}

export function toString<A extends TypedArray>(this: A): string {
  return isMarkedBuffer(this) ? textOfBuffer(this) : this.join(",");
}

export function every<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): boolean {
  for (let index = 0; index < this.length; index++) if (!test(this[index], index, this)) return false;
  return true;
}

export function some<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): boolean {
  for (let index = 0; index < this.length; index++) if (test(this[index], index, this)) return true;
  return false;
}

export function find<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): A[number] | undefined {
  for (let index = 0; index < this.length; index++) if (test(this[index], index, this)) return this[index];
  return undefined;
}

export function findIndex<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): number {
  for (let index = 0; index < this.length; index++) if (test(this[index], index, this)) return index;
  return -1;
}

export function forEach<A extends TypedArray>(
  this: A,
  action: (value: A[number], index: number, array: A) => void,
): void {
  for (let index = 0; index < this.length; index++) action(this[index], index, this);
}

export function map<A extends TypedArray>(this: A, make: (value: A[number], index: number, array: A) => A[number]): A {
  const made = typedArrayAllocate<A>(this.length);
  for (let index = 0; index < this.length; index++) made[index] = make(this[index], index, this);
  return likewise(made, this);
}

export function filter<A extends TypedArray>(this: A, test: (value: A[number], index: number, array: A) => unknown): A {
  const kept: A[number][] = [];
  for (let index = 0; index < this.length; index++) if (test(this[index], index, this)) kept.push(this[index]);
  return likewise(fromArray<A>(kept), this);
}

export function reduce<A extends TypedArray, U>(
  this: A,
  step: (sum: U, value: A[number], index: number, array: A) => U,
  initial: U,
): U {
  let sum = initial;
  for (let index = 0; index < this.length; index++) sum = step(sum, this[index], index, this);
  return sum;
}

/** `reduce` without a first value: it begins with the first element. */
export function reduce_1<A extends TypedArray>(
  this: A,
  step: (sum: A[number], value: A[number], index: number, array: A) => A[number],
): A[number] {
  if (this.length === 0) throw new TypeError("Reduce of empty array with no initial value");
  let sum = this[0];
  for (let index = 1; index < this.length; index++) sum = step(sum, this[index], index, this);
  return sum;
}

export function reduceRight<A extends TypedArray, U>(
  this: A,
  step: (sum: U, value: A[number], index: number, array: A) => U,
  initial: U,
): U {
  let sum = initial;
  for (let index = this.length - 1; index >= 0; index--) sum = step(sum, this[index], index, this);
  return sum;
}

export function reduceRight_1<A extends TypedArray>(
  this: A,
  step: (sum: A[number], value: A[number], index: number, array: A) => A[number],
): A[number] {
  if (this.length === 0) throw new TypeError("Reduce of empty array with no initial value");
  let sum = this[this.length - 1];
  for (let index = this.length - 2; index >= 0; index--) sum = step(sum, this[index], index, this);
  return sum;
}

export function findLast<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): A[number] | undefined {
  const index = this.findLastIndex(test);
  return index < 0 ? undefined : this[index];
}

export function findLastIndex<A extends TypedArray>(
  this: A,
  test: (value: A[number], index: number, array: A) => unknown,
): number {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index], index, this)) return index;
  return -1;
}

export function toReversed<A extends TypedArray>(this: A): A {
  return copyOf(this).reverse();
}

export function toSorted<A extends TypedArray>(this: A, compare?: (a: A[number], b: A[number]) => number): A {
  return copyOf(this).sort(compare);
}

export function with_<A extends TypedArray>(this: A, index: number, value: A[number]): A {
  const whole = wholeOf(index);
  const position = whole < 0 ? this.length + whole : whole;
  if (position < 0 || position >= this.length) throw new RangeError("Invalid typed array index");
  const copy = copyOf(this);
  copy[position] = value;
  return copy;
}

export function keys<A extends TypedArray>(this: A): ArrayKeys<A> {
  return new ArrayKeys<A>(this);
}

export function values<A extends TypedArray>(this: A): ArrayValues<A, A[number]> {
  return new ArrayValues<A, A[number]>(this);
}

export function entries<A extends TypedArray>(this: A): ArrayEntries<A, A[number]> {
  return new ArrayEntries<A, A[number]>(this);
}

export function iterator<A extends TypedArray>(this: A): ArrayValues<A, A[number]> {
  return new ArrayValues<A, A[number]>(this);
}
