// A parameter for which every call has the same constant holds it from the start: what the function does for other arguments
// folds away in C. clang sees to those that are called in their own file alone. `new Map()` has no use for most of a
// constructor that takes a list of pairs.
//
// Requires: direct calls are direct (dispatch). Provides: assignments at the beginning of functions.

import type { Expr, Fn, Local, Program } from "../ir.ts";
import { openFunctions } from "./program_ranges.ts";
import { forEachExpression, forEachStatement } from "./walk.ts";

interface Call {
  readonly caller: Fn;
  readonly args: readonly Expr[];
}

export function constants(program: Program): Program {
  const open = openFunctions(program);
  const calls = callsOf(program, open);
  const assigned = assignedIn([...calls.keys()]);
  const known = new Map<Local, Expr>();
  while (spread(calls, assigned, known));
  for (const [fn, ofFunction] of calls) {
    if (ofFunction.every(({ caller }) => caller.unit === fn.unit)) continue;
    const begin = fn.params.flatMap((target) => {
      const value = known.get(target);
      if (value === undefined) return [];
      const place: Expr = { kind: "local", type: target.type, local: target };
      return [{ kind: "assign" as const, target: place, value, position: fn.position }];
    });
    if (begin.length > 0) fn.body = [...begin, ...fn.body];
  }
  return program;
}

/** All calls of functions that nothing else calls. */
function callsOf(program: Program, open: ReadonlySet<Fn>): Map<Fn, Call[]> {
  const calls = new Map<Fn, Call[]>();
  for (const caller of program.functions)
    forEachExpression(caller.body, (expr) => {
      if (expr.kind !== "call" || expr.args.length === 0 || open.has(expr.function)) return;
      const known = calls.get(expr.function);
      const call: Call = { caller, args: expr.args };
      if (known === undefined) calls.set(expr.function, [call]);
      else known.push(call);
    });
  return calls;
}

/** Finds parameters that are constant because others are; false: no more. */
function spread(
  calls: ReadonlyMap<Fn, readonly Call[]>,
  assigned: ReadonlySet<Local>,
  known: Map<Local, Expr>,
): boolean {
  const before = known.size;
  for (const [fn, ofFunction] of calls)
    fn.params.forEach((param, index) => {
      if (known.has(param)) return;
      const value = common(ofFunction, index, (local) => (assigned.has(local) ? undefined : known.get(local)));
      if (value !== null) known.set(param, value);
    });
  return known.size > before;
}

/** The constant that all these calls have there. */
function common(calls: readonly Call[], index: number, valueOf: (local: Local) => Expr | undefined): Expr | null {
  let found: Expr | null = null;
  for (const { args } of calls) {
    const given = args[index];
    if (given === undefined) return null;
    const value = given.kind === "local" ? valueOf(given.local) : given;
    if (value === undefined || !isConstant(value)) return null;
    if (found !== null && !isSame(found, value)) return null;
    found = value;
  }
  return found;
}

function isConstant(expr: Expr): boolean {
  if (expr.kind === "convert") return expr.mode === "exact" && isConstant(expr.operand);
  return ["undefined", "null", "bool", "number"].includes(expr.kind);
}

function isSame(one: Expr, other: Expr): boolean {
  if (one.kind === "convert" && other.kind === "convert")
    return one.type === other.type && isSame(one.operand, other.operand);
  const isSameValue = "value" in one && "value" in other ? Object.is(one.value, other.value) : one.kind === other.kind;
  return one.kind === other.kind && isSameValue && (one.type === other.type || typeof one.type !== "string");
}

/** Parameters and variables that hold something else later on. */
function assignedIn(functions: readonly Fn[]): Set<Local> {
  const assigned = new Set<Local>();
  for (const { body } of functions)
    forEachStatement(body, (statement) => {
      if (statement.kind === "assign" && statement.target.kind === "local") assigned.add(statement.target.local);
    });
  return assigned;
}
