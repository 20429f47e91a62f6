// What RegExp.exec gives: the texts of the match and of its groups, and with them where it was found. The members that
// these arrays have besides those of all arrays are the functions with a `this` parameter here.

import { arrayExtra, extendedArrayNew } from "#intrinsics";
import { Dictionary } from "./dictionary.ts";
import type { Matcher } from "./regexp/matcher.ts";
import type { Program } from "./regexp/program.ts";

export class MatchDetails {
  constructor(
    readonly index: number,
    readonly input: string,
    /** Texts of the named groups. */
    readonly groups: Dictionary<string> | undefined,
    readonly indices: ([number, number] | undefined)[] | undefined,
  ) {}
}

export function matchArray(matcher: Matcher, program: Program, text: string, hasIndices: boolean): RegExpExecArray {
  const { registers } = matcher;
  const indices: ([number, number] | undefined)[] | undefined = hasIndices ? [] : undefined;
  const groups = program.hasNames ? namedTexts(matcher, program, text) : undefined;
  const details = new MatchDetails(registers[0], text, groups, indices);
  const made = extendedArrayNew(u32(program.groupCount), details);
  for (let group = 0; group < program.groupCount; group++) {
    const captured = textOf(matcher, group, text);
    made.push(captured);
    indices?.push(captured === undefined ? undefined : [registers[2 * group], registers[2 * group + 1]]);
  }
  return made as RegExpExecArray;
}

function namedTexts(matcher: Matcher, program: Program, text: string): Dictionary<string> {
  const texts = new Dictionary<string>(true);
  for (let group = 1; group < program.groupCount; group++)
    if (program.groupNames[group] !== "") texts.set(program.groupNames[group], asElement(textOf(matcher, group, text)));
  return texts;
}

/** The same for those who say themselves what the groups are. */
export function namedValues(matcher: Matcher, program: Program, text: string): Dictionary<unknown> {
  const values = new Dictionary<unknown>(true);
  for (let group = 1; group < program.groupCount; group++)
    if (program.groupNames[group] !== "") values.set(program.groupNames[group], textOf(matcher, group, text));
  return values;
}

/** What is missing as an element of an array is. */
function asElement(text: string | undefined): string {
  const list: string[] = text === undefined ? [] : [text];
  return list[0];
}

/** The text of a group in the last match; undefined of one that took no part in it. */
export function textOf(matcher: Matcher, group: number, text: string): string | undefined {
  const start = matcher.registers[2 * group];
  const end = matcher.registers[2 * group + 1];
  return start < 0 || end < 0 ? undefined : text.substring(start, end);
}

/** Undefined for an array that only looks like a match: `match ?? []`. */
export function detailsOf(array: object): MatchDetails | undefined {
  const extra = arrayExtra(array);
  return extra instanceof MatchDetails ? extra : undefined;
}

export function index(this: RegExpMatchArray): number {
  return detailsOf(this)?.index ?? 0;
}

export function input(this: RegExpMatchArray): string {
  return detailsOf(this)?.input ?? "";
}

export function groups(this: RegExpMatchArray): RegExpGroups | undefined {
  const named: unknown = detailsOf(this)?.groups;
  return named as RegExpGroups | undefined;
}

export function indices(this: RegExpMatchArray): ([number, number] | undefined)[] | undefined {
  return detailsOf(this)?.indices;
}
