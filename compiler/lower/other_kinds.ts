// Objects of a kind that none of a union's types names: `{ kind: "hexagon" } as unknown as Shape`, which is how tests come to
// where a switch has nothing left. Such an object has the member that tells the types apart, and may be asked for it; all else
// that the types have and it has not is a TypeError, also where another name for it changes its kind later.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import { isStringLike, type ObjectType, type Type, types, unionType, widen } from "../types.ts";
import { anyRef, convert, logical, not } from "./build.ts";
import type { FunctionLowering } from "./function.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";
import { callRuntime } from "./runtime.ts";
import { skipParentheses } from "./syntax.ts";
import { testObject } from "./value_tests.ts";

export class OtherKinds {
  /** By the key of a type: the member that tells it from the others of its union. */
  private readonly kinds = new Map<string, string>();

  constructor(private readonly program: ProgramLowering) {}

  add(choices: readonly Type[], name: string): void {
    for (const { key } of choices) this.kinds.set(key, name);
  }

  /** May an object of this layout stand for the owner, because a cast has taken it for one of another kind? */
  mayStandFor(info: ObjectInfo, owner: Type): boolean {
    if (this.kinds.size === 0) return false;
    const reached = this.program.flow.reach(owner);
    return [...this.kinds].some(
      ([key, name]) => reached.has(key) && this.program.dispatch.memberType(info, name) !== null,
    );
  }
}

/** Is the value an object whose kind is none of theirs? Null: the cast is no such lie, or nothing tells the types apart. */
export function testOtherKind(f: FunctionLowering, held: Expr, choices: readonly Type[], node: ts.Node): Expr | null {
  const objects = choices.filter((one): one is ObjectType => one.kind === "object");
  if (objects.length < choices.length || !isForced(node)) return null;
  const [first] = objects;
  const kindsOf = (name: string): Type[] =>
    objects.flatMap((one) =>
      f.program.types.members(one).flatMap((member) => (member.name === name && !member.optional ? member.type : [])),
    );
  const isKind = (one: Type): boolean => one.kind === "literal" && isStringLike(one);
  const member = f.program.types.members(first).find(({ name }) => {
    const kinds = kindsOf(name);
    return kinds.length === objects.length && kinds.every(isKind);
  });
  if (member === undefined) return null;
  const { name } = member;
  f.program.otherKinds.add(choices, name);
  const position = f.position(node);
  const owner = unionType(choices);
  const object = convert(held, anyRef, "unbox", position);
  const layouts = f.program.dispatch.layoutsWith(owner, name);
  const hasKind: Expr = { kind: "hasLayout", type: "bool", object, layouts };
  return kindsOf(name).reduce<Expr>(
    (test, kind) => {
      const read = f.program.dispatch.read(owner, name, widen(kind), object, node, position);
      return logical("and", test, not(isText(f, read, kind, position)));
    },
    logical("and", testObject(held, position), hasKind),
  );
}

function isText(f: FunctionLowering, read: Expr, kind: Type, position: Position): Expr {
  if (kind.kind !== "literal") throw new Error("not a literal type");
  const text: Expr = { kind: "string", type: f.program.representation(types.string), value: String(kind.value) };
  return callRuntime("rt_string_equal", [read, text], position);
}

/** `as unknown as T`, `as never`: TypeScript is told to ask nothing. */
function isForced(node: ts.Node): boolean {
  if (!ts.isAsExpression(node)) return false;
  const inner = skipParentheses(node.expression);
  return (
    node.type.kind === ts.SyntaxKind.NeverKeyword ||
    (ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword)
  );
}
