// String.prototype.normalize (Unicode Standard Annex 15): characters taken apart, marks put into order, and put together.
// @cold

import { canonical, combining, compatibility } from "./normalization_tables.ts";

const firstHangul = 0xac00;
const firstLead = 0x1100;
const firstVowel = 0x1161;
const firstTail = 0x11a7;
const leads = 19;
const vowels = 21;
const tails = 28;
/** The first characters that are changed by taking apart, and by putting together. */
const firstDecomposed = 0xa0;
const firstComposing = 0x300;

export function normalize(this: string, form: string = "NFC"): string {
  const isCompatible = form === "NFKC" || form === "NFKD";
  if (!isCompatible && form !== "NFC" && form !== "NFD")
    throw new RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
  if (isBelow(this, form === "NFC" ? firstComposing : firstDecomposed)) return this;
  const codes = sorted(decomposed(this, isCompatible));
  return textOf(form === "NFC" || form === "NFKC" ? composed(codes) : codes);
}

function isBelow(text: string, limit: number): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= limit) return false;
  return true;
}

class Tables {
  readonly canonical = new Map<number, number[]>();
  readonly compatible = new Map<number, number[]>();
  readonly classes = new Map<number, number>();
  /** By the code points that they are made of, separated by commas. */
  readonly composites = new Map<string, number>();

  constructor() {
    this.read(canonical, this.canonical);
    this.read(compatibility, this.compatible);
    for (const run of combining.split(" ")) {
      const [first, count, rank] = run.split(",").map((word) => parseInt(word, 36));
      for (let code = first; code < first + count; code++) this.classes.set(code, rank);
    }
  }

  private read(table: string, into: Map<number, number[]>): void {
    let code = 0;
    for (const entry of table.split(" ")) {
      const isComposed = entry.endsWith("+");
      const numbers = (isComposed ? entry.slice(0, -1) : entry).split(",").map((word) => parseInt(word, 36));
      code += numbers[0];
      const parts = numbers.slice(1);
      into.set(code, parts);
      if (isComposed) this.composites.set(parts.join(","), code);
    }
  }
}

let made: Tables | null = null;

function tables(): Tables {
  made ??= new Tables();
  return made;
}

function decomposed(text: string, isCompatible: boolean): number[] {
  const { canonical: known, compatible } = tables();
  const codes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const parts = (isCompatible ? compatible.get(code) : undefined) ?? known.get(code) ?? hangulParts(code);
    if (parts === undefined) codes.push(code);
    else codes.push(...parts);
  }
  return codes;
}

function hangulParts(code: number): number[] | undefined {
  const index = code - firstHangul;
  if (index < 0 || index >= leads * vowels * tails) return undefined;
  const lead = firstLead + Math.floor(index / (vowels * tails));
  const vowel = firstVowel + Math.floor((index % (vowels * tails)) / tails);
  const tail = index % tails;
  return tail === 0 ? [lead, vowel] : [lead, vowel, firstTail + tail];
}

function classOf(code: number): number {
  return code < firstComposing ? 0 : (tables().classes.get(code) ?? 0);
}

/** Marks that follow one another in the order of their classes. */
function sorted(codes: number[]): number[] {
  for (let index = 1; index < codes.length; index++) {
    const code = codes[index];
    const own = classOf(code);
    let at = index;
    while (own > 0 && at > 0 && classOf(codes[at - 1]) > own) {
      codes[at] = codes[at - 1];
      at--;
    }
    codes[at] = code;
  }
  return codes;
}

/** What two characters make together; -1 where they stay two. `parts`: what the first one is made of. */
function pair(first: number, parts: string, second: number): number {
  const lead = first - firstLead;
  const vowel = second - firstVowel;
  if (lead >= 0 && lead < leads && vowel >= 0 && vowel < vowels) return firstHangul + (lead * vowels + vowel) * tails;
  const syllable = first - firstHangul;
  const tail = second - firstTail;
  if (syllable >= 0 && syllable < leads * vowels * tails && syllable % tails === 0 && tail > 0 && tail < tails)
    return first + tail;
  return tables().composites.get(`${parts},${second}`) ?? -1;
}

function composed(codes: readonly number[]): number[] {
  const result: number[] = [];
  let starter = -1;
  let parts = "";
  let lastClass = 0;
  for (const code of codes) {
    const own = classOf(code);
    const isNext = starter >= 0 && starter === result.length - 1;
    const whole =
      starter >= 0 && (isNext || (lastClass > 0 && lastClass < own)) ? pair(result[starter], parts, code) : -1;
    if (whole >= 0) {
      result[starter] = whole;
      parts = `${parts},${code}`;
      continue;
    }
    if (own === 0) {
      starter = result.length;
      parts = `${code}`;
    }
    lastClass = own;
    result.push(code);
  }
  return result;
}

function textOf(codes: readonly number[]): string {
  return codes.map((code) => String.fromCodePoint(code)).join("");
}
