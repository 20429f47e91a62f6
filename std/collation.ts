// The order of texts that localeCompare gives: by letters first, then by accents, then by case, as the root collation of
// Unicode has it for Latin; other scripts follow by code unit.

import { lowerCaseOf } from "./letter_case.ts";

/** What `localeCompare` takes; the locale itself changes nothing. */
export interface CollationOptions {
  /** Sorting or searching: the order is the same. */
  readonly usage?: "sort" | "search";
  /** Runs of digits by their value. */
  readonly numeric?: boolean;
  /** base: letters only; accent: and accents; case: letters and case; variant: all. */
  readonly sensitivity?: "base" | "accent" | "case" | "variant";
}

const punctuation = "\t\n\v\f\r _-,;:!¡?¿.·'\"«»()[]{}§¶@*/\\&#%`´^¯¨¸°©®+±÷×<=>¬|¦~¤¢$£¥0123456789";
/** Each letter with its accented forms, lower case, in order. */
const letters =
  "aáàăâåäãąā|b|cćĉčċç|dďđð|eéèĕêěëėęē|f|gğĝġģ|hĥħ|iíìĭîïĩįīı|jĵ|kķ|lĺľļł|m|nńňñņ|oóòŏôöőõøō|p|q|rŕřŗ|sśŝšşß|tťţŧ|" +
  "uúùŭûůüűũųū|v|wŵ|x|yýŷÿ|zźžż|þ";

/** By code unit: the letter's place times 32, plus the place of its accent; 0: not known; made when first asked for. */
const weights = new Uint16Array(0x180);

function makeWeights(): void {
  for (let index = 0; index < punctuation.length; index++) weights[punctuation.charCodeAt(index)] = (index + 1) * 32;
  const groups = letters.split("|");
  for (let group = 0; group < groups.length; group++) {
    for (let accent = 0; accent < groups[group].length; accent++)
      weights[groups[group].charCodeAt(accent)] = (punctuation.length + 1 + group) * 32 + accent;
  }
}

function weightOf(unit: number): number {
  const lower = lowerCaseOf(unit);
  if (lower >= 0x180) return lower * 32;
  return weights[lower];
}

/** Less than 0, 0, or more than 0. */
export function compareTexts(left: string, right: string, options: CollationOptions | undefined): number {
  if (weights[0x61] === 0) makeWeights();
  const comparison = new Comparison(left, right, options?.numeric === true);
  comparison.run();
  if (comparison.letters !== 0) return comparison.letters;
  const sensitivity = options?.sensitivity ?? "variant";
  if ((sensitivity === "variant" || sensitivity === "accent") && comparison.accents !== 0) return comparison.accents;
  return sensitivity === "variant" || sensitivity === "case" ? comparison.cases : 0;
}

/** The first difference on each level. */
class Comparison {
  letters = 0;
  accents = 0;
  cases = 0;

  constructor(
    private readonly left: string,
    private readonly right: string,
    private readonly isNumeric: boolean,
  ) {}

  run(): void {
    let i = 0;
    let j = 0;
    for (;;) {
      i = skipIgnored(this.left, i);
      j = skipIgnored(this.right, j);
      if (i >= this.left.length || j >= this.right.length) break;
      const a = this.left.charCodeAt(i);
      const b = this.right.charCodeAt(j);
      if (this.isNumeric && isDigit(a) && isDigit(b)) {
        const endOfLeft = digitsEnd(this.left, i);
        const endOfRight = digitsEnd(this.right, j);
        this.letters = compareDigits(this.left.slice(i, endOfLeft), this.right.slice(j, endOfRight));
        if (this.letters !== 0) return;
        i = endOfLeft;
        j = endOfRight;
        continue;
      }
      this.compareUnits(a, b);
      if (this.letters !== 0) return;
      i++;
      j++;
    }
    if (i < this.left.length) this.letters = 1;
    else if (j < this.right.length) this.letters = -1;
  }

  private compareUnits(a: number, b: number): void {
    if (a === b) return;
    const first = weightOf(a);
    const second = weightOf(b);
    this.letters = Math.sign((first >>> 5) - (second >>> 5));
    if (this.accents === 0) this.accents = Math.sign(first - second);
    // Lower case comes first.
    if (this.cases === 0 && first === second) this.cases = a > b ? -1 : 1;
  }
}

/** Control characters count for nothing. */
function skipIgnored(text: string, start: number): number {
  let index = start;
  while (index < text.length && weightOf(text.charCodeAt(index)) === 0) index++;
  return index;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function compareDigits(left: string, right: string): number {
  const a = withoutZeros(left);
  const b = withoutZeros(right);
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function withoutZeros(digits: string): string {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 48) start++;
  return digits.slice(start);
}
