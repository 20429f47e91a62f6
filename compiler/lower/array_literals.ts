// Array literals and the arrays and tuples that are made like them: of spreads, copies and appended elements.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ArrayType,
  arrayType,
  membersOf,
  isPartOf,
  nonNullable,
  type TupleType,
  type Type,
  types,
  widen,
} from "../types.ts";
import { arrayOf, asElement, assign, binary, ifStatement, localExpr, numberLiteral, undefinedOf } from "./build.ts";
import { convertTo } from "./convert.ts";
import { tupleElement } from "./elements.ts";
import { lowerExpression, lowerTo } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { elementTypeOf, iterate } from "./iteration.ts";
import { isIterable } from "./list_conversions.ts";
import { narrow } from "./narrow.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { emitBreak } from "./try.ts";

export function lowerArrayLiteral(f: FunctionLowering, node: ts.ArrayLiteralExpression, expected?: Type): Operand {
  const candidates = expected === undefined ? [] : membersOf(nonNullable(expected));
  const lists = candidates.filter((one) => one.kind === "tuple" || one.kind === "array");
  const fitting = lists.length > 1 ? fittingList(f, node, lists) : null;
  const tuple = fitting ?? lists.find((one) => one.kind === "tuple");
  if (tuple?.kind === "tuple") return lowerTuple(f, node, tuple);
  const arrays = fitting?.kind === "array" ? [fitting] : lists.filter((one) => one.kind === "array");
  const array =
    arrays.length > 1 ? (arrays.find((one) => one.key === widen(f.typeAt(node)).key) ?? arrays[0]) : arrays[0];
  if (array !== undefined) return { expr: buildArray(f, node.elements, array, node), type: array };
  const [iterable, ...others] = candidates.filter((one) => isIterable(f.program, one));
  if (iterable !== undefined && others.length === 0 && node.elements.length > 0) {
    const wanted = arrayType(elementTypeOf(f, { expr: undefinedOf("value"), type: iterable }, node));
    return { expr: buildArray(f, node.elements, wanted, node), type: wanted };
  }
  const declared = f.typeAt(node);
  // What nothing is known of may come to hold anything.
  const isOpen = expected?.key === "unknown" && declared.kind === "array" && declared.element.key === "never";
  const own = isOpen ? arrayType(types.unknown) : declared;
  if (own.kind === "tuple") return lowerTuple(f, node, own);
  if (own.kind !== "array") throw new Error(`array literal of type ${own.key}`);
  return { expr: buildArray(f, node.elements, own, node), type: own };
}

/** The one of several tuples and arrays that the checker takes the literal for. */
function fittingList<T extends Type>(
  f: FunctionLowering,
  node: ts.ArrayLiteralExpression,
  lists: readonly T[],
): T | null {
  const contextual = f.checker.getContextualType(node);
  const type = f.checker.getTypeAtLocation(node);
  if (contextual?.isUnion() !== true) return null;
  const isList = (one: ts.Type): boolean => f.checker.isTupleType(one) || f.checker.isArrayType(one);
  const wanted = contextual.types.find((one) => isList(one) && f.checker.isTypeAssignableTo(type, one));
  if (wanted === undefined) return null;
  const { key } = f.program.types.convert(wanted, f.environment, node);
  return lists.find((one) => one.key === key) ?? null;
}

function lowerTuple(f: FunctionLowering, node: ts.ArrayLiteralExpression, type: TupleType): Operand {
  const values = f.inOrder(tupleElements(f, node.elements, type.elements));
  return { expr: makeTuple(f, type, values, f.position(node)), type };
}

/** A new tuple of values that are stored as its type says. */
export function makeTuple(f: FunctionLowering, type: TupleType, values: readonly Expr[], position: Position): Expr {
  const layout = f.program.layouts.tuple(type.elements, type.key);
  const object = f.newLocal("$tuple", { kind: "ref", to: layout });
  f.emit({ kind: "let", local: object, init: { kind: "new", type: object.type, layout, position }, position });
  values.forEach((value, index) => {
    const field = layout.fields[index];
    f.emit(assign(position, { kind: "field", type: field.type, object: localExpr(object), layout, field }, value));
  });
  return localExpr(object);
}

/** What gives the elements of a tuple, one by one; other tuples may be spread among them. */
function tupleElements(f: FunctionLowering, nodes: readonly ts.Expression[], wanted: readonly Type[]): (() => Expr)[] {
  const steps: (() => Expr)[] = [];
  for (const node of nodes) {
    const index = steps.length;
    if (ts.isOmittedExpression(node))
      return refuse(
        refusals.unsupportedSyntax,
        node,
        "a hole in a tuple",
        "all its elements are there",
        "write undefined",
      );
    if (!ts.isSpreadElement(node)) {
      steps.push(() => lowerTo(f, node, wanted[index]));
      continue;
    }
    const type = f.typeAt(node.expression);
    if (type.kind !== "tuple")
      return refuse(
        refusals.unsupportedSyntax,
        node,
        "a spread of an array in a tuple",
        "its length has to be known when the program is compiled",
        "name the elements",
      );
    let source: Operand | null = null;
    type.elements.forEach((_, element) =>
      steps.push(() => {
        source ??= { expr: f.temporary(lowerTo(f, node.expression, type), f.position(node)), type };
        return convertTo(f, tupleElement(f, source, element), wanted[index + element], node);
      }),
    );
  }
  return steps;
}

/** The first `count` elements of something iterable, as destructuring takes them. */
export function takeElements(f: FunctionLowering, source: Operand, count: number, node: ts.Node): Operand {
  const type = arrayType(elementTypeOf(f, source, node));
  const position = f.position(node);
  const layout = f.program.layouts.array(type.element);
  const array = f.newLocal("$array", { kind: "ref", to: layout });
  const init: Expr = { kind: "array", type: array.type, layout, elements: [], position };
  f.emit({ kind: "let", local: array, init, position });
  const length: Expr = { kind: "length", type: "u32", array: localExpr(array) };
  iterate(f, source, node, (value, leave) => {
    appendTo(f, localExpr(array), type, value, node);
    if (!Number.isFinite(count)) return;
    const isEnough = binary("ge", length, numberLiteral(count, "u32"));
    const jump = f.collect(() => emitBreak(f, leave, position)).statements;
    f.emit(ifStatement(position, isEnough, jump));
  });
  return { expr: localExpr(array), type };
}

/** A new array of another element type with the elements of `source`. */
export function copyArray(
  f: FunctionLowering,
  source: Operand,
  type: ArrayType,
  node: ts.Node,
  conversion: typeof convertTo = convertTo,
): Expr {
  const position = f.position(node);
  const layout = f.program.layouts.array(type.element);
  const array = f.newLocal("$array", { kind: "ref", to: layout });
  const init: Expr = { kind: "array", type: array.type, layout, elements: [], position };
  f.emit({ kind: "let", local: array, init, position });
  iterate(f, source, node, (value) => {
    const element = isPartOf(type.element, value.type) ? narrow(f, value, type.element, node, false) : value;
    appendTo(f, localExpr(array), type, element, node, conversion);
  });
  return localExpr(array);
}

/** Appends one element to an array that is being built. */
export function appendTo(
  f: FunctionLowering,
  array: Expr,
  type: ArrayType,
  value: Operand,
  node: ts.Node,
  conversion: typeof convertTo = convertTo,
): void {
  const position = f.position(node);
  const layout = f.program.layouts.array(type.element);
  const converted = f.reusable(conversion(f, value, type.element, node), position);
  const length = f.temporary({ kind: "length", type: "u32", array }, position);
  const grown = binary("add", length, numberLiteral(1, "u32"));
  f.emit({ kind: "expr", expr: callRuntime("rt_array_set_length", [array, grown], position), position });
  f.emit(
    assign(
      position,
      { kind: "element", type: layout.element!, array, layout, index: length, checked: false, position },
      asElement(converted, layout, position),
    ),
  );
}

/** A new array of these elements, spreads included. */
export function buildArray(f: FunctionLowering, nodes: readonly ts.Expression[], type: Type, node: ts.Node): Expr {
  if (type.kind !== "array") throw new Error("not an array type");
  const position = f.position(node);
  const layout = f.program.layouts.array(type.element);
  const ref = { kind: "ref", to: layout } as const;
  if (!nodes.some((one) => ts.isSpreadElement(one) || ts.isOmittedExpression(one))) {
    const elements = f.inOrder(nodes.map((one) => () => lowerTo(f, one, type.element)));
    return arrayOf(layout, elements, position);
  }
  const array = f.newLocal("$array", ref);
  f.emit({ kind: "let", local: array, init: { kind: "array", type: ref, layout, elements: [], position }, position });
  const append = (value: Operand, at: ts.Node): void => appendTo(f, localExpr(array), type, value, at);
  for (const one of nodes) {
    if (ts.isSpreadElement(one)) iterate(f, lowerExpression(f, one.expression), one, (value) => append(value, one));
    else if (ts.isOmittedExpression(one)) appendUnset(f, localExpr(array), position);
    else append(lowerExpression(f, one, type.element), one);
  }
  return localExpr(array);
}

/** A hole: the array is longer by an element that nobody sets. */
function appendUnset(f: FunctionLowering, array: Expr, position: Position): void {
  const length: Expr = { kind: "length", type: "u32", array };
  const grown = f.temporary(binary("add", length, numberLiteral(1, "u32")), position);
  f.emit({ kind: "expr", expr: callRuntime("rt_array_resize", [array, grown], position), position });
}
