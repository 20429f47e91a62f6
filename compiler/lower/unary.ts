// Unary operators: signs, complement, not and typeof.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import {
  isBigint,
  isBooleanLike,
  isNullish,
  isNumeric,
  isPrimitive,
  isStringLike,
  isSymbol,
  isWord,
  literalType,
  membersOf,
  type Type,
  types,
  widen,
} from "../types.ts";
import { bigintPrefix, ofEither } from "./bigints.ts";
import { convertNumber, effectOf, not, numberLiteral } from "./build.ts";
import { calledAs } from "./callable_objects.ts";
import { convertTo } from "./convert.ts";
import { lowerCondition, lowerExpression, lowerShown, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { testMethod } from "./member_tests.ts";
import { isLiteralOperand, plainNumeric, represent, settled } from "./operators.ts";
import { toPrimitive } from "./primitives.ts";
import { callRuntime } from "./runtime.ts";
import { callLibrary } from "./text.ts";
import { mayBeMissing } from "./value_tests.ts";

const { SyntaxKind } = ts;

export function lowerPrefix(f: FunctionLowering, node: ts.PrefixUnaryExpression, expected?: Type): Operand {
  const position = f.position(node);
  if (node.operator === SyntaxKind.ExclamationToken)
    return { expr: not(lowerCondition(f, node.operand)), type: types.boolean };
  const given = settled(f, lowerExpression(f, node.operand, expected), node);
  const operand = toPrimitive(f, given, "number", node) ?? given;
  if (node.operator === SyntaxKind.PlusToken) return toNumber(f, operand, position);
  const isConverted = (one: Type): boolean => isStringLike(one) || isBooleanLike(one) || isNullish(one);
  const parts = membersOf(operand.type).map(widen);
  const isMixed = parts.some(isConverted) && parts.every((one) => isConverted(one) || (isNumeric(one) && !isWord(one)));
  const numeric = isMixed ? toNumber(f, operand, position) : operand;
  const apply = node.operator === SyntaxKind.MinusToken ? negated : complement;
  return ofEither(f, numeric, node, (one) => apply(f, one, node)) ?? apply(f, numeric, node);
}

/** `+value` of what is no object (ECMAScript 7.1.4). */
function toNumber(f: FunctionLowering, operand: Operand, position: Position): Operand {
  const type = widen(operand.type);
  if (isNumeric(type)) return { expr: convertNumber(operand.expr, "f64", position), type: types.number };
  if (isStringLike(type)) return { expr: callLibrary(f, "textToNumber", [operand.expr], position), type: types.number };
  if (isBooleanLike(type)) {
    const [whenTrue, whenFalse] = [numberLiteral(1), numberLiteral(0)];
    return {
      expr: { kind: "conditional", type: "f64", test: operand.expr, whenTrue, whenFalse },
      type: types.number,
    };
  }
  return {
    expr: callLibrary(f, "valueToNumber", [represent(operand.expr, position)], position),
    type: types.number,
  };
}

function negated(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (isLiteralOperand(operand) && operand.expr.kind === "number")
    return { expr: numberLiteral(-operand.expr.value), type: literalType(-operand.expr.value, types.number) };
  if (isBigint(operand.type)) return bigintPrefix(f, "negate", operand, node);
  const numeric = plainNumeric(operand, node);
  const type = f.program.representation(numeric);
  return { expr: { kind: "unary", type, op: "neg", operand: convertTo(f, operand, numeric, node) }, type: numeric };
}

function complement(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (isLiteralOperand(operand) && operand.expr.kind === "number") {
    const value = ~operand.expr.value;
    return { expr: numberLiteral(value), type: literalType(value, types.number) };
  }
  if (isBigint(operand.type)) return bigintPrefix(f, "complement", operand, node);
  const numeric = plainNumeric(operand, node);
  if (numeric.key === "number") {
    const position = f.position(node);
    const whole = convertNumber(operand.expr, "i32", position);
    const bits: Expr = { kind: "unary", type: "i32", op: "bitnot", operand: whole };
    return { expr: convertNumber(bits, "f64", position), type: types.number };
  }
  return { expr: { kind: "unary", type: operand.expr.type, op: "bitnot", operand: operand.expr }, type: numeric };
}

/** `typeof x` as a string; a constant where the type decides it. */
export function lowerTypeof(f: FunctionLowering, node: ts.TypeOfExpression): Operand {
  const isMethodThere = testMethod(f, node.expression);
  if (isMethodThere !== null) {
    const type = f.program.representation(types.string);
    const [whenTrue, whenFalse] = ["function", "undefined"].map((text) => stringOperand(f, text).expr);
    return { expr: { kind: "conditional", type, test: isMethodThere, whenTrue, whenFalse }, type: types.string };
  }
  const operand = lowerShown(f, node.expression);
  const text = typeofText(operand.type);
  const given = f.program.checker.getTypeAtLocation(node.expression);
  const mayLack = (given.flags & ts.TypeFlags.StringLike) !== 0 && mayBeMissing(f, operand, node);
  if (text !== null && !mayLack) {
    if (effectOf(operand.expr) === 3) f.emit({ kind: "expr", expr: operand.expr, position: f.position(node) });
    return stringOperand(f, text);
  }
  const value = represent(operand.expr, f.position(node));
  return {
    expr: {
      ...callRuntime("rt_value_typeof", [value], f.position(node)),
      type: f.program.representation(types.string),
    },
    type: types.string,
  };
}

function typeofText(type: Type): string | null {
  if (isPrimitive(type, "undefined") || isPrimitive(type, "void")) return "undefined";
  if (isPrimitive(type, "null")) return "object";
  if (isBigint(type) || isWord(type)) return "bigint";
  if (isNumeric(type)) return "number";
  if (isStringLike(type)) return "string";
  if (isSymbol(type)) return "symbol";
  if (isBooleanLike(type)) return "boolean";
  if (calledAs(type) !== null) return "function";
  if (type.kind === "class" || type.kind === "array" || type.kind === "tuple" || type.kind === "typedArray")
    return "object";
  return null;
}
