// Methods of what TypeScript's own library gives as `any`: those of texts, bytes, numbers, booleans and lists, whichever it turns
// out to be. A list is read through a copy where its elements are stored in a way of their own, so it cannot be changed.

import { ts } from "ts-morph";
import { arrayType, bufferType, type Type, types, unionType } from "../types.ts";
import { convert, not } from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { arrayMutators, callMethodNode, callOfKinds } from "./method_calls.ts";
import { skipOuterExpressions } from "./syntax.ts";
import { callLibrary, toText } from "./text.ts";
import { testNullish } from "./value_tests.ts";

/** Null: it is no such value, or none of these kinds has the method. */
export function callUntyped(
  f: FunctionLowering,
  receiver: Operand,
  name: string,
  node: ts.CallExpression,
): Operand | null {
  const callee = skipOuterExpressions(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return null;
  const isAny = (f.checker.getTypeAtLocation(callee.expression).flags & ts.TypeFlags.Any) !== 0;
  if (!isAny || receiver.type.key !== "unknown" || arrayMutators.has(name)) return null;
  if (name === "toString" && node.arguments.length === 0) return textOf(f, receiver, node);
  const kinds = kindsOf(f, name);
  if (kinds.length === 0) return null;
  const position = f.position(node);
  const value = f.temporary(convert(receiver.expr, "value", "exact", position), position);
  // What is none of the others has to be a list, whatever it holds: the library sees to that.
  const takesList = kinds[kinds.length - 1].kind === "array";
  const held: Operand = { expr: value, type: takesList ? unionType(kinds) : receiver.type };
  return callOfKinds(f, held, kinds, node, (one) => {
    if (one.type.kind !== "array") return callMethodNode(f, one, name, node);
    const list = callLibrary(f, "unknownElements", [value], position, "std/array_static.ts");
    return callMethodNode(f, { expr: list, type: one.type }, name, node);
  });
}

/** Lists last. */
function kindsOf(f: FunctionLowering, name: string): Type[] {
  const { library } = f.program;
  const modules: readonly (readonly [Type, readonly string[]])[] = [
    [types.string, ["std/string.ts", "std/string_regexp.ts"]],
    [bufferType(), ["std/buffer.ts"]],
    [types.number, ["std/number.ts"]],
    [types.boolean, ["std/boolean.ts"]],
    [arrayType(types.unknown), ["std/array.ts"]],
  ];
  return modules
    .filter(([, names]) => names.some((module) => library.find(module, name) !== null))
    .map(([kind]) => kind);
}

/** What all values but null and undefined have. */
function textOf(f: FunctionLowering, receiver: Operand, node: ts.CallExpression): Operand {
  const held: Operand = { ...receiver, expr: f.reusable(receiver.expr, f.position(node)) };
  throwTypeErrorUnless(f, not(testNullish(held)), "Cannot read properties of undefined (reading 'toString')", node);
  return { expr: toText(f, held, node), type: types.string };
}
