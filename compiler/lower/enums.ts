// Members of enums, and numbers that become an enum: what the enum cannot hold is a TypeError where it happens.

import type { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import type { EnumType } from "../types.ts";
import { binary, convert, convertNumber, ifStatement, logical, not, numberLiteral } from "./build.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { callLibrary } from "./text.ts";

/** A member of an enum. */
export function enumConstant(f: FunctionLowering, symbol: ts.Symbol, value: string | number): Operand {
  const type = f.program.types.enumMember(symbol, value);
  if (typeof value === "string") return stringOperand(f, value, type);
  return { expr: { kind: "number", type: f.program.representation(type), value }, type };
}

/** A number as a value of the enum: one of its members or, of an enum of flags, any of them together. */
export function checkedEnum(f: FunctionLowering, number: Expr, type: EnumType, position: Position): Expr {
  const value = f.temporary(convertNumber(number, "f64", position), position);
  const values = f.program.types.enumValues(type).map(Number);
  const isOne = f.program.types.isFlags(type) ? hasOnly(value, values, position) : isAmong(value, values);
  const name = stringOperand(f, type.symbol.name).expr;
  const thrown = callLibrary(f, "throwNotInEnum", [value, name], position, "std/error.ts");
  f.emit(ifStatement(position, not(isOne), [{ kind: "expr", expr: thrown, position }]));
  return convert(value, type.storage === "i32" ? "i32" : "f64", "wrap", position);
}

function isAmong(value: Expr, values: readonly number[]): Expr {
  return values
    .map((one): Expr => binary("eq", value, numberLiteral(one)))
    .reduce((all, one) => logical("or", all, one));
}

/** `flags` as `set | one`, `set & ~one` and `~set` make them. */
function hasOnly(value: Expr, values: readonly number[], position: Position): Expr {
  const mask = values.reduce((all, one) => all | one, 0);
  const bits = convertNumber(value, "i32", position);
  const zero = numberLiteral(0, "i32");
  const beside = binary("and", bits, numberLiteral(~mask, "i32"));
  const isWhole = binary("eq", convertNumber(bits, "f64", position), value);
  const isComplement = binary("eq", beside, numberLiteral(~mask, "i32"));
  return logical("and", isWhole, logical("or", binary("eq", beside, zero), isComplement));
}
