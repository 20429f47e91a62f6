// A long text that is made of many short ones: they are written behind each other into bytes, and leave nothing behind.

import { copyBytes, stringIsLatin1, textFromLatin1, textToLatin1, typedArrayAllocate } from "#intrinsics";

const leastRoom = 64;

export class TextWriter {
  /** What was written up to the last text that is not Latin-1, and it. */
  private before = "";
  /** What was written since then. */
  private bytes = typedArrayAllocate<Uint8Array>(leastRoom);
  private length: u32 = 0;

  add(text: string): void {
    if (!stringIsLatin1(text)) {
      this.before = this.text + text;
      this.length = 0;
      return;
    }
    const end = u32(this.length + u32(text.length));
    if (end > this.bytes.length) this.makeRoom(end);
    this.length = u32(this.length + textToLatin1(text, this.bytes, this.length));
  }

  /** Adds one code unit of Latin-1. */
  addUnit(unit: number): void {
    if (this.length === this.bytes.length) this.makeRoom(this.length + 1);
    this.bytes[this.length] = unit;
    this.length++;
  }

  get text(): string {
    return this.before + textFromLatin1(this.bytes, 0, this.length);
  }

  private makeRoom(room: number): void {
    const bytes = typedArrayAllocate<Uint8Array>(u32(Math.max(room, this.bytes.length * 2)));
    copyBytes(bytes, 0, this.bytes, 0, this.length);
    this.bytes = bytes;
  }
}
