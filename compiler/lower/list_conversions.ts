// Conversions of what holds elements: arrays, tuples, texts and iterables where another of them is wanted. They are shared
// where both sides store their elements alike; otherwise a copy stands in where nobody can see that, or it is refused.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import { isNewArray } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type ArrayType,
  includesNullish,
  isAnyFunction,
  isBelievedBoth,
  isHeapType,
  isNumeric,
  isStringLike,
  membersOf,
  nonNullable,
  sameType,
  type TupleType,
  type Type,
  typedElementType,
  types,
  widen,
} from "../types.ts";
import { arrayOf, boolLiteral, convert, sameIrType } from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { convertTo, openValue, represent } from "./convert.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { tupleElement } from "./elements.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import type { FunctionInstance } from "./instances.ts";
import { elementTypeOf } from "./iteration.ts";
import { copyArray, makeTuple } from "./array_literals.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";
import { isReadAs, isStoredAs } from "./storage.ts";
import { callLibrary } from "./text.ts";
import { testMember, testNullish } from "./value_tests.ts";

/** Is it just the protocol? Whatever asks for more (the library's TypedArray) takes the array itself. */
export function isIterable(program: ProgramLowering, type: Type): boolean {
  const members = type.kind === "object" ? program.types.members(type) : [];
  return members.length === 1 && members[0].name === "[Symbol.iterator]";
}

/** An array or string where something iterable is wanted: an object around it that has the protocol's method. */
export function asIterable(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const wanted = membersOf(target).filter((one) => isIterable(f.program, one));
  if (wanted.length === 0) return null;
  const list = nonNullable(operand.type);
  if (wanted.length === 1 && operand.type.kind === "tuple") {
    const array = arrayType(elementTypeOf(f, { expr: operand.expr, type: wanted[0] }, node));
    const isTaken = (one: Type): boolean =>
      !isHeapType(one) || membersOf(array.element).some((other) => sameType(one, other));
    if (operand.type.elements.flatMap(membersOf).every(isTaken))
      return asIterable(f, { expr: convertTo(f, operand, array, node), type: array }, target, node);
  }
  const isClass = list.kind === "class" && f.program.classes.findMember(list, "[Symbol.iterator]") !== null;
  if (wanted.length === 1 && (list.kind === "array" || isClass || isIterable(f.program, list))) {
    const [given, element] = [list, wanted[0]].map((type) => elementTypeOf(f, { expr: operand.expr, type }, node));
    // What nothing is known of is looked at when it comes.
    const isAlike = given.key === "unknown" || isReadAs(f.program, given, element);
    if (!isAlike || (list.kind !== "array" && isOtherTuple(f, given, element))) {
      const isNew = ts.isArrayLiteralExpression(node) || isNewArray(f.checker, node);
      if (!isReadAtOnce(f, node) && !(list.kind === "array" && isNew)) return refuseLists(f, list, wanted[0], node);
      const array = arrayType(element);
      const copy = copyArray(f, { expr: operand.expr, type: list }, array, node);
      const iterable = asIterable(f, { expr: copy, type: array }, target, node);
      return iterable ?? represent(copy, f.program.representation(target), "unbox", f.position(node));
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

/** A value of which nothing is known, with the protocol's method where it is an array or a text. */
export function iterableOfAny(f: FunctionLowering, value: Expr, node: ts.Node): Expr {
  const position = f.position(node);
  return callLibrary(f, "iterableOfAny", [convert(value, "value", "exact", position)], position, "std/iterable.ts");
}

/** An iterable where anything may be: what is around an array or string is left away. */
export function withoutWrapper(f: FunctionLowering, { expr, type }: Operand, target: Type, node: ts.Node): Expr | null {
  // What adapters hand on as unknown comes back as an Iterable: an outcome that has been tested, say.
  if (target.key !== "unknown" || f.scope === null || f.program.isTrusted(node.getSourceFile())) return null;
  // Others may have members that only who asks for them has to know.
  const hasProtocol = (one: Type): boolean =>
    one.kind === "object" && one.tsType.getProperties().some(({ name }) => name.startsWith("__@iterator@"));
  if (!membersOf(type).some((one) => hasProtocol(one) && isIterable(f.program, one))) return null;
  const position = f.position(node);
  return callLibrary(f, "unwrapped", [convert(expr, "value", "exact", position)], position, "std/iterable.ts");
}

/** Do iterators, whose results are tested for the tuple that is wanted, give others? */
function isOtherTuple(f: FunctionLowering, given: Type, wanted: Type): boolean {
  const { layouts } = f.program;
  const [from, to] = [given, wanted].map((type) =>
    type.kind === "tuple" ? layouts.tuple(type.elements, type.key) : null,
  );
  return from !== null && to !== null && from !== to;
}

/** A tuple whose elements are stored otherwise than those of the one that is wanted: a copy, where nobody can see that. */
export function convertTuple(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const { expr, type } = operand;
  const [wanted, ...others] = membersOf(nonNullable(target)).filter((one) => one.kind === "tuple");
  if (type.kind !== "tuple" || wanted === undefined || others.length > 0) return null;
  if (isReadAs(f.program, type, wanted)) return null;
  if (f.scope === null || !isReadAtOnce(f, node)) return refuseLists(f, type, target, node);
  const copy = copiedTuple(f, { expr, type }, wanted, node);
  return represent(copy, f.program.representation(target), "unbox", f.position(node));
}

/** A new tuple of what is wanted with the elements of another. */
export function copiedTuple(
  f: FunctionLowering,
  { expr, type }: Operand & { type: TupleType },
  wanted: TupleType,
  node: ts.Node,
): Expr {
  const held = { expr: f.temporary(expr, f.position(node)), type };
  const elements = f.inOrder(
    wanted.elements.map((element, index) => () => convertTo(f, tupleElement(f, held, index), element, node)),
  );
  return makeTuple(f, wanted, elements, f.position(node));
}

/** A typed array or a text where any list is wanted that is only read (ArrayLike): a copy of its elements. Objects are none. */
export function asList(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const wanted = membersOf(target).filter((one) => one.kind === "array");
  if (wanted.length !== 1) return null;
  const others = membersOf(nonNullable(target)).filter((one) => one !== wanted[0]);
  return replaceMembers(f, operand, target, f.position(node), (source) => {
    const isText = isStringLike(source);
    const isObject = source.kind === "object" || source.kind === "class";
    if (!isText && !isObject && source.kind !== "typedArray") return null;
    const isTaken = (one: Type): boolean => (isText ? isStringLike(one) : one.kind === source.kind);
    if (others.some(isTaken) || (isObject && others.length > 0)) return null;
    // Adapters are made for whatever may stand behind an interface; those that do not fit are never called.
    if (isObject && f.scope === null) return null;
    const list = source.kind === "typedArray" ? typedElementType(source.name) : types.string;
    const isStoredAlike = sameIrType(f.program.representation(list), f.program.representation(wanted[0].element));
    // Of several types another one may be there: whatever it is will be tested.
    if (!isStoredAlike && f.scope === null)
      return membersOf(operand.type).length > 1 ? null : refuseLists(f, source, wanted[0], node);
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
  const isAdapter = f.scope === null;
  const rest = isSole ? null : openValue(f, held, target, isAdapter ? "checked" : "unbox", position);
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
export function checkBuiltIn(f: FunctionLowering, source: Type, target: Type, node: ts.Node): void {
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
export function emptyArray(
  f: FunctionLowering,
  { expr, type }: Operand,
  target: Type,
  position: Position,
): Expr | null {
  if (type.kind !== "array" || type.element.key !== "never") return null;
  const wanted = membersOf(target).filter((one) => one.kind === "array");
  if (wanted.length !== 1 || wanted[0].element.key === "never") return null;
  f.reusable(expr, position);
  const layout = f.program.layouts.array(wanted[0].element);
  const made: Expr = { kind: "array", type: { kind: "ref", to: layout }, layout, elements: [], position };
  return represent(made, f.program.representation(target), "unbox", position);
}

/** Tuples where an array is wanted that nobody writes: a new array of the elements of the one there is. */
export function tuplesAsArrays(f: FunctionLowering, { expr, type }: Operand, target: Type, node: ts.Node): Expr | null {
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
  const steps = type.elements.map(
    (_, index) => () => convertTo(f, tupleElement(f, tuple, index), wanted.element, node),
  );
  const elements = f.inOrder(steps);
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
export function convertElements(
  f: FunctionLowering,
  expr: Expr,
  source: ArrayType,
  target: Type,
  node: ts.Node,
): Expr | null {
  const arrays = membersOf(nonNullable(target)).filter((one) => one.kind === "array");
  if (arrays.length !== 1) return null;
  const [wanted] = arrays;
  const { element } = source;
  if (element.key === "never" || wanted.element.key === "never") return null;
  const isFilled = isOfEmptyArrays(element) && !isOfEmptyArrays(wanted.element) && wanted.element.key !== "unknown";
  // One that takes more from now on has to say so: casts of what is unknown ask the list itself.
  const takesMore = isHeapType(element) && !sameType(element, wanted.element) && isNewArray(f.checker, node);
  if (!isFilled && !takesMore && isStoredAs(f.program, element, wanted.element)) return null;
  // Adapters are made for whatever may stand behind an interface.
  if (f.scope === null) return onlyNothing(f, { expr, type: source }, target, node);
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

/** Is it an argument that is only read, and not kept? */
function isReadAtOnce(f: FunctionLowering, node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  if (ts.isNewExpression(parent) && isCollection(f, parent)) return true;
  const index = parent.arguments?.findIndex((one) => one === node) ?? -1;
  return index >= 0 && f.program.onlyRead.isReadAtOnceBy(parent, index);
}

/** Maps and Sets take what they are made of one by one. */
function isCollection(f: FunctionLowering, node: ts.NewExpression): boolean {
  const symbol = f.checker.getTypeAtLocation(node).symbol as ts.Symbol | undefined;
  const isOfLibrary = symbol?.declarations?.some((one) => f.program.isLibrary(one.getSourceFile())) === true;
  return isOfLibrary && ["Map", "Set", "WeakMap", "WeakSet"].includes(symbol.name);
}

/** Is it given to the library, which keeps no array? */
function isReadByLibrary(f: FunctionLowering, node: ts.Node): boolean {
  if (!ts.isCallExpression(node.parent)) return false;
  const declaration = f.checker.getResolvedSignature(node.parent)?.declaration;
  return declaration !== undefined && f.program.isLibrary(declaration.getSourceFile());
}

/** Do lists, or lists within them, become lists of another kind: arrays tuples, or tuples arrays? */
export function changesLists(source: Type, target: Type): boolean {
  const [a, b] = [nonNullable(source), nonNullable(target)];
  if (a.kind === "array" && b.kind === "array") return changesLists(a.element, b.element);
  if (a.kind === "tuple" && b.kind === "tuple")
    return b.elements.some((element, index) => index < a.elements.length && changesLists(a.elements[index], element));
  return (a.kind === "array" && b.kind === "tuple") || (a.kind === "tuple" && b.kind === "array");
}

/** Only a cast makes copies of such lists. What an object turns out to hold that was cast as a whole is an error then. */
export function refuseLists(f: FunctionLowering, source: Type, target: Type, node: ts.Node): null {
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

/** In an adapter: the operand if it is undefined or null, and an error if such a list is there. */
export function onlyNothing(f: FunctionLowering, { expr, type }: Operand, target: Type, node: ts.Node): Expr {
  const position = f.position(node);
  const held = f.reusable(expr, position);
  throwTypeErrorUnless(f, testNullish({ expr: held, type: types.unknown }), `${type.key} is no ${target.key}`, node);
  return represent(held, f.program.representation(target), "unbox", position);
}

/** Arrays that were made without knowing what they will hold cannot store it. */
function isOfEmptyArrays(type: Type): boolean {
  return type.kind === "array" && (type.element.key === "never" || isOfEmptyArrays(type.element));
}
