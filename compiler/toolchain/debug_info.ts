// Reads from .debug_info which calls clang has inlined, and where their code lies (DWARF 5 standard, sections 2.17, 3.3.8
// and 7.5): a call in inlined code returns to several functions of the source at once.

import { forms, readForm } from "./dwarf_forms.ts";
import { DwarfReader } from "./dwarf_reader.ts";

/** A call that was replaced by the called function's code. */
export interface InlinedCall {
  /** C's name of the function that was called. */
  readonly name: string;
  /** Where the call stands. */
  readonly file: string;
  readonly line: number;
  /** The inlined call whose code this is part of; null: the function that is there itself. */
  readonly parent: InlinedCall | null;
  readonly depth: number;
  readonly ranges: readonly AddressRange[];
}

/** Low 48 bits of addresses; `end` is one past the last. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

export interface DebugSections {
  readonly info: Uint8Array;
  readonly abbreviations: Uint8Array;
  readonly addresses: DwarfReader;
  readonly ranges: DwarfReader;
  readonly stringOffsets: DwarfReader;
  readonly strings: DwarfReader;
  /** The files of the line program at an offset of .debug_line, by number. */
  readonly filesAt: (offset: number) => readonly string[];
}

const unitEntry = 0x11;
const inlinedEntry = 0x1d;
const functionEntry = 0x2e;

const attributes = {
  name: 0x03,
  lineProgram: 0x10,
  lowAddress: 0x11,
  highAddress: 0x12,
  origin: 0x31,
  ranges: 0x55,
  callFile: 0x58,
  callLine: 0x59,
  stringOffsetsBase: 0x72,
  addressBase: 0x73,
  rangesBase: 0x74,
} as const;

/** Those of other vendors are greater. */
const attributeLimit = 0x100;

interface Attribute {
  readonly attribute: number;
  readonly form: number;
  readonly constant: number;
}

interface Abbreviation {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: readonly Attribute[];
}

/** All inlined calls of a program, those of one unit after those of another. */
export function readInlinedCalls(sections: DebugSections): InlinedCall[] {
  const calls: InlinedCall[] = [];
  for (let at = 0; at < sections.info.length;) {
    const reader = new DwarfReader(sections.info, at);
    const length = reader.u32();
    if (length >= 0xfffffff0) throw new Error("64-bit DWARF is not supported");
    const unit = new Unit(sections, reader, at, at + 4 + length);
    unit.read(calls);
    at += 4 + length;
  }
  return calls;
}

/** An inlined call whose function's name may come later in the unit. */
interface PendingCall extends InlinedCall {
  name: string;
  readonly origin: number;
}

class Unit {
  private readonly abbreviations: ReadonlyMap<number, Abbreviation>;
  /** By attribute, of the entry that was read last: forms (0: it has none) and values. */
  private readonly forms = new Uint8Array(attributeLimit);
  private readonly values = new Float64Array(attributeLimit);
  private readonly nameOffsets = new Map<number, number>();
  private base = 0;
  private files: readonly string[] = [];
  private bases = { strings: 0, addresses: 0, ranges: 0 };

  constructor(
    private readonly sections: DebugSections,
    private readonly reader: DwarfReader,
    private readonly start: number,
    private readonly end: number,
  ) {
    const version = reader.u16();
    if (version !== 5) throw new Error(`.debug_info has version ${version}, not 5`);
    reader.at += 2; // kind of unit, size of addresses
    this.abbreviations = readAbbreviations(sections.abbreviations, reader.u32());
  }

  read(calls: InlinedCall[]): void {
    const { reader } = this;
    const pending: PendingCall[] = [];
    const open: (PendingCall | null)[] = [];
    while (reader.at < this.end) {
      const offset = reader.at - this.start;
      const code = reader.unsigned();
      if (code === 0) {
        open.pop();
        continue;
      }
      const { tag, hasChildren, attributes: list } = this.abbreviations.get(code)!;
      this.readAttributes(list);
      if (tag === unitEntry) this.takeBases();
      if (tag === functionEntry) this.nameOffsets.set(offset, this.value(attributes.name) ?? 0);
      const around = tag === functionEntry ? null : (open.at(-1) ?? null);
      const call = tag === inlinedEntry ? this.inlinedCall(around) : around;
      if (tag === inlinedEntry) pending.push(call!);
      if (hasChildren) open.push(call);
    }
    for (const call of pending) call.name = this.stringAt(this.nameOffsets.get(call.origin) ?? 0);
    calls.push(...pending);
  }

  private inlinedCall(parent: PendingCall | null): PendingCall {
    return {
      name: "",
      origin: this.value(attributes.origin) ?? 0,
      file: this.files[this.value(attributes.callFile) ?? 0] ?? "",
      line: this.value(attributes.callLine) ?? 0,
      parent,
      depth: parent === null ? 0 : parent.depth + 1,
      ranges: this.rangesOf(),
    };
  }

  private takeBases(): void {
    this.bases = {
      strings: this.value(attributes.stringOffsetsBase) ?? 0,
      addresses: this.value(attributes.addressBase) ?? 0,
      ranges: this.value(attributes.rangesBase) ?? 0,
    };
    this.base = this.address(attributes.lowAddress) ?? 0;
    this.files = this.sections.filesAt(this.value(attributes.lineProgram) ?? 0);
  }

  private value(attribute: number): number | undefined {
    return this.forms[attribute] === 0 ? undefined : this.values[attribute];
  }

  private address(attribute: number): number | undefined {
    const value = this.value(attribute);
    if (value === undefined || this.forms[attribute] === forms.address) return value;
    return this.addressAt(value);
  }

  private addressAt(index: number): number {
    return this.sections.addresses.jump(this.bases.addresses + index * 8).u48();
  }

  private stringAt(index: number): string {
    const offset = this.sections.stringOffsets.jump(this.bases.strings + index * 4).u32();
    return this.sections.strings.jump(offset).text();
  }

  private rangesOf(): AddressRange[] {
    const list = this.value(attributes.ranges);
    if (list !== undefined) return this.rangeList(list);
    const start = this.address(attributes.lowAddress);
    // As clang writes it, the end is a distance.
    const length = this.value(attributes.highAddress);
    return start === undefined || length === undefined ? [] : [{ start, end: start + length }];
  }

  /** DWARF 5, section 7.25: kinds of entries by their first byte. */
  private rangeList(index: number): AddressRange[] {
    const reader = this.sections.ranges;
    const offset = reader.jump(this.bases.ranges + index * 4).u32();
    reader.jump(this.bases.ranges + offset);
    const found: AddressRange[] = [];
    let { base } = this;
    for (;;) {
      const kind = reader.u8();
      if (kind === 0) return found;
      if (kind === 1) base = this.addressAt(reader.unsigned());
      else if (kind === 5) base = reader.u48();
      else found.push(this.range(reader, kind, base));
    }
  }

  private range(reader: DwarfReader, kind: number, base: number): AddressRange {
    switch (kind) {
      case 2:
        return { start: this.addressAt(reader.unsigned()), end: this.addressAt(reader.unsigned()) };
      case 3: {
        const start = this.addressAt(reader.unsigned());
        return { start, end: start + reader.unsigned() };
      }
      case 4:
        return { start: base + reader.unsigned(), end: base + reader.unsigned() };
      case 6:
        return { start: reader.u48(), end: reader.u48() };
      case 7: {
        const start = reader.u48();
        return { start, end: start + reader.unsigned() };
      }
      default:
        throw new Error(`.debug_rnglists has an entry of kind ${kind}`);
    }
  }

  private readAttributes(list: readonly Attribute[]): void {
    this.forms.fill(0);
    for (const { attribute, form, constant } of list) {
      const value = form === forms.implicitConstant ? constant : readForm(this.reader, form);
      if (attribute >= attributeLimit) continue;
      this.forms[attribute] = form;
      this.values[attribute] = value;
    }
  }
}

function readAbbreviations(section: Uint8Array, offset: number): Map<number, Abbreviation> {
  const reader = new DwarfReader(section, offset);
  const found = new Map<number, Abbreviation>();
  for (let code = reader.unsigned(); code !== 0; code = reader.unsigned()) {
    const tag = reader.unsigned();
    const hasChildren = reader.u8() !== 0;
    const list: Attribute[] = [];
    for (;;) {
      const attribute = reader.unsigned();
      const form = reader.unsigned();
      const constant = form === forms.implicitConstant ? reader.signed() : 0;
      if (attribute === 0) break;
      list.push({ attribute, form, constant });
    }
    found.set(code, { tag, hasChildren, attributes: list });
  }
  return found;
}
