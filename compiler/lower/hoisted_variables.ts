// `var`: one variable for the whole function. Most mean what `let` does: they are used behind their declaration and in its
// block only, and no round of a loop can see those of another. The others are declared where their function begins.

import { ts } from "ts-morph";
import { variableAt } from "../variable_at.ts";
import { functionAround, rootOf } from "./captures.ts";
import type { RunOrder } from "./run_order.ts";

export class HoistedVariables {
  private readonly known = new Map<ts.Symbol, boolean>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly runOrder: RunOrder,
  ) {}

  /** Is it a `var` that means something else than `let` would? */
  has(symbol: ts.Symbol): boolean {
    let answer = this.known.get(symbol);
    if (answer === undefined) this.known.set(symbol, (answer = this.decide(symbol)));
    return answer;
  }

  /** Those of one function. */
  in(scope: ts.Node): ReadonlySet<ts.Symbol> {
    const found = new Set<ts.Symbol>();
    const visit = (node: ts.Node): void => {
      if (node !== scope && ts.isFunctionLike(node)) return;
      if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped))
        for (const name of namesIn(node)) {
          const symbol = this.checker.getSymbolAtLocation(name);
          if (symbol !== undefined && this.has(symbol)) found.add(symbol);
        }
      ts.forEachChild(node, visit);
    };
    visit(scope);
    return found;
  }

  /** May a function read it before it is set? Of the function that declares it TypeScript knows the order. */
  mayBeReadUnset(symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration === undefined ? null : variableOf(symbol.valueDeclaration);
    if (declaration === null || !this.has(symbol)) return false;
    const isFirst = isSet(declaration) && !isNested(declaration);
    return isFirst
      ? this.runOrder.isUsedBefore(symbol, declaration, declaration.getEnd())
      : usesOf(this.checker, symbol).some((use) => functionAround(use) !== functionAround(declaration));
  }

  private decide(symbol: ts.Symbol): boolean {
    const { valueDeclaration } = symbol;
    if (valueDeclaration === undefined || !(symbol.flags & ts.SymbolFlags.FunctionScopedVariable)) return false;
    const isVariable = (symbol.declarations ?? []).some((one) => ts.isVariableDeclaration(rootOf(one)));
    return isVariable && !isUsedLikeLet(this.checker, this.runOrder, symbol);
  }
}

/** Is it a declaration by `var`? */
export function isVar(declaration: ts.Node): boolean {
  const root = rootOf(declaration);
  return ts.isVariableDeclaration(root) && !(ts.getCombinedNodeFlags(root) & ts.NodeFlags.BlockScoped);
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

function isUsedLikeLet(checker: ts.TypeChecker, runOrder: RunOrder, symbol: ts.Symbol): boolean {
  const declarations = (symbol.declarations ?? []).map(variableOf);
  if (!declarations.every((one) => one !== null && (isSet(one) || !isInLoop(one)))) return false;
  const known = declarations.filter((one) => one !== null);
  // What is declared again keeps its value.
  if (known.length > 1 && !(known.every(isSet) && known.every((one) => known.every((other) => areApart(one, other)))))
    return false;
  if (known.some((one) => runOrder.isUsedBefore(symbol, one, one.getEnd()))) return false;
  const uses = usesOf(checker, symbol);
  return uses.every((use) => known.some((one) => reaches(one, use, known.length === 1)));
}

/** The declaration that a name or an element of a pattern belongs to; null for anything else, a parameter say. */
function variableOf(declaration: ts.Node): ts.VariableDeclaration | null {
  const root = rootOf(declaration);
  return ts.isVariableDeclaration(root) && ts.isVariableDeclarationList(root.parent) ? root : null;
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

function usesOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === symbol.name && !isDeclared(node)) {
      if (variableAt(checker, node) === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  if (symbol.valueDeclaration !== undefined) visit(symbol.valueDeclaration.getSourceFile());
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

/** Does it stand in a block within its function, so that it may be passed over? */
function isNested(declaration: ts.VariableDeclaration): boolean {
  const { parent } = scopeOf(declaration);
  const isWhole = ts.isSourceFile(scopeOf(declaration)) || ts.isModuleBlock(scopeOf(declaration));
  return !isWhole && !ts.isFunctionLike(parent);
}

function isInLoop(declaration: ts.VariableDeclaration): boolean {
  const home = functionAround(declaration);
  const loop = ts.findAncestor(declaration, (one) => one === home || ts.isIterationStatement(one, false));
  return loop !== undefined && loop !== home;
}
