// What a partition stores: typed, numbered entries. The restoring side is restore.ts.
// @cold

import { storeU16 } from "#intrinsics";
import { ByteWriter } from "./bytes.ts";
import { ObjectWriter } from "./objects.ts";
import { ShapeWriter } from "./shapes.ts";

/** Stable codes: they cross from one image to another. */
export const entryTypes = {
  marker: 1,
  integer: 2,
  string: 3,
  buffer: 4,
  vector: 5,
  object: 6,
  connection: 7,
  listener: 8,
  timer: 9,
  /** The types of the partition's objects: behind all entries, unseen by who reads them. */
  shapes: 10,
  datagramSocket: 11,
} as const;

export type EntryType = (typeof entryTypes)[keyof typeof entryTypes];

/** Before each entry's content: its id, its type, the length of the content. */
export const entryHeadBytes: u32 = 7;
export const entryTypeOffset: u32 = 2;
export const entryLengthOffset: u32 = 3;

const maximumId = 0xffff;

/** A name for messages. */
export function entryTypeName(type: number): string {
  switch (type) {
    case entryTypes.marker:
      return "marker";
    case entryTypes.integer:
      return "integer";
    case entryTypes.string:
      return "string";
    case entryTypes.buffer:
      return "buffer";
    case entryTypes.vector:
      return "vector";
    case entryTypes.object:
      return "object";
    case entryTypes.connection:
      return "connection";
    case entryTypes.listener:
      return "listener";
    case entryTypes.timer:
      return "timer";
    case entryTypes.datagramSocket:
      return "datagram socket";
    default:
      return `entry of unknown type ${type}`;
  }
}

/** Takes the entries of one partition in the order in which they are added; ids need not be unique. */
export class Storage {
  private readonly shapes = new ShapeWriter();
  private readonly objects: ObjectWriter;
  private readonly start: u32;
  private count = 0;
  /** Where the entry under way has its length. */
  private lengthAt: u32 = 0;

  /** `bytes`: what the entries are written to, behind what is there already. */
  constructor(
    readonly partition: string,
    private readonly bytes: ByteWriter = new ByteWriter(),
  ) {
    this.start = bytes.length;
    this.objects = new ObjectWriter(bytes, this.shapes);
  }

  get entryCount(): number {
    return this.count;
  }

  /** Asked for once, when the last entry has been added: all of them as bytes, in a view. */
  finish(): Uint8Array {
    if (!this.shapes.isEmpty) {
      this.begin(entryTypes.shapes, 0);
      this.shapes.write(this.bytes);
      this.end();
      this.count--;
    }
    return this.bytes.view.subarray(this.start);
  }

  /** An entry without content: the end of a group, for example. */
  addMarker(id: number): void {
    this.begin(entryTypes.marker, id);
    this.end();
  }

  /** A number: whole or not, every double comes back as it is. */
  addInteger(id: number, value: number): void {
    this.begin(entryTypes.integer, id);
    this.bytes.f64(value);
    this.end();
  }

  addString(id: number, value: string): void {
    this.begin(entryTypes.string, id);
    this.bytes.text(value);
    this.end();
  }

  addBuffer(id: number, value: Uint8Array): void {
    this.begin(entryTypes.buffer, id);
    this.bytes.append(value);
    this.end();
  }

  /** An array of numbers. */
  addVector(id: number, values: readonly number[]): void {
    this.begin(entryTypes.vector, id);
    for (const value of values) this.bytes.f64(value);
    this.end();
  }

  /** An instance of a plain class, or an array or literal of such: all fields, and what hangs on them. */
  addObject(id: number, value: object): void {
    this.addEncoded(entryTypes.object, id, value);
  }

  /** An object under another type's code: connections, listeners and timers travel as their snapshots. */
  addEncoded(type: EntryType, id: number, value: object): void {
    this.begin(type, id);
    this.objects.graph(value);
    this.end();
  }

  private begin(type: EntryType, id: number): void {
    if (id < 0 || id > maximumId || Math.floor(id) !== id) {
      throw new RangeError(`partition ${this.partition}: ids are whole numbers from 0 to ${maximumId}, not ${id}`);
    }
    const head = this.bytes.extend(entryHeadBytes);
    const { memory } = this.bytes;
    storeU16(memory, head, u16(id));
    memory[head + entryTypeOffset] = u8(type);
    this.lengthAt = u32(head + entryLengthOffset);
  }

  /** Writes the length of the entry that is complete. */
  private end(): void {
    this.bytes.putU32(this.lengthAt, u32(u32(this.bytes.length - this.lengthAt) - 4));
    this.count++;
  }
}
