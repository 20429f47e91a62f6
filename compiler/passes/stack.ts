// Stack overflow is a RangeError: functions at which some cycle of calls comes round look how much stack is left when they
// begin. Between two of them there are only calls without recursion, for which the runtime keeps room.

import type { Expr, Fn, Program } from "../ir.ts";
import { forEachExpression } from "./walk.ts";

export function stack(program: Program): Program {
  const callees = calleesOf(program);
  for (const fn of headsOfCycles(program.functions, callees)) {
    const { position } = fn;
    const expr: Expr = { kind: "callRuntime", type: "void", name: "rt_check_stack", args: [], pure: false, position };
    fn.body.unshift({ kind: "expr", expr, position });
  }
  return program;
}

/** The functions that each function may call: through closures all that take as many arguments. */
function calleesOf(program: Program): Map<Fn, readonly Fn[]> {
  const closures = new Map<number, Fn[]>();
  for (const fn of program.functions) {
    if (!fn.isClosure) continue;
    // A function with fewer parameters may stand for one with more.
    closures.set(fn.params.length, [...(closures.get(fn.params.length) ?? []), fn]);
  }
  const callees = new Map<Fn, readonly Fn[]>();
  for (const fn of program.functions) {
    const called = new Set<Fn>();
    let mostArguments = -1;
    forEachExpression(fn.body, (expr) => {
      if (expr.kind === "call") called.add(expr.function);
      else if (expr.kind === "callClosure") mostArguments = Math.max(mostArguments, expr.args.length + 1);
      else if (expr.kind === "callVia")
        for (const entry of expr.selector.targets.values()) if (entry.kind === "method") called.add(entry.function);
    });
    for (const [count, functions] of closures) if (count <= mostArguments) functions.forEach((one) => called.add(one));
    callees.set(fn, [...called]);
  }
  return callees;
}

/** Every cycle goes through one of these: the ends of the edges that lead back to a function that is being visited. */
function headsOfCycles(functions: readonly Fn[], callees: ReadonlyMap<Fn, readonly Fn[]>): Set<Fn> {
  const heads = new Set<Fn>();
  const state = new Map<Fn, "open" | "done">();
  for (const root of functions) {
    if (state.has(root)) continue;
    const path: { readonly fn: Fn; next: number }[] = [{ fn: root, next: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const called = callees.get(top.fn)?.[top.next++];
      if (called === undefined) {
        state.set(top.fn, "done");
        path.pop();
      } else if (state.get(called) === "open") heads.add(called);
      else if (!state.has(called)) {
        state.set(called, "open");
        path.push({ fn: called, next: 0 });
      }
    }
  }
  return heads;
}
