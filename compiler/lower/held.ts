// What promises and generators hold is stored as unknown and read by the static type: where one of a narrower type is used
// as one of a wider type, the values inside are not converted. That is right only for types that are stored alike.

import type { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import type { ClassType, Type } from "../types.ts";
import type { FunctionLowering } from "./function.ts";
import { refuse } from "./resolve_types.ts";
import { isReadAs } from "./storage.ts";

/** Refuses to read as `to` what was stored as a `from`, where that would need a conversion. */
export function checkHeld(f: FunctionLowering, from: Type, to: Type, node: ts.Node): void {
  if (isReadAs(f.program, from, to)) return;
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
