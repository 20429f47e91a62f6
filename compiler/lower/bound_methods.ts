// `object.method.bind(object)`: a closure that holds the object and calls the method on it; `call` and `apply` of closures.

import { ts } from "ts-morph";
import { sharedUnit, type Expr, type IrType } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  arrayType,
  type ClassType,
  type FunctionType,
  functionType,
  membersOf,
  nonNullable,
  type Type,
  types,
} from "../types.ts";
import { anyRef, closureParameter, localExpr, nowhere, undefinedOf, unnamedParameters } from "./build.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import { calledAs } from "./callable_objects.ts";
import { callValue, lowerArguments } from "./calls.ts";
import { callMethod, isMethodOf } from "./method_calls.ts";
import { castTo } from "./casts.ts";
import { namedClass } from "./class_values.ts";
import { endWith, type Adapter, functionValue, newClosureLayout, signatureOf } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { lowerEffect, lowerExpression, lowerTo } from "./expressions.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { isModuleFunction, storable } from "./instances.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { isGenericMethod, memberTypeOf, readMember, refuseMethodValue, staticEntity } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { skipParentheses } from "./syntax.ts";

/** `object.method.bind(object)`, and `closure.bind(anything)`, which is the closure itself where it has no use for a `this`. */
export function lowerBind(f: FunctionLowering, node: ts.CallExpression, callee: ts.PropertyAccessExpression): Operand {
  const bound = skipParentheses(callee.expression);
  const [receiver] = node.arguments;
  const type = nonNullable(f.typeAt(node));
  if (type.kind !== "function" || receiver === undefined) return refuseBind(node);
  const bindsMore = node.arguments.length > 1;
  const name = ts.isIdentifier(bound) || ts.isPropertyAccessExpression(bound) ? nameOf(bound) : "";
  if (!ts.isPropertyAccessExpression(bound) || !isMethodOfObject(f, bound)) {
    return bindsMore || takesThis(f.typeAt(bound))
      ? bindArguments(f, node, lowerExpression(f, bound), name, type)
      : lowerExpression(f, bound, type);
  }
  const whole = nonNullable(f.typeAt(bound));
  if (whole.kind !== "function") return refuseBind(node);
  if (bound.expression.getText() !== receiver.getText())
    return bindArguments(f, node, methodForAnyObject(f, bound), name, type);
  return bindsMore
    ? bindArguments(f, node, bindObject(f, node, bound, whole), name, type)
    : bindObject(f, node, bound, type);
}

function nameOf(node: ts.Identifier | ts.PropertyAccessExpression): string {
  return ts.isIdentifier(node) ? node.text : node.name.text;
}

/** Is it a method that is found by an object, not by a class? */
function isMethodOfObject(f: FunctionLowering, node: ts.PropertyAccessExpression): boolean {
  const symbol = f.program.symbolAt(node.name);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Method) === 0) return false;
  return staticEntity(f, node) === null && dictionaryOf(f, f.typeAt(node.expression)) === null;
}

/** `object.method` before `call`, `apply` and `bind`: the function, which takes another object for `this`. */
function methodForAnyObject(f: FunctionLowering, node: ts.PropertyAccessExpression): Operand {
  const name = node.name.text;
  const { classes, dispatch, instances } = f.program;
  const prototype = prototypeOf(f, node.expression);
  const isSuper = node.expression.kind === ts.SyntaxKind.SuperKeyword;
  const self = isSuper ? f.lookupThis()?.type : undefined;
  const base = self?.kind === "class" ? classes.baseOf(self) : null;
  const owner = prototype ?? base;
  if (owner !== null) {
    const found = classes.findMember(owner, name);
    if (found === null || isGenericMethod(found.declaration)) return refuseMethodValue(node, name);
    return functionValue(f, instances.methodInstance(found.declaration, found.owner, []));
  }
  const object = lowerExpression(f, node.expression);
  const type = nonNullable(object.type);
  if (type.kind !== "object") return readMember(f, object, name, node);
  const method = memberTypeOf(f, type, name);
  if (method?.kind !== "function") return refuseMethodValue(node, name);
  const taken = functionType(method.params, method.rest, method.returns, type);
  return {
    expr: dispatch.read(type, name, taken, convertTo(f, object, type, node), node, f.position(node)),
    type: taken,
  };
}

/** The class of `Class.prototype`; null for all else. */
function prototypeOf(f: FunctionLowering, node: ts.Expression): ClassType | null {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== "prototype") return null;
  const declaration = namedClass(f.program, node.expression);
  return declaration === null ? null : f.program.types.classType(declaration, [], []);
}

/** The method as a function that holds its object. */
function bindObject(
  f: FunctionLowering,
  node: ts.CallExpression,
  bound: ts.PropertyAccessExpression,
  type: FunctionType,
): Operand {
  return bindTo(f, lowerExpression(f, bound.expression), bound.name.text, type, node);
}

/** The method of the object as a function; `methodArgs` are its own type arguments. */
export function bindTo(
  f: FunctionLowering,
  object: Operand,
  name: string,
  type: FunctionType,
  node: ts.Node,
  methodArgs: readonly Type[] = [],
): Operand {
  const position = f.position(node);
  const key = `bound ${object.type.key}.${name} as ${type.key}`;
  let adapter = f.program.adapters.get(key);
  if (adapter === undefined) {
    adapter = makeBound(f, key, object.type, name, type, node, methodArgs);
    f.program.adapters.set(key, adapter);
  }
  const target = convertTo(f, object, nonNullable(object.type), node);
  return { expr: { kind: "closure", type: anyRef, layout: adapter.layout, captures: [target], position }, type };
}

/** `object[key](...)`: the method by one of the key's names, with its object; null for members that are no methods. */
export function methodByKey(f: FunctionLowering, object: Operand, name: string, node: ts.Node): Operand | null {
  const type = nonNullable(object.type);
  if (!membersOf(type).some((one) => isMethodOf(f, one, name))) return null;
  const found = type.kind === "class" ? f.program.classes.findMember(type, name) : null;
  const method =
    found === null ? memberTypeOf(f, type, name) : f.program.instances.memberType(found.declaration, found.owner, []);
  const isGeneric = found !== null && isGenericMethod(found.declaration);
  if (method?.kind !== "function" || method.rest !== null || isGeneric)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      `the method \`${name}\`, called by a key,`,
      "a key chooses among methods of one type without rest and type parameters",
      "call the method by its name",
    );
  return bindTo(f, object, name, method, node);
}

/** `list.forEach(callback, receiver)`: the callback with its object, where it has use for one. */
export function lowerCallback(
  f: FunctionLowering,
  callback: ts.Expression,
  receiver: ts.Expression,
  wanted: FunctionType,
  node: ts.CallExpression,
): Expr {
  const named = skipParentheses(callback);
  const isMethod = ts.isPropertyAccessExpression(named) && isMethodOfObject(f, named);
  if (!isMethod && !takesThis(f.typeAt(named))) {
    const made = f.temporary(lowerTo(f, callback, wanted), f.position(callback));
    lowerReceiverOfNothing(f, receiver);
    return made;
  }
  const target = isMethod ? methodForAnyObject(f, named) : lowerExpression(f, named);
  return bindArguments(f, node, target, "", wanted, [receiver]).expr;
}

/** `closure.bind(anything, first)`: a function that holds its first arguments. */
function bindArguments(
  f: FunctionLowering,
  node: ts.CallExpression,
  target: Operand,
  ownName: string,
  type: FunctionType,
  [receiver, ...given]: readonly ts.Expression[] = node.arguments,
): Operand {
  const { program } = f;
  const position = f.position(node);
  if (given.some(ts.isSpreadElement)) return refuseBind(node);
  const source = calledAs(nonNullable(target.type));
  if (source === null || (given.length > source.params.length && source.rest === null)) return refuseBind(node);
  const taken = given.map((_, index) => source.params[index] ?? source.rest);
  const captures = [f.temporary(convertTo(f, target, source, node), position)];
  // TypeScript looks at the object only where the function declares its `this`.
  if (source.self !== null) {
    const self = isGlobalName(f, receiver)
      ? { expr: undefinedOf("value"), type: types.undefined }
      : lowerExpression(f, receiver, source.self);
    captures.push(f.temporary(castTo(f, self, source.self, receiver), position));
  } else lowerReceiverOfNothing(f, receiver);
  for (const [index, argument] of given.entries())
    captures.push(f.temporary(lowerTo(f, argument, taken[index]), position));
  const name = `bound ${ownName}`;
  const key = `${name} of ${source.key} with ${given.length} as ${type.key}`;
  let adapter = program.adapters.get(key);
  if (adapter === undefined) {
    adapter = makePartial(f, key, name, source, taken, type, node);
    program.adapters.set(key, adapter);
  }
  return { expr: { kind: "closure", type: anyRef, layout: adapter.layout, captures, position }, type };
}

function makePartial(
  f: FunctionLowering,
  key: string,
  name: string,
  source: FunctionType,
  held: readonly Type[],
  type: FunctionType,
  node: ts.Node,
): Adapter {
  const { program } = f;
  const signature = signatureOf(program, type);
  const fn = program.newFunction(name, key, sharedUnit, nowhere, { returns: signature.returns, isClosure: true });
  const layout = newClosureLayout(program, key, sharedUnit, fn, name, type);
  const closure = closureParameter(layout);
  const fieldOf = (name: string, representation: IrType, text: string): Expr => {
    const field = program.layouts.addField(layout, name, representation, text, false, true);
    return { kind: "field", type: representation, object: localExpr(closure), layout, field };
  };
  const target = fieldOf("target", anyRef, source.key);
  const own = source.self === null ? held : [source.self, ...held];
  const first = own.map((one, index) => fieldOf(`_${index}`, storable(program.representation(one)), one.key));
  const params = unnamedParameters(signature.params);
  fn.params = [closure, ...params];
  // What is bound has its object.
  const rest = type.self === null ? params : params.slice(1);
  const inner = new FunctionLowering(program, fn, f.environment, type.returns, null, null);
  const outside = functionType([...held, ...type.params], type.rest, type.returns, source.self);
  const args = adaptArguments(inner, [...first, ...rest.map(localExpr)], outside, source, node);
  const called = signatureOf(program, source);
  const call: Expr = {
    kind: "callClosure",
    type: called.returns,
    closure: target,
    signature: called,
    args,
    position: nowhere,
  };
  endWith(inner, { expr: call, type: source.returns }, type.returns, node);
  return { fn, layout };
}

/** `function.call(object, ...args)` and `function.apply(object, args)`: functions without a `this` have no use for the object. */
export function lowerCallWithThis(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand {
  const called = skipParentheses(callee.expression);
  const [receiver, ...given] = node.arguments;
  const spread = (list: ts.Expression): ts.Expression =>
    Object.assign(ts.setTextRange(ts.factory.createSpreadElement(list), list), { parent: node });
  const args = callee.name.text === "apply" ? given.map(spread) : given;
  const withThis = receiver === undefined ? null : callOn(f, node, called, receiver, args);
  if (withThis !== null) return withThis;
  if (receiver === undefined)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      `this use of ${callee.name.text}`,
      "nothing is given for `this`",
      "call the function itself",
    );
  const isMethod = ts.isPropertyAccessExpression(called) && isMethodOfObject(f, called);
  const target = isMethod ? methodForAnyObject(f, called) : lowerExpression(f, called);
  if (!takesThis(target.type)) lowerReceiverOfNothing(f, receiver);
  const self = (wanted: Type): Expr => lowerTo(f, receiver, wanted);
  return callValue(f, () => target, node, args, takesThis(target.type) ? self : null);
}

/** Is it a function that is called with an object? */
function takesThis(type: Type): boolean {
  const called = calledAs(nonNullable(type));
  return called !== null && called.self !== null;
}

/** What is given for the `this` of a function that has no use for it. */
function lowerReceiverOfNothing(f: FunctionLowering, receiver: ts.Expression): void {
  if (receiver.kind !== ts.SyntaxKind.ThisKeyword && !isGlobalName(f, receiver)) lowerEffect(f, receiver);
}

/** `counter.call(object, 1)` of a function that declares its `this`; null for other functions. */
function callOn(
  f: FunctionLowering,
  node: ts.CallExpression,
  called: ts.Expression,
  receiver: ts.Expression,
  args: readonly ts.Expression[],
): Operand | null {
  const symbol = ts.isIdentifier(called) ? f.program.symbolAt(called) : undefined;
  const implementation = symbol === undefined ? null : f.program.instances.implementationOf(symbol);
  if (!isModuleFunction(implementation) || implementation.typeParameters !== undefined) return null;
  const instance = f.program.instances.functionInstance(implementation, f.program.emptyEnvironment, []);
  const self = instance.receiver;
  if (self === null) return null;
  const lowered = lowerArguments(f, [() => lowerTo(f, receiver, self)], args, instance.type, node);
  const position = f.position(node);
  return {
    expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position },
    type: instance.type.returns,
  };
}

/** `Math.max.apply(Math, list)`: a global of the library, which is no object here. */
function isGlobalName(f: FunctionLowering, node: ts.Expression): boolean {
  const declaration = ts.isIdentifier(node) ? f.program.symbolAt(node)?.declarations?.[0] : undefined;
  return declaration !== undefined && f.program.isGlobalDeclaration(declaration);
}

function makeBound(
  f: FunctionLowering,
  key: string,
  owner: Type,
  name: string,
  type: FunctionType,
  node: ts.Node,
  methodArgs: readonly Type[],
): Adapter {
  const { program } = f;
  const signature = signatureOf(program, type);
  const fn = program.newFunction(`bound ${name}`, key, sharedUnit, nowhere, {
    returns: signature.returns,
    isClosure: true,
  });
  const layout = newClosureLayout(program, key, sharedUnit, fn, `bound ${name}`, type);
  const field = program.layouts.addField(layout, "target", anyRef, owner.key, false, true);
  const closure = closureParameter(layout);
  const params = unnamedParameters(signature.params);
  fn.params = [closure, ...params];
  const inner = new FunctionLowering(program, fn, f.environment, type.returns, null, null);
  const held: Operand = {
    expr: {
      kind: "field",
      type: program.representation(nonNullable(owner)),
      object: localExpr(closure),
      layout,
      field,
    },
    type: nonNullable(owner),
  };
  const given = type.rest === null ? type.params : [...type.params, arrayType(type.rest)];
  const args = given.map((param, index): Operand => ({ expr: localExpr(params[index]), type: param }));
  endWith(inner, callMethod(inner, held, name, args, node, methodArgs), type.returns, node);
  return { fn, layout };
}

function refuseBind(node: ts.Node): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "this use of bind",
    "it is no function that is known, or its arguments are not bound one by one",
    "write an arrow function that calls it",
  );
}
