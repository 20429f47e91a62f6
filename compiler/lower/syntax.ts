// Small questions about the syntax tree.

import { ts } from "ts-morph";

export function skipParentheses(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** Is it more than a name or a literal, of which the type says all? */
export function mayRun(node: ts.Expression): boolean {
  const inner = skipOuterExpressions(node);
  return !ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner) && !ts.isLiteralExpression(inner);
}

/** `(list ?? []) as T[]`: is a cast of the whole one of each of its sides? */
export function isCastWhole(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) return !ts.isConstTypeReference(parent.type);
  const isSide =
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && choosing.has(parent.operatorToken.kind));
  return isSide && isCastWhole(parent);
}

const choosing: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken]);

/** Without parentheses, `as`, `!` and `satisfies` around it. */
export function skipOuterExpressions(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** `null!`, `undefined as T`: what is missing although the program says otherwise; null where it is anything else. */
export function assertedNothing(node: ts.Expression): "null" | "undefined" | null {
  const inner = skipOuterExpressions(node);
  if (inner === skipParentheses(node)) return null;
  if (inner.kind === ts.SyntaxKind.NullKeyword) return "null";
  return ts.isIdentifier(inner) && inner.text === "undefined" ? "undefined" : null;
}

/** Is undefined or null among what the checker believes it to be, or is that not known? */
export function mayBeNothing(type: ts.Type): boolean {
  const others = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & others) !== 0);
}

/** Does this link itself have the `?.`? */
export function hasQuestionDot(node: ts.Node): boolean {
  return (
    (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) &&
    node.questionDotToken !== undefined
  );
}

/** What gives `this` its meaning here: the function, field or static block around, arrow functions left out. */
export function thisContainer(node: ts.Node): ts.Node {
  let one = node.parent;
  while (!ts.isSourceFile(one)) {
    if (ts.isFunctionLike(one) && !ts.isArrowFunction(one)) return one;
    if (ts.isPropertyDeclaration(one) || ts.isClassStaticBlockDeclaration(one)) return one;
    one = one.parent;
  }
  return one;
}

/** Does calling the function give it its `this`? Arrow functions and methods of literals find it around them. */
export function hasOwnThis(node: ts.Node): node is ts.FunctionExpression | ts.FunctionDeclaration {
  return ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
}

/** The function's own `arguments`, if it asks for them: arrow functions in it ask for those too. */
export function argumentsIn(declaration: ts.SignatureDeclaration): ts.Identifier | null {
  if (ts.isArrowFunction(declaration) || !("body" in declaration)) return null;
  const find = (node: ts.Node): ts.Identifier | undefined => {
    if (ts.isIdentifier(node) && node.text === "arguments" && !isNameOfMember(node)) return node;
    if (node !== declaration && ts.isFunctionLike(node) && !ts.isArrowFunction(node)) return undefined;
    return ts.forEachChild(node, find);
  };
  return find(declaration) ?? null;
}

function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}

/** Does the node stand at the top level of a module, or of a namespace there? */
export function isTopLevel(node: ts.Node): boolean {
  return ts.isSourceFile(node.parent) || ts.isModuleBlock(node.parent);
}

/** A name that is not in brackets. */
export function memberName(name: Exclude<ts.PropertyName | ts.BindingName, ts.ComputedPropertyName>): string {
  return ts.isIdentifier(name) ||
    ts.isPrivateIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

/** Does it make a function? */
export function hasClosure(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || (ts.forEachChild(node, (child) => hasClosure(child) || undefined) ?? false);
}

/** What a declaration names: of a variable, or of a module's default, the expression behind it. */
export function valueIn(declaration: ts.Declaration): ts.Node | undefined {
  if (ts.isVariableDeclaration(declaration)) return declaration.initializer;
  return ts.isExportAssignment(declaration) ? declaration.expression : declaration;
}
