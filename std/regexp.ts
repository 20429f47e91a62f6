// RegExp (ECMAScript 22.2): patterns are compiled when they are first met and run by regexp/matcher.ts. The methods of
// strings that take one are in string_regexp.ts.

import { Inspectable } from "./inspectable.ts";
import { matchArray } from "./match_array.ts";
import { Matcher } from "./regexp/matcher.ts";
import { compilePattern } from "./regexp/parser.ts";
import type { Program } from "./regexp/program.ts";

/** Compiled patterns by flags and source: a literal in a loop is compiled once. */
const programs = new Map<string, Program>();
const programLimit = 500;

function programOf(source: string, flags: string): Program {
  const key = `${flags}/${source}`;
  const known = programs.get(key);
  if (known !== undefined) return known;
  const program = compilePattern(source, flags);
  if (programs.size >= programLimit) programs.clear();
  programs.set(key, program);
  return program;
}

export class RegExp extends Inspectable {
  /** Where exec and test begin if the expression is global or sticky. */
  lastIndex = 0;
  readonly source: string;
  readonly flags: string;
  /** For string_regexp.ts. */
  readonly program: Program;

  /**
   * Throws SyntaxError for what is no pattern. `spelledOut` is the compiler's: the pattern without \p{...}, which is
   * known in literals only.
   */
  constructor(pattern: string | RegExp = "", flags?: string, spelledOut?: string) {
    super();
    const text = typeof pattern === "string" ? pattern : pattern.source;
    const letters = flags ?? (typeof pattern === "string" ? "" : pattern.flags);
    this.flags = sortedFlags(letters);
    this.source = text === "" ? "(?:)" : escaped(text);
    this.program =
      typeof pattern === "string" ? programOf(spelledOut ?? text, this.flags) : pattern.compiled(this.flags);
  }

  /** The same pattern with other flags. */
  compiled(flags: string): Program {
    return flags === this.flags ? this.program : programOf(this.source, flags);
  }

  get global(): boolean {
    return this.flags.includes("g");
  }

  get ignoreCase(): boolean {
    return this.flags.includes("i");
  }

  get multiline(): boolean {
    return this.flags.includes("m");
  }

  get dotAll(): boolean {
    return this.flags.includes("s");
  }

  get unicode(): boolean {
    return this.flags.includes("u");
  }

  get sticky(): boolean {
    return this.flags.includes("y");
  }

  get hasIndices(): boolean {
    return this.flags.includes("d");
  }

  /** The next match, with its groups; null when there is none. */
  exec(text: string = "undefined"): RegExpExecArray | null {
    const matcher = this.match(text);
    return matcher === null ? null : matchArray(matcher, this.program, text, this.hasIndices);
  }

  test(text: string = "undefined"): boolean {
    return this.match(text) !== null;
  }

  /** The state after the next match; null when there is none. Moves lastIndex as the standard says. */
  match(text: string): Matcher | null {
    const { sticky } = this;
    const keepsIndex = sticky || this.global;
    const start = keepsIndex ? wholeIndex(this.lastIndex) : 0;
    const matcher = new Matcher(this.program, text);
    const hasMatched = start <= text.length && (sticky ? matcher.matchesAt(start) : matcher.find(start));
    if (!hasMatched) {
      if (keepsIndex) this.lastIndex = 0;
      return null;
    }
    if (keepsIndex) this.lastIndex = matcher.registers[1];
    return matcher;
  }

  toString(): string {
    return `/${this.source}/${this.flags}`;
  }

  override inspected(): string {
    return this.toString();
  }
}

function wholeIndex(index: number): number {
  return index > 0 ? Math.trunc(index) : 0;
}

const allFlags = "dgimsuy";

/** In alphabetical order. Throws SyntaxError for unknown or repeated ones. */
function sortedFlags(letters: string): string {
  let sorted = "";
  for (const flag of allFlags) if (letters.includes(flag)) sorted += flag;
  if (sorted.length !== letters.length)
    throw new SyntaxError(`Invalid flags supplied to RegExp constructor '${letters}'`);
  return sorted;
}

/** The pattern so that it can stand between slashes. */
function escaped(pattern: string): string {
  let text = "";
  let isInBrackets = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === "\\") {
      text += character + pattern.charAt(index + 1);
      index++;
      continue;
    }
    if (character === "[") isInBrackets = true;
    else if (character === "]") isInBrackets = false;
    text += character === "/" && !isInBrackets ? "\\/" : character === "\n" ? "\\n" : character;
  }
  return text;
}
