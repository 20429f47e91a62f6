// The compiler as a list of stages: load -> check -> lower -> passes -> emit -> toolchain.

import { writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { check } from "./check.ts";
import { Diagnostics } from "./diagnostics.ts";
import { type CFile, emit } from "./emit.ts";
import { writeIso } from "./iso.ts";
import { sharedUnit } from "./ir.ts";
import { load, loadLibrary, type Loaded } from "./load.ts";
import { begin, lower, lowerAhead } from "./lower.ts";
import { passes, runPasses } from "./passes.ts";
import { printIr } from "./print_ir.ts";
import { verify } from "./passes/verify.ts";
import { BuildError, link, ToolError } from "./toolchain.ts";

export interface CompileOptions {
  /** Absolute path of the application's main module. */
  readonly app: string;
  readonly target: "machine" | "host";
  /** The ELF file or Linux program to write. For the machine X.elf comes with an X.iso. */
  readonly output: string;
  /** What the running image calls its version. */
  readonly version: string;
  /** Stages to print to standard output: "ir" (as lowered), the name of a pass (after it), "c". */
  readonly dumps: readonly string[];
  readonly optimize: "2" | "0";
  /** For stepping through: every function of the source stays one, C's variables have the source's names. */
  readonly debug?: boolean;
  /** Host: AddressSanitizer and UndefinedBehaviorSanitizer. */
  readonly sanitize: boolean;
  /** Host: libFuzzer's main instead of the program's. */
  readonly fuzz?: boolean;
  /** A file for the names that functions have in the source, as JSON pairs with those that they have in C. */
  readonly names?: string;
  /** Stops after lowering: all refusals are known, nothing is written. */
  readonly checkOnly?: boolean;
  /** Checks what the passes have made (the tests do): a problem is a bug of the compiler. */
  readonly verify?: boolean;
  /** Host: the program holds each access against the object's type, and panics where the compiler took it for another. */
  readonly checkAccesses?: boolean;
  /** Called as each stage begins. */
  readonly progress: (stage: string) => void;
}

export interface CompileResult {
  /** What was asked for is done exactly when these hold no error. */
  readonly diagnostics: Diagnostics;
}

/** The project's folder: where std/, kernel/ and runtime-c/ are. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Compiles an application. Never throws for what is wrong with the program, nor for a bug of the compiler. */
export async function compile(options: CompileOptions): Promise<CompileResult> {
  const diagnostics = new Diagnostics(process.cwd());
  try {
    await runStages(options, diagnostics);
  } catch (error) {
    if (error instanceof BuildError) diagnostics.refuse(error.refusal, null, ...error.values);
    else if (error instanceof ToolError) diagnostics.internal(error.message);
    else diagnostics.internal(error);
  }
  return { diagnostics };
}

/**
 * Does what can be done without an application: reads and checks the library, lowers the kernel and its API. Compilations that
 * follow in this process build on it. Errors are those of the library, or the compiler's own: then they would build on nothing.
 */
export function prepare(target: "machine" | "host"): CompileResult {
  const diagnostics = new Diagnostics(process.cwd());
  const loaded = loadLibrary(root, target, diagnostics);
  check(loaded, diagnostics);
  if (diagnostics.hasErrors) return { diagnostics };
  const begun = begin(loaded, loaded.kernel, root, diagnostics);
  if (loaded.kernel !== null) lowerAhead(begun, loaded.api);
  if (!diagnostics.hasErrors) loaded.library.begun = begun;
  return { diagnostics };
}

async function runStages(options: CompileOptions, diagnostics: Diagnostics): Promise<void> {
  const { progress, target, output } = options;
  progress("load");
  const loaded = load(root, options.app, target, diagnostics);
  if (loaded === null) return;

  progress("check");
  check(loaded, diagnostics);
  const name = path.basename(output, ".elf");
  if (diagnostics.hasErrors) {
    addIntegerRefusals(loaded, name, diagnostics);
    return;
  }

  progress("lower");
  let program = lower(loaded, root, name, diagnostics);
  if (diagnostics.hasErrors || options.checkOnly === true) return;
  if (options.dumps.includes("ir")) process.stdout.write(printIr(program));

  progress("passes");
  const debug = options.debug === true;
  const chosen = debug ? passes.filter(({ name }) => name !== "inline") : passes;
  program = runPasses(program, chosen, (pass, after) => {
    if (options.dumps.includes(pass)) process.stdout.write(printIr(after));
  });
  if (options.verify === true) {
    const problems = verify(program);
    if (problems.length > 0) throw new Error(`malformed intermediate representation:\n${problems.join("\n")}`);
  }

  progress("emit");
  const emitted = emit(program, options.version, debug, options.checkAccesses === true);
  const files = options.dumps.includes("c") ? printed(emitted) : emitted;

  const names = new Map(program.functions.map((fn) => [fn.cName, fn.name]));
  const shown = program.functions.filter(({ unit }) => unit !== sharedUnit);
  const displayNames = new Map(shown.map((fn) => [fn.cName, fn.name]));

  const appFolder = path.relative(root, path.dirname(options.app));
  const settings = {
    root,
    target,
    output,
    optimize: options.optimize,
    debug,
    sanitize: options.sanitize,
    fuzz: options.fuzz ?? false,
    displayNames,
    isApplication: (unit: string): boolean => unit.startsWith(appFolder),
  };
  await link(files, settings, progress);
  if (options.names !== undefined) await writeFile(options.names, JSON.stringify([...names]));

  if (target === "machine") {
    progress("iso");
    await writeIso(output, `${output.replace(/\.elf$/, "")}.iso`, path.join(root, "build/iso"));
  }
}

/** The files as they come, each printed. */
function* printed(files: Iterable<CFile>): Generator<CFile> {
  for (const file of files) {
    process.stdout.write(`// ${file.name}\n${file.text}\n`);
    yield file;
  }
}

/**
 * Only lowering knows the widths of integers, so a program that has been refused already is lowered for the 3xxx refusals
 * alone: all of them come in one run. What else lowering makes of such a program says nothing.
 */
function addIntegerRefusals(loaded: Loaded, name: string, diagnostics: Diagnostics): void {
  if (diagnostics.hasTypeErrors) return;
  const found = new Diagnostics(process.cwd());
  try {
    lower(loaded, root, name, found);
  } catch {
    // It met what it cannot lower, which has been reported.
  }
  diagnostics.addAll(found.list().filter(({ code }) => code.startsWith("INS3")));
}
