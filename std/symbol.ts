// Symbols (ECMA-262 20.4): how they are represented, and the names of the members that they stand for.
//
// A symbol is a reference to an object of the runtime's kind "symbol", equal to itself alone. A member that a symbol stands
// for has a name as all members have: "[Symbol(description)]@" and what tells it from others of this description. The
// compiler has a name for each symbol that a constant of a module or a class holds, by which it finds members, also after
// a live update; what `Symbol.for` gives is named by its key alone, and all others when they first become keys.

import { uncheckedCast } from "#intrinsics";
import { setSymbolKeys, SymbolKeys } from "./symbol_keys.ts";

export class SymbolValue {
  constructor(
    readonly description: string | undefined,
    /** Empty until it is known. */
    public memberName: string,
  ) {}
}

/** By the names of their members: what `Symbol.for` finds, and what `Object.getOwnPropertySymbols` gives. */
const named = new Map<string, SymbolValue>();

/** memberName: as the compiler has it; empty where no constant holds the symbol. */
export function newSymbol(description: string | undefined, memberName: string): symbol {
  const made = new SymbolValue(description, memberName);
  if (memberName !== "") named.set(memberName, made);
  return uncheckedCast<symbol>(made);
}

/** `Symbol.for(key)`. */
export function symbolFor(key: string): symbol {
  const name = sharedName(key);
  const known = named.get(name);
  return known === undefined ? newSymbol(key, name) : uncheckedCast<symbol>(known);
}

/** `Symbol.keyFor(symbol)`. */
export function keyOfShared(symbol: symbol): string | undefined {
  const { description, memberName } = uncheckedCast<SymbolValue>(symbol);
  return description !== undefined && memberName === sharedName(description) ? description : undefined;
}

function sharedName(key: string): string {
  return `[Symbol(${key})]@`;
}

/** `Symbol.iterator` and kin as values. */
export function wellKnownSymbol(name: string): symbol {
  const memberName = `[Symbol.${name}]`;
  const known = named.get(memberName);
  return known === undefined ? newSymbol(`Symbol.${name}`, memberName) : uncheckedCast<symbol>(known);
}

/** "Symbol(description)". */
export function symbolText(symbol: symbol): string {
  return `Symbol(${uncheckedCast<SymbolValue>(symbol).description ?? ""})`;
}

/** Symbols without a constant are counted; the number of the run tells them from those before a live update. */
let count = 0;
let run = "";

/** The name of the members that the symbol stands for; such a symbol is kept for as long as the program runs. */
export function memberNameOf(symbol: symbol): string {
  const value = uncheckedCast<SymbolValue>(symbol);
  if (value.memberName === "") {
    if (run === "") run = Math.floor(Math.random() * 2 ** 48).toString(36);
    count++;
    value.memberName = `[${symbolText(symbol)}]@${run}:${count}`;
    named.set(value.memberName, value);
  }
  return value.memberName;
}

class NamedSymbols extends SymbolKeys {
  override has(name: string): boolean {
    return named.has(name);
  }

  override symbolOf(name: string): symbol | undefined {
    const found = named.get(name);
    return found === undefined ? undefined : uncheckedCast<symbol>(found);
  }
}

/** As `memberNameOf`, of a key of a dictionary, which from now on may have such. */
export function entryNameOf(symbol: symbol): string {
  setSymbolKeys(new NamedSymbols());
  return memberNameOf(symbol);
}

/** The same of a symbol that has its name already. */
export function entryName(name: string): string {
  setSymbolKeys(new NamedSymbols());
  return name;
}

/** The symbol behind the name of a member. */
export function symbolOfMember(name: string): symbol | undefined {
  if (name.startsWith("[Symbol.")) return wellKnownSymbol(name.substring(8, name.length - 1));
  const found = named.get(name);
  return found === undefined ? undefined : uncheckedCast<symbol>(found);
}
