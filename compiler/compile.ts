// The compiler as a whole: TypeScript in, an ELF file for the machine or a Linux program out. Each stage is one call.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { ts } from "ts-morph";
import { check } from "./check.ts";
import { Diagnostics } from "./diagnostics.ts";
import { emit } from "./emit.ts";
import { load } from "./load.ts";
import { lower } from "./lower.ts";
import { runPasses } from "./passes.ts";
import { printProgram } from "./print_ir.ts";
import { link } from "./toolchain.ts";

export interface CompileOptions {
  /** Absolute path of the application's main file. */
  readonly app: string;
  readonly target: "machine" | "host";
  /** Absolute path of the program to write. */
  readonly output: string;
  /** What the image says of itself. */
  readonly version: string;
  readonly optimize: "2" | "0";
  /** AddressSanitizer and UndefinedBehaviorSanitizer (host). */
  readonly sanitize: boolean;
  /** Stages to print to standard output: "ir", "c", or the name of a pass. */
  readonly dumps: readonly string[];
  readonly progress: (stage: string) => void;
  /** Find all refusals, write nothing. */
  readonly checkOnly?: boolean;
  /** Link libFuzzer's main and call the program's `fuzz` (host). */
  readonly fuzz?: boolean;
}

export interface CompileResult {
  readonly diagnostics: Diagnostics;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The folders whose files may use what is kept from applications. */
const libraryFolders = ["std/", "kernel/", "liveupdate/"];

/** Compiles an application. Nothing is written when the diagnostics have errors. */
export async function compile(options: CompileOptions): Promise<CompileResult> {
  const diagnostics = new Diagnostics(process.cwd());
  try {
    await runStages(options, diagnostics);
  } catch (error) {
    diagnostics.internal(error);
  }
  return { diagnostics };
}

async function runStages(options: CompileOptions, diagnostics: Diagnostics): Promise<void> {
  const { app, target, output, version, optimize, sanitize, dumps, progress } = options;
  const dump = (stage: string, text: () => string): void => {
    if (dumps.includes(stage)) fs.writeSync(1, text());
  };
  const pathOf = (file: ts.SourceFile): string => path.relative(root, file.fileName);
  const isLibrary = (file: ts.SourceFile): boolean => libraryFolders.some((folder) => pathOf(file).startsWith(folder));

  progress("load");
  const loaded = load({ app, target, root }, diagnostics);
  if (loaded === null) return;

  progress("check");
  check(loaded.program, diagnostics, isLibrary);
  if (diagnostics.hasErrors) return;

  progress("lower");
  const name = path.basename(output).replace(/\.\w+$/, "");
  const lowered = lower(loaded.program, loaded, root, name, diagnostics);
  dump("ir", () => printProgram(lowered));
  if (diagnostics.hasErrors || options.checkOnly === true) return;

  progress("passes");
  const program = runPasses(lowered, (pass, after) => dump(pass, () => printProgram(after)));

  progress("emit");
  const files = emit(program, version);
  dump("c", () => files.map((file) => `/* ${file.name} */\n${file.text}`).join("\n"));

  progress("link");
  const displayNames = new Map(program.functions.map((fn) => [fn.cName, fn.name]));
  const isApplication = (unit: string): boolean => !libraryFolders.some((folder) => unit.startsWith(folder));
  await link(
    files,
    { root, target, output, optimize, sanitize, fuzz: options.fuzz ?? false, displayNames, isApplication },
    progress,
  );
}
