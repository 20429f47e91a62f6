// What TypeScript takes on trust and Instar checks at run time: `as`, `!`, instanceof and in.

import { ts } from "ts-morph";
import type { Expr, Fn, IrType, Position } from "../ir.ts";
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
  isNullish,
  isBooleanLike,
  isNumeric,
  isStringLike,
  isSymbol,
  isTypedArrayName,
  isWord,
  membersOf,
  nonNullable,
  type ObjectType,
  type TupleType,
  sameType,
  type Type,
  types,
  type UnionType,
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
import { construct } from "./calls.ts";
import { isCallableObject } from "./callable_objects.ts";
import { convertKnown, convertTo, represent } from "./convert.ts";
import { unknownElements } from "./narrow.ts";
import { testBigint, testClass, testMember, testNullish, testObject, testUndefined } from "./value_tests.ts";
import { changesLists, isIterable } from "./list_conversions.ts";
import { dictionaryOf, keyText, testEntry } from "./dictionaries.ts";
import { elementOf, symbolIn, tupleElement } from "./elements.ts";
import { constantOf, lowerExpression, stringOperand } from "./expressions.ts";
import { isStatic } from "./classes.ts";
import { hasInstanceName, isClassObject, namedClass, testInstance } from "./class_values.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { castFunction } from "./function_casts.ts";
import { iterate } from "./iteration.ts";
import { copyArray, copyMembers } from "./literals.ts";
import { hasMember, keepsOrder } from "./member_order.ts";
import { type MemberAccess, staticOwner, readMember } from "./members.ts";
import { testGlobalInstance } from "./global_instances.ts";
import { isPromiseConstructor } from "./promises.ts";
import type { ProgramLowering } from "./program.ts";
import { classNameOf, isPromise, refuse } from "./resolve_types.ts";
import { skipOuterExpressions, skipParentheses } from "./syntax.ts";
import { callRuntime } from "./runtime.ts";
import { callLibrary } from "./text.ts";
import { castToContainer, copiedContainer, testedCopy } from "./untyped_values.ts";

export function lowerAs(f: FunctionLowering, node: ts.AsExpression | ts.TypeAssertion, expected?: Type): Operand {
  if (ts.isConstTypeReference(node.type)) {
    const type = f.typeAt(node);
    return lowerExpression(f, node.expression, expected ?? type);
  }
  const type = f.program.types.fromNode(node.type, f.environment);
  const to = f.program.representation(type);
  // `{ value: undefined as unknown as T, done: true }`: missing, like an element that is not set.
  if (isRef(to) && isUndefined(skipOuterExpressions(node))) return { expr: undefinedOf(to), type };
  const record = recordBehindUnknown(f, node.expression);
  const isObject = record !== null && type.kind === "object";
  const operand = lowerExpression(f, isObject ? record : node.expression, isObject ? undefined : type);
  return { expr: castTo(f, operand, type, node), type };
}

/** `row as unknown as T`: a dictionary becomes an object by its own type. */
function recordBehindUnknown(f: FunctionLowering, node: ts.Expression): ts.Expression | null {
  const inner = skipParentheses(node);
  if (!ts.isAsExpression(inner) || inner.type.kind !== ts.SyntaxKind.UnknownKeyword) return null;
  const record = dictionaryOf(f, f.typeAt(inner.expression));
  return record === null || record.value.key === "unknown" ? null : inner.expression;
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
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
  f.program.flow.note(operand.type, type, node);
  if (operand.expr.type === "void") {
    f.emit({ kind: "expr", expr: operand.expr, position: f.position(node) });
    return castTo(f, { expr: undefinedOf("value"), type: types.undefined }, type, node);
  }
  if (sameType(operand.type, type) || type.key === "unknown") return convertKnown(f, operand, type, node);
  if (isNumeric(operand.type) && isNumeric(type)) return convertKnown(f, operand, type, node);
  if (includesNullish(operand.type) && !includesNullish(type) && operand.type.key !== "unknown")
    operand = { expr: requirePresent(f, operand, node), type: nonNullable(operand.type) };
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
  if (from.kind === "tuple" && target.kind === "array") return (list) => convertKnown(f, list, target, node);
  if (from.kind === "tuple") {
    const differs = changesLists(from, target) || narrows(f.program, from, target);
    return differs ? (list) => tupleOfTuple(f, list, target as TupleType, node) : null;
  }
  if (from.kind !== "array") return null;
  if (target.kind === "tuple") return (list) => tupleOf(f, list, target, node, castTo);
  if (changesLists(from, target)) return (list) => copyArray(f, list, target, node, castTo);
  const tested = (list: Operand): Expr => testedCopy(f, list, target, node);
  if (from.element.key === "never") return null;
  if (isNewArray(f.checker, uncast(node))) return tested;
  const [given, wanted] = [from, target].map((one) => f.program.representation(one.element));
  const isStoredAlike = sameIrType(given, wanted) || isTrusted;
  if (isStoredAlike && !narrows(f.program, from, target)) return null;
  const isRead = isCast(node) && f.program.onlyRead.isReading(node);
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
  return choices.length > 1 && isFewer && !isTrusted ? castToUnion(f, operand, type, choices, node) : null;
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
  const isRead = isCast(node) && f.program.onlyRead.isReading(node);
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
  return objectOf(f, { expr: operand.expr, type: source }, target, node);
}

function toInterface({ f, operand, type, node, target }: Cast): Expr | null {
  if (target?.kind !== "object") return null;
  if (operand.type.key !== "unknown" || !isIterable(f.program, target))
    return castToInterface(f, operand, type, target, node);
  const value = convert(operand.expr, "value", "exact", f.position(node));
  const expr = callLibrary(f, "iterableOfAny", [value], f.position(node), "std/iterable.ts");
  return castToInterface(f, { ...operand, expr }, type, target, node);
}

/** What else is told by its layout. */
function toLayout({ f, operand, type, node }: Cast): Expr | null {
  const to = f.program.representation(type);
  const { type: from } = operand.expr;
  const isOther = isRef(to) && to.to !== null && isRef(from) && from.to !== to.to;
  return isOther ? castToOneLayout(f, operand, to, node) : null;
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
  const fits = logical("and", isEnough, binary("le", length, numberLiteral(most, "u32")));
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

/** A tuple of the elements of another one. */
function tupleOfTuple(f: FunctionLowering, source: Operand, type: TupleType, node: ts.Node): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(source.expr, position), type: source.type };
  const layout = f.program.layouts.tuple(type.elements, type.key);
  const object = f.newLocal("$tuple", { kind: "ref", to: layout });
  f.emit({ kind: "let", local: object, init: { kind: "new", type: object.type, layout, position }, position });
  type.elements.forEach((element, index) => {
    const field = layout.fields[index];
    const place = { kind: "field", type: field.type, object: localExpr(object), layout, field } as const;
    f.emit(assign(position, place, castTo(f, tupleElement(f, held, index), element, node)));
  });
  return localExpr(object);
}

/** `Object.fromEntries(pairs) as T`: an object with the members of the type, each of which is tested. */
function objectOf(f: FunctionLowering, record: Operand, type: ObjectType, node: ts.Node): Expr {
  const members = f.program.types.members(type).map((member) => ({ ...member, node }));
  const held: Operand = { expr: f.temporary(record.expr, f.position(node)), type: record.type };
  const copy = copyMembers(f, held, type, members, node, castTo);
  if (!keepsOrder(f, node)) return convertTo(f, copy, type, node);
  const position = f.position(node);
  const made: Operand = { expr: f.temporary(copy.expr, position), type: copy.type };
  const placed = callLibrary(f, "placeMembersAs", [made.expr, held.expr], position, "std/dictionary.ts");
  f.emit({ kind: "expr", expr: placed, position });
  return convertTo(f, made, type, node);
}

/** What a cast is made of. */
function uncast(node: ts.Node): ts.Node {
  return isCast(node) ? node.expression : node;
}

/** Are the elements of the one list instances of other classes than those of the other, as far as anybody knows? */
export function narrows(program: ProgramLowering, source: Type, target: Type): boolean {
  if (source.kind === "array" && target.kind === "array") return differs(program, source.element, target.element);
  if (source.kind !== "tuple" || target.kind !== "tuple") return false;
  return target.elements.some((one, at) => at < source.elements.length && differs(program, source.elements[at], one));
}

export function differs(program: ProgramLowering, source: Type, target: Type): boolean {
  const [given, wanted] = [source, target].map((one) => membersOf(nonNullable(one)));
  if (given.length === 1 && wanted.length === 1 && narrows(program, given[0], wanted[0])) return true;
  const isOwnClass = (one: Type): boolean =>
    one.kind === "class" && !program.isLibrary(one.declaration.getSourceFile());
  return wanted.some(isOwnClass) && !given.every((one) => wanted.some((other) => isA(program, one, other)));
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

/** A value of which nothing is known, or one of more types, as one of several: it has to be one of them. */
function castToUnion(f: FunctionLowering, operand: Operand, type: Type, choices: readonly Type[], node: ts.Node): Expr {
  const position = f.position(node);
  const held = f.reusable(convert(operand.expr, "value", "exact", position), position);
  const tests = choices.map((one) => testChoice(f, held, operand.type, one, position));
  if (includesNullish(type)) tests.push(testNullish({ expr: held, type: types.unknown }));
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

function castToClass(f: FunctionLowering, operand: Operand, type: Type, wanted: ClassType, node: ts.Node): Expr {
  if (f.program.looseClasses.isLoose(wanted.declaration)) {
    const isOne = (value: Expr, position: Position): Expr =>
      logical("and", testObject(value, position), testClass(f, convert(value, anyRef, "unbox", position), wanted));
    return castTested(f, operand, type, isOne, `the value is no ${classNameOf(wanted.declaration)}`, node);
  }
  const { base, layout } = f.program.layouts.classInfo(wanted);
  // Any promise is one of unknown; for others only the exact layout says what the promise holds.
  const isAnyPromise = base !== null && isPromise(wanted) && wanted.args[0].key === "unknown";
  return castToOneLayout(
    f,
    operand,
    { kind: "ref", to: isAnyPromise ? base.layout : layout },
    node,
    includesNullish(type),
  );
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

/** The operand, after throwing TypeError if it is undefined or null. */
export function requirePresent(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(operand.expr, position), type: operand.type };
  const missing = membersOf(operand.type)
    .filter(isNullish)
    .map((one) => one.key);
  const what = missing.length === 1 ? missing[0] : null;
  const said = what === null || f.program.isTrusted(node.getSourceFile()) ? null : messageOf(node, what);
  const text = said ?? `the value is ${missing.join(" or ") || "undefined"}`;
  throwTypeErrorUnless(f, not(testNullish(held)), text, node);
  return convertTo(f, held, nonNullable(operand.type), node, "unbox");
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

function includesNull(type: Type): boolean {
  return membersOf(type).some((one) => one.key === "null");
}

/** `x!` */
export function lowerNonNull(f: FunctionLowering, node: ts.NonNullExpression, expected?: Type): Operand {
  const operand = lowerExpression(f, node.expression);
  // A field that is set later is tested where it is read.
  const isNull = node.expression.kind === ts.SyntaxKind.NullKeyword;
  if (expected !== undefined && includesUndefined(expected) && (isNull || !includesNull(operand.type))) return operand;
  const type = nonNullable(operand.type);
  if (!includesNullish(operand.type) || operand.type.key === "unknown" || type.key === "never") return operand;
  return { expr: requirePresent(f, operand, node), type };
}

export function lowerInstanceof(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  const left = lowerExpression(f, node.left);
  const ofGlobal = testGlobalInstance(f, left, node);
  if (ofGlobal !== null) return ofGlobal;
  const constructed = f.checker.getTypeAtLocation(node.right).getConstructSignatures()[0]?.getReturnType();
  const symbol = constructed?.symbol;
  if (ts.isIdentifier(node.right) && symbol?.name === node.right.text && isTypedArrayName(symbol.name)) {
    if (!isRef(left.expr.type) && left.expr.type !== "value") return boolLiteral(false);
    const layouts = [f.program.layouts.typedArray(symbol.name)];
    return { kind: "hasLayout", type: "bool", object: asRef(left.expr, f, node), layouts };
  }
  if (constructed !== undefined && isPromiseConstructor(f, node.right)) {
    const type = f.program.types.convert(constructed, f.environment, node.right);
    const layout = f.program.representation(type);
    if (!isRef(layout) || layout.to === null) throw new Error("promises have no layout");
    if (!isRef(left.expr.type) && left.expr.type !== "value") return boolLiteral(false);
    return { kind: "instanceOf", type: "bool", object: asRef(left.expr, f, node), layout: layout.to };
  }
  if (membersOf(f.typeAt(node.right)).every(isClassObject) && namedClass(f.program, node.right) === null)
    return testInstance(f, left.expr, node);
  const declaration = symbol?.valueDeclaration;
  if (constructed === undefined || declaration === undefined || !ts.isClassLike(declaration)) {
    return refuse(
      refusals.unsupportedSyntax,
      node.right,
      "instanceof something that is not a class",
      "only classes are known at run time",
      "name a class",
    );
  }
  const asked = askClass(f, left, declaration, node);
  if (asked !== null) return asked;
  if (!isRef(left.expr.type) && left.expr.type !== "value") return boolLiteral(false);
  if (membersOf(left.type).every((one) => isNeverInstance(f, one, declaration))) return boolLiteral(false);
  const object = asRef(left.expr, f, node);
  const parameters = declaration.typeParameters ?? [];
  if (parameters.length > 0) {
    const layouts = f.program.dispatch.instancesOf(declaration);
    return { kind: "hasLayout", type: "bool", object, layouts };
  }
  const type = f.program.types.convert(constructed, f.environment, node.right);
  if (type.kind !== "class") throw new Error("not a class");
  return { kind: "instanceOf", type: "bool", object, layout: f.program.layouts.classInfo(type).layout };
}

/**
 * A class with `static [Symbol.hasInstance]` is asked. The checker takes what passed for an instance of the class, unless
 * the method is a predicate, which is tested where it returns.
 */
function askClass(
  f: FunctionLowering,
  value: Operand,
  declaration: ts.ClassLikeDeclaration,
  node: ts.BinaryExpression,
): Expr | null {
  const found = f.program.classes.findMember(staticOwner(f, declaration), hasInstanceName, true);
  if (found === null) return null;
  const isPredicate = found.declaration.type !== undefined && ts.isTypePredicateNode(found.declaration.type);
  const tested = skipOuterExpressions(node.left);
  const isNarrowed = ts.isIdentifier(tested) || ts.isPropertyAccessExpression(tested);
  if (isNarrowed && !isPredicate)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "instanceof a class that decides itself what its instances are",
      "TypeScript takes what passes the test for an instance of the class",
      "declare the method as a predicate: `static [Symbol.hasInstance](value: unknown): value is number`",
    );
  const instance = f.program.instances.methodInstance(found.declaration, found.owner, []);
  const argument = convertTo(f, value, instance.type.params[0], node);
  return { kind: "call", type: "bool", function: instance.fn, args: [argument], position: f.position(node) };
}

/** Can no value of the type be an instance of the class? Only generic instances ask. */
function isNeverInstance(f: FunctionLowering, type: Type, declaration: ts.ClassLikeDeclaration): boolean {
  const { kind } = type;
  if (kind === "class") {
    const { classes } = f.program;
    if (classes.descendsFrom(type, declaration)) return false;
    return !classes.hasSubclasses(type.declaration) && dictionaryOf(f, type) === null;
  }
  return kind === "array" || kind === "tuple" || kind === "typedArray" || kind === "function" || isStringLike(type);
}

function asRef(expr: Expr, f: FunctionLowering, node: ts.Node): Expr {
  return expr.type === "value" ? convert(expr, anyRef, "unbox", f.position(node)) : expr;
}

/** `#name in object`: is the object an instance of the class that declares the name? */
function testPrivateName(f: FunctionLowering, name: ts.PrivateIdentifier, node: ts.BinaryExpression): Expr {
  const member = f.program.symbolAt(name)?.valueDeclaration;
  const owner = member?.parent;
  if (member === undefined || owner === undefined || !ts.isClassLike(owner) || isStatic(member))
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "a test for a private static name",
      "only instances are told apart by what they have",
      "compare with the class: `value === Door`",
    );
  const { expr } = lowerExpression(f, node.right);
  if (!isRef(expr.type) && expr.type !== "value") return boolLiteral(false);
  return {
    kind: "hasLayout",
    type: "bool",
    object: asRef(expr, f, node),
    layouts: f.program.dispatch.instancesOf(owner),
  };
}

/** `"name" in object`: does the object's layout have the member? */
export function lowerIn(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  if (ts.isPrivateIdentifier(node.left)) return testPrivateName(f, node.left, node);
  const name = knownName(f, node.left);
  if (name === null) return lowerInByKey(f, node);
  if (["array", "tuple", "typedArray"].includes(nonNullable(f.typeAt(node.right)).kind))
    return lowerInList(f, name, node);
  const object = lowerExpression(f, node.right);
  const type = nonNullable(object.type);
  if (dictionaryOf(f, type) !== null)
    return testEntry(f, { expr: convertTo(f, object, type, node), type }, stringOperand(f, name).expr, node);
  if (type.key === "unknown") {
    const position = f.position(node);
    const any = convert(convert(object.expr, "value", "exact", position), anyRef, "checked", position);
    return callLibrary(f, "hasOwn", [any, stringOperand(f, name).expr], position, "std/object_static.ts");
  }
  const held = f.reusable(asRef(object.expr, f, node), f.position(node));
  if (inheritedNames.has(name) && !f.program.isLibrary(node.getSourceFile())) return boolLiteral(true);
  if (isCauseOfError(f, type, name)) return not(testUndefined(readMember(f, { expr: held, type }, name, node)));
  const has: Expr = {
    kind: "hasLayout",
    type: "bool",
    object: held,
    layouts: f.program.dispatch.layoutsWith(type, name),
  };
  const asked = testBehindDictionary(f, type, held, name, node);
  // An optional member that was not given is a field that holds undefined.
  const member = type.kind === "object" ? f.program.types.members(type).find((one) => one.name === name) : undefined;
  if (member?.optional !== true) {
    const isLeftOut = callRuntime("rt_lacks_member", [held, stringOperand(f, name).expr], f.position(node));
    const isGiven = f.program.given.includes(name);
    const isHeld = type.kind === "union" ? mayLeaveOut(f, type, name) : member !== undefined && !member.method;
    const mayBeLeftOut = keepsOrder(f, node) && (isGiven || isHeld);
    // Of `object` it is not known whether it is an error.
    const mayLackCause = name === "cause" && member === undefined;
    const given = mayBeLeftOut ? logical("and", has, not(isLeftOut)) : has;
    const isIn = mayLackCause ? logical("and", given, not(lacksCause(f, held, node))) : given;
    return asked === null ? isIn : logical("or", isIn, asked);
  }
  const value = f.program.dispatch.read(type, name, member.type, held, node, f.position(node));
  const isThere = not(testUndefined({ expr: value, type: member.type }));
  const isGiven = keepsOrder(f, node) ? logical("or", isThere, hasMember(f, held, name, f.position(node))) : isThere;
  const isIn = logical("and", has, isGiven);
  return asked === null ? isIn : logical("or", isIn, asked);
}

/** Has one of several types the member as an optional one? */
function mayLeaveOut(f: FunctionLowering, { members }: UnionType, name: string): boolean {
  const isOptional = (one: Type): boolean =>
    one.kind === "object" && f.program.types.members(one).some((member) => member.name === name && member.optional);
  return members.some(isOptional);
}

/** Has a dictionary that stands behind the type the entry? null: there can be none. */
function testBehindDictionary(
  f: FunctionLowering,
  type: Type,
  object: Expr,
  name: string,
  node: ts.BinaryExpression,
): Expr | null {
  const isAmong = membersOf(type).some((one) => dictionaryOf(f, one) !== null);
  if (!isAmong && !membersOf(type).some((one) => one.kind === "object")) return null;
  const args = [object, stringOperand(f, name).expr];
  const asked = callLibrary(f, "dictionaryHas", args, f.position(node), "std/dictionary.ts");
  if (isAmong) return asked;
  const layouts = f.program.dispatch.dictionariesBehind(type);
  return logical("and", { kind: "hasLayout", type: "bool", object, layouts }, asked);
}

function lacksCause(f: FunctionLowering, object: Expr, node: ts.Node): Expr {
  return callLibrary(f, "lacksCause", [object], f.position(node), "std/error.ts");
}

/** An error has a cause only if it was given one. */
function isCauseOfError(f: FunctionLowering, type: Type, name: string): boolean {
  if (type.kind !== "class" || name !== "cause") return false;
  const declaration = f.program.layouts.findField(f.program.layouts.classInfo(type), name)?.declaration ?? null;
  return declaration !== null && f.program.isLibrary(declaration.getSourceFile());
}

/** What all objects have of Object.prototype. */
const inheritedNames = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** Of an array the methods are there too. */
function lowerInList(f: FunctionLowering, name: string, node: ts.BinaryExpression): Expr {
  const isMember =
    name === "[Symbol.iterator]" ||
    f.checker.getPropertyOfType(f.checker.getTypeAtLocation(node.right), name) !== undefined;
  if (String(Number(name)) === name || !isMember) return lowerInByKey(f, node);
  f.reusable(lowerExpression(f, node.right).expr, f.position(node));
  return boolLiteral(true);
}

/** `key in object` with a key that is known only at run time, or an index. */
function lowerInByKey(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  const type = nonNullable(f.typeAt(node.right));
  if (type.kind === "class" && dictionaryOf(f, type) === null)
    return refuse(refusals.computedName, node.left, node.left.getText());
  const isSymbolic = membersOf(f.typeAt(node.left)).some(isSymbol);
  const [key, object] = f.inOrder([
    () => keyText(f, lowerExpression(f, node.left), node.left),
    () => convertTo(f, lowerExpression(f, node.right), type, node.right),
  ]);
  if (dictionaryOf(f, type) !== null) return testEntry(f, { expr: object, type }, key, node);
  return callLibrary(f, isSymbolic ? "hasMember" : "hasOwn", [object, key], f.position(node), "std/object_static.ts");
}

function knownName(f: FunctionLowering, node: ts.Expression): string | null {
  const { type } = constantOf(f, node) ?? { type: types.unknown };
  return type.kind === "literal" ? String(type.value) : symbolIn(f, node);
}
