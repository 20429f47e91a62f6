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
  "aáàăâåäãąā|b|cćĉčċç|dďđð|eéèĕêěëėęē|f|gğĝġģ|hĥħ|iíìĭîïĩįīı|jĵ|kķ|lĺľļł|m|nńňñņ|oóòŏôöőõøō|p|q|rŕřŗ|sśŝšş|tťţŧ|" +
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
  const comparison = new Comparison(new Letters(left), new Letters(right), options?.numeric === true);
  comparison.run();
  if (comparison.letters !== 0) return comparison.letters;
  const sensitivity = options?.sensitivity ?? "variant";
  if ((sensitivity === "variant" || sensitivity === "accent") && comparison.accents !== 0) return comparison.accents;
  return sensitivity === "variant" || sensitivity === "case" ? comparison.cases : 0;
}

/** A text's letters, one after the other; what stands for two letters gives both. */
class Letters {
  index = 0;
  /** The code unit that the last letter came from. */
  unit = 0;
  private second = 0;

  constructor(readonly text: string) {}

  /** The next letter's weight; 0 at the end. Control characters count for nothing. */
  next(): number {
    if (this.second !== 0) {
      const weight = this.second;
      this.second = 0;
      return weight;
    }
    while (this.index < this.text.length) {
      this.unit = this.text.charCodeAt(this.index++);
      const pair = pairOf(lowerCaseOf(this.unit));
      if (pair !== "") {
        // It comes behind all accents of the second letter.
        this.second = weightOf(pair.charCodeAt(1)) + 31;
        return weightOf(pair.charCodeAt(0));
      }
      const weight = weightOf(this.unit);
      if (weight !== 0) return weight;
    }
    return 0;
  }
}

/** The letters that one letter stands for. */
function pairOf(unit: number): string {
  switch (unit) {
    case 0xdf:
      return "ss";
    case 0xe6:
      return "ae";
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

/** The first difference on each level. */
class Comparison {
  letters = 0;
  accents = 0;
  cases = 0;

  constructor(
    private readonly left: Letters,
    private readonly right: Letters,
    private readonly isNumeric: boolean,
  ) {}

  run(): void {
    const { left, right } = this;
    for (;;) {
      const first = left.next();
      const second = right.next();
      if (first === 0 || second === 0) {
        this.letters = Math.sign(first - second);
        return;
      }
      if (this.isNumeric && isDigit(left.unit) && isDigit(right.unit))
        this.letters = compareDigits(digitsFrom(left), digitsFrom(right));
      else if (first !== second || left.unit !== right.unit) this.compareLetters(first, second);
      if (this.letters !== 0) return;
    }
  }

  private compareLetters(first: number, second: number): void {
    this.letters = Math.sign((first >>> 5) - (second >>> 5));
    if (this.accents === 0) this.accents = Math.sign(first - second);
    // Lower case comes first.
    if (this.cases === 0 && this.letters === 0) this.cases = isUpper(this.left.unit) - isUpper(this.right.unit);
  }
}

function isUpper(unit: number): number {
  return lowerCaseOf(unit) === unit ? 0 : 1;
}

/** The run of digits of which the first was the last letter. */
function digitsFrom(letters: Letters): string {
  const start = letters.index - 1;
  letters.index = digitsEnd(letters.text, start);
  return letters.text.slice(start, letters.index);
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
