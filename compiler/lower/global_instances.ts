// `value instanceof Array`, `Function` and `Object`: what the language makes itself, of which there is no class here.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { boolLiteral, convert } from "./build.ts";
import { isLibraryGlobal } from "./new.ts";
import { decideIsArray } from "./object_functions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { callLibrary } from "./text.ts";

/** By the global's name, the library's function that tests a value: its module and its name. */
const tests: ReadonlyMap<string, readonly [module: string, name: string]> = new Map([
  ["Array", ["std/array_static.ts", "isArray"]],
  ["Function", ["std/value_kind.ts", "isFunction"]],
  ["Object", ["std/value_kind.ts", "isObjectOrFunction"]],
]);

/** What only `new String(text)` and kin make, which are not there. */
const wrappers: ReadonlySet<string> = new Set(["String", "Number", "Boolean", "BigInt", "Symbol"]);

/** The test, where the right side is one of these globals; null for all others. */
export function testGlobalInstance(f: FunctionLowering, value: Operand, node: ts.BinaryExpression): Expr | null {
  if (!ts.isIdentifier(node.right) || !isLibraryGlobal(f, node.right)) return null;
  if (wrappers.has(node.right.text)) {
    f.emit({ kind: "expr", expr: value.expr, position: f.position(node) });
    return boolLiteral(false);
  }
  const test = tests.get(node.right.text);
  if (test === undefined) return null;
  const [module, name] = test;
  const decided = name === "isArray" ? decideIsArray(f, node.left) : null;
  if (decided !== null) return boolLiteral(decided);
  const position = f.position(node);
  return callLibrary(f, name, [convert(value.expr, "value", "exact", position)], position, module);
}
