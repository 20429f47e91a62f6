// For tests (CompileOptions.checkAccesses): C that holds each access to an object against the object's own type
// (runtime-c/host/accesses.c), so that a program in which the compiler takes an object for another stops there, whatever
// it would have read.

import type { Expr, Fn, IrType, Layout, Program, Selector, Signature } from "../ir.ts";
import { offsetOf } from "../offsets.ts";
import { forEachExpression } from "../passes/walk.ts";
import { representationNumber, typeKey } from "./types.ts";

/**
 * Notes in the layouts which selectors they know and how they are called: further interfaces that their descriptors tell
 * of. Gives the names of these.
 */
export function noteAccesses(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (layout: Layout, name: string): void => {
    names.add(name);
    layout.implemented.add(name);
  };
  const calls = new Map<string, Signature>();
  for (const { body } of program.functions)
    forEachExpression(body, (expr) => {
      if (expr.kind === "callClosure") calls.set(signatureName(expr.signature), expr.signature);
    });
  for (const selector of program.selectors)
    for (const layout of selector.targets.keys()) note(layout, selectorName(selector));
  for (const layout of program.layouts) {
    const entry = layout.kind === "closure" ? layout.dispatch.get(0) : undefined;
    if (entry?.kind !== "method") continue;
    for (const [name, signature] of calls) if (takes(entry.function, signature)) note(layout, name);
  }
  return names;
}

export class Accesses {
  constructor(private readonly interfaces: ReadonlyMap<string, number>) {}

  /** The object, of which a field of the layout is read or stored. */
  field(object: string, { layout, field }: Extract<Expr, { kind: "field" }>): string {
    const name = JSON.stringify(field.name);
    return `RT_ACCESS(rt_access_field, ${object}, ${offsetOf(layout, field)}, ${representationNumber(field.type)}, ${name})`;
  }

  /** The array, of which an element is. */
  element(array: string, stored: IrType): string {
    return `RT_ACCESS(rt_access_element, ${array}, ${representationNumber(stored)})`;
  }

  /** The object, of which a member is asked for by a selector. */
  member(object: string, selector: Selector): string {
    return this.having(object, selectorName(selector));
  }

  /** The function, which is called so. */
  called(closure: string, signature: Signature): string {
    return this.having(closure, signatureName(signature));
  }

  /** What has a length. */
  measured(object: string): string {
    return `RT_ACCESS(rt_access_length, ${object}, "length")`;
  }

  /** The value, which is taken for a number, boolean or integer of this type: what is taken for an object is seen later. */
  unboxed(value: string, type: IrType): string {
    return `rt_access_word(${value}, ${representationNumber(type)})`;
  }

  private having(object: string, name: string): string {
    return `RT_ACCESS(rt_access_interface, ${object}, ${this.interfaces.get(name) ?? -1}, ${JSON.stringify(name)})`;
  }
}

function selectorName(selector: Selector): string {
  return `member ${selector.slot} ${selector.name}`;
}

function signatureName({ params, returns }: Signature): string {
  return `called (${params.map(typeKey).join(", ")}) => ${typeKey(returns)}`;
}

/**
 * Can the closure's code be called so? It may leave arguments alone, and its caller the result; a reference is the same word
 * as a value.
 */
function takes(fn: Fn, { params, returns }: Signature): boolean {
  const taken = fn.params.slice(1);
  return (
    taken.length <= params.length &&
    taken.every(({ type }, index) => isTakenAs(params[index], type)) &&
    (returns === "void" || isTakenAs(fn.returns, returns))
  );
}

function isTakenAs(given: IrType, taken: IrType): boolean {
  return typeKey(given) === typeKey(taken) || (typeof given !== "string" && taken === "value");
}
