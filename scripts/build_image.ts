// One build, as `build.ts`, the tests and the benchmarks ask for it: skipped when nothing has changed.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fingerprints, inputsOf, isUpToDate, writeManifest } from "./manifest.ts";
import { type Application, outputsOf, projectVersion, root, type Target } from "./project.ts";

export interface BuildOptions {
  readonly application: Application;
  readonly target: Target;
  readonly output?: string;
  readonly version?: string;
  readonly dumps?: readonly string[];
  /** Host only: AddressSanitizer and UndefinedBehaviorSanitizer. */
  readonly sanitize?: boolean;
  readonly optimize?: "2" | "0";
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
    optimize: options.optimize ?? "2",
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
  // The compiler and ts-morph take most of a second to load: only when there is something to compile.
  const { compile } = await import("../compiler/compile.ts");
  const result = await compile({
    ...settings,
    app: application.entry,
    output: outputs.program,
    dumps: [...dumps],
    progress: options.progress ?? (() => {}),
  });
  if (result.diagnostics.hasErrors) {
    for (const file of files) fs.rmSync(file, { force: true });
    return { ok: false, report: result.diagnostics.format() };
  }
  writeManifest(manifestFile, key, before, files);
  return { ok: true, ...outputs, wasUpToDate: false };
}
