// Comparisons: equality by kind and value, the order of numbers and texts, and what typeof, null and undefined are tested for.

import { ts } from "ts-morph";
import type { BinaryOp, Expr, IrType, Position } from "../ir.ts";
import {
  includesBigint,
  includesUndefined,
  isBooleanLike,
  isNullish,
  isNumeric,
  isStringLike,
  isWord,
  mayBeFunction,
  membersOf,
  nonNullable,
  type Type,
} from "../types.ts";
import { compareBigints, compareExactly, equalBigints, isWordConstant, looselyEqual } from "./bigints.ts";
import {
  binary,
  boolLiteral,
  convert,
  convertNumber,
  isInteger,
  isRef,
  isSigned,
  isSmallInteger,
  logical,
  not,
  numberLiteral,
  undefinedOf,
} from "./build.ts";
import { lowerExpression, lowerTested } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { testMethod } from "./member_tests.ts";
import { isEitherUnknown, lowerOperands, primitiveOf, represent, settled } from "./operators.ts";
import { callRuntime } from "./runtime.ts";
import { skipParentheses } from "./syntax.ts";
import { callLibrary } from "./text.ts";
import { knownAfter, mayBeMissing, testNullish } from "./value_tests.ts";

const { SyntaxKind } = ts;

export function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

/** Is it one side of an equality? */
export function isCompared({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind);
}

/** <, <=, >, >= on numbers of any types, or on strings. */
export function compare(f: FunctionLowering, op: BinaryOp, one: Operand, other: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const keep = isEitherUnknown(one, other);
  const [left, right] = [one, other].map((side) =>
    keep ? side : settled(f, primitiveOf(f, side, "number", node), node),
  );
  const isText = (type: Type): boolean => membersOf(type).every((one) => isStringLike(one) || one.key === "undefined");
  if (isText(left.type) && isText(right.type) && isRef(left.expr.type) && isRef(right.expr.type))
    return compareTexts(f, op, left, right, node);
  const bigints = isConstantPair(left, right) ? null : compareBigints(f, op, left, right, node);
  if (bigints !== null) return bigints;
  if (!isOfNumbers(left) || !isOfNumbers(right)) {
    const values = [left, right].map((side) => represent(side.expr, position));
    return binary(op, callLibrary(f, "orderOf", values, position), numberLiteral(0));
  }
  const [a, b] = commonNumbers(left.expr, right.expr, position);
  if (a.type === "f64" && (isWord(left.type) || isWord(right.type))) return compareExactly(f, op, left, right, node);
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

/** Texts: undefined is neither less nor more than one. */
function compareTexts(f: FunctionLowering, op: BinaryOp, one: Operand, other: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const sides = [one, other].map((side) => {
    const mayLack = includesUndefined(side.type) || mayBeMissing(f, side, node);
    return { mayLack, text: mayLack ? f.reusable(side.expr, position) : side.expr };
  });
  const [left, right] = sides.map(({ text }) => text);
  const order = binary(op, callRuntime("rt_string_compare", [left, right], position), numberLiteral(0, "i32"));
  const tests = sides.filter(({ mayLack }) => mayLack).map(({ text }) => binary("ne", text, undefinedOf(text.type)));
  return tests.reduce<Expr>((rest, test) => logical("and", test, rest), order);
}

/** Both numbers in one scalar type that holds them exactly; doubles where there is none. */
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

export function lowerEquality(f: FunctionLowering, node: ts.BinaryExpression): Expr {
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
    const position = f.position(node);
    const test = (held: Operand): Expr =>
      testNullish(held, loose || nullish === "undefined", loose || nullish === "null");
    if (operand.expr.type === "void") return knownAfter(f, operand.expr, loose || nullish === "undefined", position);
    const known = test(operand);
    if (known.kind === "bool") return knownAfter(f, operand.expr, known.value, position);
    return loose ? test({ expr: f.reusable(operand.expr, position), type: operand.type }) : known;
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
