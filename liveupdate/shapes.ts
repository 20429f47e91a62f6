// The types of stored objects. Each is written once, with its fields and where they lie; objects refer to it by number. An
// image whose type is the same takes objects of it in one piece; if the type has changed, field by field and by name.
// @cold

import {
  bodyBytes,
  bodyMask,
  fieldCount,
  fieldName,
  fieldOffset,
  fieldRepresentation,
  fieldTypeText,
  newByTypeName,
  newLike,
  typeName,
  typeNumber,
  uncheckedCast,
  valueKind,
} from "#intrinsics";
import { type ByteReader, ByteWriter } from "./bytes.ts";

/** A value that cannot be stored, or does not fit where it is restored to. */
export class CarryError extends Error {
  override name = "CarryError";
}

/** `fieldRepresentation`s below this one are plain numbers and booleans. */
export const firstReference: u32 = 12;
/** `valueKind` of an object with named fields; up to this one they can be made. */
const objectKind: u32 = 7;
/** Of all that is no object only a bigint of more than 64 bits has a shape. */
const largeKind: u32 = 5;
const lastKind: u32 = 10;

/** A type as this image has it. */
export class Shape {
  /** Named ones; arrays and tuples have none. */
  readonly hasFields: boolean;
  /** Fields that hold references or any value. */
  readonly references: u32[] = [];
  /** Bytes of all other fields, as they lie in memory, and the bits that these can have. */
  readonly bodyBytes: u32;
  readonly mask: Uint8Array;
  private written: Uint8Array | null = null;

  constructor(
    readonly type: string,
    /** Some object of the type. */
    readonly example: object,
  ) {
    const kind = valueKind(example);
    this.hasFields = kind === objectKind || kind === largeKind;
    this.bodyBytes = this.hasFields ? bodyBytes(example) : 0;
    this.mask = new Uint8Array(this.bodyBytes);
    if (!this.hasFields) return;
    bodyMask(example, this.mask);
    const count = fieldCount(example);
    for (let field: u32 = 0; field < count; field++) {
      if (fieldRepresentation(example, field) >= firstReference) this.references.push(field);
    }
  }

  /** What is stored of it. */
  get bytes(): Uint8Array {
    this.written ??= describe(this);
    return this.written;
  }
}

function describe({ type, example, hasFields, bodyBytes }: Shape): Uint8Array {
  const bytes = new ByteWriter();
  bytes.text(type);
  bytes.u32(bodyBytes);
  const count: u32 = hasFields ? fieldCount(example) : 0;
  bytes.u32(count);
  for (let field: u32 = 0; field < count; field++) {
    bytes.text(fieldName(example, field));
    bytes.text(fieldTypeText(example, field));
    bytes.u8(u8(fieldRepresentation(example, field)));
    bytes.u32(fieldOffset(example, field));
  }
  return bytes.view;
}

/** By number: a type is the same in every partition, and was in the rehearsal. */
const known = new Map<number, Shape>();

function shapeOf(object: object): Shape {
  const number = typeNumber(object);
  let shape = known.get(number);
  if (shape === undefined) {
    // Not the object itself: it would be kept.
    shape = new Shape(typeName(object), valueKind(object) > lastKind ? object : newLike(object, 0));
    known.set(number, shape);
  }
  return shape;
}

/** The shapes that a partition's objects have, as they come up. */
export class ShapeWriter {
  private readonly order: Shape[] = [];
  /** Most objects are of the type of the one before. */
  private latestNumber: u32 = 0;
  private latestIndex: u32 = 0;

  get isEmpty(): boolean {
    return this.order.length === 0;
  }

  /** The number under which an object's type is stored. */
  indexOf(object: object): u32 {
    const number = typeNumber(object);
    if (number === this.latestNumber && !this.isEmpty) return this.latestIndex;
    const shape = shapeOf(object);
    const found = this.order.indexOf(shape);
    if (found < 0) this.order.push(shape);
    this.latestNumber = number;
    this.latestIndex = u32(found < 0 ? this.order.length - 1 : found);
    return this.latestIndex;
  }

  at(index: u32): Shape {
    return this.order[index];
  }

  write(bytes: ByteWriter): void {
    bytes.u32(u32(this.order.length));
    for (const shape of this.order) bytes.append(shape.bytes);
  }
}

/** A stored field, and the field of this image's type that has its name. */
class StoredField {
  constructor(
    readonly offset: u32,
    readonly isReference: boolean,
    readonly own: u32,
  ) {}
}

/** A type as it was stored, matched with this image's type of that name. */
export class StoredShape {
  /** In the order in which they were stored. */
  readonly fields: StoredField[] = [];
  /** Fields of this image's type that were not stored. */
  readonly missing: u32[] = [];
  /** The same fields in the same places: objects can be taken in one piece. */
  isSame = true;
  /** Why objects of it cannot be taken; empty: they can. */
  problem = "";

  constructor(
    readonly type: string,
    readonly bodyBytes: u32,
    /** This image's type of that name; null: it has none. */
    readonly own: Shape | null,
  ) {
    if (own === null) this.problem = `this image has no type ${type}`;
  }

  /** Throws CarryError when this image cannot take objects of it. */
  get required(): Shape {
    const { own } = this;
    if (own === null || this.problem !== "") throw new CarryError(this.problem);
    return own;
  }

  add(index: u32, name: string, typeText: string, representation: u32, offset: u32): void {
    const shape = this.own;
    if (shape === null || !shape.hasFields || this.problem !== "") return;
    const { example } = shape;
    const field = indexOfField(example, name, index);
    if (field < 0) {
      this.problem = `${this.type} has no field ${name} in this image`;
      return;
    }
    const own = u32(field);
    if (fieldTypeText(example, own) !== typeText || fieldRepresentation(example, own) !== representation) {
      this.problem = `${this.type}.${name} is a ${fieldTypeText(example, own)} in this image, not a ${typeText}`;
      return;
    }
    this.fields.push(new StoredField(offset, representation >= firstReference, own));
    if (own !== index || offset !== fieldOffset(example, own)) this.isSame = false;
  }

  /** All fields are there: finds those that are missing. */
  finish(): void {
    const { own } = this;
    if (own === null || !own.hasFields) return;
    const count = fieldCount(own.example);
    if (u32(this.fields.length) !== count || this.bodyBytes !== own.bodyBytes) this.isSame = false;
    if (this.isSame) return;
    for (let field: u32 = 0; field < count; field++) {
      if (!this.fields.some((stored) => stored.own === field)) this.missing.push(field);
    }
  }
}

/** Where the field is that has this name, mostly at `likely`; -1: nowhere. */
function indexOfField(example: object, name: string, likely: u32): i32 {
  const count = fieldCount(example);
  if (likely < count && fieldName(example, likely) === name) return i32(likely);
  for (let field: u32 = 0; field < count; field++) if (fieldName(example, field) === name) return i32(field);
  return -1;
}

/** The shapes of a stored partition. */
export class ShapeReader {
  private readonly shapes: StoredShape[] = [];

  read(bytes: ByteReader): void {
    const count = bytes.u32();
    for (let index: u32 = 0; index < count; index++) this.shapes.push(takeShape(bytes));
  }

  /** Throws CarryError when nothing was stored under that number. */
  at(index: u32): StoredShape {
    if (index >= u32(this.shapes.length)) throw new CarryError(`there is no stored type ${index}`);
    return this.shapes[index];
  }
}

/** What was stored of a type, and what came of it. */
interface MatchedShape {
  readonly bytes: Uint8Array;
  readonly stored: StoredShape;
}

/** All that have been read: the same types come in most partitions, and have come in the rehearsal's. */
const matched: MatchedShape[] = [];

function takeShape(bytes: ByteReader): StoredShape {
  const start = bytes.offset;
  for (const { bytes: seen, stored } of matched) {
    if (!bytes.startsWith(seen)) continue;
    bytes.take(u32(seen.length));
    return stored;
  }
  const stored = readShape(bytes);
  matched.push({ bytes: bytes.memory.slice(start, bytes.offset), stored });
  return stored;
}

function readShape(bytes: ByteReader): StoredShape {
  const type = bytes.text();
  const stored = new StoredShape(type, bytes.u32(), ownShape(type));
  const count = bytes.u32();
  for (let field: u32 = 0; field < count; field++) {
    const name = bytes.text();
    const typeText = bytes.text();
    const representation = u32(bytes.u8());
    stored.add(field, name, typeText, representation, bytes.u32());
  }
  stored.finish();
  return stored;
}

function ownShape(type: string): Shape | null {
  const example = newByTypeName(type, 0);
  if (typeof example === "bigint") return shapeOf(uncheckedCast<object>(example));
  if (typeof example !== "object" || example === null) return null;
  return shapeOf(example);
}
