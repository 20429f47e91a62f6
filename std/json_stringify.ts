// JSON text of any typed value, by reflection over its fields (ECMAScript 25.5.2).

import { elementCount, elementValue, fieldCount, memberAt } from "#intrinsics";
import { asBuffer } from "./buffer_text.ts";
import { AnyDictionary } from "./dictionary.ts";
import { unwrapped } from "./iterable.ts";
import { writeQuoted } from "./json_quote.ts";
import { circularMessage, type Step } from "./json_circle.ts";
import { isOwnField, memberName, memberValue } from "./reflection.ts";
import { TextWriter } from "./text_writer.ts";
import { isArrayKind, ValueKind, valueKindOf } from "./value_kind.ts";

const comma = 0x2c;
const colon = 0x3a;

/** What is asked for each member before it is written. */
export type Replacer = ((key: string, value: unknown) => unknown) | readonly (string | number)[] | null;

/**
 * The JSON text of `value`; undefined for undefined and functions. `replacer`: a function that gives what is written in
 * place of a value, or the names of the members that are written. `indent`: the text, or the number of spaces (up to 10),
 * by which nested lines are set in. Throws TypeError for cycles, and for i64 and u64.
 */
export function stringify(
  value: object | string | number | boolean | null,
  replacer?: Replacer,
  indent?: string | number,
): string;
export function stringify(value: unknown, replacer?: Replacer, indent?: string | number): PerhapsText;
export function stringify(value: unknown, replacer?: Replacer, indent: string | number = ""): string | undefined {
  const step =
    typeof indent === "number" ? " ".repeat(Math.min(10, Math.max(0, Math.floor(indent)))) : indent.slice(0, 10);
  const writer = new Writer(step, replacer ?? null);
  const prepared = writer.prepared("", value);
  if (!hasText(prepared)) return undefined;
  writer.write(prepared, "", "");
  return writer.text.text;
}

/** Undefined, functions and symbols are left out of objects and become null in arrays. */
function hasText(value: unknown): boolean {
  const kind = valueKindOf(value);
  return kind !== ValueKind.Undefined && kind < ValueKind.Function;
}

interface Convertible {
  toJSON(key: string): unknown;
}

function asConvertible(value: object): Convertible {
  return value as Convertible;
}

class Writer {
  readonly text = new TextWriter();
  private readonly open: Step[] = [];
  private readonly replace: ((key: string, value: unknown) => unknown) | null;
  private readonly names: string[] | null;

  constructor(
    private readonly step: string,
    replacer: Replacer,
  ) {
    this.replace = typeof replacer === "function" ? replacer : null;
    this.names = typeof replacer === "function" || replacer === null ? null : [...new Set(replacer.map(String))];
  }

  /** The value as it is written: what its toJSON gives, then what the replacer makes of that. */
  prepared(key: string, value: unknown): unknown {
    let current = unwrapped(value);
    if (typeof value === "object" && value !== null && "toJSON" in value) current = asConvertible(value).toJSON(key);
    if (typeof value === "object" && value !== null) current = asBuffer(value)?.toJSON() ?? current;
    return this.replace === null ? current : this.replace(key, current);
  }

  write(value: unknown, key: string, margin: string): void {
    if (typeof value === "string") writeQuoted(this.text, value);
    else if (typeof value === "number") this.text.add(Number.isFinite(value) ? String(value) : "null");
    else if (typeof value === "boolean") this.text.add(value ? "true" : "false");
    else if (typeof value === "bigint") throw new TypeError("Do not know how to serialize a BigInt");
    else if (typeof value === "object" && value !== null) this.writeObject(value, key, margin);
    else this.text.add("null");
  }

  private writeObject(value: object, key: string, margin: string): void {
    const start = this.open.findIndex((step) => step.value === value);
    if (start >= 0) throw new TypeError(circularMessage(this.open.slice(start), key));
    this.open.push({ value, key });
    const kind = valueKindOf(value);
    if (isArrayKind(kind)) this.writeArray(value, margin);
    else if (kind === ValueKind.TypedArray) this.writeTypedArray(value, margin);
    else if (value instanceof AnyDictionary) this.writeDictionary(value, margin);
    else this.writeFields(value, margin);
    this.open.pop();
  }

  private writeArray(value: object, margin: string): void {
    const inner = margin + this.step;
    const count = elementCount(value);
    this.text.add("[");
    for (let index = 0; index < count; index++) {
      this.separate(index > 0, inner);
      const element = elementValue(value, u32(index));
      // The index is told to what has a toJSON, to the replacer, and in the message about a circle.
      const key = typeof element === "object" || this.replace !== null ? String(index) : "";
      this.write(this.prepared(key, element), key, inner);
    }
    this.close(count > 0, "]", margin);
  }

  private writeTypedArray(value: object, margin: string): void {
    const inner = margin + this.step;
    const count = elementCount(value);
    let written = 0;
    this.text.add("{");
    for (let index = 0; index < count; index++)
      if (this.writeMember(String(index), elementValue(value, u32(index)), written, inner)) written++;
    this.close(written > 0, "}", margin);
  }

  private writeDictionary(value: AnyDictionary, margin: string): void {
    const inner = margin + this.step;
    let written = 0;
    this.text.add("{");
    for (const name of this.names ?? value.keys())
      if (value.has(name) && this.writeMember(name, value.valueOf(name), written, inner)) written++;
    this.close(written > 0, "}", margin);
  }

  private writeFields(value: object, margin: string): void {
    const inner = margin + this.step;
    const count = fieldCount(value);
    let written = 0;
    this.text.add("{");
    for (const name of this.names ?? [""])
      for (let place = u32(0); place < count; place++) {
        const index = memberAt(value, place);
        if (!isOwnField(value, index) || (this.names !== null && memberName(value, index) !== name)) continue;
        if (this.writeMember(memberName(value, index), memberValue(value, index), written, inner)) written++;
      }
    this.close(written > 0, "}", margin);
  }

  /** False, and nothing written, for a member without a text. */
  private writeMember(name: string, value: unknown, written: number, inner: string): boolean {
    const content = this.prepared(name, value);
    if (!hasText(content)) return false;
    this.separate(written > 0, inner);
    writeQuoted(this.text, name);
    this.text.addUnit(colon);
    if (this.step !== "") this.text.add(" ");
    this.write(content, name, inner);
    return true;
  }

  private separate(isLater: boolean, inner: string): void {
    if (isLater) this.text.addUnit(comma);
    if (this.step !== "") this.startLine(inner);
  }

  private close(hasMembers: boolean, bracket: string, margin: string): void {
    if (hasMembers && this.step !== "") this.startLine(margin);
    this.text.add(bracket);
  }

  private startLine(margin: string): void {
    this.text.add("\n");
    this.text.add(margin);
  }
}
