// Objects where a primitive value is wanted (ECMA-262 7.1.1): `[Symbol.toPrimitive]` of those that have it by their type.
// Without one toString or valueOf is asked (text.ts, operators.ts), and of what is not known before the program runs, all
// of them (std/conversions.ts).

import type { ts } from "ts-morph";
import { isSymbol, membersOf, type Type } from "../types.ts";
import { callMethod } from "./method_calls.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";

const methodName = "[Symbol.toPrimitive]";

/** Dates do what they would do without the method, which is quicker. */
const dateKey = "std/date.ts#Date";

/** What the operand's own method makes of it; null where its type has none. */
export function toPrimitive(
  f: FunctionLowering,
  operand: Operand,
  hint: "default" | "number" | "string",
  node: ts.Node,
): Operand | null {
  if (!hasMethod(f, operand.type)) return null;
  const made = callMethod(f, operand, methodName, [stringOperand(f, hint)], node);
  const isPrimitive = membersOf(made.type).every((one) => isSymbol(one) || !isObject(one));
  return isPrimitive ? { expr: f.temporary(made.expr, f.position(node)), type: made.type } : null;
}

function hasMethod(f: FunctionLowering, type: Type): boolean {
  if (type.kind === "class") return type.key !== dateKey && f.program.classes.findMember(type, methodName) !== null;
  return (
    type.kind === "object" && f.program.types.members(type).some(({ name, method }) => name === methodName && method)
  );
}

function isObject(type: Type): boolean {
  return type.key === "unknown" || !["primitive", "literal", "enum"].includes(type.kind);
}
