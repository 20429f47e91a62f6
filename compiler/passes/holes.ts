// Numbers and booleans in arrays that nobody has set: `new Array<number>(n)`, growing by length and storing behind the end
// leave a NaN of its own in their place (RT_HOLE_BITS), or a byte that is no boolean (RT_HOLE_BYTE). In a program that
// expects such elements, since it makes arrays by length or asks whether an element is undefined, each that is read from an
// array is tested for it. Any other program cannot leave elements unset: storing behind the end throws a RangeError there.
// The truth of a boolean asks for it too, so that a program which stores none by index does not expect any.
//
// Requires: unreachable functions are gone (reach). Provides: element.hole.

import type { Expr, IrType, Program } from "../ir.ts";
import { forEachExpression, mapExpressions } from "./walk.ts";

export function holes(program: Program): Program {
  const expected = new Set<IrType | null>();
  let [asks, grows] = [false, false];
  for (const fn of program.functions)
    forEachExpression(fn.body, (expr) => {
      grows ||= expr.kind === "element" && expr.grows === true && expr.type === "bool";
      if (expr.kind !== "callRuntime") return;
      asks ||= expr.name === "rt_is_hole_byte";
      if (expr.name === "rt_is_hole") expected.add("f64");
      else if (expr.name === "rt_array_resize") expected.add(elementOf(expr.args[0]));
    });
  if (asks && grows) expected.add("bool");
  for (const fn of program.functions)
    mapExpressions(fn.body, (expr) => {
      if (expr.kind === "callRuntime" && expr.name === "rt_is_hole_byte" && !expected.has("bool"))
        return { kind: "bool", type: "bool", value: false };
      if (expr.kind !== "element" || expr.hole !== undefined) return expr;
      const element = elementOf(expr.array);
      if ((element === "f64" || element === "bool") && expected.has(element)) expr.hole = "checked";
      return expr;
    });
  return program;
}

/** What an array holds. */
function elementOf(array: Expr): IrType | null {
  const layout = typeof array.type === "string" ? null : array.type.to;
  return layout?.kind === "array" ? layout.element : null;
}
