// The forms in which DWARF writes values (DWARF 5 standard, section 7.5.6).

import type { DwarfReader } from "./dwarf_reader.ts";

/** Those that readers ask for by name. */
export const forms = {
  address: 0x01,
  string: 0x08,
  stringOffset: 0x0e,
  lineStringOffset: 0x1f,
  implicitConstant: 0x21,
} as const;

/** A value as a number, whatever it means; of texts in place and of blocks only the length, for nobody asks for them. */
export function readForm(reader: DwarfReader, form: number): number {
  switch (form) {
    case 0x19: // flag_present
      return 1;
    case 0x0b: // data1
    case 0x0c: // flag
    case 0x11: // ref1
    case 0x25: // strx1
    case 0x29: // addrx1
      return reader.u8();
    case 0x05: // data2
    case 0x12: // ref2
    case 0x26: // strx2
    case 0x2a: // addrx2
      return reader.u16();
    case 0x27: // strx3
    case 0x2b: // addrx3
      return reader.u24();
    case 0x06: // data4
    case forms.stringOffset:
    case 0x10: // ref_addr
    case 0x13: // ref4
    case 0x17: // sec_offset
    case forms.lineStringOffset:
    case 0x28: // strx4
    case 0x2c: // addrx4
      return reader.u32();
    case forms.address:
    case 0x07: // data8
    case 0x14: // ref8
    case 0x20: // ref_sig8
      return reader.u48();
    case 0x0d: // sdata
      return reader.signed();
    case 0x0f: // udata
    case 0x15: // ref_udata
    case 0x1a: // strx
    case 0x1b: // addrx
    case 0x22: // loclistx
    case 0x23: // rnglistx
      return reader.unsigned();
    case forms.string: // what an assembler writes
      return reader.text().length;
    case 0x09: // block
    case 0x18: // exprloc
      return skip(reader, reader.unsigned());
    case 0x0a: // block1
      return skip(reader, reader.u8());
    case 0x1e: // data16: a checksum
      return skip(reader, 16);
    default:
      throw new Error(`DWARF form 0x${form.toString(16)} is not supported`);
  }
}

function skip(reader: DwarfReader, count: number): number {
  reader.at += count;
  return count;
}
