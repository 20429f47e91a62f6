// The characters of a pattern one after the other, and the groups in it, which back references are checked against.

import { parseInt } from "../number_parse.ts";

export class PatternScanner {
  index = 0;
  /** Of capturing groups, the whole match not counted. */
  readonly groupCount: number;
  readonly hasNames: boolean;

  constructor(
    readonly pattern: string,
    readonly flags: string,
    readonly isUnicode: boolean,
  ) {
    let count = 0;
    let hasNames = false;
    let isInClass = false;
    for (let index = 0; index < pattern.length; index++) {
      const character = pattern.charAt(index);
      if (character === "\\") index++;
      else if (character === "[") isInClass = true;
      else if (character === "]") isInClass = false;
      else if (character === "(" && !isInClass) {
        const isNamed = pattern.startsWith("(?<", index) && !"=!".includes(pattern.charAt(index + 3));
        if (isNamed || pattern.charAt(index + 1) !== "?") count++;
        if (isNamed) hasNames = true;
      }
    }
    this.groupCount = count;
    this.hasNames = hasNames;
  }

  get isAtEnd(): boolean {
    return this.index >= this.pattern.length;
  }

  /** The next unit as a text; "" at the end. */
  get next(): string {
    return this.pattern.charAt(this.index);
  }

  /** Moves past `text` if it comes next. */
  accept(text: string): boolean {
    if (!this.pattern.startsWith(text, this.index)) return false;
    this.index += text.length;
    return true;
  }

  /** Takes the next character: a code point if the pattern is unicode, else a unit. */
  takePoint(): number {
    const point = this.isUnicode ? (this.pattern.codePointAt(this.index) ?? 0) : this.pattern.charCodeAt(this.index);
    this.index += point > 0xffff ? 2 : 1;
    return point;
  }

  /** Takes a decimal number; -1 if there is none. */
  takeNumber(): number {
    const start = this.index;
    while (isDigit(this.pattern.charCodeAt(this.index))) this.index++;
    return start === this.index ? -1 : Number(this.pattern.slice(start, this.index));
  }

  /** Takes exactly `count` hexadecimal digits; -1, and nothing taken, if there are none. */
  takeHexadecimal(count: number): number {
    const digits = this.pattern.slice(this.index, this.index + count);
    if (digits.length < count) return -1;
    for (let index = 0; index < count; index++) if (!isHexadecimal(digits.charCodeAt(index))) return -1;
    this.index += count;
    return parseInt(digits, 16);
  }

  /** `name>` of a group or reference; throws when it is no name. */
  takeName(problem: string): string {
    const end = this.pattern.indexOf(">", this.index);
    const name = end < 0 ? "" : this.pattern.slice(this.index, end);
    if (!isName(name)) this.fail(problem);
    this.index = end + 1;
    return name;
  }

  fail(problem: string): never {
    throw new SyntaxError(`Invalid regular expression: /${this.pattern}/${this.flags}: ${problem}`);
  }
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isHexadecimal(unit: number): boolean {
  const lower = unit | 32;
  return isDigit(unit) || (lower >= 97 && lower <= 102);
}

function isName(name: string): boolean {
  if (name === "" || isDigit(name.charCodeAt(0))) return false;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    const lower = unit | 32;
    if (!(isDigit(unit) || (lower >= 97 && lower <= 122) || unit === 95 || unit === 36 || unit > 127)) return false;
  }
  return true;
}
