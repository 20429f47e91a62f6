// The subset check: refuses what lowering cannot translate and what TypeScript lets through though it is unsound. Runs
// over the syntax tree and the type checker's answers before anything is lowered, and reports everything in one run.
//
// What depends on integer widths (3xxx) is reported by lowering instead: TypeScript gives `u8 + u8` the type number, so
// only lowering knows the widths of expressions.

import type { ts } from "ts-morph";
import { checkAssignments } from "./check/assignments.ts";
import { checkDeclaredTypes } from "./check/declared_types.ts";
import { checkModules } from "./check/modules.ts";
import { Relation } from "./check/relation.ts";
import { checkSyntax } from "./check/syntax.ts";
import { writtenProperties } from "./check/written_properties.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { GivenMembers } from "./given_members.ts";
import type { OnlyRead } from "./only_read.ts";
import type { CheckedProgram } from "./load/shared_checker.ts";

/** What the parts of the check share. */
export interface CheckContext {
  readonly checker: ts.TypeChecker;
  readonly diagnostics: Diagnostics;
  readonly relation: Relation;
  readonly onlyRead: OnlyRead;
  readonly given: GivenMembers;
  /** The application's modules. */
  readonly files: readonly ts.SourceFile[];
  /** The declarations of the properties that some assignment writes. */
  readonly written: ReadonlySet<ts.Declaration>;
  /** TypeScript has found errors of its own: types may be missing, so nothing is concluded from `any`. */
  readonly hasTypeErrors: boolean;
  /** The library, the kernel and live update: they may use intrinsics and what stands on them. */
  isLibrary(file: ts.SourceFile): boolean;
}

/** Refuses everything in the program that is outside the subset. Runs also when TypeScript has reported errors. */
export function check(checked: CheckedProgram, diagnostics: Diagnostics): void {
  const { program, checker, library, given, onlyRead, isLibrary } = checked;
  const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
  const ofLibrary = files.filter(isLibrary);
  const written = writtenProperties(checked, files);
  const relation = new Relation(checker, written, checked.widened);
  const ofApplication = files.filter((file) => !isLibrary(file));
  const shared = { checker, diagnostics, relation, onlyRead, given, written, isLibrary, files: ofApplication };
  const libraryHasErrors = ofLibrary.some((file) => diagnostics.hasErrorsIn(file));
  for (const file of files) {
    if (library.good.has(file)) continue;
    const hasTypeErrors = isLibrary(file) ? libraryHasErrors : diagnostics.hasErrors;
    checkFile({ ...shared, hasTypeErrors }, file);
  }
  if (!libraryHasErrors) for (const file of ofLibrary) if (!diagnostics.hasErrorsIn(file)) library.good.add(file);
}

function checkFile(context: CheckContext, file: ts.SourceFile): void {
  checkSyntax(context, file);
  checkModules(context, file);
  checkDeclaredTypes(context, file);
  checkAssignments(context, file);
}
