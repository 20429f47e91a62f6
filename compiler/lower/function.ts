// The state of lowering one function body: the statements so far, its variables, the labels that jumps may leave to.

import { type ts } from "ts-morph";
import {
  sharedUnit,
  type Expr,
  type Field,
  type Fn,
  type IrType,
  type Label,
  type Layout,
  type Local,
  type Position,
  type Stmt,
} from "../ir.ts";
import { type Environment, type FunctionType, type Type } from "../types.ts";
import { effectOf, localExpr, nowhere, readsLocal } from "./build.ts";
import { functionAround } from "./captures.ts";
import { bindHeldVariable } from "./class_captures.ts";
import type { Coroutine } from "./coroutines.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";
import { hasOwnThis } from "./syntax.ts";
import type { FinallyScope } from "./try.ts";
import type { FlowNote } from "./type_flow.ts";

/** A lowered expression and its type. */
export interface Operand {
  readonly expr: Expr;
  readonly type: Type;
}

/** Where a variable lives. */
export interface Binding {
  /** The local itself, or the one that holds the cell. */
  readonly local: Local;
  readonly type: Type;
  /** The cell's layout when closures share the variable. */
  readonly cell: Layout | null;
  /** The closure function that this variable always holds, when it is never assigned another. */
  known: KnownClosure | null;
}

export interface KnownClosure {
  readonly fn: Fn;
  readonly type: FunctionType;
}

/** A member of an object literal, and the function that it is given. */
export interface LiteralMember {
  readonly info: ObjectInfo;
  readonly name: string;
  readonly function: ts.Node;
}

interface Capture {
  readonly field: Field;
  readonly binding: Binding;
  readonly inner: Binding;
}

/** A statement that break or continue can name. */
export interface JumpTarget {
  readonly breakLabel: Label;
  readonly continueLabel: Label | null;
  readonly names: readonly string[];
  /** Unlabelled break leaves loops and switches only. */
  readonly plain: boolean;
  /** How many finally scopes were open around it; for `continue` those inside of it that are part of the loop too. */
  readonly finallyDepth: number;
  readonly continueDepth: number;
}

export class FunctionLowering {
  statements: Stmt[] = [];
  /** What a method reads from its object before anything else. */
  readonly prologue: Stmt[] = [];
  readonly bindings = new Map<ts.Symbol, Binding>();
  readonly captures = new Map<ts.Symbol | "this" | Local, Capture>();
  readonly jumpTargets: JumpTarget[] = [];
  readonly finallyScopes: FinallyScope[] = [];
  /** `this`, in methods and constructors. */
  thisBinding: Binding | null = null;
  /** In constructors of derived classes: what runs right after super() returns. */
  afterSuper: (() => void) | null = null;
  /** Names given to the next statement. */
  pendingLabels: string[] = [];
  /** Set in the bodies of generators. */
  coroutine: Coroutine | null = null;
  /** Where a `?.` with a missing receiver jumps to. */
  chainExit: Label | null = null;
  /** Whose value is being lowered. */
  literalMember: LiteralMember | null = null;

  /** The literals that have become dictionaries of what may be anything. */
  readonly openLiterals = new Set<ts.Node>();
  /** Arguments that have been evaluated before the rest of their call. */
  readonly evaluated = new Map<ts.Node, Operand>();
  /** Calls whose results may be missing (missing_results.ts). */
  readonly perhapsMissing = new Set<ts.CallExpression>();
  /** Classes that hold variables of this function, as they have been evaluated. */
  readonly evaluatedClasses = new Map<ts.Node, Expr>();
  private nextId = 0;

  constructor(
    readonly program: ProgramLowering,
    readonly fn: Fn,
    readonly environment: Environment,
    /** The type that `return` converts to. */
    readonly returns: Type,
    readonly parent: FunctionLowering | null,
    /** The layout of the closure object, whose fields are the captures. */
    readonly closureLayout: Layout | null,
  ) {
    for (const param of fn.params) this.nextId = Math.max(this.nextId, param.id + 1);
  }

  /** How what `return` gives is held: coroutines hand it to their driver, and return to C whether they have suspended. */
  get resultRepresentation(): IrType {
    return this.coroutine === null ? this.fn.returns : this.program.representation(this.returns);
  }

  /** What this notes while nobody knows whether it runs. */
  notes: FlowNote[] | null = null;

  /** A value of `source` goes where `target` is wanted; `isTested`: it has been found to be one of its types. */
  note(source: Type, target: Type, node: ts.Node, isTested = false): void {
    if (this.notes === null) this.program.flow.note(source, target, node, isTested);
    else this.notes.push({ source, target, node, isTested });
  }

  get checker(): ts.TypeChecker {
    return this.program.checker;
  }

  position(node: ts.Node): Position {
    return this.fn.unit === sharedUnit ? nowhere : this.program.positionOf(node);
  }

  typeAt(node: ts.Node): Type {
    return this.program.types.at(node, this.environment);
  }

  newLocal(name: string, type: Local["type"]): Local {
    return { name, id: this.nextId++, type, volatile: false };
  }

  newLabel(name: string): Label {
    return { name, id: this.nextId++ };
  }

  /** The labels in front of the statement that is about to be lowered. */
  takeLabels(): string[] {
    const labels = this.pendingLabels;
    this.pendingLabels = [];
    return labels;
  }

  emit(statement: Stmt): void {
    this.statements.push(statement);
  }

  /** Stores an expression in a fresh temporary. */
  temporary(init: Expr, position: Position = nowhere): Extract<Expr, { kind: "local" }> {
    const local = this.newLocal("$t", init.type);
    this.emit({ kind: "let", local, init, position });
    return localExpr(local);
  }

  /** An expression that may be used several times: the same if nothing can change it, else a temporary. */
  reusable(expr: Expr, position: Position = nowhere): Expr {
    if (effectOf(expr) === 0 && (!readsLocal(expr) || expr.kind === "local")) return expr;
    return this.temporary(expr, position);
  }

  /** Runs `work` and returns the statements that it emitted, apart from the current list. */
  collect<T>(work: () => T): { statements: Stmt[]; result: T } {
    const outer = this.statements;
    this.statements = [];
    try {
      const result = work();
      return { statements: this.statements, result };
    } finally {
      this.statements = outer;
    }
  }

  /**
   * Lowers operands in source order. An operand that a later one could change, or be changed by, goes to a temporary in
   * between; the others stay nested.
   */
  inOrder(steps: readonly (() => Expr)[]): Expr[] {
    const results: Expr[] = [];
    const ends: number[] = [];
    for (const step of steps) {
      results.push(step());
      ends.push(this.statements.length);
    }
    let laterEffect: 0 | 1 | 2 | 3 = 0;
    let later = false;
    for (let index = results.length - 1; index >= 0; index--) {
      const expr = results[index];
      const statementsAfter = this.statements.length > ends[index] && index < results.length - 1;
      if (later && this.mustSpill(expr, laterEffect, statementsAfter)) {
        const local = this.newLocal("$t", expr.type);
        this.statements.splice(ends[index], 0, { kind: "let", local, init: expr, position: nowhere });
        results[index] = localExpr(local);
      }
      laterEffect = Math.max(laterEffect, effectOf(expr)) as 0 | 1 | 2 | 3;
      later = true;
    }
    return results;
  }

  private mustSpill(expr: Expr, laterEffect: number, statementsAfter: boolean): boolean {
    const effect = effectOf(expr);
    if (statementsAfter) return effect >= 1 || readsLocal(expr);
    return (effect >= 1 && laterEffect === 3) || (effect === 3 && laterEffect >= 1);
  }

  /** The node whose body this lowers, to know which variables are its own. */
  scope: ts.Node | null = null;

  declares(declaration: ts.Node): boolean {
    return (functionAround(declaration) ?? declaration.getSourceFile()) === this.scope;
  }

  declare(symbol: ts.Symbol, binding: Binding): void {
    this.bindings.set(symbol, binding);
  }

  /** The binding of a variable of this function or of one around it (which is then captured). */
  lookup(symbol: ts.Symbol): Binding | null {
    const own = this.bindings.get(symbol) ?? this.captures.get(symbol)?.inner;
    if (own !== undefined) return own;
    if (this.parent === null || this.closureLayout === null)
      return this.thisBinding === null ? null : bindHeldVariable(this, this.thisBinding, symbol);
    const outer = this.parent.lookup(symbol) ?? this.parent.predeclare(symbol);
    return outer === null ? null : this.capture(symbol, outer, symbol.name);
  }

  lookupThis(): Binding | null {
    if (this.thisBinding !== null) return this.thisBinding;
    const captured = this.captures.get("this");
    if (captured !== undefined) return captured.inner;
    // The body of a coroutine finds it in the function that makes it.
    if (this.scope !== null && hasOwnThis(this.scope) && this.coroutine === null) return null;
    if (this.parent === null || this.closureLayout === null) return null;
    const outer = this.parent.lookupThis();
    return outer === null ? null : this.capture("this", outer, "this");
  }

  /** A variable of this function that a closure uses before its declaration has run: its cell is made early. */
  predeclare: (symbol: ts.Symbol) => Binding | null = () => null;

  /** A parameter of the function around, as the body of a coroutine sees it. */
  captureLocal(local: Local, type: Type): Local {
    return this.capture(local, { local, type, cell: null, known: null }, local.name).local;
  }

  private capture(symbol: ts.Symbol | "this" | Local, outer: Binding, name: string): Binding {
    const layout = this.closureLayout!;
    const type = outer.cell === null ? outer.local.type : ({ kind: "ref", to: outer.cell } as const);
    const field = this.program.layouts.addField(layout, name, type, outer.type.key, false, true);
    // Read into a local once, at the start of the body: captured words never change.
    const local = this.newLocal(name, type);
    const inner: Binding = { local, type: outer.type, cell: outer.cell, known: outer.known };
    this.captures.set(symbol, { field, binding: outer, inner });
    return inner;
  }

  /** Finds the variables of functions around it where another body of the same closure has them. */
  shareCaptures(other: FunctionLowering): void {
    for (const [symbol, { field, binding, inner }] of other.captures) {
      const local = this.newLocal(inner.local.name, inner.local.type);
      this.captures.set(symbol, { field, binding, inner: { ...inner, local } });
    }
  }

  /** The loads of the captured words, to stand before the body. */
  captureLoads(): Stmt[] {
    const closure = this.fn.params[0];
    return [...this.captures.values()].map(({ field, inner }) => ({
      kind: "let",
      local: inner.local,
      init: {
        kind: "field",
        type: field.type,
        object: localExpr(closure),
        layout: this.closureLayout!,
        field,
      },
      position: this.fn.position,
    }));
  }

  /** What the function that creates the closure puts into it, in field order. */
  capturedValues(): Expr[] {
    return [...this.captures.values()].map(({ binding }) => localExpr(binding.local));
  }
}
