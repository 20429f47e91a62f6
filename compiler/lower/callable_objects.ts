// Functions with members: `Object.assign(run, { cache })`, `run.calls = 0`, a function used as an interface that has a call
// signature and properties. Such an object is a closure around the function, with the members as further fields.

import { ts } from "ts-morph";
import { sharedUnit, type Expr, type Fn, type Global } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  Environment,
  type FunctionType,
  membersOf,
  nonNullable,
  type ObjectType,
  type Type,
  types,
  unionType,
} from "../types.ts";
import { anyRef, assign, closureParameter, localExpr, nowhere, unlessSet, unnamedParameters } from "./build.ts";
import { adaptFunction, endWith, newClosureLayout, signatureOf } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import type { ObjectInfo } from "./layouts.ts";
import { memberNames, readMember } from "./members.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";
import { skipOuterExpressions } from "./syntax.ts";

export type CallableType = ObjectType & { readonly call: FunctionType };

export function isCallableObject(type: Type): type is CallableType {
  return type.kind === "object" && type.call !== undefined;
}

/** How a value of the type is called, if it is a function, with members or without. */
export function calledAs(type: Type): FunctionType | null {
  if (type.kind === "function") return type;
  return isCallableObject(type) ? type.call : null;
}

/** A function where one with members is wanted: only one that nobody else holds may be given them. */
export function functionAsObject(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Operand | null {
  const source = nonNullable(operand.type);
  const wanted = membersOf(nonNullable(target));
  const callable = wanted.find(isCallableObject);
  if (source.kind !== "function" || callable === undefined || wanted.some((one) => one.kind === "function"))
    return null;
  const made = ts.isExpression(node) ? skipOuterExpressions(node) : node;
  const isNew = ts.isFunctionLike(made) || ts.isAsExpression(node);
  if (!isNew) return refuse(refusals.callableObject, node, callable.name === "" ? "this" : callable.name);
  return makeCallable(f, { expr: operand.expr, type: source }, callable, new Map(), node);
}

/** `Object.assign(run, { ... }, ...)`: a function with the members of the sources. */
export function assignToFunction(
  f: FunctionLowering,
  target: Operand,
  sources: readonly (readonly [Operand, ts.Node])[],
  type: CallableType,
  node: ts.Node,
): Operand {
  const source = nonNullable(target.type);
  if (source.kind !== "function") throw new Error("not a function");
  const given = new Map<string, Operand>();
  for (const [operand, at] of sources)
    for (const name of memberNames(f, nonNullable(operand.type), at)) given.set(name, readMember(f, operand, name, at));
  return makeCallable(f, { expr: target.expr, type: source }, type, given, node);
}

function makeCallable(
  f: FunctionLowering,
  target: Operand & { type: FunctionType },
  type: CallableType,
  given: ReadonlyMap<string, Operand>,
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const info = callableInfo(f, type, new Set(given.keys()), node);
  const held = f.temporary(adaptFunction(f, target, target.type, type.call, node), position);
  const object = f.newLocal("$callable", { kind: "ref", to: info.layout });
  const { layout } = info;
  const made: Expr = { kind: "closure", type: object.type, layout, captures: [held], position };
  f.emit({ kind: "let", local: object, init: made, position });
  for (const [name, operand] of given) {
    const member = info.fields.get(name);
    if (member === undefined) continue;
    const { field } = member;
    const place = { kind: "field", type: field.type, object: localExpr(object), layout, field } as const;
    f.emit(assign(position, place, convertTo(f, operand, member.type, node)));
  }
  return { expr: localExpr(object), type };
}

/** The layout of such objects; members that are not given when one is made are missing until they are assigned. */
function callableInfo(f: FunctionLowering, type: CallableType, given: ReadonlySet<string>, node: ts.Node): ObjectInfo {
  const { program } = f;
  const members = program.types.members(type);
  const key = `callable ${type.key} {${members.map(({ name }) => (given.has(name) ? name : `${name}?`)).join(";")}}`;
  const known = program.layouts.objects.get(key);
  if (known !== undefined) return known;
  const signature = signatureOf(program, type.call);
  // The runtime takes the name of an adapter from the function in its first field.
  const fn = program.newFunction("(adapter)", key, sharedUnit, nowhere, {
    returns: signature.returns,
    isClosure: true,
  });
  const layout = newClosureLayout(program, key, sharedUnit, fn, "(adapter)", type.call);
  const target = program.layouts.addField(layout, "target", anyRef, type.call.key, false, true);
  const info: ObjectInfo = {
    type,
    layout,
    base: null,
    fields: new Map(),
    held: [],
    madeAs: new Set(),
    instantiated: true,
  };
  program.layouts.objects.set(key, info);
  const closure = closureParameter(layout);
  const params = unnamedParameters(signature.params);
  fn.params = [closure, ...params];
  const call: Expr = {
    kind: "callClosure",
    type: signature.returns,
    closure: { kind: "field", type: anyRef, object: localExpr(closure), layout, field: target },
    signature,
    args: params.map(localExpr),
    position: nowhere,
  };
  const inner = new FunctionLowering(program, fn, f.environment, type.call.returns, null, null);
  endWith(inner, { expr: call, type: type.call.returns }, type.call.returns, node);
  for (const member of members) {
    const { name } = member;
    const isMissing = !given.has(name);
    const own = isMissing ? unionType([member.type, types.undefined]) : member.type;
    const field = program.layouts.addField(
      layout,
      name,
      program.representation(own),
      own.key,
      isMissing || member.optional,
    );
    info.fields.set(name, { name, type: own, field, declaration: isMissing ? null : node });
  }
  return info;
}

/** The object of a module's function that members are added to: one, made when it is first asked for. */
export function functionObject(
  f: FunctionLowering,
  value: Operand & { fn: Fn },
  type: CallableType,
  node: ts.Node,
): Operand {
  const { program } = f;
  let getter = program.functionObjects.get(value.fn);
  if (getter === undefined) {
    getter = makeGetter(program, value, type, node);
    program.functionObjects.set(value.fn, getter);
  }
  return { expr: { kind: "call", type: anyRef, function: getter, args: [], position: f.position(node) }, type };
}

function makeGetter(program: ProgramLowering, value: Operand & { fn: Fn }, type: CallableType, node: ts.Node): Fn {
  const { fn } = value;
  const global: Global = program.newGlobal(fn.name, `${fn.cName}$object`, fn.unit, anyRef);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: anyRef, global };
  const getter = program.newFunction(fn.name, `${fn.cName}$getObject`, fn.unit, fn.position, { returns: anyRef });
  const f = new FunctionLowering(program, getter, Environment.empty, type, null, null);
  const { statements } = f.collect(() => {
    if (value.type.kind !== "function") throw new Error("not a function");
    const made = makeCallable(f, { expr: value.expr, type: value.type }, type, new Map(), node);
    f.emit(assign(fn.position, place, convertTo(f, made, type, node)));
  });
  getter.body = [unlessSet(place, fn.position, statements), { kind: "return", value: place, position: fn.position }];
  return getter;
}
