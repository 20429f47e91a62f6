// The fields of an object as a program may see them: without private names, and without optional ones that are missing.

import {
  elementCount,
  elementIsHole,
  fieldCount,
  fieldIsHidden,
  fieldIsOptional,
  fieldName,
  fieldTypeText,
  fieldValue,
  isFrozenObject,
  memberAt,
  placeMember,
  setFieldValue,
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

/**
 * Gives a member a value of the type `type` (as fieldTypeText has it; null: not known). Throws a TypeError when it has no
 * place for that: a reference of another type would be read as one of the member's.
 */
export function storeMember(object: object, name: string, value: unknown, type: string | null): void {
  if (isFrozenObject(object))
    throw new TypeError(`Cannot assign to read only property '${name}' of object '#<Object>'`);
  const index = fieldIndex(object, name);
  const isTaken = index >= 0 && takes(object, u32(index), value, type);
  // It asks whether the member is there yet.
  if (isTaken) placeMember(object, name, value !== undefined);
  if (!isTaken || !setFieldValue(object, u32(index), value)) throw new TypeError(`the object cannot take ${name}`);
}

function takes(object: object, index: u32, value: unknown, type: string | null): boolean {
  const wanted = given(fieldTypeText(object, index));
  if (type !== null && (given(type) === wanted || type.startsWith(`${wanted}=`))) return true;
  if (value === undefined || wanted === "unknown") return true;
  if (value === null) return hasPart(wanted, "null");
  if (typeof value === "object" || typeof value === "function") return false;
  // Of an enum the text does not say what its values are: what is there does.
  return typeof value === typeof fieldValue(object, index) || hasPart(wanted, typeof value);
}

/** Is it a union of this among others, none of which has parts of its own? */
function hasPart(type: string, part: string): boolean {
  return !/[<>{}()[\]"]/.test(type) && `|${type}|`.includes(`|${part}|`);
}

/** The type of an optional member as that of one that is there: they are stored alike. */
function given(type: string): string {
  if (type.includes("=>")) return type;
  if (type.endsWith("|undefined")) return type.slice(0, -"|undefined".length);
  return type.startsWith("undefined|") ? type.slice("undefined|".length) : type;
}

/** The names of the object's fields, in their order; the indexes of an array. */
export function ownNames(object: object): string[] {
  if (object instanceof AnyDictionary) return object.keys();
  const names: string[] = [];
  if (hasElements(object)) {
    for (let index: u32 = 0; index < elementCount(object); index++)
      if (!elementIsHole(object, index)) names.push(String(index));
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
