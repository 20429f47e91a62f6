// Getters and setters of object literals: hidden fields that hold the functions, named "get size" and "set size". Both
// stand for one property, which the first of them shows.
// @cold

import { fieldCount, fieldIsHidden, fieldName, fieldValue, trustedCast } from "#intrinsics";
import { isSymbolField } from "./symbol_keys.ts";

/**
 * Does the hidden field stand for a property with a text as its name? (Others are private names, the second accessor of a
 * property, and the members of symbols.)
 */
export function isShownAccessor(object: object, index: u32): boolean {
  return isFirstAccessor(object, index) && !isSymbolField(accessorName(object, index));
}

/** The same of a property that a symbol stands for. */
export function isSymbolAccessor(object: object, index: u32): boolean {
  return isFirstAccessor(object, index) && isSymbolField(accessorName(object, index));
}

function isFirstAccessor(object: object, index: u32): boolean {
  const name = fieldName(object, index);
  if (!name.startsWith("get ") && !name.startsWith("set ")) return false;
  const other = otherAccessor(object, index);
  return other < 0 || other > index;
}

/** The property's name. */
export function accessorName(object: object, index: u32): string {
  return fieldName(object, index).slice(4);
}

/** What the getter returns; undefined without one. */
export function accessorValue(object: object, index: u32): unknown {
  const getter = isGetter(object, index) ? index : otherAccessor(object, index);
  return getter < 0 ? undefined : trustedCast<() => unknown>(fieldValue(object, u32(getter)))();
}

/** "[Getter]", "[Setter]" or "[Getter/Setter]". */
export function accessorText(object: object, index: u32): string {
  if (otherAccessor(object, index) >= 0) return "[Getter/Setter]";
  return isGetter(object, index) ? "[Getter]" : "[Setter]";
}

function isGetter(object: object, index: u32): boolean {
  return fieldName(object, index).startsWith("get ");
}

/** The field of the same property's other accessor, or -1. */
function otherAccessor(object: object, index: u32): number {
  const wanted = (isGetter(object, index) ? "set " : "get ") + accessorName(object, index);
  for (let other: u32 = 0; other < fieldCount(object); other++)
    if (fieldIsHidden(object, other) && fieldName(object, other) === wanted) return other;
  return -1;
}
