// JSON text of any typed value, by reflection over its fields (ECMAScript 25.5.2).
// @cold

import {
  elementCount,
  elementValue,
  fieldCount,
  fieldIsHidden,
  fieldName,
  fieldValue,
  stringCodeUnit,
  stringSubstring,
  typeName,
} from "#intrinsics";
import { isArrayKind, ValueKind, valueKindOf } from "./value_kind.ts";

/**
 * The JSON text of `value`. `indent` is the text, or the number of spaces (up to 10), by which nested lines are set in.
 * Throws TypeError for cycles, for i64 and u64, and where JavaScript gives `undefined` instead of a text.
 */
export function stringify(value: unknown, replacer?: null, indent: string | number = ""): string {
  if (!hasText(value)) throw new TypeError(`${typeof value} has no JSON text`);
  const step =
    typeof indent === "number" ? " ".repeat(Math.min(10, Math.max(0, Math.floor(indent)))) : indent.slice(0, 10);
  const writer = new Writer(step);
  writer.write(value, "");
  return writer.text;
}

/** Undefined and functions are left out of objects and become null in arrays. */
function hasText(value: unknown): boolean {
  const kind = valueKindOf(value);
  return kind !== ValueKind.Undefined && kind !== ValueKind.Function;
}

class Writer {
  text = "";
  private readonly open: object[] = [];

  constructor(private readonly step: string) {}

  write(value: unknown, margin: string): void {
    if (typeof value === "string") this.text += quote(value);
    else if (typeof value === "number") this.text += Number.isFinite(value) ? String(value) : "null";
    else if (typeof value === "boolean") this.text += value ? "true" : "false";
    else if (typeof value === "bigint") throw new TypeError("Do not know how to serialize a BigInt");
    else if (typeof value === "object" && value !== null) this.writeObject(value, margin);
    else this.text += "null";
  }

  private writeObject(value: object, margin: string): void {
    if (this.open.includes(value)) throw new TypeError("Converting circular structure to JSON");
    this.open.push(value);
    const kind = valueKindOf(value);
    if (isArrayKind(kind)) this.writeArray(value, margin);
    else if (kind === ValueKind.TypedArray) this.writeTypedArray(value, margin);
    else this.writeFields(value, margin);
    this.open.pop();
  }

  private writeArray(value: object, margin: string): void {
    const inner = margin + this.step;
    const count = elementCount(value);
    this.text += "[";
    for (let index = 0; index < count; index++) {
      this.separate(index > 0, inner);
      this.write(elementValue(value, u32(index)), inner);
    }
    this.close(count > 0, "]", margin);
  }

  private writeTypedArray(value: object, margin: string): void {
    const inner = margin + this.step;
    const count = elementCount(value);
    this.text += "{";
    for (let index = 0; index < count; index++) {
      this.separate(index > 0, inner);
      this.text += this.step === "" ? `"${index}":` : `"${index}": `;
      this.write(elementValue(value, u32(index)), inner);
    }
    this.close(count > 0, "}", margin);
  }

  private writeFields(value: object, margin: string): void {
    const inner = margin + this.step;
    const isError = value instanceof Error;
    const count = typeName(value).startsWith("std/") && !isError ? 0 : fieldCount(value);
    let written = 0;
    this.text += "{";
    for (let index = 0; index < count; index++) {
      const name = fieldName(value, u32(index));
      if (fieldIsHidden(value, u32(index)) || (isError && isErrorField(name))) continue;
      const content = fieldValue(value, u32(index));
      if (!hasText(content)) continue;
      this.separate(written > 0, inner);
      this.text += quote(name) + (this.step === "" ? ":" : ": ");
      this.write(content, inner);
      written++;
    }
    this.close(written > 0, "}", margin);
  }

  private separate(isLater: boolean, inner: string): void {
    if (isLater) this.text += ",";
    if (this.step !== "") this.text += `\n${inner}`;
  }

  private close(hasMembers: boolean, bracket: string, margin: string): void {
    if (hasMembers && this.step !== "") this.text += `\n${margin}`;
    this.text += bracket;
  }
}

/** An error's own message and kin are not enumerable in JavaScript. */
function isErrorField(name: string): boolean {
  return name === "name" || name === "message" || name === "cause";
}

/** A JSON string literal (ECMAScript 25.5.2.3): control characters and lone surrogates escaped. */
export function quote(text: string): string {
  let quoted = '"';
  let plainFrom = 0;
  const length = text.length;
  for (let index = 0; index < length; index++) {
    const unit = stringCodeUnit(text, u32(index));
    if (unit >= 0x20 && unit !== 0x22 && unit !== 0x5c && (unit < 0xd800 || unit > 0xdfff)) continue;
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < length) {
      const next = stringCodeUnit(text, u32(index + 1));
      if (next >= 0xdc00 && next <= 0xdfff) {
        index++;
        continue;
      }
    }
    quoted += stringSubstring(text, u32(plainFrom), u32(index)) + escape(unit);
    plainFrom = index + 1;
  }
  if (plainFrom === 0) return `"${text}"`;
  return `${quoted}${stringSubstring(text, u32(plainFrom), u32(length))}"`;
}

function escape(unit: number): string {
  switch (unit) {
    case 0x08:
      return "\\b";
    case 0x09:
      return "\\t";
    case 0x0a:
      return "\\n";
    case 0x0c:
      return "\\f";
    case 0x0d:
      return "\\r";
    case 0x22:
      return '\\"';
    case 0x5c:
      return "\\\\";
    default:
      return `\\u${unit.toString(16).padStart(4, "0")}`;
  }
}
