// Calls of the global conversion functions: u8(x) ... u64(x), f32(x), Number(x), String(x), Boolean(x), BigInt(x).

import type { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  isBigint,
  isBooleanLike,
  isFixedWidthName,
  isNullish,
  isNumeric,
  isStringLike,
  isSymbol,
  membersOf,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { isWordConstant, lowestWord, toBigint } from "./bigints.ts";
import { boolLiteral, convert, convertNumber, numberLiteral, undefinedOf } from "./build.ts";
import { convertTo } from "./convert.ts";
import { truthiness } from "./value_tests.ts";
import { lowerExpression, lowerShown, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { toPrimitive } from "./primitives.ts";
import { refuse } from "./resolve_types.ts";
import { callLibrary, toText } from "./text.ts";

export function callsConversion(f: FunctionLowering, callee: ts.Identifier, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (declaration === undefined || !f.program.isGlobalDeclaration(declaration)) return false;
  return isFixedWidthName(callee.text) || ["Number", "String", "Boolean", "BigInt", "Symbol"].includes(callee.text);
}

export function lowerConversionCall(f: FunctionLowering, node: ts.CallExpression, name: string): Operand {
  const [argument] = node.arguments;
  if (name === "Symbol") return makeSymbol(f, node);
  if (argument === undefined) return emptyConversion(f, name);
  const operand = isFixedWidthName(name) ? lowerExpression(f, argument) : lowerShown(f, argument);
  if (name === "String") return { expr: toShownText(f, operand, node), type: types.string };
  if (name === "Boolean") return { expr: truthiness(f, operand, node), type: types.boolean };
  if (name === "Number") return { expr: toNumber(f, operand, node), type: types.number };
  if (name === "BigInt") return toBigint(f, operand, node);
  if (!isFixedWidthName(name)) throw new Error(`no conversion ${name}`);
  return { expr: toFixedWidth(f, operand, name, node), type: types[name] };
}

function emptyConversion(f: FunctionLowering, name: string): Operand {
  if (name === "String") return stringOperand(f, "");
  if (name === "Boolean") return { expr: boolLiteral(false), type: types.boolean };
  return { expr: numberLiteral(0), type: types.number };
}

/** `Symbol(description)`. */
function makeSymbol(f: FunctionLowering, node: ts.CallExpression): Operand {
  const position = f.position(node);
  const wanted = unionType([types.string, types.undefined]);
  const [argument] = node.arguments as readonly (ts.Expression | undefined)[];
  const given = argument === undefined ? null : lowerExpression(f, argument);
  const description =
    given === null || isNullish(given.type)
      ? undefinedOf(f.program.representation(wanted))
      : isNumeric(given.type)
        ? toText(f, given, node)
        : convertTo(f, given, wanted, node);
  const name = stringOperand(f, f.program.types.nameOfMade(node)).expr;
  const made = callLibrary(f, "newSymbol", [description, name], position, "std/symbol.ts");
  return { expr: made, type: types.symbol };
}

/** String(value), which shows symbols too. */
function toShownText(f: FunctionLowering, operand: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const type = widen(operand.type);
  if (isSymbol(type)) return callLibrary(f, "symbolText", [operand.expr], position, "std/symbol.ts");
  if (!membersOf(type).some((one) => isSymbol(one) || one.key === "unknown")) return toText(f, operand, node);
  return callLibrary(f, "valueToShownText", [convert(operand.expr, "value", "exact", position)], position);
}

function toNumber(f: FunctionLowering, given: Operand, node: ts.Node): Expr {
  const position = f.position(node);
  const operand = toPrimitive(f, given, "number", node) ?? given;
  const type = widen(operand.type);
  if (isNumeric(type) || isWordConstant(operand)) return convertNumber(operand.expr, "f64", position);
  if (isBigint(type)) return callLibrary(f, "bigintToNumber", [operand.expr], position);
  if (isStringLike(type)) return callLibrary(f, "textToNumber", [operand.expr], position);
  if (isBooleanLike(type))
    return {
      kind: "conditional",
      type: "f64",
      test: operand.expr,
      whenTrue: numberLiteral(1),
      whenFalse: numberLiteral(0),
    };
  const value = operand.expr.type === "void" ? undefinedOf("value") : convert(operand.expr, "value", "exact", position);
  return callLibrary(f, "valueToNumber", [value], position);
}

function toFixedWidth(
  f: FunctionLowering,
  operand: Operand,
  name: Exclude<keyof typeof types, "number">,
  node: ts.Node,
): Expr {
  const position = f.position(node);
  const type: Type = widen(operand.type);
  const scalar = f.program.representation(types[name]);
  if (typeof scalar !== "string") throw new Error("not a scalar");
  if (isNumeric(type)) return convertNumber(operand.expr, scalar, position);
  if (isBigint(type))
    return convertNumber(name === "f32" ? toNumber(f, operand, node) : lowestWord(f, operand, node), scalar, position);
  if (isBooleanLike(type))
    return {
      kind: "conditional",
      type: scalar,
      test: operand.expr,
      whenTrue: numberLiteral(1, scalar),
      whenFalse: numberLiteral(0, scalar),
    };
  const numeric = membersOf(type).every((one) => isNumeric(one) && !isNullish(one));
  if (numeric)
    return convertNumber(
      callLibrary(f, "valueToNumber", [convert(operand.expr, "value", "exact", position)], position),
      scalar,
      position,
    );
  return refuse(
    refusals.unsupportedType,
    node,
    type.key,
    `${name}(...) converts numbers`,
    "convert it with Number(...) first",
  );
}
