// The fields of an object as a program may see them: without private names, and without optional ones that are missing.

import {
  elementCount,
  fieldCount,
  fieldIsHidden,
  fieldIsOptional,
  fieldName,
  fieldValue,
  memberAt,
  valueKind,
} from "#intrinsics";
import { accessorName, accessorValue, isShownAccessor } from "./accessors.ts";
import { AnyDictionary } from "./dictionary.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

/** Has the value elements rather than fields? */
export function hasElements(value: object): boolean {
  const kind = valueKind(value);
  return isArrayKind(kind) || kind === ValueKind.TypedArray;
}

/** The name under which a program knows the field. */
export function memberName(object: object, index: u32): string {
  return fieldIsHidden(object, index) ? accessorName(object, index) : fieldName(object, index);
}

/** What reading the member gives: the field's value, or what its getter returns. */
export function memberValue(object: object, index: u32): unknown {
  return fieldIsHidden(object, index) ? accessorValue(object, index) : fieldValue(object, index);
}

export function isOwnField(object: object, index: u32): boolean {
  if (fieldIsHidden(object, index)) return isShownAccessor(object, index);
  if (object instanceof Error && isErrorField(object, fieldName(object, index))) return false;
  return !fieldIsOptional(object, index) || fieldValue(object, index) !== undefined;
}

/** Number of the field of this name, or -1. */
export function fieldIndex(object: object, name: string): number {
  const count = fieldCount(object);
  for (let index: u32 = 0; index < count; index++) {
    if (fieldIsHidden(object, index) && !isShownAccessor(object, index)) continue;
    if (memberName(object, index) === name) return index;
  }
  return -1;
}

/** The names of the object's fields, in their order; the indexes of an array. */
export function ownNames(object: object): string[] {
  if (object instanceof AnyDictionary) return object.keys();
  const names: string[] = [];
  if (hasElements(object)) {
    for (let index = 0; index < elementCount(object); index++) names.push(String(index));
    return names;
  }
  const count = fieldCount(object);
  for (let place: u32 = 0; place < count; place++) {
    const index = memberAt(object, place);
    if (isOwnField(object, index)) names.push(memberName(object, index));
  }
  return names;
}

/** An error's own message and kin are not enumerable in JavaScript; its name is its class's until a program sets one. */
function isErrorField(error: Error, name: string): boolean {
  return name === "message" || name === "cause" || (name === "name" && isKindOfError(error.name));
}

/** Is it the name of one of the language's own kinds of error? */
function isKindOfError(name: string): boolean {
  switch (name) {
    case "Error":
    case "TypeError":
    case "RangeError":
    case "SyntaxError":
    case "ReferenceError":
    case "EvalError":
    case "URIError":
    case "AggregateError":
    case "SuppressedError":
    case "DataCloneError":
      return true;
    default:
      return false;
  }
}
