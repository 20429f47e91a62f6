// The methods of strings with a regular expression (ECMAScript 22.2.6): match, matchAll, replace, search, split.

import { Inspectable } from "./inspectable.ts";
import { matchArray, namedValues, textOf } from "./match_array.ts";
import { Matcher } from "./regexp/matcher.ts";
import { RegExp } from "./regexp.ts";
import { replaceAllText, replaceText, type Replacement, shown } from "./string_replace.ts";

function patternOf(search: string | RegExp, flags: string): RegExp {
  return typeof search === "string" ? new RegExp(search, flags) : search;
}

/** Behind an empty match the search goes on one character later. */
function behindEmpty(pattern: RegExp, text: string, position: number): number {
  if (!pattern.unicode) return position + 1;
  return position + ((text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
}

/** All matches of a global expression from its beginning, or its next one. */
function forEachMatch(pattern: RegExp, text: string, action: (matcher: Matcher) => void): void {
  if (!pattern.global) {
    const matcher = pattern.match(text);
    if (matcher !== null) action(matcher);
    return;
  }
  pattern.lastIndex = 0;
  for (let matcher = pattern.match(text); matcher !== null; matcher = pattern.match(text)) {
    action(matcher);
    const { registers } = matcher;
    if (registers[0] === registers[1]) pattern.lastIndex = behindEmpty(pattern, text, pattern.lastIndex);
  }
}

/** The texts of all matches if the expression is global, else the next match with its groups. */
export function match(this: string, search: string | RegExp): RegExpMatchArray | null {
  const pattern = patternOf(search, "");
  return pattern.global ? allMatches(this, pattern) : pattern.exec(this);
}

function allMatches(text: string, pattern: RegExp): RegExpMatchArray | null {
  const texts: (string | undefined)[] = [];
  forEachMatch(pattern, text, ({ registers }) => {
    texts.push(text.substring(registers[0], registers[1]));
  });
  return texts.length === 0 ? null : (texts as RegExpMatchArray);
}

/** Iterates over the matches; each is looked for when it is asked for. */
export class PatternMatches extends Inspectable implements IterableIterator<RegExpExecArray, undefined> {
  private readonly pattern: RegExp;
  private isAtEnd = false;
  private found: RegExpExecArray | null = null;

  constructor(
    private readonly text: string,
    pattern: RegExp,
  ) {
    super();
    if (!pattern.global) throw new TypeError("String.prototype.matchAll called with a non-global RegExp argument");
    this.pattern = new RegExp(pattern);
    this.pattern.lastIndex = pattern.lastIndex;
  }

  override inspected(): string {
    return "Object [RegExp String Iterator] {}";
  }

  advance(): boolean {
    if (this.isAtEnd) return false;
    const matcher = this.pattern.match(this.text);
    if (matcher === null) {
      this.isAtEnd = true;
      return false;
    }
    const { registers } = matcher;
    if (registers[0] === registers[1])
      this.pattern.lastIndex = behindEmpty(this.pattern, this.text, this.pattern.lastIndex);
    this.found = matchArray(matcher, this.pattern.program, this.text, this.pattern.hasIndices);
    return true;
  }

  get current(): RegExpExecArray {
    const { found } = this;
    if (found === null) throw new TypeError("there is no current match");
    return found;
  }

  next(): IteratorResult<RegExpExecArray, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): PatternMatches {
    return this;
  }
}

export function matchAll(this: string, search: string | RegExp): PatternMatches {
  return new PatternMatches(this, patternOf(search, "g"));
}

export function search(this: string, search: string | RegExp): number {
  const pattern = patternOf(search, "");
  const matcher = new Matcher(pattern.program, this);
  const hasMatched = pattern.sticky ? matcher.matchesAt(0) : matcher.find(0);
  return hasMatched ? matcher.registers[0] : -1;
}

export function replace(
  this: string,
  search: string | RegExp = "undefined",
  replacement: Replacement = "undefined",
): string {
  if (typeof search === "string") return replaceText(this, search, replacement);
  return replaceMatches(this, search, replacement);
}

export function replaceAll(
  this: string,
  search: string | RegExp = "undefined",
  replacement: Replacement = "undefined",
): string {
  if (typeof search === "string") return replaceAllText(this, search, replacement);
  if (!search.global) throw new TypeError("String.prototype.replaceAll called with a non-global RegExp argument");
  return replaceMatches(this, search, replacement);
}

function replaceMatches(text: string, pattern: RegExp, replacement: Replacement): string {
  const parts: string[] = [];
  let from = 0;
  forEachMatch(pattern, text, (matcher) => {
    const start = matcher.registers[0];
    if (start < from) return;
    parts.push(text.substring(from, start));
    parts.push(replacementOf(replacement, matcher, pattern, text));
    from = matcher.registers[1];
  });
  if (parts.length === 0) return text;
  parts.push(text.substring(from));
  return parts.join("");
}

function replacementOf(replacement: Replacement, matcher: Matcher, pattern: RegExp, text: string): string {
  if (typeof replacement === "string") {
    return replacement.includes("$") ? expanded(replacement, matcher, pattern, text) : replacement;
  }
  const { program } = pattern;
  const rest: unknown[] = [];
  for (let group = 1; group < program.groupCount; group++) rest.push(textOf(matcher, group, text));
  rest.push(matcher.registers[0], text);
  if (program.hasNames) rest.push(namedValues(matcher, program, text));
  return shown(replacement(text.substring(matcher.registers[0], matcher.registers[1]), ...rest));
}

/** GetSubstitution (ECMAScript 22.1.3.19.1): $$, $&, $`, $', $1 to $99 and $<name>. */
function expanded(template: string, matcher: Matcher, pattern: RegExp, text: string): string {
  const { groupNames, groupCount, hasNames } = pattern.program;
  let made = "";
  let from = 0;
  for (let at = template.indexOf("$"); at >= 0; at = template.indexOf("$", from)) {
    made += template.substring(from, at);
    const letter = template.charAt(at + 1);
    from = at + 2;
    if (letter === "$") made += "$";
    else if (letter === "&") made += text.substring(matcher.registers[0], matcher.registers[1]);
    else if (letter === "`") made += text.substring(0, matcher.registers[0]);
    else if (letter === "'") made += text.substring(matcher.registers[1]);
    else if (letter === "<" && hasNames && template.includes(">", at)) {
      const end = template.indexOf(">", at);
      const group = groupNames.indexOf(template.substring(at + 2, end));
      if (group > 0) made += textOf(matcher, group, text) ?? "";
      from = end + 1;
    } else {
      const digits = groupDigits(template, at + 1, groupCount);
      made += digits === 0 ? "$" : (textOf(matcher, Number(template.substr(at + 1, digits)), text) ?? "");
      from = at + 1 + digits;
    }
  }
  return made + template.substring(from);
}

/** How many digits at `index` make the number of a group: 2, 1 or 0. */
function groupDigits(template: string, index: number, groupCount: number): number {
  const first = template.charCodeAt(index) - 48;
  const second = template.charCodeAt(index + 1) - 48;
  if (!(first >= 0 && first <= 9)) return 0;
  const both = second >= 0 && second <= 9 ? first * 10 + second : 0;
  if (both >= 1 && both < groupCount) return 2;
  return first >= 1 && first < groupCount ? 1 : 0;
}

/** The texts between the matches, and the texts of their groups. */
export function split(this: string, search?: string | RegExp, limit?: number): string[] {
  if (search === undefined || typeof search === "string") return this.split(search, limit);
  return splitAtMatches(this, search, limit);
}

function splitAtMatches(text: string, pattern: RegExp, limit: number | undefined): string[] {
  const most = limit === undefined ? 0xffffffff : u32(limit);
  const parts: (string | undefined)[] = [];
  if (most === 0) return parts as string[];
  const matcher = new Matcher(pattern.program, text);
  if (text === "") {
    if (!matcher.matchesAt(0)) parts.push(text);
    return parts as string[];
  }
  let from = 0;
  let at = 0;
  while (at < text.length && matcher.find(at)) {
    const start = matcher.registers[0];
    const end = matcher.registers[1];
    if (start >= text.length) break;
    if (end === from) {
      at = behindEmpty(pattern, text, start);
      continue;
    }
    parts.push(text.substring(from, start));
    if (parts.length === most) return parts as string[];
    from = end;
    at = end;
    for (let group = 1; group < pattern.program.groupCount; group++) {
      parts.push(textOf(matcher, group, text));
      if (parts.length === most) return parts as string[];
    }
  }
  parts.push(text.substring(from));
  return parts as string[];
}
