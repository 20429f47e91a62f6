// Marks the locals that must live in memory because an exception may bring control back to an earlier setjmp: C leaves
// locals that changed in between undefined unless they are volatile.
//
// Requires: nothing. Provides: Local.volatile.

import type { Fn, Local, Program, Stmt } from "../ir.ts";
import { forEachStatement } from "./walk.ts";

export function markVolatile(program: Program): Program {
  for (const fn of program.functions) markFunction(fn);
  return program;
}

function markFunction(fn: Fn): void {
  forEachStatement(fn.body, (statement) => {
    if (statement.kind === "try") markTry(statement.body);
  });
}

function markTry(body: readonly Stmt[]): void {
  const declared = new Set<Local>();
  const assigned = new Set<Local>();
  forEachStatement(body, (statement) => {
    if (statement.kind === "let") declared.add(statement.local);
    if (statement.kind === "try") declared.add(statement.caught);
    if (statement.kind === "assign" && statement.target.kind === "local") assigned.add(statement.target.local);
  });
  for (const local of assigned) if (!declared.has(local)) local.volatile = true;
}
