// The compact line table that stack traces are printed from (layout: runtime-c/line.c), built from a linked program.
//
// A trace needs lines only where calls return to, so only calls get a row. They are found by scanning the code for the
// encodings of call instructions: bytes that merely look like one cost a row and harm nothing.

import { type InlinedCall, readInlinedCalls } from "./debug_info.ts";
import { DebugLines, type LineRow } from "./debug_line.ts";
import { DwarfReader } from "./dwarf_reader.ts";
import { type ElfFile, readElf } from "./elf.ts";

/** A function of the source as it is named in traces, and the file that it is in. */
interface SourceFunction {
  readonly name: string;
  readonly file: string;
}

/** A place in a function of the source. */
interface Frame extends SourceFunction {
  readonly line: number;
}

/** An inlined call that code belongs to. */
interface InlinedNode {
  readonly callee: SourceFunction;
  /** The node that the call stands in: 0 for the function itself, else 1 + its place in the list. */
  readonly parent: number;
  /** The call's line. */
  readonly line: number;
}

interface Row {
  /** Bytes since the row before. */
  readonly step: number;
  readonly line: number;
  /** As `InlinedNode.parent`. */
  readonly node: number;
}

interface TableFunction {
  readonly start: number;
  /** Null: code without TypeScript source. */
  readonly source: SourceFunction | null;
  readonly line: number;
  readonly nodes: readonly InlinedNode[];
  readonly rows: readonly Row[];
}

/** `displayNames`: symbol -> what a trace calls the function. */
export function buildLineTable(program: Uint8Array, displayNames: ReadonlyMap<string, string>): Uint8Array {
  const elf = readElf(program);
  const start = elf.symbol("rt_text_start");
  if (start === null) throw new Error("the program has no symbol rt_text_start");
  const places = new Places(elf, displayNames);
  const functions: TableFunction[] = [];
  for (const { name, address, size } of elf.functions) {
    const known = displayNames.get(name);
    const previous = functions.at(-1);
    if (previous !== undefined && previous.start === address - start) continue;
    if (known !== undefined) functions.push(tableFunction(elf, places, known, address, size, start));
    else if (previous === undefined || previous.source !== null)
      functions.push({ start: address - start, source: null, line: 0, nodes: [], rows: [] });
  }
  return encode(functions);
}

function tableFunction(
  elf: ElfFile,
  places: Places,
  name: string,
  address: number,
  size: number,
  start: number,
): TableFunction {
  const entry = places.entryAt(address);
  const file = entry?.file ?? "";
  // In a trace the file stands behind it.
  const source = { name: name === `module ${file}` ? "module" : name, file };
  const tree = new InlinedTree();
  const rows: Row[] = [];
  let at = address;
  let last: Pick<Row, "line" | "node"> = { line: entry?.line ?? 0, node: 0 };
  for (const call of callsIn(elf, address, size)) {
    const frames = places.framesAt(call, source);
    if (frames === null || call === at) continue;
    const { line } = frames[0];
    const node = tree.nodeOf(frames);
    if (line === last.line && node === last.node) continue;
    rows.push({ step: call - at, line, node });
    at = call;
    last = { line, node };
  }
  return { start: address - start, source, line: entry?.line ?? 0, nodes: tree.nodes, rows };
}

/** The inlined calls of one function that its rows need. */
class InlinedTree {
  readonly nodes: InlinedNode[] = [];
  private readonly numbers = new Map<string, number>();

  /** The node of the innermost of the frames; the outermost is the function itself. */
  nodeOf(frames: readonly Frame[]): number {
    let node = 0;
    for (let index = frames.length - 2; index >= 0; index--) {
      const { name, file } = frames[index];
      const { line } = frames[index + 1];
      const key = `${node} ${line} ${name} ${file}`;
      const known = this.numbers.get(key);
      if (known === undefined) this.nodes.push({ callee: { name, file }, parent: node, line });
      node = known ?? this.nodes.length;
      this.numbers.set(key, node);
    }
    return node;
  }
}

/** What the debug information says of addresses; must be asked with rising ones. */
class Places {
  readonly lines: DebugLines;
  private readonly pieces: { readonly start: number; readonly end: number; readonly call: InlinedCall }[] = [];
  /** The pieces that the address lies in, the innermost last. */
  private readonly open: { readonly end: number; readonly call: InlinedCall }[] = [];
  private nextPiece = 0;

  constructor(
    elf: ElfFile,
    private readonly displayNames: ReadonlyMap<string, string>,
  ) {
    const section = (name: string): Uint8Array => elf.section(name)?.bytes ?? new Uint8Array(0);
    const strings = section(".debug_str");
    this.lines = new DebugLines(section(".debug_line"), section(".debug_line_str"), strings);
    const calls = readInlinedCalls({
      info: section(".debug_info"),
      abbreviations: section(".debug_abbrev"),
      addresses: new DwarfReader(section(".debug_addr")),
      ranges: new DwarfReader(section(".debug_rnglists")),
      stringOffsets: new DwarfReader(section(".debug_str_offsets")),
      strings: new DwarfReader(strings),
      filesAt: (offset) => this.lines.files.get(offset) ?? [],
    });
    for (const call of calls) for (const { start, end } of call.ranges) this.pieces.push({ start, end, call });
    this.pieces.sort((a, b) => a.start - b.start || a.call.depth - b.call.depth);
  }

  /** Where the function is that begins there. */
  entryAt(address: number): LineRow | null {
    let place = this.lines.rowAt(address);
    for (let call = this.inlinedAt(address); call !== null; call = call.parent) place = call;
    return place;
  }

  /** The functions of the source that the code there is part of, the innermost first; the last is `around`. */
  framesAt(address: number, around: SourceFunction): readonly Frame[] | null {
    const row = this.lines.rowAt(address);
    if (row === null || row.line === 0) return null;
    const frames: Frame[] = [];
    let { file, line } = row;
    for (let call = this.inlinedAt(address); call !== null; call = call.parent) {
      const name = this.displayNames.get(call.name);
      // What happens inside the library has the line of the call of it.
      if (name !== undefined && !file.startsWith("std/")) frames.push({ name, file, line });
      ({ file, line } = call);
    }
    if (file !== around.file) return null;
    frames.push({ ...around, line });
    return frames;
  }

  private inlinedAt(address: number): InlinedCall | null {
    const { open, pieces } = this;
    for (; this.nextPiece < pieces.length && pieces[this.nextPiece].start <= address; this.nextPiece++) {
      const piece = pieces[this.nextPiece];
      while (open.length > 0 && open[open.length - 1].end <= piece.start) open.pop();
      open.push(piece);
    }
    while (open.length > 0 && open[open.length - 1].end <= address) open.pop();
    return open.at(-1)?.call ?? null;
  }
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
  const named = functions.flatMap(({ source, nodes }) => [source, ...nodes.map(({ callee }) => callee)]);
  const sources = new SourceTable(named.filter((source) => source !== null));
  const bytes: number[] = [];
  let last = { start: 0, source: 0, line: 0 };
  for (const { start, source, line, nodes, rows } of functions) {
    leb128(bytes, (start - last.start) * 2 + Number(source !== null));
    last = { ...last, start };
    if (source === null) continue;
    const number = sources.number(source);
    leb128(bytes, zigzag(number - last.source));
    leb128(bytes, zigzag(line - last.line));
    last = { start, source: number, line };
    encodeNodes(bytes, nodes, last, sources);
    encodeRows(bytes, rows, line);
  }
  const text = sources.bytes();
  const header = Uint32Array.from([0x33544c49, functions.length, text.length]); // "ILT3"
  return Buffer.concat([Buffer.from(header.buffer), text, Uint8Array.from(bytes)]);
}

function encodeNodes(
  bytes: number[],
  nodes: readonly InlinedNode[],
  around: { readonly source: number; readonly line: number },
  sources: SourceTable,
): void {
  leb128(bytes, nodes.length);
  for (const { callee, parent, line } of nodes) {
    leb128(bytes, zigzag(sources.number(callee) - around.source));
    leb128(bytes, parent);
    leb128(bytes, zigzag(line - around.line));
  }
}

function encodeRows(bytes: number[], rows: readonly Row[], line: number): void {
  let last: Pick<Row, "line" | "node"> = { line, node: 0 };
  for (const row of rows) {
    leb128(bytes, row.step);
    leb128(bytes, zigzag(row.line - last.line) * 2 + Number(row.node !== last.node));
    if (row.node !== last.node) leb128(bytes, row.node);
    last = row;
  }
  leb128(bytes, 0);
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}

/** Functions by number from 0, as texts: a file's and a class's name stand before the functions that are in them. */
class SourceTable {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  constructor(sources: readonly SourceFunction[]) {
    const keys = new Set(sources.map((source) => SourceTable.keyOf(source)));
    let file = "";
    let owner = "";
    for (const key of [...keys].sort()) {
      const parts = key.split("\0");
      if (parts[0] !== file) this.texts.push(`\x01${parts[0]}`);
      if (parts[1] !== (parts[0] === file ? owner : "")) this.texts.push(`\x02${parts[1]}`);
      [file, owner] = parts;
      this.texts.push(parts[2]);
      this.numbers.set(key, this.numbers.size);
    }
  }

  number(source: SourceFunction): number {
    return this.numbers.get(SourceTable.keyOf(source))!;
  }

  bytes(): Buffer {
    return Buffer.from(this.texts.map((text) => `${text}\0`).join(""), "utf8");
  }

  private static keyOf({ name, file }: SourceFunction): string {
    // "Connection." is shared by all its methods.
    const split = name.lastIndexOf(".") + 1;
    return [file, name.slice(0, split), name.slice(split)].join("\0");
  }
}
