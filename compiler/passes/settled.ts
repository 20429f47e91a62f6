// Finds fields that keep what they got when their object was made: every assignment to the field is one to an object that is
// new (barriers). Clang may then hold on to what it has read there, over stores to other fields and elements, which are of
// another type (runtime-c/object.h): `this.items[i] = x` does not make it read `this.items` again.
//
// Fields that one access may reach (dispatch: Program.sharedFields) are settled together.
//
// Requires: assign.intoNew (barriers). Provides: field.isSettled.

import type { Field, IrType, Place, Program } from "../ir.ts";
import { fieldsBehind } from "./dispatch.ts";
import { forEachStatement } from "./walk.ts";

export function settled(program: Program): Program {
  const replaced = new Set<Field>();
  for (const fn of program.functions)
    forEachStatement(fn.body, (statement) => {
      // A store that finds its field through the dispatch table says nothing of the field to clang.
      if (statement.kind === "assign" && (statement.intoNew !== true || statement.target.kind === "fieldVia"))
        for (const field of fieldsOf(statement.target)) replaced.add(field);
    });
  while (spread(program, replaced));
  for (const layout of program.layouts)
    if (layout.kind === "object")
      for (const field of layout.fields) field.isSettled = isWord(field.type) && !replaced.has(field);
  return program;
}

/** Is it stored in eight bytes? */
function isWord(type: IrType): boolean {
  return typeof type !== "string" || type === "value" || type === "f64" || type === "i64" || type === "u64";
}

function fieldsOf(target: Place): readonly Field[] {
  if (target.kind === "field") return [target.field];
  return target.kind === "fieldVia" ? fieldsBehind(target.selector) : [];
}

/** What shares an access with a replaced field counts as replaced; true if there was any. */
function spread(program: Program, replaced: Set<Field>): boolean {
  const before = replaced.size;
  for (const fields of program.sharedFields ?? [])
    if (fields.some((field) => replaced.has(field))) for (const field of fields) replaced.add(field);
  return replaced.size > before;
}
