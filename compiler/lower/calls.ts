// Calls: of functions, methods (direct where nothing overrides them), closures, library methods, super, and `new`.

import { ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  isAnyFunction,
  type ArrayType,
  arrayType,
  type ClassType,
  functionType,
  type FunctionType,
  includesUndefined,
  isNullish,
  isNumeric,
  isStringLike,
  isTypedArrayName,
  isUntyped,
  membersOf,
  nonNullable,
  type Type,
  typedArrayType,
  types,
} from "../types.ts";
import {
  arrayOf,
  assign,
  boolLiteral,
  ifStatement,
  localExpr,
  logical,
  not,
  numberLiteral,
  undefinedOf,
} from "./build.ts";
import { lowerBind, lowerCallWithThis } from "./bound_methods.ts";
import { forKind, kindsWith } from "./kinds.ts";
import { signatureOf, untypedFunction } from "./closures.ts";
import { assignToFunction, calledAs, isCallableObject } from "./callable_objects.ts";
import { callsConversion, lowerConversionCall } from "./conversions.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testNullish } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { addEntries, dictionaryOf } from "./dictionaries.ts";
import { elementOf, memberIn, sliceFrom, symbolIn } from "./elements.ts";
import { lowerExpression, lowerReceiver, lowerShown, lowerTo } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { callOneOf, commonFunction, longestOf, requireCallable } from "./function_casts.ts";
import { refineWidth } from "./infer.ts";
import { innerGeneric, type InnerFunction, innerInstance } from "./generic_functions.ts";
import { type FunctionInstance, isModuleFunction, type ModuleFunction, storable } from "./instances.ts";
import { constructValue, evaluateClass, namedClass, refuseNew } from "./class_values.ts";
import { storeHeldVariables } from "./class_captures.ts";
import { takesAnyArguments } from "./classes.ts";
import { isIntrinsic, lowerIntrinsic } from "./intrinsics.ts";
import { iterate } from "./iteration.ts";
import { buildArray, copyArray, lowerMerged, lowerMergedLater } from "./literals.ts";
import {
  type MemberAccess,
  memberNames,
  memberTypeOf,
  readMember,
  type StaticEntity,
  staticEntity,
  staticOwner,
  reachedThrough,
} from "./members.ts";
import { constructThis, staticThis } from "./static_this.ts";
import { isPromiseConstructor, lowerPromiseStatic } from "./promises.ts";
import { filledByContext } from "./empty_arrays.ts";
import { refuse, withoutVoid } from "./resolve_types.ts";
import { spreadSource } from "./spread_source.ts";
import { hasClosure, isTopLevel, skipOuterExpressions, skipParentheses } from "./syntax.ts";
import { toText } from "./text.ts";

export function lowerCall(f: FunctionLowering, node: ts.CallExpression, expected?: Type): Operand {
  const callee = skipOuterExpressions(node.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return lowerSuperCall(f, node);
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
  if (ts.isPropertyAccessExpression(callee) && !isCast) return lowerMethodCall(f, node, callee, expected);
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
function callFunction(f: FunctionLowering, node: ts.CallExpression, implementation: ModuleFunction): Operand {
  const declaration = f.program.library.implementationOfOverload(node, implementation) ?? implementation;
  const args = typeArguments(f, node, declaration);
  const parameters = (declaration.typeParameters ?? []).map((one) => f.program.instances.typeParameterSymbol(one));
  const environment = f.program.emptyEnvironment.extend(parameters, args);
  const instance = f.program.instances.functionInstance(declaration, environment, args);
  const { receiver } = instance;
  return callInstance(f, instance, withoutObject(f, { ...instance.type, self: receiver }), node.arguments, node);
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
    const arg = args?.[index] === undefined ? null : filledByContext(f.checker, args[index], signature, index, node);
    const type = arg === null ? byDefault : f.program.types.argument(arg, parameter, f.environment, node);
    known = known.extend([f.program.instances.typeParameterSymbol(parameter)], [type]);
    return type;
  });
}

/** The method's own type arguments by the names of its type parameters. */
function namedTypeArguments(f: FunctionLowering, node: ts.CallExpression): Map<string, Type> {
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
function callInstance(
  f: FunctionLowering,
  instance: FunctionInstance,
  before: readonly (() => Expr)[],
  args: readonly ts.Expression[],
  node: ts.CallExpression,
): Operand {
  const lowered = lowerArguments(f, before, args, instance.type, node);
  return resultOf(
    f,
    {
      expr: {
        kind: "call",
        type: instance.fn.returns,
        function: instance.fn,
        args: lowered,
        position: f.position(node),
      },
      type: instance.type.returns,
    },
    node,
  );
}

/** A result whose type the checker knows better: `this` types and overloads. */
function resultOf(f: FunctionLowering, result: Operand, node: ts.CallExpression): Operand {
  if (ts.isOptionalChain(node) || result.expr.type === "void") return result;
  if (result.type.kind === "primitive" && result.type.name !== "unknown") return result;
  if (result.type.kind === "array" || result.type.kind === "function") return result;
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
  fixed.forEach((arg, index) => {
    const isText = asText && isStringLike(type.params[index]) && f.program.missingElements.mayShowMissing(arg);
    steps.push(() => (isText ? toText(f, lowerShown(f, arg), arg) : lowerTo(f, arg, withoutVoid(type.params[index]))));
  });
  for (let index = fixed.length; index < type.params.length; index++)
    steps.push(() => undefinedOf(storableUndefined(f, type.params[index])));
  if (type.rest !== null) {
    const element = type.rest;
    const rest = args.slice(type.params.length);
    steps.push(() => buildArray(f, rest, arrayType(element), node));
  } else for (const extra of args.slice(type.params.length)) steps.push(() => lowerExpression(f, extra).expr);
  const results = f.inOrder(steps);
  return type.rest === null ? results.slice(0, before.length + type.params.length) : results;
}

/** Methods of texts and regular expressions make a text of what they are given: `digits.includes(text[index])`. */
function takesText(f: FunctionLowering, node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const type = f.checker.getTypeAtLocation(node.expression.expression);
  return (type.flags & ts.TypeFlags.StringLike) !== 0 || type.symbol?.name === "RegExp";
}

function storableUndefined(f: FunctionLowering, type: Type): Expr["type"] {
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

/** Calls a function value; `self` gives its `this`, if there is an object. */
export function callValue(
  f: FunctionLowering,
  callee: () => Operand,
  node: ts.CallExpression,
  given: readonly ts.Expression[] = node.arguments,
  self: ((wanted: Type) => Expr) | null = null,
): Operand {
  let type: FunctionType | null = null;
  /** Functions that return what is stored in different ways. */
  let several: readonly FunctionType[] = [];
  const closure = (): Expr => {
    const operand = callee();
    if (isAnyFunction(nonNullable(operand.type))) {
      type = untypedFunction;
      return requireCallable(f, operand, node.expression);
    }
    const functions = membersOf(nonNullable(operand.type)).flatMap((one) => calledAs(one) ?? []);
    const alike = commonFunction(f, functions);
    const common = alike ?? longestOf(functions);
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
  const object = own === null || self === null ? withoutObject(f, known) : [() => self(own)];
  const [held, ...args] = lowerArguments(f, [() => target, ...object], given, known, node);
  if (several.length > 0) {
    const [closure, ...values] = [held, ...args].map((one) => f.temporary(one, f.position(node)));
    return resultOf(f, callOneOf(f, several, closure, values, node), node);
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

function lowerMethodCall(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  expected?: Type,
): Operand {
  // The check has seen to it that this is what the object's prototype is already.
  if (callee.name.text === "setPrototypeOf") return lowerExpression(f, node.arguments[0]);
  const made =
    lowerTypedArrayStatic(f, node, callee) ??
    lowerObjectAssign(f, node, callee, expected) ??
    lowerObjectPrototypeCall(f, node, callee) ??
    lowerObjectCreate(f, node, callee);
  if (made !== null) return made;
  const name = callee.name.text;
  const [first] = node.arguments;
  const isTest = name === "isArray" && first !== undefined && isLibraryGlobal(f, callee.expression);
  const decided = isTest ? decideIsArray(f, first) : null;
  if (decided !== null) return { expr: boolLiteral(decided), type: types.boolean };
  if (isPromiseConstructor(f, callee.expression)) return lowerPromiseStatic(f, node, name);
  const entity = staticEntity(f, callee);
  if (entity !== null) return callStatic(f, node, callee, entity);
  const symbol = f.program.symbolAt(callee.name);
  if (name === "hasOwnProperty" && symbol?.declarations?.some((one) => f.program.isGlobalDeclaration(one)))
    return lowerHasOwnProperty(f, node, callee);
  if (name === "bind" && symbol?.declarations?.some((one) => f.program.isGlobalDeclaration(one)) === true)
    return lowerBind(f, node, callee);
  if ((name === "call" || name === "apply") && symbol?.declarations?.some((one) => f.program.isGlobalDeclaration(one)))
    return lowerCallWithThis(f, node, callee);
  if (symbol !== undefined && isIntrinsic(f, symbol)) return lowerIntrinsic(f, node, symbol);
  const filled = name === "fill" ? filledArray(f, callee.expression, node) : null;
  if (filled !== null) return filled;
  return callMember(f, node, callee, name);
}

/** A function or a static member by its name. */
function callStatic(f: FunctionLowering, node: ts.CallExpression, callee: MemberAccess, entity: StaticEntity): Operand {
  if (entity.kind === "function")
    return callFunction(f, node, f.program.library.calledWith(entity.declaration, node.arguments));
  if (entity.kind === "staticMember") {
    const method = f.program.classes.findMember(staticOwner(f, entity.owner), entity.name, true);
    if (method !== null) {
      const args = typeArguments(f, node, method.declaration);
      const instance = f.program.instances.methodInstance(method.declaration, reachedThrough(f, entity, callee), args);
      return callInstance(f, instance, [], node.arguments, node);
    }
  }
  return callValue(f, () => lowerExpression(f, callee), node);
}

/** `object[key]()` with a key that holds a symbol, or is the name of a method. */
function callByKey(f: FunctionLowering, node: ts.CallExpression, callee: ts.ElementAccessExpression): Operand | null {
  const name = memberIn(f, callee);
  if (name === null) return null;
  const isSymbol = symbolIn(f, callee.argumentExpression) !== null;
  const owners = membersOf(nonNullable(f.typeAt(callee.expression)));
  if (!isSymbol && !owners.some((one) => isMethodOf(f, one, name))) return null;
  const entity = staticEntity(f, callee);
  return entity === null ? callMember(f, node, callee, name) : callStatic(f, node, callee, entity);
}

function callMember(f: FunctionLowering, node: ts.CallExpression, callee: MemberAccess, name: string): Operand {
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) return lowerSuperMethod(f, node, name);
  const receiver = lowerReceiver(f, callee.expression, callee.questionDotToken !== undefined);
  const optional = node.questionDotToken === undefined ? null : optionalMethod(f, receiver, name, node);
  if (optional !== null) return callOptionalMethod(f, receiver, optional, name, node);
  if (node.questionDotToken !== undefined && !isMethodOf(f, nonNullable(receiver.type), name)) {
    const held: Operand = { ...receiver, expr: f.reusable(receiver.expr, f.position(node)) };
    const self = (wanted: Type): Expr => convertTo(f, { ...held, type: nonNullable(held.type) }, wanted, node);
    return callValue(f, () => optionalCallee(f, readMember(f, held, name, callee), callee), node, node.arguments, self);
  }
  return callMethodNode(f, receiver, name, node);
}

/** `Object.prototype.toString.call(value)` and `Object.prototype.hasOwnProperty.call(object, key)`. */
function lowerObjectPrototypeCall(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const { expression } = callee;
  if (callee.name.text !== "call" || !ts.isPropertyAccessExpression(expression)) return null;
  const owner = f.checker.getTypeAtLocation(expression.expression).symbol as ts.Symbol | undefined;
  const declaration = owner?.declarations?.[0];
  if (owner?.name !== "ObjectPrototype" || declaration === undefined || !f.program.isGlobalDeclaration(declaration))
    return null;
  const isText = expression.name.text === "toString";
  const instance = isText
    ? f.program.library.functionOf("std/object_text.ts", "objectText")
    : f.program.library.functionOf("std/object_static.ts", "hasOwnKey");
  return callInstance(f, instance, [], node.arguments, node);
}

/** `object.hasOwnProperty(key)`, which all objects have. */
function lowerHasOwnProperty(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand {
  const { fn, type } = f.program.library.functionOf("std/object_static.ts", "hasOwnKey");
  const [owner, key] = type.params;
  const args = f.inOrder([
    () => {
      const receiver = lowerReceiver(f, callee.expression, callee.questionDotToken !== undefined);
      return convertTo(f, { ...receiver, type: nonNullable(receiver.type) }, owner, callee.expression);
    },
    () => lowerTo(f, node.arguments[0], key),
  ]);
  return {
    expr: { kind: "call", type: fn.returns, function: fn, args, position: f.position(node) },
    type: types.boolean,
  };
}

/** `Object.create(null)`: an empty dictionary without inherited names. */
function lowerObjectCreate(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const declaration = f.program.symbolAt(callee.name)?.declarations?.[0];
  if (callee.name.text !== "create" || declaration === undefined || !f.program.isGlobalDeclaration(declaration))
    return null;
  const [prototype] = node.arguments;
  if (prototype?.kind !== ts.SyntaxKind.NullKeyword) return refuse(refusals.prototype, node, "Object.create");
  const wanted = f.typeAt(node);
  const type = wanted.key === "unknown" ? f.program.types.dictionaryFor(types.unknown) : wanted;
  if (type.kind !== "class" || dictionaryOf(f, type) === null)
    return refuse(
      refusals.unsupportedType,
      node,
      type.key,
      "`Object.create(null)` makes an object without members, and this type has some",
      "write an object literal, or declare the type as a Record",
    );
  return constructWith(f, type, [{ expr: boolLiteral(true), type: types.boolean }], node);
}

/** `Array.isArray(value)` where the value's type decides it, as in instances of generic functions; null elsewhere. */
export function decideIsArray(f: FunctionLowering, value: ts.Expression): boolean | null {
  if (!ts.isIdentifier(value)) return null;
  const parts = membersOf(lowerExpression(f, value).type);
  const isArray = (one: Type): boolean => one.kind === "array" || one.kind === "tuple";
  const isOther = (one: Type): boolean =>
    (one.kind !== "object" && one.key !== "unknown" && !isArray(one)) || isNullish(one);
  if (parts.every(isArray)) return true;
  return parts.every(isOther) ? false : null;
}

/** The type of an optional method that an interface or a class declares, if the receiver is of one and it does. */
function optionalMethod(
  f: FunctionLowering,
  receiver: Operand,
  name: string,
  node: ts.CallExpression,
): FunctionType | null {
  const type = nonNullable(receiver.type);
  if (type.kind === "class") {
    const { classes, instances } = f.program;
    const found = classes.optionalMethod(type, name);
    return found === null ? null : instances.memberType(found.declaration, found.owner, []);
  }
  if (type.kind !== "object") return null;
  const member = f.program.types.members(type).find((one) => one.name === name);
  if (member === undefined || !member.method || !member.optional) return null;
  const method = nonNullable(member.type);
  if (method.kind === "function") return method;
  return refuse(
    refusals.unsupportedType,
    node,
    member.type.key,
    "it may be called in more than one way",
    "declare one",
  );
}

/** Is the member a method, so that a call of it needs the object? */
export function isMethodOf(f: FunctionLowering, type: Type, name: string): boolean {
  if (type.kind === "object") return f.program.types.members(type).some((one) => one.name === name && one.method);
  if (type.kind === "class") return f.program.classes.findMember(type, name) !== null;
  return type.kind === "array" || isStringLike(type);
}

/** `object.method?.(...)` where the object may have the method from its class, as a member that holds a function, or not. */
function callOptionalMethod(
  f: FunctionLowering,
  receiver: Operand,
  type: FunctionType,
  name: string,
  node: ts.CallExpression,
): Operand {
  const position = f.position(node);
  const owner = nonNullable(receiver.type);
  const object: Operand = { expr: f.temporary(convertTo(f, receiver, owner, node), position), type: owner };
  const found = findOptionalMethod(f, object, name, node);
  const { chainExit } = f;
  if (node.questionDotToken === undefined)
    throwTypeErrorUnless(f, found.exists, `${skipOuterExpressions(node.expression).getText()} is not a function`, node);
  else if (chainExit !== null)
    f.emit(ifStatement(position, not(found.exists), [{ kind: "break", label: chainExit, position }]));
  const args = lowerArguments(f, [], node.arguments, type, node).map((arg) => f.reusable(arg, position));
  return found.call(args, type);
}

/** A method that an object behind an interface may have. */
export interface OptionalMethod {
  readonly exists: Expr;
  /** Calls it; it has to exist. */
  readonly call: (args: Expr[], type: FunctionType) => Operand;
}

/** Looks for an optional method of an interface: in the object's class, or in a member that holds a function. */
export function findOptionalMethod(f: FunctionLowering, object: Operand, name: string, node: ts.Node): OptionalMethod {
  const position = f.position(node);
  const owner = object.type;
  const { dispatch } = f.program;
  const layouts = dispatch.layoutsWithMethod(owner, name);
  const isMethod = f.temporary({ kind: "hasLayout", type: "bool", object: object.expr, layouts }, position);
  const type = memberTypeOf(f, owner, name);
  if (type === null) throw new Error(`no method ${name} on ${owner.key}`);
  const closure = f.temporary(dispatch.readHeld(owner, name, type, object.expr, node, position), position);
  const call = (args: Expr[], type: FunctionType): Operand => {
    const signature = signatureOf(f.program, type);
    const asMethod = dispatch.call(owner, name, type, [], [object.expr, ...args], node, position);
    const self = type.self === null ? [] : [castTo(f, object, type.self, node)];
    const given = [...self, ...args];
    const asMember: Expr = { kind: "callClosure", type: signature.returns, closure, signature, args: given, position };
    if (signature.returns === "void") {
      const statement = (expr: Expr): Stmt => ({ kind: "expr", expr, position });
      f.emit(ifStatement(position, isMethod, [statement(asMethod)], [statement(asMember)]));
      return { expr: undefinedOf("value"), type: types.undefined };
    }
    const result = f.newLocal("$result", signature.returns);
    f.emit({ kind: "let", local: result, init: null, position });
    const store = (expr: Expr): Stmt => assign(position, localExpr(result), expr);
    f.emit(ifStatement(position, isMethod, [store(asMethod)], [store(asMember)]));
    return { expr: localExpr(result), type: type.returns };
  };
  const exists = logical("or", isMethod, not(testNullish({ expr: closure, type })));
  return { exists, call };
}

/** `object.method?.()` inside a chain. */
function optionalCallee(f: FunctionLowering, callee: Operand, node: ts.Expression): Operand {
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(callee.expr, position), type: callee.type };
  if (f.chainExit !== null)
    f.emit({
      kind: "if",
      test: testNullish(held),
      then: [{ kind: "break", label: f.chainExit, position }],
      else: [],
      position,
    });
  return held;
}

/** The array methods that change their array. */
const arrayMutators: ReadonlySet<string> = new Set([
  "copyWithin",
  "fill",
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift",
]);

/** A tuple as the receiver of an array method: a copy of its elements. */
function arrayOfTuple(f: FunctionLowering, receiver: Operand, type: Type, name: string, node: ts.Node): Operand {
  if (arrayMutators.has(name))
    refuse(
      refusals.unsupportedType,
      node,
      type.key,
      `\`${name}\` would change a tuple, whose elements have places of their own`,
      "assign to its elements, or use an array",
    );
  return sliceFrom(f, { expr: convertTo(f, receiver, type, node), type }, 0, node);
}

function callMethodNode(f: FunctionLowering, target: Operand, name: string, node: ts.CallExpression): Operand {
  const isTuple = nonNullable(target.type).kind === "tuple";
  const receiver = isTuple ? arrayOfTuple(f, target, nonNullable(target.type), name, node) : target;
  const type = nonNullable(receiver.type);
  const open = (): Expr => convertTo(f, receiver, type, node.expression);
  if (type.kind === "class") return callClassMethod(f, { expr: receiver.expr, type }, type, name, node);
  const kinds = kindsWith(f, type, name);
  if (kinds !== null) return callOfKinds(f, receiver, kinds, name, node);
  if (type.kind === "object" || (type.kind === "union" && f.program.library.moduleOf(type) === null))
    return callThroughInterface(f, receiver, type, name, node, open);
  const module = libraryModule(f, type, name, node);
  const plain = module === null ? null : f.program.library.findCalled(module, name, node.arguments, type);
  const declaration = plain === null ? null : (f.program.library.implementationOfOverload(node, plain) ?? plain);
  if (declaration === null)
    return refuse(
      refusals.unsupportedType,
      node.expression,
      type.key,
      `Instar's library has no \`${name}\` on it`,
      "use a member that std/globals.d.ts declares",
    );
  const signature = f.checker.getResolvedSignature(node);
  const called =
    declaration.typeParameters === undefined || signature === undefined
      ? null
      : f.program.types.functionOf(signature, f.environment, node);
  const args = f.program.library.argumentsFor(declaration, type, namedTypeArguments(f, node), called);
  const given = node.arguments.map((argument) => argumentType(f, argument));
  const instance = f.program.library.instance(declaration, args, given);
  return callInstance(
    f,
    instance,
    [() => convertTo(f, { expr: receiver.expr, type: receiver.type }, instance.receiver ?? type, node)],
    node.arguments,
    node,
  );
}

/** The method that the value's kind has; a function among the arguments is there once for all of them. */
function callOfKinds(
  f: FunctionLowering,
  receiver: Operand,
  kinds: readonly Type[],
  name: string,
  node: ts.CallExpression,
): Operand {
  const held: Operand = { ...receiver, expr: f.temporary(receiver.expr, f.position(node)) };
  for (const argument of node.arguments.filter(hasClosure)) {
    const { expr, type } = lowerExpression(f, argument);
    f.evaluated.set(argument, { expr: f.temporary(expr, f.position(argument)), type });
  }
  return forKind(f, held, kinds, node, (one) => callMethodNode(f, one, name, node));
}

/** Methods of strings with a regular expression are apart from the others, so that only who uses them has them. */
function libraryModule(f: FunctionLowering, type: Type, name: string, node: ts.CallExpression): string | null {
  const module = f.program.library.ownModule(type, name) ?? f.program.library.moduleOf(type);
  if (module !== "std/string.ts") return module;
  const patterns = "std/string_regexp.ts";
  if (f.program.library.find(patterns, name) === null) return module;
  if (f.program.library.find(module, name) === null || node.arguments.length === 0) return patterns;
  const takesPattern = membersOf(f.typeAt(node.arguments[0])).some((one) => one.kind === "class");
  return takesPattern ? patterns : module;
}

/** The static type of an argument; for closures and other things that are not of interest here unknown. */
function argumentType(f: FunctionLowering, node: ts.Expression): Type {
  const type = f.checker.getTypeAtLocation(node);
  const isArray = f.checker.isArrayType(type) || type.symbol?.name.endsWith("Array");
  return isArray ? f.typeAt(node) : types.unknown;
}

function callClassMethod(
  f: FunctionLowering,
  receiver: Operand,
  type: ClassType,
  name: string,
  node: ts.CallExpression,
): Operand {
  const { classes, instances, dispatch } = f.program;
  const found = classes.findMember(type, name);
  const self = (): Expr => convertTo(f, receiver, type, node.expression);
  const optional = optionalMethod(f, receiver, name, node);
  if (optional !== null) return callOptionalMethod(f, receiver, optional, name, node);
  if (found === null) return callHeld(f, { expr: self(), type }, name, node);
  const args = typeArguments(f, node, found.declaration);
  if (!classes.isVirtual(type, name))
    return callInstance(
      f,
      instances.methodInstance(found.declaration, found.owner, args),
      [self],
      node.arguments,
      node,
    );
  const topmost = classes.topmost(type, name)!;
  const methodType = instances.memberType(topmost.declaration, topmost.owner, args);
  const lowered = lowerArguments(f, [self], node.arguments, methodType, node);
  return resultOf(
    f,
    {
      expr: dispatch.call(topmost.owner, name, methodType, args, lowered, node, f.position(node)),
      type: methodType.returns,
    },
    node,
  );
}

/** Calls the function that a member of the object holds. */
function callHeld(f: FunctionLowering, object: Operand, name: string, node: ts.CallExpression): Operand {
  const held = { ...object, expr: f.reusable(object.expr, f.position(node)) };
  const self = (wanted: Type): Expr => convertTo(f, held, wanted, node);
  return callValue(f, () => readMember(f, held, name, node.expression), node, node.arguments, self);
}

function callThroughInterface(
  f: FunctionLowering,
  receiver: Operand,
  type: Type,
  name: string,
  node: ts.CallExpression,
  open: () => Expr,
): Operand {
  const memberType = type.kind === "object" ? memberTypeOf(f, type, name) : null;
  const signature = f.checker.getResolvedSignature(node);
  if (signature === undefined) throw new Error("no signature");
  const declared = memberType !== null && memberType.kind === "function" ? memberType : null;
  const args = [...namedTypeArguments(f, node).values()];
  const calleeType = f.checker.getNonNullableType(f.checker.getTypeAtLocation(node.expression));
  const overloads = calleeType.getCallSignatures().length;
  if (memberType !== null && declared === null) return callHeld(f, receiver, name, node);
  const methodType =
    declared !== null && args.length === 0 && overloads === 1
      ? declared
      : withoutChainResult(f, f.program.types.functionOf(signature, f.environment, node), node);
  const lowered = lowerArguments(f, [open], node.arguments, methodType, node);
  return resultOf(
    f,
    {
      expr: f.program.dispatch.call(type, name, methodType, args, lowered, node, f.position(node)),
      type: methodType.returns,
    },
    node,
  );
}

/** In an optional chain the checker adds undefined to what the method returns. */
function withoutChainResult(f: FunctionLowering, type: FunctionType, node: ts.CallExpression): FunctionType {
  if (!ts.isOptionalChain(node)) return type;
  const declared = f.checker.getResolvedSignature(node)?.declaration;
  const own =
    declared === undefined || ts.isJSDocSignature(declared)
      ? undefined
      : f.checker.getSignatureFromDeclaration(declared)?.getReturnType();
  if (own !== undefined && own.isUnion() && own.types.some((one) => one.flags & ts.TypeFlags.Undefined)) return type;
  const returns = type.returns.key === "undefined" ? types.void : nonNullable(type.returns);
  return functionType(type.params, type.rest, returns);
}

/** Calls a method with operands that are lowered already (as conversions to text do). */
export function callMethod(
  f: FunctionLowering,
  receiver: Operand,
  name: string,
  args: readonly Operand[],
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const type = nonNullable(receiver.type);
  const convertAll = (wanted: FunctionType): Expr[] => {
    const results = wanted.params.map((param, index) =>
      args[index] === undefined ? undefinedOf(storableUndefined(f, param)) : convertTo(f, args[index], param, node),
    );
    return results;
  };
  if (type.kind === "class") {
    const found = f.program.classes.findMember(type, name);
    if (found === null) throw new Error(`no method ${name}`);
    const self = convertTo(f, receiver, type, node);
    if (f.program.classes.isVirtual(type, name)) {
      const topmost = f.program.classes.topmost(type, name)!;
      const methodType = f.program.instances.memberType(topmost.declaration, topmost.owner, []);
      return {
        expr: f.program.dispatch.call(
          topmost.owner,
          name,
          methodType,
          [],
          [self, ...convertAll(methodType)],
          node,
          position,
        ),
        type: methodType.returns,
      };
    }
    const instance = f.program.instances.methodInstance(found.declaration, found.owner, []);
    return {
      expr: {
        kind: "call",
        type: instance.fn.returns,
        function: instance.fn,
        args: [self, ...convertAll(instance.type)],
        position,
      },
      type: instance.type.returns,
    };
  }
  if (type.kind === "object" || type.kind === "union") {
    const member = type.kind === "object" ? memberTypeOf(f, type, name) : null;
    const memberType = member === null ? null : nonNullable(member);
    if (memberType?.kind !== "function") throw new Error(`no method ${name} on ${type.key}`);
    const self = convertTo(f, receiver, type, node);
    return {
      expr: f.program.dispatch.call(type, name, memberType, [], [self, ...convertAll(memberType)], node, position),
      type: memberType.returns,
    };
  }
  const module = f.program.library.moduleOf(type);
  const declaration = module === null ? null : f.program.library.findMember(type, module, name);
  if (declaration === null) throw new Error(`no library method ${name} on ${type.key}`);
  const instance = f.program.library.instance(
    declaration,
    f.program.library.argumentsFor(declaration, type, new Map()),
  );
  const self = convertTo(f, receiver, instance.receiver ?? type, node);
  return {
    expr: {
      kind: "call",
      type: instance.fn.returns,
      function: instance.fn,
      args: [self, ...convertAll(instance.type)],
      position,
    },
    type: instance.type.returns,
  };
}

function lowerSuperCall(f: FunctionLowering, node: ts.CallExpression): Operand {
  const self = f.thisBinding;
  if (self === null || self.type.kind !== "class") throw new Error("super outside of a constructor");
  const base = f.program.classes.baseOf(self.type);
  if (base === null) throw new Error("super without a base class");
  const instance = f.program.instances.constructorInstance(base);
  const args = forwardsArguments(f, node.arguments)
    ? f.fn.params.map(localExpr)
    : lowerArguments(f, [() => localExpr(self.local)], node.arguments, instance.type, node);
  f.emit({
    kind: "expr",
    expr: { kind: "call", type: "void", function: instance.fn, args, position: f.position(node) },
    position: f.position(node),
  });
  f.afterSuper?.();
  return { expr: undefinedOf("value"), type: types.undefined };
}

/** `super(...args)` in a mixin: the constructor's parameters are those of the base. */
function forwardsArguments(f: FunctionLowering, args: readonly ts.Expression[]): boolean {
  const [spread] = args;
  if (args.length !== 1 || !ts.isSpreadElement(spread) || !ts.isIdentifier(spread.expression)) return false;
  const parameter = f.program.symbolAt(spread.expression)?.valueDeclaration;
  return (
    parameter !== undefined && ts.isConstructorDeclaration(parameter.parent) && takesAnyArguments(parameter.parent)
  );
}

function lowerSuperMethod(f: FunctionLowering, node: ts.CallExpression, name: string): Operand {
  const self = f.lookupThis();
  if (self === null || self.type.kind !== "class") throw new Error("super outside of a class");
  const base = f.program.classes.baseOf(self.type);
  const found = base === null ? null : f.program.classes.findMember(base, name);
  if (found === null) throw new Error(`no inherited method ${name}`);
  const args = typeArguments(f, node, found.declaration);
  const instance = f.program.instances.methodInstance(found.declaration, found.owner, args);
  return callInstance(f, instance, [() => localExpr(self.local)], node.arguments, node);
}

export function lowerNew(f: FunctionLowering, node: ts.NewExpression): Operand {
  const self = node.expression.kind === ts.SyntaxKind.ThisKeyword ? staticThis(f, node) : null;
  if (self !== null) return constructThis(f, self, node);
  const written = skipParentheses(node.expression);
  if (ts.isClassExpression(written)) evaluateClass(f, written);
  else if (namedClass(f.program, node.expression) === null && !isLibraryGlobal(f, node.expression))
    return constructValue(f, node);
  const type = nonNullable(f.typeAt(node));
  const args = node.arguments ?? [];
  if (type.kind === "typedArray") return newTypedArray(f, node, type, args);
  if (type.kind === "array") return newArray(f, node, type, args);
  if (type.kind !== "class") return refuseNew(node);
  return construct(f, type, args, node);
}

/** A global that the library's typings declare. */
export function isLibraryGlobal(f: FunctionLowering, node: ts.Expression): boolean {
  const declaration = ts.isIdentifier(node) ? f.program.symbolAt(node)?.declarations?.[0] : undefined;
  return declaration !== undefined && f.program.isGlobalDeclaration(declaration);
}

/** `new Array(length)` and `Array(length)`; with anything but one number the arguments are the elements. */
function newArray(
  f: FunctionLowering,
  node: ts.NewExpression | ts.CallExpression,
  type: ArrayType,
  args: readonly ts.Expression[],
): Operand {
  if (args.length > 1 || (args.length === 1 && !isNumeric(f.typeAt(args[0]))))
    return { expr: buildArray(f, args, type, node), type };
  const instance = f.program.library.functionOf("std/array_static.ts", "withLength", [type.element]);
  const position = f.position(node);
  const lowered = args.length === 0 ? [numberLiteral(0)] : lowerArguments(f, [], args, instance.type, node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position }, type };
}

/** `new Array<T>(length).fill(value)` at once: no element is ever unset. Null for another call. */
function filledArray(f: FunctionLowering, maker: ts.Expression, node: ts.CallExpression): Operand | null {
  const array = skipParentheses(maker);
  if (!ts.isNewExpression(array) && !ts.isCallExpression(array)) return null;
  const { expression: callee, arguments: sizes = [] } = array;
  if (!ts.isIdentifier(callee) || callee.text !== "Array" || node.arguments.length !== 1) return null;
  if (sizes.length !== 1 || !isNumeric(f.typeAt(sizes[0]))) return null;
  const made = f.typeAt(array);
  const type = made.kind === "array" && made.element.key === "undefined" ? f.typeAt(node) : made;
  if (type.kind !== "array") return null;
  const symbol = f.program.symbolAt(callee);
  if (symbol?.valueDeclaration === undefined || !f.program.isGlobalDeclaration(symbol.valueDeclaration)) return null;
  const instance = f.program.library.functionOf("std/array_static.ts", "filled", [type.element]);
  const position = f.position(node);
  const args = lowerArguments(f, [], [sizes[0], node.arguments[0]], instance.type, node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args, position }, type };
}

/** Makes an instance: a zeroed object, then the class's initialising function. */
export function construct(
  f: FunctionLowering,
  type: ClassType,
  args: readonly ts.Expression[],
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const info = f.program.layouts.classInfo(type);
  info.instantiated = true;
  const instance = f.program.instances.constructorInstance(type);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  const object = f.newLocal("$new", { kind: "ref", to: info.layout });
  f.emit({
    kind: "let",
    local: object,
    init: { kind: "new", type: object.type, layout: info.layout, position },
    position,
  });
  storeHeldVariables(f, info, localExpr(object), node);
  f.emit({
    kind: "expr",
    expr: { kind: "call", type: "void", function: instance.fn, args: [localExpr(object), ...lowered], position },
    position,
  });
  return { expr: localExpr(object), type };
}

/** `new Type(...)` with arguments that are lowered already. */
export function constructWith(f: FunctionLowering, type: ClassType, args: readonly Operand[], node: ts.Node): Operand {
  const position = f.position(node);
  const info = f.program.layouts.classInfo(type);
  info.instantiated = true;
  const instance = f.program.instances.constructorInstance(type);
  const object = f.newLocal("$new", { kind: "ref", to: info.layout });
  const init: Expr = { kind: "new", type: object.type, layout: info.layout, position };
  f.emit({ kind: "let", local: object, init, position });
  storeHeldVariables(f, info, localExpr(object), node);
  const lowered = instance.type.params.map((param, index) =>
    args[index] === undefined ? undefinedOf(storableUndefined(f, param)) : convertTo(f, args[index], param, node),
  );
  // The rest array has been made for this very constructor.
  if (instance.type.rest !== null) lowered.push(args[instance.type.params.length].expr);
  const call: Expr = {
    kind: "call",
    type: "void",
    function: instance.fn,
    args: [localExpr(object), ...lowered],
    position,
  };
  f.emit({ kind: "expr", expr: call, position });
  return { expr: localExpr(object), type };
}

/**
 * `Object.assign(target, ...sources)`: a literal as the target makes a new object of all their members; any other has to
 * have the members already. Null for another call.
 */
function lowerObjectAssign(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  expected?: Type,
): Operand | null {
  if (callee.name.text !== "assign" || callee.expression.getText() !== "Object") return null;
  const declaration = f.program.symbolAt(callee.expression)?.valueDeclaration;
  const [target, ...sources] = node.arguments;
  if (declaration === undefined || !f.program.isGlobalDeclaration(declaration) || target === undefined) return null;
  const isLiteral = ts.isObjectLiteralExpression(target);
  const result = f.typeAt(node);
  const later = isLiteral ? lowerMergedLater(f, node.arguments, result, node) : null;
  if (later !== null) return later;
  if (isLiteral && result.kind === "object") return lowerMerged(f, node.arguments, result, node);
  const isWanted = expected !== undefined && expected.key !== "unknown";
  if (isLiteral && result.key === "unknown" && (isWanted || node.arguments.some(ts.isSpreadElement)))
    return assignToNew(f, node, expected);
  const lowered = lowerExpression(f, target, isLiteral ? result : undefined);
  const held: Operand = { expr: f.temporary(lowered.expr, f.position(node)), type: lowered.type };
  if (isCallableObject(result) && nonNullable(held.type).kind === "function")
    return assignToFunction(
      f,
      held,
      sources.map((source) => {
        const given = lowerExpression(f, source);
        return [{ expr: f.temporary(given.expr, f.position(source)), type: given.type }, source] as const;
      }),
      result,
      node,
    );
  for (const source of sources) assignSource(f, held, source);
  return held;
}

/** `Object.assign({}, first, ...others)`: TypeScript gives it no type, so it is made as what is wanted. */
function assignToNew(f: FunctionLowering, node: ts.CallExpression, expected?: Type): Operand {
  const wanted = expected === undefined ? types.unknown : nonNullable(expected);
  const isDictionary = dictionaryOf(f, wanted) !== null;
  if (wanted.kind !== "object" && !isDictionary)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "assigning a list of objects to a literal",
      "no type says what members the result has",
      "declare the type of the variable that it goes to",
    );
  const first = node.arguments.findIndex(ts.isSpreadElement);
  const known = node.arguments.slice(0, first < 0 ? node.arguments.length : first);
  const made = wanted.kind === "object" ? lowerMerged(f, known, wanted, node) : lowerExpression(f, known[0], wanted);
  const held: Operand = { expr: f.temporary(made.expr, f.position(node)), type: wanted };
  for (const source of node.arguments.slice(isDictionary ? 1 : known.length)) assignSource(f, held, source);
  return held;
}

/** One source of `Object.assign`, or a list of them. */
function assignSource(f: FunctionLowering, target: Operand, source: ts.Expression): void {
  const isDictionary = dictionaryOf(f, nonNullable(target.type)) !== null;
  const assignOne = (given: Operand): void =>
    isDictionary ? addEntries(f, target, given, source) : assignMembers(f, target, given, source);
  if (!ts.isSpreadElement(source)) assignOne(spreadSource(f, source));
  else iterate(f, lowerExpression(f, source.expression), source, assignOne);
}

function assignMembers(f: FunctionLowering, target: Operand, given: Operand, source: ts.Node): void {
  const owner = nonNullable(target.type);
  const isMethod = (name: string): boolean =>
    owner.kind === "class" && f.program.classes.findMember(owner, name) !== null;
  const isGiven = (name: string): boolean =>
    membersOf(owner).every((one) => one.kind === "object" && f.program.given.has(one.tsType, name));
  const names = owner.key === "unknown" ? [] : memberNames(f, nonNullable(given.type), source);
  for (const name of names)
    if (memberTypeOf(f, owner, name) === null && !isMethod(name) && !isGiven(name))
      refuse(
        refusals.unsupportedSyntax,
        source,
        `assigning the member \`${name}\` to an object that has none`,
        "an object's members are fixed when it is made",
        "assign to a literal: `Object.assign({}, target, source)`, or spread both into one",
      );
  const position = f.position(source);
  const instance = f.program.library.functionOf("std/object_static.ts", "assignFields");
  const args = [
    convertTo(f, target, instance.type.params[0], source),
    convertTo(f, given, instance.type.params[1], source),
  ];
  f.emit({ kind: "expr", expr: { kind: "call", type: "void", function: instance.fn, args, position }, position });
}

/** `Uint8Array.from(...)` and `Uint8Array.of(...)`; null for anything else. */
function lowerTypedArrayStatic(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const { expression, name } = callee;
  if (!ts.isIdentifier(expression) || !isTypedArrayName(expression.text)) return null;
  const declaration = f.program.symbolAt(expression)?.valueDeclaration;
  if (declaration === undefined || !f.program.isGlobalDeclaration(declaration)) return null;
  const type = typedArrayType(expression.text);
  const [source, make] = node.arguments;
  if (name.text === "of") return callTypedArray(f, node, "of", type, node.arguments, []);
  if (name.text !== "from" || source === undefined) return null;
  const given = nonNullable(f.typeAt(source));
  if (make === undefined) return callTypedArray(f, node, "fromIterable", type, node.arguments, []);
  const isCounted = given.kind === "object" && memberTypeOf(f, given, "[Symbol.iterator]") === null;
  if (isCounted) return callTypedArray(f, node, "fromCount", type, node.arguments, []);
  const element = [...namedTypeArguments(f, node).values()];
  return callTypedArray(f, node, "from", type, node.arguments, element);
}

function callTypedArray(
  f: FunctionLowering,
  node: ts.Node,
  name: string,
  type: Type,
  args: readonly ts.Expression[],
  more: readonly Type[],
): Operand {
  const instance = f.program.library.functionOf("std/typed_array.ts", name, [type, ...more]);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  const position = f.position(node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position }, type };
}

function newTypedArray(
  f: FunctionLowering,
  node: ts.NewExpression,
  type: Type,
  args: readonly ts.Expression[],
): Operand {
  const [first] = args;
  const given = first === undefined ? types.number : nonNullable(f.typeAt(first));
  const isBuffer = given.kind === "class" && given.declaration.name?.text === "ArrayBuffer";
  const isIterable = !isBuffer && (given.kind === "class" || given.kind === "object");
  if (isIterable) return callTypedArray(f, node, "fromIterable", type, args, []);
  const name = isBuffer
    ? "fromBuffer"
    : given.kind === "array" || given.kind === "typedArray" || given.kind === "tuple"
      ? "fromArray"
      : "fromLength";
  const declaration = f.program.library.find("std/typed_array.ts", name);
  if (declaration === null) throw new Error(`std/typed_array.ts does not export ${name}`);
  const typeArgs: Type[] = (declaration.typeParameters ?? []).map((_, index) => (index === 0 ? type : given));
  const instance = f.program.library.instance(declaration, typeArgs, [given]);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  return {
    expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position: f.position(node) },
    type,
  };
}
