// One type checker for every program that is compiled in a process: what it has found out about the library stays known.
//
// TypeScript makes a new checker for each program and forgets everything. But a checker only looks at a program when it
// follows an import, and a module adds nothing to what other modules see. So the next program's modules can join the
// checker that has seen the library: it then answers for them as a new one would. Programs for which this would not
// hold (they declare globals, or widen the library's modules) get a checker of their own, and so does everybody after a
// change of the library.

import { ts } from "ts-morph";
import { GivenMembers } from "../given_members.ts";
import type { Begun } from "../lower.ts";
import { OnlyRead } from "../only_read.ts";
import { WidenedMembers } from "../widened_members.ts";

/** What TypeScript keeps to itself; its version is pinned. */
interface Internals {
  createTypeChecker(host: object): CheckerInternals;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}

interface CheckerInternals extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): ts.Diagnostic[];
  getGlobalDiagnostics(): ts.Diagnostic[];
}

interface FileInternals extends ts.SourceFile {
  readonly bindDiagnostics?: readonly ts.Diagnostic[];
  readonly moduleAugmentations?: readonly ts.Node[];
  readonly patternAmbientModules?: readonly unknown[];
  readonly commentDirectives?: readonly unknown[];
}

const internals = ts as unknown as Internals;

/** A program with the checker that answers for it. */
export interface CheckedProgram {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** TypeScript's own errors in a file. */
  diagnosticsOf(file: ts.SourceFile): readonly ts.Diagnostic[];
  globalDiagnostics(): readonly ts.Diagnostic[];
  /** What is known of the library's files for as long as the checker lives. */
  readonly library: LibraryKnowledge;
  isLibrary(file: ts.SourceFile): boolean;
  /** Found by the check, for lowering. */
  readonly widened: WidenedMembers;
  readonly given: GivenMembers;
  /** Of the application's arrays. */
  readonly onlyRead: OnlyRead;
}

export class LibraryKnowledge {
  /** Files without errors and refusals; a changed file is another object. */
  readonly good = new Set<ts.SourceFile>();
  /** What `good` rests on besides the files: the library's properties that were written somewhere in the program. */
  written: ReadonlySet<ts.Declaration> = new Set();
  /** The properties that each file writes. */
  readonly writes = new Map<ts.SourceFile, ReadonlySet<ts.Declaration>>();
  /** The kernel's lowering, ready for one program. */
  begun: Begun | null = null;
}

/** A checker keeps all that it has seen: after so many programs a new one is made, so that memory stays bounded. */
const programsPerChecker = 40;

class SharedChecker {
  private readonly host: object;
  private readonly checker: CheckerInternals;
  private readonly joined = new Set<ts.SourceFile>();
  private readonly libraryFiles = new Map<string, ts.SourceFile>();
  /** The application's files by name, of all programs the last one that had it. */
  private readonly latest = new Map<string, ts.SourceFile>();
  private readonly knowledge = new LibraryKnowledge();
  private readonly widened = new WidenedMembers();
  private programs = 0;

  constructor(program: ts.Program, isLibrary: (file: ts.SourceFile) => boolean) {
    this.host = Object.create(program) as object;
    this.checker = internals.createTypeChecker(this.host);
    this.adopt(program, isLibrary);
  }

  /** Can this program join? The library has to be what it was. */
  takes(program: ts.Program): boolean {
    if (this.programs >= programsPerChecker || this.checker.getGlobalDiagnostics().length > 0) return false;
    return program.getSourceFiles().every((file) => {
      const known = this.libraryFiles.get(file.fileName);
      // What a file declares for everyone was read when the checker was made.
      return known === undefined ? isSelfContained(file) : known === file;
    });
  }

  adopt(program: ts.Program, isLibrary: (file: ts.SourceFile) => boolean): CheckedProgram {
    this.programs++;
    Object.setPrototypeOf(this.host, program);
    for (const file of program.getSourceFiles()) {
      if (isLibrary(file)) this.libraryFiles.set(file.fileName, file);
      if (this.joined.has(file)) continue;
      this.joined.add(file);
      if (!isLibrary(file)) this.forgetErrors(file);
      internals.bindSourceFile(file, program.getCompilerOptions());
    }
    return {
      program,
      checker: this.checker,
      diagnosticsOf: (file) => [
        ...((file as FileInternals).bindDiagnostics ?? []),
        ...this.checker.getDiagnostics(file),
      ],
      globalDiagnostics: () => this.checker.getGlobalDiagnostics(),
      library: this.knowledge,
      widened: this.widened,
      given: new GivenMembers(this.checker),
      onlyRead: new OnlyRead(this.checker, filesOfApplication(program, isLibrary)),
      isLibrary,
    };
  }

  /**
   * The checker keeps errors by the name of the file, and takes the same error in the same place for the one that it has.
   * Those of the program before, when it had a file of this name, go: the list that it gives is its own.
   */
  private forgetErrors(file: ts.SourceFile): void {
    const before = this.latest.get(file.fileName);
    if (before !== undefined) this.checker.getDiagnostics(before).length = 0;
    this.latest.set(file.fileName, file);
  }
}

function filesOfApplication(program: ts.Program, isLibrary: (file: ts.SourceFile) => boolean): ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => !file.isDeclarationFile && !isLibrary(file));
}

/** Does the file change nothing for other files, and does it take TypeScript's errors as they come? */
function isSelfContained(file: FileInternals): boolean {
  return (
    ts.isExternalModule(file) &&
    !file.isDeclarationFile &&
    (file.moduleAugmentations ?? []).length === 0 &&
    (file.patternAmbientModules ?? []).length === 0 &&
    (file.commentDirectives ?? []).length === 0
  );
}

/** By target: its modules for the system differ. */
const checkers = new Map<string, SharedChecker>();

/** Gives `program` a checker: the one shared by all programs for this target where that is sound, or one of its own. */
export function checkerFor(
  program: ts.Program,
  target: string,
  isLibrary: (file: ts.SourceFile) => boolean,
): CheckedProgram {
  const shared = checkers.get(target);
  if (shared?.takes(program) === true) return shared.adopt(program, isLibrary);
  if (program.getSourceFiles().every((file) => isLibrary(file) || isSelfContained(file))) {
    const made = new SharedChecker(program, isLibrary);
    checkers.set(target, made);
    return made.adopt(program, isLibrary);
  }
  const checker = program.getTypeChecker();
  return {
    program,
    checker,
    diagnosticsOf: (file) => program.getSemanticDiagnostics(file),
    globalDiagnostics: () => program.getGlobalDiagnostics(),
    library: new LibraryKnowledge(),
    widened: new WidenedMembers(),
    given: new GivenMembers(checker),
    onlyRead: new OnlyRead(checker, filesOfApplication(program, isLibrary)),
    isLibrary,
  };
}
