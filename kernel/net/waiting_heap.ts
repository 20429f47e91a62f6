// A binary heap whose entries know their place in it, so that moving or removing one costs a few steps and nothing is
// allocated. What waits for a moment, here and in the network stack, waits in one.

/** What a heap may hold: `T` is the class itself. */
export interface Waiting<T> {
  /** Index in the heap; -1: in none. Belongs to the heap. */
  position: i32;
  comesBefore(other: T): boolean;
}

export class WaitingHeap<T extends Waiting<T>> {
  private readonly entries: T[] = [];

  get length(): number {
    return this.entries.length;
  }

  /** The entry before which none comes; undefined when the heap is empty. */
  get first(): T | undefined {
    return this.entries.length === 0 ? undefined : this.entries[0];
  }

  /** Takes the entry in, or finds its new place when its order has changed. */
  place(entry: T): void {
    if (entry.position < 0) {
      this.entries.push(entry);
      this.moveUp(entry, i32(this.entries.length - 1));
      return;
    }
    this.moveUp(entry, entry.position);
    this.moveDown(entry, entry.position);
  }

  /** Does nothing when the entry is in no heap. */
  remove(entry: T): void {
    const position = entry.position;
    if (position < 0) return;
    entry.position = -1;
    const last = this.entries.pop();
    if (last === undefined || last === entry) return;
    this.moveUp(last, position);
    this.moveDown(last, last.position);
  }

  /** All entries, the first one first. */
  inOrder(): T[] {
    return this.entries.slice().sort((a, b) => (a.comesBefore(b) ? -1 : 1));
  }

  private put(entry: T, position: i32): void {
    this.entries[position] = entry;
    entry.position = position;
  }

  private moveUp(entry: T, from: i32): void {
    let position = from;
    while (position > 0) {
      const above = i32((position - 1) >> 1);
      const other = this.entries[above];
      if (!entry.comesBefore(other)) break;
      this.put(other, position);
      position = above;
    }
    this.put(entry, position);
  }

  private moveDown(entry: T, from: i32): void {
    const count = i32(this.entries.length);
    let position = from;
    for (;;) {
      let below = i32(position * 2 + 1);
      if (below >= count) break;
      const right = i32(below + 1);
      if (right < count && this.entries[right].comesBefore(this.entries[below])) below = right;
      const other = this.entries[below];
      if (!other.comesBefore(entry)) break;
      this.put(other, position);
      position = below;
    }
    this.put(entry, position);
  }
}
