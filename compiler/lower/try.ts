// try, catch and finally. `finally` becomes plain code: every way out of the guarded part (falling off its end, a throw,
// return, break, continue) is noted in a completion code, then the finally block runs, then the way out is taken.

import { type ts } from "ts-morph";
import type { Expr, Label, Local, Position, Stmt } from "../ir.ts";
import { types } from "../types.ts";
import { assign, binary, breakTo, ifStatement, localExpr, numberLiteral, undefinedOf } from "./build.ts";
import { finishCoroutine } from "./coroutines.ts";
import { bindPattern } from "./destructuring.ts";
import type { FunctionLowering, JumpTarget } from "./function.ts";
import type { WayOut } from "./iteration.ts";
import { lowerStatements } from "./statements.ts";

const fellThrough = 0;
const threw = 1;
const returned = 2;
const firstJump = 3;

/** An open try statement with a finally block, seen from inside of its guarded part. */
export interface FinallyScope {
  readonly exit: Label;
  readonly completion: Local;
  readonly result: Local | null;
  /** Jumps out of the guarded part; their completion codes count from `firstJump`. */
  readonly jumps: { readonly target: JumpTarget; readonly kind: "break" | "continue" }[];
}

export function lowerTry(f: FunctionLowering, node: ts.TryStatement): void {
  if (node.finallyBlock === undefined) lowerTryCatch(f, node);
  else lowerTryFinally(f, node, node.finallyBlock);
}

function lowerTryCatch(f: FunctionLowering, node: ts.TryStatement): void {
  const position = f.position(node);
  const clause = node.catchClause;
  const body = f.collect(() => lowerStatements(f, node.tryBlock.statements)).statements;
  if (clause === undefined) {
    body.forEach((statement) => f.emit(statement));
    return;
  }
  const caught = f.newLocal("$caught", "value");
  const handler = f.collect(() => {
    if (clause.variableDeclaration !== undefined)
      bindPattern(f, clause.variableDeclaration.name, { expr: localExpr(caught), type: types.unknown });
    lowerStatements(f, clause.block.statements);
  }).statements;
  f.emit({ kind: "try", body, caught, handler, position });
}

function lowerTryFinally(f: FunctionLowering, node: ts.TryStatement, block: ts.Block): void {
  lowerGuarded(
    f,
    f.position(node),
    () => lowerTryCatch(f, node),
    () => lowerStatements(f, block.statements),
  );
}

/** How control came out of a guarded part. */
export interface WayOutTests {
  /** By its end. */
  readonly fellThrough: Expr;
  readonly threw: Expr;
  /** What was thrown; of no meaning if nothing was. */
  readonly thrown: Expr;
}

/** Runs `cleanup` whichever way control leaves what `guarded` lowers, then goes on that way. */
export function lowerGuarded(
  f: FunctionLowering,
  position: Position,
  guarded: () => void,
  cleanup: (tests: WayOutTests) => void,
): void {
  const completion = f.newLocal("$completion", "i32");
  const thrown = f.newLocal("$thrown", "value");
  const returns = f.resultRepresentation;
  const result = returns === "void" ? null : f.newLocal("$result", returns);
  const scope: FinallyScope = { exit: f.newLabel("finally"), completion, result, jumps: [] };
  f.emit({ kind: "let", local: completion, init: numberLiteral(fellThrough, "i32"), position });
  f.emit({ kind: "let", local: thrown, init: { kind: "undefined", type: "value" }, position });
  if (result !== null) f.emit({ kind: "let", local: result, init: null, position });
  f.finallyScopes.push(scope);
  const body = f.collect(guarded).statements;
  f.finallyScopes.pop();
  const caught = f.newLocal("$caught", "value");
  const statement: Stmt = {
    kind: "try",
    body,
    caught,
    handler: [
      assign(position, localExpr(completion), numberLiteral(threw, "i32")),
      assign(position, localExpr(thrown), localExpr(caught)),
    ],
    position,
  };
  f.emit({ kind: "block", label: scope.exit, body: [statement], position });
  const tests = { fellThrough: isCode(scope, fellThrough), threw: isCode(scope, threw), thrown: localExpr(thrown) };
  f.emit({ kind: "block", label: null, body: f.collect(() => cleanup(tests)).statements, position });
  takeWayOut(f, scope, thrown, position);
}

function isCode({ completion }: FinallyScope, code: number): Expr {
  return binary("eq", localExpr(completion), numberLiteral(code, "i32"));
}

function takeWayOut(f: FunctionLowering, scope: FinallyScope, thrown: Local, position: Position): void {
  f.emit(ifStatement(position, isCode(scope, threw), [{ kind: "throw", value: localExpr(thrown), position }]));
  const returning = f.collect(() => emitReturn(f, scope.result === null ? null : localExpr(scope.result), position));
  f.emit(ifStatement(position, isCode(scope, returned), returning.statements));
  scope.jumps.forEach(({ target, kind }, index) => {
    const jump = f.collect(() => emitJump(f, target, kind, position));
    f.emit(ifStatement(position, isCode(scope, firstJump + index), jump.statements));
  });
}

/** Returns from the function, through the finally blocks around. */
export function emitReturn(f: FunctionLowering, value: Expr | null, position: Position): void {
  const scope = f.finallyScopes[f.finallyScopes.length - 1];
  if (scope === undefined) {
    if (f.coroutine === null) f.emit({ kind: "return", value, position });
    else finishCoroutine(f, f.coroutine, value ?? undefinedOf("value"), position);
    return;
  }
  if (value !== null && scope.result !== null) f.emit(assign(position, localExpr(scope.result), value));
  f.emit(assign(position, localExpr(scope.completion), numberLiteral(returned, "i32")));
  f.emit(breakTo(position, scope.exit));
}

/** Leaves a loop by its way out. */
export function emitBreak(f: FunctionLowering, { label, finallyDepth }: WayOut, position: Position): void {
  const target = { breakLabel: label, continueLabel: null, names: [], plain: true, finallyDepth, continueDepth: 0 };
  emitJump(f, target, "break", position);
}

/** Leaves or goes round the target, through the finally blocks between. */
export function emitJump(
  f: FunctionLowering,
  target: JumpTarget,
  kind: "break" | "continue",
  position: Position,
): void {
  const depth = f.finallyScopes.length;
  if (depth > (kind === "break" ? target.finallyDepth : target.continueDepth)) {
    const scope = f.finallyScopes[depth - 1];
    let index = scope.jumps.findIndex((one) => one.target === target && one.kind === kind);
    if (index < 0) index = scope.jumps.push({ target, kind }) - 1;
    f.emit(assign(position, localExpr(scope.completion), numberLiteral(firstJump + index, "i32")));
    f.emit(breakTo(position, scope.exit));
    return;
  }
  if (kind === "break") f.emit(breakTo(position, target.breakLabel));
  else f.emit({ kind: "continue", label: target.continueLabel!, position });
}
