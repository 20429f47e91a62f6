// Set: a hash table of its values.

import { trustedCast } from "#intrinsics";
import { Collection, CollectionIterator, HashTable, HashTableCursor } from "./hash_table.ts";
import { isList } from "./value_kind.ts";

export class Set<T> extends Collection implements OpenSet<T> {
  /** Internal: the values. */
  table: HashTable<T> = new HashTable<T>(0);

  constructor(values?: readonly T[] | Iterable<T> | null) {
    super();
    if (values === undefined || values === null) return;
    if (isList(values)) for (const value of values) this.add(value);
    else for (const value of values) this.add(value);
  }

  get size(): number {
    return this.table.liveCount;
  }

  has(value: T): boolean {
    return this.table.find(value) >= 0;
  }

  add(value: T): this {
    if (this.table.find(value) >= 0) return this;
    if (this.table.isFull) this.makeRoom();
    this.table.add(value);
    return this;
  }

  delete(value: T): boolean {
    const entry = this.table.find(value);
    if (entry < 0) return false;
    this.table.remove(u32(entry));
    if (this.table.isSparse) this.table = this.table.compacted();
    return true;
  }

  clear(): void {
    this.table = this.table.emptied();
  }

  forEach(action: (value: T, key: T, set: Set<T>) => void, thisArg?: unknown): void;
  forEach(action: (value: T, key: T, set: Set<T>) => void): void {
    const cursor = new HashTableCursor<T>(this.table);
    while (cursor.advance()) {
      const value = cursor.key;
      action(value, value, this);
    }
  }

  keys(): SetValues<T> {
    return new SetValues<T>(this);
  }

  values(): SetValues<T> {
    return new SetValues<T>(this);
  }

  entries(): SetEntries<T> {
    return new SetEntries<T>(this);
  }

  [Symbol.iterator](): SetValues<T> {
    return new SetValues<T>(this);
  }

  override entryCount(): number {
    return this.table.count;
  }

  override isLiveEntry(entry: number): boolean {
    return this.table.isLive(u32(entry));
  }

  override keyOf(entry: number): unknown {
    return this.table.keys[entry];
  }

  override valueOfEntry(entry: number): unknown {
    return this.table.keys[entry];
  }

  override emptyCopy(): Collection {
    return new Set<T>();
  }

  override addUnknown(key: unknown): void {
    this.add(trustedCast<T>(key));
  }

  override get collectionName(): string {
    return "Set";
  }

  private makeRoom(): void {
    if (this.table.hasGaps) this.table = this.table.compacted();
    else this.table.grow();
  }
}

/** Iterator over a Set's values. `advance` and `current` do without result objects. */
export class SetValues<T> extends CollectionIterator implements IterableIterator<T, undefined> {
  private readonly cursor: HashTableCursor<T>;

  constructor(set: Set<T>) {
    super(set);
    this.cursor = new HashTableCursor<T>(set.table);
  }

  override upcoming(): number {
    return this.cursor.upcoming();
  }

  advance(): boolean {
    return this.cursor.advance();
  }

  get current(): T {
    return this.cursor.key;
  }

  next(): IteratorResult<T, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): SetValues<T> {
    return this;
  }
}

/** Iterator over pairs of a value with itself, as Map's entries. */
export class SetEntries<T> extends CollectionIterator implements IterableIterator<[T, T], undefined> {
  private readonly cursor: HashTableCursor<T>;

  constructor(set: Set<T>) {
    super(set);
    this.cursor = new HashTableCursor<T>(set.table);
  }

  override upcoming(): number {
    return this.cursor.upcoming();
  }

  advance(): boolean {
    return this.cursor.advance();
  }

  get current(): [T, T] {
    const value = this.cursor.key;
    return [value, value];
  }

  next(): IteratorResult<[T, T], undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): SetEntries<T> {
    return this;
  }
}
