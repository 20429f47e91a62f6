// `using` and `await using`: the statements after the declaration are guarded, and whichever way control leaves them the
// resource is disposed of. What goes wrong while an error is on its way keeps that error (ECMAScript's SuppressedError).

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { nonNullable, type Type, types } from "../types.ts";
import { ifStatement, localExpr, not, undefinedOf } from "./build.ts";
import { callMethod } from "./method_calls.ts";
import { convertTo } from "./convert.ts";
import { testNullish } from "./value_tests.ts";
import { emitAwait } from "./coroutines.ts";
import { lowerExpression } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { memberTypeOf } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { callLibrary } from "./text.ts";
import { lowerGuarded, type WayOutTests } from "./try.ts";

/** Is the list one of `using` (or `await using`) declarations? */
export function isUsing(list: ts.Node): boolean {
  if (!ts.isVariableDeclarationList(list)) return false;
  const form = list.flags & ts.NodeFlags.BlockScoped;
  return form === ts.NodeFlags.Using || form === ts.NodeFlags.AwaitUsing;
}

export function isAwaitUsing(list: ts.Node): boolean {
  return isUsing(list) && (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;
}

/** Declares the resources of the list one after the other, each guarding all that comes after it. */
export function lowerUsing(
  f: FunctionLowering,
  list: ts.VariableDeclarationList,
  declare: (declaration: ts.VariableDeclaration) => void,
  rest: () => void,
): void {
  const { parent } = list;
  if (!ts.isForOfStatement(parent) && (!ts.isVariableStatement(parent) || ts.isCaseOrDefaultClause(parent.parent)))
    return refuse(refusals.usingDeclaration, list.getFirstToken() ?? list);
  const from = (index: number): void => {
    const declaration = list.declarations[index];
    if (declaration === undefined) return rest();
    declare(declaration);
    lowerGuarded(
      f,
      f.position(declaration),
      () => from(index + 1),
      (tests) => dispose(f, declaration, isAwaitUsing(list), tests),
    );
  };
  from(0);
}

function dispose(f: FunctionLowering, declaration: ts.VariableDeclaration, isAsync: boolean, tests: WayOutTests): void {
  const position = f.position(declaration);
  const name = declaration.name as ts.Identifier;
  const resource = lowerExpression(f, name);
  const held: Operand = { expr: f.reusable(resource.expr, position), type: resource.type };
  const type = nonNullable(held.type);
  const isPresent = type.key === held.type.key ? null : not(testNullish(held));
  const call = f.collect(() => {
    if (type.key !== "never") {
      const object: Operand = { expr: convertTo(f, held, type, name, "unbox"), type };
      const result = callMethod(f, object, disposeMethod(f, type, isAsync, name), [], name);
      if (isAsync) emitAwait(f, result, name);
      else f.emit({ kind: "expr", expr: result.expr, position });
    }
  }).statements;
  const caught = f.newLocal("$caught", "value");
  const suppressed: Expr = callLibrary(
    f,
    "throwSuppressed",
    [localExpr(caught), tests.thrown],
    position,
    "std/disposable.ts",
  );
  f.emit({
    kind: "try",
    body: isPresent === null ? call : [ifStatement(position, isPresent, call)],
    caught,
    handler: [
      ifStatement(position, tests.threw, [{ kind: "expr", expr: suppressed, position }]),
      { kind: "throw", value: localExpr(caught), position },
    ],
    position,
  });
  if (isAsync && isPresent !== null) {
    const tick = f.collect(() => emitAwait(f, { expr: undefinedOf("value"), type: types.undefined }, name)).statements;
    f.emit(ifStatement(position, not(isPresent), tick));
  }
}

function disposeMethod(f: FunctionLowering, type: Type, isAsync: boolean, node: ts.Node): string {
  const names = isAsync ? ["[Symbol.asyncDispose]", "[Symbol.dispose]"] : ["[Symbol.dispose]"];
  for (const name of names) {
    if (type.kind === "class" && f.program.classes.findMember(type, name) !== null) return name;
    if (type.kind === "object" && memberTypeOf(f, type, name)?.kind === "function") return name;
  }
  return refuse(
    refusals.unsupportedType,
    node,
    type.key,
    "which method disposes of it is not known",
    "declare the variable as Disposable, AsyncDisposable or a class that has the method",
  );
}
