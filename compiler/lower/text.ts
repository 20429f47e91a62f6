// Conversions to text: what `+`, template literals and String(x) do with a value, by its static type.

import { type ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  isBigint,
  isBooleanLike,
  isNumeric,
  isPrimitive,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  types,
  widen,
} from "../types.ts";
import { convert, convertNumber, undefinedOf } from "./build.ts";
import { callMethod } from "./method_calls.ts";
import { convertTo } from "./convert.ts";
import { testUndefined } from "./value_tests.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { toPrimitive } from "./primitives.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";

/** A call of a function of std/conversions.ts (or another library module). */
export function callLibrary(
  f: FunctionLowering,
  name: string,
  args: Expr[],
  position: Position,
  module = "std/conversions.ts",
): Expr {
  const instance = f.program.library.functionOf(module, name);
  return { kind: "call", type: instance.fn.returns, function: instance.fn, args, position };
}

/** A text that may be a missing element: "undefined" then. */
export function presentText(f: FunctionLowering, text: Expr, position: Position): Expr {
  const type = f.program.representation(types.string);
  return { ...callRuntime("rt_string_concat", [{ kind: "string", type, value: "" }, text], position), type };
}

/** The operand as a string, as String(x) gives it. */
export function toText(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const { expr } = operand;
  const position = f.position(node);
  const type = widen(operand.type);
  const string = f.program.representation(types.string);
  const literal = (value: string): Expr => ({ kind: "string", type: string, value });
  if (isStringLike(type)) return expr;
  if (isFunctionLike(nonNullable(type)))
    refuse(
      refusals.unsupportedType,
      node,
      type.key,
      "the text of a function or class is its source, which a program does not have",
      "take its name: `value.name`",
    );
  if (expr.kind === "number") return literal(String(expr.value));
  if (expr.kind === "bigint") return literal(String(expr.value));
  if (expr.kind === "bool") return literal(String(expr.value));
  if (isPrimitive(type, "u64") || isPrimitive(type, "i64"))
    return callLibrary(f, `${type.key}ToText`, [expr], position);
  if (isBigint(type)) return callLibrary(f, "bigintToText", [convertTo(f, operand, types.bigint, node)], position);
  const present = nonNullable(type);
  if (isStringLike(present) && !membersOf(type).some((one) => one.key === "null")) {
    const text = f.reusable(expr, position);
    const test = testUndefined({ expr: text, type });
    return { kind: "conditional", type: string, test, whenTrue: literal("undefined"), whenFalse: text };
  }
  if (isNumeric(type)) return callLibrary(f, "numberToText", [convertNumber(expr, "f64", position)], position);
  if (isBooleanLike(type))
    return { kind: "conditional", type: string, test: expr, whenTrue: literal("true"), whenFalse: literal("false") };
  const primitive = toPrimitive(f, { expr, type }, "string", node);
  if (primitive !== null) return toText(f, primitive, node);
  if (hasOwnText(f, type)) return callMethod(f, { expr, type }, "toString", [], node).expr;
  const value = expr.type === "void" ? undefinedOf("value") : convert(expr, "value", "exact", position);
  return callLibrary(f, "valueToText", [value], position);
}

function isFunctionLike(type: Type): boolean {
  return (
    type.kind === "function" || (type.kind === "object" && (type.constructed !== undefined || type.call !== undefined))
  );
}

/** Classes with a toString of their own, arrays, and buffers, whose text depends on the type. */
function hasOwnText(f: FunctionLowering, type: Type): boolean {
  if (type.kind === "class") return f.program.classes.findMember(type, "toString") !== null;
  return type.kind === "array" || (type.kind === "typedArray" && type.members !== undefined);
}
