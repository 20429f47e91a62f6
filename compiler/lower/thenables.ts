// Objects with a `then` of their own where a promise is waited for (ECMAScript 27.2.2.2): a promise that calls it takes
// their place.

import type { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import { type FunctionType, functionType, membersOf, nonNullable, type Type, types } from "../types.ts";
import { bindTo } from "./bound_methods.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { memberTypeOf } from "./members.ts";
import { isMethodOf } from "./method_calls.ts";
import { awaited, isPromise, refuse } from "./resolve_types.ts";

/** Has the type a `then`, though it is no promise? */
export function hasOwnThen(f: FunctionLowering, type: Type): boolean {
  const isMethod = type.kind === "class" && f.program.classes.findMember(type, "then") !== null;
  const isMember = (type.kind === "class" || type.kind === "object") && memberTypeOf(f, type, "then") !== null;
  return (isMethod || isMember) && !isPromise(type);
}

/** In place of an object with a `then` the promise that follows it, in Node's order; all else is what it is. */
export function followed(f: FunctionLowering, operand: Operand, node: ts.Node): Operand {
  if (!membersOf(operand.type).some((one) => hasOwnThen(f, one))) return operand;
  const { then, args } = methodOf(f, operand.type) ?? refuseThen(operand.type, node);
  const callback = then.params.length === 0 ? null : nonNullable(then.params[0]);
  if (callback?.kind !== "function" || callback.self !== null) return refuseThen(operand.type, node);
  const settle = functionType([types.unknown], null, types.void);
  const bound = bindTo(f, operand, "then", functionType([settle, settle], null, types.void), node, args);
  const outcome = awaited(callback.params[0] ?? callback.rest ?? types.undefined);
  return callPromise(f, bound, outcome, node);
}

/** The method, called with nothing known of what it gives. */
function methodOf(f: FunctionLowering, type: Type): { then: FunctionType; args: readonly Type[] } | null {
  if (!isMethodOf(f, type, "then")) return null;
  if (type.kind === "class") {
    const { declaration, owner } = f.program.classes.findMember(type, "then")!;
    const args = (declaration.typeParameters ?? []).map(() => types.unknown);
    return { then: f.program.instances.memberType(declaration, owner, args), args };
  }
  const member = memberTypeOf(f, type, "then");
  return member?.kind === "function" ? { then: member, args: [] } : null;
}

function callPromise(f: FunctionLowering, bound: Operand, outcome: Type, node: ts.Node): Operand {
  const make = f.program.library.functionOf("std/thenable.ts", "promiseOfThenable", [outcome]);
  const position = f.position(node);
  return {
    expr: { kind: "call", type: make.fn.returns, function: make.fn, args: [bound.expr], position },
    type: make.type.returns,
  };
}

export function refuseThen(type: Type, node: ts.Node): never {
  return refuse(
    refusals.unsupportedType,
    node,
    type.key,
    "it has a `then` of its own, which can be called here only if it is a method and nothing else may stand here",
    "await it first (`return await query`), or make a promise of it: `new Promise((resolve, reject) => value.then(resolve, reject))`",
  );
}
