// Casts: what TypeScript takes on trust for `as` and `!`, and Instar checks at run time.

import { ts } from "ts-morph";
import type { Expr, Fn, IrType, Position, Stmt } from "../ir.ts";
import { isNewArray } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import {
  type ArrayType,
  arrayType,
  type ClassType,
  includesNullish,
  includesUndefined,
  isAnyFunction,
  isBigint,
  isBooleanLike,
  isNullish,
  isNumeric,
  isPartOf,
  isSymbol,
  isWord,
  membersOf,
  nonNullable,
  type ObjectType,
  sameType,
  type TupleType,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import {
  anyRef,
  assign,
  binary,
  boolLiteral,
  convert,
  ifStatement,
  isRef,
  localExpr,
  logical,
  not,
  numberLiteral,
  sameIrType,
  undefinedOf,
} from "./build.ts";
import { isCallableObject } from "./callable_objects.ts";
import { isCompared } from "./comparison.ts";
import { convertKnown, convertTo, represent } from "./convert.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { elementOf, tupleElement } from "./elements.ts";
import { lowerExpression } from "./expressions.ts";
import { asksIfThere } from "./missing_elements.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { castFunction } from "./function_casts.ts";
import { iterate } from "./iteration.ts";
import { changesLists, isIterable, iterableOfAny } from "./list_conversions.ts";
import { copyMembers } from "./literals.ts";
import { copyArray } from "./array_literals.ts";
import { keepsOrder } from "./member_order.ts";
import { type MemberAccess } from "./members.ts";
import { unknownElements } from "./narrow.ts";
import { construct } from "./new.ts";
import { settled } from "./operators.ts";
import { testOtherKind } from "./other_kinds.ts";
import type { ProgramLowering } from "./program.ts";
import { classNameOf, isPromise, type Member, refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { isReadAs, isStoredAs } from "./storage.ts";
import { assertedNothing, skipParentheses } from "./syntax.ts";
import { callLibrary } from "./text.ts";
import { testedOutcome } from "./untyped_promises.ts";
import { castToContainer, copiedByLibrary, copiedContainer, testedCopy, testUntyped } from "./untyped_values.ts";
import { testBigint, testClass, testMember, testNullish, testObject, testUndefined } from "./value_tests.ts";

export function lowerAs(f: FunctionLowering, node: ts.AsExpression | ts.TypeAssertion, expected?: Type): Operand {
  if (ts.isConstTypeReference(node.type)) {
    const type = f.typeAt(node);
    return lowerExpression(f, node.expression, expected ?? type);
  }
  const written = f.program.types.fromNode(node.type, f.environment);
  // `as never` fits anywhere: the value has to be what is wanted where it goes.
  const type = written.key === "never" ? (expected ?? written) : written;
  const to = f.program.representation(type);
  // `{ value: undefined as unknown as T, done: true }`: missing, like an element that is not set.
  const nothing = assertedNothing(node);
  if (nothing === "undefined" && isRef(to)) return { expr: undefinedOf(to), type };
  if (nothing === "null" && isRef(to)) return { expr: { kind: "null", type: to }, type };
  const isTaken = (one: Type): boolean => one.key === "unknown" || one.key === nothing;
  if (nothing !== null && expected !== undefined && membersOf(expected).some(isTaken)) {
    const expr: Expr = nothing === "null" ? { kind: "null", type: "value" } : undefinedOf("value");
    return { expr, type: types[nothing] };
  }
  const behind = behindUnknown(f, node.expression, type);
  const operand = lowerExpression(f, behind ?? node.expression, behind === null ? type : undefined);
  const isOnlyPresent = includesNullish(operand.type) && sameType(nonNullable(operand.type), type);
  // `{ value: value as T, done: true }`: whoever takes anything takes nothing too.
  const isTakenToo = ({ key }: Type): boolean =>
    expected !== undefined && membersOf(expected).some((one) => one.key === "unknown" || one.key === key);
  if (isOnlyPresent && membersOf(operand.type).filter(isNullish).every(isTakenToo)) return operand;
  return { expr: castTo(f, operand, type, node), type };
}

/** `row as unknown as T`: a dictionary becomes an object by its own type, and so does a new list of anything. */
function behindUnknown(f: FunctionLowering, node: ts.Expression, type: Type): ts.Expression | null {
  const inner = skipParentheses(node);
  if (!ts.isAsExpression(inner) || inner.type.kind !== ts.SyntaxKind.UnknownKeyword) return null;
  const given = f.typeAt(inner.expression);
  if (type.kind === "array") {
    const isNew = given.kind === "array" && given.element.key === "unknown" && isNewArray(f.checker, inner.expression);
    return isNew && hasLists(f, type.element, []) ? inner.expression : null;
  }
  const record = dictionaryOf(f, given);
  return record === null || record.value.key === "unknown" || type.kind !== "object" ? null : inner.expression;
}

/** What `castTo` asks of the two types, without undefined and null. */
interface Cast {
  readonly f: FunctionLowering;
  readonly operand: Operand;
  readonly type: Type;
  readonly node: ts.Node;
  readonly given: readonly Type[];
  readonly wanted: readonly Type[];
  /** The only type that is wanted, or given; null where there are several. */
  readonly target: Type | null;
  readonly source: Type | null;
  /** In the library, whose authors see to what is not checked there. */
  readonly isTrusted: boolean;
}

/** The operand as `type`, with a test where its own type does not already say so. */
export function castTo(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  f.note(operand.type, type, node);
  if (operand.expr.type === "void") {
    f.emit({ kind: "expr", expr: operand.expr, position: f.position(node) });
    return castTo(f, { expr: undefinedOf("value"), type: types.undefined }, type, node);
  }
  if (sameType(operand.type, type) || type.key === "unknown") return convertKnown(f, operand, type, node);
  // Nothing, where that is one of the types.
  if (membersOf(operand.type).every(isNullish) && isPartOf(operand.type, type))
    return convertKnown(f, operand, type, node);
  if (isNumeric(operand.type) && isNumeric(type)) return convertKnown(f, operand, type, node);
  if (includesNullish(operand.type) && !includesNullish(type) && operand.type.key !== "unknown")
    operand = { expr: asserted(f, operand, node), type: nonNullable(operand.type) };
  const wanted = membersOf(nonNullable(type));
  const given = membersOf(nonNullable(operand.type));
  const sole = (members: readonly Type[]): Type | null => (members.length === 1 ? members[0] : null);
  const isTrusted = f.program.isTrusted(node.getSourceFile());
  const cast = { f, operand, type, node, given, wanted, target: sole(wanted), source: sole(given), isTrusted };
  for (const step of castSteps) {
    const made = step(cast);
    if (made !== null) return made;
  }
  return convertKnown(f, operand, type, node);
}

/** The kinds of casts, the first of which that is one of these two types makes it; the others give null. */
const castSteps: readonly ((cast: Cast) => Expr | null)[] = [
  toAnyFunction,
  toObjectThatIsCalled,
  toList,
  toFunction,
  toArrayOfUnion,
  toWhatItIs,
  toUnknownMembers,
  toOneOfSeveral,
  toUnknownElements,
  toTypedContainer,
  toPrimitiveReference,
  toCollection,
  toPrimitiveOrNothing,
  toClass,
  fromDictionary,
  toInterface,
  toFunctionOfLibrary,
  toLayout,
];

function toAnyFunction({ f, operand, type, node, target }: Cast): Expr | null {
  if (target === null || !isAnyFunction(target)) return null;
  const test = (value: Expr, position: Position): Expr => callRuntime("rt_value_is_function", [value], position);
  return castTested(f, operand, type, test, "the value is not a function", node);
}

/** A function as one with members. */
function toObjectThatIsCalled({ f, operand, type, node, source, wanted }: Cast): Expr | null {
  if (source?.kind !== "function" || !wanted.some(isCallableObject)) return null;
  return convertKnown(f, operand, type, node);
}

/**
 * A list that becomes one of another kind, of other elements or of instances of other classes: a copy, the elements of which
 * are looked at. That is as good where nobody else holds the list, or nobody writes to the copy.
 */
function toList(cast: Cast): Expr | null {
  const { f, operand, type, node, given, target } = cast;
  const [from, ...others] = given.filter((one) => one.kind === "array" || one.kind === "tuple");
  const isList = (one: Type): boolean => one.kind === "tuple" || (target !== null && sameType(one, target));
  if (others.length > 0 && target?.kind === "array" && given.every(isList)) return convertKnown(f, operand, type, node);
  if (from === undefined || others.length > 0 || (target?.kind !== "array" && target?.kind !== "tuple")) return null;
  if (sameType(from, target)) return null;
  const copy = listCopy(cast, from, target);
  if (copy === null && given.length === 1) return null;
  const position = f.position(node);
  const made = (value: Expr): Expr => {
    const among: Operand = { expr: value, type: nonNullable(operand.type) };
    const list = { expr: given.length === 1 ? value : castToUnion(f, among, from, [from], node), type: from };
    return copy === null ? convertKnown(f, list, target, node) : copy(list);
  };
  if (!includesNullish(type) || !includesNullish(operand.type)) return made(operand.expr);
  const value = f.temporary(convert(operand.expr, "value", "exact", position), position);
  const result = f.newLocal("$list", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: convert(value, result.type, "unbox", position), position });
  const { statements } = f.collect(() => f.emit(assign(position, localExpr(result), made(value))));
  f.emit(ifStatement(position, testNullish({ expr: value, type: types.unknown }), [], statements));
  return localExpr(result);
}

/** How the list is copied; null where it can stand for the other. */
function listCopy(
  { f, node, isTrusted }: Cast,
  from: Type,
  target: ArrayType | TupleType,
): ((list: Operand) => Expr) | null {
  if (from.kind === "tuple") {
    const isCopied = target.kind === "tuple" && !isReadAs(f.program, from, target);
    return (list) => (isCopied ? tupleOfTuple(f, list, target, node) : convertKnown(f, list, target, node));
  }
  if (from.kind !== "array") return null;
  if (target.kind === "tuple") return (list) => tupleOf(f, list, target, node, castTo);
  const isNew = isNewArray(f.checker, uncast(node));
  if (isNew && !isTrusted && from.element.key === "unknown" && hasLists(f, target.element, []))
    return (list) => ownCopy(f, list, target, node, (held) => testedCopy(f, held, target, node));
  if (changesLists(from, target)) return (list) => copyArray(f, list, target, node, castTo);
  const tested = (list: Operand): Expr => testedCopy(f, list, target, node);
  if (from.element.key === "never") return null;
  if (isNew) return tested;
  if (isTrusted || isStoredAs(f.program, from.element, target.element)) return null;
  const isRead = isCast(node) && f.program.onlyRead.isReadingCopy(node);
  if (isRead && !copiesParts(f, from.element, target.element)) return tested;
  return refuse(refusals.uncheckableCast, node, from.key, target.key);
}

/** Would lists within the list be copied too? Somebody might write to those. */
function copiesParts(f: FunctionLowering, given: Type, wanted: Type): boolean {
  return membersOf(nonNullable(wanted)).some((one) => {
    if (membersOf(given).some((other) => sameType(one, other))) return false;
    const isCollection = one.kind === "class" && adderOf(f, one) !== null;
    const isRecord = given.key === "unknown" && one.kind !== "tuple" && copiedContainer(f, one) !== null;
    return one.kind === "array" || isCollection || isRecord;
  });
}

function isCast(node: ts.Node): node is ts.AsExpression | ts.TypeAssertion {
  return ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
}

function toFunction({ f, operand, type, node, target, isTrusted }: Cast): Expr | null {
  return target?.kind === "function" && !isTrusted ? castFunction(f, operand, type, target, node) : null;
}

function toFunctionOfLibrary({ f, operand, type, node, target }: Cast): Expr | null {
  return target?.kind === "function" ? castFunction(f, operand, type, target, node) : null;
}

/** One of several kinds of arrays. */
function toArrayOfUnion({ f, operand, type, node, given, target, isTrusted }: Cast): Expr | null {
  if (target === null || given.length === 1 || !given.some((one) => sameType(one, target))) return null;
  if (isTrusted || target.kind !== "array") return null;
  return castToUnion(f, operand, type, [target], node);
}

/** What every member of the given type is already needs no test; what a dictionary holds nobody knows. */
function toWhatItIs({ f, operand, type, node, given, wanted }: Cast): Expr | null {
  const isAlready = (source: Type): boolean =>
    wanted.some((one) => (dictionaryOf(f, source) === null || one.kind !== "object") && isA(f.program, source, one));
  return given.every(isAlready) ? convertKnown(f, operand, type, node) : null;
}

function toUnknownMembers({ f, operand, type, node, target }: Cast): Expr | null {
  if (target === null || includesNullish(type) || dictionaryOf(f, target)?.value.key !== "unknown") return null;
  const position = f.position(node);
  const value = convert(operand.expr, "value", "exact", position);
  return callLibrary(f, "unknownMembers", [value], position, "std/dictionary.ts");
}

function toOneOfSeveral({ f, operand, type, node, given, isTrusted }: Cast): Expr | null {
  const choices = membersOf(widen(nonNullable(type)));
  const isPart = (one: Type): boolean => membersOf(widen(operand.type)).some((other) => sameType(one, other));
  const isObject = (one: Type): boolean => one.kind === "object" || (one.kind === "class" && !dictionaryOf(f, one));
  const areObjects = given.every(isObject) && choices.every(isObject);
  const isFewer = operand.type.key === "unknown" || choices.every(isPart) || areObjects;
  if (choices.length === 1 || !isFewer || isTrusted) return null;
  const copied = operand.type.key === "unknown" ? castToCopied(f, operand, type, choices, node) : null;
  return copied ?? castToUnion(f, operand, type, choices, node);
}

/** `tags as string | string[]` of an untyped list: the one of the types that is a list is made of it. Null: none has to be made. */
function castToCopied(
  f: FunctionLowering,
  operand: Operand,
  type: Type,
  choices: readonly Type[],
  node: ts.Node,
): Expr | null {
  const containers = choices.flatMap((one) => (untypedAlike(f, one) === null ? (copiedContainer(f, one) ?? []) : []));
  const isOnly = ({ kind }: Type): boolean =>
    containers.filter((one) => (one.kind === "class") === (kind === "class")).length === 1;
  const made = containers.filter(isOnly);
  if (made.length === 0) return null;
  const position = f.position(node);
  const held: Operand = {
    expr: f.temporary(convert(operand.expr, "value", "exact", position), position),
    type: types.unknown,
  };
  const result = f.newLocal("$one", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: null, position });
  const assigned = (value: () => Expr): Stmt[] =>
    f.collect(() => f.emit(assign(position, localExpr(result), value()))).statements;
  let chosen = assigned(() => castToUnion(f, held, type, choices, node));
  for (const container of made) {
    const copy = (): Operand => ({ expr: castToContainer(f, held.expr, container, container, node), type: container });
    const copied = assigned(() => convertTo(f, copy(), type, node));
    chosen = [ifStatement(position, testUntyped(f, held.expr, container, position), copied, chosen)];
  }
  chosen.forEach((statement) => f.emit(statement));
  return localExpr(result);
}

/** An array of which nothing is known, only to be read. */
function toUnknownElements({ f, operand, type, node, target }: Cast): Expr | null {
  if (target?.kind !== "array" || target.element.key !== "unknown" || operand.type.key !== "unknown") return null;
  if (includesNullish(type) || !ts.isExpression(node) || !f.program.onlyRead.isReading(node)) return null;
  return unknownElements(f, operand.expr, f.position(node));
}

function toTypedContainer({ f, operand, type, node }: Cast): Expr | null {
  const container = operand.type.key === "unknown" ? copiedContainer(f, type) : null;
  return container === null ? null : castToContainer(f, operand.expr, type, container, node);
}

function toPrimitiveReference({ f, operand, type, node, target, given }: Cast): Expr | null {
  if (target === null) return null;
  if (isBigint(target) && !isWord(given[0])) return castToBigint(f, operand, type, node);
  return isSymbol(target) ? castToSymbol(f, operand, type, node) : null;
}

/** `Map<string, unknown>` as `Map<string, number>`: a copy that is only read, as of lists. */
function toCollection({ f, operand, type, node, source, target }: Cast): Expr | null {
  if (source?.kind !== "class" || target?.kind !== "class" || includesNullish(type)) return null;
  const add = source.declaration === target.declaration ? adderOf(f, target) : null;
  if (add === null) return null;
  const isRead = isCast(node) && f.program.onlyRead.isReadingCopy(node);
  if (!isRead || target.args.some((arg, index) => copiesParts(f, source.args[index], arg)))
    return refuse(refusals.uncheckableCast, node, source.key, target.key);
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(operand.expr, position), type: source };
  const made = construct(f, target, [], node);
  iterate(f, held, node, (entry) => {
    const parts = target.args.map((arg, index) => {
      const part = target.args.length === 1 ? entry : tupleElement(f, entry, index);
      return f.reusable(castTo(f, part, arg, node), position);
    });
    const args = [made.expr, ...parts];
    f.emit({ kind: "expr", expr: { kind: "call", type: add.returns, function: add, args, position }, position });
  });
  return made.expr;
}

/** What adds to a Map or a Set; null for other classes. */
function adderOf(f: FunctionLowering, type: ClassType): Fn | null {
  const name = { "std/map.ts": "set", "std/set.ts": "add" }[f.program.pathOf(type.declaration.getSourceFile())];
  const found = name === undefined ? null : f.program.classes.findMember(type, name);
  return found === null ? null : f.program.instances.methodInstance(found.declaration, found.owner, []).fn;
}

/** `value as number | undefined`: one word, which only its tag tells from any other. */
function toPrimitiveOrNothing({ f, operand, type, node, target, isTrusted }: Cast): Expr | null {
  if (isTrusted || target === null || operand.type.key !== "unknown" || !includesNullish(type)) return null;
  if (!isNumeric(target) && !isBooleanLike(target)) return null;
  return castToUnion(f, operand, type, [target], node);
}

function toClass({ f, operand, type, node, target }: Cast): Expr | null {
  return target?.kind === "class" ? castToClass(f, operand, type, target, node) : null;
}

function fromDictionary({ f, operand, type, node, source, target }: Cast): Expr | null {
  if (source === null || dictionaryOf(f, source) === null || target?.kind !== "object" || includesNullish(type))
    return null;
  if (dictionaryOf(f, source)?.value.key !== "unknown" || !hasLists(f, target, []))
    return objectOf(f, { expr: operand.expr, type: source }, target, node);
  return ownCopy(f, { expr: operand.expr, type: source }, target, node, (held) => objectOf(f, held, target, node));
}

/** A copy in which the records and lists are of their own types, so that they can be written to; `otherwise`: what is no T. */
function ownCopy(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  node: ts.Node,
  otherwise: (held: Operand) => Expr,
): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(operand.expr, position), type: operand.type };
  const whole = copiedByLibrary(f, convert(held.expr, "value", "exact", position), target, node);
  const result = f.newLocal("$copy", f.program.representation(target));
  f.emit({ kind: "let", local: result, init: convert(whole.expr, result.type, "unbox", position), position });
  const { statements } = f.collect(() => f.emit(assign(position, localExpr(result), otherwise(held))));
  f.emit(ifStatement(position, testUndefined(whole), statements));
  return localExpr(result);
}

/** Is it made of values and lists alone, of which there are some? */
function hasLists(f: FunctionLowering, type: Type, around: readonly Type[]): boolean {
  const parts = membersOf(type).flatMap((one) =>
    one.kind === "object" && !isIterable(f.program, one) && !around.includes(one)
      ? f.program.types.members(one).map((member) => member.type)
      : one.kind === "array"
        ? [one.element]
        : [],
  );
  return (
    membersOf(type).some(({ kind }) => kind === "array") || parts.some((part) => hasLists(f, part, [...around, type]))
  );
}

function toInterface({ f, operand, type, node, target }: Cast): Expr | null {
  if (target?.kind !== "object") return null;
  if (operand.type.key !== "unknown" || !isIterable(f.program, target))
    return castToInterface(f, operand, type, target, node);
  return castToInterface(f, { ...operand, expr: iterableOfAny(f, operand.expr, node) }, type, target, node);
}

/** What else is told by its layout. */
function toLayout({ f, operand, type, node }: Cast): Expr | null {
  const to = f.program.representation(type);
  const { type: from } = operand.expr;
  const isOther = isRef(to) && to.to !== null && isRef(from) && from.to !== to.to;
  return isOther ? castToOneLayout(f, operand, to, node, includesNullish(type)) : null;
}

/** `text.split("=") as [string, string]`: a tuple of the array's elements, which have to be as many as it needs. */
export function tupleOf(
  f: FunctionLowering,
  array: Operand,
  type: TupleType,
  node: ts.Node,
  convertElement: typeof convertTo = convertTo,
): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(array.expr, position), type: array.type };
  const length: Expr = { kind: "length", type: "u32", array: held.expr };
  const most = type.elements.length;
  const least = type.elements.findLastIndex((element) => !includesUndefined(element)) + 1;
  const isEnough = binary("ge", length, numberLiteral(least, "u32"));
  const fits = isTakenApart(node)
    ? isEnough
    : logical("and", isEnough, binary("le", length, numberLiteral(most, "u32")));
  throwTypeErrorUnless(f, fits, `the array has not ${most} elements`, node);
  const layout = f.program.layouts.tuple(type.elements, type.key);
  const object = f.newLocal("$tuple", { kind: "ref", to: layout });
  f.emit({ kind: "let", local: object, init: { kind: "new", type: object.type, layout, position }, position });
  type.elements.forEach((element, index) => {
    const field = layout.fields[index];
    const { statements } = f.collect(() => {
      const read = elementOf(f, held, numberLiteral(index), node, false);
      const place = { kind: "field", type: field.type, object: localExpr(object), layout, field } as const;
      f.emit(assign(position, place, convertElement(f, read, element, node)));
    });
    if (index < least) for (const statement of statements) f.emit(statement);
    else f.emit(ifStatement(position, binary("gt", length, numberLiteral(index, "u32")), statements));
  });
  return localExpr(object);
}

/** `const [size] = (await once(socket, "size")) as [number]`: nobody sees what else the list has. */
function isTakenApart(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || (isCast(parent) && parent.expression === node))
    return isTakenApart(parent);
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== node || !ts.isArrayBindingPattern(parent.name))
    return false;
  return parent.name.elements.every((one) => ts.isOmittedExpression(one) || one.dotDotDotToken === undefined);
}

/** A tuple of the elements of another one. */
export function tupleOfTuple(
  f: FunctionLowering,
  source: Operand,
  type: TupleType,
  node: ts.Node,
  convertElement: typeof convertTo = castTo,
): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(source.expr, position), type: source.type };
  const layout = f.program.layouts.tuple(type.elements, type.key);
  const object = f.newLocal("$tuple", { kind: "ref", to: layout });
  f.emit({ kind: "let", local: object, init: { kind: "new", type: object.type, layout, position }, position });
  type.elements.forEach((element, index) => {
    const field = layout.fields[index];
    const place = { kind: "field", type: field.type, object: localExpr(object), layout, field } as const;
    f.emit(assign(position, place, convertElement(f, tupleElement(f, held, index), element, node)));
  });
  return localExpr(object);
}

/** `Object.fromEntries(pairs) as T`: an object with the members of the type, each of which is tested. */
export function objectOf(
  f: FunctionLowering,
  record: Operand,
  type: ObjectType,
  node: ts.Node,
  conversion: typeof convertTo = castTo,
): Expr {
  // What may be undefined may be missing too.
  const isLeftOut = (member: Member): boolean => member.optional || includesUndefined(member.type);
  const members = f.program.types.members(type).map((member) => ({ ...member, optional: isLeftOut(member), node }));
  const held: Operand = { expr: f.temporary(record.expr, f.position(node)), type: record.type };
  const copy = copyMembers(f, held, type, members, node, conversion);
  if (!keepsOrder(f, node)) return convertTo(f, copy, type, node);
  const position = f.position(node);
  const made: Operand = { expr: f.temporary(copy.expr, position), type: copy.type };
  const placed = callLibrary(f, "placeMembersAs", [made.expr, held.expr], position, "std/dictionary.ts");
  f.emit({ kind: "expr", expr: placed, position });
  return convertTo(f, made, type, node);
}

/** What a cast is made of. */
function uncast(node: ts.Node): ts.Node {
  return isCast(node) ? uncast(node.expression) : node;
}

function isA(program: ProgramLowering, source: Type, target: Type): boolean {
  const a = widen(source);
  const b = widen(target);
  if (sameType(a, b)) return true;
  if (a.kind === "class" && b.kind === "class")
    return program.classes.derivesFrom(a, b) || program.looseClasses.standsFor(a, b);
  if (a.kind === "function" && b.kind === "function") return true;
  if (a.kind === "array" && b.kind === "array") return true;
  if (b.kind === "object" && (a.kind === "class" || a.kind === "object"))
    return program.types.members(b).every((member) => {
      if (member.optional) return true;
      if (a.kind === "object") return program.types.members(a).some((one) => one.name === member.name);
      const info = program.layouts.classInfo(a);
      return (
        program.layouts.findField(info, member.name) !== null ||
        program.classes.findMember(a, member.name) !== null ||
        program.classes.findMember(a, `get ${member.name}`) !== null
      );
    });
  return false;
}

/** A value of which nothing is known as a type, which may be one of several, or leave room for nothing. */
export function castAmong(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  const choices = membersOf(widen(nonNullable(type)));
  const isScalar = includesNullish(type) && choices.some((one) => isNumeric(one) || isBooleanLike(one));
  const isOpen = operand.type.key === "unknown" && type.key !== "unknown";
  return isOpen && (choices.length > 1 || isScalar)
    ? castToUnion(f, operand, type, choices, node)
    : castTo(f, operand, type, node);
}

/** A value of which nothing is known, or one of more types, as one of several: it has to be one of them. */
export function castToUnion(
  f: FunctionLowering,
  operand: Operand,
  type: Type,
  choices: readonly Type[],
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const held = f.reusable(convert(operand.expr, "value", "exact", position), position);
  const tests = choices.map((one) => testChoice(f, held, operand.type, one, position));
  if (includesNullish(type)) tests.push(testNullish({ expr: held, type: types.unknown }));
  const otherKind = testOtherKind(f, held, choices, node);
  if (otherKind !== null) tests.push(otherKind);
  const isOne = tests.reduce((left, right) => logical("or", left, right));
  throwTypeErrorUnless(f, isOne, "the value is of another type", node);
  return represent(held, f.program.representation(type), "unbox", position);
}

/**
 * Is the value the choice, or the container of unknown values that stores them in the same way (`type Json = number | Json[]`)?
 * Where it can be no other list, any that stores its elements so is one: lists of narrower elements are seen as it.
 */
function testChoice(f: FunctionLowering, held: Expr, given: Type, choice: Type, position: Position): Expr {
  const stored = (one: Type): IrType | null =>
    one.kind === "array" ? f.program.layouts.array(one.element).element : null;
  const word = stored(choice);
  if (word !== null && given.key !== "unknown") {
    const alike = membersOf(given).filter((one) => stored(one) !== null && sameIrType(stored(one)!, word));
    const object = convert(held, anyRef, "unbox", position);
    const layouts = f.program.layouts.arraysOf(word);
    if (alike.length === 1)
      return logical("and", testObject(held, position), { kind: "hasLayout", type: "bool", object, layouts });
  }
  const untyped = untypedAlike(f, choice);
  const test = testMember(f, held, choice, position);
  return untyped === null ? test : logical("or", testMember(f, held, untyped, position), test);
}

/** The container of unknown values that stores its values as this one does; null for all else. */
function untypedAlike(f: FunctionLowering, type: Type): Type | null {
  const held = type.kind === "array" ? type.element : (dictionaryOf(f, type)?.value ?? null);
  if (held === null || f.program.representation(held) !== "value") return null;
  return type.kind === "array" ? arrayType(types.unknown) : f.program.types.dictionaryFor(types.unknown);
}

function castToBigint(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  return castTested(f, operand, type, testBigint, "the value is not a bigint", node);
}

function castToSymbol(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  const test = (value: Expr, position: Position): Expr => callRuntime("rt_value_is_symbol", [value], position);
  return castTested(f, operand, type, test, "the value is not a symbol", node);
}

/** A cast to a primitive type whose values are references. */
function castTested(
  f: FunctionLowering,
  operand: Operand,
  type: Type,
  test: (value: Expr, position: Position) => Expr,
  message: string,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const value = f.reusable(convert(operand.expr, "value", "exact", position), position);
  const isOne = test(value, position);
  const isMissing = includesNullish(type) ? testNullish({ expr: value, type: types.unknown }) : boolLiteral(false);
  throwTypeErrorUnless(f, logical("or", isMissing, isOne), message, node);
  return convert(value, anyRef, "unbox", position);
}

/** An object as another, or as one of several, that it need not be. */
export function castObject(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  const choices = membersOf(nonNullable(type));
  const [only, ...others] = choices;
  if (others.length === 0 && only.kind === "object") return castToInterface(f, operand, type, only, node);
  if (others.length === 0 && only.kind === "class") return castToClass(f, operand, type, only, node);
  return castToUnion(f, operand, type, choices, node);
}

function castToClass(f: FunctionLowering, operand: Operand, type: Type, wanted: ClassType, node: ts.Node): Expr {
  if (f.program.looseClasses.isLoose(wanted.declaration)) {
    const isOne = (value: Expr, position: Position): Expr =>
      logical("and", testObject(value, position), testClass(f, convert(value, anyRef, "unbox", position), wanted));
    return castTested(f, operand, type, isOne, `the value is no ${classNameOf(wanted.declaration)}`, node);
  }
  if (isPromise(wanted)) return castToPromise(f, operand, type, wanted, node);
  const { layout } = f.program.layouts.classInfo(wanted);
  return castToOneLayout(f, operand, { kind: "ref", to: layout }, node, includesNullish(type));
}

/** Any promise is one of unknown; of others only the exact layout says what they hold, or else it is tested when it is there. */
function castToPromise(f: FunctionLowering, operand: Operand, type: Type, wanted: ClassType, node: ts.Node): Expr {
  const { base, layout } = f.program.layouts.classInfo(wanted);
  if (base === null) throw new Error(`${wanted.key} is no promise`);
  const anyPromise: Expr["type"] & { kind: "ref" } = { kind: "ref", to: base.layout };
  const checked = castToOneLayout(f, operand, anyPromise, node, includesNullish(type));
  const [outcome] = wanted.args;
  if (outcome.key === "unknown") return checked;
  const position = f.position(node);
  const result = f.newLocal("$promise", anyRef);
  f.emit({ kind: "let", local: result, init: represent(checked, anyRef, "unbox", position), position });
  const object = localExpr(result);
  const isOne: Expr = { kind: "hasLayout", type: "bool", object, layouts: [layout] };
  const { statements } = f.collect(() => {
    const tested = testedOutcome(f, { expr: object, type: types.unknown }, outcome, node);
    if (tested !== null) f.emit(assign(position, object, represent(tested.expr, anyRef, "unbox", position)));
  });
  const isNothing = testNullish({ expr: object, type: types.unknown });
  f.emit(ifStatement(position, not(logical("or", isNothing, isOne)), statements));
  return represent(object, f.program.representation(wanted), "unbox", position);
}

/** As what has just the layout of the type. */
export function castToLayout(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  const to = f.program.representation(type);
  if (!isRef(to)) throw new Error(`${type.key} has no layout`);
  return castToOneLayout(f, operand, to, node, includesNullish(type));
}

function castToOneLayout(
  f: FunctionLowering,
  operand: Operand,
  to: Extract<Expr["type"], { kind: "ref" }>,
  node: ts.Node,
  nullable = false,
): Expr {
  const position = f.position(node);
  const value = f.reusable(convert(operand.expr, "value", "exact", position), position);
  const checked = convert(value, to, "checked", position);
  if (!nullable) return checked;
  return {
    kind: "conditional",
    type: to,
    test: testNullish({ expr: value, type: types.unknown }),
    whenTrue: convert(value, to, "unbox", position),
    whenFalse: checked,
  };
}

function castToInterface(f: FunctionLowering, operand: Operand, type: Type, wanted: ObjectType, node: ts.Node): Expr {
  const position = f.position(node);
  const object = f.reusable(
    operand.expr.type === "value" ? convert(operand.expr, anyRef, "unbox", position) : operand.expr,
    position,
  );
  const implemented: Expr =
    f.program.types.members(wanted).length === 0
      ? testObject(object, position)
      : { kind: "implements", type: "bool", object, interfaceName: f.program.dispatch.interfaceName(wanted) };
  const allowed = includesNullish(type)
    ? logical("or", testNullish({ expr: object, type: types.unknown }), implemented)
    : implemented;
  throwTypeErrorUnless(f, allowed, `the object is not a ${wanted.name === "" ? wanted.key : wanted.name}`, node);
  return object;
}

export function throwTypeErrorUnless(f: FunctionLowering, test: Expr, message: string, node: ts.Node): void {
  const position = f.position(node);
  const text: Expr = { kind: "string", type: f.program.representation(types.string), value: message };
  f.emit(
    ifStatement(position, not(test), [
      { kind: "expr", expr: callLibrary(f, "throwTypeError", [text], position, "std/error.ts"), position },
    ]),
  );
}

/** The operand, after throwing TypeError if it is undefined or null, but for what is allowed of these. */
export function requirePresent(
  f: FunctionLowering,
  operand: Operand,
  node: ts.Node,
  allowed: readonly Type[] = [],
): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(operand.expr, position), type: operand.type };
  const isAllowed = (name: string): boolean => allowed.some((one) => one.key === name);
  const missing = membersOf(operand.type)
    .filter((one) => isNullish(one) && !isAllowed(one.key))
    .map((one) => one.key);
  const what = missing.length === 1 ? missing[0] : null;
  const said = what === null || f.program.isTrusted(node.getSourceFile()) ? null : messageOf(node, what);
  const text = said ?? `the value is ${missing.join(" or ") || "undefined"}`;
  throwTypeErrorUnless(f, not(testNullish(held, !isAllowed("undefined"), !isAllowed("null"))), text, node);
  return convertTo(f, held, unionType([nonNullable(operand.type), ...allowed]), node, "unbox");
}

/** What JavaScript says where the value that `node` tests is missing: it names what is read, written or called. */
function messageOf(node: ts.Node, missing: string): string | null {
  const isAsserted = ts.isNonNullExpression(node);
  const use = isAsserted ? node.parent : node;
  if (isAsserted && ts.isCallExpression(use) && use.expression === node && isPath(node.expression))
    return `${node.expression.getText()} is not a function`;
  if (isAsserted && ts.isForOfStatement(use) && use.expression === node && isPath(node.expression))
    return `${node.expression.getText()} is not iterable`;
  const name = nameUsed(use);
  if (name === null || (use !== node && (use as MemberAccess).expression !== node)) return null;
  const { parent } = use;
  const isWritten =
    ts.isBinaryExpression(parent) && parent.left === use && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const verb = isWritten ? "set" : "read";
  return `Cannot ${verb} properties of ${missing} (${isWritten ? "setting" : "reading"} '${name}')`;
}

/** The member that an access names. */
function nameUsed(access: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(access)) return access.name.text;
  if (!ts.isElementAccessExpression(access)) return null;
  const { argumentExpression: key } = access;
  return ts.isNumericLiteral(key) || ts.isStringLiteral(key) ? key.text : null;
}

/** `a.b.c` */
function isPath(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) ? isPath(node.expression) : ts.isIdentifier(node);
}

/** `x!` */
export function lowerNonNull(f: FunctionLowering, node: ts.NonNullExpression, expected?: Type): Operand {
  const operand = lowerExpression(f, node.expression);
  // A field that is set later is tested where it is read.
  const isNull = node.expression.kind === ts.SyntaxKind.NullKeyword;
  const missing = membersOf(operand.type).filter(isNullish);
  const wanted = expected === undefined ? [] : membersOf(expected).map((one) => one.key);
  // Who takes an element that may be null gets it: `visit(list[0]!)`.
  const allowed = missing.filter((one) => wanted.includes(one.key));
  if (expected !== undefined && includesUndefined(expected) && (isNull || allowed.length === missing.length))
    return operand;
  // `found! ?? other`: what is said to be there may be asked for all the same, compared, shown, or count as a number.
  const { missingElements } = f.program;
  const isAsked =
    asksIfThere(node, true) || ts.isTypeOfExpression(node.parent) || isCompared(node) || missingElements.isShown(node);
  const takesAny = expected?.key === "unknown" && !f.program.isTrusted(node.getSourceFile());
  const type = nonNullable(operand.type);
  if (isNumeric(type) && missingElements.countsAsNumber(node)) return settled(f, operand, node);
  if (isAsked || takesAny || !includesNullish(operand.type) || operand.type.key === "unknown" || type.key === "never")
    return operand;
  return { expr: asserted(f, operand, node, allowed), type: unionType([type, ...allowed]) };
}

/**
 * What is said to be there. Undefined goes on all the same, as an element outside of a list does, where a value of the type
 * leaves room for it and nobody reads it here.
 */
function asserted(f: FunctionLowering, operand: Operand, node: ts.Node, allowed: readonly Type[] = []): Expr {
  const type = unionType([nonNullable(operand.type), ...allowed]);
  const to = f.program.representation(type);
  const hasRoom = isRef(to) || to === "value";
  const mayGoOn = includesUndefined(operand.type) && hasRoom && !f.program.isTrusted(node.getSourceFile());
  if (!mayGoOn || isRead(node)) return requirePresent(f, operand, node, allowed);
  const passed = membersOf(operand.type).every((one) => one.key !== "null" || allowed.includes(one));
  const held = passed ? operand.expr : requirePresent(f, operand, node, [types.undefined, ...allowed]);
  return represent(held, to, "unbox", f.position(node));
}

/** Is a member of it read or called here, or are its elements? */
function isRead(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isRead(parent);
  if (ts.isVariableDeclaration(parent)) return !ts.isIdentifier(parent.name);
  const isUsed =
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isForOfStatement(parent) ||
    ts.isSpreadElement(parent);
  return isUsed && parent.expression === node;
}

/** What all objects have of Object.prototype. */
export const inheritedNames = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);
