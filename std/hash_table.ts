// The keys of a Map or Set in the order they were added, with an index of buckets over them (open addressing). Entries
// that are removed stay as gaps until the table is full; then the live ones move to a new table. The old table points
// to it, so that iterators that stand in the old one find their place again.

import { elementUnchecked, hashOf, keyOf, sameValueZero, setElementUnchecked, typedArrayAllocate } from "#intrinsics";

const leastBuckets = 8;

let emptyIndex: Uint32Array | undefined;

/**
 * The index of all tables without room: many Maps and Sets never hold anything. Made when it is first asked for: modules
 * of the library that are initialised before this one have Maps too.
 */
function noEntries(): Uint32Array {
  return (emptyIndex ??= typedArrayAllocate<Uint32Array>(0));
}

export class HashTable<K> {
  readonly keys: K[] = [];
  /** The table that the live entries moved to. */
  replacedBy: HashTable<K> | null = null;
  liveCount: u32 = 0;
  /** Of each entry: its key's hash with the lowest bit set; 0 if it was removed. */
  private hashes: Uint32Array;
  /** Number of an entry plus one; 0: free. Gaps are never free, so a search goes past them. */
  private buckets: Uint32Array;

  constructor(bucketCount: u32) {
    const isEmpty = bucketCount === 0;
    this.hashes = isEmpty ? noEntries() : typedArrayAllocate<Uint32Array>(bucketCount - (bucketCount >>> 2));
    this.buckets = isEmpty ? noEntries() : typedArrayAllocate<Uint32Array>(bucketCount);
  }

  isLive(entry: number): boolean {
    return elementUnchecked(this.hashes, entry) !== 0;
  }

  /** Number of the key's entry, or -1. */
  find(key: K): number {
    if (this.liveCount === 0) return -1;
    const hash = u32(hashOf<K>(key) | 1);
    const mask = u32(this.buckets.length - 1);
    let bucket = u32((hash >>> 1) & mask);
    for (;;) {
      const place = elementUnchecked(this.buckets, bucket);
      if (place === 0) return -1;
      const entry = place - 1;
      if (elementUnchecked(this.hashes, entry) === hash && sameValueZero<K>(elementUnchecked(this.keys, entry), key)) {
        return entry;
      }
      bucket = u32((bucket + 1) & mask);
    }
  }

  get isFull(): boolean {
    return this.keys.length === this.hashes.length;
  }

  /** Adds a key that is not there; the table is not full. */
  add(key: K): void {
    const hash = u32(hashOf<K>(key) | 1);
    this.hashes[this.keys.length] = hash;
    this.keys.push(keyOf<K>(key));
    this.liveCount = u32(this.liveCount + 1);
    this.enter(hash, this.keys.length);
  }

  remove(entry: number): void {
    this.hashes[entry] = 0;
    this.liveCount = u32(this.liveCount - 1);
  }

  /** Whether so many entries are gaps that they hold memory for nothing. */
  get isSparse(): boolean {
    return this.keys.length > 32 && this.liveCount * 4 < this.keys.length;
  }

  get hasGaps(): boolean {
    return this.liveCount !== this.keys.length;
  }

  /** Doubles the room of a table without gaps; entries keep their numbers. */
  grow(): void {
    const bucketCount = u32(this.buckets.length === 0 ? leastBuckets : this.buckets.length * 2);
    const hashes = typedArrayAllocate<Uint32Array>(bucketCount - (bucketCount >>> 2));
    this.buckets = typedArrayAllocate<Uint32Array>(bucketCount);
    for (let entry = 0; entry < this.keys.length; entry++) {
      const hash = u32(elementUnchecked(this.hashes, entry));
      setElementUnchecked(hashes, entry, hash);
      this.enter(hash, entry + 1);
    }
    this.hashes = hashes;
  }

  /** A new table of the live entries, which replaces this one. */
  compacted(): HashTable<K> {
    let bucketCount = u32(leastBuckets);
    while (bucketCount < this.liveCount * 2) bucketCount = u32(bucketCount * 2);
    const table = new HashTable<K>(bucketCount);
    for (let entry = 0; entry < this.keys.length; entry++) {
      if (this.isLive(entry)) table.add(elementUnchecked(this.keys, entry));
    }
    this.replacedBy = table;
    return table;
  }

  /** An empty table, which replaces this one; all entries become gaps. */
  emptied(): HashTable<K> {
    this.hashes.fill(0);
    this.liveCount = 0;
    const table = new HashTable<K>(0);
    this.replacedBy = table;
    return table;
  }

  /** Where an iterator before `entry` of this table stands in the table that replaced it. */
  positionAfterReplacement(entry: number): number {
    let position = 0;
    for (let before = 0; before < entry; before++) {
      if (this.isLive(before)) position++;
    }
    return position;
  }

  private enter(hash: u32, place: number): void {
    const mask = u32(this.buckets.length - 1);
    let bucket = u32((hash >>> 1) & mask);
    while (elementUnchecked(this.buckets, bucket) !== 0) bucket = u32((bucket + 1) & mask);
    setElementUnchecked(this.buckets, bucket, place);
  }
}

/** Walks the live entries of a table, also while the Map or Set changes. */
export class HashTableCursor<K> {
  entry = -1;
  private isAtEnd = false;

  constructor(public table: HashTable<K>) {}

  /** Where the next live entry is looked for; behind all when there is none. */
  upcoming(): number {
    if (this.isAtEnd) return Infinity;
    let next = this.entry + 1;
    for (;;) {
      const replacement = this.table.replacedBy;
      if (replacement === null) return next;
      next = this.table.positionAfterReplacement(next);
      this.entry = next - 1;
      this.table = replacement;
    }
  }

  /** To the next live entry; false when there is none, from then on for good. */
  advance(): boolean {
    if (this.isAtEnd) return false;
    let next = this.upcoming();
    const { table } = this;
    while (next < table.keys.length && !table.isLive(next)) next++;
    this.entry = next;
    this.isAtEnd = next >= table.keys.length;
    return !this.isAtEnd;
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
