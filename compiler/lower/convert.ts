// Conversions between types: what an assignment, an argument or a return does to a value, and the tests and narrowings
// of unions.

import { ts } from "ts-morph";
import type { ConvertMode, Expr, IrType, Position } from "../ir.ts";
import { isNewArray } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type ArrayType,
  type ClassType,
  type FunctionType,
  includesBigint,
  includesNullish,
  isAnyFunction,
  isBigint,
  isFixedWidthName,
  isHeapType,
  isNullish,
  isBelievedBoth,
  isNumeric,
  isStringLike,
  isWord,
  membersOf,
  nonNullable,
  sameType,
  type TupleType,
  type Type,
  types,
  unionType,
  widen,
  typedElementType,
} from "../types.ts";
import {
  anyRef,
  arrayOf,
  binary,
  boolLiteral,
  convert,
  convertNumber,
  isRef,
  isSmallInteger,
  logical,
  not,
  sameIrType,
  zeroOf,
} from "./build.ts";
import type { FunctionInstance } from "./instances.ts";
import { calledAs, functionAsObject } from "./callable_objects.ts";
import { castTo, narrows, throwTypeErrorUnless } from "./casts.ts";
import { adaptFunction, areCalledAlike, untypedFunction } from "./closures.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { tupleElement } from "./elements.ts";
import { checkedEnum } from "./enums.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { adaptOneOfSeveral, takerOf } from "./function_casts.ts";
import type { ProgramLowering } from "./program.ts";
import { checkHeldArguments } from "./held.ts";
import { boxed, isWordConstant } from "./bigints.ts";
import { elementTypeOf } from "./iteration.ts";
import { copyArray } from "./literals.ts";
import { isCovariant, isPromise, refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { callLibrary } from "./text.ts";
import { testedOutcome } from "./untyped_promises.ts";
import { castToContainer, copiedContainer, isChanged, refuseToChangeCopy } from "./untyped_values.ts";

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
  f.program.flow.note(type, target, node);
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
  const source = soleMember(type);
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
  const iterable = asIterable(f, operand, target, node);
  if (iterable !== null) return iterable;
  const list = asList(f, operand, target, node);
  if (list !== null) return list;
  checkBuiltIn(f, type, target, node);
  const listed = tuplesAsArrays(f, operand, target, node);
  if (listed !== null) return listed;
  const empty = emptyArray(f, operand, target, position);
  if (empty !== null) return empty;
  // The texts of groups and other things that TypeScript believes to be there.
  if (mode === "checked" && isRef(expr.type) && isStringLike(target) && includesNullish(type))
    return { ...callRuntime("rt_checked_string", [expr], position), type: to };
  const isCastList = f.scope === null && narrows(f.program, source, soleMember(nonNullable(target)));
  const isCalledOtherwise = source.kind === "tuple" && !areCalledAlike(f.program, source, target);
  if (isCastList || isCalledOtherwise || changesLists(source, target)) refuseLists(f, source, target, node);
  // What was cast as a part of something else has yet to turn out to be of the class.
  if (mode === "checked" && isDowncast(f, source, target)) return castTo(f, operand, target, node);
  const copied = source.kind === "array" && !isNullish(target) ? convertElements(f, expr, source, target, node) : null;
  return copied ?? openValue(f, expr, target, mode, position);
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
function openValue(f: FunctionLowering, expr: Expr, target: Type, mode: "checked" | "unbox", position: Position): Expr {
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

/** Is it just the protocol? Whatever asks for more (the library's TypedArray) takes the array itself. */
export function isIterable(program: ProgramLowering, type: Type): boolean {
  const members = type.kind === "object" ? program.types.members(type) : [];
  return members.length === 1 && members[0].name === "[Symbol.iterator]";
}

/** An array or string where something iterable is wanted: an object around it that has the protocol's method. */
function asIterable(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const wanted = membersOf(target).filter((one) => isIterable(f.program, one));
  if (wanted.length === 0) return null;
  const list = soleMember(nonNullable(operand.type));
  const isClass = list.kind === "class" && f.program.classes.findMember(list, "[Symbol.iterator]") !== null;
  if (wanted.length === 1 && (list.kind === "array" || isClass || isIterable(f.program, list))) {
    const [given, element] = [list, wanted[0]].map((type) => elementTypeOf(f, { expr: operand.expr, type }, node));
    if (!areCalledAlike(f.program, given, element)) {
      const isNew = ts.isArrayLiteralExpression(node) || isNewArray(f.checker, node);
      if (list.kind !== "array" || !isNew) return refuseLists(f, list, wanted[0], node);
      const array = arrayType(element);
      const copy = copyArray(f, { expr: operand.expr, type: list }, array, node);
      return asIterable(f, { expr: copy, type: array }, target, node);
    }
  }
  return replaceMembers(f, operand, target, f.position(node), (source) => {
    const isText = isStringLike(source);
    if (!isText && source.kind !== "array" && source.kind !== "typedArray") return null;
    const isTaken = (one: Type): boolean => (isText ? isStringLike(one) : one.kind === source.kind);
    if (membersOf(target).some((one) => isTaken(one) || sameType(one, source))) return null;
    const make = isText ? "iterableOfText" : source.kind === "array" ? "iterableOfArray" : "iterableOfTypedArray";
    const args = isText ? [] : source.kind === "array" ? [source.element] : [source];
    return f.program.library.functionOf("std/iterable.ts", make, args);
  });
}

/** A typed array or a text where any list is wanted that is only read (ArrayLike): a copy of its elements. Objects are none. */
function asList(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const wanted = membersOf(target).filter((one) => one.kind === "array");
  // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
  if (wanted.length !== 1 || f.scope === null) return null;
  const others = membersOf(nonNullable(target)).filter((one) => one !== wanted[0]);
  return replaceMembers(f, operand, target, f.position(node), (source) => {
    const isText = isStringLike(source);
    const isObject = source.kind === "object" || source.kind === "class";
    if (!isText && !isObject && source.kind !== "typedArray") return null;
    const isTaken = (one: Type): boolean => (isText ? isStringLike(one) : one.kind === source.kind);
    if (others.some(isTaken) || (isObject && others.length > 0)) return null;
    const list = source.kind === "typedArray" ? typedElementType(source.name) : types.string;
    const isStoredAlike = sameIrType(f.program.representation(list), f.program.representation(wanted[0].element));
    if (isObject || !isStoredAlike)
      refuse(
        refusals.unsupportedType,
        node,
        source.key,
        `it is used as ${wanted[0].key}, ${isObject ? "which it is not" : "whose elements are stored in another way"}`,
        "copy it into an array",
      );
    const make = isText ? "listOfText" : "listOfTypedArray";
    return f.program.library.functionOf("std/iterable.ts", make, isText ? [] : [source]);
  });
}

/** The operand, of which those of its type's members are replaced that there is a function for; null: none of them. */
function replaceMembers(
  f: FunctionLowering,
  operand: Operand,
  target: Type,
  position: Position,
  makerFor: (source: Type) => FunctionInstance | null,
): Expr | null {
  const members = new Map(membersOf(nonNullable(operand.type)).map((one) => [widen(one).key, widen(one)]));
  const makers = [...members.values()].map((source) => ({ source, maker: makerFor(source) }));
  if (makers.every(({ maker }) => maker === null)) return null;
  const to = f.program.representation(target);
  const isSole = members.size === 1 && !includesNullish(operand.type);
  const held = isSole ? operand.expr : f.reusable(convert(operand.expr, "value", "exact", position), position);
  const rest = isSole ? null : represent(held, to, "unbox", position);
  return makers.reduceRight<Expr | null>((otherwise, { source, maker }) => {
    if (maker === null) return otherwise;
    const array = represent(held, f.program.representation(source), "unbox", position);
    const call: Expr = { kind: "call", type: maker.fn.returns, function: maker.fn, args: [array], position };
    const made = represent(call, to, "unbox", position);
    if (otherwise === null) return made;
    return {
      kind: "conditional",
      type: to,
      test: testMember(f, held, source, position),
      whenTrue: made,
      whenFalse: otherwise,
    };
  }, rest);
}

/** Texts, arrays and functions have no members of their own that could be looked up behind an object type. */
function checkBuiltIn(f: FunctionLowering, source: Type, target: Type, node: ts.Node): void {
  // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
  if (f.scope === null || f.program.isLibrary(node.getSourceFile())) return;
  const wanted = membersOf(nonNullable(target));
  // The intrinsics take any typed array.
  const isNamed = (one: Type): boolean =>
    one.kind === "object" &&
    one.name !== "TypedArray" &&
    !isAnyFunction(one) &&
    f.program.types.members(one).length > 0;
  const isDictionary = (one: Type): boolean => one.kind === "class" && dictionaryOf(f, one) !== null;
  const structural = wanted.filter((one) => isNamed(one) || isDictionary(one));
  if (structural.length !== wanted.length || wanted.length === 0) return;
  const found = membersOf(nonNullable(source)).find(
    (one) => isStringLike(one) || isNumeric(one) || ["array", "tuple", "typedArray", "function"].includes(one.kind),
  );
  if (found === undefined) return;
  refuse(
    refusals.unsupportedType,
    node,
    widen(found).key,
    `it is used as ${target.key}, behind which only objects stand`,
    wanted.some(isDictionary)
      ? "declare it as what it is: `string[]`, `ArrayLike<string>`"
      : "declare a type parameter: `<T extends { length: number }>(value: T)`",
  );
}

/** A `never[]` holds nothing: where it becomes another array, a new one takes its place that can store the elements. */
function emptyArray(f: FunctionLowering, { expr, type }: Operand, target: Type, position: Position): Expr | null {
  if (type.kind !== "array" || type.element.key !== "never") return null;
  const wanted = membersOf(target).filter((one) => one.kind === "array");
  if (wanted.length !== 1 || wanted[0].element.key === "never") return null;
  f.reusable(expr, position);
  const layout = f.program.layouts.array(wanted[0].element);
  const made: Expr = { kind: "array", type: { kind: "ref", to: layout }, layout, elements: [], position };
  return represent(made, f.program.representation(target), "unbox", position);
}

/** Tuples where an array is wanted that nobody writes: a new array of the elements of the one there is. */
function tuplesAsArrays(f: FunctionLowering, { expr, type }: Operand, target: Type, node: ts.Node): Expr | null {
  const tuples = membersOf(type).filter((one) => one.kind === "tuple");
  if (tuples.length === 0 || membersOf(target).some((one) => one.kind === "tuple")) return null;
  const wanted = membersOf(target).filter((one) => one.kind === "array");
  if (wanted.length !== 1) return null;
  const position = f.position(node);
  const to = f.program.representation(target);
  const held = f.reusable(expr, position);
  const isSole = membersOf(type).length === 1;
  return tuples.reduceRight<Expr | null>(
    (otherwise, tuple) => {
      const whenTrue = represent(
        arrayOfTuple(f, { expr: held, type: tuple }, wanted[0], isSole, node),
        to,
        "unbox",
        position,
      );
      if (otherwise === null) return whenTrue;
      const test = testMember(f, held, tuple, position);
      return { kind: "conditional", type: to, test, whenTrue, whenFalse: otherwise };
    },
    isSole ? null : represent(held, to, "unbox", position),
  );
}

/** isCertain: no other value stands behind the expression, so that what has to be done before may be done. */
function arrayOfTuple(
  f: FunctionLowering,
  { expr, type }: Operand & { type: TupleType },
  wanted: ArrayType,
  isCertain: boolean,
  node: ts.Node,
): Expr {
  const tuple: Operand = { expr: represent(expr, f.program.representation(type), "unbox", f.position(node)), type };
  const before = f.statements.length;
  const elements = type.elements.map((_, index) => convertTo(f, tupleElement(f, tuple, index), wanted.element, node));
  if (!isCertain && f.statements.length > before)
    refuse(
      refusals.unsupportedType,
      node,
      type.key,
      `it is used as ${wanted.key}, whose elements are stored in another way`,
      "copy it into an array",
    );
  return arrayOf(f.program.layouts.array(wanted.element), elements, f.position(node));
}

/**
 * Arrays are shared, not copied: their elements have to be stored alike on both sides (null: they are). Only an array that
 * has just been made, or that is only read, is copied, as nobody can see that.
 */
function convertElements(f: FunctionLowering, expr: Expr, source: ArrayType, target: Type, node: ts.Node): Expr | null {
  const arrays = membersOf(nonNullable(target)).filter((one) => one.kind === "array");
  // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
  if (arrays.length !== 1 || f.scope === null) return null;
  const [wanted] = arrays;
  const { element } = source;
  if (element.key === "never" || wanted.element.key === "never") return null;
  const isFilled = isOfEmptyArrays(element) && !isOfEmptyArrays(wanted.element) && wanted.element.key !== "unknown";
  const isStoredAlike =
    sameIrType(f.program.representation(element), f.program.representation(wanted.element)) &&
    (takesBelieved(element) || areCalledAlike(f.program, element, wanted.element));
  if (!isFilled && isStoredAlike) return null;
  const position = f.position(node);
  if (isNewArray(f.checker, node) || isReadAtOnce(f, node) || (isBelievedBoth(element) && isReadByLibrary(f, node))) {
    const copy = copyArray(f, { expr, type: source }, wanted, node);
    return represent(copy, f.program.representation(target), "unbox", position);
  }
  return refuse(
    refusals.unsupportedType,
    node,
    `${element.key}[]`,
    `it is used as ${wanted.element.key}[], whose elements are stored in another way`,
    "declare the array with the element type it is used with, or copy it with map",
  );
}

/** Functions of what TypeScript is told to be both (chunks) are called with either. */
function takesBelieved(type: Type): boolean {
  return membersOf(type).some((one) => one.kind === "function" && one.params.some(isBelievedBoth));
}

/** Is it an argument that is only read, and not kept? */
function isReadAtOnce(f: FunctionLowering, node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  const index = parent.arguments?.findIndex((one) => one === node) ?? -1;
  return index >= 0 && f.program.onlyRead.isReadAtOnceBy(parent, index);
}

/** Is it given to the library, which keeps no array? */
function isReadByLibrary(f: FunctionLowering, node: ts.Node): boolean {
  if (!ts.isCallExpression(node.parent)) return false;
  const declaration = f.checker.getResolvedSignature(node.parent)?.declaration;
  return declaration !== undefined && f.program.isLibrary(declaration.getSourceFile());
}

function isDowncast(f: FunctionLowering, source: Type, target: Type): boolean {
  const [wanted, ...others] = membersOf(nonNullable(target));
  if (source.kind !== "class" || wanted?.kind !== "class" || others.length > 0 || sameType(source, wanted))
    return false;
  return !f.program.isLibrary(wanted.declaration.getSourceFile()) && f.program.classes.derivesFrom(wanted, source);
}

/** Do lists, or lists within them, become lists of another kind: arrays tuples, or tuples arrays? */
export function changesLists(source: Type, target: Type): boolean {
  const [a, b] = [soleMember(nonNullable(source)), soleMember(nonNullable(target))];
  if (a.kind === "array" && b.kind === "array") return changesLists(a.element, b.element);
  if (a.kind === "tuple" && b.kind === "tuple")
    return b.elements.some((element, index) => index < a.elements.length && changesLists(a.elements[index], element));
  return (a.kind === "array" && b.kind === "tuple") || (a.kind === "tuple" && b.kind === "array");
}

/** Only a cast makes copies of such lists. What an object turns out to hold that was cast as a whole is an error then. */
function refuseLists(f: FunctionLowering, source: Type, target: Type, node: ts.Node): null {
  if (f.scope === null) {
    throwTypeErrorUnless(f, boolLiteral(false), `${source.key} is no ${target.key}`, node);
    return null;
  }
  return refuse(
    refusals.unsupportedType,
    node,
    source.key,
    `it is used as ${target.key}, whose elements are stored in another way`,
    "cast the list itself, or copy it with map",
  );
}

/** Arrays that were made without knowing what they will hold cannot store it. */
function isOfEmptyArrays(type: Type): boolean {
  return type.kind === "array" && (type.element.key === "never" || isOfEmptyArrays(type.element));
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

/** The only member of a union besides undefined and null, or the type itself. */
function soleMember(type: Type): Type {
  return nonNullable(type);
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

/** The operand, whose declared type is wider, as the type that the checker has narrowed it to here. */
export function narrow(
  f: FunctionLowering,
  operand: Operand,
  narrowed: Type,
  node: ts.Node,
  trusted: boolean,
): Operand {
  const isPart = membersOf(operand.type).some((one) => sameType(one, nonNullable(narrowed)));
  const several = !isPart || isByAnyKey(f, node) ? instancesBehind(operand.type, narrowed) : null;
  if (several !== null && !sameType(several, narrowed)) return narrow(f, operand, several, node, trusted);
  // Where the checker knows nothing of a generic instance, what is known stays.
  if (sameType(operand.type, narrowed) || narrowed.key === "never" || narrowed.key === "unknown") return operand;
  f.program.flow.note(operand.type, narrowed, node);
  const to = f.program.representation(narrowed);
  if (to === "void") return operand;
  // A type of functions that is none of those before has to be called in its own way.
  const isPartOf = (one: Type): boolean => membersOf(operand.type).some((other) => sameType(one, other));
  const adapted = membersOf(nonNullable(narrowed)).some(isPartOf)
    ? null
    : adaptOneOfSeveral(f, operand, narrowed, node);
  if (adapted !== null) return { expr: adapted, type: narrowed };
  // What a promise holds is tested where it is awaited.
  if (isPromise(operand.type) && isPromise(narrowed)) return { expr: operand.expr, type: narrowed };
  if (narrowed.kind === "array" && narrowed.element.key === "unknown" && operand.type.kind !== "array") {
    // How an array of which nothing is known stores its elements is found out while the program runs.
    const position = f.position(node);
    // A copy is not to be changed.
    if (isChanged(node)) return { expr: represent(operand.expr, to, "checked", position), type: narrowed };
    return { expr: unknownElements(f, operand.expr, position), type: narrowed };
  }
  const container = isOfUnknown(operand.type) ? copiedContainer(f, narrowed) : null;
  if (container !== null && !f.program.isTrusted(node.getSourceFile())) {
    refuseToChangeCopy(node);
    return { expr: castToContainer(f, operand.expr, narrowed, container, node), type: narrowed };
  }
  const expr = trusted
    ? openValue(f, operand.expr, narrowed, "unbox", f.position(node))
    : checkNarrowed(f, operand, narrowed, node);
  return { expr, type: narrowed };
}

/** `object[key]` with a key of several names, or a variable that is declared with it. */
function isByAnyKey(f: FunctionLowering, node: ts.Node): boolean {
  if (f.environment.key === "") return false;
  const declaration = ts.isIdentifier(node) ? f.program.symbolAt(node)?.valueDeclaration : undefined;
  const isVariable = declaration !== undefined && ts.isVariableDeclaration(declaration);
  const access = isVariable ? declaration.initializer : node;
  if (access === undefined || !ts.isElementAccessExpression(access)) return false;
  const [key, ...others] = membersOf(f.typeAt(access.argumentExpression));
  return others.length > 0 || key.kind !== "literal";
}

/** Whatever is an array as one of unknown elements. */
export function unknownElements(f: FunctionLowering, array: Expr, position: Position): Expr {
  const value = convert(array, "value", "exact", position);
  return callLibrary(f, "unknownElements", [value], position, "std/array_static.ts");
}

/**
 * `sets[key]` of a `{ [K in keyof M]: Set<M[K]> }` with a type parameter M, or an element of such a tuple: the checker has a Set
 * of any of them for what is one of several Sets. Null: any other type.
 */
function instancesBehind(type: Type, seen: Type): Type | null {
  const [one, ...others] = membersOf(nonNullable(seen));
  const members = membersOf(nonNullable(type));
  if (one?.kind !== "class" || others.length > 0 || one.args.length === 0 || members.length < 2) return null;
  if (!members.every((member) => member.kind === "class" && member.declaration === one.declaration)) return null;
  return unionType([...members, ...membersOf(seen).filter(isNullish)]);
}

/** Is it a value, or an array of values, of which nothing was known when it was made? */
function isOfUnknown(type: Type): boolean {
  return type.key === "unknown" || (type.kind === "array" && type.element.key === "unknown");
}

/**
 * What a property, an element or a variable that closures share was tested for may have changed since: a call may have
 * assigned it. It is tested again where it is read.
 */
function checkNarrowed(f: FunctionLowering, operand: Operand, narrowed: Type, node: ts.Node): Expr {
  const position = f.position(node);
  const to = f.program.representation(narrowed);
  const from = operand.expr.type;
  if (!isRef(from) && from !== "value") return openValue(f, operand.expr, narrowed, "checked", position);
  const kept = membersOf(nonNullable(narrowed));
  const lost = membersOf(nonNullable(operand.type)).filter((one) => !kept.some((other) => sameType(one, other)));
  const keepsNullish = includesNullish(narrowed) || !includesNullish(operand.type);
  const opensByTag = from === "value" && (!isRef(to) || to.to !== null) && to !== "value";
  if (opensByTag) return openValue(f, operand.expr, narrowed, "checked", position);
  const testable = lost.length > 0 && operand.type.key !== "unknown" && kept.length > 0;
  if (!testable) {
    if (keepsNullish || !isRef(from)) return openValue(f, operand.expr, narrowed, "checked", position);
    return represent(convert(operand.expr, anyRef, "checked", position), to, "unbox", position);
  }
  const held = f.reusable(operand.expr, position);
  const tests = kept.map((member) => testMember(f, held, member, position));
  if (includesNullish(narrowed)) tests.unshift(testNullish({ expr: held, type: types.unknown }));
  const message = "the value has changed since its type was tested";
  throwTypeErrorUnless(
    f,
    tests.reduce((left, right) => logical("or", left, right)),
    message,
    node,
  );
  return represent(held, to, "unbox", position);
}

/** Kinds of values as `rt_value_kind` numbers them; bigints, i64 and u64 are of two. */
const valueKinds: Partial<Record<string, number>> = {
  boolean: 2,
  string: 4,
  i64: 5,
  bigint: 5,
  u64: 5,
  function: 11,
  symbol: 13,
};

/** Is the value one of this member of its union? */
export function testMember(f: FunctionLowering, held: Expr, type: Type, position: Position): Expr {
  const member = widen(type);
  const object = isRef(held.type) ? held : convert(held, anyRef, "unbox", position);
  const to = f.program.representation(member);
  if (member.kind === "class" && isRef(to))
    return logical("and", testObject(held, position), testClass(f, object, member));
  if (isAnyFunction(member))
    return callRuntime("rt_value_is_function", [convert(held, "value", "exact", position)], position);
  if (member.kind === "object")
    return logical("and", testObject(held, position), {
      kind: "implements",
      type: "bool",
      object,
      interfaceName: f.program.dispatch.interfaceName(member),
    });
  if (isRef(to) && to.to !== null && member.kind !== "primitive" && member.kind !== "enum")
    return logical("and", testObject(held, position), { kind: "hasLayout", type: "bool", object, layouts: [to.to] });
  const value = convert(held, "value", "exact", position);
  const name = member.kind === "function" ? "function" : isStringLike(member) ? "string" : member.key;
  const kind = valueKinds[name] ?? 3;
  if (kind === 5) return testBigint(value, position);
  return binary("eq", callRuntime("rt_value_kind", [value], position), { kind: "number", type: "u32", value: kind });
}

/** Is the object one of the class? */
export function testClass(f: FunctionLowering, object: Expr, type: ClassType): Expr {
  if (f.program.looseClasses.isLoose(type.declaration))
    return { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.standingFor(type) };
  return { kind: "instanceOf", type: "bool", object, layout: f.program.layouts.classInfo(type).layout };
}

/** Is the value one of typeof "bigint"? */
export function testBigint(value: Expr, position: Position): Expr {
  const kind = callRuntime("rt_value_kind", [value], position);
  const first: Expr = { kind: "number", type: "u32", value: 5 };
  return binary("lt", binary("sub", kind, first), { kind: "number", type: "u32", value: 2 });
}

/** Is the word a pointer? */
export function testObject(held: Expr, position: Position): Expr {
  const kind = callRuntime("rt_value_kind", [convert(held, "value", "exact", position)], position);
  return binary("ge", kind, { kind: "number", type: "u32", value: 4 });
}

/** Is the operand undefined? */
export function testUndefined(operand: Operand): Expr {
  return testNullish(operand, true, false);
}

/** Is the operand undefined (and/or null)? Constant where its type says so. */
export function testNullish(operand: Operand, undefinedToo = true, nullToo = true): Expr {
  const { expr } = operand;
  if (!isRef(expr.type) && expr.type !== "value") return { kind: "bool", type: "bool", value: expr.type === "void" };
  const tests: Expr[] = [];
  if (undefinedToo) tests.push(binary("eq", expr, { kind: "undefined", type: expr.type }));
  if (nullToo) tests.push(binary("eq", expr, { kind: "null", type: expr.type }));
  const may = (name: string): boolean =>
    operand.type.key === "unknown" ||
    membersOf(operand.type).some((member) => member.key === name || (name === "undefined" && member.key === "void"));
  if (tests.length === 2) {
    if (!may("null")) return tests[0];
    if (!may("undefined")) return tests[1];
    return logical("or", tests[0], tests[1]);
  }
  return tests[0];
}

/** JavaScript's truthiness as a bool. */
export function truthiness(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const { expr, type } = operand;
  const position = f.position(node);
  if (expr.type === "bool") return expr;
  if (expr.type === "void") return { kind: "bool", type: "bool", value: false };
  if (expr.type === "value") return truthOfValue(expr) ?? callRuntime("rt_value_is_truthy", [expr], position);
  if (expr.type === "f64" || expr.type === "f32") {
    if (expr.kind === "convert" && expr.mode === "exact" && isSmallInteger(expr.operand.type))
      return binary("ne", expr.operand, { kind: "number", type: expr.operand.type, value: 0 });
    // NaN is false too: x < 0 or x > 0.
    const value = f.reusable(expr, position);
    const zero: Expr = { kind: "number", type: expr.type, value: 0 };
    return logical("or", binary("lt", value, zero), binary("gt", value, zero));
  }
  if (!isRef(expr.type))
    return binary("ne", expr, convert({ kind: "number", type: "f64", value: 0 }, expr.type, "wrap", position));
  const rest = membersOf(nonNullable(type)).map(widen);
  const mayBeString = rest.some((member) => isStringLike(member) || isBigint(member));
  const onlyStrings =
    mayBeString &&
    !rest.some(isBigint) &&
    rest.every((member) => isHeapType(member) && (member.key === "string" || member.kind === "enum"));
  const nullable = membersOf(type).some(isNullish);
  if (!mayBeString) return nullable ? not(testNullish(operand)) : isThere(f, expr, position);
  if (!onlyStrings) return callRuntime("rt_value_is_truthy", [convert(expr, "value", "exact", position)], position);
  const text = f.reusable(expr, position);
  const filled = binary("ne", { kind: "length", type: "u32", array: text }, { kind: "number", type: "u32", value: 0 });
  return nullable ? logical("and", not(testNullish({ expr: text, type })), filled) : filled;
}

/** The truth of a boolean that has been put into a value, or of one that may be missing; null: of anything else. */
function truthOfValue(expr: Expr): Expr | null {
  if (expr.kind === "undefined" || expr.kind === "null") return { kind: "bool", type: "bool", value: false };
  if (expr.kind === "convert" && expr.operand.type === "bool") return expr.operand;
  if (expr.kind !== "conditional") return null;
  const whenTrue = truthOfValue(expr.whenTrue);
  const whenFalse = truthOfValue(expr.whenFalse);
  if (whenTrue === null || whenFalse === null) return null;
  if (whenFalse.kind === "bool" && !whenFalse.value) return logical("and", expr.test, whenTrue);
  return { ...expr, type: "bool", whenTrue, whenFalse };
}

/** An object is true, and an element that is missing is not one. */
function isThere(f: FunctionLowering, expr: Expr, position: Position): Expr {
  const isMade = ["new", "array", "closure"].includes(expr.kind);
  if (!isMade) return binary("ne", expr, { kind: "undefined", type: expr.type });
  f.emit({ kind: "expr", expr, position });
  return { kind: "bool", type: "bool", value: true };
}
