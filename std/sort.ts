// TimSort for Array and typed arrays (Tim Peters, listsort.txt): natural runs, short ones grown by binary insertion, merged
// with galloping. It compares the pairs that V8 compares, so that a comparator that contradicts itself gives Node's order.

import {
  arrayCopy,
  arraySetLength,
  arrayWithCapacity,
  elementUnchecked,
  setElementUnchecked,
  stringCompare,
} from "#intrinsics";
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
  arrayCopy(target, u32(to), source, u32(from), u32(count));
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
    const leftEnd = leftCount;
    // The last one of the left run is greater than all of the right.
    const leftLast = leftCount - 1;
    const rightEnd = right + rightCount;
    let from = 0;
    let target = left;
    setElementUnchecked(values, target++, elementUnchecked(values, right++));
    while (right < rightEnd && from < leftLast) {
      let leftWins = 0;
      let rightWins = 0;
      while (right < rightEnd && from < leftLast && leftWins < this.minGallop && rightWins < this.minGallop) {
        const first = elementUnchecked(values, right);
        const other = elementUnchecked(kept, from);
        if (compare(first, other) < 0) {
          setElementUnchecked(values, target++, first);
          right++;
          rightWins++;
          leftWins = 0;
        } else {
          setElementUnchecked(values, target++, other);
          from++;
          leftWins++;
          rightWins = 0;
        }
      }
      if (right === rightEnd || from === leftLast) break;
      this.minGallop++;
      do {
        if (this.minGallop > 1) this.minGallop--;
        leftWins = this.gallopRight(kept, elementUnchecked(values, right), from, leftEnd - from, 0);
        copy(kept, from, values, target, leftWins);
        target += leftWins;
        from += leftWins;
        if (from >= leftLast) break;
        setElementUnchecked(values, target++, elementUnchecked(values, right++));
        if (right === rightEnd) break;
        rightWins = this.gallopLeft(values, elementUnchecked(kept, from), right, rightEnd - right, 0);
        copy(values, right, values, target, rightWins);
        target += rightWins;
        right += rightWins;
        if (right === rightEnd) break;
        setElementUnchecked(values, target++, elementUnchecked(kept, from++));
      } while (from < leftLast && (leftWins >= leastGallop || rightWins >= leastGallop));
      if (right < rightEnd && from < leftLast) this.minGallop++;
    }
    if (from === leftLast) {
      copy(values, right, values, target, rightEnd - right);
      target += rightEnd - right;
    }
    copy(kept, from, values, target, leftEnd - from);
  }

  /** Merges from the back; the right run, the shorter one, is moved out of the way. */
  private mergeHigh(left: number, leftCount: number, right: number, rightCount: number): void {
    const { values, compare } = this;
    const kept = this.keep(right, rightCount);
    // The last of each run that is not in its place yet. The first one of the right run is less than all of the left.
    let last = right - 1;
    let keptLast = rightCount - 1;
    let target = right + rightCount - 1;
    setElementUnchecked(values, target--, elementUnchecked(values, last--));
    while (last >= left && keptLast > 0) {
      let leftWins = 0;
      let rightWins = 0;
      while (last >= left && keptLast > 0 && leftWins < this.minGallop && rightWins < this.minGallop) {
        const later = elementUnchecked(kept, keptLast);
        const other = elementUnchecked(values, last);
        if (compare(later, other) < 0) {
          setElementUnchecked(values, target--, other);
          last--;
          leftWins++;
          rightWins = 0;
        } else {
          setElementUnchecked(values, target--, later);
          keptLast--;
          rightWins++;
          leftWins = 0;
        }
      }
      if (last < left || keptLast === 0) break;
      this.minGallop++;
      do {
        if (this.minGallop > 1) this.minGallop--;
        const count = last - left + 1;
        leftWins = count - this.gallopRight(values, elementUnchecked(kept, keptLast), left, count, count - 1);
        target -= leftWins;
        last -= leftWins;
        copy(values, last + 1, values, target + 1, leftWins);
        if (last < left) break;
        setElementUnchecked(values, target--, elementUnchecked(kept, keptLast--));
        if (keptLast === 0) break;
        const keptCount = keptLast + 1;
        rightWins = keptCount - this.gallopLeft(kept, elementUnchecked(values, last), 0, keptCount, keptLast);
        target -= rightWins;
        keptLast -= rightWins;
        copy(kept, keptLast + 1, values, target + 1, rightWins);
        if (keptLast <= 0) break;
        setElementUnchecked(values, target--, elementUnchecked(values, last--));
      } while (last >= left && (leftWins >= leastGallop || rightWins >= leastGallop));
      if (last >= left && keptLast > 0) this.minGallop++;
    }
    if (keptLast === 0) {
      const count = last - left + 1;
      target -= count;
      copy(values, left, values, target + 1, count);
    }
    copy(kept, 0, values, target - keptLast, keptLast + 1);
  }
}
