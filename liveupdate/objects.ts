// Objects as bytes and back, by what the compiler knows of their types: all fields, whatever hangs on them, with shared
// parts and cycles kept. Code does not travel: an object that holds a function cannot be stored, nor one with a symbol.

import {
  copyObject,
  elementCount,
  elementValue,
  fieldName,
  fieldRepresentation,
  fieldTypeText,
  fieldValue,
  isSmallBigint,
  isWordBigint,
  newLike,
  packBody,
  sameObject,
  setElementValue,
  setFieldValue,
  typedArrayElementSize,
  typedArrayView,
  typeNumber,
  uncheckedCast,
  unpackBody,
  unpackField,
  valueKind,
} from "#intrinsics";
import type { ByteReader, ByteWriter } from "./bytes.ts";
import {
  CarryError,
  firstReference,
  type Shape,
  type ShapeReader,
  type ShapeWriter,
  type StoredShape,
} from "./shapes.ts";

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
  /** A bigint of more than 64 bits: an object with fields (std/large_integer.ts). */
  large: 11,
  /** An object that has been written before. */
  reference: 64,
} as const;

/** Writes graphs of objects, one after the other. */
export class ObjectWriter {
  /** The objects of the graph under way: most graphs have one. */
  private root: object | null = null;
  private others: Map<object, u32> | null = null;

  constructor(
    private readonly bytes: ByteWriter,
    private readonly shapes: ShapeWriter,
  ) {}

  /** Writes an object and what hangs on it. */
  graph(root: object): void {
    this.root = null;
    this.others = null;
    this.value(root);
  }

  private value(value: unknown): void {
    const kind = valueKind(value);
    if (typeof value === "object" && value !== null) {
      this.object(value, kind);
      return;
    }
    if (typeof value === "bigint" && !isSmallBigint(value) && !isWordBigint(value)) {
      this.object(uncheckedCast<object>(value), u32(kinds.large));
      return;
    }
    this.bytes.u8(u8(kind));
    if (typeof value === "boolean") this.bytes.u8(value ? 1 : 0);
    else if (typeof value === "number") this.bytes.f64(value);
    else if (typeof value === "string") this.bytes.text(value);
    else if (kind === kinds.i64) this.bytes.u64(u64(value as i64));
    else if (kind === kinds.u64) this.bytes.u64(value as u64);
    else if (typeof value === "symbol") throw new CarryError("a symbol cannot be stored");
    else if (value !== undefined && value !== null) throw new CarryError("a function cannot be stored");
  }

  private object(object: object, kind: u32): void {
    if (this.isReference(object)) return;
    const index = this.shapes.indexOf(object);
    const shape = this.shapes.at(index);
    this.bytes.u8(u8(kind));
    this.bytes.u32(index);
    if (kind === kinds.object || kind === kinds.large) this.fields(object, shape);
    else if (kind === kinds.tuple || kind === kinds.array) this.elements(object);
    else if (kind === kinds.typedArray) this.memory(uncheckedCast<Uint8Array>(object));
    else throw new CarryError(`${shape.type} cannot be stored`);
  }

  /** Writes a reference if the object has been written before; otherwise remembers it. */
  private isReference(object: object): boolean {
    const { root } = this;
    if (root === null) {
      this.root = object;
      return false;
    }
    const others = this.others ?? new Map<object, u32>();
    this.others = others;
    const known = sameObject(object, root) ? 0 : others.get(object);
    if (known === undefined) {
      others.set(object, u32(others.size + 1));
      return false;
    }
    this.bytes.u8(u8(kinds.reference));
    this.bytes.u32(u32(known));
    return true;
  }

  private fields(object: object, shape: Shape): void {
    const at = this.bytes.extend(shape.bodyBytes);
    packBody(object, shape.mask, this.bytes.memory, at);
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
  /** What the fields of the root have that were not stored. */
  private defaults: object | null = null;
  /** What becomes the root, when it is of its type. */
  private target: object | null = null;

  constructor(
    private readonly bytes: ByteReader,
    private readonly shapes: ShapeReader,
  ) {}

  /**
   * The next graph's root. Its fields that were not stored are those of `defaults`, if that is of its type. `target` is
   * overwritten to be the root, if that is of its type and all fields were stored.
   */
  graph(defaults: object | null, target: object | null = null): unknown {
    this.objects.length = 0;
    this.defaults = defaults;
    this.target = target;
    return this.value();
  }

  private value(): unknown {
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
      case kinds.large:
        return this.object(this.shape());
      case kinds.tuple:
      case kinds.array:
        return this.elements(this.shape(), u32(kind));
      case kinds.typedArray:
        return this.memory(this.shape());
      default:
        throw new CarryError(`no value is written as ${kind}`);
    }
  }

  private reference(): object {
    const index = this.bytes.u32();
    if (index >= u32(this.objects.length)) throw new CarryError(`object ${index} is referred to before it comes`);
    return this.objects[index];
  }

  private create(stored: StoredShape, kind: u32, length: u32): object {
    const { example, type } = stored.required;
    if (valueKind(example) !== kind) throw new CarryError(`${type} is something else in this image`);
    const made = newLike(example, length);
    this.objects.push(made);
    return made;
  }

  private shape(): StoredShape {
    return this.shapes.at(this.bytes.u32());
  }

  private object(stored: StoredShape): object {
    const shape = stored.required;
    if (!shape.hasFields) throw new CarryError(`${shape.type} has no fields in this image`);
    return stored.isSame ? this.sameObject(shape) : this.changedObject(stored, shape.example);
  }

  private sameObject(shape: Shape): object {
    const object = this.place(shape.example);
    this.objects.push(object);
    const at = this.bytes.take(shape.bodyBytes);
    if (!unpackBody(object, shape.mask, this.bytes.memory, at)) throw new CarryError(`${shape.type} is damaged`);
    for (const field of shape.references) this.takeReference(object, field);
    return object;
  }

  /** An object like the example, of which every field will be set. */
  private place(example: object): object {
    const { target } = this;
    const isRoot = this.objects.length === 0;
    return isRoot && target !== null && typeNumber(target) === typeNumber(example) ? target : newLike(example, 0);
  }

  /** Field by field, by name: the type was another one when the object was stored. */
  private changedObject(stored: StoredShape, example: object): object {
    const { defaults } = this;
    const hasDefaults = defaults !== null && this.objects.length === 0 && typeNumber(defaults) === typeNumber(example);
    const object = hasDefaults && defaults !== null ? copyObject(defaults) : newLike(example, 0);
    this.objects.push(object);
    const start = this.bytes.take(stored.bodyBytes);
    for (const { offset, isReference, own } of stored.fields) {
      if (isReference) this.takeReference(object, own);
      else if (offset >= stored.bodyBytes || !unpackField(object, own, this.bytes.memory, u32(start + offset)))
        throw new CarryError(`${stored.type} is damaged`);
    }
    if (!hasDefaults) for (const field of stored.missing) setDefault(stored.type, object, field);
    return object;
  }

  private takeReference(object: object, field: u32): void {
    if (!setFieldValue(object, field, this.value())) throw new CarryError(`${fieldName(object, field)} cannot hold it`);
  }

  private elements(stored: StoredShape, kind: u32): object {
    const { type } = stored;
    const count = this.bytes.u32();
    // Every element takes a byte at least: a lying count must not allocate.
    if (count > this.bytes.left) throw new CarryError(`${type} is cut off`);
    const array = this.create(stored, kind, count);
    for (let index: u32 = 0; index < count; index++) {
      if (!setElementValue(array, index, this.value()))
        throw new CarryError(`element ${index} does not fit in ${type}`);
    }
    return array;
  }

  private memory(stored: StoredShape): object {
    const { type } = stored;
    const count = this.bytes.u32();
    const content = this.bytes.view();
    if (count > content.length) throw new CarryError(`${type} is cut off`);
    const array = uncheckedCast<Uint8Array>(this.create(stored, u32(kinds.typedArray), count));
    const target = bytesOf(array, count);
    if (target.length !== content.length) throw new CarryError(`${type} of another size`);
    target.set(content);
    return array;
  }
}

/** A field that was not stored: 0, false, and null or undefined where the type has them. */
function setDefault(type: string, object: object, field: u32): void {
  // A new object's numbers are 0 and its booleans false already, its references undefined.
  if (fieldRepresentation(object, field) < firstReference) return;
  const text = fieldTypeText(object, field);
  if (isAlternative(text, "undefined")) return;
  if (isAlternative(text, "null") && setFieldValue(object, field, null)) return;
  throw new CarryError(`${type}.${fieldName(object, field)} was not stored and has no default`);
}

/** Is it one of the types of a union, by their texts? A function's result reaches to the end. */
function isAlternative(type: string, wanted: string): boolean {
  let depth = 0;
  let from = 0;
  for (let at = 0; at < type.length; at++) {
    switch (type.charAt(at)) {
      case '"':
        at = type.indexOf('"', at + 1);
        break;
      case "=":
        if (depth === 0) return false;
        at++;
        break;
      case "(":
      case "[":
      case "{":
      case "<":
        depth++;
        break;
      case ")":
      case "]":
      case "}":
      case ">":
        depth--;
        break;
      case "|":
        if (depth > 0) break;
        if (type.slice(from, at) === wanted) return true;
        from = at + 1;
    }
  }
  return type.slice(from) === wanted;
}

/** The memory of a typed array of any kind. */
function bytesOf(array: Uint8Array, count: u32): Uint8Array {
  return typedArrayView<Uint8Array>(array, 0, u32(count * typedArrayElementSize(array)));
}
