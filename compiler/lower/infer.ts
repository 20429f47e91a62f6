// Widths that TypeScript does not see: it types `a + b` on u32 as number. Where its type says number or bigint, the type
// of an expression is inferred here from its operands.

import { ts } from "ts-morph";
import {
  type Environment,
  isBigint,
  isFixedWidthName,
  isNumeric,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
  holdsBigints,
} from "../types.ts";
import type { Callable } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { skipParentheses } from "./syntax.ts";

/** Only these can hide a width. */
function mayHideWidth(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(mayHideWidth);
  return (
    (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0 && !(type.flags & ts.TypeFlags.EnumLike)
  );
}

/** The type of an expression under an environment, with the widths of integer arithmetic. */
export function staticType(program: ProgramLowering, node: ts.Expression, environment: Environment): Type {
  const choice = elementOrElse(node);
  if (choice !== null)
    return unionType([
      nonNullable(staticType(program, choice.left, environment)),
      staticType(program, choice.right, environment),
    ]);
  const tsType = program.checker.getTypeAtLocation(node);
  const type = program.types.convert(tsType, environment, node);
  if (!mayHideWidth(tsType)) return type;
  return refineWidth(type, numericType(program, node, environment));
}

/** `array[i] ?? other`: the checker believes that an element is never missing and leaves the right side out. */
export function elementOrElse(node: ts.Expression): ts.BinaryExpression | null {
  const inner = skipParentheses(node);
  return ts.isBinaryExpression(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    ts.isElementAccessExpression(skipParentheses(inner.left))
    ? inner
    : null;
}

/** Replaces number (or bigint) in `type` by the width found in `found`. */
export function refineWidth(type: Type, found: Type | null): Type {
  if (found === null) return type;
  const widths = membersOf(found)
    .map(widen)
    .filter((member) => isNumeric(member) || isBigint(member));
  if (widths.length !== 1) return type;
  const isPlain = (member: Type): boolean =>
    member.key === "number" ||
    member.key === "bigint" ||
    (member.kind === "literal" && typeof member.value === "bigint") ||
    (member.kind === "literal" && typeof member.value === "number" && member.base.key === "number");
  if (!membersOf(type).some(isPlain)) return type;
  if (type.kind === "literal" && ["number", "bigint"].includes(widths[0].key)) return type;
  return unionType(membersOf(type).map((member) => (isPlain(member) ? widths[0] : member)));
}

function numericType(program: ProgramLowering, node: ts.Expression, environment: Environment): Type | null {
  const again = (inner: ts.Expression): Type => staticType(program, inner, environment);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return again(node.expression);
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.PlusToken) return types.number;
    return again(node.operand);
  }
  if (ts.isPostfixUnaryExpression(node)) return again(node.operand);
  if (ts.isConditionalExpression(node)) return joinWidths(again(node.whenTrue), again(node.whenFalse));
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.CommaToken || operator === ts.SyntaxKind.EqualsToken) return again(node.right);
    if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) return again(node.left);
    return joinWidths(again(node.left), again(node.right));
  }
  if (ts.isIdentifier(node)) {
    const symbol = program.symbolAt(node);
    return symbol === undefined ? null : variableType(program, symbol, environment);
  }
  if (ts.isPropertyAccessExpression(node)) return propertyWidth(program, node, environment);
  if (ts.isElementAccessExpression(node)) {
    const receiver = program.types.at(node.expression, environment);
    if (receiver.kind === "typedArray") {
      return holdsBigints(receiver.name) ? null : types.number;
    }
    return null;
  }
  if (ts.isCallExpression(node)) {
    const signature = program.checker.getResolvedSignature(node);
    const declaration = signature?.declaration;
    if (
      declaration !== undefined &&
      declaration.type === undefined &&
      isCallable(declaration) &&
      declaration.typeParameters === undefined
    )
      return inferReturnType(program, declaration, environment);
  }
  return null;
}

function propertyWidth(
  program: ProgramLowering,
  node: ts.PropertyAccessExpression,
  environment: Environment,
): Type | null {
  const symbol = program.symbolAt(node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return null;
  if (ts.isVariableDeclaration(declaration)) return variableType(program, symbol, environment);
  if (
    ts.isPropertyDeclaration(declaration) &&
    declaration.type === undefined &&
    declaration.initializer !== undefined
  ) {
    const owner = program.types.at(node.expression, environment);
    return widen(
      staticType(program, declaration.initializer, owner.kind === "class" ? owner.environment : environment),
    );
  }
  if (ts.isGetAccessor(declaration) && declaration.type === undefined) {
    const owner = program.types.at(node.expression, environment);
    return inferReturnType(program, declaration, owner.kind === "class" ? owner.environment : environment);
  }
  return null;
}

function isCallable(node: ts.Node): node is Callable {
  return (
    (ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isGetAccessor(node)) &&
    node.body !== undefined
  );
}

/** The common width of two operands: a literal takes the other's. */
export function joinWidths(left: Type, right: Type): Type {
  if (left.kind === "literal" && right.kind !== "literal") return right;
  if (right.kind === "literal" && left.kind !== "literal") return left;
  return unionType([widen(left), widen(right)]);
}

/** The declared type of a variable; without annotation that of its initialiser. */
export function variableType(program: ProgramLowering, symbol: ts.Symbol, environment: Environment): Type {
  const type = typeOfVariable(program, symbol, environment);
  if (!program.missingElements.mayBeMissing(symbol)) return type;
  const { valueDeclaration: declaration } = symbol;
  const unset = declaration === undefined ? [] : program.missingElements.unset(declaration);
  return orUnset(unionType([widen(type), types.undefined]), unset);
}

/** The type, and what its place holds before it is set. */
export function orUnset(type: Type, unset: readonly ("undefined" | "null")[]): Type {
  return unset.length === 0 ? type : unionType([type, ...unset.map((one) => types[one])]);
}

function typeOfVariable(program: ProgramLowering, symbol: ts.Symbol, environment: Environment): Type {
  const declaration = symbol.valueDeclaration;
  const tsType = program.checker.getTypeOfSymbol(symbol);
  const node = declaration ?? symbol.declarations?.[0];
  if (node === undefined) throw new Error(`no declaration for ${symbol.name}`);
  if (declaration !== undefined && ts.isVariableDeclaration(declaration)) {
    const evolved = program.types.evolved(declaration, environment);
    if (evolved !== null) return evolved;
    if (declaration.type !== undefined) return program.types.fromNode(declaration.type, environment);
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (declaration.initializer !== undefined && elementOrElse(declaration.initializer) !== null)
      return widen(staticType(program, declaration.initializer, environment));
    if (declaration.initializer !== undefined && mayHideWidth(tsType)) {
      const type = refineWidth(
        program.types.convert(tsType, environment, node),
        numericType(program, declaration.initializer, environment),
      );
      return isConst ? type : widen(type);
    }
  }
  if (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    declaration.type === undefined &&
    declaration.initializer !== undefined
  )
    return program.instances.parameterType(declaration, environment);
  if (ts.isExportAssignment(node)) return staticType(program, node.expression, environment);
  return program.types.convert(tsType, environment, node);
}

/** Recursion through functions without return annotation ends here: the checker's type stands. */
const inferring = new Set<ts.Node>();

/** The result type of a function without annotation. */
export function inferReturnType(program: ProgramLowering, declaration: Callable, environment: Environment): Type {
  const signature = program.checker.getSignatureFromDeclaration(declaration);
  if (signature === undefined) throw new Error("no signature");
  const tsType = signature.getReturnType();
  const type = program.types.convert(tsType, environment, declaration);
  if (!mayHideWidth(tsType) || declaration.body === undefined || inferring.has(declaration)) return widen(type);
  inferring.add(declaration);
  try {
    const results: Type[] = [];
    if (ts.isBlock(declaration.body))
      forEachReturn(declaration.body, (value) => results.push(staticType(program, value, environment)));
    else results.push(staticType(program, declaration.body, environment));
    const widths = new Set(
      results
        .flatMap(membersOf)
        .filter((one) => one.kind !== "literal" && isNumeric(one))
        .map((one) => one.key),
    );
    const [only] = [...widths];
    if (widths.size === 1 && isFixedWidthName(only)) return widen(refineWidth(type, types[only]));
    return widen(type);
  } finally {
    inferring.delete(declaration);
  }
}

function forEachReturn(node: ts.Node, visit: (value: ts.Expression) => void): void {
  if (ts.isReturnStatement(node)) {
    if (node.expression !== undefined) visit(node.expression);
    return;
  }
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
  ts.forEachChild(node, (child) => forEachReturn(child, visit));
}
