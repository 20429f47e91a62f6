// What one type has stored, read as another without conversion: right only where both store it alike, down to what lists,
// collections and functions within them hold.

import {
  type ClassType,
  isBelievedBoth,
  isBigint,
  isBooleanLike,
  isNumeric,
  isStringLike,
  isSymbol,
  membersOf,
  nonNullable,
  type ObjectType,
  type Type,
  widen,
} from "../types.ts";
import { sameIrType } from "./build.ts";
import { calledAs } from "./callable_objects.ts";
import { isClassObject } from "./class_values.ts";
import { callsAlike } from "./closures.ts";
import { isOtherOfLibrary, mayBe } from "./dispatch.ts";
import type { ProgramLowering } from "./program.ts";
import { isCovariant, isPromise } from "./resolve_types.ts";

/** Types that contain new types without end are followed so deep. */
const mostLevels = 8;

interface Decided {
  readonly answers: Map<string, boolean>;
  /** What has been asked since the outermost question, in its order. */
  readonly asked: string[];
  level: number;
}

/** What has been asked of two types. */
const decided = new WeakMap<ProgramLowering, Decided>();

/** Types may contain themselves: what is being asked holds meanwhile. Once it does not, what was decided by it is open again. */
function decide(program: ProgramLowering, question: string, answer: () => boolean): boolean {
  let state = decided.get(program);
  if (state === undefined) decided.set(program, (state = { answers: new Map(), asked: [], level: 0 }));
  const { answers, asked } = state;
  const known = answers.get(question);
  if (known !== undefined || state.level === mostLevels) return known ?? true;
  answers.set(question, true);
  const place = asked.push(question);
  state.level++;
  let holds = false;
  try {
    holds = answer();
  } finally {
    state.level--;
    if (!holds) for (const one of asked.splice(place)) if (answers.get(one) === true) answers.delete(one);
    answers.set(question, holds);
    if (state.level === 0) asked.length = 0;
  }
  return holds;
}

/**
 * May what is stored as a `source` be read as a `target`? Where both are values of the machine's the caller sees to it that
 * these are alike; undefined and null are the reader's to test. Members of objects are looked up and converted: they have to
 * be there, and to be what is wanted.
 */
export function isReadAs(program: ProgramLowering, source: Type, target: Type): boolean {
  if (source.key === target.key) return true;
  const wanted = membersOf(nonNullable(widen(target)));
  if (wanted.length === 0 || wanted.some(({ key }) => key === "unknown" || key === "void" || key === "never"))
    return true;
  if (isBelievedBoth(source) && !isBelievedBoth(target)) return false;
  return membersOf(nonNullable(widen(source))).every((from) => wanted.some((to) => isOneReadAs(program, from, to)));
}

/** The same where both stand in a field or an element of the machine's type for theirs. */
export function isStoredAs(program: ProgramLowering, source: Type, target: Type): boolean {
  if (source.key === "never" || target.key === "never") return true;
  return (
    sameIrType(program.representation(source), program.representation(target)) && isReadAs(program, source, target)
  );
}

function isOneReadAs(program: ProgramLowering, from: Type, to: Type): boolean {
  if (from.key === to.key || from.key === "never" || from.key === "void") return true;
  if (from.key === "unknown") return false;
  const scalar = scalarKinds.find((isOne) => isOne(from));
  if (scalar !== undefined) return scalar(to);
  return decide(program, `${from.key} as ${to.key}`, () => isReferenceReadAs(program, from, to));
}

const scalarKinds = [isNumeric, isStringLike, isBooleanLike, isBigint, isSymbol];

function isReferenceReadAs(program: ProgramLowering, from: Type, to: Type): boolean {
  const called = calledAs(from);
  const taken = calledAs(to);
  // Those of what TypeScript is told to be both (chunks) are called with either.
  if (called !== null && taken !== null)
    return called.params.some(isBelievedBoth) || callsAlike(program, called, taken);
  if (to.kind === "object" && from.kind !== "object" && from.kind !== "class")
    return from.kind === "function" || from.kind === "typedArray" || program.types.members(to).length === 0;
  switch (from.kind) {
    case "array":
      return to.kind === "array" && isStoredAs(program, from.element, to.element);
    case "tuple":
      return (
        to.kind === "tuple" &&
        from.elements.length === to.elements.length &&
        from.elements.every((element, index) => isStoredAs(program, element, to.elements[index]))
      );
    case "typedArray":
      return to.kind === "typedArray" && from.name === to.name;
    case "class":
      return to.kind === "class"
        ? isInstanceReadAs(program, from, to)
        : to.kind === "object" && hasMembers(program, from, to);
    case "object":
      // The methods of dictionaries take any object.
      return to.kind === "class" ? isDictionary(program, to) : to.kind === "object" && hasMembers(program, from, to);
    case "function":
      return false;
    default:
      return true;
  }
}

function isInstanceReadAs(program: ProgramLowering, from: ClassType, to: ClassType): boolean {
  const { classes, looseClasses } = program;
  if (classes.derivesFrom(from, to) || looseClasses.standsFor(from, to)) return true;
  if (from.declaration !== to.declaration) return false;
  if (!isCovariant(from)) return from.args.every((arg, index) => isStoredAs(program, arg, to.args[index]));
  // What a generator gives of which nothing is known is looked at when it comes.
  const isOpen = (arg: Type): boolean => arg.key === "unknown" && !isPromise(from);
  return from.args.every((arg, index) => isOpen(arg) || isReadAs(program, arg, to.args[index]));
}

function isDictionary(program: ProgramLowering, type: Type): boolean {
  return program.types.dictionaryValue(type) !== null;
}

/**
 * Has each object behind the one type the members of the other, which are looked up and converted? Those of functions and
 * classes are known elsewhere.
 */
function hasMembers(program: ProgramLowering, from: ClassType | ObjectType, to: ObjectType): boolean {
  if (calledAs(to) !== null || [from, to].some(isClassObject)) return true;
  if (isOtherOfLibrary(program, from, to)) return true;
  const value = program.types.dictionaryValue(from);
  const own = from.kind === "object" ? program.types.members(from) : [];
  const info = from.kind === "class" && value === null ? program.layouts.classInfo(from) : null;
  return program.types.members(to).every(({ name, type, optional, method }) => {
    // Methods have an object of their own, which entries of dictionaries have not.
    if (value !== null) return !method && (optional || mayBe(value, type));
    const held = info === null ? own.find((one) => one.name === name)?.type : program.dispatch.memberType(info, name);
    if (held === undefined || held === null) return optional;
    // What a class's methods take and give is converted by what stands between.
    return (info !== null && held.kind === "function") || isAssignable(program, held, type);
  });
}

/** Is each value of the one type one of the other, however the two store it? */
function isAssignable(program: ProgramLowering, source: Type, target: Type): boolean {
  const wanted = membersOf(nonNullable(target));
  if (wanted.length === 0 || wanted.some(({ key }) => key === "unknown" || key === "void")) return true;
  const isOne = (from: Type, to: Type): boolean =>
    decide(program, `${from.key} is ${to.key}`, () => isOneAssignable(program, from, to));
  return membersOf(nonNullable(source)).every((from) => wanted.some((to) => isOne(from, to)));
}

function isOneAssignable(program: ProgramLowering, from: Type, to: Type): boolean {
  const isPart = (one: Type, other: Type): boolean => isAssignable(program, one, other);
  if (from.kind === "function" && to.kind === "function") {
    // Methods may take more than they are given, or less.
    const isTaken = (param: Type, given: Type | undefined): boolean =>
      given === undefined || mayBe(given, param) || mayBe(param, given);
    return isPart(from.returns, to.returns) && from.params.every((param, index) => isTaken(param, to.params[index]));
  }
  if (from.kind === "array" && to.kind === "array") return isPart(from.element, to.element);
  if (from.kind === "class" && to.kind === "class" && from.declaration === to.declaration)
    return from.args.every((arg, index) => isPart(arg, to.args[index]));
  if (to.kind === "object" && (from.kind === "object" || from.kind === "class")) return hasMembers(program, from, to);
  return from.key !== "unknown" && mayBe(from, to);
}
