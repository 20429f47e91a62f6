// What a spread in an object literal copies. A source that is only there under a condition (`...(wanted && { size })`,
// `...(wanted ? { size } : {})`) is undefined otherwise, which gives nothing.

import { ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import { types, unionType } from "../types.ts";
import { assign, ifStatement, localExpr, undefinedOf } from "./build.ts";
import { convertTo } from "./convert.ts";
import { lowerCondition, lowerExpression } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { skipParentheses } from "./syntax.ts";

export function spreadSource(f: FunctionLowering, expression: ts.Expression): Operand {
  const inner = skipParentheses(expression);
  if (ts.isObjectLiteralExpression(inner) && inner.properties.length === 0) return nothing;
  if (ts.isConditionalExpression(inner)) return chosen(f, inner.condition, inner.whenTrue, inner.whenFalse);
  const isAnd = ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? chosen(f, inner.left, inner.right, null) : lowerExpression(f, expression);
}

/** What may be copied by a spread of this. */
export function spreadParts(expression: ts.Expression): readonly ts.Expression[] {
  const inner = skipParentheses(expression);
  if (ts.isObjectLiteralExpression(inner) && inner.properties.length === 0) return [];
  if (ts.isConditionalExpression(inner)) return [inner.whenTrue, inner.whenFalse].flatMap(spreadParts);
  const isAnd = ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? spreadParts(inner.right) : [inner];
}

const nothing: Operand = { expr: undefinedOf("value"), type: types.undefined };

function chosen(
  f: FunctionLowering,
  condition: ts.Expression,
  whenTrue: ts.Expression,
  whenFalse: ts.Expression | null,
): Operand {
  const position = f.position(condition);
  const test = lowerCondition(f, condition);
  const first = f.collect(() => spreadSource(f, whenTrue));
  const second = f.collect(() => (whenFalse === null ? nothing : spreadSource(f, whenFalse)));
  const type = unionType([first.result.type, second.result.type]);
  const held = f.newLocal("$spread", f.program.representation(type));
  f.emit({ kind: "let", local: held, init: undefinedOf(held.type), position });
  const stores = [first, second].map(({ statements, result }): Stmt[] => {
    const stored = f.collect((): Expr => convertTo(f, result, type, condition));
    return [...statements, ...stored.statements, assign(position, localExpr(held), stored.result)];
  });
  f.emit(ifStatement(position, test, stores[0], stores[1]));
  return { expr: localExpr(held), type };
}
