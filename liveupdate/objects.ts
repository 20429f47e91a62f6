// Objects as bytes and back, by what the compiler knows of their types: every field by name, whatever hangs on it, with
// shared parts and cycles kept. Code does not travel: an object that holds a function cannot be stored.

import {
  elementCount,
  elementValue,
  fieldCount,
  fieldName,
  fieldValue,
  newByTypeName,
  setElementValue,
  setFieldValue,
  typedArrayElementSize,
  typedArrayView,
  typeName,
  valueKind,
} from "#intrinsics";
import type { ByteReader, ByteWriter } from "./bytes.ts";

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

/** A value that cannot be stored, or does not fit where it is restored to. */
export class CarryError extends Error {
  override name = "CarryError";
}

/** Writes one graph of objects. */
export class ObjectWriter {
  private readonly written = new Map<object, number>();

  constructor(private readonly bytes: ByteWriter) {}

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
    this.bytes.u8(u8(kind));
    this.bytes.text(typeName(object));
    if (kind === kinds.object) this.fields(object);
    else if (kind === kinds.tuple || kind === kinds.array) this.elements(object);
    else if (kind === kinds.typedArray) this.memory(object as Uint8Array);
    else throw new CarryError(`${typeName(object)} cannot be stored`);
  }

  private fields(object: object): void {
    const count = fieldCount(object);
    this.bytes.u32(count);
    for (let index: u32 = 0; index < count; index++) {
      this.bytes.text(fieldName(object, index));
      this.value(fieldValue(object, index));
    }
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

  constructor(private readonly bytes: ByteReader) {}

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
        return this.fields(this.bytes.text());
      case kinds.tuple:
      case kinds.array:
        return this.elements(this.bytes.text());
      case kinds.typedArray:
        return this.memory(this.bytes.text());
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

  private fields(type: string): object {
    const object = this.create(type, 0);
    const written = this.bytes.u32();
    const count = fieldCount(object);
    for (let index: u32 = 0; index < written; index++) {
      const name = this.bytes.text();
      const content = this.value();
      const at = indexOfField(object, count, name, index);
      if (at < 0) throw new CarryError(`${type} has no field ${name} in this image`);
      if (!setFieldValue(object, u32(at), content))
        throw new CarryError(`${type}.${name} has another type in this image`);
    }
    return object;
  }

  private elements(type: string): object {
    const count = this.bytes.u32();
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
    const array = this.create(type, count) as Uint8Array;
    const target = bytesOf(array, count);
    if (target.length !== content.length) throw new CarryError(`${type} of another size`);
    target.set(content);
    return array;
  }
}

/** Fields come in the same order from the same class, so the guess is nearly always right. */
function indexOfField(object: object, count: u32, name: string, guess: u32): number {
  if (guess < count && fieldName(object, guess) === name) return guess;
  for (let index: u32 = 0; index < count; index++) if (fieldName(object, index) === name) return index;
  return -1;
}

/** The memory of a typed array of any kind. */
function bytesOf(array: Uint8Array, count: u32): Uint8Array {
  return typedArrayView<Uint8Array>(array, 0, u32(count * typedArrayElementSize(array)));
}
