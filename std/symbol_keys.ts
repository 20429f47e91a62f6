// Symbols among the keys of dictionaries and the names of fields, for those who have to leave them out: they bring in
// nothing of symbols where a program has none.

/** Which names are those of symbols. */
export abstract class SymbolKeys {
  abstract has(name: string): boolean;
  abstract symbolOf(name: string): symbol | undefined;
}

let known: SymbolKeys | null = null;

export function setSymbolKeys(keys: SymbolKeys): void {
  known ??= keys;
}

/** Null until a dictionary has been given a symbol as a key. */
export function symbolKeys(): SymbolKeys | null {
  return known;
}

/** Is this the name of a hidden field that stands for a symbol's member? Those of accessors begin with "get " or "set ". */
export function isSymbolField(name: string): boolean {
  return name.startsWith("[Symbol");
}

/** As console.log shows the member: "[Symbol(description)]". */
export function shownSymbolName(name: string): string {
  if (name.startsWith("[Symbol.")) return `[Symbol(${name.substring(1, name.length - 1)})]`;
  return name.substring(0, name.lastIndexOf("]@") + 1);
}
