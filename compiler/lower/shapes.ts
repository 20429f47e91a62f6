// Types written down for JSON.parse, which checks what it has read against them (std/json_shape.ts has the reader).

import { ts } from "ts-morph";
import type { Layout } from "../ir.ts";
import { arrayType, type ClassType, membersOf, type ObjectType, type Type, types, unionType } from "../types.ts";
import { integersFirst } from "./literals.ts";
import type { ProgramLowering } from "./program.ts";

/** As enum ShapeKind of std/json_shape.ts. */
const kinds = {
  unknown: 0,
  number: 1,
  string: 2,
  boolean: 3,
  null: 4,
  undefined: 5,
  integer: 6,
  literal: 7,
  array: 8,
  tuple: 9,
  object: 10,
  record: 11,
  class: 12,
  bigint: 13,
  union: 14,
  never: 15,
};

const bounds: Record<string, [number, number]> = {
  i8: [-128, 127],
  i16: [-32768, 32767],
  i32: [-2147483648, 2147483647],
  u8: [0, 255],
  u16: [0, 65535],
  u32: [0, 4294967295],
};

export interface TypeShape {
  readonly text: string;
  /** What the text names by number. */
  readonly layouts: readonly Layout[];
  /** Dictionaries, of which the text names an instance by number. */
  readonly records: readonly ClassType[];
}

export function shapeOf(program: ProgramLowering, type: Type): TypeShape {
  const writer = new ShapeWriter(program);
  writer.add(type);
  return { text: JSON.stringify(writer.entries), layouts: writer.layouts, records: writer.records };
}

class ShapeWriter {
  readonly entries: unknown[] = [];
  readonly layouts: Layout[] = [];
  readonly records: ClassType[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly program: ProgramLowering) {}

  /** The number of the type's entry. */
  add(type: Type): number {
    const known = this.numbers.get(type.key);
    if (known !== undefined) return known;
    const number = this.entries.push(null) - 1;
    this.numbers.set(type.key, number);
    this.entries[number] = this.entry(type);
    return number;
  }

  private layout(layout: Layout): number {
    return this.layouts.push(layout) - 1;
  }

  private entry(type: Type): unknown[] {
    const { layouts } = this.program;
    const parts = (list: readonly Type[]): number[] => list.map((one) => this.add(one));
    switch (type.kind) {
      case "primitive":
        return this.primitive(type.name);
      case "literal":
        return [kinds.literal, JSON.stringify(type.value), null, [], [], [], type.value];
      case "enum": {
        const members = this.program.types.enumValues(type);
        const numbers = members.map((value) => {
          const text = JSON.stringify(value);
          return this.entries.push([kinds.literal, text, null, [], [], [], value]) - 1;
        });
        return [kinds.union, type.symbol.name, null, numbers];
      }
      case "array":
        return [kinds.array, "an array", this.layout(layouts.array(type.element)), parts([type.element])];
      case "tuple":
        return [
          kinds.tuple,
          `an array of ${type.elements.length}`,
          this.layout(layouts.tuple(type.elements, type.key)),
          parts(type.elements),
        ];
      case "object":
        return isAnyObject(type) ? this.entry(unionType(this.anyObject())) : this.object(type);
      case "class": {
        const value = this.program.types.dictionaryValue(type);
        if (value !== null) return [kinds.record, "an object", this.records.push(type) - 1, parts([value])];
        return [
          kinds.class,
          `an instance of ${type.declaration.name?.text ?? "a class"}`,
          this.layout(layouts.classInfo(type).layout),
        ];
      }
      case "union": {
        const members = membersOf(type).flatMap((one) => (isAnyObject(one) ? this.anyObject() : [one]));
        const numbers = parts(members);
        const texts = numbers.map((number) => (this.entries[number] as unknown[] | null)?.[1] ?? "it");
        return [kinds.union, [...new Set(texts)].join(" or "), null, numbers];
      }
      default:
        return [kinds.never, "what no JSON text has"];
    }
  }

  /** What is read where any object will do, as without a type. */
  private anyObject(): Type[] {
    return [this.program.types.dictionaryFor(types.unknown), arrayType(types.unknown)];
  }

  private primitive(name: string): unknown[] {
    if (name === "void") return [kinds.undefined, "nothing"];
    if (name in bounds) return [kinds.integer, name, null, [], [], [], null, ...bounds[name]];
    if (name === "f32") return [kinds.number, "a number"];
    const kind = kinds[name as keyof typeof kinds] as number | undefined;
    if (kind === undefined) return [kinds.never, "what no JSON text has"];
    const text = name === "null" ? name : name === "undefined" ? "nothing" : `a ${name}`;
    return [kind, text];
  }

  /** The layout is that of an object literal with all members. */
  private object(type: ObjectType): unknown[] {
    const fields = this.program.types.members(type).map((member) => ({
      name: member.name,
      type: member.type,
      optional: member.optional,
      node: null,
    }));
    integersFirst(fields);
    const info = this.program.layouts.literal(type.name === "" ? "" : type.key, fields, type);
    return [
      kinds.object,
      type.name === "" ? "an object" : `an object (${type.name})`,
      this.layout(info.layout),
      fields.map((field) => this.add(field.type)),
      fields.map((field) => field.name),
      fields.map((field) => (field.optional ? 1 : 0)),
    ];
  }
}

/** Is it the type `object`? */
function isAnyObject(type: Type): boolean {
  return type.kind === "object" && type.tsType.flags === ts.TypeFlags.NonPrimitive;
}
