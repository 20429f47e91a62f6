// The keys of a Map or Set in the order they were added, with an index of buckets over them (open addressing) when they
// are more than a few. Entries that are removed stay as gaps until the table is full; then the live ones move to a new
// table. The old table points to it, so that iterators that stand in the old one find their place again.

import {
  elementUnchecked,
  hashOf,
  keyOf,
  sameValueZero,
  setElementUnchecked,
  trustedCast,
  typedArrayAllocate,
} from "#intrinsics";

/** A table without an index has room for so many entries: to compare their keys takes no longer than to hash one. */
const roomWithoutIndex = 8;
const leastBuckets = 16;

let emptyIndex: Uint32Array | undefined;

/**
 * What all tables without an index have in its place. Made when it is first asked for: modules of the library that are
 * initialised before this one have Maps too.
 */
function noIndex(): Uint32Array {
  return (emptyIndex ??= typedArrayAllocate<Uint32Array>(0));
}

/** What of a table is the same whatever its keys are: which entries there are, and the index over them. */
class Entries {
  /** The table that the live entries moved to. */
  replacedBy: Entries | null = null;
  /** With gaps. */
  count: u32 = 0;
  liveCount: u32 = 0;
  /** Without an index: a bit for each entry that was removed. */
  private removed: u32 = 0;
  /** 0: there is no index. */
  protected bucketCount: u32;
  /**
   * Of each bucket, the number of an entry plus one; 0: free. Gaps are never free, so a search goes past them. Behind
   * the buckets, of each entry, its key's hash with the lowest bit set; 0 if it was removed.
   */
  protected index: Uint32Array;

  constructor(bucketCount: u32) {
    this.bucketCount = bucketCount;
    this.index = bucketCount === 0 ? noIndex() : typedArrayAllocate<Uint32Array>(bucketCount + roomOf(bucketCount));
  }

  isLive(entry: u32): boolean {
    return this.nextLive(entry) === entry;
  }

  /** The first live entry from this one on; behind all when there is none. */
  nextLive(from: u32): u32 {
    let entry = from;
    if (this.hasGaps) while (entry < this.count && this.isGap(entry)) entry++;
    return entry;
  }

  get isFull(): boolean {
    return this.count === (this.bucketCount === 0 ? roomWithoutIndex : roomOf(this.bucketCount));
  }

  remove(entry: u32): void {
    if (this.bucketCount === 0) this.removed |= u32(1) << entry;
    else this.setHash(entry, 0);
    this.liveCount--;
  }

  /** Whether so many entries are gaps that they hold memory for nothing. */
  get isSparse(): boolean {
    return this.count > 32 && this.liveCount * 4 < this.count;
  }

  get hasGaps(): boolean {
    return this.liveCount !== this.count;
  }

  /** Where an iterator before `entry` of this table stands in the table that replaced it. */
  positionAfterReplacement(entry: u32): u32 {
    let position = u32(0);
    for (let before = this.nextLive(0); before < entry; before = this.nextLive(before + 1)) position++;
    return position;
  }

  /** For a table of the live entries: half of its room is free, so that it is not soon full again. */
  protected bucketsForLive(): u32 {
    if (this.liveCount * 2 <= roomWithoutIndex) return 0;
    let bucketCount = u32(leastBuckets);
    while (bucketCount < this.liveCount * 2) bucketCount = u32(bucketCount * 2);
    return bucketCount;
  }

  /** Gives an index to a table without gaps that has none; the entries are to be entered. */
  protected beginIndex(): void {
    this.bucketCount = leastBuckets;
    this.index = typedArrayAllocate<Uint32Array>(leastBuckets + roomOf(leastBuckets));
  }

  /** Doubles the index of a table without gaps. */
  protected growIndex(): void {
    const { index, bucketCount } = this;
    this.bucketCount = u32(bucketCount * 2);
    this.index = typedArrayAllocate<Uint32Array>(index.length * 2);
    for (let entry = u32(0); entry < this.count; entry++)
      this.enter(entry, u32(elementUnchecked(index, bucketCount + entry)));
  }

  protected removeAll(): void {
    this.index.fill(0);
    this.removed = u32(-1);
    this.liveCount = 0;
  }

  protected isGap(entry: u32): boolean {
    return this.bucketCount === 0 ? ((this.removed >>> entry) & 1) !== 0 : this.hashAt(entry) === 0;
  }

  protected hashAt(entry: u32): u32 {
    return u32(elementUnchecked(this.index, this.bucketCount + entry));
  }

  protected enter(entry: u32, hash: u32): void {
    this.setHash(entry, hash);
    const mask = u32(this.bucketCount - 1);
    let bucket = u32((hash >>> 1) & mask);
    while (elementUnchecked(this.index, bucket) !== 0) bucket = u32((bucket + 1) & mask);
    setElementUnchecked(this.index, bucket, entry + 1);
  }

  private setHash(entry: u32, hash: u32): void {
    setElementUnchecked(this.index, this.bucketCount + entry, hash);
  }
}

function roomOf(bucketCount: u32): u32 {
  return u32(bucketCount - (bucketCount >>> 2));
}

export class HashTable<K> extends Entries {
  readonly keys: K[] = [];

  /** Number of the key's entry, or -1. */
  find(key: K): number {
    if (this.bucketCount === 0) return this.findByComparing(key);
    const hash = u32(hashOf<K>(key) | 1);
    const mask = u32(this.bucketCount - 1);
    let bucket = u32((hash >>> 1) & mask);
    for (;;) {
      const place = elementUnchecked(this.index, bucket);
      if (place === 0) return -1;
      const entry = u32(place - 1);
      if (this.hashAt(entry) === hash && sameValueZero<K>(elementUnchecked(this.keys, entry), key)) return entry;
      bucket = u32((bucket + 1) & mask);
    }
  }

  /** Adds a key that is not there; the table is not full. */
  add(key: K): void {
    this.keys.push(keyOf<K>(key));
    if (this.bucketCount !== 0) this.enterKey(this.count);
    this.count++;
    this.liveCount++;
  }

  /** Makes room in a table without gaps; entries keep their numbers. */
  grow(): void {
    if (this.bucketCount !== 0) return this.growIndex();
    this.beginIndex();
    for (let entry = u32(0); entry < this.count; entry++) this.enterKey(entry);
  }

  /** A new table of the live entries, which replaces this one. */
  compacted(): HashTable<K> {
    const table = new HashTable<K>(this.bucketsForLive());
    for (let entry = this.nextLive(0); entry < this.count; entry = this.nextLive(entry + 1))
      table.add(elementUnchecked(this.keys, entry));
    this.replacedBy = table;
    return table;
  }

  /** An empty table, which replaces this one; all entries become gaps. */
  emptied(): HashTable<K> {
    this.removeAll();
    const table = new HashTable<K>(0);
    this.replacedBy = table;
    return table;
  }

  private findByComparing(key: K): number {
    for (let entry = 0; entry < this.keys.length; entry++) {
      if (sameValueZero<K>(elementUnchecked(this.keys, entry), key) && !this.isGap(u32(entry))) return entry;
    }
    return -1;
  }

  private enterKey(entry: u32): void {
    this.enter(entry, u32(hashOf<K>(elementUnchecked(this.keys, entry)) | 1));
  }
}

/** Walks the live entries of a table, also while the Map or Set changes. */
class EntryCursor {
  entry: u32 = 0;
  private next: u32 = 0;
  private isAtEnd = false;

  constructor(protected table: Entries) {}

  /** Where the next live entry is looked for; behind all when there is none. */
  upcoming(): number {
    if (this.isAtEnd) return Infinity;
    this.followTable();
    return this.next;
  }

  /** To the next live entry; false when there is none, from then on for good. */
  advance(): boolean {
    if (this.isAtEnd) return false;
    if (this.table.replacedBy !== null) this.followTable();
    this.entry = this.table.nextLive(this.next);
    this.next = u32(this.entry + 1);
    this.isAtEnd = this.entry >= this.table.count;
    return !this.isAtEnd;
  }

  private followTable(): void {
    for (;;) {
      const replacement = this.table.replacedBy;
      if (replacement === null) return;
      this.next = this.table.positionAfterReplacement(this.next);
      this.table = replacement;
    }
  }
}

/** The same, of a HashTable of such keys. */
export class HashTableCursor<K> extends EntryCursor {
  get key(): K {
    return elementUnchecked(trustedCast<HashTable<K>>(this.table).keys, this.entry);
  }
}

/**
 * What all Maps and Sets have in common, whatever their type arguments: how console.log and JSON look into them.
 * @internal No field of it is a member that programs see.
 */
export abstract class Collection {
  abstract readonly size: number;
  /** Entries with gaps; the entry numbers below are less than this. */
  abstract entryCount(): number;
  abstract isLiveEntry(entry: number): boolean;
  abstract keyOf(entry: number): unknown;
  /** A Map's value; a Set gives the key. */
  abstract valueOfEntry(entry: number): unknown;
  /** An empty one of the same type, and how it is filled (a Set takes the key). */
  abstract emptyCopy(): Collection;
  abstract addUnknown(key: unknown, value: unknown): void;
  /** "Map" or "Set". */
  abstract get collectionName(): string;
}

/**
 * The same for what iterates over them: console.log shows what is still to come.
 * @internal
 */
export abstract class CollectionIterator {
  constructor(readonly source: Collection) {}

  /** The number of the entry from which on it looks for the next one. */
  abstract upcoming(): number;
}
