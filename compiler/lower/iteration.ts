// Walking what for-of and spreads walk: arrays, typed arrays, tuples and strings directly, anything else by the iterator
// protocol; iterators of the library that have `advance` and `current` make no result objects.

import { ts } from "ts-morph";
import type { Expr, Label, Layout, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type ClassType,
  type FunctionType,
  includesNullish,
  isStringLike,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  type UnionType,
  unionType,
  widen,
  typedElementType,
} from "../types.ts";
import {
  anyRef,
  assign,
  binary,
  boolLiteral,
  breakTo,
  convert,
  ifStatement,
  localExpr,
  logical,
  not,
  numberLiteral,
  undefinedOf,
  isRef,
  sameIrType,
} from "./build.ts";
import { callMethod, findOptionalMethod } from "./method_calls.ts";
import { castAmong, requirePresent } from "./casts.ts";
import { emitAwait } from "./coroutines.ts";
import { convertTo, openValue, represent } from "./convert.ts";
import { truthiness } from "./value_tests.ts";
import { elementValue, sliceFrom } from "./elements.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { storable } from "./instances.ts";
import { appendTo } from "./array_literals.ts";
import { memberTypeOf, readMember } from "./members.ts";
import { awaited, refuse } from "./resolve_types.ts";
import { followed } from "./thenables.ts";
import { callRuntime } from "./runtime.ts";
import { lowerGuarded } from "./try.ts";
import { callLibrary } from "./text.ts";

/** Where a jump out of a loop goes, and how many finally scopes are open there. */
export interface WayOut {
  readonly label: Label;
  readonly finallyDepth: number;
}

/** Lowers a round of a loop for an element; `leave` is where it breaks to. */
export type Round = (element: Operand, leave: WayOut) => void;

/** Emits a loop that runs `body` for each element of `source`. */
export function iterate(
  f: FunctionLowering,
  source: Operand,
  node: ts.Node,
  body: Round,
  label: Label = f.newLabel("each"),
): void {
  const type = nonNullable(source.type);
  if (includesNullish(source.type) && source.type.key !== "unknown")
    return iterate(f, { expr: requirePresent(f, source, node), type }, node, body, label);
  if (type.key === "unknown") {
    const value = convert(source.expr, "value", "exact", f.position(node));
    const items = callLibrary(f, "untypedItems", [value], f.position(node), "std/array_static.ts");
    return iterateArray(f, { expr: items, type: arrayType(types.unknown) }, node, body, label);
  }
  if (type.kind === "union" && !isStringLike(type)) return iterateUnion(f, source, type, node, body, label);
  if (type.kind === "tuple") return iterate(f, sliceFrom(f, source, 0, node), node, body, label);
  if (type.kind === "array" || type.kind === "typedArray")
    return iterateArray(f, { expr: source.expr, type }, node, body, label);
  if (isStringLike(type)) return iterateString(f, source, node, body, label);
  iterateByProtocol(f, { expr: source.expr, type }, node, body, label);
}

/** One of several kinds of collections: of arrays and the library's classes the elements go to an array first. */
function iterateUnion(
  f: FunctionLowering,
  source: Operand,
  type: UnionType,
  node: ts.Node,
  body: Round,
  label: Label,
): void {
  const position = f.position(node);
  const held = f.reusable(source.expr, position);
  const filled = type.members.filter((one) => one.kind !== "array" || one.element.key !== "never");
  const isOurs = (one: Type): boolean =>
    one.kind === "array" || one.kind === "typedArray" || (one.kind === "class" && isLibraryClass(f, one));
  const parts = filled.map((member) => elementTypeOf(f, { expr: held, type: member }, node));
  if (!filled.every(isOurs)) {
    // Others are walked as they come: they may have no end.
    const iterable = f.program.library.functionOf("std/iterable.ts", "awaitedIterable", [unionType(parts)]).type
      .params[0];
    return iterate(f, { expr: convertTo(f, { expr: held, type }, iterable, node), type: iterable }, node, body, label);
  }
  const elements = arrayType(unionType(parts));
  const layout = f.program.layouts.array(elements.element);
  const array = f.newLocal("$elements", { kind: "ref", to: layout });
  const init: Expr = { kind: "array", type: array.type, layout, elements: [], position };
  f.emit({ kind: "let", local: array, init, position });
  for (const member of filled) {
    const to = f.program.representation(member) as { kind: "ref"; to: Layout };
    const object = convert(held, anyRef, "unbox", position);
    const { statements } = f.collect(() =>
      iterate(f, { expr: convert(object, to, "static", position), type: member }, node, (value) =>
        appendTo(f, localExpr(array), elements, value, node),
      ),
    );
    f.emit(ifStatement(position, { kind: "hasLayout", type: "bool", object, layouts: [to.to] }, statements));
  }
  iterateArray(f, { expr: localExpr(array), type: elements }, node, body, label);
}

function isLibraryClass(f: FunctionLowering, type: ClassType): boolean {
  return f.program.isLibrary(type.declaration.getSourceFile());
}

function iterateArray(f: FunctionLowering, source: Operand, node: ts.Node, body: Round, label: Label): void {
  const position = f.position(node);
  const { type } = source;
  if (type.kind !== "array" && type.kind !== "typedArray") throw new Error("not an array");
  const layout =
    type.kind === "array" ? f.program.layouts.array(type.element) : f.program.layouts.typedArray(type.name);
  const array = f.temporary(source.expr, position);
  const index = f.newLocal("$i", "u32");
  f.emit({ kind: "let", local: index, init: numberLiteral(0, "u32"), position });
  const round = f.collect(() => {
    // The length is read each round: the body may change it.
    f.emit(
      ifStatement(position, binary("ge", localExpr(index), { kind: "length", type: "u32", array }), [
        breakTo(position, label),
      ]),
    );
    const stored: Expr = {
      kind: "element",
      type: layout.element!,
      array,
      layout,
      index: localExpr(index),
      checked: false,
      position,
    };
    const elementType = type.kind === "array" ? type.element : typedElementType(type.name);
    body({ expr: elementValue(f, stored, elementType), type: elementType }, wayOut(f, label));
  });
  const update: Stmt[] = [assign(position, localExpr(index), binary("add", localExpr(index), numberLiteral(1, "u32")))];
  f.emit({ kind: "loop", label, body: round.statements, update, position });
}

/** By code points, as JavaScript walks a string. */
function iterateString(f: FunctionLowering, source: Operand, node: ts.Node, body: Round, label: Label): void {
  const position = f.position(node);
  const text = f.temporary(source.expr, position);
  const index = f.newLocal("$i", "u32");
  const point = f.newLocal("$point", "u32");
  f.emit({ kind: "let", local: index, init: numberLiteral(0, "u32"), position });
  f.emit({ kind: "let", local: point, init: numberLiteral(0, "u32"), position });
  const length: Expr = { kind: "length", type: "u32", array: text };
  const unitAt = (at: Expr): Expr => callRuntime("rt_string_code_unit", [text, at], position);
  const round = f.collect(() => {
    f.emit(ifStatement(position, binary("ge", localExpr(index), length), [breakTo(position, label)]));
    f.emit(assign(position, localExpr(point), unitAt(localExpr(index))));
    const next = binary("add", localExpr(index), numberLiteral(1, "u32"));
    const trail = f.newLocal("$trail", "u32");
    f.emit(
      ifStatement(
        position,
        logical(
          "and",
          binary("eq", binary("shr", localExpr(point), numberLiteral(10, "u32")), numberLiteral(0xd800 >> 10, "u32")),
          binary("lt", next, length),
        ),
        [
          { kind: "let", local: trail, init: unitAt(next), position },
          ifStatement(
            position,
            binary("eq", binary("shr", localExpr(trail), numberLiteral(10, "u32")), numberLiteral(0xdc00 >> 10, "u32")),
            [
              assign(
                position,
                localExpr(point),
                binary(
                  "add",
                  numberLiteral(0x10000, "u32"),
                  binary(
                    "or",
                    binary(
                      "shl",
                      binary("and", localExpr(point), numberLiteral(0x3ff, "u32")),
                      numberLiteral(10, "u32"),
                    ),
                    binary("and", localExpr(trail), numberLiteral(0x3ff, "u32")),
                  ),
                ),
              ),
            ],
          ),
        ],
      ),
    );
    const character = callRuntime("rt_string_from_code_point", [localExpr(point)], position);
    body(
      { expr: { ...character, type: f.program.representation(types.string) }, type: types.string },
      wayOut(f, label),
    );
  });
  const width: Expr = {
    kind: "conditional",
    type: "u32",
    test: binary("gt", localExpr(point), numberLiteral(0xffff, "u32")),
    whenTrue: numberLiteral(2, "u32"),
    whenFalse: numberLiteral(1, "u32"),
  };
  const update: Stmt[] = [assign(position, localExpr(index), binary("add", localExpr(index), width))];
  f.emit({ kind: "loop", label, body: round.statements, update, position });
}

function iterateByProtocol(f: FunctionLowering, source: Operand, node: ts.Node, body: Round, label: Label): void {
  const position = f.position(node);
  if (source.type.kind !== "class" && source.type.kind !== "object")
    refuse(refusals.unsupportedType, node, source.type.key, "it cannot be iterated", "use an array");
  const iterator = callMethod(f, source, "[Symbol.iterator]", [], node);
  const type = nonNullable(iterator.type);
  const held: Operand = { expr: f.temporary(iterator.expr, position), type };
  if (!mayClose(f, type)) return iteratorLoop(f, held, node, (element) => body(element, wayOut(f, label)), label);
  const leave = { label: f.newLabel("leave"), finallyDepth: f.finallyScopes.length };
  const closed = f.collect(() => closingLoop(f, held, node, (element) => body(element, leave), label));
  f.emit({ kind: "block", label: leave.label, body: closed.statements, position });
}

/**
 * `for await`: asks an async iterator and awaits its answers; of an ordinary iterator, or an array, it awaits the values
 * (ECMAScript 14.7.5, 27.1.4).
 */
export function iterateAsync(
  f: FunctionLowering,
  source: Operand,
  node: ts.Node,
  body: Round,
  label: Label = f.newLabel("each"),
): void {
  const position = f.position(node);
  const type = nonNullable(source.type);
  const either = type.kind === "union" ? asAsyncIterable(f, source, type, node) : null;
  if (either !== null) return iterateAsync(f, either, node, body, label);
  const leave = { label: f.newLabel("leave"), finallyDepth: f.finallyScopes.length };
  const { statements } = f.collect(() => {
    if (
      (type.kind !== "class" && type.kind !== "object") ||
      memberFunction(f, type, "[Symbol.asyncIterator]") === null
    ) {
      iterate(f, source, node, (element) => body(awaitElement(f, element, node), leave), label);
      // The end is an answer too.
      awaitElement(f, { expr: undefinedOf("value"), type: types.undefined }, node);
      return;
    }
    const made = callMethod(f, { expr: source.expr, type }, "[Symbol.asyncIterator]", [], node);
    const iterator: Operand = { expr: f.temporary(made.expr, position), type: nonNullable(made.type) };
    const answer = (one: Operand): Operand => emitAwait(f, one, node);
    if (!mayClose(f, iterator.type))
      return iteratorLoop(
        f,
        iterator,
        node,
        (element) => body(element, leave),
        label,
        () => {},
        answer,
      );
    closingLoop(f, iterator, node, (element) => body(element, leave), label, answer);
  });
  f.emit({ kind: "block", label: leave.label, body: statements, position });
}

/** `AsyncIterable<T> | Iterable<T>`: whichever it is, as an AsyncIterable. Null for other unions. */
function asAsyncIterable(f: FunctionLowering, source: Operand, type: UnionType, node: ts.Node): Operand | null {
  const isAsync = (one: Type): boolean => memberFunction(f, one, "[Symbol.asyncIterator]") !== null;
  const isPlain = (one: Type): boolean => memberFunction(f, one, "[Symbol.iterator]") !== null;
  const [wanted, ...others] = type.members.filter(isAsync);
  const plain = type.members.filter((one) => !isAsync(one));
  if (wanted === undefined || others.length > 0 || plain.length !== 1 || !isPlain(plain[0])) return null;
  const made = memberFunction(f, wanted, "[Symbol.asyncIterator]")!.returns;
  const element = elementTypeOf(f, { expr: source.expr, type: plain[0] }, node);
  // An asynchronous iterator's own values are not awaited.
  if (!sameType(awaited(element), element) || made.kind === "union") return null;
  const position = f.position(node);
  const object = f.temporary(convert(source.expr, anyRef, "unbox", position), position);
  const layouts = f.program.dispatch.layoutsWith(type, "[Symbol.asyncIterator]");
  const result = f.newLocal("$source", anyRef);
  f.emit({ kind: "let", local: result, init: object, position });
  const { statements } = f.collect(() => {
    const instance = f.program.library.functionOf("std/iterable.ts", "awaitedIterable", [element]);
    const args = [convertTo(f, { expr: object, type: plain[0] }, instance.type.params[0], node)];
    const call: Expr = { kind: "call", type: instance.fn.returns, function: instance.fn, args, position };
    f.emit(assign(position, localExpr(result), represent(call, anyRef, "unbox", position)));
    f.note(instance.type.returns, wanted, node);
  });
  f.emit(ifStatement(position, { kind: "hasLayout", type: "bool", object, layouts }, [], statements));
  return { expr: localExpr(result), type: wanted };
}

function awaitElement(f: FunctionLowering, given: Operand, node: ts.Node): Operand {
  const element = followed(f, given, node);
  const make = f.program.library.functionOf("std/async_generator.ts", "fromSyncIterator");
  const args = [convertTo(f, element, types.unknown, node)];
  const expr: Expr = { kind: "call", type: make.fn.returns, function: make.fn, args, position: f.position(node) };
  const outcome = emitAwait(f, { expr, type: make.type.returns }, node);
  const type = awaited(element.type);
  return { expr: represent(outcome.expr, f.program.representation(type), "unbox", f.position(node)), type };
}

function wayOut(f: FunctionLowering, label: Label): WayOut {
  return { label, finallyDepth: f.finallyScopes.length };
}

function iteratorLoop(
  f: FunctionLowering,
  iterator: Operand,
  node: ts.Node,
  body: (element: Operand) => void,
  label: Label,
  beforeStep: () => void = () => {},
  answer: (step: Operand) => Operand = (step) => step,
): void {
  const position = f.position(node);
  const { type } = iterator;
  const advances = type.kind === "class" && f.program.classes.findMember(type, "advance") !== null;
  const round = f.collect(() => {
    beforeStep();
    if (advances) {
      f.emit(ifStatement(position, not(callMethod(f, iterator, "advance", [], node).expr), [breakTo(position, label)]));
      body(readMember(f, iterator, "current", node));
      return;
    }
    const step = answer(callMethod(f, iterator, "next", [], node));
    const result: Operand = { expr: f.temporary(step.expr, position), type: step.type };
    f.emit(ifStatement(position, truthiness(f, readMember(f, result, "done", node), node), [breakTo(position, label)]));
    body(narrowToValue(f, readMember(f, result, "value", node), elementType(f, type, node), node));
  });
  f.emit({ kind: "loop", label, body: round.statements, update: [], position });
}

/** Does leaving a loop early concern the iterator? */
function mayClose(f: FunctionLowering, iterator: Type): boolean {
  return iterator.kind === "class"
    ? f.program.classes.findMember(iterator, "return") !== null
    : memberTypeOf(f, iterator, "return") !== null;
}

/** A loop that tells the iterator when its body is left early (ECMAScript 7.4.11); what the iterator throws itself does not count. */
function closingLoop(
  f: FunctionLowering,
  iterator: Operand,
  node: ts.Node,
  body: (element: Operand) => void,
  label: Label,
  answer?: (step: Operand) => Operand,
): void {
  const position = f.position(node);
  const inBody = f.newLocal("$inBody", "bool");
  f.emit({ kind: "let", local: inBody, init: boolLiteral(false), position });
  const set = (value: boolean): void => f.emit(assign(position, localExpr(inBody), boolLiteral(value)));
  lowerGuarded(
    f,
    position,
    () =>
      iteratorLoop(
        f,
        iterator,
        node,
        (element) => {
          const held: Operand = { expr: f.reusable(element.expr, position), type: element.type };
          set(true);
          body(held);
        },
        label,
        () => set(false),
        answer,
      ),
    ({ fellThrough, threw }) => {
      const close = f.collect(() => closeIterator(f, iterator, node, answer)).statements;
      const quietly: Stmt = {
        kind: "try",
        body: close,
        caught: f.newLocal("$ignored", "value"),
        handler: [],
        position,
      };
      const again = f.collect(() => closeIterator(f, iterator, node, answer)).statements;
      f.emit(
        ifStatement(
          position,
          threw,
          [ifStatement(position, localExpr(inBody), [quietly])],
          [ifStatement(position, not(fellThrough), again)],
        ),
      );
    },
  );
}

/** Calls the iterator's `return`, if it has one. */
export function closeIterator(
  f: FunctionLowering,
  iterator: Operand,
  node: ts.Node,
  answer: (step: Operand) => Operand = (step) => step,
): void {
  const position = f.position(node);
  const { type } = iterator;
  if (type.kind === "class") {
    f.emit({ kind: "expr", expr: answer(callMethod(f, iterator, "return", [], node)).expr, position });
    return;
  }
  const member = memberTypeOf(f, type, "return");
  const method = member === null ? null : nonNullable(member);
  if (method?.kind !== "function") throw new Error(`${type.key} has no method return`);
  const found = findOptionalMethod(f, iterator, "return", node);
  const { statements } = f.collect(() => {
    const args = method.params.map((param) => undefinedOf(storable(f.program.representation(param))));
    answer(found.call(args, method));
  });
  f.emit(ifStatement(position, found.exists, statements));
}

/** The type of the elements that iterating over the operand gives. */
export function elementTypeOf(f: FunctionLowering, source: Operand, node: ts.Node): Type {
  const type = nonNullable(source.type);
  if (type.kind === "array") return type.element;
  if (type.kind === "tuple") return unionType(type.elements);
  if (type.kind === "typedArray") return typedElementType(type.name);
  if (isStringLike(type)) return types.string;
  if (type.kind !== "class" && type.kind !== "object") return types.unknown;
  const made = memberFunction(f, type, "[Symbol.iterator]");
  const iterator = made === null ? null : nonNullable(made.returns);
  if (iterator?.kind === "class") {
    const current = memberTypeOf(f, iterator, "current");
    if (current !== null) return current;
  }
  const next = iterator?.kind === "class" || iterator?.kind === "object" ? memberFunction(f, iterator, "next") : null;
  const results = next === null ? [] : membersOf(next.returns);
  const values = results
    .filter((one) => memberTypeOf(f, one, "done")?.key !== "true")
    .map((one) => memberTypeOf(f, one, "value"))
    .filter((one) => one !== null);
  if (values.length === 0)
    return refuse(refusals.unsupportedType, node, type.key, "it cannot be iterated", "use an array");
  return widen(unionType(values));
}

function memberFunction(f: FunctionLowering, type: Type, name: string): FunctionType | null {
  if (type.kind === "class") {
    const found = f.program.classes.findMember(type, name);
    return found === null ? null : f.program.instances.memberType(found.declaration, found.owner, []);
  }
  const member = memberTypeOf(f, type, name);
  return member?.kind === "function" ? member : null;
}

/** The type that an iterator yields: the value of a result that is not done. */
function elementType(f: FunctionLowering, iterator: Type, node: ts.Node): Type {
  if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer))
    return widen(f.typeAt(node.initializer.declarations[0].name));
  const next = iterator.kind === "object" || iterator.kind === "class" ? memberFunction(f, iterator, "next") : null;
  const results = next === null ? null : awaited(next.returns);
  const value = results === null ? null : memberTypeOf(f, results, "value");
  return value ?? types.unknown;
}

function narrowToValue(f: FunctionLowering, value: Operand, type: Type, node: ts.Node): Operand {
  const to = f.program.representation(type);
  // Whatever gives the results, a cast may have said so. Only a layout tells by itself what the value is.
  const isUntold = to === "value" || (isRef(to) && to.to === null);
  if (value.type.key === "unknown" && isUntold && !f.program.isTrusted(node.getSourceFile()))
    return { expr: castAmong(f, value, type, node), type };
  if (value.expr.type === "value" && to !== "value")
    return { expr: openValue(f, value.expr, type, "checked", f.position(node)), type };
  if (value.expr.type === "value") return { expr: value.expr, type };
  // A result that is not done holds no undefined of the protocol's own.
  return { expr: value.expr, type: sameIrType(value.expr.type, to) || isRef(to) ? type : value.type };
}
