// Calls of methods: direct where nothing overrides them, through interfaces and unions, of the library's types, and super's.

import { ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type ClassType,
  functionType,
  type FunctionType,
  includesNullish,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  types,
} from "../types.ts";
import { lowerBind, lowerCallWithThis } from "./bound_methods.ts";
import { assign, boolLiteral, ifStatement, localExpr, logical, not, undefinedOf } from "./build.ts";
import {
  callFunction,
  callInstance,
  callValue,
  lowerArguments,
  namedTypeArguments,
  resultOf,
  storableUndefined,
  typeArguments,
} from "./calls.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import type { FoundMember } from "./classes.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { takesAnyArguments } from "./classes.ts";
import { signatureOf } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { memberIn, sliceFrom, symbolIn } from "./elements.ts";
import { lowerExpression, lowerReceiver } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { resultOfClosure, withGivenResult } from "./given_results.ts";
import type { FunctionInstance } from "./instances.ts";
import { isIntrinsic, lowerIntrinsic } from "./intrinsics.ts";
import { forKind, kindsWith } from "./kinds.ts";
import {
  type MemberAccess,
  memberTypeOf,
  reachedThrough,
  readMember,
  type StaticEntity,
  staticEntity,
  staticOwner,
} from "./members.ts";
import { filledArray, isLibraryGlobal, lowerTypedArrayStatic } from "./new.ts";
import {
  decideIsArray,
  lowerHasOwnProperty,
  lowerObjectAssign,
  lowerObjectCreate,
  lowerObjectPrototypeCall,
} from "./object_functions.ts";
import { isPromiseConstructor, lowerPromiseStatic } from "./promises.ts";
import { refuse } from "./resolve_types.ts";
import { hasClosure, skipOuterExpressions } from "./syntax.ts";
import { callUntyped } from "./untyped_methods.ts";
import { testNullish } from "./value_tests.ts";

export function lowerMethodCall(
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
export function callByKey(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.ElementAccessExpression,
): Operand | null {
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

/**
 * The type of an optional method that an interface or a class declares, if the receiver is of one and it does. A member that
 * may hold a function may be a method of the object's class.
 */
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
  if (member === undefined || !(member.optional || includesNullish(member.type))) return null;
  const method = nonNullable(member.type);
  if (method.kind === "function") return method;
  if (!member.method) return null;
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
  if (type.kind === "class") return methodOfClass(f, type, name) !== null;
  return type.kind === "array" || isStringLike(type);
}

/** The method that instances of the class have. Outside of the library a dictionary has none: its members are its entries. */
function methodOfClass(f: FunctionLowering, type: ClassType, name: string): FoundMember | null {
  const isEntry = dictionaryOf(f, type) !== null && f.scope !== null && !f.program.isTrusted(f.scope.getSourceFile());
  return isEntry ? null : f.program.classes.findMember(type, name);
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
    const asked = ts.isCallExpression(node) ? withGivenResult(f, type, node) : type;
    const asMethod = dispatch.call(owner, name, asked, [], [object.expr, ...args], node, position);
    const self = type.self === null ? [] : [castTo(f, object, type.self, node)];
    const given = [...self, ...args];
    const asMember: Extract<Expr, { kind: "callClosure" }> = {
      kind: "callClosure",
      type: signature.returns,
      closure,
      signature,
      args: given,
      position,
    };
    if (asMethod.type === "void") {
      const statement = (expr: Expr): Stmt => ({ kind: "expr", expr, position });
      f.emit(ifStatement(position, isMethod, [statement(asMethod)], [statement(asMember)]));
      return { expr: undefinedOf("value"), type: types.undefined };
    }
    const result = f.newLocal("$result", asMethod.type);
    f.emit({ kind: "let", local: result, init: null, position });
    const store = (expr: Expr): Stmt => assign(position, localExpr(result), expr);
    const heldResult = f.collect(() =>
      f.emit(store(asMember.type === "void" ? resultOfClosure(f, asMember, node).expr : asMember)),
    );
    f.emit(ifStatement(position, isMethod, [store(asMethod)], heldResult.statements));
    return { expr: localExpr(result), type: asked.returns };
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
export const arrayMutators: ReadonlySet<string> = new Set([
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

/** Calls the method of the value with the arguments of the call. */
export function callMethodNode(f: FunctionLowering, target: Operand, name: string, node: ts.CallExpression): Operand {
  const isTuple = nonNullable(target.type).kind === "tuple";
  const receiver = isTuple ? arrayOfTuple(f, target, nonNullable(target.type), name, node) : target;
  const type = nonNullable(receiver.type);
  const open = (): Expr => convertTo(f, receiver, type, node.expression);
  if (type.kind === "class") return callClassMethod(f, { expr: receiver.expr, type }, type, name, node);
  const untyped = callUntyped(f, receiver, name, node);
  if (untyped !== null) return untyped;
  const kinds = kindsWith(f, type, name);
  if (kinds !== null) return callOfKinds(f, receiver, kinds, node, (one) => callMethodNode(f, one, name, node));
  if (type.kind === "object" || (type.kind === "union" && f.program.library.moduleOf(type) === null))
    return callThroughInterface(f, receiver, type, name, node, open);
  const module = libraryModule(f, type, name, node);
  const plain = module === null ? null : f.program.library.findCalled(module, name, node.arguments);
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

/** The method that the value's kind has, as `call` calls it; a function among the arguments is there once for all of them. */
export function callOfKinds(
  f: FunctionLowering,
  receiver: Operand,
  kinds: readonly Type[],
  node: ts.CallExpression,
  call: (one: Operand) => Operand,
): Operand {
  const held: Operand = { ...receiver, expr: f.temporary(receiver.expr, f.position(node)) };
  for (const argument of node.arguments.filter(hasClosure)) {
    const { expr, type } = lowerExpression(f, argument);
    f.evaluated.set(argument, { expr: f.temporary(expr, f.position(argument)), type });
  }
  return forKind(f, held, kinds, node, call);
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
  const found = methodOfClass(f, type, name);
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
  const methodType = withGivenResult(f, instances.memberType(topmost.declaration, topmost.owner, args), node);
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
  const optional = declared === null ? optionalMethod(f, { ...receiver, type }, name, node) : null;
  if (optional !== null) return callOptionalMethod(f, { expr: open(), type }, optional, name, node);
  if (memberType !== null && declared === null) return callHeld(f, receiver, name, node);
  const seenType =
    declared !== null && args.length === 0 && overloads === 1
      ? declared
      : withoutChainResult(f, f.program.types.functionOf(signature, f.environment, node), node);
  const methodType = withGivenResult(f, seenType, node);
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

/**
 * Calls a method with operands that are lowered already (as conversions to text do); what a rest parameter takes is the last
 * one, an array.
 */
export function callMethod(
  f: FunctionLowering,
  receiver: Operand,
  name: string,
  args: readonly Operand[],
  node: ts.Node,
  methodArgs: readonly Type[] = [],
): Operand {
  const position = f.position(node);
  const type = nonNullable(receiver.type);
  const convertAll = (wanted: FunctionType): Expr[] => {
    const fixed = wanted.params.map((param, index) =>
      args[index] === undefined ? undefinedOf(storableUndefined(f, param)) : convertTo(f, args[index], param, node),
    );
    if (wanted.rest === null) return fixed;
    const rest = args[fixed.length] as Operand | undefined;
    if (args.length !== fixed.length + 1 || rest?.type.kind !== "array")
      throw new Error(`${name} needs an array for its rest parameter`);
    return [...fixed, convertTo(f, rest, arrayType(wanted.rest), node)];
  };
  const callDirectly = ({ fn, type: called }: FunctionInstance, self: Expr): Operand => ({
    expr: { kind: "call", type: fn.returns, function: fn, args: [self, ...convertAll(called)], position },
    type: called.returns,
  });
  if (type.kind === "class") {
    const found = f.program.classes.findMember(type, name);
    if (found === null) throw new Error(`no method ${name}`);
    const self = convertTo(f, receiver, type, node);
    if (f.program.classes.isVirtual(type, name)) {
      const topmost = f.program.classes.topmost(type, name)!;
      const methodType = f.program.instances.memberType(topmost.declaration, topmost.owner, methodArgs);
      return {
        expr: f.program.dispatch.call(
          topmost.owner,
          name,
          methodType,
          methodArgs,
          [self, ...convertAll(methodType)],
          node,
          position,
        ),
        type: methodType.returns,
      };
    }
    return callDirectly(f.program.instances.methodInstance(found.declaration, found.owner, methodArgs), self);
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
  return callDirectly(instance, convertTo(f, receiver, instance.receiver ?? type, node));
}

export function lowerSuperCall(f: FunctionLowering, node: ts.CallExpression): Operand {
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
