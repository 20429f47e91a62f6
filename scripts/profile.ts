// Runs a Linux program and says where its time went: the samples that its runtime takes (runtime-c/host/profile.c) become
// stacks of TypeScript functions and lines by the program's debug information.

import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { drawFlameGraph, type Frame } from "./flame_graph.ts";
import { root } from "./project.ts";

/** Runs a program in the terminal; gives its exit status. */
export async function runProgram(program: string, environment: Record<string, string> = {}): Promise<number> {
  const child = spawn(program, [], { stdio: "inherit", env: { ...process.env, ...environment } });
  // Ctrl-C reaches the program through the terminal; this process waits for it.
  const wait = (): void => {};
  const pass = (): void => void child.kill("SIGTERM");
  process.on("SIGINT", wait);
  process.on("SIGTERM", pass);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status, signal) => resolve(status ?? 128 + os.constants.signals[signal!]));
    });
  } finally {
    process.off("SIGINT", wait);
    process.off("SIGTERM", pass);
  }
}

/** Runs a program, writes the flame graph of the processor time that it took, and gives its exit status. */
export async function profileProgram(program: string, namesFile: string, picture: string): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-profile-"));
  try {
    const samples = path.join(folder, "samples");
    const status = await runProgram(program, { INSTAR_PROFILE: samples });
    const names = new Map(JSON.parse(fs.readFileSync(namesFile, "utf8")) as [string, string][]);
    const stacks = fs.existsSync(samples) ? stacksOf(program, fs.readFileSync(samples), names) : [];
    fs.mkdirSync(path.dirname(picture), { recursive: true });
    fs.writeFileSync(picture, drawFlameGraph(`${path.basename(program)}: ${stacks.length} samples`, stacks));
    console.error(`${path.relative(process.cwd(), picture)}: ${stacks.length} samples`);
    return status;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The stacks of the samples, each from the outermost frame on. */
function stacksOf(program: string, bytes: Buffer, names: ReadonlyMap<string, string>): Frame[][] {
  const samples: bigint[][] = [];
  for (let at = 0; at < bytes.length;) {
    const count = Number(bytes.readBigUInt64LE(at));
    // A call's return address may belong to the statement after it: the call is before it.
    samples.push(
      Array.from({ length: count }, (_, index) => bytes.readBigUInt64LE(at + 8 + index * 8) - (index > 0 ? 1n : 0n)),
    );
    at += 8 + count * 8;
  }
  const places = framesAt(program, new Set(samples.flat()), names);
  return samples.map((sample) => sample.flatMap((address) => places.get(address)!).reverse());
}

/** What llvm-symbolizer says of an address. */
interface Symbolized {
  readonly Address: string;
  readonly Symbol?: readonly { readonly FunctionName: string; readonly FileName: string; readonly Line: number }[];
}

/** The functions at each address, the innermost first: those that were built into their callers have frames too. */
function framesAt(
  program: string,
  addresses: ReadonlySet<bigint>,
  names: ReadonlyMap<string, string>,
): Map<bigint, Frame[]> {
  const output = execFileSync(
    "llvm-symbolizer-22",
    [`--obj=${program}`, "--output-style=JSON", "--functions=linkage", "--inlines"],
    { input: [...addresses].map((address) => `0x${address.toString(16)}\n`).join(""), maxBuffer: 1 << 28, cwd: root },
  );
  const frames = new Map<bigint, Frame[]>();
  for (const line of output.toString().split("\n").filter(Boolean)) {
    const { Address, Symbol = [] } = JSON.parse(line) as Symbolized;
    const known = Symbol.filter(({ FunctionName }) => FunctionName !== "");
    const found = known.filter(({ FunctionName }) => !startFunctions.has(FunctionName));
    const frame = ({ FunctionName, FileName, Line }: (typeof found)[number]): Frame => ({
      name: names.get(FunctionName) ?? FunctionName,
      file: path.relative(root, path.resolve(root, FileName)),
      line: Line,
    });
    const outside: Frame[] = [{ name: "(C library)", file: "", line: 0 }];
    frames.set(BigInt(Address), known.length === 0 ? outside : found.map(frame));
  }
  return frames;
}

/** What every stack begins with. */
const startFunctions: ReadonlySet<string> = new Set(["main", "_start", "rt_main", "rt_program_run"]);
