// The global `Reflect` (ECMA-262 28.1), as far as it is sound: which members an object has of its own. What classes give their
// instances is no member to be found by a name: TypeScript takes no instance for the record that `has` and kin ask for.
// @cold

import { deleteOfDictionary, untypedElement } from "./dictionary.ts";
import { getOwnPropertySymbols, hasOwnKey, keys } from "./object_static.ts";

/** Names, then symbols. */
export function ownKeys(object: object): (string | symbol)[] {
  return [...keys(object), ...getOwnPropertySymbols(object)];
}

export function has<V>(object: { readonly [name: string]: V }, name: string): boolean {
  return hasOwnKey(object, name);
}

export function get<V>(object: { readonly [name: string]: V }, name: string): Untyped {
  return untypedElement(object, name);
}

/** False where the object does not take it. */
export function set<V>(object: { [name: string]: V }, name: string, value: V): boolean {
  try {
    object[name] = value;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export function apply<S, A extends unknown[], R>(run: (this: S, ...args: A) => R, self: S, args: A): R {
  return run.call(self, ...args);
}

export function construct<A extends unknown[], T>(made: new (...args: A) => T, args: A): T {
  return new made(...args);
}

export function deleteProperty(object: object, name: string): boolean {
  return deleteOfDictionary(object, name) || !hasOwnKey(object, name);
}
