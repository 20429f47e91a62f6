// Reads .debug_line of DWARF version 5 (DWARF 5 standard, section 6.2): which source line each address came from.

import { textAt } from "./elf.ts";

export interface LineRow {
  readonly address: number; // low 48 bits
  readonly file: string;
  readonly line: number;
  /** One past the last address of a sequence: says that the rows before it end here. */
  readonly end: boolean;
}

const LNCT_PATH = 1;
const LNCT_DIRECTORY = 2;

class Reader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.bytes[this.at++];
  }

  i8(): number {
    return (this.u8() << 24) >> 24;
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  /** Low 48 bits of a 64-bit word. */
  u48(): number {
    this.at += 8;
    return Number(this.view.getBigUint64(this.at - 8, true) & 0xffff_ffff_ffffn);
  }

  unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.u8();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    let value = 0;
    for (let factor = 1; ;) {
      const byte = this.u8();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return byte & 0x40 ? value - factor : value;
    }
  }

  text(): string {
    const text = textAt(this.bytes, this.at);
    this.at = this.bytes.indexOf(0, this.at) + 1;
    return text;
  }
}

/** All rows of all units, sorted by address. `texts` is .debug_line_str, `strings` .debug_str. */
export function readDebugLine(section: Uint8Array, texts: Uint8Array, strings: Uint8Array): LineRow[] {
  const rows: LineRow[] = [];
  for (let at = 0; at < section.length;) {
    const reader = new Reader(section, at);
    const length = reader.u32();
    if (length >= 0xfffffff0) throw new Error("64-bit DWARF is not supported");
    at += 4 + length;
    readUnit(reader, at, texts, strings, rows);
  }
  return rows.sort((a, b) => a.address - b.address || Number(b.end) - Number(a.end));
}

function readUnit(reader: Reader, end: number, texts: Uint8Array, strings: Uint8Array, rows: LineRow[]): void {
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
  let address = 0;
  let file = 1;
  let line = 1;
  const row = (isEnd: boolean): void => {
    rows.push({ address, file: files[file] ?? "", line, end: isEnd });
  };
  while (reader.at < end) {
    const opcode = reader.u8();
    if (opcode >= opcodeBase) {
      const adjusted = opcode - opcodeBase;
      address += Math.floor(adjusted / lineRange) * minimumStep;
      line += lineBase + (adjusted % lineRange);
      row(false);
      continue;
    }
    switch (opcode) {
      case 0: {
        const length = reader.unsigned();
        const next = reader.at + length;
        const extended = reader.u8();
        if (extended === 1) {
          row(true);
          address = 0;
          file = 1;
          line = 1;
        } else if (extended === 2) address = reader.u48();
        reader.at = next;
        break;
      }
      case 1:
        row(false);
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

/** A directory or file table. */
function readEntries(reader: Reader, texts: Uint8Array, strings: Uint8Array): { path: string; directory: number }[] {
  const formats = Array.from({ length: reader.u8() }, () => ({ content: reader.unsigned(), form: reader.unsigned() }));
  return Array.from({ length: reader.unsigned() }, () => {
    const entry = { path: "", directory: 0 };
    for (const { content, form } of formats) {
      const value = readForm(reader, form, texts, strings);
      if (content === LNCT_PATH) entry.path = String(value);
      else if (content === LNCT_DIRECTORY) entry.directory = Number(value);
    }
    return entry;
  });
}

function readForm(reader: Reader, form: number, texts: Uint8Array, strings: Uint8Array): string | number {
  switch (form) {
    case 0x08: // string
      return reader.text();
    case 0x1f: // line_strp
      return textAt(texts, reader.u32());
    case 0x0e: // strp
      return textAt(strings, reader.u32());
    case 0x0b: // data1
      return reader.u8();
    case 0x05: // data2
      return reader.u16();
    case 0x06: // data4
      return reader.u32();
    case 0x0f: // udata
      return reader.unsigned();
    case 0x1e: // data16: a checksum
      reader.at += 16;
      return 0;
    default:
      throw new Error(`.debug_line uses form 0x${form.toString(16)}`);
  }
}
