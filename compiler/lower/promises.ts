// The static functions of Promise: their types are beyond what a signature of one's own can say (a tuple of promises gives
// a promise of a tuple), so calls go to std/promise_static.ts with the type of the outcome that the checker has found.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { arrayType, type Type, types } from "../types.ts";
import { undefinedOf } from "./build.ts";
import { convertTo } from "./convert.ts";
import { lowerExpression } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { iterate } from "./iteration.ts";
import { appendTo, buildArray } from "./literals.ts";
import { isPromise } from "./resolve_types.ts";

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
  const args = make.type.params.map((param) =>
    param.kind === "array" ? itemsOf(f, node.arguments[0], node) : valueOf(f, node.arguments[0], outcome, node),
  );
  const position = f.position(node);
  return {
    expr: { kind: "call", type: make.fn.returns, function: make.fn, args, position },
    type: make.type.returns,
  };
}

/** The T of the Promise<T> (or PromiseWithResolvers<T>) that the call gives. */
function outcomeOf(f: FunctionLowering, node: ts.CallExpression): Type {
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
  return convertTo(f, lowerExpression(f, node, expected), types.unknown, call);
}

/** What is iterated, as an array of unknown. */
function itemsOf(f: FunctionLowering, node: ts.Expression, call: ts.Node): Expr {
  const type = arrayType(types.unknown);
  if (ts.isArrayLiteralExpression(node)) return buildArray(f, node.elements, type, call);
  const source = lowerExpression(f, node);
  const array = f.temporary(buildArray(f, [], type, call), f.position(call));
  iterate(f, source, call, (element) => appendTo(f, array, type, element, call));
  return array;
}
