// The first stage: parses the application and all that it reaches, and type-checks it. Errors of TypeScript's own are
// collected here. Parsed files are kept for the next compilation in the same process (tests compile by the hundred).

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { ts } from "ts-morph";
import type { Diagnostics } from "./diagnostics.ts";
import { libraryFolders, modulesByScheme, nodeModules } from "./library_paths.ts";
import { withoutPromiseLike } from "./load/promise_like.ts";
import { type CheckedProgram, checkerFor } from "./load/shared_checker.ts";
import { spreadsAsClass } from "./load/spread_this.ts";

export interface Loaded extends CheckedProgram {
  readonly app: ts.SourceFile;
  /** The kernel's entry; null when the application needs no kernel (it only computes and prints). */
  readonly kernel: ts.SourceFile | null;
}

/** Modules that work only when the kernel has started. */
const loopModules: ReadonlySet<string> = new Set([
  "kernel/input.ts",
  "kernel/loop.ts",
  "kernel/network.ts",
  "kernel/random.ts",
  "kernel/timers.ts",
]);

/** Globals that work only when the kernel has started. */
const loopGlobals: ReadonlySet<string> = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "clearTimeout",
  "clearInterval",
  "clearImmediate",
  "crypto",
  "AbortController",
  "AbortSignal",
  "DOMException",
  "fetch",
  "stdin",
]);

/** What `process.on` listens to that only the event loop tells. */
const loopEvent = /["'`]beforeExit["'`]/;

/** Loads `app` (absolute path) for a target; `root` is the project's folder. */
export function load(root: string, app: string, target: "machine" | "host", diagnostics: Diagnostics): Loaded | null {
  const options = compilerOptions(root, target);
  const isInLibrary = (fileName: string): boolean => inFolders(root, fileName, libraryFolders);
  const isLibrary = (file: ts.SourceFile): boolean => isInLibrary(file.fileName);
  const host = cachingHost(options, isInLibrary);
  // The methods of built-in types are found by file, not by import: the whole library belongs to each program.
  const library = sourcesIn(root, "std");
  let program = ts.createProgram({ rootNames: [...library, app], options, host });
  let checked = checkerFor(program, target, isLibrary);
  const kernelEntry = path.join(root, "kernel/main.ts");
  const needsKernel = reachesKernel(checked, app, root);
  if (needsKernel) {
    program = ts.createProgram({ rootNames: [...library, app, kernelEntry], options, host, oldProgram: program });
    checked = checkerFor(program, target, isLibrary);
  }

  addTypeErrors(checked, diagnostics);
  const appFile = program.getSourceFile(app);
  if (appFile === undefined) return null;
  return {
    ...checked,
    app: appFile,
    kernel: needsKernel ? (program.getSourceFile(kernelEntry) ?? null) : null,
  };
}

/** Loads all that applications can import, for the programs that follow in this process. */
export function loadLibrary(
  root: string,
  target: "machine" | "host",
  diagnostics: Diagnostics,
): CheckedProgram & { readonly kernel: ts.SourceFile | null; readonly api: readonly ts.SourceFile[] } {
  const options = compilerOptions(root, target);
  const isInLibrary = (fileName: string): boolean => inFolders(root, fileName, libraryFolders);
  const kernelEntry = path.join(root, "kernel/main.ts");
  const api = [path.join(root, "liveupdate/api.ts"), ...sourcesIn(root, "kernel/api")];
  const rootNames = [...sourcesIn(root, "std"), kernelEntry, ...api];
  const program = ts.createProgram({ rootNames, options, host: cachingHost(options, isInLibrary) });
  const checked = checkerFor(program, target, (file) => isInLibrary(file.fileName));
  addTypeErrors(checked, diagnostics);
  return {
    ...checked,
    kernel: program.getSourceFile(kernelEntry) ?? null,
    api: api.flatMap((name) => program.getSourceFile(name) ?? []),
  };
}

function sourcesIn(root: string, name: string): string[] {
  const folder = path.join(root, name);
  if (!fs.existsSync(folder)) return [];
  const isSource = (file: string): boolean => file.endsWith(".ts") && !/\.(test|fuzz)\.ts$/.test(file);
  return fs
    .readdirSync(folder)
    .filter(isSource)
    .sort()
    .map((file) => path.join(folder, file));
}

function inFolders(root: string, fileName: string, folders: readonly string[]): boolean {
  const relative = path.relative(root, fileName);
  return folders.some((folder) => relative.startsWith(`${folder}/`));
}

/** Errors of TypeScript's own, where they are not known to be none. */
function addTypeErrors(checked: CheckedProgram, diagnostics: Diagnostics): void {
  const { program } = checked;
  for (const diagnostic of program.getConfigFileParsingDiagnostics()) diagnostics.addTypeScript(diagnostic);
  for (const diagnostic of program.getOptionsDiagnostics()) diagnostics.addTypeScript(diagnostic);
  for (const file of program.getSourceFiles()) {
    for (const diagnostic of program.getSyntacticDiagnostics(file)) diagnostics.addTypeScript(diagnostic);
    if (checked.library.good.has(file)) continue;
    for (const diagnostic of checked.diagnosticsOf(file))
      if (!isOfLibraryAlone(checked, file, diagnostic)) diagnostics.addTypeScript(diagnostic);
  }
  for (const diagnostic of checked.globalDiagnostics()) diagnostics.addTypeScript(diagnostic);
}

/** Is it an error only because what TypeScript's own library declares as interfaces are classes here? */
function isOfLibraryAlone(checked: CheckedProgram, file: ts.SourceFile, { code, start }: ts.Diagnostic): boolean {
  if (start === undefined) return false;
  const accessor = code === 2611 ? findAt(file, start, (node) => ts.isAccessor(node) && node.name) : undefined;
  if (accessor !== undefined) return overridesLibrary(checked, accessor as ts.AccessorDeclaration);
  const cast = code === 2352 ? findAt(file, start, (node) => ts.isAsExpression(node) && node) : undefined;
  if (cast !== undefined) return isOfOpenMembers(checked.checker, (cast as ts.AsExpression).expression);
  // TypeScript takes `rest` in `[...rest] = iterator` for a member, and finds a private one of that name.
  return code === 2341 && findAt(file, start, isOfArrayPattern) !== undefined;
}

/** `Object.entries(object)` of a T that is not known yet: of any there, of what its members may be (`MembersOf`) here. */
function isOfOpenMembers(checker: ts.TypeChecker, list: ts.Expression): boolean {
  const parts = (type: ts.Type): readonly ts.Type[] =>
    checker.isArrayType(type) || checker.isTupleType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  const isOpen = (type: ts.Type): boolean => type.aliasSymbol?.name === "MembersOf" || parts(type).some(isOpen);
  return isOpen(checker.getTypeAtLocation(list));
}

function isOfArrayPattern(node: ts.Node): ts.Node | false {
  return ts.isBindingElement(node) && ts.isArrayBindingPattern(node.parent) && node.name;
}

/** The node whose name, as `nameOf` tells it, begins at `start`. */
function findAt(file: ts.SourceFile, start: number, nameOf: (node: ts.Node) => ts.Node | false): ts.Node | undefined {
  const find = (node: ts.Node): ts.Node | undefined => {
    const name = nameOf(node);
    if (name !== false && name.getStart() === start) return node;
    return node.pos <= start && start < node.end ? ts.forEachChild(node, find) : undefined;
  };
  return find(file);
}

/**
 * `get name()` of a class that extends Error: an error where that is a class with a field, as in the library (TS2611), and none
 * where it is an interface.
 */
function overridesLibrary({ checker, isLibrary }: CheckedProgram, accessor: ts.AccessorDeclaration): boolean {
  if (!ts.isClassLike(accessor.parent)) return false;
  const [base] = checker.getBaseTypes(checker.getTypeAtLocation(accessor.parent) as ts.InterfaceType);
  const overridden = base?.getProperty(accessor.name.getText())?.valueDeclaration;
  return overridden !== undefined && isLibrary(overridden.getSourceFile());
}

/** What `tsc --strict` asks for, with the modules that stand for the system. */
function compilerOptions(root: string, target: "machine" | "host"): ts.CompilerOptions {
  const nodeModule = (name: string): [string, string[]][] =>
    (modulesByScheme.has(name) ? [`node:${name}`] : [`node:${name}`, name]).map((specifier) => [
      specifier,
      [path.join(root, `kernel/api/node/${name}.ts`)],
    ]);
  return {
    strict: true,
    noLib: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    types: [],
    paths: {
      "#intrinsics": [path.join(root, "std/intrinsics.d.ts")],
      "#platform": [path.join(root, `kernel/platform/${target}.ts`)],
      ...Object.fromEntries(nodeModules.flatMap(nodeModule)),
      "instar:liveupdate": [path.join(root, "liveupdate/api.ts")],
      "instar:*": [path.join(root, "kernel/api/*.ts")],
    },
  };
}

const parsed = new Map<string, { readonly modifiedMs: number; readonly file: ts.SourceFile }>();

/** Where the imports of the library's files lead: for each `paths` by file and specifier. */
const resolved = new Map<string, Map<string, ts.ResolvedModuleWithFailedLookupLocations>>();

/**
 * Parses each file of the library once. An application's are parsed anew for every load: a type checker that has seen
 * one of them would remember what its imports led to.
 */
function cachingHost(options: ts.CompilerOptions, isInLibrary: (name: string) => boolean): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const parse = host.getSourceFile.bind(host);
  const ofApplication = new Map<string, ts.SourceFile | undefined>();
  host.getSourceFile = (name, version, onError, shouldCreate) => {
    if (!isInLibrary(name)) {
      if (!ofApplication.has(name)) {
        const file = parse(name, version, onError, shouldCreate);
        if (file !== undefined) {
          spreadsAsClass(file);
          withoutPromiseLike(file);
        }
        ofApplication.set(name, file);
      }
      return ofApplication.get(name);
    }
    const modifiedMs = fs.statSync(name, { throwIfNoEntry: false })?.mtimeMs;
    const known = parsed.get(name);
    if (known !== undefined && known.modifiedMs === modifiedMs) return known.file;
    // Written anew is not changed: a checkout does that.
    if (known !== undefined && fs.readFileSync(name, "utf8") === known.file.text) return known.file;
    const file = parse(name, version, onError, shouldCreate);
    if (file !== undefined && modifiedMs !== undefined) parsed.set(name, { modifiedMs, file });
    return file;
  };
  const cache = ts.createModuleResolutionCache(process.cwd(), (name) => name, options);
  const paths = JSON.stringify(options.paths);
  const seen = resolved.get(paths) ?? new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();
  resolved.set(paths, seen);
  host.resolveModuleNameLiterals = (literals, containing, redirected, _, sourceFile) =>
    literals.map((literal) => {
      const key = `${containing} ${literal.text}`;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const mode = ts.getModeForUsageLocation(sourceFile, literal, options);
      const found = ts.resolveModuleName(literal.text, containing, options, host, cache, redirected, mode);
      if (isInLibrary(containing) && found.resolvedModule !== undefined) seen.set(key, found);
      return found;
    });
  return host;
}

/** Does the application import something of the kernel's, or use a global that the event loop serves? */
function reachesKernel({ program, checker }: CheckedProgram, app: string, root: string): boolean {
  const seen = new Set<ts.SourceFile>();
  const open = [program.getSourceFile(app)];
  for (let file = open.pop(); open.length > 0 || file !== undefined; file = open.pop()) {
    if (file === undefined || seen.has(file)) continue;
    seen.add(file);
    const name = path.relative(root, file.fileName);
    if (loopModules.has(name)) return true;
    if (name.startsWith("std/")) continue;
    if (!name.startsWith("kernel/") && usesLoop(file)) return true;
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      if (statement.moduleSpecifier === undefined) continue;
      open.push(checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration?.getSourceFile());
    }
  }
  return false;
}

function usesLoop(file: ts.SourceFile): boolean {
  // The parser has noted every identifier of the file.
  const { identifiers } = file as ts.SourceFile & { identifiers?: ReadonlyMap<string, string> };
  if (identifiers === undefined || [...loopGlobals].some((name) => identifiers.has(name))) return true;
  return identifiers.has("process") && loopEvent.test(file.text);
}
