// Numbers and booleans in arrays that nobody has set: `new Array<number>(n)`, growing by length and storing behind the end
// leave a NaN of its own in their place (RT_HOLE_BITS), or a byte that is no boolean (RT_HOLE_BYTE). In a program that
// expects such elements, since it makes arrays by length or asks whether an element is undefined, each that is read from an
// array is tested for it. Any other program cannot leave elements unset: storing behind the end throws a RangeError there.
// The truth of a boolean asks for it too, so that a program which stores none by index does not expect any.
//
// An array of references or values has a mark (RT_SPARSE) when elements of it may not be set. The library's methods, which
// skip such elements, ask for it in programs that make arrays by length or store in them by index.
//
// Requires: unreachable functions are gone (reach). Provides: element.hole.

import type { Expr, Program } from "../ir.ts";
import { isLibraryPath } from "../library_paths.ts";
import { forEachExpression, mapExpressions } from "./walk.ts";

export function holes(program: Program): Program {
  const expected = new Set<Stored>();
  let [asks, grows] = [false, false];
  for (const fn of program.functions) {
    // The library stores nothing behind the end of an array.
    const leavesNoGaps = isLibraryPath(fn.position.file);
    forEachExpression(fn.body, (expr) => {
      if (expr.kind === "element" && expr.grows === true && !leavesNoGaps) {
        grows ||= expr.type === "bool";
        if (storedIn(expr.array) === "word") expected.add("word");
      }
      if (expr.kind !== "callRuntime") return;
      asks ||= expr.name === "rt_is_hole_byte";
      if (expr.name === "rt_is_hole") expected.add("f64");
      else if (expr.name === "rt_array_resize" || expr.name === "rt_array_unset") expected.add(storedIn(expr.args[0]));
    });
  }
  if (asks && grows) expected.add("bool");
  for (const fn of program.functions)
    mapExpressions(fn.body, (expr) => {
      if (expr.kind === "callRuntime") return asExpected(expr, expected);
      if (expr.kind !== "element" || expr.hole !== undefined) return expr;
      const element = storedIn(expr.array);
      if ((element === "f64" || element === "bool") && expected.has(element)) expr.hole = "checked";
      return expr;
    });
  return program;
}

/** What asks for elements that are not set, or adds one: no such thing happens in a program that expects none. */
function asExpected(call: Extract<Expr, { kind: "callRuntime" }>, expected: ReadonlySet<Stored>): Expr {
  const asked = asking.get(call.name);
  if (asked !== undefined && !expected.has(asked)) return { kind: "bool", type: "bool", value: false };
  const added = call.name === "rt_array_append_unset" ? storedIn(call.args[0]) : "other";
  if ((added === "f64" || added === "bool") && !expected.has(added))
    return { ...call, name: "rt_throw_hole", args: [] };
  return call;
}

const asking = new Map<string, Stored>([
  ["rt_is_hole_byte", "bool"],
  ["rt_is_unset_number", "f64"],
  ["rt_is_unset_byte", "bool"],
  ["rt_is_unset_word", "word"],
]);

type Stored = "f64" | "bool" | "word" | "other";

/** How an array stores what it holds. */
function storedIn(array: Expr): Stored {
  const layout = typeof array.type === "string" ? null : array.type.to;
  const element = layout?.kind === "array" ? layout.element : null;
  if (element === "f64" || element === "bool") return element;
  return element === "value" || (typeof element === "object" && element !== null) ? "word" : "other";
}
