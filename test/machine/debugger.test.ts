// gdb and lldb on programs built with --debug: lines of TypeScript, variables by their names, values as their author knows
// them; on a Linux program, and on the machine through QEMU's port.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildImage } from "../../scripts/build_image.ts";
import { debugFile, debuggerScripts } from "../../scripts/debugger.ts";
import { findApplication, root, type Target } from "../../scripts/project.ts";
import { freePort } from "../../scripts/qemu.ts";
import { Machine } from "./harness.ts";

const source = path.join(root, "test/machine/programs/debugged.ts");
const lines = fs.readFileSync(source, "utf8").split("\n");

/** "debugged.ts:N" of the line that holds this text. */
function at(text: string): string {
  return `debugged.ts:${lines.findIndex((line) => line.includes(text)) + 1}`;
}

async function run(command: string, args: readonly string[], timeoutMs: number): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs, killSignal: "SIGKILL" });
  let text = "";
  child.stdout.on("data", (part: Buffer) => (text += part.toString()));
  child.stderr.on("data", (part: Buffer) => (text += part.toString()));
  await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return text;
}

async function gdb(program: string, commands: readonly string[]): Promise<string> {
  const script = commands.flatMap((command) => ["-ex", command]);
  return run("gdb", ["-nx", "-batch", "-x", debuggerScripts.gdb, program, ...script], 120_000);
}

function assertShows(output: string, expected: readonly string[]): void {
  for (const text of expected) assert.ok(output.includes(text), `no "${text}" in:\n${output}`);
}

describe("debuggers", function () {
  this.timeout(600_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-debugger-"));
  after(() => fs.rmSync(folder, { recursive: true }));

  async function build(target: Target): Promise<string> {
    const output = path.join(folder, target === "machine" ? "debugged.elf" : "debugged");
    const result = await buildImage({ application: findApplication(source), target, output, debug: true });
    assert.ok(result.ok, result.ok ? "" : result.report);
    return debugFile(result.program, target);
  }

  it("gdb shows lines, frames and variables of a Linux program", async () => {
    const output = await gdb(await build("host"), [
      `break ${at("text += part")} if i == 1`,
      "run",
      "backtrace",
      "info locals",
      "print this",
      "next",
      "next",
      "delete",
      `break ${at("sum += count.length")}`,
      "continue",
      "info locals",
      "next",
      "info locals",
      "print list",
      "print free",
      "delete",
      `break ${at("steps += 7")} if *steps == 7`,
      "continue",
      "print steps",
      "print task",
      "print shapes",
      "print big",
      "print mixed",
    ]);
    assertShows(output, [
      `#0  Animal.speak (this=Animal { name: "dog", legs: 4 }, times=2) at test/machine/programs/${at("text += part")}`,
      // Where it goes on: the line behind the call.
      `in module () at test/machine/programs/${at("void later(")}`,
      'part = "dog1"\n',
      "i = 1\n",
      'text = "dog0"\n',
      '$1 = Animal { name: "dog", legs: 4 }\n',
      'count = "inner"\n',
      "count = 1\n",
      "sum = 1.5\n",
      'seen = Map(1) { "n1" => 1 }\n',
      "$2 = (3) [1, 2.5, -0]\n",
      "$3 = true\n",
      "$4 = 7\n",
      '$5 = "task"\n',
      '$6 = (2) [{ kind: "round" }, { kind: "square", size: 2 }]\n',
      "$7 = 18446744073709551615\n",
      '$8 = "text"\n',
    ]);
  });

  it("lldb shows them too", async () => {
    const [file, line] = at("text += part").split(":");
    const commands = [
      `command script import ${debuggerScripts.lldb}`,
      `breakpoint set -f ${file} -l ${line} -c "i == 1"`,
      "run",
      "ts-backtrace",
      "frame variable",
      "print shapes",
      "print mixed",
    ];
    const args = ["--no-lldbinit", "-b", ...commands.flatMap((command) => ["-o", command]), await build("host")];
    assertShows(await run("lldb-22", args, 120_000), [
      `#0 Animal.speak (this=Animal { name: "dog", legs: 4 }, times=2)`,
      "#1 module ()",
      '(rt_ref) part = "dog1"',
      '(rt_ref) text = "dog0"',
      '(rt_ref) (2) [{ kind: "round" }, { kind: "square", size: 2 }]',
      '(rt_value) "text"',
    ]);
  });

  it("gdb attaches to the machine before its first instruction", async () => {
    const program = await build("machine");
    const gdbPort = await freePort();
    const machine = await Machine.boot({
      image: path.join(folder, "debugged.elf"),
      network: { kind: "none" },
      gdbPort,
      gdbWait: true,
      waitFor: null,
    });
    try {
      const output = await gdb(program, [
        `target remote :${gdbPort}`,
        `break ${at("text += part")}`,
        "continue",
        "backtrace 2",
        "info locals",
        "print shapes",
        "delete",
        "continue",
      ]);
      assertShows(output, [
        '#0  Animal.speak (this=Animal { name: "dog", legs: 4 }, times=2)',
        'part = "dog0"\n',
        "i = 0\n",
        '$1 = (2) [{ kind: "round" }, { kind: "square", size: 2 }]\n',
      ]);
      assert.equal(await machine.waitForEnd(), 0);
      assert.match(machine.serial, /^dog0dog1 4 18446744073709551615n text$/m);
    } finally {
      machine.kill();
    }
  });
});
