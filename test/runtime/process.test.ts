// A host program as a process: what others see of it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { compile } from "../../compiler/compile.ts";

const program = `
console.log("begins");
for (let count = 0; count >= 0; ) count = (count + 1) % 1000;
`;

describe("a host program", function () {
  this.timeout(60_000);

  it("shows what it has printed when somebody ends it", async () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-process-"));
    const app = path.join(scratch, "endless.ts");
    const output = path.join(scratch, "endless");
    fs.writeFileSync(app, program);
    const { diagnostics } = await compile({
      app,
      target: "host",
      output,
      version: "test",
      optimize: "0",
      sanitize: false,
      verify: true,
      dumps: [],
      progress: () => {},
    });
    assert.ok(!diagnostics.hasErrors, diagnostics.format(false));
    const child = spawn(output, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    setTimeout(() => child.kill("SIGTERM"), 1000);
    const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
    fs.rmSync(scratch, { recursive: true });
    assert.equal(signal, "SIGTERM");
    assert.equal(printed, "begins\n");
  });
});
