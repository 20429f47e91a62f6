// Reads an array's data pointer and length once before a loop where nothing in the loop can change them: the C compiler
// cannot know that storing an element leaves the array's own header alone.
//
// A typed array's header never changes; a plain array's may change in any call, and in a store behind its end: that one
// reads them anew. The array's local must not be assigned
// in the loop, and the loop must not be entered in its middle (a suspended function goes on there).
//
// Requires: integer locals have been chosen (integers), resume points are in place (coroutines). Provides:
// element.hoisted.

import type { Expr, Fn, HoistedArray, IrType, Local, Position, Program, Stmt } from "../ir.ts";
import {
  bodiesOf,
  expressionsOf,
  forEachExpression,
  forEachOperand,
  forEachStatement,
  mapExpressions,
  operands,
  greatestLocalId,
} from "./walk.ts";

export function hoist(program: Program): Program {
  for (const fn of program.functions) new Hoister(fn).run();
  return program;
}

class Hoister {
  private nextId = 0;

  constructor(private readonly fn: Fn) {}

  run(): void {
    if (!this.holdsLoop(this.fn.body)) return;
    this.nextId = greatestLocalId(this.fn) + 1;
    this.list(this.fn.body);
  }

  private holdsLoop(statements: readonly Stmt[]): boolean {
    let found = false;
    forEachStatement(statements, (statement) => {
      found ||= statement.kind === "loop";
    });
    return found;
  }

  /** Puts what loops of this list need before them; the outermost loops first. */
  private list(statements: Stmt[]): void {
    for (let index = 0; index < statements.length; index++) {
      const statement = statements[index];
      if (statement.kind === "loop") {
        const before = this.loop(statement);
        statements.splice(index, 0, ...before);
        index += before.length;
      }
      for (const body of bodiesOf(statement)) this.list(body);
    }
  }

  private loop(loop: Extract<Stmt, { kind: "loop" }>): Stmt[] {
    const body: Stmt[] = [loop];
    const changing = new Set<Local>();
    let hasCalls = false;
    let isEnteredInside = false;
    let holdsTry = false;
    forEachStatement(body, (statement) => {
      holdsTry ||= statement.kind === "try";
      isEnteredInside ||= statement.kind === "resumePoint";
      if (statement.kind === "let") changing.add(statement.local);
      if (statement.kind === "try") changing.add(statement.caught);
      if (statement.kind === "assign" && statement.target.kind === "local") changing.add(statement.target.local);
    });
    if (isEnteredInside) return [];
    forEachExpression(body, (expr) => {
      // What a handler would find of locals that change inside its try block, C leaves open.
      hasCalls ||= mayChangeArrays(expr) || (holdsTry && expr.kind === "element" && expr.grows === true);
    });
    const wanted = new Map<Local, HoistedArray>();
    forEachExpression(body, (expr) => {
      const array = accessedLocal(expr);
      if (array === null || changing.has(array) || array.volatile || wanted.has(array)) return;
      if (isTyped(array) || !hasCalls) wanted.set(array, this.newLocals(array));
    });
    if (wanted.size === 0) return [];
    const doubtful = new Set<Expr>();
    checkPresence(body, wanted, new Set(), doubtful);
    // Shared nodes are met twice: the second time there is nothing left to do.
    mapExpressions(body, (expr) => rewrite(expr, wanted, doubtful));
    const checks = body.slice(0, -1);
    return [
      ...checks,
      ...[...wanted].flatMap(([array, held]) => this.definitions(array, held.data, held.length, loop)),
    ];
  }

  private newLocals(array: Local): HoistedArray {
    const name = array.name.startsWith("$") ? array.name : `$${array.name}`;
    return {
      data: { name: `${name}_data`, id: this.nextId++, type: { kind: "ref", to: null }, volatile: false },
      length: { name: `${name}_length`, id: this.nextId++, type: "u32", volatile: false },
    };
  }

  private definitions(array: Local, data: Local, length: Local, loop: Stmt): Stmt[] {
    const { position } = loop;
    const read: Expr = { kind: "local", type: array.type, local: array };
    const call = (name: string, type: IrType): Expr => ({
      kind: "callRuntime",
      type,
      name,
      args: [read],
      pure: true,
      position,
    });
    return [
      { kind: "let", local: data, init: call("rt_array_data", data.type), position },
      { kind: "let", local: length, init: call("rt_array_length", "u32"), position },
    ];
  }
}

/**
 * What is held of an array that is undefined is that it is empty, and reading its length is a TypeError. A loop that begins
 * with reading the length checks the array before it starts; all other lengths are `doubtful`: checked where they are read.
 */
function checkPresence(
  statements: Stmt[],
  wanted: ReadonlyMap<Local, HoistedArray>,
  present: ReadonlySet<Local>,
  doubtful: Set<Expr>,
): void {
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    let known = present;
    if (statement.kind === "loop") {
      const read = arraysReadFirst(statement.body).filter((array) => wanted.has(array) && !present.has(array));
      known = new Set([...present, ...read]);
      const checks = read.map((array) => touch(array, statement.position));
      statements.splice(index, 0, ...checks);
      index += checks.length;
    }
    for (const expr of expressionsOf(statement))
      forEachOperand(expr, (operand) => {
        const array = operand.kind === "length" ? accessedLocal(operand) : null;
        if (array !== null && !known.has(array)) doubtful.add(operand);
      });
    for (const body of bodiesOf(statement)) checkPresence(body, wanted, known, doubtful);
  }
}

/** The arrays whose lengths the first statement's test reads, whatever else is true. */
function arraysReadFirst([first]: readonly Stmt[]): Local[] {
  const found: Local[] = [];
  const visit = (expr: Expr): void => {
    const array = expr.kind === "length" ? accessedLocal(expr) : null;
    if (array !== null) found.push(array);
    if (expr.kind === "logical") visit(expr.left);
    else if (expr.kind === "binary" || expr.kind === "unary" || expr.kind === "convert") operands(expr).forEach(visit);
  };
  if (first?.kind === "if") visit(first.test);
  return found;
}

function touch(array: Local, position: Position): Stmt {
  const args: Expr[] = [{ kind: "local", type: array.type, local: array }];
  const expr: Expr = { kind: "callRuntime", type: "void", name: "rt_touch_array", args, pure: false, position };
  return { kind: "expr", expr, position };
}

function isTyped(array: Local): boolean {
  return typeof array.type !== "string" && array.type.to?.kind === "typedArray";
}

/** The array in a local whose element or length the expression reads. */
function accessedLocal(expr: Expr): Local | null {
  if (expr.kind === "element" && expr.hoisted !== undefined) return null;
  if (expr.kind !== "element" && expr.kind !== "length") return null;
  if (expr.array.kind !== "local") return null;
  const { local } = expr.array;
  const kind = typeof local.type === "string" ? undefined : local.type.to?.kind;
  return kind === "array" || kind === "typedArray" ? local : null;
}

function mayChangeArrays(expr: Expr): boolean {
  return (
    expr.kind === "call" ||
    expr.kind === "callVia" ||
    expr.kind === "callClosure" ||
    (expr.kind === "callRuntime" && !expr.pure)
  );
}

function rewrite(expr: Expr, wanted: ReadonlyMap<Local, HoistedArray>, doubtful: ReadonlySet<Expr>): Expr {
  const array = accessedLocal(expr);
  const hoisted = array === null ? undefined : wanted.get(array);
  if (expr.kind === "element" && expr.grows === true) return growing(expr, hoisted, wanted);
  if (hoisted === undefined) return expr;
  if (expr.kind === "element") return { ...expr, hoisted };
  const length: Expr = { kind: "local", type: "u32", local: hoisted.length };
  if (expr.kind !== "length" || !doubtful.has(expr)) return length;
  const position = { file: "", line: 0, column: 0 };
  return { kind: "callRuntime", type: "u32", name: "rt_length_held", args: [expr.array, length], pure: true, position };
}

/** The array that grows may be any of those that are held, under another name. */
function growing(
  expr: Extract<Expr, { kind: "element" }>,
  hoisted: HoistedArray | undefined,
  wanted: ReadonlyMap<Local, HoistedArray>,
): Expr {
  const known = expr.refreshed ?? [];
  const added = [...wanted]
    .filter(([array]) => !isTyped(array) && !known.some((one) => one.array === array))
    .map(([array, held]) => ({ array, hoisted: held }));
  if (hoisted === undefined && added.length === 0) return expr;
  return { ...expr, hoisted: expr.hoisted ?? hoisted, refreshed: [...known, ...added] };
}
