// Equality by content, as node:assert has it: the same class, the same members, equal values in them; and the loose
// kind, where `==` compares values and the class does not matter.
// @cold

import { className, elementCount, elementValue, valueKind } from "#intrinsics";
import { asBuffer } from "./buffer_text.ts";
import { Date } from "./date.ts";
import { AnyDictionary } from "./dictionary.ts";
import { Collection } from "./hash_table.ts";
import { looselyEqual } from "./loose_equality.ts";
import { RegExp } from "./regexp.ts";
import { fieldIndex, hasElements, memberValue, ownNames } from "./reflection.ts";
import { isArrayKind } from "./value_kind.ts";

export function isDeepEqual(left: unknown, right: unknown): boolean {
  return new Comparison(true).areEqual(left, right);
}

export function isLooselyDeepEqual(left: unknown, right: unknown): boolean {
  return new Comparison(false).areEqual(left, right);
}

class Comparison {
  /** Objects that are being compared: met again, they are equal if the rest is. */
  private readonly left: object[] = [];
  private readonly right: object[] = [];

  constructor(private readonly isStrict: boolean) {}

  areEqual(left: unknown, right: unknown): boolean {
    if (Object.is(left, right)) return true;
    const areObjects = isObject(left) && isObject(right);
    if (!areObjects) return !this.isStrict && !isObject(left) && !isObject(right) && looselyEqual(left, right);
    for (let index = 0; index < this.left.length; index++)
      if (this.left[index] === left && this.right[index] === right) return true;
    this.left.push(left);
    this.right.push(right);
    const areEqual = this.kindName(left) === this.kindName(right) && this.haveEqualContent(left, right);
    this.left.pop();
    this.right.pop();
    return areEqual;
  }

  private haveEqualContent(left: object, right: object): boolean {
    if (left instanceof Date && right instanceof Date && !Object.is(left.getTime(), right.getTime())) return false;
    if (left instanceof RegExp && right instanceof RegExp) return String(left) === String(right);
    if (left instanceof Error && right instanceof Error && (left.name !== right.name || left.message !== right.message))
      return false;
    if (left instanceof Collection && right instanceof Collection) return this.areEqualCollections(left, right);
    return hasElements(left) ? this.haveEqualElements(left, right) : this.haveEqualMembers(left, right);
  }

  private haveEqualElements(left: object, right: object): boolean {
    const count = elementCount(left);
    if (count !== elementCount(right)) return false;
    for (let index = u32(0); index < count; index++)
      if (!this.areEqual(elementValue(left, index), elementValue(right, index))) return false;
    return true;
  }

  private haveEqualMembers(left: object, right: object): boolean {
    const names = ownNames(left);
    const others = new Set(ownNames(right));
    if (names.length !== others.size) return false;
    return names.every((name) => others.has(name) && this.areEqual(memberOf(left, name), memberOf(right, name)));
  }

  /** Each entry of the left has one of its own on the right; the order does not matter. */
  private areEqualCollections(left: Collection, right: Collection): boolean {
    if (left.size !== right.size) return false;
    const isMap = left.collectionName === "Map";
    const open: number[] = [];
    for (let entry = 0; entry < right.entryCount(); entry++) if (right.isLiveEntry(entry)) open.push(entry);
    for (let entry = 0; entry < left.entryCount(); entry++) {
      if (!left.isLiveEntry(entry)) continue;
      const at = open.findIndex(
        (other) =>
          this.areEqual(left.keyOf(entry), right.keyOf(other)) &&
          (!isMap || this.areEqual(left.valueOfEntry(entry), right.valueOfEntry(other))),
      );
      if (at < 0) return false;
      open.splice(at, 1);
    }
    return true;
  }

  /** What both have to be: arrays, or of the same class; a dictionary is a plain object. */
  private kindName(object: object): string {
    if (isArrayKind(valueKind(object))) return "Array";
    if (object instanceof AnyDictionary) return object.isBare && this.isStrict ? "null" : "";
    if (object instanceof Collection) return object.collectionName;
    if (this.isStrict && asBuffer(object) !== null) return "Buffer";
    if (!this.isStrict && object instanceof Error) return "Error";
    const name = className(object);
    const typeArguments = name.indexOf("<");
    const plain = typeArguments < 0 ? name : name.substring(0, typeArguments);
    return this.isStrict || object instanceof Date || object instanceof RegExp || hasElements(object) ? plain : "";
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function memberOf(object: object, name: string): unknown {
  return object instanceof AnyDictionary ? object.valueOf(name) : memberValue(object, u32(fieldIndex(object, name)));
}
