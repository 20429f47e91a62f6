// `copy as T` of a record or a new list of values that may be anything, and of records and lists that hold their own kind:
// a copy, in which the records and lists are of the types that T says.

import { className, fieldCount, instanceOfType, shapeLayouts, shapeRecords, shapeText } from "#intrinsics";
import { AnyDictionary } from "./dictionary.ts";
import { Checker, Mismatch } from "./json_parse.ts";
import { type Shape, shapeFrom } from "./json_shape.ts";
import { JsonObject } from "./json_text.ts";
import { fieldIndex, memberValue, ownNames } from "./reflection.ts";

/** A T that has all that the value has; undefined where the value is no T, or has more. */
export function copiedAs<T>(value: unknown): unknown {
  const shape = shapeFrom(shapeText<T>(), shapeLayouts<T>(), shapeRecords<T>());
  try {
    return new Copier().make(value, shape);
  } catch (error) {
    if (error instanceof Mismatch) return undefined;
    throw error;
  }
}

/** What is of its type already stays as it is. */
class Copier extends Checker {
  protected override tree(value: unknown): JsonObject | null {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const isRecord = value instanceof AnyDictionary;
    if (!isRecord && (className(value) !== "" || fieldCount(value) === 0)) return null;
    const tree = new JsonObject();
    for (const name of ownNames(value))
      tree.set(name, isRecord ? value.valueOf(name) : memberValue(value, u32(fieldIndex(value, name))));
    return tree;
  }

  protected override array(value: unknown, shape: Shape): object {
    return isOf(value, shape) ? (value as object) : super.array(value, shape);
  }

  protected override object(value: unknown, shape: Shape): object {
    if (isOf(value, shape)) return value as object;
    const tree = this.tree(value);
    const isGiven = (name: string, index: number): boolean => shape.optional[index] || tree!.names.includes(name);
    if (tree === null || !shape.names.every(isGiven) || tree.names.some((name) => !shape.names.includes(name)))
      return this.fail(value, shape);
    return super.object(value, shape);
  }

  protected override record(value: unknown, shape: Shape): object {
    const isSame = value instanceof AnyDictionary && value.valueTypeTexts() === shape.record?.valueTypeTexts();
    return isSame ? value : super.record(value, shape);
  }

  protected override untyped(value: unknown): unknown {
    return value;
  }
}

function isOf(value: unknown, shape: Shape): boolean {
  return typeof value === "object" && value !== null && instanceOfType(value, shape.descriptor);
}
