// Reads the numbers that DWARF is made of (DWARF 5 standard, section 7): little-endian words and LEB128.

import { textAt } from "./elf.ts";

export class DwarfReader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes on there. */
  jump(at: number): this {
    this.at = at;
    return this;
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

  u24(): number {
    return this.u16() + this.u8() * 0x10000;
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  /** Low 48 bits of a 64-bit word: they tell a kernel's addresses apart and stay exact as numbers. */
  u48(): number {
    this.at += 8;
    return this.view.getUint32(this.at - 8, true) + this.view.getUint16(this.at - 4, true) * 0x1_0000_0000;
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
