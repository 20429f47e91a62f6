// The subset check: refuses what lowering cannot translate and what TypeScript lets through though it is unsound. Runs
// over the syntax tree and the type checker's answers before anything is lowered, and reports everything in one run.
//
// What depends on integer widths (3xxx) is reported by lowering instead: TypeScript gives `u8 + u8` the type number, so
// only lowering knows the widths of expressions.

import type { ts } from "ts-morph";
import { checkAssignments } from "./check/assignments.ts";
import { checkConstructors } from "./check/constructors.ts";
import { checkDeclaredTypes } from "./check/declared_types.ts";
import { checkModules } from "./check/modules.ts";
import { checkSyntax } from "./check/syntax.ts";
import type { Diagnostics } from "./diagnostics.ts";

/** What the parts of the check share. */
export interface CheckContext {
  readonly checker: ts.TypeChecker;
  readonly diagnostics: Diagnostics;
  /** Every source of the program that is no declaration file. */
  readonly files: readonly ts.SourceFile[];
  /** TypeScript has found errors of its own: types may be missing, so nothing is concluded from `any`. */
  readonly hasTypeErrors: boolean;
  /** The library, the kernel and live update: they may use intrinsics and what stands on them. */
  isLibrary(file: ts.SourceFile): boolean;
}

/** Refuses everything in `program` that is outside the subset. Runs also when TypeScript has reported errors. */
export function check(
  program: ts.Program,
  diagnostics: Diagnostics,
  isLibrary: (file: ts.SourceFile) => boolean,
): void {
  const context: CheckContext = {
    checker: program.getTypeChecker(),
    diagnostics,
    files: program.getSourceFiles().filter((file) => !file.isDeclarationFile),
    hasTypeErrors: diagnostics.hasErrors,
    isLibrary,
  };
  for (const file of context.files) {
    checkSyntax(context, file);
    checkModules(context, file);
    checkDeclaredTypes(context, file);
    checkConstructors(context, file);
  }
  checkAssignments(context);
}
