// What a value is once the program has tested it: its type becomes the one that the checker has narrowed it to.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import {
  type ClassType,
  includesNullish,
  isAnyFunction,
  isNullish,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  unionType,
} from "../types.ts";
import { anyRef, convert, isRef, logical } from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { openValue, represent } from "./convert.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { adaptOneOfSeveral, castFunction } from "./function_casts.ts";
import { isIterable, iterableOfAny } from "./list_conversions.ts";
import { isPromise } from "./resolve_types.ts";
import { callLibrary } from "./text.ts";
import { castToContainer, copiedContainer, isChanged, refuseToChangeCopy } from "./untyped_values.ts";
import { testMember, testNullish } from "./value_tests.ts";

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
  // Where the checker knows nothing of a generic instance, or of what a list will hold, what is known stays.
  if (sameType(operand.type, narrowed) || narrowed.key === "never" || narrowed.key === "unknown") return operand;
  // Where one of several types is wanted the checker has all that a `T[K]` may be, and the instance the one that it is.
  const isWithin = (one: Type): boolean => membersOf(narrowed).some((other) => sameType(one, other));
  if (membersOf(operand.type).every(isWithin)) return operand;
  if (isListOfNothing(narrowed) && membersOf(nonNullable(operand.type)).every(({ kind }) => kind === "array"))
    return operand;
  const isPartOf = (one: Type): boolean => membersOf(operand.type).some((other) => sameType(one, other));
  f.note(operand.type, narrowed, node, membersOf(nonNullable(narrowed)).every(isPartOf));
  const to = f.program.representation(narrowed);
  if (to === "void") return operand;
  // A type of functions that is none of those before has to be called in its own way.
  const adapted = membersOf(nonNullable(narrowed)).some(isPartOf)
    ? null
    : adaptOneOfSeveral(f, operand, narrowed, node);
  if (adapted !== null) return { expr: adapted, type: narrowed };
  // `instanceof Function` tells that it is a function, and not how it is called.
  const called = nonNullable(narrowed);
  if (operand.type.key === "unknown" && called.kind === "function" && !isAnyFunction(called))
    return { expr: castFunction(f, operand, narrowed, called, node), type: narrowed };
  // What a promise holds is tested where it is awaited.
  if (isPromise(operand.type) && isPromise(narrowed)) return { expr: operand.expr, type: narrowed };
  if (narrowed.kind === "array" && narrowed.element.key === "unknown" && operand.type.kind !== "array") {
    // How an array of which nothing is known stores its elements is found out while the program runs.
    const position = f.position(node);
    // A copy is not to be changed.
    if (isChanged(node)) return { expr: represent(operand.expr, to, "checked", position), type: narrowed };
    return { expr: unknownElements(f, operand.expr, position), type: narrowed };
  }
  if (operand.type.key === "unknown" && isIterable(f.program, called)) {
    const iterable = iterableOfAny(f, operand.expr, node);
    return { expr: represent(iterable, to, trusted ? "unbox" : "checked", f.position(node)), type: narrowed };
  }
  const container = isOfUnknown(operand.type) ? copiedContainer(f, narrowed) : null;
  if (container !== null && !f.program.isTrusted(node.getSourceFile())) {
    refuseToChangeCopy(node);
    return { expr: castToContainer(f, operand.expr, narrowed, container, node), type: narrowed };
  }
  const expr =
    trusted && !isOfAnyArguments(f, narrowed) && !mayBeOtherInstance(f, operand.type, narrowed)
      ? openValue(f, operand.expr, narrowed, "unbox", f.position(node))
      : checkNarrowed(f, operand, narrowed, node);
  return { expr, type: narrowed };
}

function isListOfNothing(type: Type): boolean {
  return type.kind === "array" && (type.element.key === "never" || isListOfNothing(type.element));
}

/** `other instanceof Box` of a class that no other instance stands for: it is just the one whose arguments are unknown. */
function isOfAnyArguments(f: FunctionLowering, type: Type): boolean {
  const isOpen = (one: Type): boolean =>
    one.kind === "class" &&
    one.args.some((arg) => arg.key === "unknown") &&
    !f.program.isTrusted(one.declaration.getSourceFile()) &&
    !f.program.looseClasses.isLoose(one.declaration);
  return membersOf(nonNullable(type)).some(isOpen);
}

/**
 * `x instanceof Box` of a `Source<A> | Box<B>` or a `Source<A> | BoxBelow`: the checker leaves the interface out, behind which
 * another Box may stand.
 */
function mayBeOtherInstance(f: FunctionLowering, type: Type, narrowed: Type): boolean {
  const kept = membersOf(nonNullable(narrowed));
  const isLost = (one: Type): boolean => !kept.some((other) => sameType(one, other));
  // Any object stands for a dictionary, and what a promise gives is tested when it is there.
  const isAny = (one: ClassType): boolean => isPromise(one) || f.program.types.dictionaryValue(one) !== null;
  const isOneOfMany = (one: Type): boolean =>
    one.kind === "class" && (one.args.length > 0 || f.program.classes.baseOf(one) !== null) && !isAny(one);
  return kept.some(isOneOfMany) && membersOf(nonNullable(type)).some((one) => one.kind === "object" && isLost(one));
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
 * of any of them for what is one of several Sets, and a list of any for one of several lists. Null: any other type.
 */
function instancesBehind(type: Type, seen: Type): Type | null {
  const [one, ...others] = membersOf(nonNullable(seen));
  const members = membersOf(nonNullable(type));
  if (one === undefined || others.length > 0 || members.length < 2) return null;
  const isInstance = (member: Type): boolean =>
    one.kind === "class"
      ? one.args.length > 0 && member.kind === "class" && member.declaration === one.declaration
      : one.kind === "array" && member.kind === "array";
  if (!members.every(isInstance)) return null;
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
