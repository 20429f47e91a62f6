// Stable merge sort for Array and typed arrays: insertion sort on short runs, then merges through one scratch array.

import { arraySetLength, arrayWithCapacity, elementUnchecked, setElementUnchecked, stringCompare } from "#intrinsics";
import { valueToText } from "./conversions.ts";

const shortRun = 8;

interface Named<T> {
  readonly text: string;
  readonly value: T;
}

/** Sorts by the texts of the elements, each made once. */
export function sortByText<T>(values: T[]): T[] {
  const named = values.map((value): Named<T> => ({ text: valueToText(value), value }));
  mergeSort(named, (a, b) => stringCompare(a.text, b.text));
  return named.map((one) => one.value);
}

/**
 * Sorts in place; calls `compare` as the standard allows any stable order of comparisons. `values` is out of the reach of
 * `compare`: nobody changes its length meanwhile.
 */
export function mergeSort<T>(values: T[], compare: (a: T, b: T) => number): void {
  const length = values.length;
  for (let start = 0; start < length; start += shortRun)
    insertionSort(values, start, Math.min(start + shortRun, length), compare);
  if (length <= shortRun) return;
  let source = values;
  let target = arrayWithCapacity<T>(length);
  arraySetLength(target, length);
  const scratch = target;
  for (let width = shortRun; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width)
      merge(source, target, start, Math.min(start + width, length), Math.min(start + 2 * width, length), compare);
    const merged = target;
    target = source;
    source = merged;
  }
  if (source === scratch) for (let index = 0; index < length; index++) values[index] = scratch[index];
}

function insertionSort<T>(values: T[], start: number, end: number, compare: (a: T, b: T) => number): void {
  for (let index = start + 1; index < end; index++) {
    const value = values[index];
    let hole = index;
    while (hole > start && compare(values[hole - 1], value) > 0) {
      values[hole] = values[hole - 1];
      hole--;
    }
    values[hole] = value;
  }
}

function merge<T>(
  source: T[],
  target: T[],
  start: number,
  middle: number,
  end: number,
  compare: (a: T, b: T) => number,
): void {
  let left = start;
  let right = middle;
  for (let index = start; index < end; index++) {
    const takeLeft =
      left < middle && (right >= end || compare(elementUnchecked(source, left), elementUnchecked(source, right)) <= 0);
    setElementUnchecked(target, index, elementUnchecked(source, takeLeft ? left++ : right++));
  }
}
