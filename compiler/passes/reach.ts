// Drops what the program cannot reach: functions, globals, layouts, selectors. Image size depends on it.
//
// Requires: nothing. Provides: only reachable functions; layouts that some reachable code makes or tests for; dispatch
// targets only for layouts of which objects can exist; fields that all of these have a place for, and calls of accessors
// where one has none; an order that comes from the source and from names.

import type { Expr, Fn, Global, Layout, Module, Program, Selector, Stmt } from "../ir.ts";
import { forEachExpression } from "./walk.ts";

export function reach(program: Program): Program {
  return new Reach(program).result();
}

class Reach {
  private readonly functions = new Set<Fn>();
  private readonly globals = new Set<Global>();
  /** Objects of these can exist. */
  private readonly made = new Set<Layout>();
  /** Code tests for these. */
  private readonly mentioned = new Set<Layout>();
  private readonly selectors = new Set<Selector>();
  /** Of which code asks whether an object has one of them. */
  private readonly layoutLists = new Set<Layout[]>();
  /** Tests for a class or one below it. */
  private readonly classTests = new Set<Extract<Expr, { kind: "instanceOf" }>>();
  /** By the variables that make them run. */
  private readonly initialisers = new Map<Global, Module>();
  private readonly queue: Fn[] = [];

  constructor(private readonly program: Program) {
    for (const module of program.modules)
      if (module.variables === null) this.function(module.init);
      else for (const variable of module.variables) this.initialisers.set(variable, module);
    for (const fn of [...program.entry, ...program.wellKnown.values()]) this.function(fn);
    for (let grown = true; grown;) {
      this.drain();
      grown = this.followDispatch();
    }
  }

  private function(fn: Fn): void {
    if (this.functions.has(fn)) return;
    this.functions.add(fn);
    this.queue.push(fn);
  }

  private global(global: Global): void {
    if (this.globals.has(global)) return;
    this.globals.add(global);
    const module = this.initialisers.get(global);
    if (module !== undefined) this.function(module.init);
    if (module?.finish !== undefined) this.function(module.finish);
  }

  private make(layout: Layout): void {
    if (this.made.has(layout)) return;
    this.made.add(layout);
    if (layout.kind !== "closure") return;
    for (const entry of layout.dispatch.values()) if (entry.kind === "method") this.function(entry.function);
  }

  private drain(): void {
    for (let fn = this.queue.pop(); fn !== undefined; fn = this.queue.pop()) this.body(fn.body);
  }

  private body(statements: readonly Stmt[]): void {
    forEachExpression(statements, (expr) => this.expression(expr));
  }

  private expression(expr: Expr): void {
    switch (expr.kind) {
      case "call":
        return this.function(expr.function);
      case "callVia":
      case "fieldVia":
        this.selectors.add(expr.selector);
        return;
      case "global":
        return this.global(expr.global);
      case "new":
      case "closure":
      case "array":
      case "descriptor":
        return this.make(expr.layout);
      case "instanceOf":
        this.classTests.add(expr);
        return;
      case "hasLayout":
        this.layoutLists.add(expr.layouts);
        return;
      case "convert":
        if (expr.mode === "checked" && typeof expr.type !== "string" && expr.type.to !== null)
          this.mentioned.add(expr.type.to);
        return;
    }
  }

  /** Methods behind used selectors, of layouts that exist. True when that found new code. */
  private followDispatch(): boolean {
    // The set grows while it is walked.
    for (const selector of this.selectors) if (this.needsCalls(selector)) this.makeCalls(selector);
    for (const selector of this.selectors)
      for (const [layout, entry] of selector.targets)
        if (entry.kind === "method" && this.made.has(layout)) this.function(entry.function);
    return this.queue.length > 0;
  }

  /** Does some object have no place for the field? */
  private needsCalls({ byCalls, targets }: Selector): boolean {
    if (byCalls === undefined) return false;
    for (const layout of byCalls.selector.targets.keys())
      if (this.made.has(layout) && !targets.has(layout)) return true;
    return false;
  }

  private makeCalls(selector: Selector): void {
    selector.byCalls!.apply();
    this.selectors.delete(selector);
    this.selectors.add(selector.byCalls!.selector);
  }

  /**
   * A test for a class of which, and below which, nothing is made is one for no layout at all. What a cast names has a
   * descriptor, so that a live update may bring objects of it.
   */
  private decideClassTests(): void {
    const possible = new Set<Layout>();
    for (const layout of [...this.made, ...this.mentioned])
      for (let one: Layout | null = layout; one !== null && !possible.has(one); one = one.parent) possible.add(one);
    for (const test of this.classTests)
      if (possible.has(test.layout) || !isRead(test.object)) this.mentioned.add(test.layout);
      else Object.assign(test, { kind: "hasLayout", layouts: [] });
  }

  result(): Program {
    const { program } = this;
    for (const list of this.layoutLists)
      list.splice(0, list.length, ...list.filter((layout) => this.made.has(layout)).sort(byCName));
    this.decideClassTests();
    const layouts = new Set([...this.made, ...this.mentioned]);
    for (const layout of layouts) for (let one = layout.parent; one !== null; one = one.parent) layouts.add(one);
    for (const { targets } of this.selectors) {
      const made = [...targets].filter(([layout]) => this.made.has(layout)).sort(([a], [b]) => byCName(a, b));
      targets.clear();
      for (const [layout, entry] of made) targets.set(layout, entry);
    }
    const modules = program.modules.filter(({ init }) => this.functions.has(init));
    return {
      ...program,
      modules: modules.map(({ name, init, variables }) => ({ name, init, variables })),
      entry: [...program.entry, ...modules.flatMap(({ finish }) => finish ?? [])],
      functions: [...this.functions].sort(bySource),
      globals: [...this.globals].sort(byCName),
      layouts: [...layouts].sort(byCName),
      selectors: [...this.selectors].sort((a, b) => compare(a.name, b.name)),
    };
  }
}

/** Does evaluating it do nothing but look? */
function isRead(expr: Expr): boolean {
  if (expr.kind === "convert") return expr.mode !== "checked" && isRead(expr.operand);
  return expr.kind === "local" || expr.kind === "global" || (expr.kind === "field" && isRead(expr.object));
}

// The order says nothing of when something was lowered: that depends on what was lowered before the application came.

function bySource(a: Fn, b: Fn): number {
  const [one, other] = [a.position, b.position];
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column || byCName(a, b);
}

function byCName(a: { readonly cName: string }, b: { readonly cName: string }): number {
  return compare(a.cName, b.cName);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
