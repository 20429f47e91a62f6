// Object's static members that make sense for objects of a fixed shape.

import {
  copyOrder,
  elementCount,
  elementIsHole,
  elementValue,
  fieldCount,
  fieldIsHidden,
  fieldIsOptional,
  fieldName,
  fieldTypeText,
  fieldValue,
  freezeObject,
  isFrozenObject,
  memberAt,
  memberTypeTexts,
  castAmong,
  newLike,
  placeMember,
  setFieldValue,
} from "#intrinsics";
import { accessorName, isSymbolAccessor } from "./accessors.ts";
import { AnyDictionary, isArrayIndex, isInherited, memberAs, memberTypeText, missing } from "./dictionary.ts";
import {
  entriesOf,
  fieldIndex,
  hasElements,
  isOwnField,
  memberName,
  memberValue,
  ownNames,
  storeMember,
} from "./reflection.ts";
import { entryNameOf, symbolOfMember } from "./symbol.ts";
import { isSymbolField } from "./symbol_keys.ts";
import { isList } from "./value_kind.ts";

/** Another instance of the value's class, with the same fields. */
export function copyOfInstance(value: object): object {
  const copy = newLike(value, u32(0));
  copyOrder(copy, value);
  for (let index = u32(0); index < fieldCount(value); index++) setFieldValue(copy, index, fieldValue(value, index));
  return copy;
}

/** SameValue (ECMA-262 7.2.11): as ===, but NaN is NaN and 0 is not -0. */
export function is(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (a === 0 && b === 0) return 1 / a === 1 / b;
    return a === b || (a !== a && b !== b);
  }
  return a === b;
}

/** A field's value as what the program's types say it is. */
function typedField<V>(object: object, index: u32): V {
  const value = memberValue(object, index);
  return memberAs<V>(value, fieldName(object, index), fieldTypeText(object, index));
}

/** A dictionary's value as what the program's types say it is. */
function typedEntry<V>(dictionary: AnyDictionary, key: string): V {
  const value = dictionary.valueOf(key);
  // A group of a match that took no part is missing.
  if (value === undefined && memberTypeTexts<V>() === dictionary.valueTypeTexts()) return missing<V>();
  return memberAs<V>(value, key, memberTypeText(dictionary, key));
}

/** The names of the object's fields in their order; the indexes of an array. */
export function keys(object: object): string[] {
  return ownNames(object);
}

/** The same of any value: of a text its indexes, of other primitives none. */
export function keysOfAny(value: unknown): string[] {
  if (typeof value === "string") return value.split("").map((_, index) => String(index));
  return (typeof value === "object" || typeof value === "function") && value !== null ? ownNames(value as object) : [];
}

/** As `keys`. */
export function getOwnPropertyNames(object: object): string[] {
  return ownNames(object);
}

type Method = (...args: never[]) => unknown;

/**
 * What the members of a T may be: unknown for an object of which nothing is known or that has private members too (which
 * no `Pick` has), of a list its elements, of a class its static fields.
 */
type MembersOf<T> = [keyof T] extends [never]
  ? unknown
  : T extends readonly (infer E)[]
    ? E
    : T extends { readonly prototype: object }
      ? Exclude<T[keyof T], Method>
      : Pick<T, keyof T> extends T
        ? T[keyof T]
        : unknown;

/** The values of the object's fields in the order of `keys`. */
export function values<V>(object: readonly V[] | { readonly [name: string]: V }): V[];
export function values<V extends MembersOf<T>, T extends object>(object: T): V[];
export function values<V>(object: object): V[] {
  const dictionary = entriesOf(object);
  if (dictionary !== null) return dictionary.keys().map((key) => typedEntry<V>(dictionary, key));
  const made: V[] = [];
  if (hasElements(object)) {
    for (let index: u32 = 0; index < elementCount(object); index++)
      if (!elementIsHole(object, index)) made.push(castAmong<V>(elementValue(object, index)));
    return made;
  }
  const count = fieldCount(object);
  for (let place: u32 = 0; place < count; place++) {
    const index = memberAt(object, place);
    if (isOwnField(object, index)) made.push(typedField<V>(object, index));
  }
  return made;
}

/** Pairs of name and value in the order of `keys`. */
export function entries<V>(object: readonly V[] | { readonly [name: string]: V }): [string, V][];
export function entries<V extends MembersOf<T>, T extends object>(object: T): [string, V][];
export function entries<V>(object: object): [string, V][] {
  const dictionary = entriesOf(object);
  if (dictionary !== null) return dictionary.keys().map((key): [string, V] => [key, typedEntry<V>(dictionary, key)]);
  const made: [string, V][] = [];
  if (hasElements(object)) {
    for (let index: u32 = 0; index < elementCount(object); index++)
      if (!elementIsHole(object, index)) made.push([String(index), castAmong<V>(elementValue(object, index))]);
    return made;
  }
  const count = fieldCount(object);
  for (let place: u32 = 0; place < count; place++) {
    const index = memberAt(object, place);
    if (isOwnField(object, index)) made.push([memberName(object, index), typedField<V>(object, index)]);
  }
  return made;
}

/** Does the object have a field of this name (with a value, if it is optional)? */
export function hasOwn(object: object, name: string): boolean {
  const dictionary = entriesOf(object);
  if (dictionary !== null) return dictionary.has(name);
  if (hasElements(object)) return name === "length" || hasElement(object, name);
  if (object instanceof Error && (name === "message" || name === "cause"))
    return name === "message" || object.cause !== undefined;
  const index = fieldIndex(object, name);
  return index >= 0 && isOwnField(object, u32(index));
}

function hasElement(object: object, name: string): boolean {
  if (!isArrayIndex(name) || Number(name) >= elementCount(object)) return false;
  return !elementIsHole(object, u32(Number(name)));
}

/** The same of any value by a key of any kind. */
export function hasOwnKey(object: unknown, key: PropertyKey): boolean {
  if (object === undefined || object === null) throw new TypeError("Cannot convert undefined or null to object");
  if (typeof object === "string")
    return key === "length" || (isArrayIndex(String(key)) && Number(String(key)) < object.length);
  if (typeof object !== "object" && typeof object !== "function") return false;
  const held = object as object;
  return typeof key === "symbol" ? hasMember(held, entryNameOf(key)) : hasOwn(held, String(key));
}

/** The operator `in`, where nothing is known of the object; methods of classes are not found by names that a program makes. */
export function isIn(object: object, name: string): boolean {
  return hasOwn(object, name) || isInherited(name);
}

/** As `hasOwn`, where the name may be one that a symbol stands for. */
export function hasMember(object: object, name: string): boolean {
  return hasOwn(object, name) || (isSymbolField(name) && symbolNames(object).includes(name));
}

/** The symbols that stand for the object's members, in the order in which these were declared. */
export function getOwnPropertySymbols(object: object): symbol[] {
  const symbols: symbol[] = [];
  for (const name of symbolNames(object)) {
    const symbol = symbolOfMember(name);
    if (symbol !== undefined) symbols.push(symbol);
  }
  return symbols;
}

function symbolNames(object: object): string[] {
  if (object instanceof AnyDictionary) return object.symbolNames();
  const names: string[] = [];
  if (hasElements(object)) return names;
  for (let index: u32 = 0; index < fieldCount(object); index++) {
    if (!fieldIsHidden(object, index)) continue;
    const name = fieldName(object, index);
    if (isSymbolAccessor(object, index)) names.push(accessorName(object, index));
    else if (isSymbolField(name) && !(fieldIsOptional(object, index) && fieldValue(object, index) === undefined))
      names.push(name);
  }
  return names;
}

/** A dictionary of pairs of name and value: of the values' type that is wanted, or else theirs. */
export function fromEntries<K extends PropertyKey, V, W = V>(
  pairs: readonly (readonly [K, V])[] | Iterable<readonly [K, V]>,
  ...unfit: [V] extends [W] ? [] : [never]
): { [name: string]: W };
export function fromEntries<K extends PropertyKey, V>(
  pairs: readonly (readonly [K, V])[] | Iterable<readonly [K, V]>,
): { [name: string]: V };
export function fromEntries<K extends string | number, V, W = V>(
  pairs: readonly (readonly [K, V])[] | Iterable<readonly [K, V]>,
): { [name: string]: W } {
  const made: { [name: string]: W } = {};
  // What the library gives as any becomes a list of pairs.
  if (isList(pairs)) for (const [name, value] of pairs) made[String(name)] = value as unknown as W;
  else for (const [name, value] of pairs) made[String(name)] = value as unknown as W;
  return made;
}

/** Of pairs that are lists: `lines.map((line) => line.split(":"))`. */
export function fromEntriesOfLists<V>(pairs: Iterable<readonly V[]>): { [name: string]: V } {
  const made: { [name: string]: V } = {};
  for (const pair of pairs) made[String(pair[0])] = pair[1];
  return made;
}

/**
 * Copies the members of `source` to those of the same names; by their types `target` has them all. What `target` has
 * setters for is left to the caller, and what is there of the `typed` ones: these get their place alone.
 */
export function assignFields(
  target: object,
  source: object,
  setters: readonly string[],
  typed: readonly string[],
): void {
  if (source instanceof AnyDictionary) {
    for (const name of [...source.keys(), ...source.symbolNames()])
      if (!setters.includes(name))
        assignMember(target, name, source.valueOf(name), memberTypeText(source, name), typed);
    return;
  }
  const count = fieldCount(source);
  for (let at: u32 = 0; at < count; at++) {
    const index = memberAt(source, at);
    const name = memberName(source, index);
    if (!isOwnField(source, index) || setters.includes(name)) continue;
    assignMember(target, name, memberValue(source, index), fieldTypeText(source, index), typed);
  }
}

function assignMember(target: object, name: string, value: unknown, type: string, typed: readonly string[]): void {
  const isLeft = value !== undefined && typed.includes(name);
  if (target instanceof AnyDictionary) {
    if (!isLeft) target.setTested(name, value, type);
  } else if (isLeft) placeMember(target, name, true);
  else storeMember(target, name, value, type);
}

/** Stores to what may have been frozen are tested (the `frozen` pass); dictionaries test themselves. */
export function freeze<T>(object: T): Readonly<T>;
export function freeze<T>(object: T): T {
  freezeObject(object);
  return object;
}

/** Only `freeze` seals, or keeps members from being added. */
export function isSealed(object: unknown): boolean {
  return isFrozenObject(object);
}

export function isExtensible(object: unknown): boolean {
  return !isFrozenObject(object);
}

/** Values that are no objects count as frozen. */
export function isFrozen(object: unknown): boolean {
  return isFrozenObject(object);
}
