// Variables that are declared without a type and get one by what is put into them: `const list = []` and `let best`. The
// checker knows a type for each place; here it is one for the whole life of the variable, since that is how it is stored.

import { ts } from "ts-morph";
import { variableAt } from "./variable_at.ts";

/** What is known of an evolving variable: the types of its values, or of its elements. */
export interface Evolution {
  readonly isArray: boolean;
  readonly types: readonly ts.Type[];
  /** Those of them that the checker takes it for where it is read. */
  readonly seen: readonly ts.Type[];
}

/** Does the checker give the variable, though nobody has declared it, `any` or `any[]` only until something is stored? */
export function isEvolving(checker: ts.TypeChecker, declaration: ts.Node): declaration is ts.VariableDeclaration {
  if (!ts.isVariableDeclaration(declaration) || declaration.type !== undefined || !ts.isIdentifier(declaration.name))
    return false;
  if (!ts.isVariableDeclarationList(declaration.parent) || isLoopVariable(declaration.parent)) return false;
  const { initializer } = declaration;
  if (initializer !== undefined && !isEmpty(initializer)) return false;
  const type = checker.getTypeAtLocation(declaration.name);
  return isAny(type) || isArrayOfAny(checker, type);
}

function isLoopVariable(list: ts.VariableDeclarationList): boolean {
  return ts.isForOfStatement(list.parent) || ts.isForInStatement(list.parent);
}

function isEmpty(node: ts.Expression): boolean {
  return (
    (ts.isArrayLiteralExpression(node) && node.elements.length === 0) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}

/** All that is stored in an evolving variable, and all that the checker takes it for; null when a place leaves it open. */
export function evolutionOf(checker: ts.TypeChecker, declaration: ts.VariableDeclaration): Evolution | null {
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const scope = ts.findAncestor(declaration, (node) => ts.isFunctionLike(node) || ts.isSourceFile(node));
  if (symbol === undefined || scope === undefined) return null;
  const isArray = declaration.initializer !== undefined && ts.isArrayLiteralExpression(declaration.initializer);
  const stored: ts.Type[] = [];
  const seen: ts.Type[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isIdentifier(node) || node.text !== symbol.name || node === declaration.name) return;
    if (variableAt(checker, node) !== symbol) return;
    const values = isArray ? elementsStored(checker, node) : valuesStored(checker, node);
    if (values !== null) stored.push(...values);
    else if (!isArray || !isOperation(node)) seen.push(checker.getTypeAtLocation(storedWhole(node) ?? node));
  };
  visit(scope);
  const elements: ts.Type[] = [];
  for (const type of seen) {
    const element = isArray ? elementOf(checker, type) : type;
    if (element === null) return null;
    elements.push(element);
  }
  const types = [...stored, ...elements].map((type) => checker.getBaseTypeOfLiteralType(type));
  if (types.some((type) => isAny(type) || isArrayOfAny(checker, type))) return null;
  if (!isArray && declaration.initializer?.kind === ts.SyntaxKind.NullKeyword) types.push(checker.getNullType());
  return { isArray, types, seen: elements };
}

/** What is stored in the variable here; null where it is read. */
function valuesStored(checker: ts.TypeChecker, node: ts.Identifier): readonly ts.Type[] | null {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent.operatorToken.kind))
    return [checker.getTypeAtLocation(storedWhole(node) ?? parent)];
  if (ts.isForOfStatement(parent) && parent.initializer === node) {
    const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(parent.expression), ts.IndexKind.Number);
    return element === undefined ? null : [element];
  }
  const taken =
    ts.isArrayLiteralExpression(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
  return taken ? partTaken(checker, node) : null;
}

/** `[first, second] = pair`, `({ name: first } = record)`: what the name of a pattern takes; null in a literal. */
function partTaken(checker: ts.TypeChecker, node: ts.Identifier): readonly ts.Type[] | null {
  const isElement = ts.isArrayLiteralExpression(node.parent);
  const pattern = isElement ? node.parent : node.parent.parent;
  if (!ts.isExpression(pattern) || !isAssigned(pattern)) return null;
  const source = checker.getTypeAtLocation((pattern.parent as ts.BinaryExpression).right);
  if (isElement) {
    const index = (pattern as ts.ArrayLiteralExpression).elements.indexOf(node);
    const parts =
      checker.isTupleType(source) || checker.isArrayType(source)
        ? checker.getTypeArguments(source as ts.TypeReference)
        : [];
    const part = checker.isTupleType(source) ? parts[index] : parts[0];
    return part === undefined ? null : [part];
  }
  const { name } = node.parent as ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  const property = ts.isIdentifier(name) ? checker.getPropertyOfType(source, name.text) : undefined;
  return property === undefined ? null : [checker.getTypeOfSymbol(property)];
}

/** The elements that are stored in the array here; null where the array is used as one. */
function elementsStored(checker: ts.TypeChecker, node: ts.Identifier): readonly ts.Type[] | null {
  const { parent } = node;
  const whole = storedWhole(node);
  if (whole !== null && ts.isArrayLiteralExpression(whole) && !whole.elements.some(ts.isSpreadElement))
    return whole.elements.map((element) => checker.getTypeAtLocation(element));
  if (ts.isElementAccessExpression(parent) && parent.expression === node && isAssigned(parent))
    return [checker.getTypeAtLocation((parent.parent as ts.BinaryExpression).right)];
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent)) return null;
  if (parent.expression !== node || (parent.name.text !== "push" && parent.name.text !== "unshift")) return null;
  return parent.parent.arguments.flatMap((argument) => {
    if (!ts.isSpreadElement(argument)) return [checker.getTypeAtLocation(argument)];
    const spread = checker.getTypeAtLocation(argument.expression);
    return checker.isArrayType(spread) || checker.isTupleType(spread)
      ? [...checker.getTypeArguments(spread as ts.TypeReference)]
      : [];
  });
}

/** The value that replaces what the variable held. */
function storedWhole(node: ts.Identifier): ts.Expression | null {
  return isAssigned(node) ? (node.parent as ts.BinaryExpression).right : null;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isAssigned(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** `list.length`, `list.push(...spread)`: the checker does not fix the type here. */
function isOperation({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) && ["length", "push", "unshift"].includes(parent.name.text);
}

function elementOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | null {
  return checker.isArrayType(type) ? (checker.getTypeArguments(type as ts.TypeReference)[0] ?? null) : null;
}

/** An `any` that nobody wrote; the checker's error type is one too, but the error behind it has been reported. */
export function isAny(type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Any) !== 0 && (type as ts.Type & { intrinsicName?: string }).intrinsicName !== "error"
  );
}

export function isArrayOfAny(checker: ts.TypeChecker, type: ts.Type): boolean {
  const element = elementOf(checker, type);
  return element !== null && isAny(element);
}

/**
 * The call behind a value that the checker gives `any` because it calls a type parameter (`F extends (...args: any[]) =>
 * any`): each instance knows what its function returns. Null for any other value.
 */
export function calledParameter(checker: ts.TypeChecker, node: ts.Node): ts.CallExpression | null {
  if (ts.isCallExpression(node))
    return (checker.getTypeAtLocation(node.expression).flags & ts.TypeFlags.TypeParameter) === 0 ? null : node;
  const variable = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (variable === undefined || !ts.isVariableDeclaration(variable) || variable.type !== undefined) return null;
  const isConst = (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) !== 0;
  return isConst && variable.initializer !== undefined && ts.isCallExpression(variable.initializer)
    ? calledParameter(checker, variable.initializer)
    : null;
}
