// Object.freeze marks an object; this makes the stores that may meet one test the mark. Only layouts that the program
// freezes are looked after, so programs that freeze nothing pay nothing. The library's own objects (a Map's fields) are not
// what JavaScript freezes.
//
// Requires: generics are instances (the calls of rt_freeze_object have the types that are frozen). Provides: calls of
// rt_check_writable before stores.

import type { Expr, Fn, Layout, Local, Place, Position, Program, Selector, Stmt } from "../ir.ts";
import { isLibraryPath } from "../library_paths.ts";
import { bodiesOf, forEachExpression, greatestLocalId } from "./walk.ts";

type Stored = Exclude<Place, { kind: "local" } | { kind: "global" }>;

export function frozen(program: Program): Program {
  const freezable = findFreezable(program);
  if (freezable.size === 0) return program;
  for (const fn of program.functions) new Guard(fn, freezable).guard(fn.body);
  return program;
}

/** What may be frozen, with all layouts by which such objects may be known. */
function findFreezable(program: Program): Set<Layout> {
  const found = new Set<Layout>();
  for (const fn of program.functions) {
    forEachExpression(fn.body, (expr) => {
      if (expr.kind !== "callRuntime" || expr.name !== "rt_freeze_object") return;
      const layout = layoutOf(expr.args[0]);
      for (const one of layout === null ? program.layouts : [layout]) if (isOfProgram(one)) found.add(one);
    });
  }
  const related = new Set<Layout>();
  for (const layout of program.layouts)
    for (const one of found) if (isBelow(layout, one) || isBelow(one, layout)) related.add(layout);
  return related;
}

function layoutOf(expr: Expr): Layout | null {
  if (expr.kind === "convert") return layoutOf(expr.operand);
  return typeof expr.type === "string" ? null : expr.type.to;
}

function isOfProgram({ kind, unit }: Layout): boolean {
  if (kind === "array" || kind === "tuple") return true;
  return kind === "object" && !isLibraryPath(unit);
}

function isBelow(layout: Layout, ancestor: Layout): boolean {
  for (let at: Layout | null = layout; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

class Guard {
  private nextId: number;

  constructor(
    fn: Fn,
    private readonly freezable: ReadonlySet<Layout>,
  ) {
    this.nextId = greatestLocalId(fn) + 1;
  }

  guard(body: Stmt[]): void {
    for (let index = 0; index < body.length; index++) {
      const statement = body[index];
      for (const inner of bodiesOf(statement)) this.guard(inner);
      if (statement.kind !== "assign" || !this.mayBeFrozen(statement.target)) continue;
      const before = this.before(statement);
      body.splice(index, 0, ...before);
      index += before.length;
    }
  }

  private mayBeFrozen(target: Place): target is Stored {
    if (target.kind === "element") return this.freezable.has(target.layout);
    // Private fields are no properties.
    if (target.kind === "field") return !target.field.name.startsWith("#") && this.freezable.has(target.layout);
    return target.kind === "fieldVia" && [...target.selector.targets.keys()].some((one) => this.freezable.has(one));
  }

  /** The value first, as in JavaScript; then the test of the object, which is in a variable for that. */
  private before(statement: Extract<Stmt, { kind: "assign" }>): Stmt[] {
    const { position } = statement;
    const target = statement.target as Stored;
    const made: Stmt[] = [];
    const keep = (expr: Expr): Expr => {
      if (expr.kind === "local") return expr;
      const local: Local = { name: "$kept", id: this.nextId++, type: expr.type, volatile: false };
      made.push({ kind: "let", local, init: expr, position });
      return { kind: "local", type: expr.type, local };
    };
    const object = keep(target.kind === "element" ? target.array : target.object);
    if (target.kind === "element") {
      target.array = object;
      target.index = keep(target.index);
    } else target.object = object;
    statement.value = keep(statement.value);
    const expr = target.kind === "element" ? elementCheck(target, position) : memberCheck(target, position);
    made.push({ kind: "expr", expr, position });
    return made;
  }
}

function memberCheck(target: Exclude<Stored, { kind: "element" }>, position: Position): Expr {
  const value = target.kind === "field" ? target.field.name : memberOf(target.selector);
  const args: Expr[] = [target.object, { kind: "string", type: { kind: "ref", to: null }, value }];
  return { kind: "callRuntime", type: "void", name: "rt_check_writable", args, pure: false, position };
}

/** The name of the member that the layouts behind the selector have a field for. */
function memberOf({ name, targets }: Selector): string {
  const entry = [...targets.values()].find(({ kind }) => kind === "offset");
  return entry?.kind === "offset" ? entry.field.name : name;
}

function elementCheck({ array, index }: Extract<Stored, { kind: "element" }>, position: Position): Expr {
  const number: Expr =
    index.type === "f64" ? index : { kind: "convert", type: "f64", operand: index, mode: "exact", position };
  const args = [array, number];
  return { kind: "callRuntime", type: "void", name: "rt_check_element_writable", args, pure: false, position };
}
