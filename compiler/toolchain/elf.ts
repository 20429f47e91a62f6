// The little of ELF64 (little-endian) that the toolchain needs of its own output: reads sections and symbols, and leaves
// away what loading a program does not need.

export interface Section {
  readonly name: string;
  readonly address: number;
  readonly bytes: Uint8Array;
}

export interface FunctionSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

export interface ElfFile {
  section(name: string): Section | null;
  /** Functions with code, by address. */
  readonly functions: readonly FunctionSymbol[];
  symbol(name: string): number | null;
}

const SYMBOL_TABLE = 2;
const NO_BITS = 8;
const FUNCTION = 2;

export function readElf(file: Uint8Array): ElfFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== 0x7f454c46) throw new Error("not an ELF file");
  const table = Number(view.getBigUint64(0x28, true));
  const entrySize = view.getUint16(0x3a, true);
  const count = view.getUint16(0x3c, true);
  const headers = Array.from({ length: count }, (_, index) => {
    const at = table + index * entrySize;
    return {
      name: view.getUint32(at, true),
      type: view.getUint32(at + 4, true),
      address: Number(view.getBigUint64(at + 16, true) & 0xffff_ffff_ffffn),
      offset: Number(view.getBigUint64(at + 24, true)),
      size: Number(view.getBigUint64(at + 32, true)),
      link: view.getUint32(at + 40, true),
    };
  });
  const bytesOf = (header: (typeof headers)[number]): Uint8Array =>
    header.type === NO_BITS ? new Uint8Array(0) : file.subarray(header.offset, header.offset + header.size);
  const names = bytesOf(headers[view.getUint16(0x3e, true)]);
  const sections = new Map<string, Section>();
  for (const header of headers) {
    const name = textAt(names, header.name);
    sections.set(name, { name, address: header.address, bytes: bytesOf(header) });
  }
  const functions: FunctionSymbol[] = [];
  const symbols = new Map<string, number>();
  const symbolTable = headers.find((header) => header.type === SYMBOL_TABLE);
  if (symbolTable !== undefined) {
    const texts = bytesOf(headers[symbolTable.link]);
    for (let at = symbolTable.offset; at < symbolTable.offset + symbolTable.size; at += 24) {
      const name = textAt(texts, view.getUint32(at, true));
      // The upper bits of kernel addresses are all ones: 48 bits tell them apart and stay exact as numbers.
      const address = Number(view.getBigUint64(at + 8, true) & 0xffff_ffff_ffffn);
      const size = Number(view.getBigUint64(at + 16, true));
      symbols.set(name, address);
      if ((view.getUint8(at + 4) & 15) === FUNCTION && view.getUint16(at + 6, true) !== 0)
        functions.push({ name, address, size });
    }
  }
  functions.sort((a, b) => a.address - b.address);
  return {
    section: (name) => sections.get(name) ?? null,
    functions,
    symbol: (name) => symbols.get(name) ?? null,
  };
}

/**
 * A copy without sections and symbols, which ends with the last segment; of that only the first `lastBytes` are kept, the
 * others are zero.
 */
export function stripElf(file: Uint8Array, lastBytes: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const table = Number(view.getBigUint64(0x20, true));
  const [entrySize, count] = [view.getUint16(0x36, true), view.getUint16(0x38, true)];
  const headers = Array.from({ length: count }, (_, index) => table + index * entrySize);
  const offsetOf = (header: number): number => Number(view.getBigUint64(header + 8, true));
  const endOf = (header: number): number => offsetOf(header) + Number(view.getBigUint64(header + 0x20, true));
  const last = headers.reduce((a, b) => (endOf(b) > endOf(a) ? b : a));
  const stripped = file.slice(0, offsetOf(last) + lastBytes);
  const changed = new DataView(stripped.buffer);
  changed.setBigUint64(last + 0x20, BigInt(lastBytes), true); // p_filesz
  changed.setBigUint64(0x28, 0n, true); // e_shoff
  changed.setUint32(0x3c, 0, true); // e_shnum, e_shstrndx
  return stripped;
}

/** The zero-terminated text at an offset. */
export function textAt(bytes: Uint8Array, offset: number): string {
  const end = bytes.indexOf(0, offset);
  return new TextDecoder().decode(bytes.subarray(offset, end < 0 ? bytes.length : end));
}
