// A host program as a process: what others see of it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { root } from "../../scripts/project.ts";
import { buildHostProgram } from "../compiler/host_program.ts";

const endless = `
console.log("begins");
for (let count = 0; count >= 0; ) count = (count + 1) % 1000;
`;

const listening = `
const waiting = setInterval(() => {}, 1000);
process.on("SIGUSR2", (name, number) => console.log(name, number));
process.once("SIGINT", () => console.log("once"));
process.on("SIGTERM", (name: string) => {
  console.log(name, process.listenerCount("SIGINT"));
  clearInterval(waiting);
});
process.on("exit", (code) => console.log("exit", code));
process.stderr.write("listening\\n");
`;

/** The frames of the program's own functions, with their lines; those without a name as such. */
function framesOf(text: string): string[] {
  const frames = [...text.matchAll(/^ {4}at (?:(.*) \()?.*traces\.ts:(\d+)(?::\d+)?\)?(?: \{)?$/gm)];
  const isNamed = (name: string): boolean => !/<anonymous>|^module$|^attempts$/.test(name);
  return frames.map(([, name = "", line]) => `${isNamed(name) ? name : ""} ${line}`);
}

interface Told {
  readonly printed: string;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Sends a program signals, one after the other, once it listens. */
async function told(program: string, args: readonly string[], signals: readonly NodeJS.Signals[]): Promise<Told> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], cwd: root });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<Told>((resolve) =>
    child.on("close", (status, signal) => resolve({ printed, status, signal })),
  );
  await new Promise((resolve) => child.stderr.once("data", resolve));
  for (const signal of signals) {
    child.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return ended;
}

describe("a host program", function () {
  this.timeout(120_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-process-"));
  after(() => fs.rmSync(scratch, { recursive: true }));

  async function built(app: string): Promise<string> {
    const output = path.join(scratch, path.basename(app, ".ts"));
    await buildHostProgram(app, output);
    return output;
  }

  it("shows what it has printed when somebody ends it", async () => {
    const app = path.join(scratch, "endless.ts");
    fs.writeFileSync(app, endless);
    const child = spawn(await built(app), { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    setTimeout(() => child.kill("SIGTERM"), 1000);
    const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
    assert.equal(signal, "SIGTERM");
    assert.equal(printed, "begins\n");
  });

  it("tells of the signals that it listens to, as Node does", async () => {
    const app = path.join(scratch, "listening.ts");
    fs.writeFileSync(app, listening);
    const program = await built(app);
    const sent: NodeJS.Signals[] = ["SIGUSR2", "SIGINT", "SIGUSR2", "SIGTERM"];
    const expected = "SIGUSR2 12\nonce\nSIGUSR2 12\nSIGTERM 0\nexit 0\n";
    assert.deepEqual(await told(program, [], sent), { printed: expected, status: 0, signal: null });
    assert.deepEqual(await told(process.execPath, ["--import", "tsx", app], sent), {
      printed: expected,
      status: 0,
      signal: null,
    });
    // Nobody listens any more: the second one ends the program.
    const twice = await told(program, [], ["SIGINT", "SIGINT"]);
    assert.deepEqual(twice, { printed: "once\n", status: null, signal: "SIGINT" });
  });

  it("has Node's stack traces when it is optimised", async () => {
    const app = path.join(root, "test/machine/programs/traces.ts");
    const output = path.join(scratch, "traces");
    await buildHostProgram(app, output, { optimize: "2" });
    const compiled = spawnSync(output, { encoding: "utf8", timeout: 60_000 });
    const tsx = ["--import", "tsx", app];
    const node = spawnSync(process.execPath, tsx, { encoding: "utf8", timeout: 60_000, cwd: root });
    assert.deepEqual(framesOf(compiled.stdout), framesOf(node.stdout));
    assert.equal(framesOf(compiled.stdout).length, 21);
    const uncaught = framesOf(compiled.stderr);
    assert.deepEqual(uncaught, framesOf(node.stderr));
    assert.deepEqual(uncaught.slice(0, 2), ["fail 32", "half 42"]);
  });

  it("can catch that memory is exhausted, however it comes to it", async () => {
    const program = await built(path.join(root, "test/machine/programs/exhausted_memory.ts"));
    const env = { ...process.env, INSTAR_HEAP_MIB: "32" };
    const { stdout, status } = spawnSync(program, { encoding: "utf8", timeout: 60_000, env });
    assert.equal(status, 0);
    assert.equal(stdout.match(/: Out of memory$/gm)?.length, 14);
    assert.match(stdout, /^and on it goes$/m);
  });
});
