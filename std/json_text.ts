// Reads JSON text (ECMAScript 25.5.1) into arrays of unknown, JsonObjects and plain values; errors are in V8's words.

import { stringCodeUnit } from "#intrinsics";
import { textToNumber } from "./number_parse.ts";

/** An object as the text has it; of a name that comes twice the last value counts, in the first one's place. */
export class JsonObject {
  readonly names: string[] = [];
  readonly values: unknown[] = [];

  set(name: string, value: unknown): void {
    const known = this.names.indexOf(name);
    if (known >= 0) {
      this.values[known] = value;
      return;
    }
    this.names.push(name);
    this.values.push(value);
  }
}

const contextUnits = 10;

export class JsonReader {
  private index = 0;
  private readonly length: number;

  constructor(private readonly text: string) {
    this.length = text.length;
  }

  /** The whole text as one value. Throws SyntaxError. */
  read(): unknown {
    const value = this.value();
    this.skipSpace();
    if (this.index < this.length) this.fail("Unexpected non-whitespace character after JSON");
    return value;
  }

  private skipSpace(): void {
    while (this.index < this.length) {
      const unit = stringCodeUnit(this.text, u32(this.index));
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
      this.index++;
    }
  }

  /** The next unit behind white space; -1 at the end. */
  private peek(): number {
    this.skipSpace();
    return this.index < this.length ? stringCodeUnit(this.text, u32(this.index)) : -1;
  }

  private value(): unknown {
    const unit = this.peek();
    switch (unit) {
      case 0x22:
        return this.string();
      case 0x7b:
        return this.object();
      case 0x5b:
        return this.array();
      case 0x74:
        return this.word("true", true);
      case 0x66:
        return this.word("false", false);
      case 0x6e:
        return this.word("null", null);
    }
    if (unit === 0x2d || (unit >= 48 && unit <= 57)) return this.number();
    return this.failAtToken();
  }

  private word(word: string, value: boolean | null): boolean | null {
    for (let at = 0; at < word.length; at++) {
      if (this.text.charAt(this.index) !== word.charAt(at)) this.failAtToken();
      this.index++;
    }
    return value;
  }

  private array(): unknown[] {
    const values: unknown[] = [];
    this.index++;
    if (this.peek() === 0x5d) {
      this.index++;
      return values;
    }
    for (;;) {
      values.push(this.value());
      const next = this.peek();
      if (next !== 0x2c && next !== 0x5d) this.fail("Expected ',' or ']' after array element in JSON");
      this.index++;
      if (next === 0x5d) return values;
    }
  }

  private object(): JsonObject {
    const object = new JsonObject();
    this.index++;
    let next = this.peek();
    if (next === 0x7d) {
      this.index++;
      return object;
    }
    if (next !== 0x22) this.fail("Expected property name or '}' in JSON");
    for (;;) {
      const name = this.string();
      next = this.peek();
      if (next !== 0x3a) {
        if (object.names.length > 0) this.failAtToken();
        this.fail("Expected ':' after property name in JSON");
      }
      this.index++;
      object.set(name, this.value());
      next = this.peek();
      if (next !== 0x2c && next !== 0x7d) this.fail("Expected ',' or '}' after property value in JSON");
      this.index++;
      if (next === 0x7d) return object;
      if (this.peek() !== 0x22) this.fail("Expected double-quoted property name in JSON");
    }
  }

  private unit(): number {
    return this.index < this.length ? stringCodeUnit(this.text, u32(this.index)) : -1;
  }

  private skipDigits(): number {
    const start = this.index;
    for (let unit = this.unit(); unit >= 48 && unit <= 57; unit = this.unit()) this.index++;
    return this.index - start;
  }

  private number(): number {
    const start = this.index;
    if (this.unit() === 0x2d) this.index++;
    const first = this.unit();
    const digits = this.skipDigits();
    if (digits === 0) this.fail("No number after minus sign in JSON");
    if (first === 48 && digits > 1) {
      this.index = this.index - digits + 1;
      this.fail("Unexpected number in JSON");
    }
    let isWhole = true;
    if (this.unit() === 0x2e) {
      isWhole = false;
      this.index++;
      if (this.skipDigits() === 0) this.fail("Unterminated fractional number in JSON");
    }
    if ((this.unit() | 32) === 0x65 && this.unit() > 0) {
      isWhole = false;
      this.index++;
      if (this.unit() === 0x2b || this.unit() === 0x2d) this.index++;
      if (this.skipDigits() === 0) this.fail("Exponent part is missing a number in JSON");
    }
    return isWhole && digits < 10 && first !== 48
      ? this.wholeNumber(start)
      : textToNumber(this.text.substring(start, this.index));
  }

  private wholeNumber(start: number): number {
    const isNegative = stringCodeUnit(this.text, u32(start)) === 0x2d;
    let value = 0;
    for (let at = isNegative ? start + 1 : start; at < this.index; at++)
      value = value * 10 + Number(stringCodeUnit(this.text, u32(at))) - 48;
    return isNegative ? -value : value;
  }

  private string(): string {
    this.index++;
    let made = "";
    let start = this.index;
    for (;;) {
      const unit = this.unit();
      if (unit < 0) this.fail("Unterminated string in JSON");
      if (unit === 0x22) {
        const end = this.index++;
        const rest = this.text.substring(start, end);
        return made === "" ? rest : made + rest;
      }
      if (unit < 32) this.fail("Bad control character in string literal in JSON");
      if (unit === 0x5c) {
        made += this.text.substring(start, this.index) + this.escape();
        start = this.index;
      } else this.index++;
    }
  }

  /** Moves behind the backslash and what it stands for. */
  private escape(): string {
    this.index++;
    const letter = this.text.charAt(this.index);
    this.index++;
    switch (letter) {
      case '"':
      case "\\":
      case "/":
        return letter;
      case "b":
        return "\b";
      case "f":
        return "\f";
      case "n":
        return "\n";
      case "r":
        return "\r";
      case "t":
        return "\t";
      case "u":
        return this.unicodeEscape();
    }
    this.index--;
    if (letter === "") this.fail("Unterminated string in JSON");
    return this.fail("Bad escaped character in JSON");
  }

  private unicodeEscape(): string {
    let value = 0;
    for (let count = 0; count < 4; count++) {
      const unit = this.unit();
      const lower = unit | 32;
      const digit = unit >= 48 && unit <= 57 ? unit - 48 : lower >= 97 && lower <= 102 ? lower - 87 : -1;
      if (digit < 0) this.fail("Bad Unicode escape in JSON");
      value = value * 16 + digit;
      this.index++;
    }
    return String.fromCharCode(value);
  }

  private fail(problem: string): never {
    throw new SyntaxError(`${problem} at position ${this.index}`);
  }

  /** For what cannot begin or go on a value: names it, with what is around it. */
  private failAtToken(): never {
    const { text, index, length } = this;
    if (index >= length) throw new SyntaxError("Unexpected end of JSON input");
    const letter = text.charAt(index);
    if (letter >= "0" && letter <= "9") this.fail("Unexpected number in JSON");
    if (letter === '"') this.fail("Unexpected string in JSON");
    if (text === "undefined" || text === "NaN" || text === "Infinity" || text === "[object Object]")
      throw new SyntaxError(`"${text}" is not valid JSON`);
    let start = 0;
    let end = length;
    if (length > 2 * contextUnits) {
      if (index >= contextUnits) start = index - contextUnits;
      if (index < length - contextUnits) end = index + contextUnits;
    }
    const before = start > 0 ? "..." : "";
    const behind = end < length ? "..." : "";
    throw new SyntaxError(
      `Unexpected token '${letter}', ${before}"${text.slice(start, end)}"${behind} is not valid JSON`,
    );
  }
}
