// A method that looks at nothing of its object would run on undefined and null too, where JavaScript throws: any other one
// ends in the fault that becomes a TypeError. Calls of such methods test the receiver.
//
// Requires: direct calls are direct (dispatch). Provides: calls of rt_receiver around receivers.

import type { Expr, Fn, Program } from "../ir.ts";
import { isLibraryPath } from "../library_paths.ts";
import { forEachExpression, operands } from "./walk.ts";

export function receivers(program: Program): Program {
  const blind = new Set(program.functions.filter(isBlind));
  for (const fn of program.functions) {
    if (isLibraryPath(fn.position.file)) continue;
    forEachExpression(fn.body, (expr) => {
      if (expr.kind === "call" && blind.has(expr.function) && mayBeMissing(expr.args[0]))
        expr.args[0] = {
          kind: "callRuntime",
          type: expr.args[0].type,
          name: "rt_receiver",
          args: [expr.args[0]],
          pure: true,
          position: expr.position,
        };
    });
  }
  return program;
}

/** Does the method never look into its object, nor hand it on? */
function isBlind(fn: Fn): boolean {
  const self = fn.params.at(0);
  if (self?.name !== "this" || typeof self.type === "string" || isLibraryPath(fn.position.file)) return false;
  let isUsed = false;
  forEachExpression(fn.body, (expr) => {
    isUsed ||= operands(expr).some((operand) => operand.kind === "local" && operand.local.id === self.id);
  });
  return !isUsed;
}

function mayBeMissing(receiver: Expr): boolean {
  if (receiver.kind === "convert") return mayBeMissing(receiver.operand);
  // A method as a value has lost its object, and may run without.
  if (receiver.kind === "undefined") return false;
  return receiver.kind !== "local" || !["this", "$new"].includes(receiver.local.name);
}
