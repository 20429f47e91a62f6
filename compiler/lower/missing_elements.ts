// Variables that may hold no element: `const last = list[list.length - 1]; if (last === undefined) ...`. The checker
// believes that elements are never missing. A program that asks whether such a variable holds something knows better: the
// variable takes undefined too, and is tested wherever a value of the element's type is needed. So are fields and variables
// that are set later than the checker can follow (`name!: T`).

import { ts } from "ts-morph";
import { skipParentheses } from "./syntax.ts";

export class MissingElements {
  private readonly known = new Map<ts.Symbol, boolean>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Does the variable start with an element that the program expects to be missing at times? */
  mayBeMissing(symbol: ts.Symbol): boolean {
    let answer = this.known.get(symbol);
    if (answer === undefined) this.known.set(symbol, (answer = this.decide(symbol)));
    return answer;
  }

  private decide(symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration;
    if (declaration !== undefined && isSetLater(declaration)) return true;
    if (declaration !== undefined && ts.isBindingElement(declaration))
      return this.isTakenFromArray(declaration, symbol);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.type !== undefined)
      return false;
    const { initializer } = declaration;
    if (initializer === undefined || !ts.isElementAccessExpression(skipParentheses(initializer))) return false;
    const type = this.checker.getTypeOfSymbol(symbol);
    // What may be null is asked for that, and a number that is tested may be 0: neither says anything about the element.
    const known = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Undefined | ts.TypeFlags.Null;
    if ((type.isUnion() ? type.types : [type]).some((part) => (part.flags & known) !== 0)) return false;
    const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.StringLike)) !== 0;
    const scope = ts.findAncestor(
      declaration,
      (node) => ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseBlock(node),
    );
    return scope !== undefined && this.isAskedIn(scope, symbol, isObject);
  }

  /** `const [name, value] = line.split("=")`: what is missing is undefined, and only needs to be there where it is used. */
  private isTakenFromArray(element: ts.BindingElement, symbol: ts.Symbol): boolean {
    if (element.initializer !== undefined || element.dotDotDotToken !== undefined) return false;
    const type = this.checker.getTypeOfSymbol(symbol);
    if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.StringLike)) === 0) return false;
    return (
      ts.isArrayBindingPattern(element.parent) &&
      this.checker.isArrayType(this.checker.getTypeAtLocation(element.parent))
    );
  }

  private isAskedIn(node: ts.Node, symbol: ts.Symbol, byTruth: boolean): boolean {
    if (ts.isIdentifier(node))
      return (
        node.text === symbol.name && asksIfThere(node, byTruth) && this.checker.getSymbolAtLocation(node) === symbol
      );
    return ts.forEachChild(node, (child) => this.isAskedIn(child, symbol, byTruth) || undefined) ?? false;
  }
}

/** `name!: T` and `static name: T`: what is undefined until the program sets it, whatever its type says. */
export function isSetLater(declaration: ts.Node): boolean {
  if (!ts.isPropertyDeclaration(declaration) && !ts.isVariableDeclaration(declaration)) return false;
  if (declaration.exclamationToken !== undefined) return true;
  const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
  return isStatic && declaration.initializer === undefined;
}

/**
 * Is it asked here whether the value is there: `x === undefined`, `x ?? y`, `x?.y`, `case undefined`; and `byTruth`, `!x`,
 * `if (x)`?
 */
export function asksIfThere(node: ts.Expression, byTruth: boolean): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return asksIfThere(parent, byTruth);
  if (ts.isBinaryExpression(parent)) return asksByOperator(node, parent, byTruth);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return parent.expression === node && parent.questionDotToken !== undefined;
  if (ts.isSwitchStatement(parent))
    return parent.caseBlock.clauses.some((clause) => ts.isCaseClause(clause) && isUndefined(clause.expression));
  return byTruth && isCondition(node, parent);
}

function asksByOperator(node: ts.Expression, parent: ts.BinaryExpression, byTruth: boolean): boolean {
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken: {
      const other = skipParentheses(parent.left === node ? parent.right : parent.left);
      return other.kind === ts.SyntaxKind.NullKeyword || isUndefined(other);
    }
    case ts.SyntaxKind.QuestionQuestionToken:
      return parent.left === node;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return byTruth && (parent.left === node || asksIfThere(parent, true));
    default:
      return false;
  }
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
}

function isCondition(node: ts.Expression, parent: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  return (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) && parent.condition === node;
}
