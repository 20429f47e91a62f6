// Which expressions make an array that nobody else holds: such an array may become one of a wider element type, in the
// check because nothing is written behind anyone's back, in lowering because a copy of it is as good.

import { ts } from "ts-morph";
import { variableAt } from "./variable_at.ts";

/** The library's functions that make an array each time, and those that return the array that they are called on. */
const makers = new Set(
  "map filter slice concat flat flatMap from of split toSorted toReversed toSpliced with keys values entries Array".split(
    " ",
  ),
);
const changers = new Set("fill sort reverse copyWithin".split(" "));

/** Is the value an array that this expression has just made? */
export function isNewArray(checker: ts.TypeChecker, expression: ts.Node): boolean {
  if (ts.isParenthesizedExpression(expression)) return isNewArray(checker, expression.expression);
  if (ts.isIdentifier(expression)) return isGivenAway(checker, expression, isMadeFlat);
  if (!ts.isCallExpression(expression) && !ts.isNewExpression(expression)) return false;
  const declaration = checker.getResolvedSignature(expression)?.declaration;
  if (declaration === undefined || !isOfLibrary(declaration.getSourceFile())) return false;
  const { expression: callee } = expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  if (makers.has(name)) return true;
  if (!changers.has(name) || !ts.isPropertyAccessExpression(callee)) return false;
  return ts.isArrayLiteralExpression(callee.expression) || isNewArray(checker, callee.expression);
}

/**
 * Is it a constant with a new array, which goes into other hands here for the first time, and of which nothing is heard
 * afterwards?
 */
function isGivenAway(checker: ts.TypeChecker, use: ts.Identifier, isNew: typeof isMade): boolean {
  const symbol = variableAt(checker, use);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.initializer === undefined)
    return false;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const block = declaration.parent.parent.parent;
  const isModule = ts.isSourceFile(block) && !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export);
  if (!isConst || !(ts.isBlock(block) || isModule) || !isNew(checker, declaration.initializer)) return false;
  for (let one: ts.Node = use; one !== block; one = one.parent)
    if (ts.isFunctionLike(one) || ts.isIterationStatement(one, false)) return false;
  const staysHere = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === use.text && variableAt(checker, node) === symbol)
      return node === use || node === declaration.name || isUsedBefore(node, use, block);
    return ts.forEachChild(node, (child) => !staysHere(child) || undefined) !== true;
  };
  return staysHere(block);
}

/** Is it used in place, and before the other, by no function that may run later? */
function isUsedBefore(node: ts.Identifier, use: ts.Identifier, block: ts.Node): boolean {
  for (let one: ts.Node = node; one !== block; one = one.parent)
    if (ts.isFunctionLike(one) && !isCallback(one)) return false;
  return node.pos < use.pos && isUsedInPlace(node);
}

/** `list.forEach((one) => ...)` */
function isCallback({ parent }: ts.Node): boolean {
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  return keepers.has(parent.expression.name.text);
}

/** A literal, or an array that a function has just made. */
function isMade(checker: ts.TypeChecker, value: ts.Node): boolean {
  return ts.isArrayLiteralExpression(value) || isNewArray(checker, value);
}

/** The same, of which a literal holds no lists: others may hold those. */
function isMadeFlat(checker: ts.TypeChecker, value: ts.Node): boolean {
  if (!ts.isArrayLiteralExpression(value)) return isNewArray(checker, value);
  const type = checker.getTypeAtLocation(ts.isVariableDeclaration(value.parent) ? value.parent : value);
  if (!checker.isArrayType(type)) return false;
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  const parts = element.isUnion() ? element.types : [element];
  const mayBeList = (part: ts.Type): boolean =>
    (part.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Instantiable)) !== 0 ||
    checker.isTupleType(part) ||
    isArrayLike(checker, part);
  return !parts.some(mayBeList);
}

/** `list.length`, `list[0]`, `[...list]`, `(test ? list : other).push(one)`: what neither gives the array away nor keeps it. */
function isUsedInPlace(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isSpreadElement(parent)) return true;
  if (ts.isParenthesizedExpression(parent)) return isUsedInPlace(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === node || isUsedInPlace(parent);
  if (ts.isElementAccessExpression(parent)) return parent.expression === node;
  return ts.isPropertyAccessExpression(parent) && !changers.has(parent.name.text) && !keepers.has(parent.name.text);
}

/** Methods that hand the array to a function, or an iterator. */
const keepers = new Set(
  "map filter forEach find findIndex findLast findLastIndex some every flatMap reduce reduceRight keys values entries".split(
    " ",
  ),
);

function isOfLibrary(file: ts.SourceFile): boolean {
  return file.isDeclarationFile || /\/std\/(array|object)_static\.ts$/.test(file.fileName);
}

/** Is it the type of an array that can hold nothing, or of one of such? */
export function holdsEmptyArray(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (!checker.isArrayType(type)) return false;
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  return (element.flags & ts.TypeFlags.Never) !== 0 || holdsEmptyArray(checker, element);
}

/**
 * The members of a union that its values have: `text.match(pattern) ?? []` is a `RegExpMatchArray | []` to the checker, but
 * an empty literal beside arrays is made as one of them.
 */
export function withoutEmptyTuples(checker: ts.TypeChecker, members: readonly ts.Type[]): readonly ts.Type[] {
  const isEmpty = (type: ts.Type): boolean =>
    checker.isTupleType(type) && checker.getTypeArguments(type as ts.TypeReference).length === 0;
  return members.some(isEmpty) && members.some((one) => isArrayLike(checker, one))
    ? members.filter((one) => !isEmpty(one))
    : members;
}

/** An array, or an interface that extends one. */
function isArrayLike(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (checker.isArrayType(type)) return true;
  return type.isClassOrInterface() && checker.getBaseTypes(type).some((base) => checker.isArrayType(base));
}

/** Does each call of the method return an array that nobody else holds? */
export function returnsNewArrays(checker: ts.TypeChecker, declaration: ts.Node): boolean {
  return returnedBy(declaration).every((value) => isMade(checker, value));
}

/** Does each call return a new tuple or object, of which the arrays are new too? */
export function returnsNewParts(checker: ts.TypeChecker, declaration: ts.Node): boolean {
  return returnedBy(declaration).every((value) => partsOf(value)?.every((part) => isNewPart(checker, part)) === true);
}

/** What a literal is made of; null: no literal, or one of other parts than members and elements. */
function partsOf(literal: ts.Expression): readonly ts.Expression[] | null {
  if (ts.isArrayLiteralExpression(literal)) return literal.elements;
  if (!ts.isObjectLiteralExpression(literal)) return null;
  const parts = literal.properties.map((property) => {
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
    return ts.isPropertyAssignment(property) ? property.initializer : null;
  });
  return parts.includes(null) ? null : parts.filter((part) => part !== null);
}

/** No array, or a new one. The constant that holds it may have been made by a literal too: `return [taken, rest]`. */
function isNewPart(checker: ts.TypeChecker, part: ts.Expression): boolean {
  if (!isArrayLike(checker, checker.getTypeAtLocation(part))) return true;
  return ts.isIdentifier(part) ? isGivenAway(checker, part, isMade) : isMade(checker, part);
}

/** What the method's return statements give. */
export function returnedBy(declaration: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(declaration, visit);
  return found;
}
