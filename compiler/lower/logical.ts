// Logical operators: &&, || and ?? as conditions and as values, and the conditional operator's choice.

import { ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import {
  includesUndefined,
  isBooleanLike,
  isNullish,
  isNumeric,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { assign, ifStatement, isRef, localExpr, logical, not, undefinedOf } from "./build.ts";
import { castTo } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { lowerCondition, lowerExpression, lowerTested } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { staticType } from "./infer.ts";
import { lacksMembers } from "./literals.ts";
import { narrow } from "./narrow.ts";
import { isLiteralOperand } from "./operators.ts";
import { isCastWhole, skipParentheses } from "./syntax.ts";
import { testNullish, truthiness } from "./value_tests.ts";

const { SyntaxKind } = ts;

export function isLogical(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;
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
export function lowerLogicalValue(f: FunctionLowering, node: ts.BinaryExpression, expected?: Type): Operand {
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

export function lowerNullish(f: FunctionLowering, node: ts.BinaryExpression, expected?: Type): Operand {
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
  const isOther = keptType.key === "never" || lacksMembers(f, node.right, keptType);
  const right = f.collect(() =>
    (isTested ? lowerTested : lowerExpression)(f, node.right, known ?? (isOther ? undefined : keptType)),
  );
  const type =
    known ?? unionType([widen(keptType), literalFits(right.result, keptType) ? keptType : widen(right.result.type)]);
  const to = f.program.representation(type);
  if (to === "void") {
    const effect: Stmt = { kind: "expr", expr: right.result.expr, position };
    f.emit(ifStatement(position, condition, [...right.statements, effect], []));
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  const into = known !== null && isCastWhole(node) ? castTo : convertTo;
  const rightValue = f.collect(() => into(f, right.result, type, node.right));
  const leftValue = f.collect(() =>
    keptType.key === "never" ? undefinedOf(to) : into(f, narrow(f, held, keptType, node.left, true), type, node.left),
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
