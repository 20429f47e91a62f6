// What may run while the body around it has come only so far: which functions are reached from the statements of a module or
// of a function up to a place. A function is reached where it is named, or where it is made if it has no name to wait for.

import { ts } from "ts-morph";
import { variableAt } from "../variable_at.ts";
import { functionAround } from "./captures.ts";
import { valueIn } from "./syntax.ts";

interface Reached {
  /** The functions, field initialisers and static blocks that are reached, with the place in the body from where. */
  readonly functions: Map<ts.Node, number>;
  /** The variables that stand in these. */
  readonly variables: Map<ts.Symbol, number>;
}

export class RunOrder {
  private readonly reached = new Map<ts.Node, Reached>();
  private readonly cycles = new Map<ts.SourceFile, readonly ts.SourceFile[]>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /**
   * May the function around `use` run before the body that declares the variable has come to `end`? Never for that body
   * itself, of which TypeScript knows the order.
   */
  runsBefore(use: ts.Node, declaration: ts.Node, end: number): boolean {
    const user = functionAround(use) ?? use.getSourceFile();
    const home = homeOf(declaration);
    return user !== home && (this.reachedFrom(home).functions.get(user) ?? Infinity) < end;
  }

  /** Does some function that may run before then use the variable? */
  isUsedBefore(variable: ts.Symbol, declaration: ts.Node, end: number): boolean {
    return (this.reachedFrom(homeOf(declaration)).variables.get(variable) ?? Infinity) < end;
  }

  private reachedFrom(home: ts.Node): Reached {
    let found = this.reached.get(home);
    if (found !== undefined) return found;
    this.reached.set(home, (found = { functions: new Map(), variables: new Map() }));
    const walk = new Walk(this.checker, home, ts.isSourceFile(home) ? this.cycleOf(home) : [], found);
    for (const other of walk.others) walk.reach(other, -1);
    ts.forEachChild(home, (child) => walk.walk(child, null));
    return found;
  }

  /** The other modules that a module imports and that import it: they may run before it and call its functions. */
  private cycleOf(file: ts.SourceFile): readonly ts.SourceFile[] {
    let found = this.cycles.get(file);
    if (found === undefined) {
      const cycle = [...this.importedBy(file)].filter((other) => other !== file && this.importedBy(other).has(file));
      this.cycles.set(file, (found = cycle));
    }
    return found;
  }

  /** Does each of two modules import the other, directly or not? */
  areInCycle(one: ts.SourceFile, other: ts.SourceFile): boolean {
    return one !== other && this.cycleOf(one).includes(other);
  }

  private readonly imported = new Map<ts.SourceFile, ReadonlySet<ts.SourceFile>>();

  /** All modules that are imported from here, directly or not. */
  private importedBy(file: ts.SourceFile): ReadonlySet<ts.SourceFile> {
    const known = this.imported.get(file);
    if (known !== undefined) return known;
    const found = new Set(this.importsOf(file));
    // The set grows while it is walked.
    for (const one of found) for (const next of this.importsOf(one)) found.add(next);
    this.imported.set(file, found);
    return found;
  }

  private readonly imports = new Map<ts.SourceFile, readonly ts.SourceFile[]>();

  private importsOf(file: ts.SourceFile): readonly ts.SourceFile[] {
    let found = this.imports.get(file);
    if (found === undefined) this.imports.set(file, (found = importsOf(this.checker, file)));
    return found;
  }
}

/** The body that a variable is declared in: a module's or a function's. */
function homeOf(declaration: ts.Node): ts.Node {
  return functionAround(declaration) ?? declaration.getSourceFile();
}

function importsOf(checker: ts.TypeChecker, file: ts.SourceFile): ts.SourceFile[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (statement.moduleSpecifier === undefined) return [];
    const target = checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
    return target !== undefined && ts.isSourceFile(target) ? [target] : [];
  });
}

class Walk {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly home: ts.Node,
    readonly others: readonly ts.SourceFile[],
    private readonly reached: Reached,
  ) {}

  /** `from` is null in the body itself, where each node is its own place. */
  walk(node: ts.Node, from: number | null): void {
    if (saysNothing(node)) return;
    if (ts.isIdentifier(node)) return this.reachName(node, from);
    if (ts.isFunctionLike(node)) {
      if (!waitsForItsName(node)) this.reach(node, from ?? node.getStart());
    } else if (ts.isClassLike(node)) this.walkClass(node, from);
    else if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      if (node.initializer !== undefined) this.walk(node.initializer, from);
    } else ts.forEachChild(node, (child) => this.walk(child, from));
  }

  /** What a class runs where it is declared. */
  private walkClass(node: ts.ClassLikeDeclaration, from: number | null): void {
    if (ts.isClassExpression(node) && !waitsForItsName(node)) return this.reach(node, from ?? node.getStart());
    node.heritageClauses?.forEach((clause) => this.walk(clause, from));
    for (const member of node.members) {
      if (member.name !== undefined && ts.isComputedPropertyName(member.name)) this.walk(member.name, from);
      const isStatic = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
      if (ts.isClassStaticBlockDeclaration(member) || (isStatic && ts.isPropertyDeclaration(member)))
        this.reach(member, from ?? member.getStart());
    }
  }

  reach(node: ts.Node, from: number): void {
    if (this.reached.functions.has(node)) return;
    this.reached.functions.set(node, from);
    if (!ts.isClassLike(node)) return ts.forEachChild(node, (child) => this.walk(child, from));
    node.heritageClauses?.forEach((clause) => this.walk(clause, from));
    for (const member of node.members) this.reach(member, from);
  }

  private reachName(node: ts.Identifier, from: number | null): void {
    let symbol = variableAt(this.checker, node);
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    if (symbol === undefined) return;
    if (from !== null && !this.reached.variables.has(symbol)) this.reached.variables.set(symbol, from);
    for (const declaration of symbol.declarations ?? []) {
      const holder = valueIn(declaration);
      if (holder === undefined || !this.mayUseHome(declaration)) continue;
      if (ts.isFunctionLike(holder) || ts.isClassLike(holder)) this.reach(holder, from ?? node.getStart());
    }
  }

  /** Only what is inside of the body, or of a module that imports it, can use its variables. */
  private mayUseHome(declaration: ts.Node): boolean {
    const file = declaration.getSourceFile();
    if (ts.isSourceFile(this.home)) return file === this.home || this.others.includes(file);
    return ts.findAncestor(declaration, (one) => one === this.home) !== undefined;
  }
}

function saysNothing(node: ts.Node): boolean {
  return (
    (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

/** Is it run only by what names it: a declaration, or what a variable holds? */
function waitsForItsName(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return true;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && parent.initializer === node;
}
