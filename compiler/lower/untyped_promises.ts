// Promises of what nobody knows the type of (`response.json()`, async functions that give what was parsed), where promises
// of some type are wanted: what they hold is stored as it came, and would be read as what it is not. A test stands between.

import type { ts } from "ts-morph";
import { functionType, type Type, types } from "../types.ts";
import { convert } from "./build.ts";
import { functionValue } from "./closures.ts";
import { convertTo } from "./convert.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { isReadAs } from "./storage.ts";
import { awaited } from "./resolve_types.ts";
import { callLibrary } from "./text.ts";

/**
 * The value that may be a promise, or in its place a promise that is rejected with a TypeError where the outcome is none of the
 * type; null where no test is needed. It is settled one turn after the other one.
 */
export function testedOutcome(f: FunctionLowering, value: Operand, outcome: Type, node: ts.Node): Operand | null {
  const held = awaited(value.type);
  if (held.key !== "unknown" || isReadAs(f.program, held, outcome)) return null;
  const position = f.position(node);
  const given = f.temporary(convert(value.expr, "value", "exact", position), position);
  const itself = functionValue(f, f.program.library.functionOf("std/promise.ts", "itself"));
  const asOutcome = functionType([types.unknown], null, outcome);
  const test: Operand = { expr: f.temporary(convertTo(f, itself, asOutcome, node), position), type: asOutcome };
  const ofAnything = functionType([types.unknown], null, types.unknown);
  const args = [given, f.temporary(convertTo(f, test, ofAnything, node), position)];
  return { expr: callLibrary(f, "testedOutcome", args, position, "std/promise.ts"), type: types.unknown };
}
