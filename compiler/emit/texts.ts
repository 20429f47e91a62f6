// Zero-terminated texts of the program's tables, each stored once; one that another ends with lies inside it.

import { cString } from "./types.ts";

export class TextPool {
  private readonly texts = new Set<string>();
  private offsets: Map<string, number> | null = null;

  add(text: string): void {
    this.texts.add(text);
  }

  /** Bytes from the pool's start; fixed from the first call on: everything has been added by then. */
  offset(text: string): number {
    const offset = (this.offsets ??= this.layOut()).get(text);
    if (offset === undefined) throw new Error(`text not in the pool: ${text}`);
    return offset;
  }

  /** Assembler directives for all of them. */
  directives(): string {
    this.offsets ??= this.layOut();
    const first = new Map<number, string>();
    for (const [text, offset] of this.offsets) {
      const known = first.get(offset);
      if (known === undefined || known.length < text.length) first.set(offset, text);
    }
    const rows: string[] = [];
    let end = 0;
    for (const [offset, text] of [...first].sort(([a], [b]) => a - b)) {
      if (offset < end) continue;
      rows.push(`  .asciz ${cString(text)}`);
      end = offset + Buffer.byteLength(text) + 1;
    }
    return rows.join("\n");
  }

  /** By their reversed text a suffix stands right before those that end with it. */
  private layOut(): Map<string, number> {
    const reversed = (text: string): string => [...text].reverse().join("");
    const ordered = [...this.texts].map((text) => ({ text, key: reversed(text) }));
    ordered.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));
    const offsets = new Map<string, number>();
    let end = 0;
    let last = "";
    for (const { text } of ordered) {
      if (last.endsWith(text) && offsets.has(last)) {
        offsets.set(text, end - 1 - Buffer.byteLength(text));
        continue;
      }
      offsets.set(text, end);
      end += Buffer.byteLength(text) + 1;
      last = text;
    }
    return offsets;
  }
}
