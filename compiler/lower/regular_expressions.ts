// Literals of regular expressions: objects of the library's class RegExp, made anew each time.

import type { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import { constructWith } from "./calls.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { refuse } from "./resolve_types.ts";

/** `/source/flags`. Patterns that JavaScript itself rejects are refused here, before the program runs. */
export function lowerRegularExpression(f: FunctionLowering, node: ts.RegularExpressionLiteral): Operand {
  const end = node.text.lastIndexOf("/");
  const source = node.text.slice(1, end);
  const flags = node.text.slice(end + 1);
  if (flags.includes("v")) refuse(refusals.regularExpression, node, "the flag v is not supported");
  try {
    new RegExp(source, flags);
  } catch (error) {
    refuse(refusals.regularExpression, node, error instanceof Error ? error.message : String(error));
  }
  const type = f.typeAt(node);
  if (type.kind !== "class") throw new Error("RegExp is not a class");
  return constructWith(f, type, [stringOperand(f, source), stringOperand(f, flags)], node);
}
