// A value that may be of several kinds (`string | string[]`), each of which has its members in another place: what is done with
// it is lowered for each kind, behind a test.

import { ts } from "ts-morph";
import type { Expr, Position, Stmt } from "../ir.ts";
import { membersOf, nonNullable, type Type, unionType, widen } from "../types.ts";
import { assign, ifStatement, localExpr, logical, undefinedOf } from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { convertTo, represent } from "./convert.ts";
import { testMember } from "./value_tests.ts";
import type { FunctionLowering, Operand } from "./function.ts";

/**
 * The kinds of a union that have the member, where it is in several places; null: all have it in one. TypeScript may know that
 * only some have it (of `Buffer & string`).
 */
export function kindsWith(f: FunctionLowering, type: Type, name: string): readonly Type[] | null {
  if (type.kind !== "union") return null;
  const kinds = new Map<string, Type[]>();
  for (const member of type.members) {
    const base = widen(member);
    const own = base.kind === "array" || base.kind === "typedArray" ? (base.members ?? "") : "";
    const place = `${f.program.library.moduleOf(member)} ${own} ${elementWord(f, base)}`;
    kinds.set(place, [...(kinds.get(place) ?? []), member]);
  }
  if (kinds.size < 2) return null;
  const having = [...kinds.values()].map(unionType).filter((kind) => hasMember(f, kind, name));
  return having.length === 0 ? null : having;
}

/** How the elements of an array are stored: the library's methods are others for `number[]` than for `string[]`. */
function elementWord(f: FunctionLowering, type: Type): string {
  if (type.kind !== "array") return "";
  const word = f.program.representation(type.element);
  return typeof word === "string" ? word : word.kind;
}

/** Objects have what TypeScript says. */
function hasMember(f: FunctionLowering, kind: Type, name: string): boolean {
  const module = f.program.library.moduleOf(kind);
  const isOwn = name === "length" || (name === "name" && membersOf(kind).every((one) => one.kind === "function"));
  return module === null || isOwn || f.program.library.findMember(kind, module, name) !== null;
}

/** What `use` makes of the value, whichever of the kinds it is; a TypeError where it is none of them. */
export function forKind(
  f: FunctionLowering,
  source: Operand,
  kinds: readonly Type[],
  node: ts.Node,
  use: (one: Operand) => Operand,
): Operand {
  const position = f.position(node);
  const object = f.reusable(source.expr, position);
  const uses = kinds.map((kind) => {
    const expr = represent(object, f.program.representation(kind), "unbox", position);
    return f.collect(() => use({ expr, type: kind }));
  });
  const type = widen(unionType(uses.map((one) => one.result.type)));
  const to = f.program.representation(type);
  const result = to === "void" ? null : f.newLocal("$t", to);
  if (result !== null) f.emit({ kind: "let", local: result, init: null, position });
  const isAny = membersOf(nonNullable(source.type)).length === kinds.flatMap(membersOf).length;
  const test = (index: number): Expr => isOfKind(f, object, kinds[index], position);
  const message = ts.isCallExpression(node)
    ? `${node.expression.getText()} is not a function`
    : "it has no such member";
  if (!isAny) throwTypeErrorUnless(f, kinds.map((_, index) => test(index)).reduce(either), message, node);
  const choice = uses.reduceRight<Stmt[]>((rest, { statements, result: value }, index) => {
    const stored = f.collect(() => {
      if (result === null) f.emit({ kind: "expr", expr: value.expr, position });
      else f.emit(assign(position, localExpr(result), convertTo(f, value, type, node)));
    });
    const body = [...statements, ...stored.statements];
    return index === kinds.length - 1 ? body : [ifStatement(position, test(index), body, rest)];
  }, []);
  choice.forEach((statement) => f.emit(statement));
  return { expr: result === null ? undefinedOf("void") : localExpr(result), type };
}

function isOfKind(f: FunctionLowering, object: Expr, kind: Type, position: Position): Expr {
  return membersOf(kind)
    .map((one) => testMember(f, object, one, position))
    .reduce(either);
}

function either(one: Expr, other: Expr): Expr {
  return logical("or", one, other);
}
