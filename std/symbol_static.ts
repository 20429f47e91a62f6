// Symbol's static functions (ECMA-262 20.4.2).

import { keyOfShared, symbolFor } from "./symbol.ts";

export { symbolFor as for };

/** The key that `Symbol.for` was given; undefined for all other symbols. */
export function keyFor(symbol: symbol): string | undefined {
  return keyOfShared(symbol);
}
