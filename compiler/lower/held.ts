// What promises and generators hold is stored as unknown and read by the static type: where one of a narrower type is used
// as one of a wider type, the values inside are not converted. That is right only for types that are stored alike.

import type { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import { type ClassType, isBelievedBoth, membersOf, type Type, widen } from "../types.ts";
import { sameIrType } from "./build.ts";
import { signatureOf, takesThisAlike } from "./closures.ts";
import type { FunctionLowering } from "./function.ts";
import type { ProgramLowering } from "./program.ts";
import { isCovariant, refuse } from "./resolve_types.ts";

/** Refuses to read as `to` what was stored as a `from`, where that would need a conversion. */
export function checkHeld(f: FunctionLowering, from: Type, to: Type, node: ts.Node): void {
  if (isHeldAs(f, from, to)) return;
  refuse(
    refusals.unsupportedType,
    node,
    from.key,
    `it is used as ${to.key} inside of a promise, generator or WeakRef, and is stored in another way`,
    "await or iterate it, and convert the values themselves",
  );
}

/** The same for all type arguments of two promises or two generators. */
export function checkHeldArguments(f: FunctionLowering, from: ClassType, to: ClassType, node: ts.Node): void {
  const [, , receives] = from.args;
  from.args.slice(0, 2).forEach((arg, index) => checkHeld(f, arg, to.args[index], node));
  if (receives !== undefined) checkHeld(f, to.args[2], receives, node);
}

export function isHeldAs(f: { program: ProgramLowering }, from: Type, to: Type): boolean {
  const given = membersOf(widen(from));
  const wanted = membersOf(widen(to));
  if (isBelievedBoth(from) && !isBelievedBoth(to)) return wanted.some((one) => one.key === "unknown");
  return given.every((source) => wanted.some((target) => isOneHeldAs(f, source, target)));
}

function isOneHeldAs(f: { program: ProgramLowering }, from: Type, to: Type): boolean {
  if (from.key === to.key || from.key === "never" || to.key === "unknown" || to.key === "void") return true;
  if (from.key === "unknown") return false;
  const sameStorage = (a: Type, b: Type): boolean =>
    sameIrType(f.program.representation(a), f.program.representation(b)) && isHeldAs(f, a, b);
  if (from.kind === "function" || to.kind === "function") {
    if (from.kind !== "function" || to.kind !== "function") return false;
    const [source, target] = [signatureOf(f.program, from), signatureOf(f.program, to)];
    return (
      (from.rest === null) === (to.rest === null) &&
      takesThisAlike(f.program, from, to) &&
      source.params.length <= target.params.length &&
      source.params.every((param, index) => sameIrType(param, target.params[index])) &&
      (target.returns === "void" || sameIrType(source.returns, target.returns))
    );
  }
  if (from.kind === "array" || to.kind === "array")
    return from.kind === "array" && to.kind === "array" && sameStorage(from.element, to.element);
  if (from.kind === "tuple" || to.kind === "tuple")
    return (
      from.kind === "tuple" &&
      to.kind === "tuple" &&
      from.elements.length === to.elements.length &&
      from.elements.every((element, index) => sameStorage(element, to.elements[index]))
    );
  if (from.kind === "class" && to.kind === "class" && from.declaration === to.declaration && isCovariant(from))
    return from.args.slice(0, 2).every((arg, index) => isHeldAs(f, arg, to.args[index]));
  return true;
}
