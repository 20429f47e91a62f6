// What stands behind index signatures and `Record<string, T>`: names and values in the order of JavaScript's objects. The
// compiler turns literals, `d[key]`, `in`, `delete` and for-in on such types into calls of these methods.

import {
  elementCount,
  elementValue,
  fieldTypeText,
  isExactly,
  isFrozenObject,
  memberFunction,
  memberTypeTexts,
  placeFields,
  stringCodeUnit,
  castAmong,
  trustedCast,
  typeName,
} from "#intrinsics";
import { fieldIndex, hasElements, isOwnField, memberValue, ownNames, storeMember } from "./reflection.ts";
import { symbolKeys } from "./symbol_keys.ts";

/** What all dictionaries have in common, whatever their values: how the library looks into them. */
export abstract class AnyDictionary {
  /** isBare: without a prototype in JavaScript, as the named groups of a match are; console.log shows it. */
  constructor(readonly isBare: boolean = false) {}

  abstract keys(): string[];
  /** The names that members have by symbols (std/symbol.ts). */
  abstract symbolNames(): string[];
  abstract has(key: string): boolean;
  abstract delete(key: string): boolean;
  abstract valueOf(key: string): unknown;
  /** The types of the values, as `memberTypeTexts` gives them. */
  abstract valueTypeTexts(): string;
  /** An empty one of the same type, and how it is filled with values of that type. */
  abstract emptyCopy(): AnyDictionary;
  abstract setUnknown(key: string, value: unknown): void;
  /** Stores what may be of another type than its member's, `type`, says: a TypeError where it does not fit. */
  abstract setTested(key: string, value: unknown, type: string): void;

  /** After Object.freeze nothing can be stored. */
  protected refuseToSet(key: string): never {
    throw new TypeError(
      this.has(key)
        ? `Cannot assign to read only property '${key}' of object '#<Object>'`
        : `Cannot add property ${key}, object is not extensible`,
    );
  }
}

/** `value as Record<string, unknown>`: the same object, which goes by this type; of a list a copy, for reading. */
export function unknownMembers(value: unknown): Dictionary<unknown> {
  if (typeof value !== "object" || value === null) throw new TypeError("the value is no object");
  if (!hasElements(value)) return trustedCast<Dictionary<unknown>>(value);
  const made = new Dictionary<unknown>();
  for (const name of ownNames(value)) made.set(name, memberNamed(value, name));
  return made;
}

/** What a spread copies of a value: of a text its units, nothing of other primitives (ECMAScript 7.3.25). */
export function spreadMembers(value: unknown): Dictionary<unknown> {
  if (typeof value === "object" && value !== null) return unknownMembers(value);
  const made = new Dictionary<unknown>();
  if (typeof value === "string") for (let index = 0; index < value.length; index++) made.set(`${index}`, value[index]);
  return made;
}

/** A member that the type of its object does not name becomes an entry, which it has to fit. */
export function takeMember(target: AnyDictionary, source: object, name: string): void {
  const value = memberNamed(source, name);
  // What may be missing there, as a group that took no part, may be missing here.
  if (source instanceof AnyDictionary && source.valueTypeTexts() === target.valueTypeTexts())
    return target.setUnknown(name, value);
  target.setTested(name, value, typeof value === "function" ? memberTypeText(source, name) : "");
}

/** The type of a member, as `fieldTypeText` gives it. */
export function memberTypeText(source: object, name: string): string {
  if (!(source instanceof AnyDictionary)) return fieldTypeText(source, u32(fieldIndex(source, name)));
  const texts = source.valueTypeTexts();
  return texts.slice(1, texts.indexOf("\n", 1));
}

/** What a member of the type `type` is as a V: a function that is called in another way gets one around it. */
export function memberAs<V>(value: unknown, name: string, type: string): V {
  if (typeof value !== "function") return castAmong<V>(value);
  const wanted = memberTypeTexts<V>();
  if (wanted.includes(`\n${type}\n`) || wanted.includes("\nunknown\n")) return castAmong<V>(value);
  const adapted = memberFunction<V>(value, type);
  if (adapted === undefined) throw new TypeError(`${name} is a function of another type`);
  return adapted;
}

/**
 * A literal's object again, with the members that a spread in it has beyond its type. `before`: the names that the literal
 * gives before it, with "" for a spread, whose sources are `spreadBefore`; `own`: those of which the literal's object has the
 * value; `taken`: those that are left out.
 */
export function spreadUntyped(
  object: object,
  source: Dictionary<unknown>,
  before: readonly string[],
  own: readonly string[],
  taken: readonly string[],
  spreadBefore: readonly unknown[],
): Dictionary<unknown> {
  const made = new Dictionary<unknown>();
  const names = ownNames(object);
  let spread = 0;
  for (const name of before) {
    if (name !== "") made.set(name, memberNamed(object, name));
    else
      for (const one of namesOfSpread(spreadBefore[spread++]))
        if (names.includes(one)) made.set(one, memberNamed(object, one));
  }
  for (const name of source.keys())
    if (!taken.includes(name)) made.set(name, own.includes(name) ? memberNamed(object, name) : source.valueOf(name));
  for (const name of names) if (!made.has(name)) made.set(name, memberNamed(object, name));
  return made;
}

function namesOfSpread(source: unknown): string[] {
  return typeof source === "object" && source !== null ? ownNames(source) : [];
}

function memberNamed(value: object, name: string): unknown {
  if (value instanceof AnyDictionary) return value.valueOf(name);
  if (hasElements(value)) return elementValue(value, u32(Number(name)));
  return memberValue(value, u32(fieldIndex(value, name)));
}

/** The members of an object that was made from a dictionary come in the dictionary's order. */
export function placeMembersAs(made: object, source: object): void {
  const places = ownNames(source).map((name) => fieldIndex(made, name));
  placeFields(
    made,
    places.filter((index) => index >= 0),
  );
}

/** Does the object have a member that only a dictionary can have? */
export function dictionaryHas(object: object, name: string): boolean {
  return object instanceof AnyDictionary && object.has(name);
}

/** `delete object[name]` of a dictionary that goes by an interface; false of any other object, which is left as it is. */
export function deleteOfDictionary(object: object, name: string): boolean {
  return object instanceof AnyDictionary && object.delete(name);
}

/** Is it an object whose members its type names? */
export function hasFields(value: unknown): boolean {
  return typeof value === "object" && value !== null && !hasElements(value) && !(value instanceof AnyDictionary);
}

/** A member of a value of which nothing is known, and which has no fields. */
export function untypedMember(value: unknown, name: string): unknown {
  if (value === undefined || value === null)
    throw new TypeError(`Cannot read properties of ${String(value)} (reading '${name}')`);
  if (typeof value === "string") {
    if (name === "length") return value.length;
    return isArrayIndex(name) && Number(name) < value.length ? value[Number(name)] : undefined;
  }
  if (typeof value !== "object") return undefined;
  if (value instanceof AnyDictionary) return value.valueOf(name);
  if (name === "length") return elementCount(value);
  return isArrayIndex(name) && Number(name) < elementCount(value) ? elementValue(value, u32(Number(name))) : undefined;
}

/** `value[key]` of a value of which nothing is known. */
export function untypedElement(value: unknown, key: unknown): unknown {
  const name = String(key);
  if (!hasFields(value)) return untypedMember(value, name);
  const object = value as object;
  const index = fieldIndex(object, name);
  return index < 0 ? undefined : memberValue(object, u32(index));
}

function ownValue(object: object, key: string): unknown {
  if (object instanceof AnyDictionary) return object.valueOf(key);
  if (hasElements(object)) return untypedMember(object, key);
  const index = fieldIndex(object, key);
  if (index < 0) refuseInherited(key);
  return index < 0 ? undefined : memberValue(object, u32(index));
}

function isOwnName(object: object, key: string): boolean {
  if (object instanceof AnyDictionary) return object.has(key);
  if (hasElements(object)) return untypedMember(object, key) !== undefined;
  const index = fieldIndex(object, key);
  return index >= 0 && isOwnField(object, u32(index));
}

function setOwnValue(object: object, key: string, value: unknown, types: string): void {
  if (object instanceof AnyDictionary) {
    if (typeof value === "function") requireTakes(object, key, types);
    object.setUnknown(key, value);
    return;
  }
  if (fieldIndex(object, key) < 0) throw new TypeError(`Cannot add property ${key}, object is not extensible`);
  storeMember(object, key, value, typeof value === "object" && value !== null ? typeName(value) : null);
}

/** A function is called as the dictionary's type says. */
function requireTakes(dictionary: AnyDictionary, key: string, types: string): void {
  const own = dictionary.valueTypeTexts();
  if (own !== types && own !== memberTypeTexts<unknown>()) throw new TypeError(`the object cannot take ${key}`);
}

/**
 * Objects with fields go by this type too, as TypeScript lets literals be used, and what a cast made of dictionaries of other
 * values: they keep what they have, which is tested where it is read.
 */
export class Dictionary<V> extends AnyDictionary {
  private readonly members = new Map<string, V>();
  /** Some key is an array index: those come first, by size. */
  private hasIndexes = false;

  /** Is it one of the others that go by this type? */
  private get isOther(): boolean {
    return !isExactly<Dictionary<V>>(this);
  }

  get(key: string): V | undefined {
    if (this.isOther) {
      const own = ownValue(this, key);
      if (own === undefined) return undefined;
      return memberAs<V>(own, key, typeof own === "function" ? memberTypeText(this, key) : "");
    }
    const value = this.members.get(key);
    if (value === undefined && !this.isBare) refuseInherited(key);
    return value;
  }

  /** As the operator `in`. */
  hasOrInherits(key: string): boolean {
    if (this.isOther) return isOwnName(this, key) || isInherited(key);
    return this.members.has(key) || (!this.isBare && isInherited(key));
  }

  set(key: string, value: V): void {
    if (this.isOther) return setOwnValue(this, key, value, memberTypeTexts<V>());
    if (isFrozenObject(this)) this.refuseToSet(key);
    if (!this.hasIndexes && isArrayIndex(key)) this.hasIndexes = true;
    this.members.set(key, value);
  }

  override has(key: string): boolean {
    if (this.isOther) return isOwnName(this, key);
    return this.members.has(key);
  }

  /** As the operator: true also when there was no such member. */
  override delete(key: string): boolean {
    if (this.isOther && deleteOfDictionary(this, key)) return true;
    if (this.isOther || (isFrozenObject(this) && this.has(key)))
      throw new TypeError(`Cannot delete property '${key}' of #<Object>`);
    this.members.delete(key);
    return true;
  }

  /** Takes over the members of another one, as a spread does. */
  addAll(other: Dictionary<V>): void {
    for (const key of [...other.keys(), ...other.symbolNames()]) this.setUnknown(key, other.valueOf(key));
  }

  override keys(): string[] {
    if (this.isOther) return ownNames(this);
    const symbols = symbolKeys();
    const all = [...this.members.keys()];
    const keys = symbols === null ? all : all.filter((key) => !symbols.has(key));
    if (!this.hasIndexes) return keys;
    const indexes = keys.filter(isArrayIndex).map(Number);
    indexes.sort((a, b) => a - b);
    return [...indexes.map(String), ...keys.filter((key) => !isArrayIndex(key))];
  }

  override symbolNames(): string[] {
    if (this.isOther) return symbolNamesOf(this);
    const symbols = symbolKeys();
    return symbols === null ? [] : [...this.members.keys()].filter((key) => symbols.has(key));
  }

  override valueOf(key: string): unknown {
    if (this.isOther) return ownValue(this, key);
    return this.members.get(key);
  }

  override emptyCopy(): AnyDictionary {
    return new Dictionary<V>();
  }

  override setUnknown(key: string, value: unknown): void {
    this.set(key, value === undefined ? missing<V>() : trustedCast<V>(value));
  }

  override setTested(key: string, value: unknown, type: string): void {
    this.set(key, memberAs<V>(value, key, type));
  }

  override valueTypeTexts(): string {
    return memberTypeTexts<V>();
  }
}

/** What is undefined though its type leaves no room for that, as an element that an array does not have. */
export function missing<V>(): V {
  const none: V[] = [];
  return none[0];
}

function symbolNamesOf(object: object): string[] {
  return object instanceof AnyDictionary ? object.symbolNames() : [];
}

/** What JavaScript's objects have from their prototype is no value of the dictionary's type. */
function refuseInherited(key: string): void {
  if (isInherited(key)) throw new TypeError(`${key} is a member of Object.prototype`);
}

export function isInherited(key: string): boolean {
  switch (key) {
    case "constructor":
    case "hasOwnProperty":
    case "isPrototypeOf":
    case "propertyIsEnumerable":
    case "toLocaleString":
    case "toString":
    case "valueOf":
    case "__proto__":
      return true;
    default:
      return false;
  }
}

/** A whole number below 2^32 - 1 in its shortest form. */
export function isArrayIndex(key: string): boolean {
  const { length } = key;
  if (length === 0 || length > 10) return false;
  const first = stringCodeUnit(key, u32(0));
  if (first === 0x30) return length === 1;
  for (let index = 0; index < length; index++) {
    const unit = stringCodeUnit(key, u32(index));
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return Number(key) < 0xffffffff;
}
