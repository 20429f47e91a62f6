// Conversions between types: what an assignment, an argument or a return does to a value.

import { ts } from "ts-morph";
import type { ConvertMode, Expr, IrType, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ClassType,
  type FunctionType,
  includesBigint,
  includesNullish,
  isAnyFunction,
  isBelievedBoth,
  isBigint,
  isFixedWidthName,
  isNullish,
  isPartOf,
  isNumeric,
  isStringLike,
  isWord,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  widen,
} from "../types.ts";
import { boxed, isWordConstant } from "./bigints.ts";
import { convert, convertNumber, isRef, sameIrType, zeroOf } from "./build.ts";
import { calledAs, functionAsObject } from "./callable_objects.ts";
import { castObject, castToUnion, castTo } from "./casts.ts";
import { adaptFunction, untypedFunction } from "./closures.ts";
import { checkedEnum } from "./enums.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { adaptOneOfSeveral, takerOf } from "./function_casts.ts";
import { checkHeldArguments } from "./held.ts";
import {
  asIterable,
  asList,
  checkBuiltIn,
  convertElements,
  convertTuple,
  emptyArray,
  onlyNothing,
  refuseLists,
  tuplesAsArrays,
  withoutWrapper,
} from "./list_conversions.ts";
import { isCovariant, isPromise, refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { testedOutcome } from "./untyped_promises.ts";
import { isReadAs } from "./storage.ts";
import { testNullish } from "./value_tests.ts";

const rangeTexts: Record<string, string> = {
  i8: "-128 to 127",
  i16: "-32768 to 32767",
  i32: "-2147483648 to 2147483647",
  i64: "-2^63 to 2^63 - 1",
  u8: "0 to 255",
  u16: "0 to 65535",
  u32: "0 to 4294967295",
  u64: "0 to 2^64 - 1",
  f32: "single-precision numbers",
};

const integerLimits: Record<string, [bigint, bigint]> = {
  i8: [-0x80n, 0x7fn],
  i16: [-0x8000n, 0x7fffn],
  i32: [-0x80000000n, 0x7fffffffn],
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  u8: [0n, 0xffn],
  u16: [0n, 0xffffn],
  u32: [0n, 0xffffffffn],
  u64: [0n, 2n ** 64n - 1n],
};

/**
 * The operand as a value of `target`. `mode` says how a value is opened where the target is narrower: by a test of its
 * tag, or without one because the program has just tested it. What the library gives as `any` is cast.
 */
export function convertTo(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  node: ts.Node,
  mode: "checked" | "unbox" = "checked",
): Expr {
  const isCast = mode === "checked" && target.key !== "unknown" && target.key !== "void" && isUntyped(f, operand, node);
  return isCast
    ? castTo(f, { ...operand, type: types.unknown }, target, node)
    : convertKnown(f, operand, target, node, mode);
}

/** Is it of a type that nobody knows (of what the library gives as `any`): tested where one is wanted? */
function isUntyped(f: FunctionLowering, { type, expr }: Operand, node: ts.Node): boolean {
  const isNever = type.key === "never" && expr.type === "value";
  return (type.key === "unknown" || isNever) && !f.program.isTrusted(node.getSourceFile());
}

/** As `convertTo`, without the cast. */
export function convertKnown(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  node: ts.Node,
  mode: "checked" | "unbox" = "checked",
): Expr {
  const { expr, type } = operand;
  f.note(type, target, node);
  const position = f.position(node);
  const to = f.program.representation(target);
  if (to === "void") return expr;
  if (isPromise(type) && isPromise(target)) {
    const tested = testedOutcome(f, operand, target.args[0], node);
    if (tested !== null) return represent(tested.expr, to, "unbox", position);
  }
  const whole = convertWhole(f, operand, target, node, mode);
  if (whole !== null) return whole;
  if (sameType(type, target) && sameIrType(expr.type, to)) return retype(expr, to, position);
  if (isNumeric(type) && isNumeric(target)) return convertNumeric(f, expr, type, widen(target), node, position);
  if (expr.type === "void") {
    // A call without a result still has to be made.
    if (expr.kind !== "undefined") f.emit({ kind: "expr", expr, position });
    return zeroOf(to);
  }
  const source = nonNullable(type);
  const called = calledAs(source);
  if (called !== null) {
    const object = functionAsObject(f, operand, target, node);
    if (object !== null) return represent(object.expr, to, "unbox", position);
    const wanted = membersOf(nonNullable(target)).filter((one): one is FunctionType => one.kind === "function");
    const isVague = source.kind === "function" && membersOf(nonNullable(target)).some(isAnyFunction);
    const one = wanted.length > 0 ? takerOf(f, called, wanted, node) : isVague ? untypedFunction : null;
    if (one !== null) return represent(adaptFunction(f, { expr, type }, called, one, node), to, "unbox", position);
  }
  const adapted = adaptOneOfSeveral(f, operand, target, node);
  if (adapted !== null) return adapted;
  if (to === "value" && isNumeric(type)) {
    // A union such as u32 | undefined still takes only numbers that fit.
    const numeric = membersOf(target).map(widen).filter(isNumeric);
    if (numeric.length === 1)
      return convert(convertNumeric(f, expr, type, numeric[0], node, position), to, "exact", position);
  }
  checkClasses(f, source, target, node);
  const iterable = asIterable(f, operand, target, node) ?? withoutWrapper(f, operand, target, node);
  if (iterable !== null) return iterable;
  const list = asList(f, operand, target, node);
  if (list !== null) return list;
  checkBuiltIn(f, type, target, node);
  const listed = tuplesAsArrays(f, operand, target, node);
  if (listed !== null) return listed;
  const empty = emptyArray(f, operand, target, position);
  if (empty !== null) return empty;
  // The texts of groups and other things that TypeScript believes to be there: undefined goes on, as elements do.
  if (mode === "checked" && isRef(expr.type) && isStringLike(target) && includesNullish(type)) {
    const mayGoOn = !membersOf(type).some((one) => one.key === "null") && !f.program.isTrusted(node.getSourceFile());
    return retype(mayGoOn ? expr : callRuntime("rt_checked_string", [expr], position), to, position);
  }
  const tuple = convertTuple(f, operand, target, node);
  if (tuple !== null) return tuple;
  // What was cast as a part of something else has yet to turn out to be of the class.
  if (mode === "checked" && isDowncast(f, source, target)) return castTo(f, operand, target, node);
  const copied = source.kind === "array" && !isNullish(target) ? convertElements(f, expr, source, target, node) : null;
  // Between values nothing tells but in adapters, where more may come than is wanted.
  const isSeen = isRef(to) ? isRef(expr.type) : to === "value" && f.scope === null && mode === "checked";
  const cast = copied === null && isSeen ? checkStorage(f, operand, target, node, mode) : null;
  if (copied === null && to === "value" && mode === "checked") checkListsOfSeveral(f, type, target, node);
  return copied ?? cast ?? openValue(f, expr, target, mode, position);
}

/**
 * A reference goes on as it is: what stands behind it has to be stored as the other type reads it. What an adapter is given
 * may still be of that type, if it is an object.
 */
function checkStorage(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  node: ts.Node,
  mode: "checked" | "unbox",
): Expr | null {
  const { type } = operand;
  // What TypeScript is told to be both (chunks) is looked at where it is used.
  if (f.program.isTrusted(node.getSourceFile()) || isBelievedBoth(type) || isReadAs(f.program, type, target))
    return null;
  const members = [type, target].flatMap((one) => membersOf(nonNullable(one)));
  const areObjects = members.every(({ kind }) => kind === "class" || kind === "object");
  const isOfSeveral = !isRef(f.program.representation(target));
  // Of a class members are read where they lie, of an interface they are looked up.
  const isOfClass = mode === "checked" && membersOf(target).some(({ kind }) => kind === "class");
  if (isOfSeveral || (areObjects && (f.scope === null || isOfClass))) return castObject(f, operand, target, node);
  // A function for one of several kinds, among those for the others: `reducers[key](state[key], action)`.
  if (f.scope === null && isPartOf(target, type))
    return castToUnion(f, operand, target, membersOf(nonNullable(target)), node);
  // The check has looked at objects that are used as others. What a test has found to be an object of some kind is one of its
  // type's still.
  const isSomeObject = type.kind === "object" && f.program.types.members(type).length === 0;
  if (f.scope !== null && (areObjects || isSomeObject)) return null;
  if (isListedReference(f, type, target, node)) return null;
  return f.scope === null ? onlyNothing(f, operand, target, node) : refuseLists(f, type, target, node);
}

/** The lists among several types, where generic code makes them others: what is read as a list of some kind has to be one. */
function checkListsOfSeveral(f: FunctionLowering, type: Type, target: Type, node: ts.Node): void {
  if (f.program.isTrusted(node.getSourceFile()) || isBelievedBoth(type)) return;
  const isList = ({ kind }: Type): boolean => kind === "array" || kind === "tuple";
  if (!membersOf(nonNullable(target)).some(isList)) return;
  const other = membersOf(nonNullable(type)).find((one) => isList(one) && !isReadAs(f.program, one, target));
  if (other !== undefined) refuseLists(f, other, target, node);
}

/** A list of references among others of values in a literal, of which TypeScript knows but the wider type: the words are the same. */
function isListedReference(f: FunctionLowering, source: Type, target: Type, node: ts.Node): boolean {
  if (!ts.isArrayLiteralExpression(node.parent) || source.kind !== "array") return false;
  const { element } = source;
  return membersOf(nonNullable(target)).some(
    (one) =>
      one.kind === "array" &&
      isRef(f.program.representation(element)) &&
      f.program.representation(one.element) === "value" &&
      isReadAs(f.program, element, one.element),
  );
}

/** A constant of a bigint literal, an i64 or a u64 where it becomes a bigint or takes the type of one; null: no such thing. */
function convertWhole(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  node: ts.Node,
  mode: "checked" | "unbox",
): Expr | null {
  const position = f.position(node);
  const isConstant = isWordConstant(operand);
  const { expr } = operand;
  if (isConstant && !includesBigint(target) && (expr.type === "i64" || expr.type === "u64")) {
    const numeric = membersOf(target).map(widen).filter(isNumeric);
    if (numeric.length === 1) {
      const value = convertNumeric(f, expr, types[expr.type], numeric[0], node, position);
      return convertTo(f, { expr: value, type: numeric[0] }, target, node, mode);
    }
  }
  if (isConstant || (isWord(operand.type) && includesBigint(target)))
    return convertTo(f, { expr: boxed(expr, position), type: types.bigint }, target, node, mode);
  if (isBigint(operand.type) && isWord(target))
    refuse(refusals.implicitNarrowing, node, "bigint", target.key, node.getText());
  return null;
}

/** Like `represent`; a checked opening of a type that includes undefined or null lets these through. */
export function openValue(
  f: FunctionLowering,
  expr: Expr,
  target: Type,
  mode: "checked" | "unbox",
  position: Position,
): Expr {
  const to = f.program.representation(target);
  if (expr.type !== "value" || !isRef(to) || mode === "unbox" || !includesNullish(target))
    return represent(expr, to, mode, position);
  const value = f.reusable(expr, position);
  return {
    kind: "conditional",
    type: to,
    test: testNullish({ expr: value, type: types.unknown }),
    whenTrue: convert(value, to, "unbox", position),
    whenFalse: convert(value, to, "checked", position),
  };
}

function isDowncast(f: FunctionLowering, source: Type, target: Type): boolean {
  const [wanted, ...others] = membersOf(nonNullable(target));
  if (wanted?.kind !== "class" || others.length > 0 || sameType(source, wanted)) return false;
  if (f.program.isLibrary(wanted.declaration.getSourceFile())) return false;
  // `Readonly<Point>` of what has been frozen, which others may be too.
  if (source.kind === "object") return f.scope !== null && source.tsType.aliasSymbol?.name === "Readonly";
  return source.kind === "class" && f.program.classes.derivesFrom(wanted, source);
}

/** An instance of a generic class used as another instance of it: the check could not tell before both were known. */
function checkClasses(f: FunctionLowering, source: Type, target: Type, node: ts.Node): void {
  // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
  if (f.scope === null) return;
  if (source.kind === "object" && source.constructed)
    return checkClassObjects(f, source.constructed, source, target, node);
  if (source.kind !== "class") return;
  const wanted = membersOf(nonNullable(target)).filter((one) => one.kind === "class");
  const alike = wanted.filter((one) => f.program.classes.descendsFrom(source, one.declaration));
  const [one] = alike;
  if (alike.length === 1 && isCovariant(source) && one.declaration === source.declaration)
    return checkHeldArguments(f, source, one, node);
  const { classes, looseClasses } = f.program;
  if (alike.length === 0 || wanted.some((one) => classes.derivesFrom(source, one))) return;
  if (alike.some((one) => looseClasses.standsFor(source, one))) return;
  // Not what is written matters here, which the check stage has looked at.
  refuse(
    refusals.unsupportedType,
    node,
    source.key,
    `it is used as ${target.key}, whose members are stored in another way`,
    f.program.types.dictionaryValue(source) === null
      ? "use one type for both"
      : "copy it (`const copy: T = {}; for (const key in given) copy[key] = given[key];`), or use one type for both",
  );
}

/** The checker holds classes for one whose instances have the same members, and leaves one of them out of a union. */
function checkClassObjects(f: FunctionLowering, type: ClassType, source: Type, target: Type, node: ts.Node): void {
  const wanted = membersOf(nonNullable(target)).map((one) => (one.kind === "object" ? one.constructed : undefined));
  if (!wanted.every((one) => one !== undefined && one !== null)) return;
  const isOne = wanted.some((one) => f.program.classes.descendsFrom(type, one.declaration));
  if (!isOne) refuse(refusals.structuralClass, node, source.key, target.key);
}

function retype(expr: Expr, to: IrType, position: Position): Expr {
  return isRef(expr.type) && isRef(to) ? convert(expr, to, "static", position) : expr;
}

/** Between representations. */
export function represent(expr: Expr, to: IrType, mode: "checked" | "unbox", position: Position): Expr {
  const from = expr.type;
  if (sameIrType(from, to)) return retype(expr, to, position);
  if (to === "void") return expr;
  if (from === "void") return { kind: "undefined", type: to };
  if (to === "value") return convert(expr, "value", "exact", position);
  if (from === "value") return convert(expr, to, mode as ConvertMode, position);
  if (isRef(from) || isRef(to)) {
    if (expr.kind === "undefined" || expr.kind === "null") return { kind: expr.kind, type: to };
    return represent(convert(expr, "value", "exact", position), to, "checked", position);
  }
  return convertNumber(expr, to, position);
}

function convertNumeric(
  f: FunctionLowering,
  expr: Expr,
  type: Type,
  target: Type,
  node: ts.Node,
  position: Position,
): Expr {
  const source = widen(type);
  const literal = expr.kind === "number" || expr.kind === "bigint" ? expr.value : null;
  if (target.kind === "enum") {
    if (source.kind !== "enum" && literal === null) return checkedEnum(f, expr, target, position);
    return convert(expr, target.storage === "i32" ? "i32" : "f64", source.kind === "enum" ? "exact" : "wrap", position);
  }
  if (target.kind !== "primitive") throw new Error(`not a numeric type: ${target.key}`);
  if (source.kind === "enum")
    return convertNumber(expr, target.name === "number" ? "f64" : scalarOf(target.name), position);
  if (source.kind !== "primitive") throw new Error(`not a numeric type: ${source.key}`);
  if (source.name === target.name) return expr;
  if (target.name === "number") {
    if (source.name === "i64" || source.name === "u64")
      if (literal === null) refuse(refusals.implicitNarrowing, node, source.name, "number", node.getText());
    return convertNumber(expr, "f64", position);
  }
  if (!isFixedWidthName(target.name)) throw new Error(`not a numeric type: ${target.name}`);
  if (literal !== null) return fitLiteral(literal, target.name, node, position);
  // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
  if (isConstantText(node) || f.scope === null) return convertNumber(expr, target.name, position);
  return refuse(refusals.implicitNarrowing, node, source.name, target.name, node.getText());
}

function isConstantText(node: ts.Node): boolean {
  return ts.isNumericLiteral(node) || ts.isBigIntLiteral(node);
}

/** A literal as a fixed-width value; refused when it does not fit. */
export function fitLiteral(value: number | bigint, name: string, node: ts.Node, position: Position): Expr {
  if (name === "f32") return { kind: "number", type: "f32", value: Math.fround(Number(value)) };
  const limits = integerLimits[name];
  const integral = typeof value === "bigint" || Number.isInteger(value);
  if (!integral || BigInt(value) < limits[0] || BigInt(value) > limits[1])
    refuse(refusals.literalRange, node, String(value), name, rangeTexts[name]);
  if (name === "i64" || name === "u64") return { kind: "bigint", type: name, value: BigInt(value) };
  void position;
  return { kind: "number", type: scalarOf(name), value: Number(value) };
}

function scalarOf(name: string): "f32" | "f64" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" {
  if (isFixedWidthName(name)) return name;
  return "f64";
}
