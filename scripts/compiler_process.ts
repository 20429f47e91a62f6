// Runs the compiler in a process of its own, from a snapshot of one that has already read and checked the library and
// lowered the kernel (V8's startup snapshots): a build then costs what the application costs. A snapshot belongs to one
// state of compiler and library, so it never answers for anything else. Without one the process begins from nothing.

import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import readline from "node:readline";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Plugin } from "esbuild";
import type { CompileOptions } from "../compiler/compile.ts";
import { wantsColour } from "../compiler/diagnostics.ts";
import { fingerprints, libraryInputs } from "./manifest.ts";
import { root } from "./project.ts";

/** What is asked of the process. */
export type Request = Omit<CompileOptions, "progress"> & { readonly colour: boolean };

/** What it says: a stage begins; at the end, the errors as text or null for none. */
export type Message = { readonly stage: string } | { readonly report: string | null };

/** Beside the packages, because it is made with them (scripts/make_snapshot.ts): removing build/ does not remove it. */
export const snapshotFolder = path.join(root, "node_modules/.cache/instar");

const entry = path.join(root, "scripts/compiler_process_main.ts");

/** Snapshots of one folder's compiler for one target; node_modules may be shared by several folders. */
const prefixFor = (target: string): string => `${target}-${digest(root).slice(0, 8)}-`;

/**
 * Room for young objects, and for all, so that few collections interrupt a build. A snapshot is only taken by a process with
 * the same flags.
 */
const engineFlags = ["--min-semi-space-size=64", "--max-semi-space-size=64", "--initial-old-space-size=512"];

/** What a snapshot holds of what builds have in common: all but the runtime's C. */
const heldInputs = ["compiler", "std", "kernel", "liveupdate", "scripts", "package-lock.json"];

/** Where the snapshot for a target is kept, by the contents of all that it holds. */
export function snapshotFor(target: string, inputs = fingerprints(libraryInputs(root))): string {
  const contents = libraryInputs(root)
    .map((file) => [path.relative(root, file), inputs[file]!.digest])
    .filter(([name]) => heldInputs.includes(name!.split(path.sep)[0]!));
  const key = digest(JSON.stringify([process.version, contents]));
  return path.join(snapshotFolder, `${prefixFor(target)}${key.slice(0, 32)}.blob`);
}

/**
 * Is it time to make a snapshot? Only when a state has been built before: making one takes longer than it saves a
 * build, and a compiler that is being worked on changes with each.
 */
export function isWanted(file: string): boolean {
  const note = `${file}.wanted`;
  if (fs.existsSync(note)) return true;
  fs.mkdirSync(snapshotFolder, { recursive: true });
  fs.writeFileSync(note, "");
  return false;
}

/** The compiler needs no more of ts-morph than the TypeScript that it carries. */
const typescriptOnly: Plugin = {
  name: "typescript-only",
  setup(build) {
    build.onResolve({ filter: /^ts-morph$/ }, () => ({ path: "ts-morph", namespace: "typescript-only" }));
    build.onLoad({ filter: /./, namespace: "typescript-only" }, () => ({
      contents: 'exports.ts = require("@ts-morph/common/dist/typescript.js");',
      resolveDir: root,
    }));
  },
};

/** Makes a snapshot. Those of earlier states go: each is tens of MiB. */
export async function makeSnapshot(file: string, target: string): Promise<void> {
  const { build } = await import("esbuild");
  fs.mkdirSync(snapshotFolder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await build({
    entryPoints: [entry],
    outfile: `${temporary}.cjs`,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
    plugins: [typescriptOnly],
    // In one file modules have no places of their own; those that ask for theirs are in compiler/.
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(path.join(root, "compiler/compile.ts")).href),
      "import.meta.dirname": JSON.stringify(path.join(root, "compiler")),
    },
  });
  await promisify(execFile)(
    process.execPath,
    ["--no-warnings", ...engineFlags, "--snapshot-blob", temporary, "--build-snapshot", `${temporary}.cjs`],
    { env: { ...process.env, NODE_OPTIONS: "", INSTAR_TARGET: target }, maxBuffer: 1 << 24 },
  );
  fs.rmSync(`${temporary}.cjs`);
  const isOld = (name: string): boolean =>
    name.startsWith(prefixFor(target)) && !name.includes(path.basename(temporary));
  for (const name of fs.readdirSync(snapshotFolder).filter(isOld))
    fs.rmSync(path.join(snapshotFolder, name), { force: true });
  fs.renameSync(temporary, file);
}

/** Compiles in a process that starts from the snapshot, or from nothing; gives the errors as text, or null. */
export async function compileInProcess(snapshot: string | null, options: CompileOptions): Promise<string | null> {
  const { progress, ...rest } = options;
  const request: Request = { ...rest, colour: wantsColour(process.stderr) };
  const args =
    snapshot === null ? ["--import", import.meta.resolve("tsx"), entry] : [...engineFlags, "--snapshot-blob", snapshot];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: "", INSTAR_REQUEST: JSON.stringify(request) },
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const messages = child.stdio[3] as Readable;
  try {
    return await new Promise<string | null>((resolve, reject) => {
      readline.createInterface({ input: messages }).on("line", (line) => {
        const message = JSON.parse(line) as Message;
        if ("stage" in message) progress(message.stage);
        else resolve(message.report);
      });
      child.on("error", reject);
      child.on("close", (code, signal) =>
        reject(new Error(`the compiler ended with ${signal ?? code} before it had an answer`)),
      );
    });
  } finally {
    // When it has answered it has only its heap to take apart, for which nobody has to wait.
    messages.destroy();
    child.unref();
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
