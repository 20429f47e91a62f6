// Reads .debug_line of DWARF version 5 (DWARF 5 standard, section 6.2): which source line each address came from.

import { forms, readForm } from "./dwarf_forms.ts";
import { DwarfReader } from "./dwarf_reader.ts";
import { textAt } from "./elf.ts";

export interface LineRow {
  readonly file: string;
  readonly line: number;
}

/** Rows that follow each other in memory, as a line program gives them. */
interface Sequence {
  /** Low 48 bits of its addresses; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
  /** Its rows' places in the lists of all rows. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly files: readonly string[];
}

const LNCT_PATH = 1;
const LNCT_DIRECTORY = 2;

/** The rows of all units. */
export class DebugLines {
  /** The files of each unit, by where its line program begins. */
  readonly files = new Map<number, readonly string[]>();
  private readonly sequences: Sequence[] = [];
  // Of all rows. Lists of numbers: there are many thousands, of which few are asked for.
  private readonly addresses: number[] = [];
  private readonly fileNumbers: number[] = [];
  private readonly lines: number[] = [];

  /** `texts` is .debug_line_str, `strings` .debug_str. */
  constructor(section: Uint8Array, texts: Uint8Array, strings: Uint8Array) {
    const reader = new DwarfReader(section);
    while (reader.at < section.length) {
      const start = reader.at;
      const length = reader.u32();
      if (length >= 0xfffffff0) throw new Error("64-bit DWARF is not supported");
      const end = start + 4 + length;
      const program = readHeader(reader, texts, strings);
      this.files.set(start, program.files);
      this.run(program, reader, end);
    }
    this.sequences.sort((a, b) => a.start - b.start);
  }

  /** The row that covers an address: the last one at or before it. */
  rowAt(address: number): LineRow | null {
    const { sequences, addresses } = this;
    const sequence = sequences[firstWhere(0, sequences.length, (index) => sequences[index].start > address) - 1];
    if (sequence === undefined || address >= sequence.end) return null;
    const { firstRow, lastRow, files } = sequence;
    const row = firstWhere(firstRow, lastRow, (index) => addresses[index] > address) - 1;
    return { file: files[this.fileNumbers[row]] ?? "", line: this.lines[row] };
  }

  /** Runs a line program: adds its rows. */
  private run(program: LineProgram, reader: DwarfReader, end: number): void {
    const { minimumStep, lineBase, lineRange, opcodeBase, operandCounts, files } = program;
    let address = 0;
    let file = 1;
    let line = 1;
    let firstRow = this.lines.length;
    const row = (): void => {
      this.addresses.push(address);
      this.fileNumbers.push(file);
      this.lines.push(line);
    };
    const endSequence = (): void => {
      const lastRow = this.lines.length;
      if (lastRow > firstRow)
        this.sequences.push({ start: this.addresses[firstRow], end: address, firstRow, lastRow, files });
      firstRow = lastRow;
      address = 0;
      file = 1;
      line = 1;
    };
    while (reader.at < end) {
      const opcode = reader.u8();
      if (opcode >= opcodeBase) {
        const adjusted = opcode - opcodeBase;
        address += Math.floor(adjusted / lineRange) * minimumStep;
        line += lineBase + (adjusted % lineRange);
        row();
        continue;
      }
      switch (opcode) {
        case 0: {
          const length = reader.unsigned();
          const next = reader.at + length;
          const extended = reader.u8();
          if (extended === 1) endSequence();
          else if (extended === 2) address = reader.u48();
          reader.at = next;
          break;
        }
        case 1:
          row();
          break;
        case 2:
          address += reader.unsigned() * minimumStep;
          break;
        case 3:
          line += reader.signed();
          break;
        case 4:
          file = reader.unsigned();
          break;
        case 8:
          address += Math.floor((255 - opcodeBase) / lineRange) * minimumStep;
          break;
        case 9:
          address += reader.u16();
          break;
        default:
          for (let i = 0; i < operandCounts[opcode - 1]; i++) reader.unsigned();
      }
    }
  }
}

/** The first index in `[low, high)` from which on the condition holds; `high`: there is none. */
function firstWhere(low: number, high: number, condition: (index: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a line program's header says. */
interface LineProgram {
  readonly minimumStep: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  readonly operandCounts: readonly number[];
  readonly files: readonly string[];
}

/** Reads a header behind its length; the reader stands at the program then. */
function readHeader(reader: DwarfReader, texts: Uint8Array, strings: Uint8Array): LineProgram {
  const version = reader.u16();
  if (version !== 5) throw new Error(`.debug_line has version ${version}, not 5`);
  reader.at += 2; // address size, segment selector size
  const headerLength = reader.u32();
  const program = reader.at + headerLength;
  const minimumStep = reader.u8();
  reader.u8(); // operations per instruction: 1 on x86
  reader.u8(); // default is_stmt
  const lineBase = reader.i8();
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const operandCounts = Array.from({ length: opcodeBase - 1 }, () => reader.u8());
  const directories = readEntries(reader, texts, strings).map((entry) => entry.path);
  const files = readEntries(reader, texts, strings).map(({ path, directory }) => {
    // Directory 0 is the compilation's own: names below it are relative to the project's root.
    const folder = directories[directory] ?? "";
    return directory === 0 || path.startsWith("/") ? path : `${folder}/${path}`;
  });
  reader.at = program;
  return { minimumStep, lineBase, lineRange, opcodeBase, operandCounts, files };
}

/** A directory or file table. */
function readEntries(
  reader: DwarfReader,
  texts: Uint8Array,
  strings: Uint8Array,
): { path: string; directory: number }[] {
  const formats = Array.from({ length: reader.u8() }, () => ({ content: reader.unsigned(), form: reader.unsigned() }));
  return Array.from({ length: reader.unsigned() }, () => {
    const entry = { path: "", directory: 0 };
    for (const { content, form } of formats) {
      if (content === LNCT_PATH) {
        entry.path = readPath(reader, form, texts, strings);
        continue;
      }
      const value = readForm(reader, form);
      if (content === LNCT_DIRECTORY) entry.directory = value;
    }
    return entry;
  });
}

/** In place, or in one of the tables of texts. */
function readPath(reader: DwarfReader, form: number, texts: Uint8Array, strings: Uint8Array): string {
  if (form === forms.string) return reader.text();
  if (form === forms.lineStringOffset) return textAt(texts, readForm(reader, form));
  if (form === forms.stringOffset) return textAt(strings, readForm(reader, form));
  throw new Error(`.debug_line has a path of form 0x${form.toString(16)}`);
}
