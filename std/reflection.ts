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
  staticFields,
  typeName,
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
  if (object instanceof Error && isErrorField(object, index)) return false;
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
  const wanted = partsOf(fieldTypeText(object, index));
  const isWanted = (part: string): boolean =>
    part === "undefined" || wanted.some((one) => one === part || part.startsWith(`${one}=`));
  if (type !== null && partsOf(type).every(isWanted)) return true;
  if (value === undefined || wanted[0] === "unknown") return true;
  if (value === null) return wanted.includes("null");
  if (typeof value === "object") return wanted.includes(typeName(value));
  if (typeof value === "function") return false;
  // Of an enum the text does not say what its values are: what is there does.
  return typeof value === typeof fieldValue(object, index) || wanted.includes(typeof value);
}

/** The members of a union, as fieldTypeText gives them; the text of any other type. */
function partsOf(type: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < type.length; at++) {
    const one = type[at];
    if (one === '"' && type[at - 1] !== "\\") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (one === "=" && type[at + 1] === ">") {
      // A function that is a part of a union stands in parentheses.
      if (depth === 0) return [type];
      at++;
    } else if ("([{<".includes(one)) depth++;
    else if (")]}>".includes(one)) depth--;
    else if (one === "|" && depth === 0) {
      parts.push(bare(type.slice(start, at)));
      start = at + 1;
    }
  }
  parts.push(start === 0 ? type : bare(type.slice(start)));
  return parts;
}

function bare(part: string): string {
  return part.startsWith("(") ? part.slice(1, -1) : part;
}

/** What holds the object's members as entries: itself if it is a dictionary, that of the static fields of a class. */
export function entriesOf(object: object): AnyDictionary | null {
  if (object instanceof AnyDictionary) return object;
  const statics = staticFields(object);
  return statics instanceof AnyDictionary ? statics : null;
}

/** The names of the object's fields, in their order; the indexes of an array. */
export function ownNames(object: object): string[] {
  const dictionary = entriesOf(object);
  if (dictionary !== null) return dictionary.keys();
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
function isErrorField(error: Error, index: u32): boolean {
  const name = fieldName(error, index);
  if (name !== "name") return name === "message" || name === "cause";
  // What the field holds, though an accessor may hide it.
  const held = fieldValue(error, index);
  return typeof held === "string" && isKindOfError(held);
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
