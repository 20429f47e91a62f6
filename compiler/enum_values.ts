// The values of enum members: those that the checker knows, and computed ones (`G = "123".length`) as far as they are made of
// constants.

import { ts } from "ts-morph";

const { SyntaxKind } = ts;

/** The value of a member; undefined where it is known only while the program runs. */
export function enumMemberValue(checker: ts.TypeChecker, member: ts.EnumMember): string | number | undefined {
  const known = checker.getConstantValue(member);
  if (known !== undefined || member.initializer === undefined) return known;
  return constantValue(checker, member.initializer);
}

function constantValue(checker: ts.TypeChecker, node: ts.Expression): string | number | undefined {
  if (ts.isParenthesizedExpression(node)) return constantValue(checker, node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    const declaration = symbol?.valueDeclaration;
    if (declaration !== undefined && ts.isEnumMember(declaration)) return enumMemberValue(checker, declaration);
    if (!ts.isPropertyAccessExpression(node) || node.name.text !== "length") return undefined;
    const text = constantValue(checker, node.expression);
    return typeof text === "string" ? text.length : undefined;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [constantValue(checker, node.left), constantValue(checker, node.right)];
  return typeof left === "number" && typeof right === "number"
    ? arithmetic(node.operatorToken.kind, left, right)
    : undefined;
}

function arithmetic(operator: ts.BinaryOperator, left: number, right: number): number | undefined {
  switch (operator) {
    case SyntaxKind.PlusToken:
      return left + right;
    case SyntaxKind.MinusToken:
      return left - right;
    case SyntaxKind.AsteriskToken:
      return left * right;
    case SyntaxKind.BarToken:
      return left | right;
    case SyntaxKind.LessThanLessThanToken:
      return left << right;
    default:
      return undefined;
  }
}
