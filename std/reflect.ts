// The global `Reflect` (ECMA-262 28.1), as far as it is sound: which members an object has of its own. What classes give their
// instances is no member to be found by a name: TypeScript takes no instance for the record that `has` and `get` ask for.
// @cold

import { untypedElement } from "./dictionary.ts";
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
