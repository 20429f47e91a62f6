// Sets of characters: classes in brackets, \d and kin, and the dot. Ranges of code points, with a table for the first
// 256 of them, which nearly all tests ask for.

import { elementUnchecked } from "#intrinsics";
import { lowerCaseOf, upperCaseOf } from "../letter_case.ts";

const tableSize = 256;
/** From so many numbers on ranges are searched by halves. */
const manyRanges = 32;

export class CharacterSet {
  /** Pairs of first and last code point. */
  private ranges: number[] = [];
  private table: Uint8Array | null = null;
  private isNegated = false;
  private ignoresCase = false;
  private isUnicode = false;

  add(first: number, last: number): void {
    this.ranges.push(first, last);
  }

  addSet(other: CharacterSet): void {
    if (!other.isNegated) {
      for (let index = 0; index < other.ranges.length; index += 2)
        this.add(other.ranges[index], other.ranges[index + 1]);
      return;
    }
    let next = 0;
    for (const [first, last] of other.sortedRanges()) {
      if (first > next) this.add(next, first - 1);
      next = Math.max(next, last + 1);
    }
    if (next <= 0x10ffff) this.add(next, 0x10ffff);
  }

  negate(): void {
    this.isNegated = !this.isNegated;
  }

  /** Before the first test: fixes the set. */
  finish(ignoresCase: boolean, isUnicode: boolean): void {
    this.ignoresCase = ignoresCase;
    this.isUnicode = isUnicode;
    if (this.ranges.length > manyRanges) this.ranges = mergedRanges(this.sortedRanges());
    const table = new Uint8Array(tableSize);
    for (let point = 0; point < tableSize; point++) table[point] = this.holds(point) ? 1 : 0;
    this.table = table;
  }

  has(point: number): boolean {
    const { table } = this;
    if (point < tableSize && table !== null) return elementUnchecked(table, point) !== 0;
    return this.holds(point);
  }

  private holds(point: number): boolean {
    let isInside = this.isInRanges(point);
    if (!isInside && this.ignoresCase) {
      for (const other of caseVariants(point, this.isUnicode)) if (this.isInRanges(other)) isInside = true;
    }
    return isInside !== this.isNegated;
  }

  private isInRanges(point: number): boolean {
    if (this.ranges.length > manyRanges) return this.isInSorted(point);
    for (let index = 0; index < this.ranges.length; index += 2)
      if (point >= this.ranges[index] && point <= this.ranges[index + 1]) return true;
    return false;
  }

  /** By halves; `finish` has put the ranges in order. */
  private isInSorted(point: number): boolean {
    let low = 0;
    let high = this.ranges.length / 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (point > this.ranges[2 * middle + 1]) low = middle + 1;
      else high = middle;
    }
    return 2 * low < this.ranges.length && point >= this.ranges[2 * low];
  }

  private sortedRanges(): [number, number][] {
    const pairs: [number, number][] = [];
    for (let index = 0; index < this.ranges.length; index += 2)
      pairs.push([this.ranges[index], this.ranges[index + 1]]);
    return pairs.sort((a, b) => a[0] - b[0]);
  }
}

/** Pairs in order as one list without overlaps. */
function mergedRanges(pairs: readonly [number, number][]): number[] {
  const merged: number[] = [];
  for (const [first, last] of pairs) {
    const end = merged.length - 1;
    if (end > 0 && first <= merged[end]) merged[end] = Math.max(merged[end], last);
    else merged.push(first, last);
  }
  return merged;
}

/**
 * What all letters of one kind become when case is ignored (ECMAScript 22.2.2.7.3): in unicode patterns by Unicode's simple
 * case folding, else by upper case, which never makes ASCII of what is not.
 */
export function canonical(point: number, isUnicode: boolean): number {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  if (point > 0xffff) return point;
  const upper = upperCaseOf(point);
  if (!isUnicode) return upper < 128 ? point : upper;
  // The two Turkish letters fold to themselves; that a letter folds to upper case here changes nothing.
  if (point === 0x130 || point === 0x131) return point;
  const folded = foldedForms.indexOf(String.fromCharCode(point));
  return folded >= 0 ? foldedForms.charCodeAt(folded | 1) : upperCaseOf(lowerCaseOf(upper));
}

/** Pairs of letters without upper case that fold to one. */
const foldedForms = "\u1fd3\u0390\u1fe3\u03b0\ufb05\ufb06";

/** Letters that are neither the upper case of what is their lower case nor the other way round. */
const letterForms =
  "\u00b5\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5\u1c80\u1c81\u1c82" +
  "\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88\u1e9b\u1e9e\u1fbe\u2126\u212a\u212b\u1fd3\u1fe3\ufb05";

/** The letters with the same canonical form. */
function caseVariants(point: number, isUnicode: boolean): number[] {
  const upper = canonical(point, isUnicode);
  if (upper > 0xffff) return [];
  const variants = [upper];
  const lower = lowerCaseOf(upper);
  if (canonical(lower, isUnicode) === upper) variants.push(lower);
  for (let index = 0; index < letterForms.length; index++) {
    const form = letterForms.charCodeAt(index);
    if (canonical(form, isUnicode) === upper) variants.push(form);
  }
  return variants;
}

export function digits(): CharacterSet {
  const set = new CharacterSet();
  set.add(0x30, 0x39);
  return set;
}

/** ignoresCase: in a unicode pattern, which takes letters for word characters that fold to one. */
export function wordCharacters(ignoresCase: boolean): CharacterSet {
  const set = digits();
  if (ignoresCase) for (const point of foldedWordCharacters) set.add(point, point);
  set.add(0x41, 0x5a);
  set.add(0x5f, 0x5f);
  set.add(0x61, 0x7a);
  return set;
}

/** The long s and the sign for kelvin. */
const foldedWordCharacters = [0x17f, 0x212a];

/** WhiteSpace and LineTerminator (ECMAScript 12.2, 12.3). */
export function spaces(): CharacterSet {
  const set = new CharacterSet();
  set.add(9, 13);
  for (const point of [0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]) set.add(point, point);
  set.add(0x2000, 0x200a);
  return set;
}

export function lineEnds(): CharacterSet {
  const set = new CharacterSet();
  set.add(10, 10);
  set.add(13, 13);
  set.add(0x2028, 0x2029);
  return set;
}

export function isWordCharacter(point: number, ignoresCase: boolean): boolean {
  if (point < 48 || point > 122) return ignoresCase && foldedWordCharacters.includes(point);
  return point <= 57 || (point >= 65 && point <= 90) || point === 95 || point >= 97;
}

export function isLineEnd(point: number): boolean {
  return point === 10 || point === 13 || point === 0x2028 || point === 0x2029;
}
