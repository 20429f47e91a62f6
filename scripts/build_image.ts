// One build, as `build.ts`, the tests and the benchmarks ask for it: skipped when nothing has changed.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import type { CompileOptions } from "../compiler/compile.ts";
import { type Fingerprint, fingerprints, inputsOf, isUpToDate, writeManifest } from "./manifest.ts";
import { type Application, outputsOf, projectVersion, root, type Target } from "./project.ts";

export interface BuildOptions {
  readonly application: Application;
  readonly target: Target;
  readonly output?: string;
  readonly version?: string;
  readonly dumps?: readonly string[];
  /** Host only: AddressSanitizer and UndefinedBehaviorSanitizer. */
  readonly sanitize?: boolean;
  /** Not optimised, with the source's names for variables. */
  readonly debug?: boolean;
  /** Called as each stage begins. */
  readonly progress?: (stage: string) => void;
}

export type BuildResult =
  | { readonly ok: true; readonly program: string; readonly iso?: string; readonly wasUpToDate: boolean }
  /** The diagnostics, formatted for standard error. */
  | { readonly ok: false; readonly report: string };

/** Builds an application unless its outputs are newer than everything they are made from. */
export async function buildImage(options: BuildOptions): Promise<BuildResult> {
  const { application, target } = options;
  const outputs = outputsOf(application, target, options.output);
  const files = outputs.iso === undefined ? [outputs.program] : [outputs.program, outputs.iso];
  const version = options.version ?? projectVersion();
  const settings = {
    target,
    version,
    optimize: options.debug === true ? ("0" as const) : ("2" as const),
    debug: options.debug ?? false,
    sanitize: options.sanitize ?? false,
  };
  const dumps = options.dumps ?? [];
  const key = JSON.stringify({ ...settings, entry: application.entry, node: process.version });
  const manifestFile = path.join(root, ".cache", "manifests", `${encodeURIComponent(outputs.program)}.json`);
  const inputs = inputsOf(root, application.entry);
  if (dumps.length === 0 && isUpToDate(manifestFile, key, inputs, files)) {
    return { ok: true, ...outputs, wasUpToDate: true };
  }

  const before = fingerprints(inputs);
  fs.mkdirSync(path.dirname(outputs.program), { recursive: true });
  const progress = options.progress ?? (() => {});
  const compileOptions = { ...settings, app: application.entry, output: outputs.program, dumps: [...dumps], progress };
  const report = await compileWarm(compileOptions, before);
  if (report !== null) {
    for (const file of files) fs.rmSync(file, { force: true });
    return { ok: false, report };
  }
  writeManifest(manifestFile, key, before, files);
  return { ok: true, ...outputs, wasUpToDate: false };
}

/** Compiles from a snapshot, which is made if there is none; gives the errors as text, or null. */
async function compileWarm(options: CompileOptions, inputs: Record<string, Fingerprint>): Promise<string | null> {
  // Only when there is something to compile: an unchanged build has to do without.
  const { compileFrom, findSnapshot, makeSnapshot } = await import("./compiler_snapshot.ts");
  try {
    const snapshot = findSnapshot(options.target, preparedContents(inputs));
    if (!snapshot.exists) {
      options.progress("prepare");
      const { compileRuntime } = await import("../compiler/toolchain.ts");
      // Clang's errors are reported when the program is linked.
      await Promise.all([
        makeSnapshot(snapshot.file, options.target),
        compileRuntime({ ...options, root }).catch(() => {}),
      ]);
    }
    return await compileFrom(snapshot.file, options);
  } catch (error) {
    // Node calls its snapshots experimental.
    process.stderr.write(`no snapshot of the compiler: ${error instanceof Error ? error.message : String(error)}\n`);
    const { compile, prepare } = await import("../compiler/compile.ts");
    prepare(options.target);
    const { diagnostics } = await compile(options);
    return diagnostics.hasErrors ? diagnostics.format() : null;
  }
}

/** The digests of what a snapshot holds: all inputs but the application and the runtime's C. */
function preparedContents(inputs: Record<string, Fingerprint>): string[] {
  const held = ["compiler", "std", "kernel", "liveupdate", "scripts", "package-lock.json"];
  const isHeld = (file: string): boolean => held.includes(path.relative(root, file).split(path.sep)[0]!);
  return Object.entries(inputs).flatMap(([file, { digest }]) =>
    isHeld(file) ? [path.relative(root, file), digest] : [],
  );
}
