// The types of stored objects. Each is written once, with its fields; objects refer to it by number. The reading image
// compares it with its own type of that name: both must agree in every field, or the object is refused.
// @cold

import {
  fieldCount,
  fieldName,
  fieldRepresentation,
  fieldTypeText,
  newByTypeName,
  plainBytes,
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
const firstReference: u32 = 12;
/** `valueKind` of an object with named fields. */
const objectKind: u32 = 7;

export class Shape {
  /** Fields that hold references or any value. */
  readonly references: u32[] = [];
  /** Bytes of all other fields. */
  readonly plainBytes: u32;

  constructor(
    readonly index: number,
    readonly type: string,
    /** Some object of the type; null for arrays and tuples. */
    readonly example: object | null,
  ) {
    this.plainBytes = example === null ? u32(0) : plainBytes(example);
    if (example === null) return;
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

  get isEmpty(): boolean {
    return this.order.length === 0;
  }

  shapeOf(object: object): Shape {
    const number = Number(typeNumber(object));
    const known = this.shapes.get(number);
    if (known !== undefined) return known;
    const shape = new Shape(this.order.length, typeName(object), valueKind(object) === objectKind ? object : null);
    this.shapes.set(number, shape);
    this.order.push(shape);
    return shape;
  }

  write(bytes: ByteWriter): void {
    bytes.u32(u32(this.order.length));
    for (const { type, example } of this.order) {
      bytes.text(type);
      const count: u32 = example === null ? 0 : fieldCount(example);
      bytes.u32(count);
      for (let field: u32 = 0; field < count; field++) {
        if (example === null) continue;
        bytes.text(fieldName(example, field));
        bytes.text(fieldTypeText(example, field));
      }
    }
  }
}

/** The shapes of a stored partition, matched with this image's types. */
export class ShapeReader {
  private readonly shapes: (Shape | string)[] = [];

  read(bytes: ByteReader): void {
    const count = bytes.u32();
    for (let index: u32 = 0; index < count; index++) this.shapes.push(readShape(bytes, Number(index)));
  }

  /** Throws CarryError when this image has no such type. */
  at(index: number): Shape {
    if (index >= this.shapes.length) throw new CarryError(`there is no stored type ${index}`);
    const shape = this.shapes[index];
    if (typeof shape === "string") throw new CarryError(shape);
    return shape;
  }
}

/** A shape, or why this image cannot take objects of it: said when one comes. */
function readShape(bytes: ByteReader, index: number): Shape | string {
  const type = bytes.text();
  const count = bytes.u32();
  const example = newByTypeName(type, 0);
  const isKnown = typeof example === "object" && example !== null;
  const hasFields = isKnown && valueKind(example) === objectKind;
  let problem = isKnown ? "" : `this image has no type ${type}`;
  const own: u32 = hasFields ? fieldCount(example as object) : 0;
  for (let field: u32 = 0; field < count; field++) {
    const name = bytes.text();
    const typeText = bytes.text();
    if (problem !== "") continue;
    if (field >= own || fieldName(example as object, field) !== name) problem = `${type} has no field ${name} there`;
    else if (fieldTypeText(example as object, field) !== typeText) problem = `${type}.${name} is no ${typeText} here`;
  }
  if (problem === "" && own > count) problem = `${type} has more fields in this image`;
  if (problem !== "") return problem;
  return new Shape(index, type, hasFields ? (example as object) : null);
}
