// The constant tables of a unit: type information, dispatch tables, string literals, global roots.

import { createHash } from "node:crypto";
import type { DispatchEntry, IrType, Layout } from "../ir.ts";
import { fieldName } from "./expressions.ts";
import { cString, escapedByte, hasStruct, representationNumber } from "./types.ts";
import { globalName, type Unit } from "./unit.ts";
import type { Global } from "../ir.ts";

/** Does the layout get a descriptor of its own? (The runtime has those of strings and boxes.) */
export function hasDescriptor(layout: Layout): boolean {
  return layout.kind !== "string" && layout.kind !== "box";
}

const kindNumbers = {
  object: "RT_KIND_OBJECT",
  tuple: "RT_KIND_TUPLE",
  array: "RT_KIND_ARRAY",
  typedArray: "RT_KIND_TYPED_ARRAY",
  closure: "RT_KIND_CLOSURE",
  cell: "RT_KIND_CELL",
  string: "RT_KIND_STRING",
  box: "RT_KIND_BOX",
};

/** Type information of the unit's layouts: `static const rt_typeinfo types[]` and what it points to. */
export function typeTable(layouts: readonly Layout[], unit: Unit): string {
  const parts: string[] = [];
  const records: string[] = [];
  for (const layout of layouts) {
    const name = layout.cName;
    const members = [
      `.type = &T_${name}`,
      `.name = ${cString(layout.name)}`,
      `.display_name = ${cString(layout.displayName)}`,
    ];
    if (layout.parent !== null) members.push(`.parent = &${unit.type(layout.parent)}`);
    if (layout.fields.length > 0) {
      parts.push(fieldTable(layout));
      members.push(`.fields = F_${name}`, `.field_count = ${layout.fields.length}`);
    }
    const entry = layout.kind === "closure" ? layout.dispatch.get(0) : undefined;
    if (entry !== undefined && entry.kind === "method")
      members.push(`.call = (void (*)(void))${unit.function(entry.function)}`);
    else if (layout.dispatch.size > 0) {
      parts.push(dispatchTable(layout, unit));
      members.push(`.dispatch = D_${name}`);
    }
    const numbers = [...layout.implemented].flatMap((one) => unit.facts.interfaces.get(one) ?? []);
    if (numbers.length > 0) {
      parts.push(interfaceBits(name, numbers, unit.facts.interfaces.size));
      members.push(`.implemented = I_${name}`);
    }
    if (hasStruct(layout)) members.push(`.size = sizeof(${unit.struct(layout)})`);
    members.push(`.kind = ${kindNumbers[layout.kind]}`);
    if (layout.element !== null) members.push(`.element = ${representationNumber(layout.element)}`);
    members.push(`.layout_hash = UINT64_C(0x${layoutHash(layout)})`);
    records.push(`    {${members.join(", ")}},`);
  }
  parts.push(`static const rt_typeinfo types[] = {\n${records.join("\n")}\n};`);
  return parts.join("\n");
}

/** Representation, flags, name and type of each field (rt_typeinfo.fields). */
function fieldTable(layout: Layout): string {
  const rows = layout.fields.map((field) => {
    const flags = (field.optional ? optionalField : 0) | (field.hidden ? hiddenField : 0);
    const numbers = escapedByte(representationNumbers[typeKey(field.type)]) + escapedByte(flags);
    return `    ${cString(`${field.name}\0${field.typeText}\0`).replace('"', `"${numbers}`)}`;
  });
  return `static const char F_${layout.cName}[] =\n${rows.join("\n")};`;
}

const optionalField = 1;
const hiddenField = 2;

/** enum rt_repr (runtime-c/object.h). */
const representationNumbers: Record<string, number> = {
  bool: 1,
  i8: 2,
  i16: 3,
  i32: 4,
  i64: 5,
  u8: 6,
  u16: 7,
  u32: 8,
  u64: 9,
  f32: 10,
  f64: 11,
  value: 12,
  ref: 13,
};

function dispatchTable(layout: Layout, unit: Unit): string {
  const rows = [...layout.dispatch]
    .sort(([a], [b]) => a - b)
    .map(([slot, entry]) => `    [${slot}] = ${dispatchEntry(layout, entry, unit)},`);
  return `static const void *const D_${layout.cName}[] = {\n${rows.join("\n")}\n};`;
}

function dispatchEntry(layout: Layout, entry: DispatchEntry, unit: Unit): string {
  if (entry.kind === "method") return `(const void *)${unit.function(entry.function)}`;
  return `(const void *)offsetof(${unit.struct(layout)}, ${fieldName(entry.field)})`;
}

function interfaceBits(name: string, numbers: readonly number[], count: number): string {
  const words = new Array<number>(Math.ceil(count / 32)).fill(0);
  for (const number of numbers) words[number >> 5] = (words[number >> 5] | (1 << (number & 31))) >>> 0;
  return `static const uint32_t I_${name}[] = {${words.map((word) => `0x${word.toString(16)}u`).join(", ")}};`;
}

function typeKey(type: IrType): string {
  return typeof type === "string" ? type : "ref";
}

/** Hex digits of a hash over everything that fixes the memory layout; small values belong to the runtime's own types. */
function layoutHash(layout: Layout): string {
  const fields = layout.fields.map((field) => [
    field.name,
    typeKey(field.type),
    field.typeText,
    field.optional,
    field.hidden,
  ]);
  const element = layout.element === null ? null : typeKey(layout.element);
  const parents: string[] = [];
  for (let one = layout.parent; one !== null; one = one.parent) parents.push(one.name);
  const text = JSON.stringify([layout.name, layout.kind, parents, fields, element]);
  return `1${createHash("sha256").update(text).digest("hex").slice(0, 15)}`;
}

export function literalTable(literals: readonly string[]): string {
  const rows = literals.map((text) => `    ${literalRecord(text)},`);
  return `static const rt_literal literals[] = {\n${rows.join("\n")}\n};`;
}

function literalRecord(text: string): string {
  let wide = false;
  for (let i = 0; i < text.length; i++) wide ||= text.charCodeAt(i) > 255;
  if (!wide) {
    let bytes = "";
    for (let i = 0; i < text.length; i++) bytes += escapedByte(text.charCodeAt(i));
    return `{"${bytes}", ${text.length}, 0}`;
  }
  const units: string[] = [];
  for (let i = 0; i < text.length; i++) units.push(String(text.charCodeAt(i)));
  return `{(const uint16_t[]){${units.join(", ")}}, ${text.length}, 1}`;
}

/** Globals that may hold objects. */
export function rootTable(globals: readonly Global[]): string {
  const rows = globals.map((global) => `    (rt_value *)&${globalName(global)},`);
  return `static rt_value *const roots[] = {\n${rows.join("\n")}\n};`;
}

export function holdsReference(type: IrType): boolean {
  return typeof type !== "string" || type === "value";
}
