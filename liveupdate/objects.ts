// Objects as bytes and back, by what the compiler knows of their types: all fields, whatever hangs on them, with shared
// parts and cycles kept. Code does not travel: an object that holds a function cannot be stored.
// @cold

import {
  elementCount,
  elementValue,
  fieldValue,
  newByTypeName,
  newLike,
  packPlain,
  setElementValue,
  setFieldValue,
  typedArrayElementSize,
  typedArrayView,
  unpackPlain,
  valueKind,
} from "#intrinsics";
import type { ByteReader, ByteWriter } from "./bytes.ts";
import { CarryError, type Shape, type ShapeReader, type ShapeWriter } from "./shapes.ts";

/** What `valueKind` gives (runtime-c/runtime.h), which is also what is written. */
const kinds = {
  undefined: 0,
  null: 1,
  boolean: 2,
  number: 3,
  string: 4,
  i64: 5,
  u64: 6,
  object: 7,
  tuple: 8,
  array: 9,
  typedArray: 10,
  /** An object that has been written before. */
  reference: 64,
} as const;

/** Writes one graph of objects. */
export class ObjectWriter {
  private readonly written = new Map<object, number>();

  constructor(
    private readonly bytes: ByteWriter,
    private readonly shapes: ShapeWriter,
  ) {}

  value(value: unknown): void {
    const kind = valueKind(value);
    if (typeof value === "object" && value !== null) {
      this.object(value, kind);
      return;
    }
    this.bytes.u8(u8(kind));
    if (typeof value === "boolean") this.bytes.u8(value ? 1 : 0);
    else if (typeof value === "number") this.bytes.f64(value);
    else if (typeof value === "string") this.bytes.text(value);
    else if (kind === kinds.i64) this.bytes.u64(u64(value as i64));
    else if (kind === kinds.u64) this.bytes.u64(value as u64);
    else if (value !== undefined && value !== null) throw new CarryError("a function cannot be stored");
  }

  private object(object: object, kind: u32): void {
    const known = this.written.get(object);
    if (known !== undefined) {
      this.bytes.u8(u8(kinds.reference));
      this.bytes.u32(u32(known));
      return;
    }
    this.written.set(object, this.written.size);
    const shape = this.shapes.shapeOf(object);
    this.bytes.u8(u8(kind));
    this.bytes.u32(u32(shape.index));
    if (kind === kinds.object) this.fields(object, shape);
    else if (kind === kinds.tuple || kind === kinds.array) this.elements(object);
    else if (kind === kinds.typedArray) this.memory(object as Uint8Array);
    else throw new CarryError(`${shape.type} cannot be stored`);
  }

  private fields(object: object, shape: Shape): void {
    const at = this.bytes.extend(shape.plainBytes);
    packPlain(object, this.bytes.memory, u32(at));
    for (const field of shape.references) this.value(fieldValue(object, field));
  }

  private elements(object: object): void {
    const count = elementCount(object);
    this.bytes.u32(count);
    for (let index: u32 = 0; index < count; index++) this.value(elementValue(object, index));
  }

  private memory(array: Uint8Array): void {
    const count = elementCount(array);
    this.bytes.u32(count);
    this.bytes.buffer(bytesOf(array, count));
  }
}

/** Reads what an ObjectWriter wrote. */
export class ObjectReader {
  private readonly objects: object[] = [];

  constructor(
    private readonly bytes: ByteReader,
    private readonly shapes: ShapeReader,
  ) {}

  value(): unknown {
    const kind = this.bytes.u8();
    switch (Number(kind)) {
      case kinds.undefined:
        return undefined;
      case kinds.null:
        return null;
      case kinds.boolean:
        return this.bytes.u8() !== 0;
      case kinds.number:
        return this.bytes.f64();
      case kinds.string:
        return this.bytes.text();
      case kinds.i64:
        return i64(this.bytes.u64());
      case kinds.u64:
        return this.bytes.u64();
      case kinds.reference:
        return this.reference();
      case kinds.object:
        return this.fields(this.shape());
      case kinds.tuple:
      case kinds.array:
        return this.elements(this.shape().type);
      case kinds.typedArray:
        return this.memory(this.shape().type);
      default:
        throw new CarryError(`no value is written as ${kind}`);
    }
  }

  private reference(): object {
    const index = this.bytes.u32();
    if (index >= u32(this.objects.length)) throw new CarryError(`object ${index} is referred to before it comes`);
    return this.objects[index];
  }

  private create(type: string, length: u32): object {
    const made = newByTypeName(type, length);
    if (typeof made !== "object" || made === null) throw new CarryError(`this image has no type ${type}`);
    this.objects.push(made);
    return made;
  }

  private shape(): Shape {
    return this.shapes.at(Number(this.bytes.u32()));
  }

  private fields(shape: Shape): object {
    if (shape.example === null) throw new CarryError(`${shape.type} has no fields`);
    const object = newLike(shape.example);
    this.objects.push(object);
    const at = this.bytes.take(shape.plainBytes);
    unpackPlain(object, this.bytes.memory, u32(at));
    for (const field of shape.references) setFieldValue(object, field, this.value());
    return object;
  }

  private elements(type: string): object {
    const count = this.bytes.u32();
    // Every element takes a byte at least: a lying count must not allocate.
    if (count > this.bytes.left) throw new CarryError(`${type} is cut off`);
    const array = this.create(type, count);
    for (let index: u32 = 0; index < count; index++) {
      if (!setElementValue(array, index, this.value()))
        throw new CarryError(`element ${index} does not fit in ${type}`);
    }
    return array;
  }

  private memory(type: string): object {
    const count = this.bytes.u32();
    const content = this.bytes.view();
    if (count > content.length) throw new CarryError(`${type} is cut off`);
    const array = this.create(type, count) as Uint8Array;
    const target = bytesOf(array, count);
    if (target.length !== content.length) throw new CarryError(`${type} of another size`);
    target.set(content);
    return array;
  }
}

/** The memory of a typed array of any kind. */
function bytesOf(array: Uint8Array, count: u32): Uint8Array {
  return typedArrayView<Uint8Array>(array, 0, u32(count * typedArrayElementSize(array)));
}
