// Runs the checks and all tests, one step after another, and ends with one line that counts them. Arguments choose
// mocha's files instead: `npm test -- test/compiler/rejected.test.ts`.

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { clangFormatCommand } from "./format.ts";
import { root } from "./project.ts";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Mocha counts its tests; another program is one test. */
  readonly isMocha?: boolean;
}

const bin = (name: string): string => path.join(root, "node_modules/.bin", name);

/** Every mocha file: beside the code it tests, or under test/ where it boots a machine or crosses parts. */
function testFiles(): string[] {
  const files: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(name);
      else if (entry.name.endsWith(".test.ts")) files.push(name);
    }
  };
  // The *.test.ts of library, kernel and live update are programs that test/units.test.ts runs.
  for (const folder of ["compiler", "scripts", "test"]) {
    if (fs.existsSync(path.join(root, folder))) visit(folder);
  }
  // What boots machines comes last: a broken compiler shows in seconds.
  const rank = (file: string): number => (file.startsWith("test/machine") ? 1 : 0);
  return files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Groups of steps, one group after another; the steps of a group run side by side. */
function steps(chosen: readonly string[]): Step[][] {
  const mocha = (name: string, files: readonly string[]): Step => ({
    name,
    command: [bin("mocha"), "--config", path.join(root, "test/mocharc.json"), ...files],
    isMocha: true,
  });
  if (chosen.length > 0) return [[mocha("tests", chosen)]];
  const files = testFiles();
  const isMachine = (file: string): boolean => file.startsWith("test/machine");
  const isPrograms = (file: string): boolean => file === "test/compiler/programs.test.ts";
  return [
    [{ name: "format", command: [bin("prettier"), "--check", "--log-level", "warn", "."] }],
    [{ name: "format of C", command: clangFormatCommand(["--dry-run", "--Werror"]) }],
    [{ name: "types: compiler, scripts, tests", command: [bin("tsc"), "-p", "tsconfig.tools.json"] }],
    [{ name: "types: library, kernel, examples", command: [bin("tsc"), "-p", "tsconfig.json"] }],
    [{ name: "lint", command: [bin("eslint"), "--max-warnings", "0", "."] }],
    // A compilation is the work of one processor most of the time, and half of all tests are programs to compile.
    [
      mocha("programs", files.filter(isPrograms)),
      mocha(
        "other tests",
        files.filter((file) => !isPrograms(file) && !isMachine(file)),
      ),
    ],
    // Machines have deadlines to keep.
    [mocha("machines", files.filter(isMachine))],
  ];
}

/** Runs the steps of a group side by side: what the first prints is seen at once, that of the others when they end. */
async function runGroup(group: readonly Step[]): Promise<Counts[]> {
  return Promise.all(
    group.map(async (step, index) => {
      if (index === 0) return runStep(step, (text) => void process.stdout.write(text));
      const printed: (string | Buffer)[] = [];
      const counts = await runStep(step, (text) => void printed.push(text));
      printed.forEach((text) => process.stdout.write(text));
      return counts;
    }),
  );
}

async function runStep(step: Step, print: (text: string | Buffer) => void): Promise<Counts> {
  const [program, ...args] = step.command;
  print(`\n== ${step.name}\n`);
  const child = spawn(program!, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let tail = "";
  child.stdout.on("data", (chunk: Buffer) => {
    print(chunk);
    if (step.isMocha === true) tail = (tail + chunk.toString("utf8")).slice(-1_000_000);
  });
  const status = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      print(`${error.message}\n`);
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  const hasFailed = status !== 0;
  if (step.isMocha !== true) return { passed: hasFailed ? 0 : 1, failed: hasFailed ? 1 : 0, skipped: 0 };
  const count = (word: string): number => Number(new RegExp(`^\\s*(\\d+) ${word}`, "m").exec(tail)?.[1] ?? 0);
  const failed = count("failing");
  return { passed: count("passing"), failed: hasFailed ? Math.max(1, failed) : failed, skipped: count("pending") };
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const started = performance.now();
for (const group of steps(process.argv.slice(2))) {
  (await runGroup(group)).forEach((counts, index) => {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (counts.failed > 0) failures.push(group[index]!.name);
  });
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(
  `\n${failures.length === 0 ? "all steps passed" : `failed: ${failures.join("; ")}`} in ${minutes} min\n`,
);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
