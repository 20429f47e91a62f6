// The errors of Node's own library: those of the language with a code, which their text names.
// @cold

import { Error as PlainError, RangeError as PlainRangeError, TypeError as PlainTypeError } from "./error.ts";

export class Error extends PlainError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

export class RangeError extends PlainRangeError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

export class TypeError extends PlainTypeError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/** For an argument `name` that has to be as `range` says. */
export function throwOutOfRange(name: string, range: string, received: number | bigint): never {
  throw new RangeError(
    "ERR_OUT_OF_RANGE",
    `The value of "${name}" is out of range. It must be ${range}. Received ${receivedText(received)}`,
  );
}

/** As console.log has it, with `_` between the digits of large numbers. */
function receivedText(received: number | bigint): string {
  if (Object.is(received, -0)) return "-0";
  const isLarge = received > 0x100000000 || received < -0x100000000;
  const isSeparated = isLarge && (typeof received === "bigint" || Number.isInteger(received));
  const digits = isSeparated ? separated(String(received)) : String(received);
  return typeof received === "bigint" ? `${digits}n` : digits;
}

function separated(digits: string): string {
  const first = digits.startsWith("-") ? 1 : 0;
  let end = digits.length;
  let groups = "";
  for (; end >= first + 4; end -= 3) groups = `_${digits.substring(end - 3, end)}${groups}`;
  return digits.substring(0, end) + groups;
}

/** For positions and lengths: whole, and from `least` to `most`. */
export function requireWhole(name: string, value: number, least: number, most: number): void {
  if (value !== Math.floor(value)) throwOutOfRange(name, "an integer", value);
  if (value < least || value > most) throwOutOfRange(name, `>= ${least} && <= ${most}`, value);
}
