// Methods of strings (ECMAScript 22.1.3) in UTF-16 code units; those that take regular expressions are missing.

import {
  stringCodeUnit,
  stringFromCodeUnit,
  stringIndexOf,
  stringLastIndexOf,
  stringRepeat,
  stringSubstring,
  stringUnitAt,
} from "#intrinsics";
import { type CollationOptions, compareTexts } from "./collation.ts";
import { lowerCase, upperCase } from "./letter_case.ts";
import { fromEnd, wholeOf } from "./positions.ts";
import { replaceAllText, replaceText, type Replacement, shown } from "./string_replace.ts";
import { TextCharacters } from "./string_iterator.ts";

export { normalize } from "./normalization.ts";

function within(index: number, length: number): number {
  return Math.min(Math.max(wholeOf(index), 0), length);
}

export function at(this: string, index: number): string | undefined {
  const whole = wholeOf(index);
  const position = whole < 0 ? this.length + whole : whole;
  if (position < 0 || position >= this.length) return undefined;
  return stringFromCodeUnit(stringCodeUnit(this, u32(position)));
}

export function charAt(this: string, index: number = 0): string {
  const position = wholeOf(index);
  if (position < 0 || position >= this.length) return "";
  return stringFromCodeUnit(stringCodeUnit(this, u32(position)));
}

/** NaN outside. */
export function charCodeAt(this: string, index: number): number {
  return stringUnitAt(this, index);
}

export function charCodeAt_0(this: string): number {
  return stringUnitAt(this, 0);
}

export function codePointAt(this: string, index: number = 0): number | undefined {
  const position = wholeOf(index);
  if (position < 0 || position >= this.length) return undefined;
  const first: number = stringCodeUnit(this, u32(position));
  if (first < 0xd800 || first > 0xdbff || position + 1 >= this.length) return first;
  const second: number = stringCodeUnit(this, u32(position + 1));
  if (second < 0xdc00 || second > 0xdfff) return first;
  return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000;
}

export function concat(this: string, ...parts: string[]): string {
  return this + parts.map((part) => shown(part)).join("");
}

export function startsWith(this: string, search: string = "undefined", from: number = 0): boolean {
  const start = within(from, this.length);
  if (start + search.length > this.length) return false;
  return stringSubstring(this, u32(start), u32(start + search.length)) === search;
}

export function endsWith(this: string, search: string = "undefined", end?: number): boolean {
  const stop = end === undefined ? this.length : within(end, this.length);
  if (search.length > stop) return false;
  return stringSubstring(this, u32(stop - search.length), u32(stop)) === search;
}

export function includes(this: string, search: string = "undefined", from: number = 0): boolean {
  return stringIndexOf(this, search, u32(within(from, this.length))) >= 0;
}

export function indexOf(this: string, search: string = "undefined", from: number = 0): number {
  return stringIndexOf(this, search, u32(within(from, this.length)));
}

export function lastIndexOf(this: string, search: string = "undefined", from?: number): number {
  const start = from === undefined || from !== from ? this.length : within(from, this.length);
  return stringLastIndexOf(this, search, u32(start));
}

export function localeCompare(
  this: string,
  other: string = "undefined",
  locales?: string | readonly string[],
  options?: CollationOptions,
): number {
  return compareTexts(this, other, options);
}

export function isWellFormed(this: string): boolean {
  return this.toWellFormed() === this;
}

export function toWellFormed(this: string): string {
  let made = "";
  for (const character of this) {
    const unit = character.charCodeAt(0);
    made += character.length === 1 && unit >= 0xd800 && unit <= 0xdfff ? "\ufffd" : character;
  }
  return made;
}

function padding(length: number, fill: string): string {
  const whole = Math.floor(length / fill.length);
  return stringRepeat(fill, u32(whole)) + stringSubstring(fill, u32(0), u32(length - whole * fill.length));
}

export function padEnd(this: string, length: number, fill: string = " "): string {
  return !(length > this.length) || fill === "" ? this : this + padding(wholeOf(length) - this.length, fill);
}

export function padStart(this: string, length: number, fill: string = " "): string {
  return !(length > this.length) || fill === "" ? this : padding(wholeOf(length) - this.length, fill) + this;
}

export function repeat(this: string, count: number): string {
  const times = wholeOf(count);
  if (times < 0 || times === Infinity) throw new RangeError(`Invalid count value: ${count}`);
  if (times * this.length > 0x1fffffe8) throw new RangeError("Invalid string length");
  return stringRepeat(this, u32(times));
}

export function replace(this: string, search: string = "undefined", replacement: Replacement = "undefined"): string {
  return replaceText(this, search, replacement);
}

export function replaceAll(this: string, search: string = "undefined", replacement: Replacement = "undefined"): string {
  return replaceAllText(this, search, replacement);
}

export function slice(this: string, start: number = 0, end?: number): string {
  const from = fromEnd(start, this.length);
  const to = end === undefined ? this.length : fromEnd(end, this.length);
  return from < to ? stringSubstring(this, u32(from), u32(to)) : "";
}

export function substring(this: string, start: number, end?: number): string {
  const one = within(start, this.length);
  const other = end === undefined ? this.length : within(end, this.length);
  return stringSubstring(this, u32(Math.min(one, other)), u32(Math.max(one, other)));
}

export function substr(this: string, start: number, length: number = Infinity): string {
  const from = fromEnd(start, this.length);
  const count = Math.min(Math.max(wholeOf(length), 0), this.length - from);
  return stringSubstring(this, u32(from), u32(from + count));
}

export function split(this: string, separator?: string, limit?: number): string[] {
  const most = limit === undefined ? 0xffffffff : u32(limit);
  const parts: string[] = [];
  if (most === 0) return parts;
  if (separator === undefined) return [this];
  if (separator === "") {
    for (let index = 0; index < this.length && parts.length < most; index++) parts.push(this.charAt(index));
    return parts;
  }
  let from = 0;
  for (let to = this.indexOf(separator); to >= 0; to = this.indexOf(separator, from)) {
    parts.push(this.slice(from, to));
    if (parts.length >= most) return parts;
    from = to + separator.length;
  }
  parts.push(this.slice(from));
  return parts;
}

export function toLowerCase(this: string): string {
  return lowerCase(this);
}

export function toUpperCase(this: string): string {
  return upperCase(this);
}

export function toLocaleLowerCase(this: string): string {
  return this.toLowerCase();
}

export function toLocaleUpperCase(this: string): string {
  return this.toUpperCase();
}

export function toString(this: string): string {
  return this;
}

export function valueOf(this: string): string {
  return this;
}

/** WhiteSpace and LineTerminator (ECMAScript 12.2, 12.3). */
function isSpace(unit: number): boolean {
  if (unit === 32 || (unit >= 9 && unit <= 13)) return true;
  if (unit < 0xa0) return false;
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

export function trimStart(this: string): string {
  let start = 0;
  while (start < this.length && isSpace(this.charCodeAt(start))) start++;
  return this.slice(start);
}

export function trimEnd(this: string): string {
  let end = this.length;
  while (end > 0 && isSpace(this.charCodeAt(end - 1))) end--;
  return this.slice(0, end);
}

export function trim(this: string): string {
  return this.trimStart().trimEnd();
}

export function iterator(this: string): TextCharacters {
  return new TextCharacters(this);
}
