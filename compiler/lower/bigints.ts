// bigint of any length: its operators are calls of std/bigint.ts, its values references (std/large_integer.ts).
//
// A bigint literal of at most 64 bits is no reference yet: its operand is a constant i64 or u64, so that it adapts to an
// i64 or u64 beside it as a number literal does to other widths. `convertTo` boxes it where a bigint is wanted.

import { ts } from "ts-morph";
import type { BinaryOp, Expr, Global, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  includesBigint,
  isBigint,
  isBooleanLike,
  isFixedWidthName,
  isNumeric,
  isStringLike,
  isWord,
  literalType,
  membersOf,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import {
  anyRef,
  assign,
  binary,
  convert,
  convertNumber,
  ifStatement,
  isRef,
  localExpr,
  not,
  numberLiteral,
} from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { convertTo, fitLiteral, represent } from "./convert.ts";
import { testNullish, testUndefined } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { callLibrary } from "./text.ts";

const { SyntaxKind } = ts;

const operators = "std/bigint.ts";
const conversions = "std/bigint_static.ts";

/** The library's function for each operator. */
const operatorNames: Partial<Record<ts.SyntaxKind, string>> = {
  [SyntaxKind.PlusToken]: "add",
  [SyntaxKind.MinusToken]: "subtract",
  [SyntaxKind.AsteriskToken]: "multiply",
  [SyntaxKind.SlashToken]: "divide",
  [SyntaxKind.PercentToken]: "remainder",
  [SyntaxKind.AsteriskAsteriskToken]: "power",
  [SyntaxKind.LessThanLessThanToken]: "shiftLeft",
  [SyntaxKind.GreaterThanGreaterThanToken]: "shiftRight",
  [SyntaxKind.AmpersandToken]: "and",
  [SyntaxKind.BarToken]: "or",
  [SyntaxKind.CaretToken]: "xor",
};

/** A literal as a constant; null if it has more than 64 bits. */
export function wordLiteral(value: bigint): Operand | null {
  if (BigInt.asIntN(64, value) !== value && BigInt.asUintN(64, value) !== value) return null;
  const type = BigInt.asIntN(64, value) === value ? "i64" : "u64";
  return { expr: { kind: "bigint", type, value }, type: literalType(value, types.bigint) };
}

/** A literal of more than 64 bits: made where the place is first reached. */
export function lowerLongLiteral(f: FunctionLowering, node: ts.BigIntLiteral): Operand {
  const position = f.position(node);
  const value = BigInt(node.text.slice(0, -1));
  const global = literalGlobal(f, value);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: global.type, global };
  const digits = stringOperand(f, String(value)).expr;
  const made = callLibrary(f, "fromText", [digits], position, conversions);
  f.emit(ifStatement(position, testNullish({ expr: place, type: types.unknown }), [assign(position, place, made)]));
  return { expr: place, type: literalType(value, types.bigint) };
}

function literalGlobal(f: FunctionLowering, value: bigint): Global {
  const { program } = f;
  const known = program.longLiterals.get(value);
  if (known !== undefined) return known;
  const name = `bigint ${value}`;
  const global = program.newGlobal(name, `${operators}#${name}`, operators, anyRef);
  program.longLiterals.set(value, global);
  return global;
}

/** A bigint that was read from where there may be none; undefined has no meaning beside one. */
export function presentBigint(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  const held: Operand = { expr: f.reusable(operand.expr, f.position(node)), type: operand.type };
  const message = "Cannot mix BigInt and other types, use explicit conversions";
  throwTypeErrorUnless(f, not(testUndefined(held)), message, node);
  return { expr: held.expr, type: types.bigint };
}

/** Is the operand a bigint that is no reference yet? */
export function isWordConstant({ expr, type }: Operand): boolean {
  return isBigint(type) && !isRef(expr.type) && expr.type !== "value";
}

/** An i64 or u64 as a bigint. */
export function boxed(expr: Expr, position: Position): Expr {
  return convert(convert(expr, "value", "exact", position), anyRef, "unbox", position);
}

function reference(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  return convertTo(f, operand, types.bigint, node);
}

function call(f: FunctionLowering, name: string, args: Expr[], node: ts.Node, module = operators): Expr {
  return callLibrary(f, name, args, f.position(node), module);
}

/** A bigint, i64 or u64. */
export function isWhole(type: Type): boolean {
  return isBigint(type) || isWord(type);
}

/** A literal beside an i64 or u64 takes its type: both operands as they are then. */
export function adaptLiterals(left: Operand, right: Operand, node: ts.Node, position: Position): [Operand, Operand] {
  const adapt = (operand: Operand, beside: Operand): Operand =>
    operand.expr.kind === "bigint" && isBigint(operand.type) && beside.type.kind === "primitive" && isWord(beside.type)
      ? { expr: fitLiteral(operand.expr.value, beside.type.name, node, position), type: beside.type }
      : operand;
  return [adapt(left, right), adapt(right, left)];
}

/** `left operator right` of two bigints; null when neither is one. */
export function bigintArithmetic(
  f: FunctionLowering,
  operator: ts.SyntaxKind,
  left: Operand,
  right: Operand,
  node: ts.Node,
): Operand | null {
  if (!isBigint(left.type) && !isBigint(right.type)) return null;
  const folded = foldLiterals(operator, left, right);
  if (folded !== null) return folded;
  const other = isBigint(left.type) ? right.type : left.type;
  const name = operatorNames[operator];
  if (isWord(other) && name !== undefined) refuse(refusals.integerWithBigint, node, node.getText(), other.key);
  if (!isBigint(other) || name === undefined)
    return refuse(
      refusals.unsupportedType,
      node,
      `${widen(left.type).key} and ${widen(right.type).key}`,
      "the operator needs two bigints, and `>>>` has none",
      "convert one side with BigInt(...) or Number(...)",
    );
  const args = f.inOrder([() => reference(f, left, node), () => reference(f, right, node)]);
  return { expr: call(f, name, args, node), type: types.bigint };
}

/** Two literals whose result has at most 64 bits make a literal. */
function foldLiterals(operator: ts.SyntaxKind, { expr: left }: Operand, { expr: right }: Operand): Operand | null {
  if (left.kind !== "bigint" || right.kind !== "bigint") return null;
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case SyntaxKind.PlusToken:
      return wordLiteral(a + b);
    case SyntaxKind.MinusToken:
      return wordLiteral(a - b);
    case SyntaxKind.AsteriskToken:
      return wordLiteral(a * b);
    case SyntaxKind.LessThanLessThanToken:
      return b >= 0n && b < 64n ? wordLiteral(a << b) : null;
    case SyntaxKind.AsteriskAsteriskToken:
      return b >= 0n && b < 64n ? wordLiteral(a ** b) : null;
    case SyntaxKind.AmpersandToken:
      return wordLiteral(a & b);
    case SyntaxKind.BarToken:
      return wordLiteral(a | b);
    case SyntaxKind.CaretToken:
      return wordLiteral(a ^ b);
    default:
      return null;
  }
}

/** `-value` or `~value` of a bigint. */
export function bigintPrefix(
  f: FunctionLowering,
  name: "negate" | "complement",
  operand: Operand,
  node: ts.Node,
): Operand {
  if (operand.expr.kind === "bigint") {
    const { value } = operand.expr;
    const literal = wordLiteral(name === "negate" ? -value : ~value);
    if (literal !== null) return literal;
  }
  return { expr: call(f, name, [reference(f, operand, node)], node), type: types.bigint };
}

/** `-value` or `value++` of what is a number or a bigint: `work` for whichever it is. Null: the type says which, or more. */
export function ofEither(
  f: FunctionLowering,
  operand: Operand,
  node: ts.Node,
  work: (one: Operand) => Operand,
): Operand | null {
  const members = membersOf(widen(operand.type));
  if (members.length !== 2 || !members.some(isBigint) || !members.some((one) => one.key === "number")) return null;
  const position = f.position(node);
  const held = f.reusable(operand.expr, position);
  const type = unionType([types.number, types.bigint]);
  const result = f.newLocal("$either", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: null, position });
  const [number, bigint] = [types.number, types.bigint].map(
    (one) =>
      f.collect(() => {
        const value = work({ expr: represent(held, f.program.representation(one), "unbox", position), type: one });
        f.emit(assign(position, localExpr(result), convertTo(f, value, type, node)));
      }).statements,
  );
  f.emit(ifStatement(position, callRuntime("rt_is_number", [held], position), number, bigint));
  return { expr: localExpr(result), type };
}

/** <, <=, >, >= where one side may be a bigint; null: neither is. */
export function compareBigints(
  f: FunctionLowering,
  op: BinaryOp,
  left: Operand,
  right: Operand,
  node: ts.Node,
): Expr | null {
  if (!includesBigint(left.type) && !includesBigint(right.type)) return null;
  if (isWhole(left.type) && isWhole(right.type)) {
    const sides = f.inOrder([() => reference(f, left, node), () => reference(f, right, node)]);
    return binary(op, call(f, "compare", sides, node), numberLiteral(0, "i32"));
  }
  const isNumber = (type: Type): boolean => isNumeric(type) && !isWord(type);
  if (isBigint(left.type) && isNumber(right.type))
    return binary(op, compareWithNumber(f, left, right, node), numberLiteral(0));
  return compareExactly(f, op, left, right, node);
}

/** What no scalar type holds both of: an i64 and a double, say. */
export function compareExactly(f: FunctionLowering, op: BinaryOp, left: Operand, right: Operand, node: ts.Node): Expr {
  const values = [left, right].map((side) => () => convertTo(f, side, types.unknown, node));
  return binary(op, call(f, "orderOf", f.inOrder(values), node, conversions), numberLiteral(0));
}

function compareWithNumber(f: FunctionLowering, left: Operand, right: Operand, node: ts.Node): Expr {
  const args = f.inOrder([() => reference(f, left, node), () => convertNumber(right.expr, "f64", f.position(node))]);
  return call(f, "compareWithNumber", args, node);
}

/** === or == where one side may be a bigint and the other is not of the same type; null: that is not so. */
export function equalBigints(
  f: FunctionLowering,
  left: Operand,
  right: Operand,
  isLoose: boolean,
  node: ts.Node,
): Expr | null {
  if (!isLoose || (!includesBigint(left.type) && !includesBigint(right.type))) return null;
  if (isWhole(left.type) && isWhole(right.type)) return null;
  if (isBigint(left.type) && isNumeric(right.type))
    return binary("eq", compareWithNumber(f, left, right, node), numberLiteral(0));
  return looselyEqual(f, left, right, node);
}

/** `==` of what may be of different kinds. */
export function looselyEqual(f: FunctionLowering, left: Operand, right: Operand, node: ts.Node): Expr {
  const values = [left, right].map((side) => () => convertTo(f, side, types.unknown, node));
  return call(f, "looselyEqual", f.inOrder(values), node, "std/loose_equality.ts");
}

/** BigInt(value) */
export function toBigint(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  const position = f.position(node);
  const type = widen(operand.type);
  const made = (expr: Expr): Operand => ({ expr, type: types.bigint });
  if (isBigint(type)) return operand;
  if (isWord(type)) return made(boxed(operand.expr, position));
  if (isStringLike(type)) return made(call(f, "fromText", [operand.expr], node, conversions));
  if (isBooleanLike(type)) {
    const [whenTrue, whenFalse] = [1, 0].map((value) => boxed(numberLiteral(value, "i64"), position));
    return made({ kind: "conditional", type: anyRef, test: operand.expr, whenTrue, whenFalse });
  }
  if (!isNumeric(type)) {
    const value = convertTo(f, operand, types.unknown, node);
    return made(call(f, "fromValue", [value], node, conversions));
  }
  const { expr } = operand;
  if (expr.kind === "number" && Number.isSafeInteger(expr.value)) {
    const literal = wordLiteral(BigInt(expr.value));
    if (literal !== null) return { expr: literal.expr, type: types.bigint };
  }
  if (isFixedWidthName(type.key) && type.key !== "f32")
    return made(boxed(convertNumber(expr, "i64", position), position));
  return made(call(f, "fromNumber", [convertNumber(expr, "f64", position)], node, conversions));
}

/** The lowest 64 bits of a bigint as a u64. */
export function lowestWord(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  if (isWordConstant(operand)) return convertNumber(operand.expr, "u64", f.position(node));
  return call(f, "wordOf", [reference(f, operand, node)], node);
}
