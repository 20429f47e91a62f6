// Reads what a Storage took. Entries are asked for by id, or walked in order; asking for what is not there is an error
// that names the partition, the id and both types.
// @cold

import { loadU16, loadU32 } from "#intrinsics";
import { ByteReader } from "./bytes.ts";
import { ObjectReader } from "./objects.ts";
import { ShapeReader } from "./shapes.ts";
import {
  entryHeadBytes,
  entryLengthOffset,
  type EntryType,
  entryTypeName,
  entryTypeOffset,
  entryTypes,
} from "./storage.ts";

/** The stored state is not what the restoring code expects. */
export class RestoreError extends Error {
  override name = "RestoreError";
}

/** No entry is there. */
const nowhere: u32 = 0xffffffff;

export class Restore {
  private readonly shapes = new ShapeReader();
  private readonly reader: ByteReader;
  private readonly objects: ObjectReader;
  /** Where the entries lie, without the shapes behind them. */
  private readonly start: u32;
  private end: u32;
  /** The entry that comes next. */
  private next: u32;
  private count = 0;

  // The entry that was looked at last: where it is, its head, and where its content lies.
  private lookedAt: u32 = nowhere;
  private entryId: u32 = 0;
  private entryType: u32 = 0;
  private contentStart: u32 = 0;
  private contentEnd: u32 = 0;

  /**
   * `payload` may come from anywhere: everything is checked. Throws RestoreError when entries overrun it. The entries are
   * the `length` bytes from `start` on.
   */
  constructor(
    readonly partition: string,
    /** The version that the storing side gave its partition. */
    readonly version: number,
    payload: Uint8Array,
    start: u32 = 0,
    length: u32 = u32(payload.length),
  ) {
    this.reader = new ByteReader(payload);
    this.objects = new ObjectReader(this.reader, this.shapes);
    this.start = start;
    this.next = start;
    this.end = u32(start + length);
    try {
      this.check();
    } catch (error) {
      const what = error instanceof Error ? error.message : "";
      throw new RestoreError(`partition ${partition}: entry ${this.count} is cut off: ${what}`);
    }
  }

  /** Goes through all entries once. */
  private check(): void {
    const { end } = this;
    let at = this.start;
    while (at < end) {
      const entry = at;
      at = this.look(entry);
      if (this.entryType !== u32(entryTypes.shapes)) {
        this.count++;
        continue;
      }
      this.reader.enter(this.contentStart, this.contentEnd);
      this.shapes.read(this.reader);
      // The last entry, unseen from here on.
      this.end = entry;
      if (at !== end) throw new RangeError("there is something behind the types");
    }
  }

  /** Reads the head of the entry there; gives where the next one starts. */
  private look(at: u32): u32 {
    if (at === this.lookedAt) return this.contentEnd;
    const { reader } = this;
    reader.enter(at, this.end);
    const { memory } = reader;
    const head = reader.take(entryHeadBytes);
    this.entryId = u32(loadU16(memory, head));
    this.entryType = u32(memory[head + entryTypeOffset]);
    this.contentStart = reader.take(loadU32(memory, u32(head + entryLengthOffset)));
    this.contentEnd = reader.offset;
    this.lookedAt = at;
    return this.contentEnd;
  }

  get entryCount(): number {
    return this.count;
  }

  // --- In order ---

  get isAtEnd(): boolean {
    return this.next >= this.end;
  }

  /** Id of the entry that comes next. */
  get id(): number {
    this.current();
    return this.entryId;
  }

  /** Type of the entry that comes next (`entryTypes`). */
  get type(): number {
    this.current();
    return this.entryType;
  }

  /** Passes over the entry that comes next. */
  skip(): void {
    this.next = this.current();
  }

  /** A copy of what the entry that comes next holds. */
  content(): Uint8Array {
    this.current();
    return this.reader.memory.slice(this.contentStart, this.contentEnd);
  }

  /** Passes over the entry that comes next if it is of that type and holds just this. */
  skipIfSame(type: EntryType, content: Uint8Array): boolean {
    const behind = this.current();
    if (this.entryType !== u32(type)) return false;
    this.reader.enter(this.contentStart, this.contentEnd);
    if (this.reader.left !== u32(content.length) || !this.reader.startsWith(content)) return false;
    this.next = behind;
    return true;
  }

  // --- By id: the first entry with that id. Without id: the one that comes next, which is then passed. ---

  /** Is there an entry with that id? */
  has(id: number): boolean {
    return this.lookFor(id);
  }

  marker(id?: number): void {
    this.find(entryTypes.marker, id);
  }

  integer(id?: number): number {
    this.find(entryTypes.integer, id);
    return this.decode(() => this.reader.f64());
  }

  string(id?: number): string {
    this.find(entryTypes.string, id);
    return this.decode(() => this.reader.text());
  }

  buffer(id?: number): Uint8Array {
    this.find(entryTypes.buffer, id);
    return this.reader.memory.slice(this.contentStart, this.contentEnd);
  }

  vector(id?: number): number[] {
    this.find(entryTypes.vector, id);
    return this.decode(() => {
      const values: number[] = [];
      while (!this.reader.isAtEnd) values.push(this.reader.f64());
      return values;
    });
  }

  /**
   * The object as an unknown value: `as` its class checks that it is one. If its class has got new fields since it was
   * stored, they are those of `defaults`, or 0, false, null or undefined.
   */
  object(id?: number, defaults: object | null = null): unknown {
    return this.encoded(entryTypes.object, id, defaults);
  }

  /** What `Storage.addEncoded` took under a type's code; in `target`, if it is given and of the type that was stored. */
  encoded(type: EntryType, id: number | undefined, defaults: object | null, target: object | null = null): unknown {
    this.find(type, id);
    return this.decode(() => this.objects.graph(defaults, target));
  }

  /** Looks at the entry that comes next; gives where the one behind it starts. */
  private current(): u32 {
    if (this.isAtEnd) throw new RestoreError(`partition ${this.partition}: read past its ${this.count} entries`);
    return this.look(this.next);
  }

  /** Lets `reader` stand at the content of the entry that is asked for. */
  private find(type: EntryType, id: number | undefined): void {
    if (id === undefined) {
      const behind = this.current();
      this.checkType(type);
      this.next = behind;
    } else {
      if (!this.lookFor(id))
        throw new RestoreError(
          `partition ${this.partition}: there is no entry ${id} (a ${entryTypeName(type)} is wanted)`,
        );
      this.checkType(type);
    }
    this.reader.enter(this.contentStart, this.contentEnd);
  }

  private checkType(type: EntryType): void {
    if (this.entryType === u32(type)) return;
    const found = entryTypeName(this.entryType);
    throw new RestoreError(
      `partition ${this.partition}: entry ${this.entryId} is a ${found}, not a ${entryTypeName(type)}`,
    );
  }

  /** Looks at the first entry with that id; false: there is none. */
  private lookFor(id: number): boolean {
    for (let at = this.start; at < this.end;) {
      at = this.look(at);
      if (Number(this.entryId) === id) return true;
    }
    return false;
  }

  /** Adds partition and id to what goes wrong inside an entry. */
  private decode<T>(read: () => T): T {
    const id = this.entryId;
    const type = this.entryType;
    try {
      return read();
    } catch (error) {
      const what = error instanceof Error ? error.message : "cannot be read";
      throw new RestoreError(`partition ${this.partition}: entry ${id} (${entryTypeName(type)}): ${what}`);
    }
  }
}
