// Tests of values: is it the member of a union, undefined or null, an object, true?

import { type ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import {
  type ClassType,
  isAnyFunction,
  isBigint,
  isHeapType,
  isNullish,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  widen,
} from "../types.ts";
import { anyRef, binary, boolLiteral, convert, effectOf, isRef, isSmallInteger, logical, not } from "./build.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { callRuntime } from "./runtime.ts";

/** Kinds of values as `rt_value_kind` numbers them; bigints, i64 and u64 are of two. */
const valueKinds: Partial<Record<string, number>> = {
  boolean: 2,
  string: 4,
  i64: 5,
  bigint: 5,
  u64: 5,
  function: 11,
  symbol: 13,
};

/** Is the value one of this member of its union? */
export function testMember(f: FunctionLowering, held: Expr, type: Type, position: Position): Expr {
  const member = widen(type);
  const object = isRef(held.type) ? held : convert(held, anyRef, "unbox", position);
  const to = f.program.representation(member);
  if (member.kind === "class" && isRef(to))
    return logical("and", testObject(held, position), testClass(f, object, member));
  if (isAnyFunction(member))
    return callRuntime("rt_value_is_function", [convert(held, "value", "exact", position)], position);
  if (member.kind === "object")
    return logical("and", testObject(held, position), {
      kind: "implements",
      type: "bool",
      object,
      interfaceName: f.program.dispatch.interfaceName(member),
    });
  if (isRef(to) && to.to !== null && member.kind !== "primitive" && member.kind !== "enum")
    return logical("and", testObject(held, position), { kind: "hasLayout", type: "bool", object, layouts: [to.to] });
  const value = convert(held, "value", "exact", position);
  const name = member.kind === "function" ? "function" : isStringLike(member) ? "string" : member.key;
  const kind = valueKinds[name] ?? 3;
  if (kind === 5) return testBigint(value, position);
  return binary("eq", callRuntime("rt_value_kind", [value], position), { kind: "number", type: "u32", value: kind });
}

/** Is the object one of the class? */
export function testClass(f: FunctionLowering, object: Expr, type: ClassType): Expr {
  if (f.program.looseClasses.isLoose(type.declaration))
    return { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.standingFor(type) };
  return { kind: "instanceOf", type: "bool", object, layout: f.program.layouts.classInfo(type).layout };
}

/** Is the value one of typeof "bigint"? */
export function testBigint(value: Expr, position: Position): Expr {
  const kind = callRuntime("rt_value_kind", [value], position);
  const first: Expr = { kind: "number", type: "u32", value: 5 };
  return binary("lt", binary("sub", kind, first), { kind: "number", type: "u32", value: 2 });
}

/** Is the word a pointer? */
export function testObject(held: Expr, position: Position): Expr {
  const kind = callRuntime("rt_value_kind", [convert(held, "value", "exact", position)], position);
  return binary("ge", kind, { kind: "number", type: "u32", value: 4 });
}

/** Is the operand undefined? */
export function testUndefined(operand: Operand): Expr {
  return testNullish(operand, true, false);
}

/** Is the operand undefined (and/or null)? Constant where its type says so. */
export function testNullish(operand: Operand, undefinedToo = true, nullToo = true): Expr {
  const { expr } = operand;
  if (!isRef(expr.type) && expr.type !== "value") return { kind: "bool", type: "bool", value: expr.type === "void" };
  const tests: Expr[] = [];
  if (undefinedToo) tests.push(binary("eq", expr, { kind: "undefined", type: expr.type }));
  if (nullToo) tests.push(binary("eq", expr, { kind: "null", type: expr.type }));
  const may = (name: string): boolean =>
    operand.type.key === "unknown" ||
    membersOf(operand.type).some((member) => member.key === name || (name === "undefined" && member.key === "void"));
  if (tests.length === 2) {
    if (!may("null")) return tests[0];
    if (!may("undefined")) return tests[1];
    return logical("or", tests[0], tests[1]);
  }
  return tests[0];
}

/** What is known of the expression without looking at its value: it still has to run. */
export function knownAfter(f: FunctionLowering, expr: Expr, answer: boolean, position: Position): Expr {
  if (effectOf(expr) >= 2) f.emit({ kind: "expr", expr, position });
  return boolLiteral(answer);
}

/** JavaScript's truthiness as a bool. */
export function truthiness(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const { expr, type } = operand;
  const position = f.position(node);
  if (expr.type === "bool") return expr;
  if (expr.type === "void") return knownAfter(f, expr, false, position);
  if (expr.type === "value") return truthOfValue(expr) ?? callRuntime("rt_value_is_truthy", [expr], position);
  if (expr.type === "f64" || expr.type === "f32") {
    if (expr.kind === "convert" && expr.mode === "exact" && isSmallInteger(expr.operand.type))
      return binary("ne", expr.operand, { kind: "number", type: expr.operand.type, value: 0 });
    // NaN is false too: x < 0 or x > 0.
    const value = f.reusable(expr, position);
    const zero: Expr = { kind: "number", type: expr.type, value: 0 };
    return logical("or", binary("lt", value, zero), binary("gt", value, zero));
  }
  if (!isRef(expr.type))
    return binary("ne", expr, convert({ kind: "number", type: "f64", value: 0 }, expr.type, "wrap", position));
  const rest = membersOf(nonNullable(type)).map(widen);
  const mayBeString = rest.some((member) => isStringLike(member) || isBigint(member));
  const onlyStrings =
    mayBeString &&
    !rest.some(isBigint) &&
    rest.every((member) => isHeapType(member) && (member.key === "string" || member.kind === "enum"));
  const nullable = membersOf(type).some(isNullish);
  if (!mayBeString) return nullable ? not(testNullish(operand)) : isThere(f, expr, position);
  if (!onlyStrings) return callRuntime("rt_value_is_truthy", [convert(expr, "value", "exact", position)], position);
  const text = f.reusable(expr, position);
  const filled = binary("ne", { kind: "length", type: "u32", array: text }, { kind: "number", type: "u32", value: 0 });
  if (nullable) return logical("and", not(testNullish({ expr: text, type })), filled);
  return mayBeMissing(f, operand, node) ? logical("and", isThere(f, text, position), filled) : filled;
}

/**
 * May a text be undefined though its type says no: an element behind the end of a list or of another text? What the library
 * and the kernel hold is there.
 */
export function mayBeMissing(f: FunctionLowering, { expr }: Operand, node: ts.Node): boolean {
  return expr.kind !== "string" && expr.kind !== "callRuntime" && !f.program.isTrusted(node.getSourceFile());
}

/** The truth of a boolean that has been put into a value, or of one that may be missing; null: of anything else. */
function truthOfValue(expr: Expr): Expr | null {
  if (expr.kind === "undefined" || expr.kind === "null") return { kind: "bool", type: "bool", value: false };
  if (expr.kind === "convert" && expr.operand.type === "bool") return expr.operand;
  if (expr.kind !== "conditional") return null;
  const whenTrue = truthOfValue(expr.whenTrue);
  const whenFalse = truthOfValue(expr.whenFalse);
  if (whenTrue === null || whenFalse === null) return null;
  if (whenFalse.kind === "bool" && !whenFalse.value) return logical("and", expr.test, whenTrue);
  return { ...expr, type: "bool", whenTrue, whenFalse };
}

/** An object is true, and an element that is missing is not one. */
function isThere(f: FunctionLowering, expr: Expr, position: Position): Expr {
  const isMade = ["new", "array", "closure"].includes(expr.kind);
  return isMade ? knownAfter(f, expr, true, position) : binary("ne", expr, { kind: "undefined", type: expr.type });
}
