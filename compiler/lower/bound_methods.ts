// `object.method.bind(object)`: a closure that holds the object and calls the method on it; `call` and `apply` of closures.

import { ts } from "ts-morph";
import type { Expr, IrType } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { type FunctionType, functionType, isPrimitive, membersOf, nonNullable, type Type } from "../types.ts";
import { anyRef, closureParameter, localExpr, nowhere, unnamedParameters } from "./build.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import { calledAs } from "./callable_objects.ts";
import { callMethod, callValue, isMethodOf, lowerArguments } from "./calls.ts";
import { type Adapter, newClosureLayout, signatureOf } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { lowerEffect, lowerExpression, lowerTo } from "./expressions.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { isModuleFunction, storable } from "./instances.ts";
import { isGenericMethod, memberTypeOf } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { skipParentheses } from "./syntax.ts";

/** `object.method.bind(object)`, and `closure.bind(anything)`, which is the closure itself. */
export function lowerBind(f: FunctionLowering, node: ts.CallExpression, callee: ts.PropertyAccessExpression): Operand {
  const bound = skipParentheses(callee.expression);
  const [receiver] = node.arguments;
  const type = nonNullable(f.typeAt(node));
  const symbol = ts.isPropertyAccessExpression(bound) ? f.program.symbolAt(bound.name) : undefined;
  const isMethod = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Method) !== 0;
  if (type.kind !== "function" || receiver === undefined) return refuseBind(node);
  const bindsMore = node.arguments.length > 1;
  if (!isMethod || !ts.isPropertyAccessExpression(bound)) {
    if (!bindsMore) return lowerExpression(f, bound, type);
    const name = ts.isIdentifier(bound) ? bound.text : "";
    return bindArguments(f, node, lowerExpression(f, bound), name, type);
  }
  if (bound.expression.getText() !== receiver.getText()) return refuseBind(node);
  if (!bindsMore) return bindObject(f, node, bound, type);
  const whole = nonNullable(f.typeAt(bound));
  if (whole.kind !== "function") return refuseBind(node);
  return bindArguments(f, node, bindObject(f, node, bound, whole), bound.name.text, type);
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

function bindTo(f: FunctionLowering, object: Operand, name: string, type: FunctionType, node: ts.Node): Operand {
  const position = f.position(node);
  const key = `bound ${object.type.key}.${name} as ${type.key}`;
  let adapter = f.program.adapters.get(key);
  if (adapter === undefined) {
    adapter = makeBound(f, key, object.type, name, type, node);
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

/** `closure.bind(anything, first)`: a function that holds its first arguments. */
function bindArguments(
  f: FunctionLowering,
  node: ts.CallExpression,
  target: Operand,
  ownName: string,
  type: FunctionType,
): Operand {
  const { program } = f;
  const position = f.position(node);
  const given = node.arguments.slice(1);
  if (given.some(ts.isSpreadElement)) return refuseBind(node);
  const source = calledAs(nonNullable(target.type));
  if (source === null || given.length > source.params.length) return refuseBind(node);
  const types = source.params.slice(0, given.length);
  const captures = [f.temporary(convertTo(f, target, source, node), position)];
  for (const [index, argument] of given.entries())
    captures.push(f.temporary(lowerTo(f, argument, types[index]), position));
  const name = `bound ${ownName}`;
  const key = `${name} of ${source.key} with ${given.length} as ${type.key}`;
  let adapter = program.adapters.get(key);
  if (adapter === undefined) {
    adapter = makePartial(f, key, name, source, types, type, node);
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
  const unit = program.instances.unitOf(node, [source, type]);
  const signature = signatureOf(program, type);
  const fn = program.newFunction(name, key, unit, nowhere, { returns: signature.returns, isClosure: true });
  const layout = newClosureLayout(program, key, unit, fn, name, type);
  const closure = closureParameter(layout);
  const fieldOf = (name: string, representation: IrType, text: string): Expr => {
    const field = program.layouts.addField(layout, name, representation, text, false, true);
    return { kind: "field", type: representation, object: localExpr(closure), layout, field };
  };
  const target = fieldOf("target", anyRef, source.key);
  const first = held.map((one, index) => fieldOf(`_${index}`, storable(program.representation(one)), one.key));
  const params = unnamedParameters(signature.params);
  fn.params = [closure, ...params];
  const inner = new FunctionLowering(program, fn, f.environment, type.returns, null, null);
  const outside = functionType([...held, ...type.params], type.rest, type.returns);
  const args = adaptArguments(inner, [...first, ...params.map(localExpr)], outside, source, node);
  const called = signatureOf(program, source);
  const call: Expr = {
    kind: "callClosure",
    type: called.returns,
    closure: target,
    signature: called,
    args,
    position: nowhere,
  };
  if (isPrimitive(type.returns, "void")) inner.emit({ kind: "expr", expr: call, position: nowhere });
  else {
    const value = convertTo(inner, { expr: call, type: source.returns }, type.returns, node);
    inner.emit({ kind: "return", value, position: nowhere });
  }
  fn.body = inner.statements;
  return { fn, layout };
}

/** `closure.call(anything, ...args)` and `closure.apply(anything, args)`: closures have no use for another `this`. */
export function lowerCallWithThis(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand {
  const called = skipParentheses(callee.expression);
  const symbol = ts.isPropertyAccessExpression(called) ? f.program.symbolAt(called.name) : undefined;
  const type = nonNullable(f.typeAt(called));
  const [receiver, ...given] = node.arguments;
  const signature = f.checker.getTypeAtLocation(called).getCallSignatures()[0];
  const takesThis = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Method) !== 0;
  const spread = (list: ts.Expression): ts.Expression =>
    Object.assign(ts.setTextRange(ts.factory.createSpreadElement(list), list), { parent: node });
  const args = callee.name.text === "apply" ? given.map(spread) : given;
  const withThis = receiver === undefined ? null : callOn(f, node, called, receiver, args);
  if (withThis !== null) return withThis;
  if (takesThis || type.kind !== "function" || receiver === undefined || signature?.thisParameter !== undefined)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      `this use of ${callee.name.text}`,
      "only functions without a `this` of their own can be called with another",
      "call the method on its object, or pass the object as a parameter",
    );
  if (receiver.kind !== ts.SyntaxKind.ThisKeyword && !isGlobalName(f, receiver)) lowerEffect(f, receiver);
  return callValue(f, () => lowerExpression(f, called), node, args);
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
): Adapter {
  const { program } = f;
  const unit = program.instances.unitOf(node, [owner, type]);
  const signature = signatureOf(program, type);
  const fn = program.newFunction(`bound ${name}`, key, unit, f.position(node), {
    returns: signature.returns,
    isClosure: true,
  });
  const layout = newClosureLayout(program, key, unit, fn, `bound ${name}`, type);
  const field = program.layouts.addField(layout, "target", anyRef, owner.key, false, true);
  const closure = closureParameter(layout);
  const params = unnamedParameters(signature.params);
  fn.params = [closure, ...params];
  if (type.rest !== null) return refuseBind(node);
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
  const args = type.params.map((param, index): Operand => ({ expr: localExpr(params[index]), type: param }));
  const result = callMethod(inner, held, name, args, node);
  if (inner.fn.returns === "void") inner.emit({ kind: "expr", expr: result.expr, position: nowhere });
  else inner.emit({ kind: "return", value: convertTo(inner, result, type.returns, node), position: nowhere });
  fn.body = inner.statements;
  return { fn, layout };
}

function refuseBind(node: ts.Node): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "this use of bind",
    "a method is bound to its own object, and arguments are bound one by one",
    "write an arrow function that calls it",
  );
}
