// What JSON.parse has read without a type (arrays of unknown elements, dictionaries of unknown members) where a type is
// given to it later, by `as` or by a predicate. Objects stay what they are: behind an interface their members are tested
// where they are read. Lists and dictionaries of typed values are stored otherwise, so a tested copy takes their place.

import { ts } from "ts-morph";
import type { Expr, IrType, Layout, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ArrayType,
  arrayType,
  type ClassType,
  includesNullish,
  isHeapType,
  membersOf,
  nonNullable,
  type TupleType,
  type Type,
  types,
} from "../types.ts";
import { anyRef, assign, boolLiteral, convert, ifStatement, isRef, localExpr, logical, not } from "./build.ts";
import { construct } from "./new.ts";
import { castTo, castToLayout, throwTypeErrorUnless, tupleOf } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { unknownElements } from "./narrow.ts";
import { testNullish, testObject, testUndefined } from "./value_tests.ts";
import { callDictionary, dictionaryOf, namesOf, readEntry } from "./dictionaries.ts";
import { isAssignment, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { isInterchangeable } from "./function_casts.ts";
import { iterate } from "./iteration.ts";
import { appendTo } from "./array_literals.ts";
import { refuse } from "./resolve_types.ts";
import { isStoredAs } from "./storage.ts";

type Container = ArrayType | TupleType | ClassType;

/** The container type for which a copy has to be made of untyped values; null where they can stand for it themselves. */
export function copiedContainer(f: FunctionLowering, type: Type): Container | null {
  const wanted = membersOf(nonNullable(type));
  if (wanted.length !== 1) return null;
  const [only] = wanted;
  if (only.kind === "array") return only.element.key === "unknown" || only.members !== undefined ? null : only;
  if (only.kind === "tuple") return only;
  const record = dictionaryOf(f, only);
  return record === null || record.value.key === "unknown" ? null : record.type;
}

/** `value`, of which nothing is known, as a container: one of its type, or a tested copy of an untyped one. */
export function castToContainer(
  f: FunctionLowering,
  value: Expr,
  type: Type,
  container: Container,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const to = f.program.representation(container) as Extract<IrType, { kind: "ref" }>;
  const held = f.temporary(convert(value, "value", "exact", position), position);
  const result = f.newLocal("$typed", to);
  f.emit({ kind: "let", local: result, init: null, position });
  const untyped = untypedLike(f, container);
  const source = f.program.representation(untyped) as Extract<IrType, { kind: "ref" }>;
  const copied = f.collect(() => {
    if (isChanged(node) && !f.program.isTrusted(node.getSourceFile()))
      throwTypeErrorUnless(
        f,
        boolLiteral(false),
        "a copy of the value would be changed: its elements have other types",
        node,
      );
    if (isRecursive(f, container)) return copyByShape(f, held, container, node);
    const from: Operand = { expr: f.temporary(convert(held, source, "unbox", position), position), type: untyped };
    return copy(f, from, container, node);
  });
  copied.statements.push(assign(position, localExpr(result), copied.result));
  const { statements: taken } = f.collect(() =>
    f.emit(assign(position, localExpr(result), take(f, held, container, to, node))),
  );
  const choose = ifStatement(position, isLaidOut(held, source.to!, position), copied.statements, taken);
  if (!includesNullish(type)) f.emit(choose);
  else {
    const isMissing = testNullish({ expr: held, type: types.unknown });
    const missing = assign(position, localExpr(result), convert(held, to, "unbox", position));
    f.emit(ifStatement(position, isMissing, [missing], [choose]));
  }
  return localExpr(result);
}

/**
 * What is no untyped container has to be of this very type; but a list of objects is one of others that they turn out to be,
 * as their members are looked up either way, and one of functions of others that are called alike. A tuple, and a list that is only
 * read, may be a tested copy.
 */
function take(
  f: FunctionLowering,
  value: Expr,
  container: Container,
  to: Extract<IrType, { kind: "ref" }>,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const exact = convert(value, to, "checked", position);
  if (container.kind === "class") return exact;
  if (f.program.isTrusted(node.getSourceFile()))
    return container.kind === "array" ? takeAlike(f, value, container, to, node) : exact;
  const isCopied = container.kind === "tuple" || (ts.isExpression(node) && f.program.onlyRead.isReading(node));
  if (!isCopied && !areLookedUp(container.element) && container.element.kind !== "function") return exact;
  const result = f.newLocal("$list", to);
  f.emit({ kind: "let", local: result, init: null, position });
  const other = f.collect(() => {
    const list = isCopied
      ? copy(f, { expr: unknownElements(f, value, position), type: arrayType(types.unknown) }, container, node)
      : testedList(f, value, container, to, node);
    f.emit(assign(position, localExpr(result), list));
  });
  const own = assign(position, localExpr(result), convert(value, to, "unbox", position));
  f.emit(ifStatement(position, isLaidOut(value, to.to!, position), [own], other.statements));
  return localExpr(result);
}

/** Or a list of elements of another type, each of which may stand for one of these, and the other way round. */
function takeAlike(
  f: FunctionLowering,
  value: Expr,
  { element }: ArrayType,
  to: Extract<IrType, { kind: "ref" }>,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const exact = convert(value, to, "checked", position);
  if (!isHeapType(element)) return exact;
  const isAlike = (other: Type): boolean =>
    isHeapType(other) && isStoredAs(f.program, other, element) && isStoredAs(f.program, element, other);
  const object = convert(value, anyRef, "unbox", position);
  const isList: Expr = { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.arraysOf(isAlike) };
  const test = logical("and", testObject(value, position), isList);
  return { kind: "conditional", type: to, test, whenTrue: convert(value, to, "unbox", position), whenFalse: exact };
}

function areLookedUp(element: Type): boolean {
  const parts = membersOf(nonNullable(element));
  return (
    parts.length > 0 &&
    parts.every((one) => one.kind === "object" && one.call === undefined && one.constructed === undefined)
  );
}

/** An array of objects, each of which is tested, or of functions that are called alike. */
function testedList(
  f: FunctionLowering,
  value: Expr,
  { element, ...container }: ArrayType,
  to: Extract<IrType, { kind: "ref" }>,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const object = convert(value, anyRef, "unbox", position);
  const isAlike = (other: Type): boolean =>
    element.kind === "function"
      ? other.kind === "function" && isInterchangeable(f.program, other, element)
      : areLookedUp(other);
  const isList: Expr = { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.arraysOf(isAlike) };
  const message = `the value is no ${element.key}[]`;
  throwTypeErrorUnless(f, logical("and", testObject(value, position), isList), message, node);
  const list = f.temporary(convert(value, to, "unbox", position), position);
  if (element.kind === "function") return list;
  iterate(f, { expr: list, type: { ...container, element } }, node, ({ expr }) => {
    const one: Operand = { expr: convert(expr, "value", "exact", position), type: types.unknown };
    f.emit({ kind: "expr", expr: castTo(f, one, element, node), position });
  });
  return list;
}

/** What JSON.parse makes where a container of this kind is read. */
function untypedLike(f: FunctionLowering, container: Container): ArrayType | ClassType {
  return container.kind === "class" ? f.program.types.dictionaryFor(types.unknown) : arrayType(types.unknown);
}

/** Is the value what would be copied for the container: an untyped list, or an untyped dictionary? */
export function testUntyped(f: FunctionLowering, value: Expr, container: Container, position: Position): Expr {
  const source = f.program.representation(untypedLike(f, container)) as Extract<IrType, { kind: "ref" }>;
  return isLaidOut(value, source.to!, position);
}

function copy(f: FunctionLowering, from: Operand, container: Container, node: ts.Node): Expr {
  const position = f.position(node);
  if (container.kind === "tuple")
    return tupleOf(f, { expr: from.expr, type: arrayType(types.unknown) }, container, node, castTo);
  if (container.kind === "array") return testedCopy(f, from, container, node);
  const { type, value } = dictionaryOf(f, container)!;
  const made = construct(f, type, [], node);
  iterate(f, namesOf(f, from, node), node, (name) => {
    const key = f.temporary(name.expr, position);
    const entry = f.reusable(castTo(f, readEntry(f, from, key, node), value, node), position);
    f.emit({ kind: "expr", expr: callDictionary(f, type, "set", [made.expr, key, entry], position), position });
  });
  return made.expr;
}

/** Does it hold containers of its own type, as `type Tree = { [name: string]: Tree }` does? */
function isRecursive(f: FunctionLowering, container: Container): boolean {
  const seen = new Set<string>();
  const holdsIt = (type: Type): boolean =>
    membersOf(nonNullable(type)).some((one) => {
      if (one.key === container.key) return true;
      if (seen.has(one.key)) return false;
      seen.add(one.key);
      return partsOf(f, one).some(holdsIt);
    });
  return partsOf(f, container).some(holdsIt);
}

function partsOf(f: FunctionLowering, type: Type): readonly Type[] {
  if (type.kind === "array") return [type.element];
  if (type.kind === "tuple") return type.elements;
  const value = type.kind === "class" ? dictionaryOf(f, type)?.value : undefined;
  return value === undefined ? [] : [value];
}

/** The copy, made by the library: code for each level would have no end. */
function copyByShape(f: FunctionLowering, held: Expr, container: Container, node: ts.Node): Expr {
  const whole = copiedByLibrary(f, held, container, node);
  throwTypeErrorUnless(f, not(testUndefined(whole)), `the value is no ${container.key}`, node);
  return convert(whole.expr, f.program.representation(container), "unbox", f.position(node));
}

/** A copy of the value that is a `type` down to what it holds; undefined where the value is none. */
export function copiedByLibrary(f: FunctionLowering, value: Expr, type: Type, node: ts.Node): Operand {
  const position = f.position(node);
  const { fn } = f.program.library.functionOf("std/copied_as.ts", "copiedAs", [type]);
  const copied: Expr = { kind: "call", type: fn.returns, function: fn, args: [value], position };
  return { expr: f.temporary(copied, position), type: types.unknown };
}

/** A new array of the elements, each of which is tested. */
export function testedCopy(f: FunctionLowering, from: Operand, type: ArrayType, node: ts.Node): Expr {
  const position = f.position(node);
  const layout = f.program.layouts.array(type.element);
  const array = f.newLocal("$array", { kind: "ref", to: layout });
  const init: Expr = { kind: "array", type: array.type, layout, elements: [], position };
  f.emit({ kind: "let", local: array, init, position });
  iterate(f, from, node, (element) => {
    const value = castTo(f, element, type.element, node);
    appendTo(f, localExpr(array), type, { expr: value, type: type.element }, node);
  });
  return localExpr(array);
}

/** Is the container changed where it stands: `(groups[key] as number[]).push(1)`? */
export function isChanged(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isChanged(parent);
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  if (!isAccess || parent.expression !== node) return false;
  return ts.isPropertyAccessExpression(parent)
    ? ts.isCallExpression(parent.parent) && changers.has(parent.name.text)
    : ts.isBinaryExpression(parent.parent) && parent.parent.left === parent && isAssignment(parent.parent);
}

const changers = new Set("push pop shift unshift splice sort reverse fill copyWithin".split(" "));

/** What changes a container that a predicate has given its type would change a copy that nobody sees. */
export function refuseToChangeCopy(node: ts.Node): void {
  if (!isChanged(node)) return;
  refuse(
    refusals.unsupportedSyntax,
    node,
    "changing what only a test has given its type",
    "its elements are stored in another way, so a copy would be changed",
    "keep the typed value in a variable, and change that",
  );
}

/** A member that a type promises of a dictionary. What had to be copied for it takes its place. */
export function readMemberOfDictionary(
  f: FunctionLowering,
  record: Operand,
  name: string,
  type: Type,
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const entry = readEntry(f, record, stringOperand(f, name).expr, node);
  const read: Operand = { expr: convert(entry.expr, "value", "exact", position), type: types.unknown };
  if (type.key === "unknown") return read;
  const container = copiedContainer(f, type);
  // Values of a known type are stored as that says: a copy could not take their place.
  if (container !== null && dictionaryOf(f, record.type)!.value.key !== "unknown")
    return { expr: castToLayout(f, read, type, node), type };
  const cast: Operand = { expr: f.reusable(castTo(f, read, type, node), position), type };
  if (container === null) return cast;
  const isThere = not(testNullish({ expr: cast.expr, type: types.unknown }));
  const { statements } = f.collect(() =>
    f.emit({ kind: "expr", expr: writeMemberOfDictionary(f, record, name, cast, node), position }),
  );
  f.emit(ifStatement(position, isThere, statements, []));
  return cast;
}

export function writeMemberOfDictionary(
  f: FunctionLowering,
  record: Operand,
  name: string,
  given: Operand,
  node: ts.Node,
): Expr {
  const { type, value } = dictionaryOf(f, record.type)!;
  const untyped: Operand = { expr: convertTo(f, given, types.unknown, node), type: types.unknown };
  const stored = castTo(f, untyped, value, node);
  return callDictionary(f, type, "set", [record.expr, stringOperand(f, name).expr, stored], f.position(node));
}

/** Is it an object of just this layout? */
function isLaidOut(value: Expr, layout: Layout, position: Position): Expr {
  const object = isRef(value.type) ? value : convert(value, anyRef, "unbox", position);
  return logical("and", testObject(value, position), { kind: "hasLayout", type: "bool", object, layouts: [layout] });
}
