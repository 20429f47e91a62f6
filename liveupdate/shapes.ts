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
  typeName,
  typeNumber,
  valueKind,
} from "#intrinsics";
import type { ByteReader, ByteWriter } from "./bytes.ts";

/** A value that cannot be stored, or does not fit where it is restored to. */
export class CarryError extends Error {
  override name = "CarryError";
}

/** `fieldRepresentation`s below this one are plain numbers and booleans. */
export const firstReference: u32 = 12;
/** `valueKind` of an object with named fields. */
const objectKind: u32 = 7;

/** A type as this image has it. */
export class Shape {
  /** Named ones; arrays and tuples have none. */
  readonly hasFields: boolean;
  /** Fields that hold references or any value. */
  readonly references: u32[] = [];
  /** Bytes of all other fields, as they lie in memory, and the bits that these can have. */
  readonly bodyBytes: u32;
  readonly mask: Uint8Array;

  constructor(
    readonly index: u32,
    readonly type: string,
    /** Some object of the type. */
    readonly example: object,
  ) {
    this.hasFields = valueKind(example) === objectKind;
    this.bodyBytes = this.hasFields ? bodyBytes(example) : 0;
    this.mask = new Uint8Array(this.bodyBytes);
    if (!this.hasFields) return;
    bodyMask(example, this.mask);
    const count = fieldCount(example);
    for (let field: u32 = 0; field < count; field++) {
      if (fieldRepresentation(example, field) >= firstReference) this.references.push(field);
    }
  }
}

/** The shapes that a partition's objects have, as they come up. */
export class ShapeWriter {
  private readonly shapes = new Map<number, Shape>();
  private readonly order: Shape[] = [];
  /** Most objects are of the type of the one before. */
  private latest: Shape | null = null;
  private latestNumber: u32 = 0;

  get isEmpty(): boolean {
    return this.order.length === 0;
  }

  shapeOf(object: object): Shape {
    const number = typeNumber(object);
    const { latest } = this;
    if (latest !== null && number === this.latestNumber) return latest;
    const shape = this.shapes.get(number) ?? this.add(number, object);
    this.latest = shape;
    this.latestNumber = number;
    return shape;
  }

  private add(number: u32, object: object): Shape {
    const shape = new Shape(u32(this.order.length), typeName(object), object);
    this.shapes.set(number, shape);
    this.order.push(shape);
    return shape;
  }

  write(bytes: ByteWriter): void {
    bytes.u32(u32(this.order.length));
    for (const shape of this.order) writeShape(bytes, shape);
  }
}

function writeShape(bytes: ByteWriter, { type, example, hasFields, bodyBytes }: Shape): void {
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
    for (let index: u32 = 0; index < count; index++) this.shapes.push(readShape(bytes, index));
  }

  /** Throws CarryError when nothing was stored under that number. */
  at(index: u32): StoredShape {
    if (index >= u32(this.shapes.length)) throw new CarryError(`there is no stored type ${index}`);
    return this.shapes[index];
  }
}

function readShape(bytes: ByteReader, index: u32): StoredShape {
  const type = bytes.text();
  const stored = new StoredShape(type, bytes.u32(), ownShape(index, type));
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

function ownShape(index: u32, type: string): Shape | null {
  const example = newByTypeName(type, 0);
  if (typeof example !== "object" || example === null) return null;
  return new Shape(index, type, example);
}
