// From C files to a program: clang for each unit (in parallel, objects cached by content), then ld.lld. The line table of
// stack traces is made from the linked program's debug information and put into room that was left for it.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { CFile } from "./emit.ts";
import { type Refusal, refusals } from "./refusals.ts";
import { readElf, stripElf } from "./toolchain/elf.ts";
import { buildLineTable } from "./toolchain/line_table.ts";

const run = promisify(execFile);

/** How C is compiled. */
export interface CodeOptions {
  readonly root: string;
  readonly target: "machine" | "host";
  readonly optimize: "2" | "0";
  /** The program's variables have the source's names, which may be those of C's library. */
  readonly debug?: boolean;
  /** AddressSanitizer and UndefinedBehaviorSanitizer (host). */
  readonly sanitize: boolean;
  /** Link libFuzzer's main and call the program's entry `fuzz` (host). */
  readonly fuzz?: boolean;
}

export interface LinkOptions extends CodeOptions {
  /** The program to write; its debug information goes to OUTPUT.debug beside it (machine). */
  readonly output: string;
  /** Symbol -> name in stack traces. */
  readonly displayNames: ReadonlyMap<string, string>;
  /** Units of the application: linked last, so that the code of two versions of it agrees up to there. */
  readonly isApplication: (unit: string) => boolean;
}

const clang = "clang-22";
const linker = "ld.lld-22";

/**
 * What generated C may do that hand-written C may not: refs of different struct types meet (the IR has checked them);
 * variables, functions and labels of the source may be unused; constant operands may wrap.
 */
const generatedWarnings = [
  "-Wall",
  "-Werror",
  "-Wno-incompatible-pointer-types",
  "-Wno-compare-distinct-pointer-types",
  "-Wno-pointer-type-mismatch",
  "-Wno-unused-variable",
  "-Wno-unused-but-set-variable",
  "-Wno-unused-function",
  "-Wno-unused-const-variable",
  "-Wno-unused-value",
  "-Wno-unused-label",
  "-Wno-unreachable-code",
  "-Wno-literal-range",
  "-Wno-tautological-compare",
  "-Wno-self-assign",
  "-Wno-parentheses-equality",
  "-Wno-string-plus-int",
  // Constant operands: wrapping, and checks that are known to fail.
  "-Wno-integer-overflow",
  "-Wno-xor-used-as-pow",
  "-Wno-constant-conversion",
  "-Wno-shift-count-overflow",
  "-Wno-division-by-zero",
  "-Wno-implicit-const-int-float-conversion",
  "-Wno-infinite-recursion",
];

/**
 * What lies in the heap is always accessed as the same scalar type (references are one type, a `value` may be any), so
 * that storing a number leaves a reference alone. Arrays' headers and settled fields have types of their own
 * (runtime-c/object.h). Structs say nothing: an object is accessed as what it inherits from, and as another with a field at
 * the same offset.
 */
const typedAccess = ["-fstrict-aliasing", "-Xclang", "-no-struct-path-tbaa", "-Xclang", "-no-pointer-tbaa"];

/** Clang knows the functions of C's library by itself. */
const ownNames = ["-fno-builtin"];

const commonFlags = [
  "-std=gnu23",
  "-gdwarf-5",
  "-fwrapv",
  "-fno-strict-aliasing",
  "-fno-delete-null-pointer-checks", // an access through null throws
  "-fno-omit-frame-pointer",
  "-mno-omit-leaf-frame-pointer",
  "-fno-optimize-sibling-calls", // traces show every caller
  "-ffunction-sections",
  "-fdata-sections",
  "-fno-math-errno",
  "-ffp-contract=off",
  "-fno-asynchronous-unwind-tables",
  "-ffile-compilation-dir=.",
];

const machineFlags = [
  "--target=x86_64-unknown-none-elf",
  "-ffreestanding",
  "-mcmodel=kernel",
  "-mno-red-zone",
  "-fno-pic",
  "-fno-stack-protector",
  "-DRT_TARGET_MACHINE",
  // Image size: what does not pay on hot paths.
  "-mllvm",
  "-align-all-functions=1",
  "-falign-loops=1",
  "-mllvm",
  "-inline-threshold=80",
  "-mllvm",
  "-inlinehint-threshold=225", // of clang's 325: 10 KiB of examples/web, 0.8 % more instructions a request
];

const hostFlags = [
  // Loops that lie across two lines of the cache have made a program half as slow again.
  "-falign-loops=32",
  // Checks and barriers weigh more in clang's eyes than the processor takes for them.
  "-mllvm",
  "-inlinehint-threshold=600",
  "-fno-pie",
  "-D_GNU_SOURCE",
  "-DRT_TARGET_HOST",
];

function targetFlags(options: CodeOptions): string[] {
  const flags = [...commonFlags, `-O${options.optimize}`];
  if (options.target === "machine") {
    // Where variables are would take clang an eighth longer, and most are optimised out of an image.
    return [...flags, options.debug === true ? "-g" : "-gline-tables-only", ...machineFlags];
  }
  flags.push("-g", ...hostFlags);
  if (options.sanitize)
    flags.push(
      "-fsanitize=address,undefined",
      "-fno-sanitize=function,alignment,null", // an access through null throws
      "-fno-sanitize-recover=all",
      "-fsanitize-address-use-after-return=never",
    );
  if (options.fuzz) flags.push("-fsanitize=fuzzer-no-link", "-DRT_NO_MAIN");
  return flags;
}

interface Source {
  readonly name: string;
  readonly file: string;
  readonly flags: readonly string[];
  readonly text: string | Uint8Array;
  readonly order: number;
}

/** Compiles the runtime's C, which every program needs, ahead of the first one. */
export async function compileRuntime(options: CodeOptions): Promise<void> {
  // A processor is left for what else the build does meanwhile.
  const compilation = await Compilation.begin(options, Math.max(1, availableParallelism() - 1));
  for (const source of await runtimeSources(options)) await compilation.add(source);
  await compilation.finish();
}

/**
 * Compiles and links; throws ToolError with the tool's output when one fails, and BuildError when it cannot run. Each file
 * is compiled as soon as `files` gives it; "clang" is the stage from the last one on.
 */
export async function link(
  files: Iterable<CFile>,
  options: LinkOptions,
  progress: (stage: string) => void,
): Promise<void> {
  const build = path.join(options.root, "build");
  const generated = path.join(build, "c", path.basename(options.output));
  await mkdir(generated, { recursive: true });

  const compilation = await Compilation.begin(options, Math.max(2, availableParallelism()));
  for (const file of files) await compilation.add(await generatedSource(file, generated, options));
  progress("clang");
  // Last: compileRuntime may be at it, in another process.
  for (const source of await runtimeSources(options)) await compilation.add(source);
  const inputs = await compilation.finish();
  progress("link");

  const key = hash([
    compilation.flags.join(" "),
    ...inputs,
    ...(await linkInputs(options)),
    ...[...options.displayNames].flat(),
  ]);
  const finished = path.join(build, "links", key);
  if (await exists(finished)) {
    await deliver(options, finished);
    return;
  }
  await mkdir(path.dirname(finished), { recursive: true });
  const { linked, program } = await linkWithTable(inputs, finished, options, compilation);
  if (options.target === "machine") await rename(linked, `${finished}.debug`);
  else await rm(linked);
  const temporary = `${finished}.${process.pid}`;
  await writeFile(temporary, program, { mode: 0o755 });
  await rename(temporary, finished);
  await deliver(options, finished);
}

/** Links, and puts the line table into the room left for it; `linked` has all symbols, `program` what is delivered. */
async function linkWithTable(
  inputs: readonly string[],
  finished: string,
  options: LinkOptions,
  { flags, objects }: Compilation,
): Promise<{ readonly linked: string; readonly program: Uint8Array }> {
  const linked = `${finished}.${process.pid}.linked`;
  for (let room = tableRoom(options.displayNames); ;) {
    await linkOnce([...inputs, await compileRoom(room, flags, objects, options.root)], linked, options);
    const bytes = await readFile(linked);
    const table = buildLineTable(bytes, options.displayNames);
    if (table.length > room) {
      room = table.length;
      continue;
    }
    const section = readElf(bytes).section(".rt_lines");
    if (section === null) throw new Error("the program has no section .rt_lines");
    section.bytes.set(table);
    await writeFile(linked, bytes, { mode: 0o755 });
    return { linked, program: options.target === "machine" ? stripElf(bytes, table.length) : bytes };
  }
}

/**
 * How much room is left for the line table, in bytes: by the number of functions, in large steps, so that little changes
 * move nothing. It is memory of the machine, not of the file.
 */
function tableRoom(displayNames: ReadonlyMap<string, string>): number {
  return Math.ceil((displayNames.size * 32) / 0x10000) * 0x10000;
}

/** Copies what is linked to where it was asked for; throws BuildError where nothing can be written. */
async function deliver(options: LinkOptions, finished: string): Promise<void> {
  const { output } = options;
  const files = [{ from: finished, to: output, mode: 0o755 }];
  if (options.target === "machine") files.push({ from: `${finished}.debug`, to: `${output}.debug`, mode: 0o644 });
  for (const { from, to, mode } of files) {
    const bytes = await readFile(from);
    try {
      await mkdir(path.dirname(to), { recursive: true });
      await writeFile(to, bytes, { mode });
    } catch (error) {
      throw isSystemError(error) ? new BuildError(refusals.unwritable, [to, error.message]) : error;
    }
  }
}

/** A clang or lld run that failed. */
export class ToolError extends Error {}

/** What stands in a build's way on the computer that builds: refused, for it is no bug of the compiler's. */
export class BuildError extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly values: readonly string[],
  ) {
    super(refusal.title);
  }
}

/** Runs a program; throws BuildError when there is none of that name, and ToolError with its output when it fails. */
export async function tool(command: string, args: readonly string[], cwd = process.cwd()): Promise<void> {
  try {
    await run(command, [...args], { cwd, maxBuffer: 1 << 26 });
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") throw new BuildError(refusals.missingTool, [command]);
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new ToolError(`${command} failed:\n${output}`);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

// --- Sources --------------------------------------------------------------------------------------------------------

async function runtimeSources(options: CodeOptions): Promise<Source[]> {
  const sources: Source[] = [];
  for (const folder of ["runtime-c", `runtime-c/${options.target}`]) {
    for (const name of (await readdir(path.join(options.root, folder))).sort()) {
      if (!/\.(c|S)$/.test(name) || /[._]test\.c$/.test(name)) continue;
      const file = `${folder}/${name}`;
      const text = await readFile(path.join(options.root, file));
      const flags = ["-Wall", "-Wextra", "-Werror"];
      if (options.optimize === "2" && isCold(text.toString())) flags.push("-Os");
      sources.push({ name: file, file, flags, text, order: 0 });
    }
  }
  return sources;
}

/** Does the comment that opens a C file mark it as rarely run? It is then compiled for size. */
function isCold(text: string): boolean {
  return /^(\/\/.*\n)*\/\/ @cold\n/.test(text);
}

async function generatedSource({ name, unit, text }: CFile, folder: string, options: LinkOptions): Promise<Source> {
  const file = path.join(folder, name);
  if ((await readFile(file, "utf8").catch(() => null)) !== text) await writeFile(file, text);
  // program.c changes with the application.
  const order = unit === "" || options.isApplication(unit) ? 2 : 1;
  const flags = [...generatedWarnings, ...typedAccess, ...(options.debug === true ? ownNames : [])];
  return { name, file: path.relative(options.root, file), flags, text, order };
}

async function headersHash(options: CodeOptions): Promise<string> {
  const texts: (string | Uint8Array)[] = [];
  for (const folder of ["runtime-c", `runtime-c/${options.target}`])
    for (const name of (await readdir(path.join(options.root, folder))).sort())
      if (name.endsWith(".h")) texts.push(name, await readFile(path.join(options.root, folder, name)));
  return hash(texts);
}

// --- Compiling ------------------------------------------------------------------------------------------------------

/** Sources on their way to objects, some at a time; from the cache where the same text was compiled the same way before. */
class Compilation {
  private readonly results: { readonly order: number; readonly object: string }[] = [];
  private readonly waiting: { readonly source: Source; readonly object: string }[] = [];
  private readonly running = new Set<Promise<void>>();
  private failure: unknown = null;

  private constructor(
    private readonly root: string,
    readonly flags: readonly string[],
    private readonly headers: string,
    readonly objects: string,
    private readonly processes: number,
  ) {}

  static async begin(options: CodeOptions, processes: number): Promise<Compilation> {
    const objects = path.join(options.root, "build/objects");
    await mkdir(objects, { recursive: true });
    return new Compilation(options.root, targetFlags(options), await headersHash(options), objects, processes);
  }

  /** Returns when the source has been noted; what it needs of clang goes on beside the caller. */
  async add(source: Source): Promise<void> {
    const key = hash([
      this.flags.join(" "),
      source.flags.join(" "),
      this.headers,
      source.file.replace(/^build\/c\/[^/]*/, ""),
      source.text,
    ]);
    const object = path.join(this.objects, `${key}.o`);
    this.results.push({ order: source.order, object });
    if (await exists(object)) return;
    this.waiting.push({ source, object });
    // The longest first: no long one is left for the end.
    this.waiting.sort((a, b) => b.source.text.length - a.source.text.length);
    this.start();
  }

  /** The objects, in the order in which they are linked; throws what went wrong first. */
  async finish(): Promise<string[]> {
    while (this.running.size > 0) await Promise.race(this.running);
    if (this.failure !== null) throw this.failure;
    return [...this.results].sort((a, b) => a.order - b.order).map(({ object }) => object);
  }

  private start(): void {
    while (this.running.size < this.processes && this.failure === null) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const one = compileOne(next.source, this.flags, next.object, this.root)
        .catch((error: unknown) => {
          this.failure ??= error;
        })
        .then(() => {
          this.running.delete(one);
          this.start();
        });
      this.running.add(one);
    }
  }
}

async function compileOne(source: Source, flags: readonly string[], object: string, root: string): Promise<void> {
  const temporary = `${object}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await tool(clang, [...flags, ...source.flags, "-Iruntime-c", "-c", source.file, "-o", temporary], root);
  // The cache must never hold the object of another text: a second build of the same name writes the same C files.
  if (!(await readFile(path.join(root, source.file))).equals(Buffer.from(source.text))) {
    await rm(temporary);
    throw new BuildError(refusals.disturbed, [source.file]);
  }
  await rename(temporary, object);
}

/** The object that holds the room for the line table. */
async function compileRoom(room: number, flags: readonly string[], objects: string, root: string): Promise<string> {
  // Writable on the host, so that it stands behind the code there too; the machine's linker script puts it last.
  const text = `.section .rt_lines,"aw",@progbits
.balign 16
.globl rt_line_table
rt_line_table: .skip ${room}
.section .note.GNU-stack,"",@progbits
`;
  const key = hash([flags.join(" "), text]);
  const object = path.join(objects, `${key}.o`);
  if (await exists(object)) return object;
  // Another process may be making the same one.
  const own = `${object}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const source = `${own}.S`;
  await writeFile(source, text);
  await tool(clang, [...flags.filter((flag) => flag.startsWith("--target")), "-c", source, "-o", own], root);
  await rename(own, object);
  await rm(source);
  return object;
}

// --- Linking --------------------------------------------------------------------------------------------------------

async function linkOnce(inputs: readonly string[], output: string, options: LinkOptions): Promise<void> {
  if (options.target === "machine") {
    const flags = [
      "-T",
      "runtime-c/machine/link.ld",
      "--gc-sections",
      "--nmagic", // no gaps between the segments: loaders copy them
      "-z",
      "noexecstack",
      "--build-id=none",
      "--icf=all", // instances of generics over objects are often the same code
    ];
    return tool(linker, [...flags, "-o", output, ...inputs], options.root);
  }
  // Alone, a program starts sooner, and holds 1.1 MiB less than with the shared libraries that sanitizers need.
  const libraries = options.sanitize || options.fuzz ? "-no-pie" : "-static";
  const flags = [libraries, "-fuse-ld=lld", "-Wl,--gc-sections", "-Wl,--build-id=none"];
  flags.push("-Wl,--defsym=rt_text_start=__executable_start", "-Wl,--defsym=rt_text_end=etext", "-lm");
  if (options.sanitize)
    flags.push(`-fsanitize=${options.fuzz ? "fuzzer," : ""}address,undefined`, "-fno-sanitize=function");
  else if (options.fuzz) flags.push("-fsanitize=fuzzer");
  return tool(clang, [...inputs, ...flags, "-o", output], options.root);
}

/** What a link depends on besides its objects: the linker script, and how the line table is made. */
async function linkInputs(options: LinkOptions): Promise<string[]> {
  const own = path.join(import.meta.dirname, "toolchain");
  const files = (await readdir(own)).sort().map((name) => path.join(own, name));
  if (options.target === "machine") files.push(path.join(options.root, "runtime-c/machine/link.ld"));
  return Promise.all([path.join(import.meta.dirname, "toolchain.ts"), ...files].map((file) => readFile(file, "utf8")));
}

function hash(parts: readonly (string | Uint8Array)[]): string {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(String(part.length)).update(":").update(part);
  return digest.digest("hex").slice(0, 32);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
