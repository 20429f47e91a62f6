// Loading: the TypeScript program of an application with the library and the kernel it needs, and TypeScript's own errors.
// Uses the compiler API that ts-morph carries; parsed library and kernel files are kept between compilations.

import fs from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";
import type { Diagnostics } from "./diagnostics.ts";

export interface LoadOptions {
  /** Absolute path of the application's main file. */
  readonly app: string;
  readonly target: "machine" | "host";
  /** The project's root folder: where std/ and kernel/ are. */
  readonly root: string;
}

export interface Loaded {
  readonly program: ts.Program;
  readonly app: ts.SourceFile;
  /** kernel/main.ts if the application reaches the kernel. */
  readonly kernel: ts.SourceFile | null;
}

function compilerOptions(root: string, target: "machine" | "host"): ts.CompilerOptions {
  return {
    strict: true,
    noLib: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    noImplicitOverride: true,
    types: [],
    baseUrl: root,
    ignoreDeprecations: "6.0",
    paths: {
      "#intrinsics": ["./std/intrinsics.d.ts"],
      "#platform": [`./kernel/platform/${target}.ts`],
      "node:net": ["./kernel/api/net.ts"],
      "node:http": ["./kernel/api/http.ts"],
      "instar:liveupdate": ["./liveupdate/api.ts"],
      "instar:*": ["./kernel/api/*.ts"],
    },
  };
}

interface CachedFile {
  readonly modified: number;
  readonly file: ts.SourceFile;
}

const parsedFiles = new Map<string, CachedFile>();

/** A compiler host that parses each file once for as long as it does not change. */
function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (fileName, languageVersion, onError, fresh) => {
    const modified = fs.statSync(fileName, { throwIfNoEntry: false })?.mtimeMs;
    const known = parsedFiles.get(fileName);
    if (known !== undefined && known.modified === modified) return known.file;
    const file = getSourceFile(fileName, languageVersion, onError, fresh);
    if (file !== undefined && modified !== undefined) parsedFiles.set(fileName, { modified, file });
    return file;
  };
  return host;
}

let previous: ts.Program | undefined;

/** Reads and type-checks the application. TypeScript's errors go to `diagnostics`. */
export function load({ app, target, root }: LoadOptions, diagnostics: Diagnostics): Loaded | null {
  const options = compilerOptions(root, target);
  const library = ["std/globals.d.ts", "std/well_known.ts", "std/conversions.ts"].map((file) => path.join(root, file));
  const kernelMain = path.join(root, "kernel/main.ts");
  const roots = [...library, app].filter((file) => fs.existsSync(file));
  let program = ts.createProgram({ rootNames: roots, options, host: cachingHost(options), oldProgram: previous });
  // The kernel is left out of programs that only compute and print.
  const inKernel = (file: ts.SourceFile): boolean => /^(kernel|liveupdate)\//.test(path.relative(root, file.fileName));
  const needsKernel = target === "machine" || program.getSourceFiles().some(inKernel);
  if (needsKernel && fs.existsSync(kernelMain))
    program = ts.createProgram({
      rootNames: [...roots, kernelMain],
      options,
      host: cachingHost(options),
      oldProgram: program,
    });
  previous = program;
  const errors = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  for (const error of errors) if (error.category === ts.DiagnosticCategory.Error) diagnostics.addTypeScript(error);
  const file = program.getSourceFile(app);
  if (file === undefined) return null;
  return { program, app: file, kernel: program.getSourceFile(kernelMain) ?? null };
}
