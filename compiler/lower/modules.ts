// Modules: their variables are globals, their top-level statements an initialising function; initialisers run in the
// order in which ECMAScript evaluates the import graph.

import { ts } from "ts-morph";
import type { Expr, Fn, Global, IrType, Module } from "../ir.ts";
import { type Environment, type Type, types, widen } from "../types.ts";
import { anyRef, assign, boolLiteral } from "./build.ts";
import { functionAround } from "./captures.ts";
import { convertTo } from "./convert.ts";
import { lowerAsyncModule, lowerEvaluation } from "./coroutines.ts";
import { predeclareVariable } from "./destructuring.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { variableType } from "./infer.ts";
import { flagPlace, needsFlag } from "./initialisation.ts";
import { storable } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { classNameOf } from "./resolve_types.ts";
import { lowerStatements } from "./statements.ts";
import { isTopLevel } from "./syntax.ts";
import { isAwaitUsing } from "./using.ts";

export interface GlobalVariable {
  readonly global: Global;
  readonly type: Type;
  /** Set when the declaration has run, where a function may use the variable before and nothing else tells. */
  readonly isInitialised: Global | null;
}

export class Modules {
  readonly order: Module[] = [];
  private readonly visited = new Set<ts.SourceFile>();
  private readonly known = new Map<ts.SourceFile, Module>();
  /** Modules of std/ and the kernel of which lowered code uses variables. */
  private readonly library = new Map<ts.SourceFile, Module & { readonly variables: Set<Global> }>();
  private readonly globals = new Map<ts.Symbol, GlobalVariable>();
  private readonly statics = new Map<ts.Node, GlobalVariable>();

  constructor(private readonly program: ProgramLowering) {}

  /** Adds a module and what it imports, dependencies first, each once. */
  add(file: ts.SourceFile): void {
    if (this.visited.has(file) || file.isDeclarationFile || this.program.isLibrary(file)) return;
    this.visited.add(file);
    for (const target of this.importsOf(file)) this.add(target);
    this.order.push(this.moduleOf(file));
  }

  /** Lowers what a module and its imports do at their top level, for programs that may import it. */
  lowerAhead(file: ts.SourceFile): void {
    if (this.known.has(file) || file.isDeclarationFile || this.program.isLibrary(file)) return;
    this.moduleOf(file);
    for (const target of this.importsOf(file)) this.lowerAhead(target);
  }

  private moduleOf(file: ts.SourceFile): Module {
    let module = this.known.get(file);
    if (module === undefined) {
      module = { name: this.program.pathOf(file), init: this.initialiser(file), variables: null };
      this.known.set(file, module);
    }
    return module;
  }

  /** The library's modules that are needed and that nobody imports, dependencies first. They run before all others. */
  libraryOrder(): Module[] {
    const order: Module[] = [];
    const visited = new Set<ts.SourceFile>();
    const visit = (file: ts.SourceFile): void => {
      if (visited.has(file) || file.isDeclarationFile) return;
      visited.add(file);
      for (const target of this.importsOf(file)) visit(target);
      const module = this.visited.has(file) ? undefined : this.library.get(file);
      if (module !== undefined) order.push(module);
    };
    const byPath = (a: ts.SourceFile, b: ts.SourceFile): number => (a.fileName < b.fileName ? -1 : 1);
    // All of them, so that the order is the same whichever are there.
    const all = this.program.tsProgram.getSourceFiles().filter((file) => this.program.isTrusted(file));
    for (const file of all.sort(byPath)) visit(file);
    return order;
  }

  /** Does the program use variables of this module of std/? */
  uses(file: ts.SourceFile): boolean {
    return this.library.has(file);
  }

  /** The library is reached through globals and methods as well as by imports: its modules come in by their variables. */
  private useModuleOf(file: ts.SourceFile, variable: Global): void {
    if (!this.program.isTrusted(file)) return;
    let module = this.library.get(file);
    if (module === undefined) {
      module = { ...this.moduleOf(file), variables: new Set() };
      this.library.set(file, module);
    }
    module.variables.add(variable);
  }

  private readonly imports = new Map<ts.SourceFile, readonly ts.SourceFile[]>();

  private importsOf(file: ts.SourceFile): readonly ts.SourceFile[] {
    let found = this.imports.get(file);
    if (found === undefined) this.imports.set(file, (found = this.findImports(file)));
    return found;
  }

  private findImports(file: ts.SourceFile): ts.SourceFile[] {
    const targets: ts.SourceFile[] = [];
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      if (statement.moduleSpecifier === undefined || !importsValues(statement)) continue;
      const symbol = this.program.checker.getSymbolAtLocation(statement.moduleSpecifier);
      const target = symbol?.valueDeclaration;
      if (target !== undefined && ts.isSourceFile(target)) targets.push(target);
    }
    return targets;
  }

  private initialiser(file: ts.SourceFile): Fn {
    const isAsync = awaits(file);
    return this.moduleFunction(file, "$init", isAsync ? anyRef : "void", (f) => {
      if (isAsync) return lowerAsyncModule(f, file);
      f.scope = file;
      f.predeclare = (symbol) => predeclareVariable(f, symbol);
      lowerStatements(f, file.statements);
    });
  }

  private moduleFunction(file: ts.SourceFile, name: string, returns: IrType, lower: (f: FunctionLowering) => void): Fn {
    const path = this.program.pathOf(file);
    const position = { file: path, line: 1, column: 1 };
    const fn = this.program.newFunction(`module ${path}`, `${path}#${name}`, path, position, { returns });
    this.program.enqueue(file, () => {
      const f = new FunctionLowering(this.program, fn, this.program.emptyEnvironment, types.void, null, null);
      lower(f);
      fn.body = f.statements;
    });
    return fn;
  }

  /**
   * Where some module awaits at its top level, it and all behind it become one evaluation that goes on while the event
   * loop runs. True when there is one.
   */
  chainAsync(app: ts.SourceFile): boolean {
    const first = this.order.findIndex(({ init }) => init.returns !== "void");
    if (first < 0) return false;
    const chained = this.order.splice(first);
    const init = this.moduleFunction(app, "$evaluate", "void", (f) => lowerEvaluation(f, chained, app));
    this.order.push({ name: "evaluation", init, variables: null });
    return true;
  }

  /** Is the variable declared at the top level of a module (not inside a block or function)? `export default 1` is one. */
  isGlobal(symbol: ts.Symbol): boolean {
    let node: ts.Node | undefined = symbol.valueDeclaration;
    while (
      node !== undefined &&
      (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    )
      node = node.parent;
    if (node === undefined) return false;
    if (ts.isExportAssignment(node)) return true;
    if (!ts.isVariableDeclaration(node)) return false;
    if (functionAround(node) === null && this.program.hoisted.has(symbol)) return true;
    const statement = node.parent.parent;
    return ts.isVariableStatement(statement) && isTopLevel(statement);
  }

  globalOf(symbol: ts.Symbol): GlobalVariable {
    const known = this.globals.get(symbol);
    if (known !== undefined) return known;
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) throw new Error(`no declaration for ${symbol.name}`);
    const file = declaration.getSourceFile();
    const path = this.program.pathOf(file);
    const type = widen(variableType(this.program, symbol, this.program.emptyEnvironment));
    const global = this.program.newGlobal(
      symbol.name,
      this.program.types.variableName(declaration, symbol.name),
      path,
      storable(this.program.representation(type)),
    );
    const isInitialised = needsFlag(this.program, symbol, type)
      ? this.program.newGlobal(`${symbol.name}$initialised`, `${global.cName}$initialised`, path, "bool")
      : null;
    const variable = { global, type, isInitialised };
    this.globals.set(symbol, variable);
    this.useModuleOf(file, global);
    return variable;
  }

  globalPlace(symbol: ts.Symbol): Extract<Expr, { kind: "global" }> {
    const { global } = this.globalOf(symbol);
    return { kind: "global", type: global.type, global };
  }

  /** Gives a variable what its declaration says. */
  storeGlobal(f: FunctionLowering, symbol: ts.Symbol, value: Operand, node: ts.Node): void {
    const { type } = this.globalOf(symbol);
    f.emit(assign(f.position(node), this.globalPlace(symbol), convertTo(f, value, type, node)));
    this.markInitialised(f, symbol, node);
  }

  markInitialised(f: FunctionLowering, symbol: ts.Symbol, node: ts.Node): void {
    const { isInitialised } = this.globalOf(symbol);
    if (isInitialised !== null) f.emit(assign(f.position(node), flagPlace(isInitialised), boolLiteral(true)));
  }

  /** Is the static field evaluated for the types that it was first evaluated for? A generic function makes a class for each. */
  isOfOneClass(member: ts.PropertyDeclaration, { key }: Environment): boolean {
    const first = this.environments.get(member) ?? key;
    this.environments.set(member, first);
    return first === key;
  }

  private readonly environments = new Map<ts.Node, string>();

  /** A static field is a global that is named after its class. */
  staticField(member: ts.PropertyDeclaration, owner: ts.ClassLikeDeclaration): GlobalVariable {
    const known = this.statics.get(member);
    if (known !== undefined) return known;
    const path = this.program.pathOf(owner.getSourceFile());
    const ownerType = this.program.types.classType(owner, [], []);
    const type = this.program.classes.fieldType(member, ownerType);
    const name = `${classNameOf(owner)}.${this.program.types.memberName(member.name)}`;
    const global = this.program.newGlobal(name, `${path}#${name}`, path, storable(this.program.representation(type)));
    const variable = { global, type, isInitialised: null };
    this.statics.set(member, variable);
    this.useModuleOf(owner.getSourceFile(), global);
    return variable;
  }
}

function importsValues(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return !statement.isTypeOnly;
  const clause = statement.importClause;
  if (clause === undefined) return true;
  if (clause.isTypeOnly) return false;
  const bindings = clause.namedBindings;
  if (clause.name === undefined && bindings !== undefined && ts.isNamedImports(bindings))
    return bindings.elements.some((element) => !element.isTypeOnly);
  return true;
}

/** Is there an `await` (or `for await`) outside of the module's functions? */
function awaits(node: ts.Node): boolean {
  if (isAwaitUsing(node)) return true;
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => awaits(child) || undefined) ?? false;
}
