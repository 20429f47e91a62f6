// TimSort for Array and typed arrays (Tim Peters, listsort.txt): natural runs, short ones grown by binary insertion, merged
// with galloping. It compares the pairs that V8 compares, so that a comparator that contradicts itself gives Node's order.

import { arraySetLength, arrayWithCapacity, elementUnchecked, setElementUnchecked, stringCompare } from "#intrinsics";
import { valueToText } from "./conversions.ts";

/** From so many wins of one run in a row on, the merge looks for the end of the row by galloping. */
const leastGallop = 7;

interface Named<T> {
  readonly text: string;
  readonly value: T;
}

/** Sorts by the texts of the elements, each made once. */
export function sortByText<T>(values: T[]): T[] {
  const named = values.map((value): Named<T> => ({ text: valueToText(value), value }));
  timSort(named, (a, b) => stringCompare(a.text, b.text));
  return named.map((one) => one.value);
}

/** Sorts in place. `values` is out of the reach of `compare`: nobody changes its length meanwhile. */
export function timSort<T>(values: T[], compare: (a: T, b: T) => number): void {
  const { length } = values;
  if (length < 2) return;
  const sort = new TimSort<T>(values, compare);
  const least = leastRun(length);
  for (let low = 0; low < length;) {
    let run = sort.countRun(low, length);
    if (run < least) {
      const forced = Math.min(least, length - low);
      sort.insert(low, low + run, low + forced);
      run = forced;
    }
    sort.push(low, run);
    low += run;
  }
  sort.mergeAll();
}

/** So long that the number of runs is a power of two, or little less than one. */
function leastRun(length: number): number {
  let rest = length;
  let isOdd = 0;
  while (rest >= 64) {
    isOdd |= rest & 1;
    rest >>= 1;
  }
  return rest + isOdd;
}

function copy<T>(source: T[], from: number, target: T[], to: number, count: number): void {
  if (from < to)
    for (let index = count - 1; index >= 0; index--)
      setElementUnchecked(target, to + index, elementUnchecked(source, from + index));
  else
    for (let index = 0; index < count; index++)
      setElementUnchecked(target, to + index, elementUnchecked(source, from + index));
}

class TimSort<T> {
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private minGallop = leastGallop;
  private scratch: T[] = [];

  constructor(
    private readonly values: T[],
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** The length of the run that begins at `low`; one that descends is turned round. */
  countRun(low: number, high: number): number {
    if (low + 1 === high) return 1;
    const { values, compare } = this;
    let end = low + 2;
    const isDescending = compare(elementUnchecked(values, low + 1), elementUnchecked(values, low)) < 0;
    while (end < high) {
      const isLess = compare(elementUnchecked(values, end), elementUnchecked(values, end - 1)) < 0;
      if (isLess !== isDescending) break;
      end++;
    }
    if (isDescending)
      for (let left = low, right = end - 1; left < right; left++, right--) {
        const held = elementUnchecked(values, left);
        setElementUnchecked(values, left, elementUnchecked(values, right));
        setElementUnchecked(values, right, held);
      }
    return end - low;
  }

  /** Binary insertion of what is between `start` and `high` into what is sorted before it. */
  insert(low: number, start: number, high: number): void {
    const { values, compare } = this;
    for (let index = start; index < high; index++) {
      const pivot = elementUnchecked(values, index);
      let left = low;
      let right = index;
      while (left < right) {
        const middle = left + ((right - left) >> 1);
        if (compare(pivot, elementUnchecked(values, middle)) < 0) right = middle;
        else left = middle + 1;
      }
      copy(values, left, values, left + 1, index - left);
      setElementUnchecked(values, left, pivot);
    }
  }

  /** Notes a run, and merges until each is longer than the two behind it together. */
  push(start: number, length: number): void {
    const { starts, lengths } = this;
    starts.push(start);
    lengths.push(length);
    while (lengths.length > 1) {
      let at = lengths.length - 2;
      if (!this.isBalanced(at + 1) || !this.isBalanced(at)) {
        if (lengths[at - 1] < lengths[at + 1]) at--;
      } else if (lengths[at] > lengths[at + 1]) return;
      this.mergeAt(at);
    }
  }

  private isBalanced(at: number): boolean {
    const { lengths } = this;
    return at < 2 || lengths[at - 2] > lengths[at - 1] + lengths[at];
  }

  mergeAll(): void {
    const { lengths } = this;
    while (lengths.length > 1) {
      const at = lengths.length - 2;
      this.mergeAt(at > 0 && lengths[at - 1] < lengths[at + 1] ? at - 1 : at);
    }
  }

  /** Merges a run with the next: what is in its place already is left out first. */
  private mergeAt(at: number): void {
    const { values, starts, lengths } = this;
    let left = starts[at];
    let leftCount = lengths[at];
    const right = starts[at + 1];
    let rightCount = lengths[at + 1];
    lengths[at] = leftCount + rightCount;
    starts.splice(at + 1, 1);
    lengths.splice(at + 1, 1);
    const inPlace = this.gallopRight(values, elementUnchecked(values, right), left, leftCount, 0);
    left += inPlace;
    leftCount -= inPlace;
    if (leftCount === 0) return;
    const last = elementUnchecked(values, left + leftCount - 1);
    rightCount = this.gallopLeft(values, last, right, rightCount, rightCount - 1);
    if (rightCount === 0) return;
    if (leftCount <= rightCount) this.mergeLow(left, leftCount, right, rightCount);
    else this.mergeHigh(left, leftCount, right, rightCount);
  }

  /** Where `key` belongs among `count` elements, in front of equal ones; the search spreads out from `hint`. */
  private gallopLeft(values: T[], key: T, base: number, count: number, hint: number): number {
    const { compare } = this;
    const start = base + hint;
    let last = 0;
    let offset = 1;
    if (compare(elementUnchecked(values, start), key) < 0) {
      const most = count - hint;
      while (offset < most && compare(elementUnchecked(values, start + offset), key) < 0) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most) + hint;
      last += hint + 1;
    } else {
      const most = hint + 1;
      while (offset < most && compare(elementUnchecked(values, start - offset), key) >= 0) {
        last = offset;
        offset = offset * 2 + 1;
      }
      const nearest = hint - last;
      last = hint - Math.min(offset, most) + 1;
      offset = nearest;
    }
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (compare(elementUnchecked(values, base + middle), key) < 0) last = middle + 1;
      else offset = middle;
    }
    return offset;
  }

  /** As `gallopLeft`, but behind equal ones. */
  private gallopRight(values: T[], key: T, base: number, count: number, hint: number): number {
    const { compare } = this;
    const start = base + hint;
    let last = 0;
    let offset = 1;
    if (compare(key, elementUnchecked(values, start)) < 0) {
      const most = hint + 1;
      while (offset < most && compare(key, elementUnchecked(values, start - offset)) < 0) {
        last = offset;
        offset = offset * 2 + 1;
      }
      const nearest = hint - last;
      last = hint - Math.min(offset, most) + 1;
      offset = nearest;
    } else {
      const most = count - hint;
      while (offset < most && compare(key, elementUnchecked(values, start + offset)) >= 0) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most) + hint;
      last += hint + 1;
    }
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (compare(key, elementUnchecked(values, base + middle)) < 0) offset = middle;
      else last = middle + 1;
    }
    return offset;
  }

  private keep(from: number, count: number): T[] {
    if (this.scratch.length < count) {
      this.scratch = arrayWithCapacity<T>(count);
      arraySetLength(this.scratch, count);
    }
    copy(this.values, from, this.scratch, 0, count);
    return this.scratch;
  }

  /** Merges from the front; the left run, the shorter one, is moved out of the way. */
  private mergeLow(left: number, leftCount: number, right: number, rightCount: number): void {
    const { values, compare } = this;
    const kept = this.keep(left, leftCount);
    let from = 0;
    let target = left;
    const takeRight = (count: number): void => {
      copy(values, right, values, target, count);
      target += count;
      right += count;
      rightCount -= count;
    };
    const takeLeft = (count: number): void => {
      copy(kept, from, values, target, count);
      target += count;
      from += count;
      leftCount -= count;
    };
    takeRight(1);
    // The last one of the left run is greater than all of the right.
    while (rightCount > 0 && leftCount > 1) {
      let leftWins = 0;
      let rightWins = 0;
      while (rightCount > 0 && leftCount > 1 && leftWins < this.minGallop && rightWins < this.minGallop) {
        if (compare(elementUnchecked(values, right), elementUnchecked(kept, from)) < 0) {
          takeRight(1);
          rightWins++;
          leftWins = 0;
        } else {
          takeLeft(1);
          leftWins++;
          rightWins = 0;
        }
      }
      if (rightCount === 0 || leftCount === 1) break;
      this.minGallop++;
      do {
        this.minGallop = Math.max(1, this.minGallop - 1);
        leftWins = this.gallopRight(kept, elementUnchecked(values, right), from, leftCount, 0);
        takeLeft(leftWins);
        if (leftCount <= 1) break;
        takeRight(1);
        if (rightCount === 0) break;
        rightWins = this.gallopLeft(values, elementUnchecked(kept, from), right, rightCount, 0);
        takeRight(rightWins);
        if (rightCount === 0) break;
        takeLeft(1);
        if (leftCount === 1) break;
      } while (leftWins >= leastGallop || rightWins >= leastGallop);
      if (rightCount > 0 && leftCount > 1) this.minGallop++;
    }
    if (leftCount === 1) takeRight(rightCount);
    takeLeft(leftCount);
  }

  /** Merges from the back; the right run, the shorter one, is moved out of the way. */
  private mergeHigh(left: number, leftCount: number, right: number, rightCount: number): void {
    const { values, compare } = this;
    const kept = this.keep(right, rightCount);
    let target = right + rightCount;
    const takeLeft = (count: number): void => {
      target -= count;
      leftCount -= count;
      copy(values, left + leftCount, values, target, count);
    };
    const takeRight = (count: number): void => {
      target -= count;
      rightCount -= count;
      copy(kept, rightCount, values, target, count);
    };
    takeLeft(1);
    // The first one of the right run is less than all of the left.
    while (leftCount > 0 && rightCount > 1) {
      let leftWins = 0;
      let rightWins = 0;
      while (leftCount > 0 && rightCount > 1 && leftWins < this.minGallop && rightWins < this.minGallop) {
        const last = elementUnchecked(kept, rightCount - 1);
        if (compare(last, elementUnchecked(values, left + leftCount - 1)) < 0) {
          takeLeft(1);
          leftWins++;
          rightWins = 0;
        } else {
          takeRight(1);
          rightWins++;
          leftWins = 0;
        }
      }
      if (leftCount === 0 || rightCount === 1) break;
      this.minGallop++;
      do {
        this.minGallop = Math.max(1, this.minGallop - 1);
        const key = elementUnchecked(kept, rightCount - 1);
        leftWins = leftCount - this.gallopRight(values, key, left, leftCount, leftCount - 1);
        takeLeft(leftWins);
        if (leftCount === 0) break;
        takeRight(1);
        if (rightCount === 1) break;
        const last = elementUnchecked(values, left + leftCount - 1);
        rightWins = rightCount - this.gallopLeft(kept, last, 0, rightCount, rightCount - 1);
        takeRight(rightWins);
        if (rightCount <= 1) break;
        takeLeft(1);
        if (leftCount === 0) break;
      } while (leftWins >= leastGallop || rightWins >= leastGallop);
      if (leftCount > 0 && rightCount > 1) this.minGallop++;
    }
    if (rightCount === 1) takeLeft(leftCount);
    takeRight(rightCount);
  }
}
