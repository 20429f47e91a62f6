// Starts the compiler from a snapshot of a process that has already read and checked the library (V8's startup
// snapshots): a build then costs what the application costs. A snapshot belongs to one state of compiler and library, so
// it never answers for anything else, and the first build after a change makes the next one.

import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import readline from "node:readline";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { CompileOptions } from "../compiler/compile.ts";
import { wantsColour } from "../compiler/diagnostics.ts";
import { root } from "./project.ts";

/** What is asked of the process that starts from the snapshot. */
export type Request = Omit<CompileOptions, "progress"> & { readonly colour: boolean };

/** What it says: a stage begins; at the end, the errors as text or null for none. */
export type Message = { readonly stage: string } | { readonly report: string | null };

const folder = path.join(root, ".cache", "compiler");
const entry = path.join(root, "scripts/compiler_snapshot_main.ts");

/** The snapshot for a target and the contents of all files that it holds, and whether it has been made. */
export function findSnapshot(target: string, contents: readonly string[]): { file: string; exists: boolean } {
  const key = createHash("sha256").update(JSON.stringify([process.version, root, contents]));
  const file = path.join(folder, `${target}-${key.digest("hex").slice(0, 32)}.blob`);
  return { file, exists: fs.existsSync(file) };
}

/** Makes a snapshot. Those of earlier states go: each is tens of MiB. */
export async function makeSnapshot(file: string, target: string): Promise<void> {
  const { build } = await import("esbuild");
  fs.mkdirSync(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await build({
    entryPoints: [entry],
    outfile: `${temporary}.cjs`,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
    // The compiler needs no more of ts-morph than the TypeScript that it carries.
    alias: { "ts-morph": "@ts-morph/common" },
    // In one file modules have no places of their own; those that ask for theirs are in compiler/.
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(path.join(root, "compiler/compile.ts")).href),
      "import.meta.dirname": JSON.stringify(path.join(root, "compiler")),
    },
  });
  await promisify(execFile)(
    process.execPath,
    ["--no-warnings", "--snapshot-blob", temporary, "--build-snapshot", `${temporary}.cjs`],
    { env: { ...process.env, NODE_OPTIONS: "", INSTAR_TARGET: target }, maxBuffer: 1 << 24 },
  );
  fs.rmSync(`${temporary}.cjs`);
  const isOld = (name: string): boolean => name.startsWith(`${target}-`) && name.endsWith(".blob");
  for (const name of fs.readdirSync(folder).filter(isOld)) fs.rmSync(path.join(folder, name), { force: true });
  fs.renameSync(temporary, file);
}

/** Compiles in a process of its own that starts from the snapshot; gives the errors as text, or null. */
export async function compileFrom(snapshot: string, options: CompileOptions): Promise<string | null> {
  const { progress, ...rest } = options;
  const request: Request = { ...rest, colour: wantsColour(process.stderr) };
  const child = spawn(process.execPath, ["--snapshot-blob", snapshot], {
    env: { ...process.env, NODE_OPTIONS: "", INSTAR_REQUEST: JSON.stringify(request) },
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  let report: string | null | undefined;
  const reader = readline.createInterface({ input: child.stdio[3] as Readable });
  reader.on("line", (line) => {
    const message = JSON.parse(line) as Message;
    if ("stage" in message) progress(message.stage);
    else report = message.report;
  });
  const status = await new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(String(signal ?? code)));
  });
  if (report === undefined) throw new Error(`the compiler ended with ${status} before it had an answer`);
  return report;
}
