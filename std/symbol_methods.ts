// Members of symbols (ECMA-262 20.4.3).

import { uncheckedCast } from "#intrinsics";
import { symbolText, SymbolValue } from "./symbol.ts";

export function description(this: symbol): string | undefined {
  return uncheckedCast<SymbolValue>(this).description;
}

export function toString(this: symbol): string {
  return symbolText(this);
}

export function valueOf(this: symbol): symbol {
  return this;
}
