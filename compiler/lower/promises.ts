// The static functions of Promise: their types are beyond what a signature of one's own can say (a tuple of promises gives
// a promise of a tuple), so calls go to std/promise_static.ts with the type of the outcome that the checker has found.

import { ts } from "ts-morph";
import { filledArguments } from "../type_arguments.ts";
import type { Expr } from "../ir.ts";
import { arrayType, type Type, types } from "../types.ts";
import { undefinedOf } from "./build.ts";
import { convertTo } from "./convert.ts";
import { mayBePromise } from "./coroutines.ts";
import { tupleElement } from "./elements.ts";
import { lowerExpression } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { checkHeld } from "./held.ts";
import { iterate } from "./iteration.ts";
import { appendTo, buildArray } from "./array_literals.ts";
import { skipParentheses } from "./syntax.ts";
import { followed } from "./thenables.ts";
import { testedOutcome } from "./untyped_promises.ts";
import { awaited, isPromise } from "./resolve_types.ts";

/** Is this the global Promise? */
export function isPromiseConstructor(f: FunctionLowering, node: ts.Expression): boolean {
  if (!ts.isIdentifier(node) || node.text !== "Promise") return false;
  const declaration = f.program.symbolAt(node)?.valueDeclaration;
  return declaration !== undefined && f.program.isGlobalDeclaration(declaration);
}

/** `Promise.resolve(value)` and kin. */
export function lowerPromiseStatic(f: FunctionLowering, node: ts.CallExpression, name: string): Operand {
  const outcome = outcomeOf(f, node);
  const make = f.program.library.functionOf("std/promise_static.ts", name, [outcome]);
  // A reason is not read as the outcome, and what allSettled gives checks itself.
  const read = name === "reject" || name === "allSettled" ? types.unknown : outcome;
  const args = make.type.params.map((param) =>
    param.kind === "array"
      ? itemsOf(f, node.arguments[0], (index) => (name === "all" ? elementOf(read, index) : read), node)
      : valueOf(f, node.arguments[0], read, node),
  );
  const position = f.position(node);
  return {
    expr: { kind: "call", type: make.fn.returns, function: make.fn, args, position },
    type: make.type.returns,
  };
}

/** What an element of the array or tuple is read as. */
function elementOf(outcome: Type, index: number): Type {
  if (outcome.kind === "tuple") return outcome.elements[index] ?? types.unknown;
  return outcome.kind === "array" ? outcome.element : types.unknown;
}

/** The T of the Promise<T> (or PromiseWithResolvers<T>) that the call gives. */
function outcomeOf(f: FunctionLowering, node: ts.CallExpression): Type {
  const [filled] = filledArguments(f.checker, node) ?? [];
  if (filled !== undefined) return f.program.types.convert(filled, f.environment, node);
  const type = f.typeAt(node);
  if (isPromise(type)) return type.args[0];
  if (type.kind === "object") {
    const promise = f.program.types.members(type).find((member) => member.name === "promise");
    if (promise !== undefined && isPromise(promise.type)) return promise.type.args[0];
  }
  throw new Error(`a static function of Promise that gives ${type.key}`);
}

function valueOf(f: FunctionLowering, node: ts.Expression | undefined, expected: Type, call: ts.Node): Expr {
  if (node === undefined) return undefinedOf("value");
  return heldValue(f, lowerExpression(f, node, expected), expected, call);
}

/** A value, or a promise of one, that is going to be read as `outcome`. */
function heldValue(f: FunctionLowering, given: Operand, outcome: Type, node: ts.Node): Expr {
  const value = followed(f, given, node);
  if (mayBePromise(f, value.type, node)) {
    const tested = testedOutcome(f, value, outcome, node);
    if (tested === null) checkHeld(f, awaited(value.type), outcome, node);
    return convertTo(f, tested ?? value, types.unknown, node);
  }
  return convertTo(f, { expr: convertTo(f, value, outcome, node), type: outcome }, types.unknown, node);
}

/** What is iterated, as an array of unknown; `readAs` says what the outcome at an index is read as. */
function itemsOf(f: FunctionLowering, node: ts.Expression, readAs: (index: number) => Type, call: ts.Node): Expr {
  const type = arrayType(types.unknown);
  const listOf = (items: readonly (() => Expr)[]): Expr => {
    const layout = f.program.layouts.array(types.unknown);
    const elements = f.inOrder(items);
    return { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: f.position(call) };
  };
  const literal = withoutConst(node);
  if (ts.isArrayLiteralExpression(literal) && !literal.elements.some(ts.isSpreadElement))
    return listOf(literal.elements.map((one, index) => () => valueOf(f, one, readAs(index), one)));
  const source = lowerExpression(f, node);
  if (source.type.kind === "tuple") {
    const tuple: Operand = { expr: f.temporary(source.expr, f.position(node)), type: source.type };
    return listOf(
      source.type.elements.map((_, index) => () => heldValue(f, tupleElement(f, tuple, index), readAs(index), node)),
    );
  }
  const array = f.temporary(buildArray(f, [], type, call), f.position(call));
  iterate(f, source, call, (element) => {
    const value = heldValue(f, element, readAs(0), node);
    appendTo(f, array, type, { expr: value, type: types.unknown }, call);
  });
  return array;
}

/** `[...] as const` without the `as const`. */
function withoutConst(node: ts.Expression): ts.Expression {
  const inner = skipParentheses(node);
  return ts.isAsExpression(inner) && ts.isConstTypeReference(inner.type) ? withoutConst(inner.expression) : inner;
}
