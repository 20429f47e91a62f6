// Variables that a function may use before their declaration has run, which is a ReferenceError (ECMAScript 9.1.1.1.6). A
// reference that must not be undefined tells it by itself; what cannot has a flag beside it.

import { ts } from "ts-morph";
import type { Expr, Global } from "../ir.ts";
import { includesUndefined, type Type, types } from "../types.ts";
import { ifStatement, isRef, not } from "./build.ts";
import { isInOtherClause, rootOf } from "./captures.ts";
import { testUndefined } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { isVar } from "./hoisted_variables.ts";
import type { ProgramLowering } from "./program.ts";
import { callLibrary } from "./text.ts";

/** Does a variable of this type need a flag, because some function may use it too early? */
export function needsFlag(program: ProgramLowering, symbol: ts.Symbol, type: Type): boolean {
  const declaration = declarationOf(symbol);
  if (declaration === null || tellsByItself(program, type)) return false;
  if (program.isTrusted(declaration.getSourceFile())) return false;
  return (
    program.captures.isUsedAcrossClauses(symbol) ||
    program.runOrder.isUsedBefore(symbol, declaration, endOf(declaration))
  );
}

export function flagPlace(global: Global): Extract<Expr, { kind: "global" }> {
  return { kind: "global", type: global.type, global };
}

/** Tests a variable that is about to be read or assigned, if the function around `node` may run before its declaration. */
export function checkInitialised(
  f: FunctionLowering,
  symbol: ts.Symbol,
  variable: Operand,
  flag: Expr | null,
  node: ts.MemberName,
): void {
  if ((flag === null && !tellsByItself(f.program, variable.type)) || !mayRunTooEarly(f.program, symbol, node)) return;
  const position = f.position(node);
  const name = stringOperand(f, node.text).expr;
  const thrown = callLibrary(f, "throwUninitialised", [name], position, "std/error.ts");
  const test = flag === null ? testUndefined({ expr: variable.expr, type: types.unknown }) : not(flag);
  f.emit(ifStatement(position, test, [{ kind: "expr", expr: thrown, position }]));
}

/** May the function around `node` use the variable before its declaration has run? */
export function mayRunTooEarly(program: ProgramLowering, symbol: ts.Symbol, node: ts.Node): boolean {
  const declaration = declarationOf(symbol);
  if (declaration === null || program.isTrusted(declaration.getSourceFile())) return false;
  return isInOtherClause(declaration, node) || program.runOrder.runsBefore(node, declaration, endOf(declaration));
}

function tellsByItself(program: ProgramLowering, type: Type): boolean {
  const word = program.representation(type);
  return (isRef(word) || word === "value") && type.key !== "unknown" && !includesUndefined(type);
}

/** The declaration that gives the variable its value; null for parameters, loop variables, `var` and the like. */
function declarationOf(symbol: ts.Symbol): ts.VariableDeclaration | ts.ExportAssignment | null {
  const { valueDeclaration } = symbol;
  if (valueDeclaration === undefined) return null;
  if (ts.isExportAssignment(valueDeclaration)) return valueDeclaration;
  const root = rootOf(valueDeclaration);
  if (isVar(root)) return null;
  return ts.isVariableDeclaration(root) && ts.isVariableStatement(root.parent.parent) ? root : null;
}

/** In a switch the declaration may have been jumped over. */
function endOf(declaration: ts.VariableDeclaration | ts.ExportAssignment): number {
  return ts.isVariableDeclaration(declaration) && ts.isCaseOrDefaultClause(declaration.parent.parent.parent)
    ? Infinity
    : declaration.getEnd();
}
