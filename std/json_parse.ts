// JSON.parse: the text is read, then checked against the static type that it is given, and made what that type says.

import {
  arrayOfType,
  instanceOfType,
  objectOfType,
  placeFields,
  setElementValue,
  setFieldValue,
  shapeLayouts,
  shapeRecords,
  shapeText,
  trustedCast,
} from "#intrinsics";
import { AnyDictionary, Dictionary } from "./dictionary.ts";
import { kindText, type Shape, shapeFrom, ShapeKind } from "./json_shape.ts";
import { JsonObject, JsonReader } from "./json_text.ts";

/**
 * The value that a JSON text stands for, as a T: `const config: Config = JSON.parse(text)`, or `JSON.parse(text) as
 * Config`. Throws SyntaxError for what is no JSON, and TypeError, naming the place, where it is no T. Members that T does
 * not have are left out. `reviver` sees every value with its name, the innermost first, and gives what takes its place;
 * undefined leaves it out.
 */
export function parse<T = Untyped>(text: string, reviver?: Reviver): T {
  const read = new JsonReader(text).read();
  const tree = reviver === undefined ? read : asRead(revived("", read, reviver));
  const shape = shapeFrom(shapeText<T>(), shapeLayouts<T>(), shapeRecords<T>());
  return trustedCast<T>(new Checker().make(tree, shape));
}

export type Reviver = (key: string, value: Untyped) => Untyped;

/** The reviver is shown objects as a text without a type gives them. */
function revived(key: string, value: unknown, reviver: Reviver): unknown {
  if (Array.isArray(value)) {
    const list = value as unknown[];
    for (let index = 0; index < list.length; index++) list[index] = revived(String(index), list[index], reviver);
  } else if (value instanceof JsonObject) {
    const kept = new Dictionary<unknown>();
    for (let index = 0; index < value.names.length; index++) {
      const content = revived(value.names[index], value.values[index], reviver);
      if (content !== undefined) kept.set(value.names[index], content);
    }
    return reviver(key, kept);
  }
  return reviver(key, value);
}

/** What a reviver has left, as the text would be read. */
function asRead(value: unknown): unknown {
  if (Array.isArray(value)) return withRemoved((value as unknown[]).map((element) => asRead(element)));
  if (!(value instanceof Dictionary)) return value;
  const record: AnyDictionary = value;
  const tree = new JsonObject();
  for (const name of record.keys()) tree.set(name, asRead(record.valueOf(name)));
  return tree;
}

/** What a reviver has removed is as if nobody had set it. */
function withRemoved(list: unknown[]): unknown[] {
  if (!list.includes(undefined)) return list;
  list.length++;
  list.length--;
  return list;
}

export class Mismatch extends TypeError {}

export class Checker {
  /** Where the value is: ".name" and "[2]", from the outermost on. */
  private readonly path: string[] = [];

  make(value: unknown, shape: Shape): unknown {
    switch (shape.kind) {
      case ShapeKind.Array:
        return this.array(value, shape);
      case ShapeKind.Tuple:
        return this.tuple(value, shape);
      case ShapeKind.Object:
        return this.object(value, shape);
      case ShapeKind.Record:
        return this.record(value, shape);
      case ShapeKind.Union:
        return this.union(value, shape);
      case ShapeKind.Unknown:
        return this.untyped(value);
      default:
        if (!isPlain(value, shape)) this.fail(value, shape);
        return value;
    }
  }

  /** The members of what is an object; null of anything else. */
  protected tree(value: unknown): JsonObject | null {
    return value instanceof JsonObject ? value : null;
  }

  protected array(value: unknown, shape: Shape): object {
    if (!Array.isArray(value)) return this.fail(value, shape);
    const values = value as unknown[];
    const made = arrayOfType(shape.descriptor, u32(values.length));
    for (let index = 0; index < values.length; index++) {
      this.path.push(`[${index}]`);
      setElementValue(made, u32(index), this.make(values[index], shape.parts[0]));
      this.path.pop();
    }
    return made;
  }

  private tuple(value: unknown, shape: Shape): object {
    if (!Array.isArray(value)) return this.fail(value, shape);
    const values = value as unknown[];
    if (values.length > shape.parts.length) this.fail(value, shape);
    const made = objectOfType(shape.descriptor);
    for (let index = 0; index < shape.parts.length; index++) {
      this.path.push(`[${index}]`);
      const element = index < values.length ? values[index] : undefined;
      setFieldValue(made, u32(index), this.make(element, shape.parts[index]));
      this.path.pop();
    }
    return made;
  }

  protected object(given: unknown, shape: Shape): object {
    const value = this.tree(given);
    if (value === null) return this.fail(given, shape);
    const made = objectOfType(shape.descriptor);
    let isInOrder = true;
    let last = -1;
    for (let index = 0; index < shape.names.length; index++) {
      const place = value.names.indexOf(shape.names[index]);
      if (place < 0 && shape.optional[index]) continue;
      if (place < last || shape.optional[index]) isInOrder = false;
      if (place >= 0) last = place;
      this.path.push(`.${shape.names[index]}`);
      setFieldValue(made, u32(index), this.make(place < 0 ? undefined : value.values[place], shape.parts[index]));
      this.path.pop();
    }
    if (!isInOrder)
      placeFields(
        made,
        value.names.map((name) => shape.names.indexOf(name)).filter((index) => index >= 0),
      );
    return made;
  }

  protected record(given: unknown, shape: Shape): object {
    const value = this.tree(given);
    if (value === null || shape.record === null) return this.fail(given, shape);
    const made = shape.record.emptyCopy();
    for (let index = 0; index < value.names.length; index++) {
      this.path.push(`.${value.names[index]}`);
      made.setUnknown(value.names[index], this.make(value.values[index], shape.parts[0]));
      this.path.pop();
    }
    return made;
  }

  /** Of no known type: objects become records of unknown values. */
  protected untyped(value: unknown): unknown {
    if (value instanceof JsonObject) {
      const made = new Dictionary<unknown>();
      for (let index = 0; index < value.names.length; index++)
        made.set(value.names[index], this.untyped(value.values[index]));
      return made;
    }
    if (!Array.isArray(value)) return value;
    return withRemoved((value as unknown[]).map((element) => this.untyped(element)));
  }

  /** The first type of the union that the value is of. */
  private union(value: unknown, shape: Shape): unknown {
    for (const part of shape.parts) if (!isComposite(part) && isPlain(value, part)) return value;
    const fitting = shape.parts.filter((part) => mayBe(value, this.tree(value), part));
    if (fitting.length === 1) return this.make(value, fitting[0]);
    const depth = this.path.length;
    for (const part of fitting) {
      try {
        return this.make(value, part);
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        this.path.length = depth;
      }
    }
    return this.fail(value, shape);
  }

  protected fail(value: unknown, shape: Shape): never {
    throw new Mismatch(`JSON.parse: $${this.path.join("")}: expected ${shape.text}, got ${kindText(value)}`);
  }
}

function isComposite(shape: Shape): boolean {
  const { kind } = shape;
  return kind === ShapeKind.Array || kind === ShapeKind.Tuple || kind === ShapeKind.Object || kind === ShapeKind.Record;
}

/** Is it worth trying? By the kind of value, and by the literals that tell the types of a union apart. */
function mayBe(value: unknown, tree: JsonObject | null, shape: Shape): boolean {
  if (shape.kind === ShapeKind.Array || shape.kind === ShapeKind.Tuple) return Array.isArray(value);
  if (shape.kind === ShapeKind.Record) return tree !== null;
  if (shape.kind !== ShapeKind.Object || tree === null) return false;
  for (let index = 0; index < shape.names.length; index++) {
    const part = shape.parts[index];
    if (part.kind !== ShapeKind.Literal) continue;
    const place = tree.names.indexOf(shape.names[index]);
    if (place < 0 ? !shape.optional[index] : tree.values[place] !== part.literal) return false;
  }
  return true;
}

/** Is a value that is no array and no object of the text of this type? */
function isPlain(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case ShapeKind.Unknown:
      return true;
    case ShapeKind.Number:
      return typeof value === "number";
    case ShapeKind.String:
      return typeof value === "string";
    case ShapeKind.Boolean:
      return typeof value === "boolean";
    case ShapeKind.BigInt:
      return typeof value === "bigint";
    case ShapeKind.Null:
      return value === null;
    case ShapeKind.Undefined:
      return value === undefined;
    case ShapeKind.Integer:
      return (
        typeof value === "number" && Math.trunc(value) === value && value >= shape.least && value <= shape.greatest
      );
    case ShapeKind.Literal:
      return value === shape.literal;
    case ShapeKind.Class:
      return typeof value === "object" && value !== null && instanceOfType(value, shape.descriptor);
    default:
      return false;
  }
}
