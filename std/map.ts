// Map: a hash table of the keys and an array of the values beside it.

import { elementUnchecked, trustedCast } from "#intrinsics";
import { Collection, CollectionIterator, HashTable, HashTableCursor } from "./hash_table.ts";
import { isList } from "./value_kind.ts";

export class Map<K, V> extends Collection implements OpenMap<K, V> {
  /** Internal: keys and, by the same entry numbers, values. */
  table: HashTable<K> = new HashTable<K>(0);
  entryValues: V[] = [];

  constructor(entries?: readonly (readonly [K, V])[] | Iterable<readonly [K, V]> | null) {
    super();
    if (entries === undefined || entries === null) return;
    if (isList(entries)) for (const entry of entries) this.set(entry[0], entry[1]);
    else for (const entry of entries) this.set(entry[0], entry[1]);
  }

  get size(): number {
    return this.table.liveCount;
  }

  get(key: K): V | undefined {
    const entry = this.table.find(key);
    return entry < 0 ? undefined : elementUnchecked(this.entryValues, entry);
  }

  has(key: K): boolean {
    return this.table.find(key) >= 0;
  }

  set(key: K, value: V): this {
    const entry = this.table.find(key);
    if (entry >= 0) {
      this.entryValues[entry] = value;
      return this;
    }
    if (this.table.isFull) this.makeRoom();
    // The value first, and by its number: no entry is without one, should memory run out here.
    this.entryValues[this.table.count] = value;
    this.table.add(key);
    return this;
  }

  delete(key: K): boolean {
    const entry = this.table.find(key);
    if (entry < 0) return false;
    this.table.remove(u32(entry));
    if (this.table.isSparse) this.compact();
    return true;
  }

  clear(): void {
    this.table = this.table.emptied();
    this.entryValues = [];
  }

  forEach(action: (value: V, key: K, map: Map<K, V>) => void, thisArg?: unknown): void;
  forEach(action: (value: V, key: K, map: Map<K, V>) => void): void {
    const cursor = new HashTableCursor<K>(this.table);
    while (cursor.advance()) {
      action(elementUnchecked(this.entryValues, cursor.entry), cursor.key, this);
    }
  }

  keys(): MapKeys<K, V> {
    return new MapKeys<K, V>(this);
  }

  values(): MapValues<K, V> {
    return new MapValues<K, V>(this);
  }

  entries(): MapEntries<K, V> {
    return new MapEntries<K, V>(this);
  }

  [Symbol.iterator](): MapEntries<K, V> {
    return new MapEntries<K, V>(this);
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
    return this.entryValues[entry];
  }

  override emptyCopy(): Collection {
    return new Map<K, V>();
  }

  override addUnknown(key: unknown, value: unknown): void {
    this.set(trustedCast<K>(key), trustedCast<V>(value));
  }

  override get collectionName(): string {
    return "Map";
  }

  private makeRoom(): void {
    if (this.table.hasGaps) this.compact();
    else this.table.grow();
  }

  private compact(): void {
    const values: V[] = [];
    const { table } = this;
    for (let entry = table.nextLive(0); entry < table.count; entry = table.nextLive(entry + 1))
      values.push(elementUnchecked(this.entryValues, entry));
    this.table = table.compacted();
    this.entryValues = values;
  }
}

/** Iterator over a Map's keys. `advance` and `current` do without result objects. */
export class MapKeys<K, V> extends CollectionIterator implements IterableIterator<K, undefined> {
  private readonly cursor: HashTableCursor<K>;

  constructor(map: Map<K, V>) {
    super(map);
    this.cursor = new HashTableCursor<K>(map.table);
  }

  override upcoming(): number {
    return this.cursor.upcoming();
  }

  advance(): boolean {
    return this.cursor.advance();
  }

  get current(): K {
    return this.cursor.key;
  }

  next(): IteratorResult<K, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): MapKeys<K, V> {
    return this;
  }
}

/** Iterator over a Map's values. */
export class MapValues<K, V> extends CollectionIterator implements IterableIterator<V, undefined> {
  private readonly cursor: HashTableCursor<K>;

  constructor(private readonly map: Map<K, V>) {
    super(map);
    this.cursor = new HashTableCursor<K>(map.table);
  }

  override upcoming(): number {
    return this.cursor.upcoming();
  }

  advance(): boolean {
    return this.cursor.advance();
  }

  get current(): V {
    return elementUnchecked(this.map.entryValues, this.cursor.entry);
  }

  next(): IteratorResult<V, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): MapValues<K, V> {
    return this;
  }
}

/** Iterator over a Map's pairs of key and value. */
export class MapEntries<K, V> extends CollectionIterator implements IterableIterator<[K, V], undefined> {
  private readonly cursor: HashTableCursor<K>;

  constructor(private readonly map: Map<K, V>) {
    super(map);
    this.cursor = new HashTableCursor<K>(map.table);
  }

  override upcoming(): number {
    return this.cursor.upcoming();
  }

  advance(): boolean {
    return this.cursor.advance();
  }

  get current(): [K, V] {
    return [this.cursor.key, elementUnchecked(this.map.entryValues, this.cursor.entry)];
  }

  next(): IteratorResult<[K, V], undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): MapEntries<K, V> {
    return this;
  }
}
