// Types as they are written or inferred: what has no representation, and what promises more than is checked.

import { ts } from "ts-morph";
import type { CheckContext } from "../check.ts";
import { refusals } from "../diagnostics.ts";
import { evolutionOf, isEvolving } from "../evolving.ts";

/** Reports the refusals of one file that need only one type each. */
export function checkDeclaredTypes(context: CheckContext, file: ts.SourceFile): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) checkTypeNode(context, node);
    checkDeclaredField(context, node);
    if (!context.hasTypeErrors) checkInferred(context, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function checkTypeNode(context: CheckContext, node: ts.TypeNode): void {
  const { diagnostics } = context;
  switch (node.kind) {
    case ts.SyntaxKind.AnyKeyword:
      if (!isAnyArguments(node) && !isInConstraint(context, node) && !isCaught(node) && !isOfUntypedFunction(node)) {
        if (!isDefault(node) && !isArgument(context, node)) diagnostics.refuse(refusals.explicitAny, node);
      }
      break;
    case ts.SyntaxKind.TypeReference:
      checkReference(context, node as ts.TypeReferenceNode);
      break;
  }
}

/** `...args: any[]` of a constructor: TypeScript takes no other for the base of a mixin. */
function isAnyArguments(node: ts.TypeNode): boolean {
  const parameter = node.parent.parent;
  if (!ts.isArrayTypeNode(node.parent) || !ts.isParameter(parameter) || parameter.dotDotDotToken === undefined)
    return false;
  const { parent } = parameter;
  if (ts.isConstructorTypeNode(parent) || ts.isConstructSignatureDeclaration(parent)) return true;
  return ts.isConstructorDeclaration(parent) && parent.parent.heritageClauses !== undefined;
}

/** `(...args: any[]) => any`, some function: what it is called with, and what it gives, is tested where it is known. */
function isOfUntypedFunction(node: ts.TypeNode): boolean {
  const type = ts.findAncestor(node, ts.isFunctionTypeNode);
  if (type?.parameters.length !== 1) return false;
  const [{ dotDotDotToken, type: list }] = type.parameters;
  const isUntyped =
    dotDotDotToken !== undefined &&
    list !== undefined &&
    ts.isArrayTypeNode(list) &&
    list.elementType.kind === ts.SyntaxKind.AnyKeyword;
  return isUntyped && (node.parent === type || node.parent === list);
}

/** `catch (error: any)`: what is done with it is tested while the program runs. */
function isCaught({ parent }: ts.Node): boolean {
  return ts.isVariableDeclaration(parent) && ts.isCatchClause(parent.parent);
}

/** What a type parameter extends, or a conditional type asks for, is a pattern: no value has that type. */
function isInConstraint(context: CheckContext, node: ts.Node, around: readonly ts.Node[] = []): boolean {
  let one = node;
  for (
    ;
    ts.isTypeNode(one.parent) || ts.isParameter(one.parent) || ts.isTypeParameterDeclaration(one.parent);
    one = one.parent
  ) {
    const { parent } = one;
    if (ts.isTypeParameterDeclaration(parent)) return parent.constraint === one;
    if (ts.isConditionalTypeNode(parent) && parent.extendsType === one) return true;
  }
  if (!ts.isTypeAliasDeclaration(one.parent)) return false;
  return around.includes(one.parent) || isPattern(context, one.parent, [...around, one.parent]);
}

/** `type Shape = Record<string, Schema<any>>`, which is named in such places only; `around`: the aliases that name it. */
function isPattern(context: CheckContext, alias: ts.TypeAliasDeclaration, around: readonly ts.Node[]): boolean {
  const { checker, files } = context;
  const declared = checker.getSymbolAtLocation(alias.name);
  const isNamed = (name: ts.EntityName): boolean => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return false;
    return declared === (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  };
  const isElsewhere = (node: ts.Node): boolean => {
    if (ts.isTypeReferenceNode(node) && isNamed(node.typeName) && !isInConstraint(context, node, around)) return true;
    return ts.forEachChild(node, (child) => isElsewhere(child) || undefined) ?? false;
  };
  return !files.some(isElsewhere);
}

/** What type parameters are where nobody says it (`class Node<T = any>`): tested where it is known what it is. */
function isDefault(node: ts.Node): boolean {
  const parameter = ts.findAncestor(node, ts.isTypeParameterDeclaration);
  return parameter?.default !== undefined && node.pos >= parameter.default.pos;
}

/** `Schema<any>`, any of the program's own: what is of its type parameter is tested where it is known. */
function isArgument({ checker, isLibrary }: CheckContext, { parent }: ts.Node): boolean {
  const isNamed = ts.isTypeReferenceNode(parent);
  if (!isNamed && !ts.isNewExpression(parent) && !ts.isExpressionWithTypeArguments(parent)) return false;
  const symbol = checker.getSymbolAtLocation(isNamed ? parent.typeName : parent.expression);
  const declared = symbol && (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  return declared?.declarations?.some((one) => isLibrary(one.getSourceFile())) === false;
}

function checkReference({ checker, diagnostics }: CheckContext, node: ts.TypeReferenceNode): void {
  const symbol = checker.getSymbolAtLocation(node.typeName);
  const isGlobal = (symbol?.declarations ?? []).some((declaration) => declaration.getSourceFile().isDeclarationFile);
  if (!isGlobal) return;
  const name = node.typeName.getText();
  if (name === "Object") {
    diagnostics.refuse(
      refusals.vagueType,
      node,
      name,
      "it is almost every value there is",
      "write `unknown`, or an interface",
    );
  }
}

function checkDeclaredField(context: CheckContext, node: ts.Node): void {
  if (!isDeclaredOnly(node) || !ts.isClassLike(node.parent)) return;
  if (!inheritsField(context, node) && !isPhantom(context, node))
    context.diagnostics.refuse(refusals.declaredField, node.name, node.name.getText());
}

/** `declare readonly type: T`, which nobody reads: it only tells types apart. */
function isPhantom({ files }: CheckContext, { name, parent, modifiers }: ts.PropertyDeclaration): boolean {
  const isRead = (node: ts.Node): boolean => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return false;
    const isNamed = (ts.isIdentifier(node) || ts.isStringLiteral(node)) && node.text === name.getText();
    return (isNamed && mayReadMember(node)) || ts.forEachChild(node, (child) => isRead(child) || undefined) === true;
  };
  const isPrivate = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
  const places: readonly ts.Node[] = isPrivate ? [parent] : files;
  return !places.some((place) => ts.forEachChild(place, (child) => isRead(child) || undefined));
}

/** Does a name stand where a member is asked for, and not a variable, a parameter or a declaration's own name? */
function mayReadMember(node: ts.Identifier | ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return (parent.propertyName ?? parent.name) === node;
  return (
    ts.isStringLiteral(node) ||
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isObjectLiteralElementLike(parent) && parent.name === node)
  );
}

function isDeclaredOnly(node: ts.Node): node is ts.PropertyDeclaration {
  return (
    ts.isPropertyDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true
  );
}

/** Has a base of its class a field of this name? */
function inheritsField({ checker }: CheckContext, { parent, name }: ts.PropertyDeclaration): boolean {
  const bases = checker.getTypeAtLocation(parent).getBaseTypes() ?? [];
  const fields = bases.map((base) => base.getProperty(name.getText())?.valueDeclaration);
  return fields.some((field) => field !== undefined && (ts.isPropertyDeclaration(field) || ts.isParameter(field)));
}

/** A variable that gets its type by what is stored in it, where that is not one type. */
function checkInferred({ checker, diagnostics }: CheckContext, node: ts.Node): void {
  if (
    (ts.isVariableDeclaration(node) || ts.isParameter(node)) &&
    node.type === undefined &&
    ts.isIdentifier(node.name)
  ) {
    const isUnclear = isEvolving(checker, node) && evolutionOf(checker, node) === null;
    if (isUnclear) diagnostics.refuse(refusals.inferredAny, node.name, node.name.text);
  }
}
