// Drops what the program cannot reach: functions, globals, layouts, selectors. Image size depends on it.
//
// Requires: nothing. Provides: only reachable functions; layouts that some reachable code makes or tests for; dispatch
// targets only for layouts of which objects can exist.

import type { Expr, Fn, Global, Layout, Program, Selector, Stmt } from "../ir.ts";
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
  private readonly queue: Fn[] = [];

  constructor(private readonly program: Program) {
    for (const module of program.modules) this.function(module.init);
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
        this.globals.add(expr.global);
        return;
      case "new":
      case "closure":
      case "array":
      case "descriptor":
        return this.make(expr.layout);
      case "instanceOf":
        this.mentioned.add(expr.layout);
        return;
      case "hasLayout":
        expr.layouts.forEach((layout) => this.mentioned.add(layout));
        return;
      case "convert":
        if (expr.mode === "checked" && typeof expr.type !== "string" && expr.type.to !== null)
          this.mentioned.add(expr.type.to);
        return;
    }
  }

  /** Methods behind used selectors, of layouts that exist. True when that found new code. */
  private followDispatch(): boolean {
    for (const selector of this.selectors)
      for (const [layout, entry] of selector.targets)
        if (entry.kind === "method" && this.made.has(layout)) this.function(entry.function);
    return this.queue.length > 0;
  }

  result(): Program {
    const { program } = this;
    const layouts = new Set([...this.made, ...this.mentioned]);
    for (const layout of layouts) for (let one = layout.parent; one !== null; one = one.parent) layouts.add(one);
    for (const selector of this.selectors)
      for (const layout of [...selector.targets.keys()]) if (!this.made.has(layout)) selector.targets.delete(layout);
    return {
      ...program,
      functions: program.functions.filter((fn) => this.functions.has(fn)),
      globals: program.globals.filter((global) => this.globals.has(global)),
      layouts: program.layouts.filter((layout) => layouts.has(layout)),
      selectors: program.selectors.filter((selector) => this.selectors.has(selector)),
    };
  }
}
