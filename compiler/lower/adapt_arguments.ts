// Arguments that come as one function type has them, for a function of another: between an interface and what implements
// it, and between a closure's type and the one it is used as. Rest parameters may be on either side or on both.

import { type ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import { arrayType, type FunctionType, type Type, types, unionType } from "../types.ts";
import { arrayOf, ifStatement, isRef, nowhere, numberLiteral, sameIrType, undefinedOf } from "./build.ts";
import { castTo } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testUndefined } from "./value_tests.ts";
import { elementOf, sliceFrom } from "./elements.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { storable } from "./instances.ts";
import { iterate } from "./iteration.ts";
import { appendTo } from "./array_literals.ts";
import { withoutVoid } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";

/** `given`: `this` if `outside` has one, a value for each of its parameters, its rest array last. The result is what `inside` takes. */
export function adaptArguments(
  f: FunctionLowering,
  given: readonly Expr[],
  outside: FunctionType,
  inside: FunctionType,
  node: ts.Node,
  conversion: (f: FunctionLowering, operand: Operand, target: Type, node: ts.Node) => Expr = convertTo,
): Expr[] {
  const first = outside.self === null ? 0 : 1;
  const fixed = outside.params.map((type, index): Operand => ({ expr: given[first + index], type }));
  const rest: Operand | null =
    outside.rest === null ? null : { expr: given[first + outside.params.length], type: arrayType(outside.rest) };
  const self = inside.self === null ? [] : [adaptThis(f, given[0], outside.self, inside.self, node)];
  const converted = (param: Type, index: number): Expr => {
    if (fixed[index] !== undefined) return conversion(f, fixed[index], param, node);
    if (rest === null) {
      const to = storable(f.program.representation(param));
      const missing: Operand = { expr: undefinedOf("value"), type: types.unknown };
      return isRef(to) || to === "value" ? undefinedOf(to) : conversion(f, missing, param, node);
    }
    const read = elementOf(f, rest, numberLiteral(index - fixed.length), node, true);
    return conversion(f, { expr: f.temporary(read.expr, nowhere), type: read.type }, param, node);
  };
  const steps = inside.params.map((param, index) => () => converted(withoutVoid(param), index));
  if (inside.rest !== null) steps.push(() => restOf(f, fixed.slice(inside.params.length), rest, outside, inside, node));
  return [...self, ...f.inOrder(steps)];
}

/** `this` of a function that is called without an object is undefined. */
function adaptThis(f: FunctionLowering, given: Expr, outside: Type | null, inside: Type, node: ts.Node): Expr {
  const to = storable(f.program.representation(inside));
  if (outside === null) return undefinedOf(to);
  if (!isRef(to) && to !== "value") return castTo(f, { expr: given, type: outside }, inside, node);
  // A method that has lost its object may run without.
  const orNothing = (type: Type): Type => unionType([type, types.undefined]);
  return castTo(f, { expr: given, type: orNothing(outside) }, orNothing(inside), node);
}

/** The array of single arguments without those at its end that callers may leave out and that are undefined. */
function withoutLeftOut(f: FunctionLowering, made: Expr, given: readonly Operand[], optional: number): Expr {
  const least = Math.max(0, given.length - optional);
  if (given.length === least) return made;
  const array = f.temporary(made, nowhere);
  const cut = given.slice(least).reduce<Stmt[]>((inner, one, index) => {
    const length: Expr = { kind: "number", type: "u32", value: least + index };
    const expr = callRuntime("rt_array_set_length", [array, length], nowhere);
    return [ifStatement(nowhere, testUndefined(one), [{ kind: "expr", expr, position: nowhere }, ...inner])];
  }, []);
  cut.forEach((statement) => f.emit(statement));
  return array;
}

/** The rest array of `inside`: what is left of the single arguments, then what is left of the rest array. */
function restOf(
  f: FunctionLowering,
  extra: readonly Operand[],
  rest: Operand | null,
  outside: FunctionType,
  inside: FunctionType,
  node: ts.Node,
): Expr {
  const type = arrayType(inside.rest!);
  const layout = f.program.layouts.array(type.element);
  const skipped = Math.max(0, inside.params.length - outside.params.length);
  const isSame =
    outside.rest !== null && sameIrType(f.program.representation(outside.rest), f.program.representation(type.element));
  if (rest !== null && isSame && extra.length === 0 && skipped === 0) return rest.expr;
  const elements = extra.map((one) => convertTo(f, one, type.element, node));
  const made = arrayOf(layout, elements, nowhere);
  if (rest === null) return withoutLeftOut(f, made, extra, outside.optional);
  const array = f.temporary(made, nowhere);
  iterate(f, sliceFrom(f, rest, skipped, node), node, (value) => appendTo(f, array, type, value, node));
  return array;
}
