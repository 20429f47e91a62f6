// How console.log joins its arguments: with spaces, or in the places that the first one marks (%s, %d, ...), as Node
// does.
// @cold

import { typeName } from "#intrinsics";
import { inspect, inspectHidden } from "./inspect.ts";

const percent = 37;

export function formatArguments(values: readonly unknown[]): string {
  if (values.length === 0) return "";
  const first = values[0];
  if (typeof first !== "string") return joined("", values, 0);
  if (values.length === 1) return first;
  const format = new Format(first, values);
  return format.fill();
}

/** The rest of the arguments behind a text. */
function joined(text: string, values: readonly unknown[], start: number): string {
  let result = text;
  for (let index = start; index < values.length; index++) {
    const value = values[index];
    if (index > 0) result += " ";
    result += typeof value === "string" ? value : inspect(value);
  }
  return result;
}

class Format {
  private text = "";
  /** Up to here the format has been copied. */
  private copied = 0;
  /** The argument that was used last; 0 is the format itself. */
  private used = 0;

  constructor(
    private readonly format: string,
    private readonly values: readonly unknown[],
  ) {}

  fill(): string {
    for (let index = 0; index < this.format.length - 1; index++) {
      if (this.format.charCodeAt(index) !== percent) continue;
      index++;
      this.place(index);
    }
    return joined(this.text + this.format.substring(this.copied), this.values, this.used + 1);
  }

  /** `letter`: index of what follows a percent sign. */
  private place(letter: number): void {
    const kind = this.format.charAt(letter);
    if (kind === "%") {
      this.text += this.format.substring(this.copied, letter);
      this.copied = letter + 1;
      return;
    }
    if (this.used + 1 === this.values.length || !"sdifjoOc".includes(kind)) return;
    this.used++;
    this.text += this.format.substring(this.copied, letter - 1) + placed(kind, this.values[this.used]);
    this.copied = letter + 1;
  }
}

function placed(kind: string, value: unknown): string {
  switch (kind) {
    case "s":
      return shortText(value);
    case "d":
      return inspect(typeof value === "bigint" ? value : Number(value));
    case "i":
      return inspect(typeof value === "bigint" ? value : Number.parseInt(String(value)));
    case "f":
      return inspect(Number.parseFloat(String(value)));
    case "j":
      return JSON.stringify(value) ?? "undefined";
    case "c":
      return "";
    case "o":
      return inspectHidden(value, 4);
    default:
      return inspect(value);
  }
}

/** Objects with a text of their own as that, others as short as can be. */
function shortText(value: unknown): string {
  if (typeof value === "string") return value;
  return isTextual(value) ? String(value) : inspect(value, 0);
}

/** Has the program given the object a text? An error's own is not asked. */
function isTextual(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Error) return false;
  return ("toString" in value || Symbol.toPrimitive in value) && !typeName(value).startsWith("std/");
}
