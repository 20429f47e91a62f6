// Functions whose exact type is not known where they are used: casts between function types, and calls of one of several.

import type { ts } from "ts-morph";
import { sharedUnit, type Expr, type Fn, type Layout, type Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type FunctionType,
  functionType,
  includesNullish,
  isAnyFunction,
  isNullish,
  isUntyped,
  membersOf,
  nonNullable,
  sameType,
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
  localExpr,
  logical,
  nowhere,
  undefinedOf,
  unnamedParameters,
} from "./build.ts";
import { calledAs } from "./callable_objects.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { adaptFunction, callsAlike, signatureOf } from "./closures.ts";
import { convertTo, represent } from "./convert.ts";
import { testNullish, testObject } from "./value_tests.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { storable } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";

/**
 * A function as one of another type: it gets a function around it that tests what it is called with. Several
 * (`handlers[event.kind] as (event: Event) => void`) need none where they are called alike and take what is looked up where
 * it is used; others are told apart while the program runs.
 */
export function castFunction(
  f: FunctionLowering,
  operand: Operand,
  type: Type,
  wanted: FunctionType,
  node: ts.Node,
): Expr {
  if (operand.type.key === "unknown" || isAnyFunction(operand.type)) return castUnknown(f, operand, type, wanted, node);
  const given = membersOf(nonNullable(operand.type)).filter((one) => one.kind === "function");
  // `T & Function` where T stands for what is no function: nobody comes here.
  if (membersOf(nonNullable(operand.type)).every((one) => calledAs(one) === null)) {
    throwTypeErrorUnless(f, boolLiteral(false), "the value is not a function", node);
    return undefinedOf(f.program.representation(type));
  }
  if (given.length === 0) return refuse(refusals.uncheckableCast, node, operand.type.key, type.key);
  if (given.length < membersOf(nonNullable(operand.type)).length) {
    if (includesNullish(type)) return refuse(refusals.uncheckableCast, node, operand.type.key, type.key);
    operand = { expr: requireFunction(f, operand, wanted, node), type: unionType(given) };
  }
  const isTaken = (source: FunctionType): boolean =>
    source.params.every((param, index) => {
      const passed = wanted.params[index];
      return passed !== undefined && (sameType(passed, param) || membersOf(param).every(isLookedUp));
    });
  const isGiven = ({ returns }: FunctionType): boolean =>
    ["void", "unknown"].includes(wanted.returns.key) || sameType(returns, wanted.returns) || !isHeld(wanted.returns);
  if (given.every((source) => callsAlike(f.program, source, wanted) && isTaken(source) && isGiven(source)))
    return operand.expr;
  const [only] = given;
  return given.length > 1
    ? castUnknown(f, operand, type, wanted, node)
    : adaptFunction(f, operand, only, wanted, node, castTo);
}

/**
 * One of several functions (`[() => 1, () => "x"]`) where functions of another type are wanted: those that are called in another
 * way than it are told from the others by what is there. Null where all are called alike.
 */
export function adaptOneOfSeveral(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr | null {
  const [given, wanted] = [operand.type, target].map((type) =>
    membersOf(nonNullable(type)).filter((one) => one.kind === "function"),
  );
  const isTaken = (source: FunctionType): boolean => wanted.some((one) => callsAlike(f.program, source, one));
  if (wanted.length === 0 || given.every(isTaken)) return null;
  const position = f.position(node);
  const held = f.temporary(convert(operand.expr, "value", "exact", position), position);
  const object = convert(held, anyRef, "unbox", position);
  const to = f.program.representation(target);
  const result = f.newLocal("$function", to);
  f.emit({ kind: "let", local: result, init: represent(held, to, "unbox", position), position });
  // What gives something can be called as what gives nothing: that comes last.
  const isVoid = ({ returns }: FunctionType): boolean => returns.key === "void";
  const ordered = [...given.filter((one) => !isVoid(one)), ...given.filter(isVoid)];
  const choices = ordered.map((source): [Expr, Stmt[]] => {
    const layouts = closuresAmong(f.program, ordered, source);
    const { statements } = f.collect(() => {
      const taker = takerOf(f, source, wanted, node);
      const adapted = adaptFunction(f, { expr: object, type: source }, source, taker, node);
      f.emit(assign(position, localExpr(result), represent(adapted, to, "unbox", position)));
    });
    return [{ kind: "hasLayout", type: "bool", object, layouts }, statements];
  });
  const chain = choices.reduceRight<Stmt[]>(
    (otherwise, [test, statements]) => [ifStatement(position, test, statements, otherwise)],
    [],
  );
  f.emit(ifStatement(position, testObject(held, position), chain));
  return localExpr(result);
}

/** The functions that are nearest to one of several types, which may be stored alike: `(text: string) => void`, `(list: string[]) => void`. */
function closuresAmong(program: ProgramLowering, several: readonly FunctionType[], wanted: FunctionType): Layout[] {
  const key = `${wanted.key} among ${several.map((one) => one.key).join(", ")}`;
  return program.dispatch.closuresOf(key, (source) => {
    const alike = several.filter((one) => callsAlike(program, source, one));
    const takesSame = ({ params }: FunctionType): boolean =>
      source.params.every((param, index) => sameType(param, params[index]));
    return (alike.find((one) => sameType(one, source)) ?? alike.find(takesSame) ?? alike.at(0)) === wanted;
  });
}

/** Of several types that are wanted the one that a function can stand for: one that is called alike, or else fits. */
export function takerOf(
  f: FunctionLowering,
  source: FunctionType,
  wanted: readonly FunctionType[],
  node: ts.Node,
): FunctionType {
  const isWithin = (one: Type, other: Type): boolean =>
    one.key === "never" ||
    ["unknown", "void"].includes(other.key) ||
    membersOf(one).every((part) => membersOf(other).some((whole) => sameType(widen(part), widen(whole))));
  const fits = ({ params, returns }: FunctionType): boolean =>
    source.params.every((param, index) => index < params.length && isWithin(params[index], param)) &&
    isWithin(source.returns, returns);
  const [only, ...others] = wanted;
  const taker =
    others.length === 0 ? only : (wanted.find((one) => callsAlike(f.program, source, one)) ?? wanted.find(fits));
  return (
    taker ??
    refuse(
      refusals.unsupportedType,
      node,
      source.key,
      `it is called in another way than any of ${wanted.map(({ key }) => key).join(", ")}`,
      "use one type of functions for both",
    )
  );
}

/** Of several things only a function is taken: `(handler as () => void)()`; and nothing where the type has room for it. */
export function requireFunction(f: FunctionLowering, operand: Operand, type: Type, node: ts.Node): Expr {
  const position = f.position(node);
  const held = f.reusable(convert(operand.expr, "value", "exact", position), position);
  const isFunction = callRuntime("rt_value_is_function", [held], position);
  const isNothing = testNullish({ expr: held, type: types.unknown });
  const isTaken = includesNullish(type) ? logical("or", isNothing, isFunction) : isFunction;
  throwTypeErrorUnless(f, isTaken, "the value is not a function", node);
  return convert(held, anyRef, "unbox", position);
}

/** Of what may be anything the functions of the application are taken, and of others those of this very type. */
function castUnknown(f: FunctionLowering, operand: Operand, type: Type, wanted: FunctionType, node: ts.Node): Expr {
  const position = f.position(node);
  const given = convert(operand.expr, "value", "exact", position);
  const held: Operand = {
    expr: f.temporary(callRuntime("rt_typed_function", [given], position), position),
    type: operand.type,
  };
  const isSame = (a: Type | undefined, b: Type): boolean => a !== undefined && sameType(widen(a), widen(b));
  const layouts = f.program.dispatch.closuresOf(
    `cast ${wanted.key}`,
    (source) =>
      callsAlike(f.program, source, wanted) &&
      source.params.every((param, index) => isSame(wanted.params[index], param)) &&
      (source.self === null || isSame(wanted.self ?? undefined, source.self)) &&
      (wanted.returns.key === "void" || isSame(source.returns, wanted.returns)),
  );
  const isFunction: Expr = { kind: "hasLayout", type: "bool", object: held.expr, layouts };
  const test = includesNullish(type) ? logical("or", testNullish(held), isFunction) : isFunction;
  if (f.program.isTrusted(node.getSourceFile())) {
    throwTypeErrorUnless(f, test, "the value is no function of the type that the cast names", node);
    return represent(held.expr, f.program.representation(type), "unbox", position);
  }
  const taken = f.newLocal("$function", anyRef);
  f.emit({ kind: "let", local: taken, init: null, position });
  const adapted: Expr = {
    kind: "call",
    type: anyRef,
    function: castInto(f, wanted, node),
    args: [held.expr],
    position,
  };
  f.emit(
    ifStatement(
      position,
      test,
      [assign(position, localExpr(taken), convert(held.expr, anyRef, "unbox", position))],
      [assign(position, localExpr(taken), adapted)],
    ),
  );
  return represent(localExpr(taken), f.program.representation(type), "unbox", position);
}

/** What makes of a function of any type one of the type `wanted`, which tests what goes in and what comes out. */
function castInto(f: FunctionLowering, wanted: FunctionType, node: ts.Node): Fn {
  const { program } = f;
  const known = program.functionCasts.get(wanted.key);
  if (known !== undefined) return known;
  const fn = program.newFunction("(cast)", `cast as ${wanted.key}`, sharedUnit, nowhere, { returns: anyRef });
  program.functionCasts.set(wanted.key, fn);
  fn.params = unnamedParameters(["value"]);
  const value = localExpr(fn.params[0]);
  const inner = new FunctionLowering(program, fn, f.environment, wanted, null, null);
  program.dispatch.watchFunctions(node, (source) => {
    const object = convert(value, anyRef, "unbox", nowhere);
    const layouts = program.dispatch.closuresOf(source.key, (one) => sameType(one, source));
    const { statements } = inner.collect(() => {
      const adapted = adaptFunction(inner, { expr: object, type: source }, source, wanted, node, castAnything);
      inner.emit({ kind: "return", value: adapted, position: nowhere });
    });
    const isOne: Expr = { kind: "hasLayout", type: "bool", object: value, layouts };
    fn.body.unshift(ifStatement(nowhere, isOne, statements));
  });
  // What was adapted to a type that no function has itself: the one behind it is.
  const isFunction = callRuntime("rt_value_is_function", [value], nowhere);
  const { statements } = inner.collect(() => {
    const adapter = convert(value, anyRef, "unbox", nowhere);
    const behind = inner.temporary(callRuntime("rt_function_behind", [adapter], nowhere), nowhere);
    const args = [convert(behind, "value", "exact", nowhere)];
    const again: Expr = { kind: "call", type: anyRef, function: fn, args, position: nowhere };
    const isAdapter = binary("ne", behind, adapter);
    inner.emit(ifStatement(nowhere, isAdapter, [{ kind: "return", value: again, position: nowhere }]));
  });
  inner.emit(ifStatement(nowhere, isFunction, statements));
  throwTypeErrorUnless(inner, boolLiteral(false), "the value is no function of the type that the cast names", node);
  fn.body = [...inner.statements, { kind: "return", value: undefinedOf(anyRef), position: nowhere }];
  return fn;
}

/** Nothing is known of how the types belong together: the value itself tells. */
function castAnything(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr {
  if (sameType(operand.type, target)) return castTo(f, operand, target, node);
  const position = f.position(node);
  const isVoid = operand.expr.type === "void";
  if (isVoid) f.emit({ kind: "expr", expr: operand.expr, position });
  const value = isVoid ? undefinedOf("value") : f.temporary(convertTo(f, operand, types.unknown, node), position);
  return castTo(f, { expr: value, type: types.unknown }, target, node);
}

/** A `Function` that is called: one that got this type where its own was known. */
export function requireCallable(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const object = f.temporary(convert(operand.expr, "value", "exact", position), position);
  const isFunction: Expr = {
    kind: "hasLayout",
    type: "bool",
    object,
    layouts: f.program.dispatch.closuresOf("untyped", isUntyped),
  };
  throwTypeErrorUnless(f, isFunction, "the value is not a function whose parameters are known", node);
  return convert(object, anyRef, "unbox", position);
}

/** Are values of the type used as what it says they are, without a look at them? */
function isHeld(type: Type): boolean {
  return membersOf(type).some(({ kind }) => ["class", "array", "tuple", "typedArray"].includes(kind));
}

/** Members of interfaces and literals are looked up in the object that is there. */
function isLookedUp(type: Type): boolean {
  return type.kind === "object" || (type.kind === "literal" && type.base.kind !== "enum") || isNullish(type);
}

/** Can a function of either type be called as the other has it? What both look up in what they are given needs no test. */
export function isInterchangeable(program: ProgramLowering, one: FunctionType, other: FunctionType): boolean {
  const isSame = (a: Type, b: Type): boolean =>
    sameType(a, b) || (membersOf(a).every(isLookedUp) && membersOf(b).every(isLookedUp));
  return (
    callsAlike(program, one, other) &&
    callsAlike(program, other, one) &&
    one.params.every((param, index) => isSame(param, other.params[index])) &&
    isSame(one.returns, other.returns)
  );
}

/**
 * The type by which any of these functions can be called; null when they are called in different ways. What TypeScript
 * lets through as `never` (`handlers[event.kind](event as never)`) has to be looked up where it is used.
 */
export function commonFunction(f: FunctionLowering, functions: readonly FunctionType[]): FunctionType | null {
  const [first] = functions;
  if (functions.length < 2) return first ?? null;
  const longest = functions.reduce((one, other) => (other.params.length > one.params.length ? other : one));
  const params = longest.params.map((_, index) =>
    unionType(functions.flatMap((one) => (one.params[index] === undefined ? [] : [one.params[index]]))),
  );
  const common = functionType(params, first.rest, unionType(functions.map((one) => one.returns)), first.self);
  const isCalled = (one: FunctionType): boolean =>
    callsAlike(f.program, one, common) &&
    one.params.every((param, index) => sameType(param, params[index]) || membersOf(param).every(isLookedUp));
  return functions.every(isCalled) ? common : null;
}

/** What functions that are called in different ways take together; null: they differ in more than what they take and give. */
export function takenByAny(functions: readonly FunctionType[]): FunctionType | null {
  if (functions.length < 2) return null;
  const longest = functions.reduce((one, other) => (other.params.length > one.params.length ? other : one));
  const { length } = longest.params;
  const isAlike = ({ params, rest, self }: FunctionType): boolean =>
    rest?.key === longest.rest?.key && (rest === null || params.length === length) && self?.key === longest.self?.key;
  if (!functions.every(isAlike)) return null;
  const params = longest.params.map((_, index) => unionType(functions.flatMap((one) => one.params[index] ?? [])));
  const returns = unionType(functions.map((one) => one.returns));
  return functionType(params, longest.rest, returns, longest.self, longest.optional);
}

/** The types of all that a closure is called with: its object, its parameters, the list of the rest. */
export function takenTypes({ self, params, rest }: FunctionType): readonly Type[] {
  return [...(self === null ? [] : [self]), ...params, ...(rest === null ? [] : [arrayType(rest)])];
}

/** Calls whichever of several functions it is: how it was made tells what it takes and returns. */
export function callOneOf(
  f: FunctionLowering,
  functions: readonly FunctionType[],
  closure: Expr,
  args: readonly Operand[],
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const type = unionType(functions.map((one) => one.returns));
  const result = f.newLocal("$result", storable(f.program.representation(type)));
  f.emit({ kind: "let", local: result, init: null, position });
  const calls = functions.map((one) =>
    f.collect(() => {
      const signature = signatureOf(f.program, one);
      const given = takenTypes(one).map((type, place) => castTo(f, args[place], type, node));
      const expr: Expr = { kind: "callClosure", type: signature.returns, closure, signature, args: given, position };
      f.emit(assign(position, localExpr(result), convertTo(f, { expr, type: one.returns }, type, node)));
    }),
  );
  const choice = calls.reduceRight<Stmt[]>((rest, { statements }, index) => {
    if (rest.length === 0) return statements;
    const layouts = closuresAmong(f.program, functions, functions[index]);
    return [ifStatement(position, { kind: "hasLayout", type: "bool", object: closure, layouts }, statements, rest)];
  }, []);
  choice.forEach((statement) => f.emit(statement));
  return { expr: localExpr(result), type };
}
