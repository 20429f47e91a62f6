// The compact line table that stack traces are printed from (layout: runtime-c/line.c), built from a linked program.
//
// A trace needs lines only where calls return to, so only calls get a row. They are found by scanning the code for the
// encodings of call instructions: bytes that merely look like one cost a row and harm nothing.

import { type LineRow, readDebugLine } from "./debug_line.ts";
import { type ElfFile, readElf } from "./elf.ts";

interface TableFunction {
  readonly start: number;
  readonly name: string; // empty: code without TypeScript source
  readonly file: string;
  readonly line: number;
  readonly rows: Uint8Array;
}

/** `displayNames`: symbol -> what a trace calls the function. */
export function buildLineTable(program: Uint8Array, displayNames: ReadonlyMap<string, string>): Uint8Array {
  const elf = readElf(program);
  const start = elf.symbol("rt_text_start");
  if (start === null) throw new Error("the program has no symbol rt_text_start");
  const section = (name: string): Uint8Array => elf.section(name)?.bytes ?? new Uint8Array(0);
  const rows = readDebugLine(section(".debug_line"), section(".debug_line_str"), section(".debug_str"));
  const functions: TableFunction[] = [];
  for (const { name, address, size } of elf.functions) {
    const known = displayNames.get(name);
    const previous = functions.at(-1);
    if (previous !== undefined && previous.start === address - start) continue;
    if (known !== undefined) functions.push(tableFunction(elf, rows, known, address, size, start));
    else if (previous === undefined || previous.name !== "")
      functions.push({ start: address - start, name: "", file: "", line: 0, rows: Uint8Array.of(0) });
  }
  return encode(functions);
}

function tableFunction(
  elf: ElfFile,
  rows: readonly LineRow[],
  name: string,
  address: number,
  size: number,
  start: number,
): TableFunction {
  const first = rowAt(rows, address);
  const file = first?.file ?? "";
  let line = first?.line ?? 0;
  const entry = line;
  let at = address;
  const bytes: number[] = [];
  for (const call of callsIn(elf, address, size)) {
    const row = rowAt(rows, call);
    // Code inlined from another file keeps the line of the call around it.
    if (row === null || row.file !== file || row.line === line || row.line === 0) continue;
    if (call === at) continue;
    leb128(bytes, call - at);
    const step = row.line - line;
    leb128(bytes, step < 0 ? -step * 2 - 1 : step * 2);
    at = call;
    line = row.line;
  }
  bytes.push(0);
  return { start: address - start, name, file, line: entry, rows: Uint8Array.from(bytes) };
}

/** The row that covers an address: the last one at or before it. */
function rowAt(rows: readonly LineRow[], address: number): LineRow | null {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].address <= address) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  return row === undefined || row.end ? null : row;
}

/** Addresses of the call instructions of a function. */
function* callsIn(elf: ElfFile, address: number, size: number): Generator<number> {
  const text = elf.section(".text");
  if (text === null || address < text.address || address + size > text.address + text.bytes.length) return;
  const offset = address - text.address;
  const code = text.bytes.subarray(offset, offset + size);
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  for (let i = 0; i < code.length - 1; i++) {
    if (code[i] === 0xe8 && i + 5 <= code.length) {
      const target = address + i + 5 + view.getInt32(i + 1, true);
      if (target >= text.address && target < text.address + text.bytes.length) {
        yield address + i;
        i += 4;
      }
    } else if (code[i] === 0xff && (code[i + 1] & 0x38) === 0x10) yield address + i;
  }
}

function leb128(bytes: number[], value: number): void {
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

function encode(functions: readonly TableFunction[]): Uint8Array {
  const texts = new TextTable();
  const bytes: number[] = [];
  let at = 0;
  for (const one of functions) {
    // "Connection." is shared by all its methods.
    const split = one.name.lastIndexOf(".", one.name.includes("/") ? 0 : undefined) + 1;
    leb128(bytes, one.start - at);
    leb128(bytes, one.name === "" ? 0 : texts.offset(one.name.slice(split)));
    at = one.start;
    if (one.name === "") continue;
    leb128(bytes, split === 0 ? 0 : texts.offset(one.name.slice(0, split)));
    leb128(bytes, texts.offset(one.file));
    leb128(bytes, one.line);
    bytes.push(...one.rows);
  }
  const text = texts.bytes();
  const header = Uint32Array.from([0x32544c49, functions.length, text.length]); // "ILT2"
  return Buffer.concat([Buffer.from(header.buffer), text, Uint8Array.from(bytes)]);
}

/** Zero-terminated texts, each once; offset 0 stands for none. */
class TextTable {
  private readonly offsets = new Map<string, number>();
  private readonly parts: Buffer[] = [Buffer.from([0])];
  private length = 1;

  offset(text: string): number {
    let offset = this.offsets.get(text);
    if (offset === undefined) {
      offset = this.length;
      const bytes = Buffer.from(`${text}\0`, "utf8");
      this.parts.push(bytes);
      this.length += bytes.length;
      this.offsets.set(text, offset);
    }
    return offset;
  }

  /** Padded to whole words. */
  bytes(): Buffer {
    const padding = Buffer.alloc((4 - (this.length % 4)) % 4);
    return Buffer.concat([...this.parts, padding]);
  }
}
