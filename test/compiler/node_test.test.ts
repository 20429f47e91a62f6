// Tests of node:test under Node and compiled: what they report is the same but for times, places and values.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../../scripts/project.ts";
import { buildHostProgram } from "./host_program.ts";
import { run, runUnderNode } from "./node_oracle.ts";

/** The lines that say the same everywhere, those of the report behind those that the tests write. */
function comparable(text: string): string[] {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^ *(location|expected|actual|operator): /.test(line));
  const isTrace = (line: string): boolean => /\((file|node|test|kernel|std|\.\.)|^ *(async )?[\w.<>]+ \(/.test(line);
  const same = lines.filter((line) => !isTrace(line)).map((line) => line.replace(/(duration_ms:? )[\d.]+/, "$1n"));
  return [...same.filter((line) => line.startsWith("said: ")), ...same.filter((line) => !line.startsWith("said: "))];
}

describe("node:test", function () {
  this.timeout(240_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-node-test-"));
  after(() => fs.rmSync(scratch, { recursive: true }));

  it("reports as Node does", async () => {
    const entry = path.join(root, "test/compiler/node_test/main.ts");
    const binary = path.join(scratch, "program");
    await buildHostProgram(entry, binary);
    const actual = run(binary, [], 30_000);
    const expected = runUnderNode(entry, scratch);
    assert.deepEqual(comparable(actual.stdout), comparable(expected.stdout));
    assert.equal(actual.status, 1);
    assert.equal(expected.status, 1);
  });
});
