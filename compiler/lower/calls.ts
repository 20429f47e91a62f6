// Calls of functions: by name, through closures, with spread arguments, and which call an expression is.

import { ts } from "ts-morph";
import type { Expr, Fn } from "../ir.ts";
import { returnsNewArrays, returnsNewParts } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type FunctionType,
  includesUndefined,
  isAnyFunction,
  isBooleanLike,
  isNumeric,
  isStringLike,
  isUntyped,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  unionType,
} from "../types.ts";
import { lowerCallback } from "./bound_methods.ts";
import { arrayOf, numberLiteral, undefinedOf } from "./build.ts";
import { calledAs } from "./callable_objects.ts";
import { castTo, objectOf, tupleOfTuple } from "./casts.ts";
import { namedClass } from "./class_values.ts";
import { signatureOf, untypedFunction } from "./closures.ts";
import { callsConversion, lowerConversionCall } from "./conversions.ts";
import { convertTo } from "./convert.ts";
import { elementOf, sliceFrom } from "./elements.ts";
import { filledArguments, filledByContext } from "../type_arguments.ts";
import { lowerExpression, lowerReceiver, lowerShown, lowerTo } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { givenResult } from "./given_results.ts";
import { callOneOf, commonFunction, requireCallable, takenByAny, takenTypes } from "./function_casts.ts";
import { type InnerFunction, innerGeneric, innerInstance } from "./generic_functions.ts";
import { refineWidth } from "./infer.ts";
import { type FunctionInstance, isModuleFunction, type ModuleFunction, storable } from "./instances.ts";
import { isIntrinsic, lowerIntrinsic } from "./intrinsics.ts";
import { buildArray, copyArray } from "./array_literals.ts";
import { readMember } from "./members.ts";
import { callByKey, lowerMethodCall, lowerSuperCall } from "./method_calls.ts";
import { narrow } from "./narrow.ts";
import { construct, isLibraryGlobal, newArray } from "./new.ts";
import { isPromise, refuse, withoutVoid } from "./resolve_types.ts";
import { isReadAs, isStoredAs } from "./storage.ts";
import { isTopLevel, skipOuterExpressions, skipParentheses } from "./syntax.ts";
import { toText } from "./text.ts";
import { hasOwnThen, refuseThen } from "./thenables.ts";
import { testedCopy } from "./untyped_values.ts";

/** What a callback of `then` gives follows a `then` of its own: no promise holds it. */
function withoutThenables(f: FunctionLowering, made: Operand, node: ts.Node): Operand {
  const isOwn = isPromise(made.type) && !f.program.isTrusted(node.getSourceFile());
  const [held] = isOwn ? made.type.args : [];
  return held !== undefined && hasOwnThen(f, held) ? refuseThen(held, node) : made;
}

export function lowerCall(f: FunctionLowering, node: ts.CallExpression, expected?: Type): Operand {
  const callee = skipOuterExpressions(node.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return lowerSuperCall(f, node);
  if (f.program.missingElements.results.isWanted(node, expected)) f.perhapsMissing.add(node);
  if (ts.isIdentifier(callee)) {
    const symbol = f.program.symbolAt(callee);
    if (symbol !== undefined) {
      if (callsConversion(f, callee, symbol)) return lowerConversionCall(f, node, callee.text);
      if (isIntrinsic(f, symbol)) return lowerIntrinsic(f, node, symbol, expected);
      if (callee.text === "Array" && symbol.declarations?.some((one) => f.program.isGlobalDeclaration(one)) === true) {
        const type = f.typeAt(node);
        if (type.kind === "array") return newArray(f, node, type, node.arguments);
      }
      if (isLibraryGlobal(f, callee) && namedClass(f.program, callee) !== null) {
        const made = f.typeAt(node);
        if (made.kind === "class") return construct(f, made, node.arguments, node);
      }
      const implementation = f.program.instances.implementationOf(symbol);
      if (isModuleFunction(implementation) && !isInner(implementation))
        return callFunction(f, node, f.program.library.calledWith(implementation, node.arguments));
      const generic = innerGeneric(symbol);
      if (generic !== null) return callInner(f, node, symbol, generic);
      const known = f.lookup(symbol)?.known;
      if (known !== undefined && known !== null && known.type.kind === "function") {
        const closure = lowerExpression(f, callee).expr;
        const before = [() => closure, ...withoutObject(f, known.type)];
        const args = lowerArguments(f, before, node.arguments, known.type, node);
        return {
          expr: { kind: "call", type: known.fn.returns, function: known.fn, args, position: f.position(node) },
          type: known.type.returns,
        };
      }
    }
  }
  // `(plugins.run as (text: string) => void)(text)`, where only the cast says that it is a function.
  const isCast = skipParentheses(node.expression) !== callee && f.typeAt(callee).key === "unknown";
  if (ts.isPropertyAccessExpression(callee) && !isCast)
    return withoutThenables(f, lowerMethodCall(f, node, callee, expected), node);
  const byKey = ts.isElementAccessExpression(callee) ? callByKey(f, node, callee) : null;
  if (byKey !== null) return byKey;
  const self = ts.isElementAccessExpression(callee) ? heldObject(f, callee) : null;
  return callValue(
    f,
    () => lowerReceiver(f, node.expression, node.questionDotToken !== undefined),
    node,
    node.arguments,
    self,
  );
}

/** `handlers[key](...)` of functions that have a `this`: it is what they are taken from. Null: they have none. */
function heldObject(f: FunctionLowering, callee: ts.ElementAccessExpression): ((wanted: Type) => Expr) | null {
  const { expression } = callee;
  const functions = membersOf(nonNullable(f.typeAt(callee))).flatMap((one) => calledAs(one) ?? []);
  if (ts.isOptionalChain(callee) || functions.every((one) => one.self === null || isUntyped(one))) return null;
  const object = lowerExpression(f, expression);
  const held: Operand = { expr: f.temporary(object.expr, f.position(expression)), type: object.type };
  f.evaluated.set(expression, held);
  return (wanted) => convertTo(f, held, wanted, callee);
}

function isInner(node: ModuleFunction): boolean {
  return ts.isFunctionDeclaration(node) && !isTopLevel(node);
}

/** Calls a generic function that is declared inside of another. */
function callInner(f: FunctionLowering, node: ts.CallExpression, symbol: ts.Symbol, generic: InnerFunction): Operand {
  const { expr, known } = innerInstance(f, symbol, generic, typeArguments(f, node, generic), node);
  const before = [() => expr, ...withoutObject(f, known.type)];
  const args = lowerArguments(f, before, node.arguments, known.type, node);
  return resultOf(
    f,
    {
      expr: { kind: "call", type: known.fn.returns, function: known.fn, args, position: f.position(node) },
      type: known.type.returns,
    },
    node,
  );
}

/** Called without an object, `this` is undefined. */
function withoutObject(f: FunctionLowering, { self }: FunctionType): (() => Expr)[] {
  return self === null ? [] : [() => undefinedOf(storable(f.program.representation(self)))];
}

/** Calls a module-level function. */
export function callFunction(f: FunctionLowering, node: ts.CallExpression, implementation: ModuleFunction): Operand {
  const declaration = f.program.library.implementationOfOverload(node, implementation) ?? implementation;
  const args = typeArguments(f, node, declaration);
  const parameters = (declaration.typeParameters ?? []).map((one) => f.program.instances.typeParameterSymbol(one));
  const environment = f.program.emptyEnvironment.extend(parameters, args);
  const instance = f.program.instances.functionInstance(declaration, environment, args);
  const { receiver } = instance;
  if (f.program.isTrusted(declaration.getSourceFile())) noteGiven(f, node);
  return callInstance(f, instance, withoutObject(f, { ...instance.type, self: receiver }), node.arguments, node);
}

/** `Object.entries(shape)` takes any object: only its overloads, for a list or a dictionary, say what the members are used as. */
function noteGiven(f: FunctionLowering, node: ts.CallExpression): void {
  const { flow, looseClasses, types: resolver } = f.program;
  const signature = looseClasses.areThere ? f.checker.getResolvedSignature(node) : undefined;
  signature?.parameters.slice(0, node.arguments.length).forEach((parameter, index) => {
    const argument = node.arguments[index];
    const wanted = f.checker.getTypeOfSymbolAtLocation(parameter, node);
    if (!ts.isSpreadElement(argument) && wanted.isUnion())
      flow.note(f.typeAt(argument), resolver.convert(wanted, f.environment, node), node);
  });
}

/** The type arguments of a call, in the order of the implementation's type parameters. */
export function typeArguments(
  f: FunctionLowering,
  node: ts.CallExpression | ts.NewExpression,
  declaration: ts.SignatureDeclaration,
): Type[] {
  const parameters = declaration.typeParameters ?? [];
  if (parameters.length === 0) return [];
  const signature = f.checker.getResolvedSignature(node);
  const args = signature === undefined ? undefined : f.checker.getTypeArgumentsForResolvedSignature(signature);
  let known = f.program.emptyEnvironment;
  return parameters.map((parameter, index) => {
    // An implementation may have parameters that the overload does not: their defaults follow from the others.
    const byDefault =
      parameter.default === undefined ? types.unknown : f.program.types.fromNode(parameter.default, known);
    const given = (place: number): Type => {
      const arg = filledByContext(f.checker, args![place], signature, place, node);
      return f.program.types.argument(arg, parameter, f.environment, node);
    };
    const places = placesOf(signature, declaration, index).filter((place) => args?.[place] !== undefined);
    const type = places.length === 0 ? byDefault : unionType(places.map(given));
    known = known.extend([f.program.instances.typeParameterSymbol(parameter)], [type]);
    return type;
  });
}

/**
 * Which of the overload's type arguments an implementation's is: that of the same name or place, all of them where the
 * overload has more (`zip<A, B>(a: A[], b: B[]): [A, B][]` of a `zip<T>(...lists: T[][]): T[][]`).
 */
function placesOf(
  signature: ts.Signature | undefined,
  implementation: ts.SignatureDeclaration,
  index: number,
): readonly number[] {
  const [own, others] = [implementation, signature?.declaration].map((one) =>
    (one?.typeParameters ?? []).map((parameter) =>
      ts.isTypeParameterDeclaration(parameter) ? parameter.name.text : "",
    ),
  );
  const named = others.indexOf(own[index]);
  if (named >= 0) return [named];
  return others.length <= own.length ? [index] : [...others.keys()];
}

/** The method's own type arguments by the names of its type parameters. */
export function namedTypeArguments(f: FunctionLowering, node: ts.CallExpression): Map<string, Type> {
  const named = new Map<string, Type>();
  const signature = f.checker.getResolvedSignature(node);
  if (signature === undefined) return named;
  const parameters = signature.declaration?.typeParameters ?? [];
  const args = f.checker.getTypeArgumentsForResolvedSignature(signature);
  parameters.forEach((parameter, index) => {
    if (args?.[index] === undefined || !ts.isTypeParameterDeclaration(parameter)) return;
    const arg = filledByContext(f.checker, args[index], signature, index, node);
    named.set(parameter.name.text, f.program.types.argument(arg, parameter, f.environment, node));
  });
  return named;
}

/** Calls a known function: `before` gives its receiver, if it has one. */
export function callInstance(
  f: FunctionLowering,
  instance: FunctionInstance,
  before: readonly (() => Expr)[],
  args: readonly ts.Expression[],
  node: ts.CallExpression,
): Operand {
  const { returns } = instance.type;
  const mayBeMissing = f.perhapsMissing.has(node) && (isNumeric(returns) || isBooleanLike(returns));
  const { fn, type } = mayBeMissing ? f.program.instances.perhapsMissing(instance) : instance;
  const lowered = lowerArguments(f, before, args, type, node);
  const result: Operand = {
    expr: { kind: "call", type: fn.returns, function: fn, args: lowered, position: f.position(node) },
    type: type.returns,
  };
  return mayBeMissing ? result : resultOf(f, result, node);
}

/**
 * The array, or tuple or object of arrays, of a call whose overload promises other elements than the implementation gives, if it
 * is new; null: any other.
 */
function newListOf(f: FunctionLowering, result: Operand, node: ts.CallExpression): Operand | null {
  const seen = f.typeAt(node);
  const { type } = result;
  if (sameType(seen, type)) return null;
  const isPair = seen.kind === "tuple" && type.kind === "tuple" && seen.elements.length === type.elements.length;
  const areObjects = seen.kind === "object" && type.kind === "object" && !isReadAs(f.program, type, seen);
  const areLists = seen.kind === "array" && type.kind === "array" && !isStoredAs(f.program, type.element, seen.element);
  if (!isPair && !areObjects && !areLists) return null;
  const implementation = implementationBehind(f, node);
  if (implementation === null) return null;
  const isNew = areLists ? returnsNewArrays : returnsNewParts;
  if (!isNew(f.checker, implementation)) return null;
  const copy: typeof convertTo = (_, part, wanted) =>
    part.type.kind === "array" && wanted.kind === "array" && !sameType(part.type, wanted)
      ? testedCopy(f, part, wanted, node)
      : castTo(f, part, wanted, node);
  if (areObjects) return { expr: objectOf(f, result, seen, node, copy), type: seen };
  return { expr: isPair ? tupleOfTuple(f, result, seen, node, copy) : copy(f, result, seen, node), type: seen };
}

/** What is behind the overload that is called; null where there is none, or where a class below may have another. */
function implementationBehind(f: FunctionLowering, node: ts.CallExpression): ts.Node | null {
  const declared = f.checker.getResolvedSignature(node)?.declaration;
  if (declared === undefined || !isOverload(declared) || f.program.isTrusted(declared.getSourceFile())) return null;
  const name = ts.getNameOfDeclaration(declared);
  const symbol = name === undefined ? undefined : f.checker.getSymbolAtLocation(name);
  const implementation = symbol?.declarations?.find((one) => ts.isFunctionLike(one) && !isOverload(one)) ?? null;
  const owner = implementation?.parent;
  const isOverridden =
    name !== undefined &&
    owner !== undefined &&
    ts.isClassLike(owner) &&
    f.program.classes.isOverridden(owner, name.getText());
  return isOverridden ? null : implementation;
}

function isOverload(node: ts.Node): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.body === undefined;
}

/** A result whose type the checker knows better: `this` types and overloads. */
export function resultOf(f: FunctionLowering, result: Operand, node: ts.CallExpression): Operand {
  const given = result.expr.type === "void" ? givenResult(f, result.expr, node) : null;
  if (given !== null) return given;
  if (ts.isOptionalChain(node) || result.expr.type === "void") return result;
  if (result.type.kind === "primitive" && result.type.name !== "unknown") return result;
  const list = newListOf(f, result, node);
  if (list !== null) return list;
  if (result.type.kind === "array" || result.type.kind === "function") return result;
  if (filledArguments(f.checker, node) !== null) return result;
  const seen = refineWidth(f.typeAt(node), result.type);
  if (seen.key === result.type.key || seen.key === "void" || seen.key === "unknown") return result;
  const isFunction = result.type.key === "unknown" && membersOf(seen).some((one) => one.kind === "function");
  if (isFunction && !f.program.isTrusted(node.getSourceFile()))
    return { expr: castTo(f, result, seen, node), type: seen };
  return narrow(f, result, seen, node, false);
}

/** Arguments in source order after what `before` evaluates; missing ones are undefined, rest ones an array. */
export function lowerArguments(
  f: FunctionLowering,
  before: readonly (() => Expr)[],
  args: readonly ts.Expression[],
  type: FunctionType,
  node: ts.Node,
): Expr[] {
  const steps: (() => Expr)[] = [...before];
  const fixed = args.slice(0, type.params.length);
  const spreadsAway = type.rest === null && args.some(ts.isSpreadElement);
  if (spreadsAway || fixed.some(ts.isSpreadElement)) return lowerSpreadArguments(f, steps, args, type, node);
  const asText = takesText(f, node);
  const called = withReceiver(f, node);
  fixed.forEach((arg, index) => {
    const callback = nonNullable(type.params[index]);
    if (called !== null && index === called.callback && callback.kind === "function")
      return steps.push(() => {
        const made: Operand = { expr: lowerCallback(f, arg, called.receiver, callback, called.node), type: callback };
        return convertTo(f, made, type.params[index], arg);
      });
    const isText = asText && isStringLike(type.params[index]) && f.program.missingElements.mayShowMissing(arg);
    steps.push(() => (isText ? toText(f, lowerShown(f, arg), arg) : lowerTo(f, arg, withoutVoid(type.params[index]))));
  });
  for (let index = fixed.length; index < type.params.length; index++)
    steps.push(() => undefinedOf(storableUndefined(f, type.params[index])));
  if (type.rest !== null) {
    const element = type.rest;
    const rest = args.slice(type.params.length);
    steps.push(() => buildArray(f, rest, arrayType(element), node));
  } else
    for (const extra of args.slice(type.params.length))
      if (extra !== called?.receiver) steps.push(() => lowerExpression(f, extra).expr);
  const results = f.inOrder(steps);
  return type.rest === null ? results.slice(0, before.length + type.params.length) : results;
}

/** Is it a call of the library that gives the object for its callback's `this`? Null: it is not. */
function withReceiver(
  f: FunctionLowering,
  node: ts.Node,
): { node: ts.CallExpression; callback: number; receiver: ts.Expression } | null {
  if (!ts.isCallExpression(node) || node.arguments.length < 2) return null;
  const declaration = f.checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined || !f.program.isLibrary(declaration.getSourceFile())) return null;
  const index = declaration.parameters.findIndex(({ name }) => name.getText() === "thisArg");
  const receiver = node.arguments[index];
  return receiver === undefined ? null : { node, callback: index - 1, receiver };
}

/** Methods of texts and regular expressions make a text of what they are given: `digits.includes(text[index])`. */
function takesText(f: FunctionLowering, node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const type = f.checker.getTypeAtLocation(node.expression.expression);
  return (type.flags & ts.TypeFlags.StringLike) !== 0 || type.symbol?.name === "RegExp";
}

export function storableUndefined(f: FunctionLowering, type: Type): Expr["type"] {
  const to = f.program.representation(type);
  return to === "void" ? "value" : to;
}

/** `f(...tuple)`: a tuple's elements stand for parameters one by one. */
function lowerSpreadArguments(
  f: FunctionLowering,
  before: (() => Expr)[],
  args: readonly ts.Expression[],
  type: FunctionType,
  node: ts.Node,
): Expr[] {
  const wanted = (index: number): Type => type.params[index] ?? type.rest ?? types.unknown;
  let count = 0;
  let spread: SpreadRest | null = null;
  const steps: (() => Expr)[] = [...before];
  for (const arg of args) {
    if (!ts.isSpreadElement(arg)) {
      const index = count++;
      steps.push(() => lowerTo(f, arg, wanted(index)));
      continue;
    }
    const source = f.program.types.at(arg.expression, f.environment);
    if (source.kind === "array" && arg === args.at(-1)) {
      // TypeScript takes an array here only for a tuple with a rest element.
      spread = { first: count, source: null };
      const held = spread;
      steps.push(() => (held.source = { expr: f.temporary(lowerTo(f, arg.expression, source)), type: source }).expr);
      continue;
    }
    if (source.kind !== "tuple")
      return refuse(
        refusals.unsupportedSyntax,
        arg,
        "spreading an array over single parameters",
        "how many there are is known only at run time",
        "name the elements, or declare a rest parameter",
      );
    const first = count;
    count += source.elements.length;
    let tuple: Expr | null = null;
    source.elements.forEach((_, element) =>
      steps.push(() => {
        tuple ??= f.temporary(lowerExpression(f, arg.expression).expr, f.position(arg));
        const value = readMember(f, { expr: tuple, type: source }, String(element), node);
        return convertTo(f, value, wanted(first + element), node);
      }),
    );
  }
  const results = f.inOrder(steps);
  if (spread !== null) return spreadRest(f, results.slice(0, -1), spread, type, node);
  const fixed = results.slice(0, before.length + type.params.length);
  while (fixed.length < before.length + type.params.length)
    fixed.push(undefinedOf(storableUndefined(f, type.params[fixed.length - before.length])));
  if (type.rest !== null) {
    const layout = f.program.layouts.array(type.rest);
    const elements = results.slice(fixed.length);
    fixed.push(arrayOf(layout, elements, f.position(node)));
  }
  return fixed;
}

/** The array behind the last of the arguments, and how many stand before it. */
interface SpreadRest {
  readonly first: number;
  source: Operand | null;
}

/** `f(a, ...tuple)` of a tuple with a rest element: its elements for the parameters that are left, the others as the rest. */
function spreadRest(
  f: FunctionLowering,
  given: Expr[],
  { first, source }: SpreadRest,
  type: FunctionType,
  node: ts.Node,
): Expr[] {
  if (source === null) throw new Error("the spread has not been lowered");
  const all = [...given];
  const position = f.position(node);
  for (const param of type.params.slice(first)) {
    const index = numberLiteral(all.length - given.length, "u32");
    const element = elementOf(f, source, index, node, includesUndefined(param));
    const held: Operand = { expr: f.temporary(element.expr, position), type: element.type };
    all.push(convertTo(f, narrow(f, held, param, node, false), param, node));
  }
  if (type.rest === null) return all;
  const rest = sliceFrom(f, source, Math.max(type.params.length - first, 0), node);
  const wanted = arrayType(type.rest);
  return [...all, rest.type.key === wanted.key ? rest.expr : copyArray(f, rest, wanted, node)];
}

/** What calls a function of a generic type for the type arguments of this call, and how; null: it is none such. */
function genericCaller(
  f: FunctionLowering,
  node: ts.CallExpression,
  erased: FunctionType,
): { fn: Fn; type: FunctionType } | null {
  const seen = f.checker.getNonNullableType(f.checker.getTypeAtLocation(node.expression));
  const declared = f.checker.getBaseConstraintOfType(seen) ?? seen;
  const signatures = declared.getCallSignatures();
  const signature = f.checker.getResolvedSignature(node);
  const args = [...namedTypeArguments(f, node).values()];
  if (signature === undefined || signatures.length !== 1 || f.program.isTrusted(node.getSourceFile())) return null;
  if (signatures[0].getTypeParameters()?.length !== args.length) return null;
  const type = f.program.types.functionOf(signature, f.environment, node);
  return { fn: f.program.genericClosures.caller(declared, erased, type, args, node), type };
}

/** Calls a function value; `self` gives its `this`, if there is an object. */
export function callValue(
  f: FunctionLowering,
  callee: () => Operand,
  node: ts.CallExpression,
  given: readonly ts.Expression[] = node.arguments,
  self: ((wanted: Type) => Expr) | null = null,
): Operand {
  let type: FunctionType | null = null;
  /** Functions that take or return what is stored in different ways. */
  let several: readonly FunctionType[] = [];
  const closure = (): Expr => {
    const operand = callee();
    if (isAnyFunction(nonNullable(operand.type))) {
      type = untypedFunction;
      return requireCallable(f, operand, node.expression);
    }
    const functions = membersOf(nonNullable(operand.type)).flatMap((one) => calledAs(one) ?? []);
    const alike = commonFunction(f, functions);
    const common = alike ?? takenByAny(functions);
    if (alike === null) several = functions;
    if (common === null)
      return refuse(
        refusals.unsupportedType,
        node.expression,
        operand.type.key,
        functions.length === 0 ? "it cannot be called" : "it may be called in more than one way",
        "give it one function type",
      );
    type = common;
    if (operand.expr.type === "value")
      return {
        kind: "convert",
        type: { kind: "ref", to: null },
        operand: operand.expr,
        mode: "checked",
        position: f.position(node),
      };
    return operand.expr;
  };
  // The type is known only once the callee is lowered, the arguments only after that.
  const target = closure();
  if (type === null) throw new Error("callee without type");
  const known: FunctionType = type;
  const own = known.self;
  // Behind `call` and `apply` it is another function that the checker resolves.
  const isDirect = several.length === 0 && own === null && given === node.arguments;
  const generic = isDirect ? genericCaller(f, node, known) : null;
  if (generic !== null) {
    const { fn, type: called } = generic;
    const args = lowerArguments(f, [() => target], given, called, node);
    const expr: Expr = { kind: "call", type: fn.returns, function: fn, args, position: f.position(node) };
    return resultOf(f, { expr, type: called.returns }, node);
  }
  const object = own === null || self === null ? withoutObject(f, known) : [() => self(own)];
  const [held, ...args] = lowerArguments(f, [() => target, ...object], given, known, node);
  if (several.length > 0) {
    const [closure, ...values] = [held, ...args].map((one) => f.temporary(one, f.position(node)));
    const taken = takenTypes(known);
    const operands = values.map((expr, index): Operand => ({ expr, type: taken[index] }));
    return resultOf(f, callOneOf(f, several, closure, operands, node), node);
  }
  const signature = signatureOf(f.program, known);
  return resultOf(
    f,
    {
      expr: {
        kind: "callClosure",
        type: signature.returns,
        closure: held,
        signature,
        args,
        position: f.position(node),
      },
      type: known.returns,
    },
    node,
  );
}
