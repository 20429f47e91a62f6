// Types as JSON.parse checks against them. The compiler writes a type down as JSON text: a list of entries that refer to
// each other by number, the first one being the type itself (compiler/lower/shapes.ts has the writer).

import type { AnyDictionary } from "./dictionary.ts";
import { JsonObject, JsonReader } from "./json_text.ts";

export enum ShapeKind {
  Unknown,
  Number,
  String,
  Boolean,
  Null,
  Undefined,
  /** An integer type: parts are its bounds. */
  Integer,
  /** One value: a literal type or a member of an enum. */
  Literal,
  Array,
  Tuple,
  Object,
  Record,
  Class,
  /** Only a reviver makes any. */
  BigInt,
  Union,
  /** What no JSON text can give, such as a function. */
  Never,
}

export class Shape {
  kind: number = ShapeKind.Never;
  /** As messages name it. */
  text = "";
  /** The layout of what is made: objects, arrays, tuples; of what an instance has to be: classes. */
  descriptor: u32 = u32(0);
  /** Elements, members (with `names` and `optional` beside them), or the types of a union. */
  /** A record like those that are made. */
  record: AnyDictionary | null = null;
  readonly parts: Shape[] = [];
  readonly names: string[] = [];
  readonly optional: boolean[] = [];
  literal: unknown = undefined;
  least = 0;
  greatest = 0;
}

const known = new Map<string, Shape>();

/** The shape that a text of the compiler's describes; `descriptors` and `records` are what it names by number. */
export function shapeFrom(text: string, descriptors: readonly u32[], records: readonly AnyDictionary[]): Shape {
  const made = known.get(text);
  if (made !== undefined) return made;
  const shapes = readShapes(new JsonReader(text).read() as unknown[], descriptors, records);
  known.set(text, shapes[0]);
  return shapes[0];
}

/** Entry: [kind, text, layout, parts, names, optional, literal, least, greatest], cut off behind the last that matters. */
function readShapes(
  entries: readonly unknown[],
  descriptors: readonly u32[],
  records: readonly AnyDictionary[],
): Shape[] {
  const shapes = entries.map(() => new Shape());
  entries.forEach((entry, index) => {
    const fields = entry as unknown[];
    const shape = shapes[index];
    shape.kind = fields[0] as number;
    shape.text = fields[1] as string;
    if (shape.kind === ShapeKind.Record) shape.record = records[fields[2] as number];
    else if (fields.length > 2 && fields[2] !== null) shape.descriptor = descriptors[fields[2] as number];
    if (fields.length > 3) for (const part of fields[3] as unknown[]) shape.parts.push(shapes[part as number]);
    if (fields.length > 4) for (const name of fields[4] as unknown[]) shape.names.push(name as string);
    if (fields.length > 5) for (const isOptional of fields[5] as unknown[]) shape.optional.push(isOptional === 1);
    if (fields.length > 6) shape.literal = fields[6];
    if (fields.length > 8) {
      shape.least = fields[7] as number;
      shape.greatest = fields[8] as number;
    }
  });
  return shapes;
}

/** What a value is, for messages. */
export function kindText(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof JsonObject) return "an object";
  if (Array.isArray(value)) return "an array";
  return typeof value === "undefined" ? "nothing" : `a ${typeof value}`;
}
