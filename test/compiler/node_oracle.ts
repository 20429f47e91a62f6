// Runs a TypeScript program under Node with nothing changed but its types removed: the result every compiled program is
// compared with.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { ts } from "ts-morph";
import { root } from "../../scripts/project.ts";

export interface Outcome {
  readonly stdout: string;
  /** Exit status; null when the program was ended by a signal. */
  readonly status: number | null;
  /** Shown when something differs; traces are not compared. */
  readonly stderr: string;
}

const shim = path.join(root, "test/compiler/node_shim.mjs");
const relativeImport = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.ts)["']/g;

/** Runs the program `entry` in `scratch` under Node. */
export function runUnderNode(entry: string, scratch: string, timeoutMs = 20_000, input = ""): Outcome {
  const done = new Set<string>();
  const base = path.dirname(entry);
  const place = (file: string): string =>
    path.join(scratch, "node", path.relative(base, file).replaceAll("../", "up/").replace(/\.ts$/, ".mjs"));
  const transpile = (file: string): void => {
    if (done.has(file)) return;
    done.add(file);
    const text = fs.readFileSync(file, "utf8");
    for (const match of text.matchAll(relativeImport)) transpile(path.resolve(path.dirname(file), match[1]!));
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        useDefineForClassFields: true,
        experimentalDecorators: false,
      },
      fileName: file,
    });
    const target = place(file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, outputText.replace(/(["']\.{1,2}\/[^"']+)\.ts(["'])/g, "$1.mjs$2"));
  };
  transpile(entry);
  return run(process.execPath, ["--stack-size=900", "--import", shim, place(entry)], timeoutMs, input);
}

/** Runs a program to its end, `input` being its standard input, and collects what it prints. */
export function run(program: string, args: readonly string[], timeoutMs: number, input = ""): Outcome {
  const result = spawnSync(program, args, {
    encoding: "utf8",
    input,
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TZ: "UTC", NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  return { stdout: result.stdout ?? "", status: result.status, stderr: result.stderr ?? "" };
}
