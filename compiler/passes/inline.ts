// Makes calls of very small functions cheap. A function that only returns an expression over its parameters (Math.floor,
// a getter) is replaced by that expression; other small functions are marked to be repeated as `static inline` in each
// unit that calls them, for the C compiler to judge.
//
// Requires: direct calls where targets are known (dispatch). Provides: Fn.inline.

import type { Expr, Fn, Local, Program, Stmt } from "../ir.ts";
import { forEachExpression, forEachOperand, forEachStatement, mapExpressions, mapOperands } from "./walk.ts";

/** Expression nodes of a function that is substituted, and of one that is repeated. */
const substituteLimit = 22;
const inlineLimit = 60;

export function inline(program: Program): Program {
  const substitutable = new Map<Fn, Expr>();
  for (const fn of program.functions) {
    const result = soleResult(fn);
    if (result !== null) substitutable.set(fn, result);
  }
  for (const fn of program.functions)
    mapExpressions(fn.body, (expr) => {
      if (expr.kind !== "call" || expr.function === fn) return expr;
      const result = substitutable.get(expr.function);
      return result === undefined ? expr : (substitute(expr, result) ?? expr);
    });
  const fixed = new Set<Fn>([
    ...program.modules.map((module) => module.init),
    ...program.entry,
    ...program.wellKnown.values(),
  ]);
  for (const fn of program.functions) fn.inline = !fixed.has(fn) && isSmall(fn);
  return program;
}

/** What the function returns, if that is all it does. */
function soleResult(fn: Fn): Expr | null {
  const [only] = fn.body;
  if (fn.body.length !== 1 || only.kind !== "return" || only.value === null || fn.isClosure) return null;
  let nodes = 0;
  let isSimple = true;
  forEachOperand(only.value, (expr) => {
    nodes++;
    // Effects only at the root: its operands, the arguments among them, come before it anyway.
    if (expr !== only.value && hasEffect(expr)) isSimple = false;
    if (expr.kind === "call" || expr.kind === "callVia" || expr.kind === "callClosure") isSimple = false;
  });
  return isSimple && nodes <= substituteLimit ? only.value : null;
}

function hasEffect(expr: Expr): boolean {
  switch (expr.kind) {
    case "call":
    case "callVia":
    case "callClosure":
    case "new":
    case "closure":
    case "array":
      return true;
    case "callRuntime":
      return !expr.pure;
    case "convert":
      return (
        expr.mode === "checked" ||
        (expr.type === "value" && (expr.operand.type === "i64" || expr.operand.type === "u64"))
      );
    case "element":
      return expr.checked;
    default:
      return false;
  }
}

function any(expr: Expr, test: (expr: Expr) => boolean): boolean {
  let found = false;
  forEachOperand(expr, (one) => {
    found ||= test(one);
  });
  return found;
}

/** May evaluating it give something else after an effect elsewhere? */
function readsMemory(expr: Expr): boolean {
  return ["global", "field", "fieldVia", "element", "length", "callRuntime"].includes(expr.kind);
}

/** May be repeated and moved: a local (nothing is assigned inside an expression) or a constant. */
function isSimpleArgument(expr: Expr): boolean {
  if (expr.kind === "convert" && expr.mode !== "checked" && expr.type !== "value")
    return isSimpleArgument(expr.operand);
  return ["local", "number", "bigint", "bool", "string", "undefined", "null", "descriptor"].includes(expr.kind);
}

function substitute(call: Extract<Expr, { kind: "call" }>, result: Expr): Expr | null {
  const { params } = call.function;
  const uses = new Map<Local, number>();
  let conditional = false;
  forEachOperand(result, (expr) => {
    if (expr.kind === "local") uses.set(expr.local, (uses.get(expr.local) ?? 0) + 1);
    conditional ||= expr.kind === "conditional" || expr.kind === "logical";
  });
  const bound = new Map<Local, Expr>();
  const complex: Expr[] = [];
  for (const [index, param] of params.entries()) {
    const arg = call.args[index];
    bound.set(param, arg);
    if (isSimpleArgument(arg)) continue;
    complex.push(arg);
    if (uses.get(param) !== 1 || conditional) return null;
  }
  const effects = complex.filter((arg) => any(arg, hasEffect));
  if (effects.length > 1 || (effects.length === 1 && complex.length > 1)) return null;
  if (effects.length === 1 && any(result, readsMemory)) return null;
  const copy = copyExpression(result, bound);
  // A reference of another static type costs nothing in C, but says what it is.
  const differs = typeof copy.type !== "string" && typeof call.type !== "string" && copy.type.to !== call.type.to;
  return differs ? { kind: "convert", type: call.type, operand: copy, mode: "static", position: call.position } : copy;
}

/** A copy with parameters replaced by arguments. */
function copyExpression(expr: Expr, bound: ReadonlyMap<Local, Expr>): Expr {
  if (expr.kind === "local") return bound.get(expr.local) ?? expr;
  const copy = { ...expr };
  mapOperands(copy, (operand) => copyExpression(operand, bound));
  return copy;
}

/** Few expressions, no loop, no handler, no call of itself. */
function isSmall(fn: Fn): boolean {
  let nodes = 0;
  let fits = true;
  forEachStatement(fn.body, (statement: Stmt) => {
    nodes++;
    if (["loop", "try", "switch", "suspend"].includes(statement.kind)) fits = false;
  });
  forEachExpression(fn.body, (expr) => {
    nodes++;
    if (expr.kind === "call" && expr.function === fn) fits = false;
    if (expr.kind === "string" || expr.kind === "closure") nodes += 4;
  });
  return fits && nodes <= inlineLimit && fn.params.every((param) => !param.volatile);
}
