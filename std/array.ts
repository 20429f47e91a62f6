// Methods of arrays (ECMAScript 23.1.3), each an exported function with a `this` parameter. Callbacks see the array as
// it is when they are called; the length is read once, as the standard says.

import {
  appendUnset,
  arrayCopy,
  arrayExtend,
  arraySetLength,
  arrayWithCapacity,
  elementCount,
  elementIsHole,
  elementIsUnset,
  elementOrNone,
  elementUnchecked,
  elementValue,
  sameValueZero,
  setElementUnchecked,
  stringJoin,
  trustedCast,
  typeNumber,
  valueKind,
} from "#intrinsics";
import { ArrayEntries, ArrayKeys, ArrayValues } from "./array_iterator.ts";
import { elementText } from "./conversions.ts";
import { clampIndex, wholeOf } from "./positions.ts";
import { timSort, sortByText } from "./sort.ts";
import { isArrayKind } from "./value_kind.ts";

export function at<T>(this: readonly T[], index: number): T | undefined {
  const whole = wholeOf(index);
  const position = whole < 0 ? this.length + whole : whole;
  return position >= 0 && position < this.length ? elementOrNone(this, position) : undefined;
}

export function push<T>(this: T[], ...values: T[]): number {
  const length = this.length;
  const count = values.length;
  arraySetLength(this, length + count);
  arrayCopy(this, u32(length), values, u32(0), u32(count));
  return length + count;
}

/** Of one value: what such calls become. */
export function push_1<T>(this: T[], value: T): number {
  const index = arrayExtend(this);
  setElementUnchecked(this, index, value);
  return index + 1;
}

export function pop<T>(this: T[]): T | undefined {
  const last = this.length - 1;
  if (last < 0) return undefined;
  const value = elementOrNone(this, last);
  arraySetLength(this, last);
  return value;
}

export function shift<T>(this: T[]): T | undefined {
  const length = this.length;
  if (length === 0) return undefined;
  const value = elementOrNone(this, 0);
  arrayCopy(this, u32(0), this, u32(1), u32(length - 1));
  arraySetLength(this, length - 1);
  return value;
}

export function unshift<T>(this: T[], ...values: T[]): number {
  const length = this.length;
  const count = values.length;
  arraySetLength(this, length + count);
  arrayCopy(this, u32(count), this, u32(0), u32(length));
  arrayCopy(this, u32(0), values, u32(0), u32(count));
  return length + count;
}

export function slice<T>(this: readonly T[], start?: number, end?: number): T[] {
  const from = clampIndex(start, this.length, 0);
  const to = clampIndex(end, this.length, this.length);
  const count = to > from ? to - from : 0;
  const copy = arrayWithCapacity<T>(count);
  arraySetLength(copy, count);
  arrayCopy(copy, u32(0), this, u32(from), u32(count));
  return copy;
}

export function splice<T>(this: T[], start: number, deleteCount?: number, ...inserted: T[]): T[] {
  const length = this.length;
  const from = clampIndex(start, length, 0);
  const wanted = deleteCount === undefined ? length - from : deleteCount !== deleteCount ? 0 : Math.trunc(deleteCount);
  const removedCount = Math.min(Math.max(wanted, 0), length - from);
  const removed = this.slice(from, from + removedCount);
  const tail = length - from - removedCount;
  const count = inserted.length;
  if (count > removedCount) arraySetLength(this, length + count - removedCount);
  arrayCopy(this, u32(from + count), this, u32(from + removedCount), u32(tail));
  arrayCopy(this, u32(from), inserted, u32(0), u32(count));
  arraySetLength(this, from + count + tail);
  return removed;
}

export function concat<T>(this: readonly T[], ...others: readonly (T | readonly T[])[]): T[] {
  const joined = this.slice();
  for (const one of others) {
    const other: unknown = one;
    if (isArrayKind(valueKind(other))) append(joined, trustedCast<readonly T[]>(other));
    else joined.push(trustedCast<T>(other));
  }
  return joined;
}

function append<T>(target: T[], source: readonly T[]): void {
  const length = target.length;
  const count = source.length;
  arraySetLength(target, length + count);
  arrayCopy(target, u32(length), source, u32(0), u32(count));
}

export function fill<T>(this: T[], value: T, start?: number, end?: number): T[] {
  const to = clampIndex(end, this.length, this.length);
  for (let index = clampIndex(start, this.length, 0); index < to; index++) setElementUnchecked(this, index, value);
  return this;
}

export function copyWithin<T>(this: T[], target: number, start: number, end?: number): T[] {
  const length = this.length;
  const to = clampIndex(target, length, 0);
  const from = clampIndex(start, length, 0);
  const count = Math.min(clampIndex(end, length, length) - from, length - to);
  if (count > 0) arrayCopy(this, u32(to), this, u32(from), u32(count));
  return this;
}

export function reverse<T>(this: T[]): T[] {
  for (let low = 0, high = this.length - 1; low < high; low++, high--) {
    const value = elementUnchecked(this, low);
    setElementUnchecked(this, low, elementUnchecked(this, high));
    setElementUnchecked(this, high, value);
  }
  return this;
}

export function toReversed<T>(this: readonly T[]): T[] {
  return this.slice().reverse();
}

/** Stable; without `compare` by the texts of the elements, undefined behind them, and last what nobody has set. */
export function sort<T>(this: T[], compare?: (a: T, b: T) => number): T[] {
  // A copy, because `compare` may change the array itself.
  const isPresent = (value: T): boolean => value !== undefined;
  let values: T[] = this.filter(isPresent);
  const missing = this.length - values.length;
  const unset = missing === 0 ? 0 : countUnset(this);
  if (compare === undefined) values = sortByText<T>(values);
  else timSort<T>(values, compare);
  for (let index = 0; index < values.length; index++) putElement(this, index, values[index]);
  if (missing > 0) putMissing(this, values.length, missing - unset, unset);
  return this;
}

/** Whoever compared the elements may have made the array shorter. */
function putElement<T>(array: T[], index: number, value: T): void {
  if (index < array.length) setElementUnchecked(array, index, value);
  else array.push(value);
}

function countUnset<T>(array: readonly T[]): number {
  let count = 0;
  for (let index = 0; index < array.length; index++) if (elementIsUnset(array, index)) count++;
  return count;
}

function putMissing<T>(array: T[], start: number, count: number, unset: number): void {
  const nothing: unknown = undefined;
  for (let index = start; index < start + count; index++) putElement(array, index, nothing as T);
  if (unset === 0) return;
  arraySetLength(array, start + count);
  for (let rest = unset; rest > 0; rest--) appendUnset(array);
}

export function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return this.slice().sort(compare);
}

export function with_<T>(this: readonly T[], index: number, value: T): T[] {
  const whole = wholeOf(index);
  const position = whole < 0 ? this.length + whole : whole;
  if (position < 0 || position >= this.length) throw new RangeError("Invalid index : " + index);
  const copy = this.slice();
  copy[position] = value;
  return copy;
}

export function join<T>(this: readonly T[], separator: string = ","): string {
  const parts = arrayWithCapacity<string>(this.length);
  for (let index = 0; index < this.length; index++)
    parts.push(elementIsUnset(this, index) ? "" : elementText(elementUnchecked(this, index)));
  return stringJoin(parts, separator);
}

export function toString<T>(this: readonly T[]): string {
  return this.join(",");
}

export function includes<T>(this: readonly T[], value: T, from?: number): boolean {
  for (let index = clampIndex(from, this.length, 0); index < this.length; index++)
    if (sameValueZero(elementUnchecked(this, index), value)) return true;
  return false;
}

export function indexOf<T>(this: readonly T[], value: T, from?: number): number {
  for (let index = clampIndex(from, this.length, 0); index < this.length; index++)
    if (!elementIsUnset(this, index) && elementUnchecked(this, index) === value) return index;
  return -1;
}

export function lastIndexOf<T>(this: readonly T[], value: T, from?: number): number {
  const length = this.length;
  const whole = from === undefined ? length - 1 : from !== from ? 0 : Math.trunc(from);
  for (let index = whole < 0 ? length + whole : Math.min(whole, length - 1); index >= 0; index--)
    if (!elementIsUnset(this, index) && elementUnchecked(this, index) === value) return index;
  return -1;
}

type Test<T> = (value: T, index: number, array: readonly T[]) => unknown;

export function every<T>(this: readonly T[], test: Test<T>): boolean {
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++)
    if (!elementIsUnset(this, index) && !test(elementUnchecked(this, index), index, this)) return false;
  return true;
}

export function some<T>(this: readonly T[], test: Test<T>): boolean {
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++)
    if (!elementIsUnset(this, index) && test(elementUnchecked(this, index), index, this)) return true;
  return false;
}

/** `S` is what a predicate narrows the elements to. */
export function filter<T, S extends T = T>(this: readonly T[], test: Test<T>): S[] {
  const kept: S[] = [];
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++) {
    if (elementIsUnset(this, index)) continue;
    const value = elementUnchecked(this, index);
    if (test(value, index, this)) kept.push(value as S);
  }
  return kept;
}

export function find<T>(this: readonly T[], test: Test<T>): T | undefined {
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++) {
    const value = elementUnchecked(this, index);
    if (test(value, index, this)) return value;
  }
  return undefined;
}

export function findIndex<T>(this: readonly T[], test: Test<T>): number {
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++)
    if (test(elementUnchecked(this, index), index, this)) return index;
  return -1;
}

export function findLast<T>(this: readonly T[], test: Test<T>): T | undefined {
  const index = this.findLastIndex(test);
  return index < 0 ? undefined : this[index];
}

export function findLastIndex<T>(this: readonly T[], test: Test<T>): number {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index], index, this)) return index;
  return -1;
}

export function forEach<T>(this: readonly T[], action: (value: T, index: number, array: readonly T[]) => void): void {
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++)
    if (!elementIsUnset(this, index)) action(elementUnchecked(this, index), index, this);
}

export function map<T, U>(this: readonly T[], make: (value: T, index: number, array: readonly T[]) => U): U[] {
  const made = arrayWithCapacity<U>(this.length);
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++)
    if (elementIsUnset(this, index)) appendUnset(made);
    else made.push(make(elementUnchecked(this, index), index, this));
  // `make` may have made the array shorter.
  while (made.length < length) appendUnset(made);
  return made;
}

/** A part that is an array gives its elements, any other itself. */
export function flatMap<T, U>(
  this: readonly T[],
  make: (value: T, index: number, array: readonly T[]) => U | readonly U[],
): U[] {
  const made: U[] = [];
  const length = this.length;
  for (let index = 0; index < length && index < this.length; index++) {
    if (elementIsUnset(this, index)) continue;
    const part: unknown = make(elementUnchecked(this, index), index, this);
    if (isArrayKind(valueKind(part))) append(made, trustedCast<readonly U[]>(part));
    else made.push(trustedCast<U>(part));
  }
  return made;
}

/** `flat()`: the parts that are arrays give their elements, one level deep. */
export function flat_0<T, U>(this: readonly T[]): U[] {
  const made: U[] = [];
  flatten(made, this, 1);
  return made;
}

/** Arrays within the array give their elements, `depth` levels deep. */
export function flat<T, U>(this: readonly T[], depth: number): U[] {
  const made: U[] = [];
  flatten(made, this, depth !== depth ? 0 : Math.trunc(depth));
  return made;
}

function flatten<U>(target: U[], source: object, depth: number): void {
  const count = elementCount(source);
  for (let index = u32(0); index < count; index++) {
    const element = elementValue(source, index);
    if (element === undefined && elementIsHole(source, index)) continue;
    const isArray = depth > 0 && typeof element === "object" && element !== null && isArrayKind(valueKind(element));
    if (!isArray) target.push(element as U);
    else if (depth === 1 && typeNumber(element) === typeNumber(target) && !hasHoles(element))
      append(target, element as U[]);
    else flatten(target, element, depth - 1);
  }
}

function hasHoles(array: object): boolean {
  const count = elementCount(array);
  for (let index = u32(0); index < count; index++) if (elementIsHole(array, index)) return true;
  return false;
}

/** `initial` holds the start value; when it is empty, the first element is the start. */
export function reduce<T, U = T>(
  this: readonly T[],
  step: (sum: U, value: T, index: number, array: readonly T[]) => U,
  ...initial: U[]
): U {
  const length = this.length;
  let index = 0;
  if (initial.length === 0) {
    index = firstSet(this);
    initial.push(sameType<T, U>(elementUnchecked(this, index)));
    index++;
  }
  let sum = initial[0];
  for (; index < length && index < this.length; index++)
    if (!elementIsUnset(this, index)) sum = step(sum, elementUnchecked(this, index), index, this);
  return sum;
}

/** `reduce` without a first value: it begins with the first element. */
export function reduce_1<T>(this: readonly T[], step: (sum: T, value: T, index: number, array: readonly T[]) => T): T {
  const length = this.length;
  let index = firstSet(this);
  let sum = elementUnchecked(this, index);
  for (index++; index < length && index < this.length; index++)
    if (!elementIsUnset(this, index)) sum = step(sum, elementUnchecked(this, index), index, this);
  return sum;
}

/** `reduceRight` without a first value: it begins with the last element. */
export function reduceRight_1<T>(
  this: readonly T[],
  step: (sum: T, value: T, index: number, array: readonly T[]) => T,
): T {
  let index = lastSet(this);
  let sum = elementUnchecked(this, index);
  for (index--; index >= 0; index--)
    if (index < this.length && !elementIsUnset(this, index))
      sum = step(sum, elementUnchecked(this, index), index, this);
  return sum;
}

export function reduceRight<T, U = T>(
  this: readonly T[],
  step: (sum: U, value: T, index: number, array: readonly T[]) => U,
  ...initial: U[]
): U {
  let index = this.length - 1;
  if (initial.length === 0) {
    index = lastSet(this);
    initial.push(sameType<T, U>(elementUnchecked(this, index)));
    index--;
  }
  let sum = initial[0];
  for (; index >= 0; index--)
    if (index < this.length && !elementIsUnset(this, index))
      sum = step(sum, elementUnchecked(this, index), index, this);
  return sum;
}

/** The index of the first element that is there. */
function firstSet<T>(array: readonly T[]): number {
  let index = 0;
  while (index < array.length && elementIsUnset(array, index)) index++;
  if (index === array.length) throw new TypeError("Reduce of empty array with no initial value");
  return index;
}

function lastSet<T>(array: readonly T[]): number {
  let index = array.length - 1;
  while (index >= 0 && elementIsUnset(array, index)) index--;
  if (index < 0) throw new TypeError("Reduce of empty array with no initial value");
  return index;
}

/** Without a start value the sum is of the elements' own type: U is T there, which the signature cannot say. */
function sameType<T, U>(value: T): U {
  const any: unknown = value;
  return trustedCast<U>(any);
}

export function toSpliced<T>(this: readonly T[], start: number, deleteCount?: number, ...inserted: T[]): T[] {
  const copy = this.slice();
  copy.splice(start, deleteCount, ...inserted);
  return copy;
}

export function keys<T>(this: readonly T[]): ArrayKeys<readonly T[]> {
  return new ArrayKeys<readonly T[]>(this);
}

export function values<T>(this: readonly T[]): ArrayValues<readonly T[], T> {
  return new ArrayValues<readonly T[], T>(this);
}

export function entries<T>(this: readonly T[]): ArrayEntries<readonly T[], T> {
  return new ArrayEntries<readonly T[], T>(this);
}

export function iterator<T>(this: readonly T[]): ArrayValues<readonly T[], T> {
  return new ArrayValues<readonly T[], T>(this);
}
