// structuredClone: a copy of plain objects, arrays, Maps, Sets, dates and bytes with all that they hold; what is held
// twice is held twice in the copy too. The copy of a class's instance stays an instance, unlike in a browser.

import {
  arrayCopy,
  copyOrder,
  elementCount,
  elementValue,
  fieldCount,
  fieldIsHidden,
  fieldIsOptional,
  fieldName,
  fieldValue,
  newLike,
  setElementValue,
  setFieldValue,
  uncheckedCast,
  valueKind,
} from "#intrinsics";
import { Collection } from "./hash_table.ts";
import { isSymbolField } from "./symbol_keys.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

/** Throws an Error named DataCloneError for functions. */
export function structuredClone<T>(value: T): T {
  return uncheckedCast<T>(new Cloner().clone(value));
}

class Cloner {
  private readonly copies = new Map<object, object>();

  clone(value: unknown): unknown {
    if (typeof value === "function") throw notCloned("A function");
    if (typeof value === "symbol") throw notCloned(String(value));
    if (typeof value !== "object" || value === null) return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    if (value instanceof Collection) return this.collection(value);
    return this.object(value);
  }

  private collection(value: Collection): Collection {
    const copy = value.emptyCopy();
    this.copies.set(value, copy);
    for (let entry = 0; entry < value.entryCount(); entry++)
      if (value.isLiveEntry(entry))
        copy.addUnknown(this.clone(value.keyOf(entry)), this.clone(value.valueOfEntry(entry)));
    return copy;
  }

  private object(value: object): object {
    const kind = valueKind(value);
    // Call stacks and other things of the runtime's own never change.
    if (kind > ValueKind.Function) return value;
    const hasElements = kind === ValueKind.TypedArray || (isArrayKind(kind) && kind !== ValueKind.Tuple);
    const copy = newLike(value, hasElements ? elementCount(value) : 0);
    this.copies.set(value, copy);
    if (hasElements) {
      // Elements that nobody has set, too.
      arrayCopy(copy, u32(0), value, u32(0), elementCount(value));
      for (let index = u32(0); index < elementCount(value); index++) {
        const element = elementValue(value, index);
        if (element !== undefined) setElementValue(copy, index, this.clone(element));
      }
      return copy;
    }
    copyOrder(copy, value);
    for (let index = u32(0); index < fieldCount(value); index++)
      if (!isSymbolMember(value, index)) setFieldValue(copy, index, this.clone(fieldValue(value, index)));
    return copy;
  }
}

/** Members of symbols are left out, where there can be an object without them. */
function isSymbolMember(value: object, index: u32): boolean {
  if (!fieldIsHidden(value, index) || !isSymbolField(fieldName(value, index))) return false;
  if (!fieldIsOptional(value, index)) throw notCloned("An object with members of symbols");
  return true;
}

function notCloned(what: string): Error {
  const error = new Error(`${what} could not be cloned.`);
  error.name = "DataCloneError";
  return error;
}
