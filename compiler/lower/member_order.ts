// The order of an object's members, and which of the optional ones it has, where that is not what its layout says: what
// runtime-c/order.c is told by spreads, assignments and `delete`. The library and the kernel do without.

import type { ts } from "ts-morph";
import type { Expr, Position, Stmt } from "../ir.ts";
import { membersOf } from "../types.ts";
import { convert, effectOf, ifStatement, isRef, logical, not } from "./build.ts";
import { testUndefined } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import type { ObjectInfo } from "./layouts.ts";
import { callRuntime } from "./runtime.ts";

/** A spread in a literal: what it takes the members of, and the names that the literal gives before and behind it. */
export interface PlacedSpread {
  readonly source: Operand;
  readonly before: readonly string[];
  readonly later: ReadonlySet<string>;
}

export function keepsOrder(f: FunctionLowering, node: ts.Node): boolean {
  return !f.program.isTrusted(node.getSourceFile());
}

/** The members of a new object come in the order in which its spreads and the literal give them. */
export function placeSpreads(
  f: FunctionLowering,
  object: Expr,
  { layout }: ObjectInfo,
  spreads: readonly PlacedSpread[],
  node: ts.Node,
  hasExtras = false,
): void {
  const keepsFields = !f.program.deletedFields.includes();
  const isKnown = ({ source }: PlacedSpread): boolean =>
    keepsFields && membersOf(source.type).every(({ kind }) => kind === "class");
  if (!keepsOrder(f, node) || (!hasExtras && spreads.every(isKnown)) || layout.fields.length < 2) return;
  const position = f.position(node);
  for (const { source, before } of spreads) {
    const given = before.map((name) => layout.fields.findIndex((field) => field.name === name));
    const mask = given.reduce((bits, index) => (index < 0 || index > 63 ? bits : bits | (1n << BigInt(index))), 0n);
    const value = isRef(source.expr.type) ? convert(source.expr, "value", "exact", position) : source.expr;
    const args: Expr[] = [object, value, { kind: "bigint", type: "u64", value: mask }];
    f.emit({ kind: "expr", expr: callRuntime("rt_place_spread", args, position), position });
  }
}

/** The statement that assigns an optional member: one that the object did not have comes last from then on. */
export function assignOptional(
  f: FunctionLowering,
  object: Expr,
  before: Operand,
  name: string,
  value: Expr,
  write: (value: Expr) => Stmt,
  node: ts.Node,
): Stmt {
  const position = f.position(node);
  const held = effectOf(value) > 0 ? f.temporary(value, position) : value;
  const isUndefined = testUndefined({ expr: held, type: before.type });
  const args = [object, stringOperand(f, name).expr, not(isUndefined)];
  const placed: Stmt = { kind: "expr", expr: callRuntime("rt_place_member", args, position), position };
  const matters = logical("or", testUndefined(before), isUndefined);
  return { kind: "block", label: null, body: [ifStatement(position, matters, [placed]), write(held)], position };
}

/** Has the object the member of this name, though it be undefined? */
export function hasMember(f: FunctionLowering, object: Expr, name: string, position: Position): Expr {
  return callRuntime("rt_has_member", [object, stringOperand(f, name).expr], position);
}

export function dropMember(f: FunctionLowering, object: Expr, name: Expr, position: Position): void {
  f.emit({ kind: "expr", expr: callRuntime("rt_drop_member", [object, name], position), position });
}

/** The statement that gives an error a name: a member that it has from then on, behind its fields. */
export function assignErrorName(f: FunctionLowering, object: Expr, write: Stmt, node: ts.Node): Stmt {
  const position = f.position(node);
  const expr = callRuntime("rt_place_last", [object, stringOperand(f, "name").expr], position);
  return { kind: "block", label: null, body: [{ kind: "expr", expr, position }, write], position };
}
