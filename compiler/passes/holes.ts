// Numbers in arrays that nobody has set: `new Array<number>(n)`, growing by length and storing behind the end leave a NaN
// of its own in their place (RT_HOLE_BITS). In a program that expects such numbers, since it makes arrays by length or
// asks whether an element is undefined, every number that is read from an array is tested for it. Any other program
// cannot leave numbers unset: storing behind the end throws a RangeError there.
//
// Requires: unreachable functions are gone (reach). Provides: element.hole.

import type { Expr, Program } from "../ir.ts";
import { forEachExpression } from "./walk.ts";

export function holes(program: Program): Program {
  let expectsHoles = false;
  for (const fn of program.functions)
    forEachExpression(fn.body, (expr) => {
      expectsHoles ||=
        expr.kind === "callRuntime" &&
        (expr.name === "rt_is_hole" || (expr.name === "rt_array_resize" && isOfNumbers(expr.args[0])));
    });
  if (!expectsHoles) return program;
  for (const fn of program.functions)
    forEachExpression(fn.body, (expr) => {
      if (expr.kind === "element" && expr.hole === undefined && isOfNumbers(expr.array)) expr.hole = "checked";
    });
  return program;
}

function isOfNumbers(array: Expr): boolean {
  const layout = typeof array.type === "string" ? null : array.type.to;
  return layout?.kind === "array" && layout.element === "f64";
}
