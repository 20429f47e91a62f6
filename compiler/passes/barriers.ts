// Finds the stores that the collector must know of: those that overwrite a reference in a heap object while marking is
// under way (runtime-c/mark.c says why). Variables need no barrier, and an object or array that was made since the last
// event began needs none either: either marking began before the object was made, then it counts as marked, or the
// object was in a variable on the stack when marking began, then it has been followed at once. The same holds for
// an element by which an array has just been extended.
//
// A suspended function's frame is such an object too, from the moment on in which it tells the collector that it goes on.
//
// Requires: frames are in place (coroutines). Provides: assign.barrier, assign.intoNew.

import type { Expr, Fn, Local, Place, Program, Stmt } from "../ir.ts";
import { forEachExpression, forEachStatement } from "./walk.ts";

export function barriers(program: Program): Program {
  const fresh = findFresh(program);
  for (const fn of program.functions) {
    if (fn.body.some((statement) => statement.kind === "resume")) goesOn(fn, fresh);
    const extended = new Map<Local, Local>();
    forEachStatement(fn.body, (statement) => {
      if (statement.kind === "let") noteExtension(statement, extended);
      if (statement.kind !== "assign") return;
      statement.intoNew = isPartOfNew(statement.target, fresh, extended);
      statement.barrier = !statement.intoNew && holdsReference(statement.target);
    });
  }
  return program;
}

function holdsReference(target: Place): boolean {
  if (target.kind === "local" || target.kind === "global") return false;
  const stored = target.kind === "element" ? (target.layout.element ?? target.type) : target.type;
  return typeof stored !== "string" || stored === "value";
}

function isPartOfNew(target: Place, fresh: Fresh, extended: ReadonlyMap<Local, Local>): boolean {
  switch (target.kind) {
    case "local":
    case "global":
      return false;
    case "element": {
      const { array, index } = target;
      if (isFresh(array, fresh)) return true;
      return array.kind === "local" && index.kind === "local" && extended.get(index.local) === array.local;
    }
    default:
      return isFresh(target.object, fresh);
  }
}

/** Notes the local that holds the index of an array's new last element. */
function noteExtension({ local, init }: Extract<Stmt, { kind: "let" }>, extended: Map<Local, Local>): void {
  if (init?.kind !== "callRuntime" || init.name !== "rt_array_extend") return;
  const [array] = init.args;
  if (array.kind === "local") extended.set(local, array.local);
}

function goesOn(fn: Fn, fresh: Fresh): void {
  const { position } = fn;
  const [frame] = fn.params;
  const args: Expr[] = [{ kind: "local", type: frame.type, local: frame }];
  const expr: Expr = { kind: "callRuntime", type: "void", name: "rt_go_on", args, pure: false, position };
  fn.body.unshift({ kind: "expr", expr, position });
  fresh.locals.add(frame);
}

/** What holds or gives an object that the running functions have made since the last event began. */
interface Fresh {
  readonly locals: Set<Local>;
  readonly results: Set<Fn>;
}

/** Takes everything for fresh at first, and then away what comes from elsewhere. */
function findFresh(program: Program): Fresh {
  const fresh: Fresh = { locals: new Set(), results: new Set(program.functions) };
  const unknown = functionsCalledByValue(program);
  const assigned = new Set<Local>();
  const sources: Source[] = [];
  for (const fn of program.functions) {
    if (!unknown.has(fn)) fn.params.forEach((param) => fresh.locals.add(param));
    forEachStatement(fn.body, (statement) => {
      if (statement.kind === "let" && statement.init !== null) {
        fresh.locals.add(statement.local);
        sources.push({ of: statement.local, value: statement.init });
      }
      if (statement.kind === "return" && statement.value !== null) sources.push({ of: fn, value: statement.value });
      if (statement.kind === "assign" && statement.target.kind === "local") assigned.add(statement.target.local);
    });
    forEachExpression(fn.body, (expr) => {
      if (expr.kind !== "call") return;
      expr.function.params.forEach((param, index) => sources.push({ of: param, value: expr.args[index] }));
    });
  }
  for (const local of assigned) fresh.locals.delete(local);
  while (removeOthers(sources, fresh));
  return fresh;
}

/** What a local or a function's result may be. */
interface Source {
  readonly of: Local | Fn;
  readonly value: Expr;
}

/** Takes away what is made of something else; true if there was any. */
function removeOthers(sources: readonly Source[], fresh: Fresh): boolean {
  let removed = false;
  for (const { of, value } of sources) {
    const known: Set<Local | Fn> = "body" in of ? fresh.results : fresh.locals;
    if (known.has(of) && !isFresh(value, fresh)) removed = known.delete(of);
  }
  return removed;
}

const arrayMakers = new Set(["rt_array_new", "rt_array_new_length"]);

function isFresh(expr: Expr, fresh: Fresh): boolean {
  switch (expr.kind) {
    case "new":
    case "closure":
    case "array":
      return true;
    case "local":
      return fresh.locals.has(expr.local);
    case "convert":
      return isFresh(expr.operand, fresh);
    case "call":
      return fresh.results.has(expr.function);
    case "callRuntime":
      return arrayMakers.has(expr.name);
    default:
      return false;
  }
}

/** Functions that are called otherwise than by an expression that names them. */
function functionsCalledByValue(program: Program): Set<Fn> {
  const functions = new Set<Fn>([...program.entry, ...program.modules.map(({ init }) => init)]);
  for (const fn of program.wellKnown.values()) functions.add(fn);
  for (const fn of program.functions) if (fn.isClosure) functions.add(fn);
  for (const { dispatch } of program.layouts)
    for (const entry of dispatch.values()) if (entry.kind === "method") functions.add(entry.function);
  return functions;
}
