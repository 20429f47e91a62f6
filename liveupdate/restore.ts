// Reads what a Storage took. Entries are asked for by id, or walked in order; asking for what is not there is an error
// that names the partition, the id and both types.
// @cold

import { ByteReader } from "./bytes.ts";
import { ObjectReader } from "./objects.ts";
import { ShapeReader } from "./shapes.ts";
import { type EntryType, entryTypeName, entryTypes } from "./storage.ts";

/** The stored state is not what the restoring code expects. */
export class RestoreError extends Error {
  override name = "RestoreError";
}

class Entry {
  constructor(
    readonly id: number,
    readonly type: number,
    readonly content: Uint8Array,
  ) {}
}

export class Restore {
  private readonly entries: Entry[] = [];
  private readonly shapes = new ShapeReader();
  private position = 0;

  /** `payload` may come from anywhere: everything is checked. Throws RestoreError when entries overrun it. */
  constructor(
    readonly partition: string,
    /** The version that the storing side gave its partition. */
    readonly version: number,
    payload: Uint8Array,
  ) {
    const reader = new ByteReader(payload);
    try {
      while (!reader.isAtEnd) {
        const id = Number(reader.u16());
        const type = Number(reader.u8());
        const content = reader.view();
        if (type === entryTypes.shapes) this.shapes.read(new ByteReader(content));
        else this.entries.push(new Entry(id, type, content));
      }
    } catch (error) {
      const what = error instanceof Error ? error.message : "";
      throw new RestoreError(`partition ${partition}: entry ${this.entries.length} is cut off: ${what}`);
    }
  }

  get entryCount(): number {
    return this.entries.length;
  }

  // --- In order ---

  get isAtEnd(): boolean {
    return this.position >= this.entries.length;
  }

  /** Id of the entry that comes next. */
  get id(): number {
    return this.current().id;
  }

  /** Type of the entry that comes next (`entryTypes`). */
  get type(): number {
    return this.current().type;
  }

  /** Passes over the entry that comes next. */
  skip(): void {
    this.current();
    this.position++;
  }

  // --- By id: the first entry with that id. Without id: the one that comes next, which is then passed. ---

  /** Is there an entry with that id? */
  has(id: number): boolean {
    return this.entries.some((entry) => entry.id === id);
  }

  marker(id?: number): void {
    this.find(entryTypes.marker, id);
  }

  integer(id?: number): number {
    const entry = this.find(entryTypes.integer, id);
    return this.decode(entry, () => new ByteReader(entry.content).f64());
  }

  string(id?: number): string {
    const entry = this.find(entryTypes.string, id);
    return this.decode(entry, () => new ByteReader(entry.content).text());
  }

  buffer(id?: number): Uint8Array {
    return this.find(entryTypes.buffer, id).content.slice();
  }

  vector(id?: number): number[] {
    const entry = this.find(entryTypes.vector, id);
    return this.decode(entry, () => {
      const reader = new ByteReader(entry.content);
      const values: number[] = [];
      while (!reader.isAtEnd) values.push(reader.f64());
      return values;
    });
  }

  /** The object as an unknown value: `as` its class checks that it is one. */
  object(id?: number): unknown {
    return this.encoded(entryTypes.object, id);
  }

  /** What `Storage.addEncoded` took under a type's code. */
  encoded(type: EntryType, id?: number): unknown {
    const entry = this.find(type, id);
    return this.decode(entry, () => new ObjectReader(new ByteReader(entry.content), this.shapes).value());
  }

  private current(): Entry {
    if (this.isAtEnd)
      throw new RestoreError(`partition ${this.partition}: read past its ${this.entries.length} entries`);
    return this.entries[this.position];
  }

  private find(type: EntryType, id: number | undefined): Entry {
    const entry = id === undefined ? this.current() : this.withId(id, type);
    if (entry.type !== type) {
      throw new RestoreError(
        `partition ${this.partition}: entry ${entry.id} is a ${entryTypeName(entry.type)}, not a ${entryTypeName(type)}`,
      );
    }
    if (id === undefined) this.position++;
    return entry;
  }

  private withId(id: number, type: EntryType): Entry {
    const entry = this.entries.find((one) => one.id === id);
    if (entry === undefined) {
      throw new RestoreError(
        `partition ${this.partition}: there is no entry ${id} (a ${entryTypeName(type)} is wanted)`,
      );
    }
    return entry;
  }

  /** Adds partition and id to what goes wrong inside an entry. */
  private decode<T>(entry: Entry, read: () => T): T {
    try {
      return read();
    } catch (error) {
      const what = error instanceof Error ? error.message : "cannot be read";
      throw new RestoreError(`partition ${this.partition}: entry ${entry.id} (${entryTypeName(entry.type)}): ${what}`);
    }
  }
}
