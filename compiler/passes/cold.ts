// Finds the code whose speed does not matter, which is then compiled for size and kept out of the way of the rest:
// modules marked `// @cold` in their opening comment; functions that always throw; straight code that runs once, such as
// module initialisers; and what only such code calls.
//
// Requires: direct calls where targets are known, only what is reachable. Provides: Fn.temperature, Fn.outOfLine; cold
// functions are not inlined.

import type { Expr, Fn, Program, Stmt } from "../ir.ts";
import { bodiesOf, expressionsOf, forEachOperand, forEachStatement } from "./walk.ts";

export function cold(program: Program): Program {
  new Temperature(program).mark();
  return program;
}

/** Does control that enters these statements always end in an exception? */
export function alwaysThrows(statements: readonly Stmt[]): boolean {
  const last = statements.at(-1);
  if (last === undefined || !isThrow(last)) return false;
  let leaves = false;
  forEachStatement(statements, ({ kind }) => {
    leaves ||= kind === "return" || kind === "break" || kind === "continue" || kind === "try";
  });
  return !leaves;
}

function isThrow(statement: Stmt): boolean {
  switch (statement.kind) {
    case "throw":
    case "unreachable":
      return true;
    case "block":
      return alwaysThrows(statement.body);
    case "if":
      return alwaysThrows(statement.then) && alwaysThrows(statement.else);
    default:
      return expressionsOf(statement).some((expr) => expr.kind === "call" && expr.function.temperature === "throws");
  }
}

interface CallSite {
  readonly caller: Fn;
  /** On the way to an exception. */
  readonly throwing: boolean;
  readonly inLoop: boolean;
}

class Temperature {
  private readonly callSites = new Map<Fn, CallSite[]>();
  /** Functions that somebody calls who is not seen here: through a descriptor, or the runtime. */
  private readonly calledFromElsewhere = new Set<Fn>();
  private readonly hasLoop = new Set<Fn>();

  constructor(private readonly program: Program) {
    for (const layout of program.layouts)
      for (const entry of layout.dispatch.values())
        if (entry.kind === "method") this.calledFromElsewhere.add(entry.function);
    for (const fn of program.entry) this.calledFromElsewhere.add(fn);
  }

  mark(): void {
    const { program } = this;
    for (let grown = true; grown;) {
      grown = false;
      for (const fn of program.functions)
        if (fn.temperature === "normal" && alwaysThrows(fn.body)) {
          fn.temperature = "throws";
          grown = true;
        }
    }
    for (const fn of program.functions) this.visit(fn.body, { caller: fn, throwing: false, inLoop: false });
    // What the runtime calls by role makes and reports errors.
    const errorFunctions = new Set(program.wellKnown.values());
    for (const fn of program.functions)
      if (fn.temperature === "normal" && (errorFunctions.has(fn) || this.isInColdFile(fn))) fn.temperature = "cold";
    const once = this.runningOnce();
    for (const fn of once) if (!this.hasLoop.has(fn) && fn.temperature === "normal") fn.temperature = "once";
    this.spread();
    for (const fn of program.functions)
      if (fn.temperature !== "normal") fn.inline = false;
      else fn.outOfLine = this.isOnlyCalledByRare(fn);
  }

  private isOnlyCalledByRare(fn: Fn): boolean {
    return this.callSites.get(fn)?.every(({ caller }) => caller.temperature !== "normal") === true;
  }

  /** Behind the program's entries everything runs, the event loop among it, wherever they are. */
  private isInColdFile(fn: Fn): boolean {
    return this.program.coldFiles.has(fn.position.file) && !this.program.entry.includes(fn);
  }

  private visit(statements: readonly Stmt[], site: CallSite): void {
    const here = site.throwing || !alwaysThrows(statements) ? site : { ...site, throwing: true };
    for (const statement of statements) {
      const at = statement.kind === "throw" ? { ...here, throwing: true } : here;
      for (const expr of expressionsOf(statement)) forEachOperand(expr, (operand) => this.call(operand, at));
      const isLoop = statement.kind === "loop";
      if (isLoop) this.hasLoop.add(site.caller);
      for (const body of bodiesOf(statement)) this.visit(body, isLoop ? { ...here, inLoop: true } : here);
    }
  }

  private call(expr: Expr, site: CallSite): void {
    if (expr.kind !== "call") return;
    const sites = this.callSites.get(expr.function);
    if (sites === undefined) this.callSites.set(expr.function, [site]);
    else sites.push(site);
  }

  /** Module initialisers, and what is called outside loops by such alone. Recursion never gets in. */
  private runningOnce(): Set<Fn> {
    const once = new Set(this.program.modules.map((module) => module.init));
    this.extend(once, (site) => once.has(site.caller) && !site.inLoop);
    return once;
  }

  /** Whatever is only called by cold code, or on the way to an exception, is cold too. */
  private spread(): void {
    const found = new Set(
      this.program.functions.filter(({ temperature }) => temperature === "cold" || temperature === "throws"),
    );
    this.extend(found, (site) => site.throwing || found.has(site.caller));
    for (const fn of found) if (fn.temperature === "normal") fn.temperature = "cold";
  }

  /** Adds the functions all of whose call sites pass the test, until none is left. */
  private extend(set: Set<Fn>, passes: (site: CallSite) => boolean): void {
    for (let grown = true; grown;) {
      grown = false;
      for (const [fn, sites] of this.callSites) {
        if (set.has(fn) || this.calledFromElsewhere.has(fn) || !sites.every(passes)) continue;
        set.add(fn);
        grown = true;
      }
    }
  }
}
