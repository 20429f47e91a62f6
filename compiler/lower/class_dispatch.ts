// What dispatch does with a class that is a value: which types it can stand behind, and the bodies of the entries for its
// static members, `new` and instanceof.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { type ClassType, type ObjectType, type Type, types } from "../types.ts";
import { anyRef, convert, isRef, nowhere, undefinedOf } from "./build.ts";
import {
  argumentsFor,
  classOfInstance,
  constructFor,
  constructName,
  hasInstanceName,
  staticFieldOf,
} from "./class_values.ts";
import { isAbstract } from "./classes.ts";
import { functionValue } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { looseMethodType, mayBe, type MemberSelector, requiredParameters } from "./dispatch.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { argumentsWanted } from "./generic_functions.ts";
import { constructorOf } from "./instances.ts";
import type { ObjectInfo } from "./layouts.ts";
import { usesThis } from "./members.ts";
import type { ProgramLowering } from "./program.ts";
import { className, refuse } from "./resolve_types.ts";
import { callLibrary } from "./text.ts";

/** Can the class stand behind this type of something that `new` takes, or interface of static members? */
export function isClassBehind(program: ProgramLowering, info: ObjectInfo, owner: ObjectType): boolean {
  const type = info.classOf;
  if (type === undefined) return false;
  if (owner.constructed) return program.classes.descendsFrom(type, owner.constructed.declaration);
  if (owner.key === "Function") return true;
  const signatures = owner.tsType.getConstructSignatures();
  if (signatures.length > 0 && !signatures.some((one) => constructs(program, type, owner, one))) return false;
  const members = program.types.members(owner).map((member) => ({
    member,
    own: staticMemberType(program, type, member.name),
  }));
  if (!members.every(({ own, member }) => (own === null ? member.optional : mayBe(own, member.type)))) return false;
  return signatures.length > 0 || members.length === 0 || members.some(({ own }) => own !== null);
}

function constructs(program: ProgramLowering, type: ClassType, owner: ObjectType, signature: ts.Signature): boolean {
  if (isAbstract(type.declaration) && signature.declaration?.kind === ts.SyntaxKind.Constructor) return false;
  const node = signature.declaration ?? type.declaration;
  const wanted = program.types.functionOf(signature, owner.environment, node);
  if (wanted.returns.kind === "class" && !program.classes.descendsFrom(type, wanted.returns.declaration)) return false;
  let own: ts.ConstructorDeclaration | null = null;
  for (let one: ClassType | null = type; one !== null && own === null; one = program.classes.baseOf(one))
    own = constructorOf(one.declaration);
  return own === null || wanted.rest !== null || requiredParameters(own) <= wanted.params.length;
}

/** The static field of a class or of the nearest one that it extends. */
function findStaticField(
  program: ProgramLowering,
  type: ClassType,
  name: string,
): { member: ts.PropertyDeclaration; owner: ClassType } | null {
  for (let one: ClassType | null = type; one !== null; one = program.classes.baseOf(one)) {
    const member = staticFieldOf(program, one, name);
    if (member !== null) return { member, owner: one };
  }
  return null;
}

/** The type of a static member; null when the class has none of that name. */
export function staticMemberType(program: ProgramLowering, type: ClassType, name: string): Type | null {
  const { classes, instances, modules } = program;
  const field = findStaticField(program, type, name);
  if (field !== null) return modules.staticField(field.member, field.owner.declaration).type;
  const method = classes.findMember(type, name, true);
  if (method !== null) return looseMethodType(method.declaration);
  const getter = classes.findMember(type, `get ${name}`, true);
  if (getter !== null) return instances.memberType(getter.declaration, getter.owner, []).returns;
  return name === "name" ? types.string : null;
}

/** `new`, instanceof and static methods of a class that is a value. */
export function callOnClass(
  f: FunctionLowering,
  info: ObjectInfo,
  member: MemberSelector,
  self: Expr,
  args: readonly Expr[],
): Operand {
  const type = info.classOf!;
  const { name, node } = member;
  if (name === constructName) return constructFor(f, info, member.type, member.methodArgs, args, self, node);
  if (name === hasInstanceName) return { expr: isInstance(f, args[0], type), type: types.boolean };
  const { classes, instances } = f.program;
  const found = classes.findMember(type, name, true);
  if (found !== null) {
    // A generic method may stand for one that is not.
    const wanted = argumentsWanted(f, found.declaration, member.type);
    const open = wanted.slice(member.methodArgs.length);
    const instance = instances.methodInstance(found.declaration, type, [...member.methodArgs, ...open]);
    const operands = argumentsFor(f, member.type, instance.type, args, node);
    const converted = operands.map((one) => one.expr);
    const call: Expr = {
      kind: "call",
      type: instance.fn.returns,
      function: instance.fn,
      args: converted,
      position: nowhere,
    };
    return { expr: call, type: instance.type.returns };
  }
  const field = findStaticField(f.program, type, name);
  if (field === null) {
    // An optional method that the class has not: whoever asks first does not call it.
    const text = stringOperand(f, `${name} is not a function`).expr;
    return { expr: callLibrary(f, "throwTypeError", [text], nowhere, "std/error.ts"), type: types.undefined };
  }
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `calling the static field \`${name}\` of a class that is a value`,
    "it is no method",
    "read it into a constant and call that, or make it a method",
  );
}

function isInstance(f: FunctionLowering, value: Expr, type: ClassType): Expr {
  const object = isRef(value.type) ? value : convert(value, anyRef, "unbox", nowhere);
  if (type.declaration.typeParameters !== undefined)
    return { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.instancesOf(type.declaration) };
  return { kind: "instanceOf", type: "bool", object, layout: f.program.layouts.classInfo(type).layout };
}

/** A static member of a class that is a value, or `constructor` of an instance. */
export function readOfClass(f: FunctionLowering, info: ObjectInfo, self: Expr, name: string, node: ts.Node): Operand {
  const { classes, instances, modules } = f.program;
  if (info.classOf === undefined) {
    if (info.type.kind !== "class") {
      const text = stringOperand(f, "the object is of no class").expr;
      return { expr: callLibrary(f, "throwTypeError", [text], nowhere, "std/error.ts"), type: types.undefined };
    }
    return classOfInstance(f, info, self, node);
  }
  const type = info.classOf;
  const field = findStaticField(f.program, type, name);
  if (field !== null) {
    const { global, type: held } = modules.staticField(field.member, field.owner.declaration);
    return { expr: { kind: "global", type: global.type, global }, type: held };
  }
  const getter = classes.findMember(type, `get ${name}`, true);
  if (getter !== null) {
    const { fn, type: own } = instances.methodInstance(getter.declaration, type, []);
    return { expr: { kind: "call", type: fn.returns, function: fn, args: [], position: nowhere }, type: own.returns };
  }
  if (name === "name") return stringOperand(f, className(type.declaration));
  const method = classes.findMember(type, name, true);
  if (method === null) return { expr: undefinedOf("value"), type: types.undefined };
  const isGeneric = ts.isMethodDeclaration(method.declaration) && method.declaration.typeParameters !== undefined;
  if (!isGeneric && !usesThis(method.declaration)) {
    const instance = instances.methodInstance(method.declaration, method.owner, []);
    return functionValue(f, instance);
  }
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `the static method \`${name}\` of a class that is a value`,
    "it would lose its class",
    "write an arrow function that calls it",
  );
}

export function writeToClass(
  f: FunctionLowering,
  info: ObjectInfo,
  name: string,
  value: Operand,
  node: ts.Node,
): Operand {
  const type = info.classOf!;
  const { classes, instances, modules } = f.program;
  const none: Operand = { expr: { kind: "undefined", type: "value" }, type: types.undefined };
  const setter = classes.findMember(type, `set ${name}`, true);
  if (setter !== null) {
    const { fn, type: own } = instances.methodInstance(setter.declaration, type, []);
    const args = [convertTo(f, value, own.params[0], node)];
    return { expr: { kind: "call", type: "void", function: fn, args, position: nowhere }, type: types.undefined };
  }
  const field = findStaticField(f.program, type, name);
  if (field === null) {
    const text = stringOperand(f, name).expr;
    return { expr: callLibrary(f, "throwNotExtensible", [text], nowhere, "std/error.ts"), type: types.undefined };
  }
  if (field.owner.key !== type.key) return refuseInheritedWrite(name, node);
  const { global, type: held } = modules.staticField(field.member, field.owner.declaration);
  const place: Expr = { kind: "global", type: global.type, global };
  f.emit({ kind: "assign", target: place, value: convertTo(f, value, held, node), position: nowhere });
  return none;
}

/** Inherited static fields are the base's variables, but an assignment would make one of the class's own. */
export function refuseInheritedWrite(name: string, node: ts.Node): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `assigning the static field \`${name}\` through a class that inherits it`,
    "in JavaScript that gives the class a field of its own",
    "declare the field in that class too, or name the class that declares it",
  );
}
