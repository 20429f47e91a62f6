// tables.S: what the whole program's types, dispatch tables, string literals and global roots are, as the runtime reads
// them when it starts (runtime-c/type.c, string.c). Byte streams in which every text stands once, for the image's size.

import { createHash } from "node:crypto";
import type { DispatchEntry, Field, IrType, Layout, Program } from "../ir.ts";
import { offsetOf } from "../offsets.ts";
import { DispatchArray, type DispatchRow } from "./dispatch_rows.ts";
import { TextPool } from "./texts.ts";
import { escapedByte, representationNumber, typeKey } from "./types.ts";
import { globalName, literalName, type ProgramFacts } from "./unit.ts";

/** Does the layout get a descriptor of its own? (The runtime has that of strings.) */
export function hasDescriptor(layout: Layout): boolean {
  return layout.kind !== "string";
}

/** enum rt_kind (runtime-c/object.h). */
const kindNumbers = {
  object: 1,
  tuple: 2,
  array: 3,
  typedArray: 4,
  string: 5,
  closure: 6,
  cell: 7,
  box: 8,
  symbol: 10,
};

/** The file's text; `literals` are the strings that the C files mention. */
export function tablesText(program: Program, facts: ProgramFacts, literals: ReadonlySet<string>): string {
  const types = new TypeTables(program.layouts.filter(hasDescriptor), facts);
  const roots = program.globals.filter((global) => holdsReference(global.type));
  return [
    `// Generated: types, dispatch tables, string literals and global roots of the program.`,
    // An address in 32 bits: the machine's lie in the top 2 GiB and are read with their sign.
    `#ifdef RT_TARGET_MACHINE\n#define CODE(name) name + 0x100000000\n#else\n#define CODE(name) name\n#endif`,
    types.text(),
    literalTables([...literals].sort()),
    section("rodata", "rt_roots", 8, roots.map((global) => `  .quad ${globalName(global)}`).join("\n")),
    section("rodata", "rt_root_count", 4, `  .long ${roots.length}`),
    `.section .note.GNU-stack,"",@progbits\n`,
  ].join("\n\n");
}

function section(kind: "rodata" | "bss", name: string, alignment: number, text: string): string {
  const flags = kind === "bss" ? `"aw",@nobits` : `"a",@progbits`;
  return `.section .${kind}.${name},${flags}\n.balign ${alignment}\n.globl ${name}\n${name}:\n${text}`;
}

/** A variable of `bytes` for each name, in order. */
function variables(table: string, names: readonly string[], bytes: number): string {
  const rows = names.map((name) => `.globl ${name}\n${name}: .skip ${bytes}`).join("\n");
  return section("bss", table, bytes, rows);
}

class TypeTables {
  /** Parents before their children: descriptors are made in this order. */
  private readonly layouts: readonly Layout[];
  private readonly numbers = new Map<Layout, number>();
  private readonly texts = new TextPool();
  private readonly dispatch = new DispatchArray();
  private readonly dispatchStarts = new Map<Layout, number>();
  private readonly interfaceWords: number[] = [];

  constructor(
    layouts: readonly Layout[],
    private readonly facts: ProgramFacts,
  ) {
    this.layouts = parentsFirst(layouts);
    for (const [index, layout] of this.layouts.entries()) {
      this.numbers.set(layout, index);
      for (const text of [layout.name, layout.displayName]) this.texts.add(text);
      for (const field of layout.fields) for (const text of [field.name, field.typeText]) this.texts.add(text);
    }
    const fullestFirst = [...layouts].sort((a, b) => b.dispatch.size - a.dispatch.size);
    for (const layout of fullestFirst)
      if (layout.dispatch.size > 0) this.dispatchStarts.set(layout, this.dispatch.place(dispatchRow(layout)));
  }

  text(): string {
    const records = this.layouts.map((layout) => this.record(layout)).join("\n");
    const words = this.interfaceWords.map((word) => `  .long 0x${word.toString(16)}`).join("\n");
    const names = this.layouts.map((layout) => `T_${layout.cName}`);
    return [
      section("rodata", "rt_type_records", 1, records),
      section("rodata", "rt_type_texts", 1, this.texts.directives()),
      section("rodata", "rt_dispatch", 4, this.dispatch.directives()),
      section("rodata", "rt_interface_words", 4, words),
      section("rodata", "rt_type_count", 4, `  .long ${names.length}`),
      variables("rt_type_offsets", names, 4),
    ].join("\n\n");
  }

  /** The record's members are listed at rt_type_records (runtime-c/runtime.h). */
  private record(layout: Layout): string {
    const { parent } = layout;
    const inherited = parent === null ? 0 : commonFields(layout.fields, parent.fields);
    const own = layout.fields.slice(inherited);
    const element = layout.element === null ? 0 : representationNumber(layout.element);
    const numbers = [
      this.texts.offset(layout.name),
      this.texts.offset(layout.displayName),
      parent === null ? 0 : (this.numbers.get(parent) ?? 0) + 1,
      (this.dispatchStarts.get(layout) ?? -1) + 1,
      this.interfaceBits(layout) + 1,
      inherited,
      own.length,
    ];
    return [
      `  // ${layout.name}`.replaceAll("\n", " "),
      `  .quad 0x${layoutHash(layout)}`,
      `  .byte ${kindNumbers[layout.kind] | (element << 4)}`,
      `  .uleb128 ${numbers.join(", ")}`,
      ...own.map((field) => this.field(field)),
    ].join("\n");
  }

  private field(field: Field): string {
    const flags =
      (field.optional ? optionalField : 0) |
      (field.hidden ? hiddenField : 0) |
      (field.isIntegralNumber === true ? numberField : 0);
    const numbers = [this.texts.offset(field.name), this.texts.offset(field.typeText)];
    return `  .byte ${representationNumber(field.type) | (flags << 4)}\n  .uleb128 ${numbers.join(", ")}`;
  }

  /** Index of the first word of the layout's bit set of interfaces; -1 without any. */
  private interfaceBits(layout: Layout): number {
    const { interfaces } = this.facts;
    const words = new Array<number>(Math.ceil(interfaces.size / 32)).fill(0);
    const numbers = [...layout.implemented].flatMap((name) => interfaces.get(name) ?? []);
    if (numbers.length === 0) return -1;
    for (const number of numbers) words[number >> 5] = (words[number >> 5] | (1 << (number & 31))) >>> 0;
    for (let start = 0; start + words.length <= this.interfaceWords.length; start++)
      if (words.every((word, index) => this.interfaceWords[start + index] === word)) return start;
    return this.interfaceWords.push(...words) - words.length;
  }
}

function parentsFirst(layouts: readonly Layout[]): Layout[] {
  const ordered = new Set<Layout>();
  const visit = (layout: Layout): void => {
    if (layout.parent !== null) visit(layout.parent);
    ordered.add(layout);
  };
  layouts.forEach(visit);
  return [...ordered];
}

/** How many fields at the front are the same in all that a descriptor says of them. */
function commonFields(fields: readonly Field[], inherited: readonly Field[]): number {
  const isSame = (a: Field, b: Field | undefined): boolean =>
    b !== undefined &&
    a.name === b.name &&
    typeKey(a.type) === typeKey(b.type) &&
    a.typeText === b.typeText &&
    a.optional === b.optional &&
    a.hidden === b.hidden;
  const differing = fields.findIndex((field, index) => !isSame(field, inherited[index]));
  return differing < 0 ? fields.length : differing;
}

function dispatchRow(layout: Layout): DispatchRow {
  return new Map([...layout.dispatch].map(([slot, entry]) => [slot, dispatchEntry(layout, entry)]));
}

function dispatchEntry(layout: Layout, entry: DispatchEntry): string {
  return entry.kind === "method" ? `CODE(${entry.function.cName})` : String(offsetOf(layout, entry.field));
}

/** RT_FIELD_OPTIONAL, RT_FIELD_HIDDEN, RT_FIELD_NUMBER (runtime-c/object.h). */
const optionalField = 1;
const hiddenField = 2;
const numberField = 4;

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

/** Each literal's length (doubled, odd if its code units are wide) and code units; its variable is named by its text. */
function literalTables(literals: readonly string[]): string {
  return [
    section("rodata", "rt_literal_records", 1, literals.map(literalRecord).join("\n")),
    section("rodata", "rt_literal_count", 4, `  .long ${literals.length}`),
    variables("rt_literals", literals.map(literalName), 8),
  ].join("\n\n");
}

function literalRecord(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  if (units.some((unit) => unit > 255)) {
    const bytes = units.flatMap((unit) => [unit & 255, unit >> 8]);
    return `  .uleb128 ${units.length * 2 + 1}\n  .byte ${bytes.join(", ")}`;
  }
  const length = `  .uleb128 ${units.length * 2}`;
  return units.length === 0 ? length : `${length}\n  .ascii "${units.map(escapedByte).join("")}"`;
}

/** May a global of this type hold an object? */
function holdsReference(type: IrType): boolean {
  return typeof type !== "string" || type === "value";
}
