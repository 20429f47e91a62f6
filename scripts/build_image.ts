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
  /** Also write the names of functions for the profiler, to namesFile(output). */
  readonly names?: boolean;
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
  if (options.names === true) files.push(namesFile(outputs.program));
  const version = options.version ?? projectVersion();
  const settings = {
    target,
    version,
    optimize: options.debug === true ? ("0" as const) : ("2" as const),
    debug: options.debug ?? false,
    sanitize: options.sanitize ?? false,
    ...(options.names === true ? { names: namesFile(outputs.program) } : {}),
  };
  const dumps = options.dumps ?? [];
  const key = JSON.stringify({ ...settings, entry: application.entry, node: process.version });
  const manifestFile = path.join(root, ".cache", "manifests", `${encodeURIComponent(outputs.program)}.json`);
  const inputs = inputsOf(root, application.entry);
  if (dumps.length === 0 && isUpToDate(manifestFile, key, inputs, files)) {
    return { ok: true, ...outputs, wasUpToDate: true };
  }

  const before = fingerprints(inputs);
  const progress = options.progress ?? (() => {});
  const compileOptions = { ...settings, app: application.entry, output: outputs.program, dumps: [...dumps], progress };
  const report = await compileWarm(compileOptions, before);
  if (report !== null) {
    for (const file of files) if (fs.existsSync(file)) fs.rmSync(file);
    return { ok: false, report };
  }
  writeManifest(manifestFile, key, before, files);
  return { ok: true, ...outputs, wasUpToDate: false };
}

/** Where the names of a program's functions are. */
export function namesFile(program: string): string {
  return `${program}.names`;
}

/** Compiles from a snapshot if there is one; gives the errors as text, or null. */
async function compileWarm(options: CompileOptions, inputs: Record<string, Fingerprint>): Promise<string | null> {
  // Only when there is something to compile: an unchanged build has to do without.
  const { compileInProcess, isWanted, makeSnapshot, snapshotFor } = await import("./compiler_process.ts");
  const { compileRuntime } = await import("../compiler/toolchain.ts");
  // While the other process reads the program. Clang's errors are reported when the program is linked.
  const runtime = compileRuntime({ ...options, root }).catch(() => {});
  const snapshot = snapshotFor(options.target, inputs);
  let report: string | null | undefined;
  let failure: unknown;
  try {
    if (!fs.existsSync(snapshot) && isWanted(snapshot)) {
      options.progress("prepare");
      await makeSnapshot(snapshot, options.target);
    }
    if (fs.existsSync(snapshot)) report = await compileInProcess(snapshot, options);
  } catch (error) {
    failure = error; // Node calls its snapshots experimental
  }
  if (report === undefined) report = await compileInProcess(null, options);
  // Errors of the library are in the report.
  if (failure !== undefined && report === null)
    process.stderr.write(
      `no snapshot of the compiler: ${failure instanceof Error ? failure.message : String(failure)}\n`,
    );
  await runtime;
  return report;
}
