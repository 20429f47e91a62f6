// Lays the dispatch tables of all layouts into one array. A layout's slots have holes, which nobody asks for: rows
// overlap there, and where they agree.

/** One layout's slots: what stands in each, as the assembler is to print it. */
export type DispatchRow = ReadonlyMap<number, string>;

export class DispatchArray {
  private readonly words: (string | undefined)[] = [];

  /** Places a row, the fullest ones first for the best fit; gives the index of its slot 0. */
  place(row: DispatchRow): number {
    const slots = [...row];
    for (let start = 0; ; start++)
      if (slots.every(([slot, entry]) => (this.words[start + slot] ?? entry) === entry)) {
        for (const [slot, entry] of slots) this.words[start + slot] = entry;
        return start;
      }
  }

  directives(): string {
    return Array.from(this.words, (word) => `  .long ${word ?? "0"}`).join("\n");
  }
}
