// Unary and binary operators on values: arithmetic with widths, comparison, logic, typeof, instanceof and in.

import { ts } from "ts-morph";
import type { BinaryOp, Expr, IrType, Position, Scalar, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  includesBigint,
  includesUndefined,
  isBigint,
  mayBeFunction,
  isBooleanLike,
  isFixedWidthName,
  isNullish,
  isNumeric,
  isPrimitive,
  isStringLike,
  isSymbol,
  isWord,
  literalType,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import {
  assign,
  binary,
  boolLiteral,
  convert,
  convertNumber,
  effectOf,
  ifStatement,
  isInteger,
  isRef,
  isSigned,
  isSmallInteger,
  localExpr,
  logical,
  not,
  numberLiteral,
  undefinedOf,
} from "./build.ts";
import {
  adaptLiterals,
  bigintArithmetic,
  bigintPrefix,
  compareBigints,
  equalBigints,
  isWordConstant,
  looselyEqual,
  ofEither,
  presentBigint,
} from "./bigints.ts";
import { calledAs } from "./callable_objects.ts";
import { callMethod } from "./calls.ts";
import { lowerIn, lowerInstanceof } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testNullish, truthiness } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { lowerCondition, lowerEffect, lowerExpression, lowerShown, lowerTested, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { staticType } from "./infer.ts";
import { testMethod } from "./member_tests.ts";
import { toPrimitive } from "./primitives.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { skipParentheses } from "./syntax.ts";
import { callLibrary, toText } from "./text.ts";

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

export function isLogical(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;
}

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
function lowerOperands(
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

export function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

/** A number that was read from where there may be none: undefined counts as NaN, as everywhere in JavaScript. */
export function settled(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (operand.type.key === "unknown") return untypedNumber(f, operand, node);
  const { type } = operand;
  const present = nonNullable(type);
  if (type.kind !== "union" || type.key === present.key || membersOf(type).some((one) => one.key === "null"))
    return operand;
  if (isBigint(present)) return presentBigint(f, operand, node);
  if (membersOf(present).some((one) => !isNumeric(one))) return operand;
  if (present.key !== "number" && widen(present).key !== "number")
    return { expr: convertTo(f, operand, present, node), type: present };
  const position = f.position(node);
  return { expr: f.temporary(callLibrary(f, "valueToNumber", [operand.expr], position), position), type: types.number };
}

function isEitherUnknown(left: Operand, right: Operand): boolean {
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

function isLiteralOperand(operand: Operand): boolean {
  return (
    operand.type.kind === "literal" &&
    (operand.expr.kind === "number" || operand.expr.kind === "bigint") &&
    operand.type.base.kind !== "enum"
  );
}

function plainNumeric(operand: Operand, node: ts.Node): Type {
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
function primitiveOf(f: FunctionLowering, operand: Operand, hint: "default" | "number", node: ts.Node): Operand {
  const { type } = operand;
  const own = toPrimitive(f, operand, hint, node);
  if (own !== null) return own;
  if (type.kind !== "class" || f.program.classes.findMember(type, "valueOf") === null) return operand;
  const value = callMethod(f, operand, "valueOf", [], node);
  if (!isNumeric(value.type) && !isStringLike(value.type)) return operand;
  return { expr: f.temporary(value.expr, f.position(node)), type: value.type };
}

/** <, <=, >, >= on numbers of any types, or on strings. */
export function compare(f: FunctionLowering, op: BinaryOp, one: Operand, other: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const keep = isEitherUnknown(one, other);
  const [left, right] = [one, other].map((side) =>
    keep ? side : settled(f, primitiveOf(f, side, "number", node), node),
  );
  if (isStringLike(left.type) && isStringLike(right.type))
    return binary(op, callRuntime("rt_string_compare", [left.expr, right.expr], position), numberLiteral(0, "i32"));
  const isText = (type: Type): boolean => membersOf(type).every((one) => isStringLike(one) || one.key === "undefined");
  if (isText(left.type) && isText(right.type) && isRef(left.expr.type) && isRef(right.expr.type))
    return compareIfThere(f, op, left, right, position);
  const bigints = isConstantPair(left, right) ? null : compareBigints(f, op, left, right, node);
  if (bigints !== null) return bigints;
  if (!isOfNumbers(left) || !isOfNumbers(right)) {
    const values = [left, right].map((side) => represent(side.expr, position));
    return binary(op, callLibrary(f, "orderOf", values, position), numberLiteral(0));
  }
  const [a, b] = commonNumbers(left.expr, right.expr, position);
  return binary(op, a, b);
}
/** A number, or a bigint literal as a constant. */
function isOfNumbers(operand: Operand): boolean {
  return isNumeric(operand.type) || isWordConstant(operand);
}

/** Can the two be compared as scalars, although one is a bigint literal? */
function isConstantPair(left: Operand, right: Operand): boolean {
  const isExact = ({ expr }: Operand): boolean =>
    expr.kind !== "bigint" ||
    Number.isSafeInteger(Number(expr.value)) ||
    isInteger(left.expr.type) === isInteger(right.expr.type);
  return isOfNumbers(left) && isOfNumbers(right) && isExact(left) && isExact(right);
}

/** Texts of which one may be missing: undefined is neither less nor more than a text. */
function compareIfThere(f: FunctionLowering, op: BinaryOp, one: Operand, other: Operand, position: Position): Expr {
  const sides = [one, other].map((side) => ({ expr: f.reusable(side.expr, position), type: side.type }));
  const [left, right] = sides.map((side) => side.expr);
  const order = binary(op, callRuntime("rt_string_compare", [left, right], position), numberLiteral(0, "i32"));
  return sides.reduce<Expr>((rest, side) => logical("and", not(testNullish(side, true, false)), rest), order);
}

/** Both numbers in one scalar type that holds them exactly. */
function commonNumbers(left: Expr, right: Expr, position: Position): [Expr, Expr] {
  const a = stripped(left);
  const b = stripped(right);
  if (a.type === b.type) return [a, b];
  for (const type of [a.type, b.type]) {
    if (!isInteger(type)) continue;
    const x = literalAs(a, type);
    const y = literalAs(b, type);
    if (x !== null && y !== null) return [x, y];
  }
  const wide = a.type === "i64" || b.type === "i64" ? "i64" : a.type === "u64" || b.type === "u64" ? "u64" : null;
  if (
    wide !== null &&
    isInteger(a.type) &&
    isInteger(b.type) &&
    (wide === "i64" || (!isSigned(a.type) && !isSigned(b.type)))
  ) {
    if (a.type !== "u64" && b.type !== "u64")
      return [convertNumber(a, wide, position), convertNumber(b, wide, position)];
    if (wide === "u64") return [convertNumber(a, wide, position), convertNumber(b, wide, position)];
  }
  return [convertNumber(left, "f64", position), convertNumber(right, "f64", position)];
}

/** Without a conversion that only made an integer a double. */
function stripped(expr: Expr): Expr {
  return expr.kind === "convert" && expr.mode === "exact" && expr.type === "f64" && isSmallInteger(expr.operand.type)
    ? expr.operand
    : expr;
}

/** A literal in an integer type if it fits, any other expression if it has that type already. */
function literalAs(expr: Expr, type: IrType): Expr | null {
  if (expr.type === type) return expr;
  if (expr.kind === "number" && Number.isInteger(expr.value) && Math.abs(expr.value) <= Number.MAX_SAFE_INTEGER) {
    const converted = convert(expr, type, "wrap", { file: "", line: 0, column: 0 });
    if (converted.kind === "number" && converted.value === expr.value && !Object.is(expr.value, -0)) return converted;
    if (converted.kind === "bigint" && converted.value === BigInt(expr.value)) return converted;
  }
  if (expr.kind === "bigint") {
    const limit = type === "u64" ? expr.value >= 0n : type === "i64" ? expr.value < 2n ** 63n : false;
    if (limit) return { kind: "bigint", type, value: expr.value };
  }
  return null;
}

function lowerEquality(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  const kind = node.operatorToken.kind;
  const loose = kind === SyntaxKind.EqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
  for (const [side, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ]) {
    const nullish = nullishLiteral(side);
    if (nullish === null) continue;
    const isMethodThere = testMethod(f, other);
    if (isMethodThere !== null) return nullish === "null" && !loose ? boolLiteral(false) : not(isMethodThere);
    const operand = lowerTested(f, other);
    if (operand.expr.type === "void") return boolLiteral(nullish === "undefined");
    const held: Operand = loose ? { expr: f.reusable(operand.expr, f.position(node)), type: operand.type } : operand;
    return testNullish(held, loose || nullish === "undefined", loose || nullish === "null");
  }
  const elements = numbersPerhapsMissing(f, node);
  if (elements !== null) return elements;
  const [left, right] = lowerOperands(f, node.left, node.right, kind);
  return equals(f, left, right, node, loose);
}

/** `list[i] === other[j]` of numbers: two that are both missing are equal. Null: some other comparison. */
function numbersPerhapsMissing(f: FunctionLowering, node: ts.BinaryExpression): Expr | null {
  if (!isNumberOfArray(f, node.left) || !isNumberOfArray(f, node.right)) return null;
  const position = f.position(node);
  const [left, right] = f
    .inOrder([node.left, node.right].map((side) => () => orHole(lowerExpression(f, side).expr)))
    .map((side) => f.reusable(side, position));
  return logical("or", binary("eq", left, right), callRuntime("rt_both_holes", [left, right], position));
}

function isNumberOfArray(f: FunctionLowering, node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  if (!ts.isElementAccessExpression(inner) || ts.isOptionalChain(inner)) return false;
  const list = nonNullable(f.typeAt(inner.expression));
  return list.kind === "array" && list.element.key === "number";
}

function orHole(expr: Expr): Expr {
  return expr.kind === "element" && expr.checked ? { ...expr, checked: false, outside: "undefined" } : expr;
}

function nullishLiteral(node: ts.Expression): "undefined" | "null" | null {
  if (node.kind === SyntaxKind.NullKeyword) return "null";
  return ts.isIdentifier(node) && node.text === "undefined" ? "undefined" : null;
}

/** === on two operands. */
export function equals(f: FunctionLowering, left: Operand, right: Operand, node: ts.Node, isLoose = false): Expr {
  const position = f.position(node);
  if (isConstantPair(left, right)) {
    const [a, b] = commonNumbers(left.expr, right.expr, position);
    return binary("eq", a, b);
  }
  if (isBooleanLike(left.type) && isBooleanLike(right.type)) return binary("eq", left.expr, right.expr);
  const bigints = equalBigints(f, left, right, isLoose, node);
  if (bigints !== null) return bigints;
  if (isLoose && mayConvert(left.type, right.type)) return looselyEqual(f, left, right, node);
  const a = left.expr;
  const b = right.expr;
  if (a.kind === "string" && b.kind === "string") return boolLiteral(a.value === b.value);
  const kindTest = typeofTest(a, b, position) ?? typeofTest(b, a, position);
  if (kindTest !== null) return kindTest;
  if (isRef(a.type) && isRef(b.type)) {
    const strings = [left, right].some((side) => membersOf(side.type).some(isStringLike));
    const onlyStrings = [left, right].every((side) =>
      membersOf(side.type).every((one) => isStringLike(one) || isNullish(one)),
    );
    if (onlyStrings) return callRuntime("rt_string_equal", [a, b], position);
    const functions = mayBeFunction(left.type) && mayBeFunction(right.type);
    if (!strings && !functions && !includesBigint(left.type) && !includesBigint(right.type)) return binary("eq", a, b);
  }
  const [x, y] = f.inOrder([() => represent(a, position), () => represent(b, position)]);
  // A boolean, undefined and null are one word each.
  const isOneWord = ({ type }: Operand): boolean =>
    membersOf(type).every((one) => isBooleanLike(one) || isNullish(one));
  if (isOneWord(left) || isOneWord(right)) return binary("eq", x, y);
  return callRuntime("rt_value_strict_equal", [x, y], position);
}

/** Could `==` find two values equal that are not of one kind: 1 and "1", null and undefined? */
function mayConvert(left: Type, right: Type): boolean {
  const [kinds, others] = [left, right].map((type) => new Set(membersOf(type).map(kindForEquality)));
  if (kinds.has("unknown") || others.has("unknown")) return true;
  return [...kinds].some((kind) => [...others].some((other) => kind !== other && isMissing(kind) === isMissing(other)));
}

function isMissing(kind: string): boolean {
  return kind === "undefined" || kind === "null";
}

function kindForEquality(type: Type): string {
  if (isNumeric(type)) return "number";
  if (isStringLike(type)) return "string";
  if (isBooleanLike(type)) return "boolean";
  if (type.kind === "primitive") return type.name === "void" ? "undefined" : type.name;
  return "object";
}

/** `typeof x === "string"` and kin as a look at the value; null: some other comparison. */
function typeofTest(tested: Expr, text: Expr, position: Position): Expr | null {
  if (tested.kind !== "callRuntime" || tested.name !== "rt_value_typeof" || text.kind !== "string") return null;
  switch (text.value) {
    case "string":
      return callRuntime("rt_value_is_string", tested.args, position);
    case "number":
      return callRuntime("rt_is_number", tested.args, position);
    case "boolean":
      return callRuntime("rt_is_bool", tested.args, position);
    case "function":
      return callRuntime("rt_value_is_function", tested.args, position);
    case "symbol":
      return callRuntime("rt_value_is_symbol", tested.args, position);
    case "object":
      return callRuntime("rt_value_is_of_object_type", tested.args, position);
    default:
      return null;
  }
}

function represent(expr: Expr, position: Position): Expr {
  return expr.type === "void" ? undefinedOf("value") : convert(expr, "value", "exact", position);
}

/** && and || in a condition, or of booleans: `lower` makes a boolean of what may become the result. */
export function lowerLogicalCondition(f: FunctionLowering, node: ts.BinaryExpression, lower = lowerCondition): Expr {
  const op = node.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken ? "and" : "or";
  const position = f.position(node);
  const left = op === "and" ? lower(f, node.left) : lowerCondition(f, node.left);
  // What a generic instance cannot reach may not even have a meaning for its types.
  if (left.kind === "bool") return left.value === (op === "or") ? left : lower(f, node.right);
  const right = f.collect(() => lower(f, node.right));
  if (right.statements.length === 0) return logical(op, left, right.result);
  const result = f.newLocal("$t", "bool");
  f.emit({ kind: "let", local: result, init: left, position });
  f.emit(
    ifStatement(position, op === "and" ? localExpr(result) : not(localExpr(result)), [
      ...right.statements,
      assign(position, localExpr(result), right.result),
    ]),
  );
  return localExpr(result);
}

/** && and || whose value is used: it is that of one of the sides. */
function lowerLogicalValue(f: FunctionLowering, node: ts.BinaryExpression, expected?: Type): Operand {
  const leftStatic = staticType(f.program, node.left, f.environment);
  const rightStatic = staticType(f.program, node.right, f.environment);
  const takesUndefined = expected !== undefined && (expected.key === "unknown" || includesUndefined(expected));
  if (isBooleanLike(leftStatic) && isBooleanLike(rightStatic) && !(takesUndefined && mayShowMissing(f, node)))
    return { expr: lowerLogicalCondition(f, node, lowerBoolean), type: types.boolean };
  const isAnd = node.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken;
  const left = lowerTested(f, node.left, isLiteralSyntax(node.left) ? expected : undefined);
  return choose(
    f,
    node,
    left,
    (held) => (isAnd ? truthiness(f, held, node.left) : not(truthiness(f, held, node.left))),
    isAnd ? undefined : expected,
    isAnd ? falsyPart(left.type) : truthyPart(left.type),
  );
}

/** A boolean that becomes the value of an operator: an element has to be there. */
function lowerBoolean(f: FunctionLowering, node: ts.Expression): Expr {
  const inner = skipParentheses(node);
  return ts.isBinaryExpression(inner) && isLogical(inner)
    ? lowerLogicalCondition(f, inner, lowerBoolean)
    : convertTo(f, lowerExpression(f, inner), types.boolean, inner);
}

function mayShowMissing(f: FunctionLowering, node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  return ts.isBinaryExpression(inner) && isLogical(inner)
    ? mayShowMissing(f, inner.left) || mayShowMissing(f, inner.right)
    : f.program.missingElements.mayShowMissing(inner);
}

/** What is left of a type when its value is truthy. */
function truthyPart(type: Type): Type {
  return unionType(
    membersOf(nonNullable(type)).filter(
      (one) =>
        !(one.kind === "literal" && (one.value === false || one.value === 0 || one.value === 0n || one.value === "")),
    ),
  );
}

/** What is left of a type when its value is falsy. */
function falsyPart(type: Type): Type {
  return unionType(
    membersOf(type).filter((one) => {
      const isObject = one.kind !== "primitive" && one.kind !== "literal" && one.kind !== "enum";
      return !isObject && !(one.kind === "literal" && Boolean(one.value));
    }),
  );
}

/** Literals and closures take their type from where they go. */
function isLiteralSyntax(node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  return (
    ts.isObjectLiteralExpression(inner) ||
    ts.isArrayLiteralExpression(inner) ||
    ts.isArrowFunction(inner) ||
    ts.isFunctionExpression(inner)
  );
}

function lowerNullish(f: FunctionLowering, node: ts.BinaryExpression, expected?: Type): Operand {
  const left = lowerTested(f, node.left, isLiteralSyntax(node.left) ? expected : undefined);
  if (isNullish(left.type) || left.type.key === "never") {
    f.reusable(left.expr, f.position(node));
    return lowerExpression(f, node.right, expected);
  }
  if (!isRef(left.expr.type) && left.expr.type !== "value" && left.expr.type !== "void") return left;
  return choose(f, node, left, (held) => testNullish(held), expected, nonNullable(left.type), isTestedAgain(node));
}

/** `a ?? b ?? c`: the inner one's right side may be missing too. */
function isTestedAgain(node: ts.BinaryExpression): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return false;
  return parent.operatorToken.kind === SyntaxKind.QuestionQuestionToken;
}

/** The left value, or the right one when `test` of the left holds. `kept` is the left's type when it is kept. */
function choose(
  f: FunctionLowering,
  node: ts.BinaryExpression,
  left: Operand,
  test: (held: Operand) => Expr,
  expected: Type | undefined,
  kept: Type | null,
  isTested = false,
): Operand {
  const position = f.position(node);
  const held: Operand = {
    expr: f.reusable(left.expr.type === "void" ? undefinedOf("value") : left.expr, position),
    type: left.type,
  };
  const condition = test(held);
  const keptType = kept ?? left.type;
  const known = expected !== undefined && expected.key !== "unknown" && expected.key !== "void" ? expected : null;
  const right = f.collect(() =>
    (isTested ? lowerTested : lowerExpression)(
      f,
      node.right,
      known ?? (keptType.key === "never" ? undefined : keptType),
    ),
  );
  const type =
    known ?? unionType([widen(keptType), literalFits(right.result, keptType) ? keptType : widen(right.result.type)]);
  const to = f.program.representation(type);
  if (to === "void") {
    const effect: Stmt = { kind: "expr", expr: right.result.expr, position };
    f.emit(ifStatement(position, condition, [...right.statements, effect], []));
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  const rightValue = f.collect(() => convertTo(f, right.result, type, node.right));
  const leftValue = f.collect(() =>
    keptType.key === "never"
      ? undefinedOf(to)
      : convertTo(f, narrow(f, held, keptType, node.left, true), type, node.left),
  );
  if (right.statements.length + rightValue.statements.length + leftValue.statements.length === 0)
    return {
      expr: {
        kind: "conditional",
        type: to,
        test: condition,
        whenTrue: rightValue.result,
        whenFalse: leftValue.result,
      },
      type,
    };
  const result = f.newLocal("$t", to);
  f.emit({ kind: "let", local: result, init: null, position });
  f.emit(
    ifStatement(
      position,
      condition,
      [...right.statements, ...rightValue.statements, assign(position, localExpr(result), rightValue.result)],
      [...leftValue.statements, assign(position, localExpr(result), leftValue.result)],
    ),
  );
  return { expr: localExpr(result), type };
}

/** A number literal beside a fixed-width value takes its width. */
function literalFits(operand: Operand, beside: Type): boolean {
  return isLiteralOperand(operand) && isNumeric(beside) && widen(beside).kind === "primitive";
}

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
  if (text !== null) {
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
