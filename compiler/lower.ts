// Lowering as a whole: from checked TypeScript to a Program of IR, everything reachable from the roots and nothing else.

import path from "node:path";
import { ts } from "ts-morph";
import type { Diagnostics } from "./diagnostics.ts";
import type { Fn, Module, Program } from "./ir.ts";
import type { Loaded } from "./load.ts";
import { type ClassType, Environment } from "./types.ts";
import type { CheckedProgram } from "./load/shared_checker.ts";
import { isModuleFunction } from "./lower/instances.ts";
import { ProgramLowering } from "./lower/program.ts";

/** Functions of std/well_known.ts that the runtime calls by role. */
const wellKnownNames = ["makeRangeError", "makeTypeError", "onEvaluationError", "reportUncaught"];

/** What lowering has done before it comes to the application. */
export interface Begun {
  readonly lowering: ProgramLowering;
  readonly kernel: ts.SourceFile | null;
  readonly wellKnown: Map<string, Fn>;
  readonly entry: readonly Fn[];
}

/**
 * Lowers the kernel, which runs before the application's modules: its exported `start` is called after its own
 * initialisers. What this does depends on the application only where that overrides the library's methods.
 */
export function begin(
  checked: CheckedProgram,
  kernel: ts.SourceFile | null,
  root: string,
  diagnostics: Diagnostics,
): Begun {
  const lowering = new ProgramLowering(checked, diagnostics, root);
  const { modules } = lowering;
  const wellKnown = new Map<string, Fn>();
  const wellKnownFile = checked.program.getSourceFile(path.join(root, "std/well_known.ts"));
  if (wellKnownFile !== undefined) {
    modules.add(wellKnownFile);
    for (const role of wellKnownNames)
      if (lowering.library.find("std/well_known.ts", role) !== null)
        wellKnown.set(role, lowering.library.functionOf("std/well_known.ts", role).fn);
  }
  const entry: Fn[] = [];
  if (kernel !== null) {
    modules.add(kernel);
    const start = exported(lowering, kernel, "start");
    if (start !== null) modules.order.push({ name: "start", init: start, variables: null });
    const run = exported(lowering, kernel, "run");
    if (run !== null) entry.push(run);
  }
  lowering.drain();
  return { lowering, kernel, wellKnown, entry };
}

/**
 * Lowers what applications may import of these modules, for any program that is made from `begun`: `reach` drops what a
 * program has no use for.
 */
export function lowerAhead({ lowering }: Begun, files: readonly ts.SourceFile[]): void {
  const { checker, instances, types } = lowering;
  for (const file of files) {
    lowering.modules.lowerAhead(file);
    const symbol = checker.getSymbolAtLocation(file);
    for (const exported of symbol === undefined ? [] : checker.getExportsOfModule(symbol)) {
      const declaration = lowering.resolveAlias(exported).valueDeclaration;
      if (declaration === undefined || isGeneric(declaration)) continue;
      if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined)
        instances.functionInstance(declaration, Environment.empty, []);
      else if (ts.isClassDeclaration(declaration)) lowerClassAhead(lowering, types.classType(declaration, [], []));
    }
  }
  lowering.drain();
  lowering.modules.libraryOrder(); // which has to know who imports whom
}

function lowerClassAhead({ instances }: ProgramLowering, type: ClassType): void {
  instances.constructorInstance(type);
  for (const member of type.declaration.members) {
    const isCalled = ts.isMethodDeclaration(member) || ts.isGetAccessor(member) || ts.isSetAccessor(member);
    if (isCalled && member.body !== undefined && !isGeneric(member)) instances.methodInstance(member, type, []);
  }
}

function isGeneric(declaration: ts.Declaration): boolean {
  return "typeParameters" in declaration && declaration.typeParameters !== undefined;
}

/** Takes what the library has ready for a program with this kernel, if it holds for this program. */
function takeBegun(loaded: Loaded, diagnostics: Diagnostics): Begun | null {
  const { begun } = loaded.library;
  if (begun === null || begun.kernel !== loaded.kernel) return null;
  loaded.library.begun = null; // the passes change it
  return begun.lowering.continueWith(loaded, diagnostics) ? begun : null;
}

/** The library's modules; that of `process` knows what is to be done when the program ends. */
function libraryModules(lowering: ProgramLowering, process: ts.SourceFile | undefined): Module[] {
  const { modules, library } = lowering;
  if (process === undefined || !modules.uses(process)) return modules.libraryOrder();
  const name = lowering.pathOf(process);
  const { fn: finish } = library.functionOf(name, "finish");
  lowering.drain();
  return modules.libraryOrder().map((module) => (module.name === name ? { ...module, finish } : module));
}

export function lower(loaded: Loaded, root: string, name: string, diagnostics: Diagnostics): Program {
  const { program, kernel, app } = loaded;
  const begun = takeBegun(loaded, diagnostics) ?? begin(loaded, kernel, root, diagnostics);
  const { lowering, wellKnown } = begun;
  const { modules } = lowering;
  const entry = [...begun.entry];
  modules.add(app);
  const isAsync = modules.chainAsync(app);
  lowering.drain();
  // The kernel's loop runs microtasks itself.
  const microtasks = program.getSourceFile(path.join(root, "std/microtask.ts"));
  if (kernel === null && microtasks !== undefined && modules.uses(microtasks)) {
    entry.push(lowering.library.functionOf("std/microtask.ts", "runMicrotasks").fn);
    lowering.drain();
  }
  if (isAsync) {
    entry.push(lowering.library.functionOf("std/async_function.ts", "checkEvaluation").fn);
    lowering.drain();
  }
  const library = libraryModules(lowering, program.getSourceFile(path.join(root, "std/process.ts")));
  lowering.dispatch.finish();
  return {
    name,
    layouts: lowering.layouts.all,
    functions: lowering.functions,
    globals: lowering.globals,
    selectors: lowering.dispatch.selectors,
    modules: [...library, ...modules.order],
    entry,
    coldFiles: new Set(
      program
        .getSourceFiles()
        .filter(isCold)
        .map((file) => lowering.pathOf(file)),
    ),
    libraryModules: new Map(
      program
        .getSourceFiles()
        .filter((file) => loaded.isLibrary(file) && !file.isDeclarationFile)
        .map((file) => [lowering.pathOf(file), file.text.length]),
    ),
    wellKnown,
  };
}

/** Does the comment that opens the module mark it as rarely run? */
function isCold(file: ts.SourceFile): boolean {
  const comments = ts.getLeadingCommentRanges(file.text, 0) ?? [];
  return comments.some(({ pos, end }) => file.text.slice(pos, end).trimEnd() === "// @cold");
}

function exported(lowering: ProgramLowering, file: ts.SourceFile, name: string): Fn | null {
  const symbol = lowering.checker.getSymbolAtLocation(file)?.exports?.get(ts.escapeLeadingUnderscores(name));
  const declaration = symbol === undefined ? null : lowering.instances.implementationOf(lowering.resolveAlias(symbol));
  if (!isModuleFunction(declaration)) return null;
  return lowering.instances.functionInstance(declaration, Environment.empty, []).fn;
}
