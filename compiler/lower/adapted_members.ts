// Functions that are members of an object or dictionary, and called in another way than the dictionary says by whose type it
// goes (`table as Record<string, (...args: number[]) => number>`): they stay what they are in the object, and each that is read
// gets a function around it, chosen by the text of the type that its member has.

import { type ts } from "ts-morph";
import { sharedUnit, type Fn } from "../ir.ts";
import { type FunctionType, membersOf, nonNullable, sameType, type Type, types, widen } from "../types.ts";
import { anyRef, convert, ifStatement, localExpr, nowhere, undefinedOf, unnamedParameters } from "./build.ts";
import { castTo } from "./casts.ts";
import { adaptFunction } from "./closures.ts";
import { isName } from "./elements.ts";
import { FunctionLowering } from "./function.ts";
import type { ProgramLowering } from "./program.ts";

export class AdaptedMembers {
  private readonly adapters = new Map<string, Fn>();
  private readonly added = new Set<string>();

  constructor(private readonly program: ProgramLowering) {}

  /** The function that makes a `wanted` of a value and the text of its member's type: undefined where none is known. */
  adapterTo(wanted: FunctionType): Fn {
    let fn = this.adapters.get(wanted.key);
    if (fn === undefined) {
      fn = this.program.newFunction("(member)", `member as ${wanted.key}`, sharedUnit, nowhere, { returns: anyRef });
      fn.params = unnamedParameters(["value", this.program.representation(types.string)]);
      fn.body = [{ kind: "return", value: undefinedOf(anyRef), position: nowhere }];
      this.adapters.set(wanted.key, fn);
    }
    return fn;
  }

  /** A member of the type `source` is read as one of `target`. */
  add(source: Type, target: Type, node: ts.Node): void {
    const [from, to] = [functionAmong(source), functionAmong(target)];
    if (from === null || to === null || sameType(from, to) || this.program.isTrusted(node.getSourceFile())) return;
    const pair = `${source.key} > ${to.key}`;
    if (this.added.has(pair)) return;
    this.added.add(pair);
    const fn = this.adapterTo(to);
    const [value, text] = fn.params.map(localExpr);
    const f = new FunctionLowering(this.program, fn, this.program.emptyEnvironment, to, null, null);
    const { statements } = f.collect(() => {
      const held = { expr: convert(value, anyRef, "unbox", nowhere), type: from };
      f.emit({ kind: "return", value: adaptFunction(f, held, from, to, node, castTo), position: nowhere });
    });
    fn.body.unshift(ifStatement(nowhere, isName(f, text, widen(source).key, nowhere), statements));
  }
}

/** The only function among the types; null: there is none, or several. */
export function functionAmong(type: Type): FunctionType | null {
  const [only, ...others] = membersOf(nonNullable(type)).filter((one) => one.kind === "function");
  return only !== undefined && others.length === 0 ? only : null;
}
