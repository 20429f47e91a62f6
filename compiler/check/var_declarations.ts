// `var` that means what `let` would: its variables are used behind their declaration and in its block only, and no round
// of a loop can see those of another.

import { ts } from "ts-morph";

export function meansLet(checker: ts.TypeChecker, list: ts.VariableDeclarationList): boolean {
  return namesIn(list).every((name) => {
    const symbol = checker.getSymbolAtLocation(name);
    return symbol !== undefined && isUsedLikeLet(checker, symbol);
  });
}

function namesIn(list: ts.VariableDeclarationList): ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name);
    else name.elements.forEach((one) => ts.isBindingElement(one) && visit(one.name));
  };
  list.declarations.forEach(({ name }) => visit(name));
  return names;
}

function isUsedLikeLet(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  const declarations = (symbol.declarations ?? []).map(variableOf);
  if (!declarations.every((one) => one !== null && (isSet(one) || !isInLoop(one)))) return false;
  const known = declarations.filter((one) => one !== null);
  // What is declared again keeps its value.
  if (known.length > 1 && !(known.every(isSet) && known.every((one) => known.every((other) => areApart(one, other)))))
    return false;
  const uses = usesOf(checker, symbol, known[0].getSourceFile());
  return uses.every((use) => known.some((one) => reaches(one, use, known.length === 1)));
}

/** The declaration that a name or an element of a pattern belongs to; null for anything else, a parameter say. */
function variableOf(declaration: ts.Node): ts.VariableDeclaration | null {
  let one = declaration;
  while (ts.isBindingElement(one)) one = one.parent.parent;
  return ts.isVariableDeclaration(one) && ts.isVariableDeclarationList(one.parent) ? one : null;
}

function isSet({ initializer, parent }: ts.VariableDeclaration): boolean {
  return initializer !== undefined || ts.isForOfStatement(parent.parent) || ts.isForInStatement(parent.parent);
}

function scopeOf({ parent: { parent } }: ts.VariableDeclaration): ts.Node {
  return ts.isVariableStatement(parent) ? parent.parent : parent;
}

/** Is neither declared in a block inside of the other's? */
function areApart(one: ts.VariableDeclaration, other: ts.VariableDeclaration): boolean {
  const scope = scopeOf(one);
  return scope === scopeOf(other) || ts.findAncestor(other, (node) => node === scope) === undefined;
}

function usesOf(checker: ts.TypeChecker, symbol: ts.Symbol, file: ts.SourceFile): ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === symbol.name && !isDeclared(node)) {
      const isShorthand = ts.isShorthandPropertyAssignment(node.parent);
      const used = isShorthand
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      if (used === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) && parent.name === node;
}

/** Is the use behind the declaration, in its block, and in its function unless there is but one variable? */
function reaches(declaration: ts.VariableDeclaration, use: ts.Node, isOnly: boolean): boolean {
  if (use.getStart() < declaration.getEnd()) return false;
  const scope = scopeOf(declaration);
  if (ts.findAncestor(use, (one) => one === scope) === undefined) return false;
  return functionAround(use) === functionAround(declaration) || (isOnly && !isInLoop(declaration));
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (one) => ts.isFunctionLike(one) || ts.isPropertyDeclaration(one));
}

function isInLoop(declaration: ts.VariableDeclaration): boolean {
  const home = functionAround(declaration);
  const loop = ts.findAncestor(declaration, (one) => one === home || ts.isIterationStatement(one, false));
  return loop !== undefined && loop !== home;
}
