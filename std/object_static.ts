// Object's static members that make sense for objects of a fixed shape.

import { fieldCount, fieldIsHidden, fieldIsOptional, fieldName, fieldValue } from "#intrinsics";

/** SameValue (ECMA-262 7.2.11): as ===, but NaN is NaN and 0 is not -0. */
export function is(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (a === 0 && b === 0) return 1 / a === 1 / b;
    return a === b || (a !== a && b !== b);
  }
  return a === b;
}

/** The names of the object's fields, in the order in which they were declared. */
export function keys(object: object): string[] {
  const names: string[] = [];
  const count = fieldCount(object);
  for (let index: u32 = 0; index < count; index++) {
    if (fieldIsHidden(object, index)) continue;
    if (fieldIsOptional(object, index) && fieldValue(object, index) === undefined) continue;
    names.push(fieldName(object, index));
  }
  return names;
}
