// Generators and async functions. The function itself only makes a closure of its body and hands it to the library's
// object that drives it (std/generator.ts, std/async_function.ts); the body gets that object as its parameter, through
// which values go in and out, and suspends itself at each `yield` and `await`. The `coroutines` pass makes it resumable.

import { ts } from "ts-morph";
import type { Expr, Local, Module, Position, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ClassType,
  type FunctionType,
  isPrimitive,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
} from "../types.ts";
import { assign, boolLiteral, closureParameter, ifStatement, localExpr, not, undefinedOf } from "./build.ts";
import { callMethod } from "./method_calls.ts";
import { newClosureLayout, signatureOf } from "./closures.ts";
import { convertTo, represent } from "./convert.ts";
import { truthiness } from "./value_tests.ts";
import { predeclareVariable } from "./destructuring.ts";
import { lowerExpression } from "./expressions.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { checkHeld } from "./held.ts";
import { lowerPlainBlock } from "./functions.ts";
import type { Callable, FunctionInstance } from "./instances.ts";
import { iterate, iterateAsync } from "./iteration.ts";
import { readMember } from "./members.ts";
import { awaited, isPromise, refuse } from "./resolve_types.ts";
import { skipParentheses } from "./syntax.ts";
import { followed, hasOwnThen, refuseThen } from "./thenables.ts";
import { testedOutcome } from "./untyped_promises.ts";
import { lowerStatements } from "./statements.ts";
import { emitReturn } from "./try.ts";

export type CoroutineKind = "generator" | "async" | "asyncGenerator";

/** What lowering knows of the body of a coroutine. */
export interface Coroutine {
  readonly kind: CoroutineKind;
  /** The library's object that drives it. */
  readonly self: Operand;
  /** The types of what it yields, is sent, and returns. */
  readonly yields: Type;
  readonly receives: Type;
  readonly returns: Type;
  readonly node: ts.Node;
}

/** Generator functions and async ones, whose bodies are coroutines; null for all others. */
export function coroutineKind(node: ts.Node): CoroutineKind | null {
  if (!ts.isFunctionLike(node)) return null;
  const isGenerator = (node as ts.FunctionLikeDeclaration).asteriskToken !== undefined;
  const isAsync = ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(isAsyncKeyword);
  if (isAsync) return isGenerator ? "asyncGenerator" : "async";
  return isGenerator ? "generator" : null;
}

function isAsyncKeyword(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AsyncKeyword;
}

/** The library function that makes the driving object of a body, and the body's types. */
interface Driver {
  readonly make: FunctionInstance;
  readonly yields: Type;
  readonly receives: Type;
  readonly returns: Type;
}

function driverOf(f: FunctionLowering, node: Callable, kind: CoroutineKind): Driver {
  if (kind === "async") return asyncDriver(f, awaited(promiseOf(f, node)));
  const args = generatorArguments(f, node, kind);
  const [yields, returns, receives] = args;
  const { library } = f.program;
  const make =
    kind === "generator"
      ? library.functionOf("std/generator.ts", "makeGenerator", args)
      : library.functionOf("std/async_generator.ts", "makeAsyncGenerator", args);
  return { make, yields, receives, returns };
}

function asyncDriver(f: FunctionLowering, returns: Type): Driver {
  const make = f.program.library.functionOf("std/async_function.ts", "startAsync", [returns]);
  return { make, yields: types.never, receives: types.never, returns };
}

/** The promise that an async function returns. */
function promiseOf(f: FunctionLowering, node: Callable): Type {
  const made = nonNullable(f.returns);
  if (isPromise(made)) return made;
  return refuse(
    refusals.unsupportedType,
    node.type ?? node,
    made.key,
    "an async function returns something else",
    "declare it to return a Promise",
  );
}

/** T, R and N of the Generator, Iterator or Iterable that a generator function is declared to return. */
function generatorArguments(f: FunctionLowering, node: Callable, kind: CoroutineKind): readonly Type[] {
  const made = nonNullable(f.returns);
  const path = kind === "generator" ? "std/generator.ts" : "std/async_generator.ts";
  if (made.kind === "class" && isLibraryClass(f, made, path)) return made.args;
  const args = made.kind === "object" ? f.program.types.argumentsOf(made, node) : [];
  if (args.length === 3) return args;
  return refuse(
    refusals.unsupportedType,
    node.type ?? node,
    made.key,
    "a generator function returns something else",
    "declare it to return a Generator, Iterator, Iterable or IterableIterator (or AsyncGenerator and so on)",
  );
}

export function isLibraryClass(f: FunctionLowering, type: ClassType, path: string): boolean {
  return f.program.pathOf(type.declaration.getSourceFile()) === path;
}

/**
 * Lowers the statements of a coroutine: makes the body's closure and its driver. The parameters are bound already, or
 * `begin` does it as the body's first part.
 */
export function lowerCoroutine(
  f: FunctionLowering,
  node: Callable,
  kind: CoroutineKind,
  begin: (body: FunctionLowering) => void = () => {},
): void {
  const driver = driverOf(f, node, kind);
  const made = drivenBody(f, node, kind, driver, (body) => {
    begin(body);
    lowerPlainBlock(body, node);
  });
  f.emit({ kind: "return", value: convertTo(f, made, f.returns, node), position: f.position(node) });
}

/** A module with `await` at its top level: evaluating it gives a promise. */
export function lowerAsyncModule(f: FunctionLowering, file: ts.SourceFile): void {
  const made = drivenBody(f, file, "async", asyncDriver(f, types.undefined), (body) => {
    lowerStatements(body, file.statements);
    emitReturn(body, undefinedOf("value"), f.position(file));
  });
  f.emit({ kind: "return", value: made.expr, position: f.position(file) });
}

/** Evaluates modules one after the other, each when those before it are done; calls `finished` at the end. */
export function lowerEvaluation(f: FunctionLowering, modules: readonly Module[], file: ts.SourceFile): void {
  const position = f.position(file);
  const promise = f.program.library.functionOf("std/promise.ts", "promiseOf", [types.undefined]).type.returns;
  const made = drivenBody(f, file, "async", asyncDriver(f, types.undefined), (body) => {
    for (const { init } of modules) {
      const expr: Expr = { kind: "call", type: init.returns, function: init, args: [], position };
      if (init.returns === "void") body.emit({ kind: "expr", expr, position });
      else emitAwait(body, { expr, type: promise }, file);
    }
    emitReturn(body, undefinedOf("value"), position);
  });
  const note = f.program.library.functionOf("std/async_function.ts", "evaluating").fn;
  f.emit({ kind: "expr", expr: { kind: "call", type: "void", function: note, args: [made.expr], position }, position });
}

/** The driving object of a new closure, whose statements `lowerStatementsOf` lowers. */
function drivenBody(
  f: FunctionLowering,
  node: ts.Node,
  kind: CoroutineKind,
  driver: Driver,
  lowerStatementsOf: (body: FunctionLowering) => void,
): Operand {
  const { make } = driver;
  const body = bodyClosure(f, node, kind, driver, lowerStatementsOf);
  return {
    expr: { kind: "call", type: make.fn.returns, function: make.fn, args: [body], position: f.position(node) },
    type: make.type.returns,
  };
}

function bodyClosure(
  f: FunctionLowering,
  node: ts.Node,
  kind: CoroutineKind,
  driver: Driver,
  lowerStatementsOf: (body: FunctionLowering) => void,
): Expr {
  const { program } = f;
  const position = f.position(node);
  const key = `${f.fn.cName}/body`;
  const type = driver.make.type.params[0] as FunctionType;
  const signature = signatureOf(program, type);
  const fn = program.newFunction(f.fn.name, key, f.fn.unit, position, { returns: signature.returns, isClosure: true });
  const layout = newClosureLayout(program, key, f.fn.unit, fn);
  const closure = closureParameter(layout);
  const self: Local = { name: "$self", id: 1, type: signature.params[0], volatile: false };
  fn.params = [closure, self];
  const owner = type.params[0] as ClassType;
  const finish = program.classes.findMember(owner, "finish");
  if (finish === null) throw new Error(`${owner.key} has no method finish`);
  const result = program.instances.memberType(finish.declaration, finish.owner, []).params[0];
  const inner = new FunctionLowering(program, fn, f.environment, result, f, layout);
  inner.scope = node;
  inner.predeclare = (symbol) => predeclareVariable(inner, symbol);
  inner.coroutine = {
    kind,
    self: { expr: localExpr(self), type: owner },
    yields: driver.yields,
    receives: driver.receives,
    returns: driver.returns,
    node,
  };
  // What the body declares is its own from here on; the parameters are bound in the outer function.
  f.scope = null;
  lowerStatementsOf(inner);
  fn.body = [...inner.captureLoads(), ...inner.statements];
  return { kind: "closure", type: { kind: "ref", to: layout }, layout, captures: inner.capturedValues(), position };
}

/** The end of a coroutine: its result goes to the driving object. */
export function finishCoroutine(f: FunctionLowering, coroutine: Coroutine, value: Expr, position: Position): void {
  const { expr } = callMethod(f, coroutine.self, "finish", [{ expr: value, type: f.returns }], coroutine.node);
  f.emit({ kind: "expr", expr, position });
  f.emit({ kind: "return", value: boolLiteral(false), position });
}

/** The operand of a `return` in a coroutine, as `finish` takes it. */
export function lowerCoroutineResult(f: FunctionLowering, coroutine: Coroutine, node: ts.Expression): Expr {
  const operand = lowerExpression(f, node, unionType([coroutine.returns, ...promisesAmong(f, node)]));
  if (coroutine.kind === "asyncGenerator") {
    const value = emitAwait(f, operand, node);
    return convertTo(
      f,
      { expr: convertTo(f, value, coroutine.returns, node), type: coroutine.returns },
      f.returns,
      node,
    );
  }
  // A promise is followed by the one that the caller has.
  if (coroutine.kind === "async" && mayBePromise(f, operand.type, node)) {
    const tested = testedOutcome(f, operand, coroutine.returns, node);
    if (tested === null) checkHeld(f, awaited(operand.type), coroutine.returns, node);
    return convertTo(f, tested ?? operand, f.returns, node);
  }
  const value = convertTo(f, operand, coroutine.returns, node);
  return convertTo(f, { expr: value, type: coroutine.returns }, f.returns, node);
}

/** `found ? found.value : later()`: the promises that an expression of several parts may give beside what the function does. */
function promisesAmong(f: FunctionLowering, node: ts.Expression): Type[] {
  const inner = skipParentheses(node);
  const isChosen =
    ts.isConditionalExpression(inner) ||
    (ts.isBinaryExpression(inner) &&
      [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.QuestionQuestionToken].includes(
        inner.operatorToken.kind,
      ));
  return isChosen ? membersOf(f.typeAt(inner)).filter(isPromise) : [];
}

/** Could awaiting a value of this type wait for a promise? Refuses other objects that have a `then`. */
export function mayBePromise(f: FunctionLowering, type: Type, node: ts.Node): boolean {
  const members = membersOf(type);
  if (members.some((member) => hasOwnThen(f, member))) refuseThen(type, node);
  return members.some((member) => isPromise(member) || isPrimitive(member, "unknown"));
}

export function lowerAwait(f: FunctionLowering, node: ts.AwaitExpression): Operand {
  return emitAwait(f, lowerExpression(f, node.expression), node);
}

/** Suspends until the operand, if it is a promise, is settled; in any case until the next microtask. */
export function emitAwait(f: FunctionLowering, given: Operand, node: ts.Node): Operand {
  const { coroutine } = f;
  if (coroutine === null) throw new Error("await outside of an async function");
  const operand = followed(f, given, node);
  const position = f.position(node);
  const call = (name: string, args: Operand[]): Expr => callMethod(f, coroutine.self, name, args, node).expr;
  const suspend: Stmt = { kind: "suspend", value: boolLiteral(true), position };
  if (!mayBePromise(f, operand.type, node)) {
    const held = convertTo(f, operand, operand.expr.type === "void" ? types.undefined : operand.type, node);
    const value = f.reusable(held, position);
    f.emit({ kind: "expr", expr: call("awaitTick", []), position });
    f.emit(suspend);
    return { expr: value, type: operand.expr.type === "void" ? types.undefined : operand.type };
  }
  f.emit({ kind: "expr", expr: call("awaitPromise", [asPromise(f, operand, node)]), position });
  f.emit(suspend);
  const type = awaited(operand.type);
  const outcome = f.temporary(call("awaited", []), position);
  return { expr: represent(outcome, f.program.representation(type), "unbox", position), type };
}

function asPromise(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (isPromise(operand.type)) return operand;
  const make = f.program.library.functionOf("std/promise.ts", "promiseOf", [types.unknown]);
  const value = convertTo(f, operand, types.unknown, node);
  return {
    expr: { kind: "call", type: make.fn.returns, function: make.fn, args: [value], position: f.position(node) },
    type: make.type.returns,
  };
}

export function lowerYield(f: FunctionLowering, node: ts.YieldExpression): Operand {
  const { coroutine } = f;
  if (coroutine === null) throw new Error("yield outside of a generator");
  if (node.asteriskToken !== undefined && node.expression !== undefined)
    return lowerDelegation(f, coroutine, lowerExpression(f, node.expression), node);
  const value =
    node.expression === undefined
      ? { expr: undefinedOf("value"), type: types.undefined }
      : lowerExpression(f, node.expression, coroutine.yields);
  const known = coroutine.kind === "asyncGenerator" ? emitAwait(f, value, node) : value;
  emitYield(f, coroutine, { expr: convertTo(f, known, coroutine.yields, node), type: coroutine.yields }, node);
  const sent = driverField(f, coroutine, "input", node);
  // Nobody looks at what was sent: it need not be of the declared type.
  if (ts.isExpressionStatement(node.parent)) return sent;
  return { expr: convertTo(f, sent, coroutine.receives, node), type: coroutine.receives };
}

/** Hands a value over and suspends; goes on by what the caller asks for: behind it, with a throw, or with a return. */
function emitYield(
  f: FunctionLowering,
  coroutine: Coroutine,
  value: Operand,
  node: ts.Node,
  onThrow: "throwIfAsked" | "refuseThrow" = "throwIfAsked",
): void {
  const position = f.position(node);
  emitSuspension(f, coroutine, value, node);
  const isOther: Expr = {
    kind: "binary",
    type: "bool",
    op: "ne",
    left: driverField(f, coroutine, "mode", node).expr,
    right: { kind: "number", type: "u8", value: 0 },
  };
  const other = f.collect(() => {
    const rethrow = callMethod(f, coroutine.self, onThrow, [], node);
    f.emit({ kind: "expr", expr: rethrow.expr, position });
    const given = driverField(f, coroutine, "input", node);
    const value = coroutine.kind === "asyncGenerator" ? emitAwait(f, given, node) : given;
    emitReturn(f, convertTo(f, value, f.returns, node), position);
  });
  f.emit(ifStatement(position, isOther, other.statements));
}

function emitSuspension(f: FunctionLowering, coroutine: Coroutine, value: Operand, node: ts.Node): void {
  const position = f.position(node);
  if (coroutine.kind === "asyncGenerator") {
    const deliver = callMethod(f, coroutine.self, "deliver", [value], node);
    f.emit({ kind: "expr", expr: deliver.expr, position });
    f.emit({ kind: "suspend", value: boolLiteral(true), position });
    return;
  }
  const yielded = driverField(f, coroutine, "yielded", node);
  if (yielded.expr.kind !== "field") throw new Error("the driver has no field for what is yielded");
  f.emit(assign(position, yielded.expr, convertTo(f, value, yielded.type, node)));
  f.emit({ kind: "suspend", value: boolLiteral(true), position });
}

function driverField(f: FunctionLowering, coroutine: Coroutine, name: string, node: ts.Node): Operand {
  return readMember(f, coroutine.self, name, node);
}

/** `yield* source`. */
function lowerDelegation(
  f: FunctionLowering,
  coroutine: Coroutine,
  source: Operand,
  node: ts.YieldExpression,
): Operand {
  const type = nonNullable(source.type);
  if (type.kind === "class" && isLibraryClass(f, type, "std/generator.ts"))
    if (coroutine.kind === "generator")
      return delegateToGenerator(f, coroutine, { expr: source.expr, type }, type, node);
  if (coroutine.kind === "asyncGenerator") {
    if (type.kind === "class" && isLibraryClass(f, type, "std/async_generator.ts"))
      return delegateToAsyncGenerator(f, coroutine, { expr: source.expr, type }, type, node);
    iterateAsync(f, source, node, (element) => {
      const value = convertTo(f, element, coroutine.yields, node);
      emitYield(f, coroutine, { expr: value, type: coroutine.yields }, node);
    });
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  // The library's other iterators cannot be thrown into.
  const isOfLibrary = type.kind === "class" && f.program.isLibrary(type.declaration.getSourceFile());
  const takesThrow = !isOfLibrary && type.kind !== "array" && !isStringLike(type);
  iterate(f, source, node, (element) => {
    const value = convertTo(f, element, coroutine.yields, node);
    emitYield(f, coroutine, { expr: value, type: coroutine.yields }, node, takesThrow ? "throwIfAsked" : "refuseThrow");
  });
  return { expr: undefinedOf("value"), type: types.undefined };
}

/** Another generator is asked for what this one is asked for, until it is done: its result is the expression's value. */
function delegateToGenerator(
  f: FunctionLowering,
  coroutine: Coroutine,
  source: Operand,
  type: ClassType,
  node: ts.YieldExpression,
): Operand {
  const position = f.position(node);
  checkHeld(f, type.args[0], coroutine.yields, node);
  const inner: Operand = { expr: f.temporary(source.expr, position), type };
  const mode = (): Operand => driverField(f, coroutine, "mode", node);
  const drive = (by: Operand, input: Operand): Expr => callMethod(f, inner, "drive", [by, input], node).expr;
  const first = drive({ expr: { kind: "number", type: "u8", value: 0 }, type: types.u8 }, undefinedOperand);
  const hasMore = f.newLocal("$more", "bool");
  f.emit({ kind: "let", local: hasMore, init: first, position });
  const label = f.newLabel("delegate");
  const round = f.collect(() => {
    f.emit(ifStatement(position, not(localExpr(hasMore)), [{ kind: "break", label, position }]));
    emitSuspension(f, coroutine, readMember(f, inner, "yielded", node), node);
    const by = f.temporary(mode().expr, position);
    const input = f.temporary(driverField(f, coroutine, "input", node).expr, position);
    f.emit(
      assign(position, localExpr(hasMore), drive({ expr: by, type: types.u8 }, { expr: input, type: types.unknown })),
    );
    const returned = f.collect(() =>
      emitReturn(f, convertTo(f, readMember(f, inner, "result", node), f.returns, node), position),
    );
    const isOver = callMethod(f, inner, "endedByReturn", [], node).expr;
    f.emit(ifStatement(position, isOver, returned.statements));
  });
  f.emit({ kind: "loop", label, body: round.statements, update: [], position });
  const result = readMember(f, inner, "result", node);
  if (ts.isExpressionStatement(node.parent)) return result;
  return { expr: convertTo(f, result, type.args[1], node), type: type.args[1] };
}

/** The same for an async generator: each step of the other one is awaited. */
function delegateToAsyncGenerator(
  f: FunctionLowering,
  coroutine: Coroutine,
  source: Operand,
  type: ClassType,
  node: ts.YieldExpression,
): Operand {
  const position = f.position(node);
  checkHeld(f, type.args[0], coroutine.yields, node);
  const inner: Operand = { expr: f.temporary(source.expr, position), type };
  const step = (by: Expr, input: Expr): Operand =>
    emitAwait(
      f,
      callMethod(
        f,
        inner,
        "drive",
        [
          { expr: by, type: types.u8 },
          { expr: input, type: types.unknown },
        ],
        node,
      ),
      node,
    );
  const first = step({ kind: "number", type: "u8", value: 0 }, undefinedOf("value"));
  const current = f.newLocal("$step", first.expr.type);
  f.emit({ kind: "let", local: current, init: first.expr, position });
  const held: Operand = { expr: localExpr(current), type: first.type };
  const isDone = (): Expr => truthiness(f, readMember(f, held, "done", node), node);
  const valueAs = (to: Type): Expr => convertTo(f, readMember(f, held, "value", node), to, node);
  const label = f.newLabel("delegate");
  const round = f.collect(() => {
    f.emit(ifStatement(position, isDone(), [{ kind: "break", label, position }]));
    emitSuspension(f, coroutine, { expr: valueAs(types.unknown), type: types.unknown }, node);
    const by = f.temporary(driverField(f, coroutine, "mode", node).expr, position);
    const input = f.temporary(driverField(f, coroutine, "input", node).expr, position);
    f.emit(assign(position, localExpr(current), step(by, input).expr));
    const returned = f.collect(() => emitReturn(f, valueAs(f.returns), position)).statements;
    const isReturn: Expr = {
      kind: "binary",
      type: "bool",
      op: "eq",
      left: by,
      right: { kind: "number", type: "u8", value: 2 },
    };
    f.emit(
      ifStatement(position, isReturn, f.collect(() => f.emit(ifStatement(position, isDone(), returned))).statements),
    );
  });
  f.emit({ kind: "loop", label, body: round.statements, update: [], position });
  const result: Operand = { expr: valueAs(types.unknown), type: types.unknown };
  if (ts.isExpressionStatement(node.parent)) return result;
  return { expr: convertTo(f, result, type.args[1], node), type: type.args[1] };
}

const undefinedOperand: Operand = { expr: undefinedOf("value"), type: types.undefined };
