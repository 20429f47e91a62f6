// Binary operators on values: arithmetic with widths, concatenation, and which operands go together.

import { ts } from "ts-morph";
import type { BinaryOp, Expr, Position, Scalar } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  includesUndefined,
  isBigint,
  isBooleanLike,
  isFixedWidthName,
  isNullish,
  isNumeric,
  isStringLike,
  literalType,
  membersOf,
  nonNullable,
  type Type,
  types,
  widen,
} from "../types.ts";
import { adaptLiterals, bigintArithmetic, presentBigint } from "./bigints.ts";
import {
  binary,
  convert,
  convertNumber,
  effectOf,
  ifStatement,
  isInteger,
  isSigned,
  not,
  numberLiteral,
  undefinedOf,
} from "./build.ts";
import { lowerIn, lowerInstanceof } from "./instanceof.ts";
import { compare, isCompared, isEquality, lowerEquality } from "./comparison.ts";
import { convertTo } from "./convert.ts";
import { lowerEffect, lowerExpression, lowerShown, lowerTested, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { lowerLogicalValue, lowerNullish } from "./logical.ts";
import { callMethod } from "./method_calls.ts";
import { toPrimitive } from "./primitives.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { callLibrary, toText } from "./text.ts";
import { testNullish } from "./value_tests.ts";

const { SyntaxKind } = ts;

const arithmeticOps: Partial<Record<ts.SyntaxKind, BinaryOp>> = {
  [SyntaxKind.PlusToken]: "add",
  [SyntaxKind.MinusToken]: "sub",
  [SyntaxKind.AsteriskToken]: "mul",
  [SyntaxKind.SlashToken]: "div",
  [SyntaxKind.PercentToken]: "rem",
  [SyntaxKind.AmpersandToken]: "and",
  [SyntaxKind.BarToken]: "or",
  [SyntaxKind.CaretToken]: "xor",
  [SyntaxKind.LessThanLessThanToken]: "shl",
  [SyntaxKind.GreaterThanGreaterThanToken]: "shr",
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: "shr",
};

const orderingOps: Partial<Record<ts.SyntaxKind, BinaryOp>> = {
  [SyntaxKind.LessThanToken]: "lt",
  [SyntaxKind.LessThanEqualsToken]: "le",
  [SyntaxKind.GreaterThanToken]: "gt",
  [SyntaxKind.GreaterThanEqualsToken]: "ge",
};

export function lowerBinary(f: FunctionLowering, node: ts.BinaryExpression, expected?: Type): Operand {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case SyntaxKind.CommaToken:
      lowerEffect(f, node.left);
      return lowerExpression(f, node.right, expected);
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.BarBarToken:
      return lowerLogicalValue(f, node, expected);
    case SyntaxKind.QuestionQuestionToken:
      return lowerNullish(f, node, expected);
    case SyntaxKind.InstanceOfKeyword:
      return { expr: lowerInstanceof(f, node), type: types.boolean };
    case SyntaxKind.InKeyword:
      return { expr: lowerIn(f, node), type: types.boolean };
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
      return { expr: lowerEquality(f, node), type: types.boolean };
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      return { expr: not(lowerEquality(f, node)), type: types.boolean };
  }
  const [left, right] = lowerOperands(f, node.left, node.right, operator);
  if (orderingOps[operator] !== undefined)
    return { expr: compare(f, orderingOps[operator], left, right, node), type: types.boolean };
  return arithmetic(f, operator, left, right, node);
}

/** Two operands in source order. Texts that are compared or joined may be missing: that is a value like any other. */
export function lowerOperands(
  f: FunctionLowering,
  leftNode: ts.Expression,
  rightNode: ts.Expression,
  operator: ts.SyntaxKind,
): [Operand, Operand] {
  const isText = (node: ts.Expression): boolean => isStringLike(f.typeAt(node));
  const joins = operator === SyntaxKind.PlusToken && (isText(leftNode) || isText(rightNode));
  const compares = arithmeticOps[operator] === undefined;
  const mayBeMissing = (node: ts.Expression): boolean =>
    compares && (isText(node) || (isEquality(operator) && isBooleanLike(f.typeAt(node))));
  const lower = (node: ts.Expression): Operand =>
    joins ? lowerShown(f, node) : mayBeMissing(node) ? lowerTested(f, node) : lowerExpression(f, node);
  let leftType: Type = types.never;
  let rightType: Type = types.never;
  const [left, right] = f.inOrder([
    () => {
      const operand = lower(leftNode);
      leftType = operand.type;
      return operand.expr;
    },
    () => {
      const operand = lower(rightNode);
      rightType = operand.type;
      return operand.expr;
    },
  ]);
  const position = f.position(rightNode);
  if (!joins || !includesUndefined(leftType) || !includesUndefined(rightType))
    return [
      { expr: left, type: leftType },
      { expr: right, type: rightType },
    ];
  // Two that are both missing are no text but NaN.
  const kept = f.temporary(right, position);
  const present = nonNullable(leftType);
  return [
    { expr: convertTo(f, { expr: left, type: leftType }, present, leftNode), type: present },
    { expr: kept, type: rightType },
  ];
}

/** A number that was read from where there may be none: undefined counts as NaN, as everywhere in JavaScript. */
export function settled(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (operand.type.key === "unknown") return untypedNumber(f, operand, node);
  const { type } = operand;
  const present = nonNullable(type);
  if (type.kind !== "union" || type.key === present.key) return operand;
  // Nothing equals null but null, which counts as 0.
  if (membersOf(type).some((one) => one.key === "null") && isCompared(node)) return operand;
  if (isBigint(present)) return presentBigint(f, operand, node);
  if (membersOf(present).some((one) => !isNumeric(one))) return operand;
  if (present.key !== "number" && widen(present).key !== "number")
    return { expr: convertTo(f, operand, present, node), type: present };
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(operand.expr, position), type };
  const ofNull = membersOf(type).some((one) => one.key === "null");
  const whenFalse = ofNull
    ? callLibrary(f, "valueToNumber", [held.expr], position)
    : convert(held.expr, "f64", "unbox", position);
  const test = testNullish(held, true, false);
  return {
    expr: { kind: "conditional", type: "f64", test, whenTrue: numberLiteral(NaN), whenFalse },
    type: types.number,
  };
}

export function isEitherUnknown(left: Operand, right: Operand): boolean {
  return left.type.key === "unknown" || right.type.key === "unknown";
}

/** What a value of which nothing is known counts as. */
function untypedNumber(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  const position = f.position(node);
  return { expr: f.temporary(callLibrary(f, "valueToNumber", [operand.expr], position), position), type: types.number };
}

/** `left operator right` for +, -, *, /, %, **, bit operators and shifts. */
export function arithmetic(
  f: FunctionLowering,
  operator: ts.SyntaxKind,
  leftSide: Operand,
  rightSide: Operand,
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const joins = operator === SyntaxKind.PlusToken && (isStringLike(leftSide.type) || isStringLike(rightSide.type));
  const isUnclear = operator === SyntaxKind.PlusToken && isEitherUnknown(leftSide, rightSide);
  const [left, right] =
    joins || isUnclear
      ? [leftSide, rightSide]
      : adaptLiterals(settled(f, leftSide, node), settled(f, rightSide, node), node, position);
  const isSum = [left, right].every(({ type }) => isNumeric(type) || isBigint(type));
  if (operator === SyntaxKind.PlusToken && !isSum) return concatenate(f, left, right, node, position);
  const isShift =
    operator === SyntaxKind.LessThanLessThanToken ||
    operator === SyntaxKind.GreaterThanGreaterThanToken ||
    operator === SyntaxKind.GreaterThanGreaterThanGreaterThanToken;
  const folded = foldLiterals(operator, left, right) ?? bigintArithmetic(f, operator, left, right, node);
  if (folded !== null) return folded;
  const type = isShift ? shiftType(left) : commonType(left, right, node);
  if (operator === SyntaxKind.AsteriskAsteriskToken) {
    if (type.key !== "number") refuse(refusals.integerOperator, node, "**", type.key);
    return {
      expr: callLibrary(f, "power", [asNumber(left, position), asNumber(right, position)], position),
      type: types.number,
    };
  }
  const op = arithmeticOps[operator];
  if (op === undefined) throw new Error(`no operator ${ts.SyntaxKind[operator]}`);
  if (type.key === "number") return numberArithmetic(op, operator, left, right, position);
  if (type.key === "f32" && !["add", "sub", "mul", "div", "rem"].includes(op))
    refuse(refusals.integerOperator, node, ts.tokenToString(operator) ?? op, "f32");
  return { expr: fixedArithmetic(f, op, operator, left, right, type, node, position), type };
}

function asNumber(operand: Operand, position: Position): Expr {
  return convertNumber(operand.expr, "f64", position);
}

function numberArithmetic(
  op: BinaryOp,
  operator: ts.SyntaxKind,
  left: Operand,
  right: Operand,
  position: Position,
): Operand {
  const result = (expr: Expr): Operand => ({ expr: convertNumber(expr, "f64", position), type: types.number });
  switch (op) {
    case "add":
    case "sub":
    case "mul":
    case "div":
    case "rem": {
      const a = asNumber(left, position);
      const b = asNumber(right, position);
      if (a.kind === "number" && b.kind === "number") return result(numberLiteral(fold(op, a.value, b.value)));
      return result(binary(op, a, b));
    }
    case "shr":
      if (operator === SyntaxKind.GreaterThanGreaterThanGreaterThanToken)
        return result(
          binary("shr", convertNumber(left.expr, "u32", position), convertNumber(right.expr, "u32", position)),
        );
      break;
  }
  return result(binary(op, convertNumber(left.expr, "i32", position), convertNumber(right.expr, "i32", position)));
}

function fold(op: "add" | "sub" | "mul" | "div" | "rem", a: number, b: number): number {
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return a / b;
    case "rem":
      return a % b;
  }
}

/** Two number literals make a number literal, which adapts to integer types like any other. */
function foldLiterals(operator: ts.SyntaxKind, left: Operand, right: Operand): Operand | null {
  if (!isLiteralOperand(left) || !isLiteralOperand(right)) return null;
  if (left.expr.kind !== "number" || right.expr.kind !== "number") return null;
  if (left.expr.type !== "f64" || right.expr.type !== "f64") return null;
  const a = left.expr.value;
  const b = right.expr.value;
  const results: Partial<Record<ts.SyntaxKind, number>> = {
    [SyntaxKind.PlusToken]: a + b,
    [SyntaxKind.MinusToken]: a - b,
    [SyntaxKind.AsteriskToken]: a * b,
    [SyntaxKind.SlashToken]: a / b,
    [SyntaxKind.PercentToken]: a % b,
    [SyntaxKind.AsteriskAsteriskToken]: a ** b,
    [SyntaxKind.AmpersandToken]: a & b,
    [SyntaxKind.BarToken]: a | b,
    [SyntaxKind.CaretToken]: a ^ b,
    [SyntaxKind.LessThanLessThanToken]: a << b,
    [SyntaxKind.GreaterThanGreaterThanToken]: a >> b,
    [SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: a >>> b,
  };
  const value = results[operator];
  return value === undefined ? null : { expr: numberLiteral(value), type: literalType(value, types.number) };
}

function fixedArithmetic(
  f: FunctionLowering,
  op: BinaryOp,
  operator: ts.SyntaxKind,
  left: Operand,
  right: Operand,
  type: Type,
  node: ts.Node,
  position: Position,
): Expr {
  const scalar = f.program.representation(type) as Scalar;
  const isBitwise = op === "and" || op === "or" || op === "xor";
  const a = isBitwise ? bitPattern(f, left, type, scalar, node) : convertTo(f, left, type, node);
  if (op === "shl" || op === "shr") {
    const count = convertNumber(right.expr, scalar, position);
    if (operator === SyntaxKind.GreaterThanGreaterThanGreaterThanToken && isSigned(scalar)) {
      const unsigned = `u${scalar.slice(1)}` as Scalar;
      return convert(
        binary("shr", convert(a, unsigned, "wrap", position), convert(count, unsigned, "wrap", position)),
        scalar,
        "wrap",
        position,
      );
    }
    return binary(op, a, count);
  }
  let b = isBitwise ? bitPattern(f, right, type, scalar, node) : convertTo(f, right, type, node);
  if ((op === "div" || op === "rem") && isInteger(scalar) && !isNonzeroLiteral(b)) {
    if (effectOf(b) > 0) b = f.temporary(b, position);
    // The dividend is evaluated before the check can throw.
    const dividend = effectOf(a) > 1 ? f.temporary(a, position) : a;
    f.emit(
      ifStatement(position, binary("eq", b, numberLiteral(0, scalar)), [
        { kind: "expr", expr: callRuntime("rt_throw_division_by_zero", [], position), position },
      ]),
    );
    return binary(op, dividend, b);
  }
  return binary(op, a, b);
}

/** In bit operations ~4095 is a mask for unsigned types and 0x80000000 one for i32. */
function bitPattern(f: FunctionLowering, operand: Operand, type: Type, scalar: Scalar, node: ts.Node): Expr {
  const { expr } = operand;
  if (isLiteralOperand(operand) && expr.kind === "number" && Number.isInteger(expr.value)) {
    const bits = Number(scalar.slice(1));
    if (expr.value >= -(2 ** (bits - 1)) && expr.value < 2 ** bits)
      return convert(expr, scalar, "wrap", f.position(node));
  }
  return convertTo(f, operand, type, node);
}

function isNonzeroLiteral(expr: Expr): boolean {
  return (expr.kind === "number" && expr.value !== 0) || (expr.kind === "bigint" && expr.value !== 0n);
}

export function isLiteralOperand(operand: Operand): boolean {
  return (
    operand.type.kind === "literal" &&
    (operand.expr.kind === "number" || operand.expr.kind === "bigint") &&
    operand.type.base.kind !== "enum"
  );
}

export function plainNumeric(operand: Operand, node: ts.Node): Type {
  const type = widen(operand.type);
  if (type.kind === "enum") return types.number;
  if (type.kind === "primitive" && isNumeric(type)) return type;
  return refuse(
    refusals.unsupportedType,
    node,
    type.key,
    "the operator needs numbers on both sides",
    "convert it with Number(...)",
  );
}

function shiftType(left: Operand): Type {
  const type = widen(left.type);
  return type.kind === "primitive" && isFixedWidthName(type.name) ? type : types.number;
}

/** The type that both operands have, or that a literal on one side takes from the other. */
function commonType(left: Operand, right: Operand, node: ts.Node): Type {
  const a = plainNumeric(left, node);
  const b = plainNumeric(right, node);
  if (a.key === b.key) return a;
  if (isLiteralOperand(left)) return b.key === "number" ? a : b;
  if (isLiteralOperand(right)) return a.key === "number" ? b : a;
  const text = node.getText();
  if (a.key === "number" || b.key === "number") {
    const width = a.key === "number" ? b.key : a.key;
    return refuse(refusals.integerWithNumber, node, text, width, `${width}(...)\` or \`Number(...)`);
  }
  return refuse(refusals.mixedWidths, node, text, a.key, b.key, `${a.key}(...)`);
}

function concatenate(f: FunctionLowering, one: Operand, other: Operand, node: ts.Node, position: Position): Operand {
  const left = isDate(one.type) ? one : primitiveOf(f, one, "default", node);
  const right = isDate(other.type) ? other : primitiveOf(f, other, "default", node);
  if (mayBeEither(left.type, right.type)) {
    const values = f.inOrder([() => represent(left.expr, position), () => represent(right.expr, position)]);
    const sum: Operand = { expr: callLibrary(f, "sumOf", values, position), type: types.unknown };
    const type = widen(f.typeAt(node));
    return { expr: convertTo(f, sum, type, node), type };
  }
  if (!isStringLike(left.type) && !isStringLike(right.type))
    refuse(
      refusals.unsupportedType,
      node,
      `${left.type.key} + ${right.type.key}`,
      "`+` adds two numbers or joins strings",
      "convert one side with Number(...) or String(...)",
    );
  const [a, b] = f.inOrder([() => toText(f, left, node), () => toText(f, right, node)]);
  if (a.kind === "string" && b.kind === "string") return stringOperand(f, a.value + b.value);
  const text = callRuntime("rt_string_concat", [a, b], position);
  return { expr: { ...text, type: f.program.representation(types.string) }, type: types.string };
}

/** Is one side a text at times, and no side always? Then it is found out while the program runs which meaning `+` has. */
function mayBeEither(left: Type, right: Type): boolean {
  if (isStringLike(left) || isStringLike(right)) return false;
  if (left.key === "unknown" || right.key === "unknown") return true;
  const members = [left, right].flatMap((type) => membersOf(type).map(widen));
  return members.some(isStringLike) && members.every((one) => isStringLike(one) || isNumeric(one) || isNullish(one));
}

/** Of all objects only dates prefer to be texts beside `+`. */
function isDate(type: Type): boolean {
  return type.kind === "class" && type.key === "std/date.ts#Date";
}

/** An object with a primitive value behind it (a Date has a number) as that value. */
export function primitiveOf(f: FunctionLowering, operand: Operand, hint: "default" | "number", node: ts.Node): Operand {
  const { type } = operand;
  const own = toPrimitive(f, operand, hint, node);
  if (own !== null) return own;
  if (type.kind !== "class" || f.program.classes.findMember(type, "valueOf") === null) return operand;
  const value = callMethod(f, operand, "valueOf", [], node);
  if (!isNumeric(value.type) && !isStringLike(value.type)) return operand;
  return { expr: f.temporary(value.expr, f.position(node)), type: value.type };
}

export function represent(expr: Expr, position: Position): Expr {
  return expr.type === "void" ? undefinedOf("value") : convert(expr, "value", "exact", position);
}
