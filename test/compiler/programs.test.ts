// Differential tests: every program in test/programs/ is compiled for the host and run beside Node; what they print and
// how they end has to be the same. A file NAME.out takes Node's place for what Node cannot run (wrapping arithmetic
// without conversions), a file NAME.in is the standard input. Environment: INSTAR_SANITIZE=1 compiles with AddressSanitizer and
// UndefinedBehaviorSanitizer, INSTAR_ACCESSES=1 has each access held against the object's type (compiler/emit/accesses.ts).

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { root } from "../../scripts/project.ts";
import { assertSameOutcome, buildHostProgram } from "./host_program.ts";
import { type Outcome, run, runUnderNode } from "./node_oracle.ts";

const folder = path.join(root, "test/programs");
const sanitize = process.env["INSTAR_SANITIZE"] === "1";
const checkAccesses = process.env["INSTAR_ACCESSES"] === "1";

describe(`programs${sanitize ? " with sanitizers" : ""}`, function () {
  this.timeout(240_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-programs-"));
  after(() => fs.rmSync(scratch, { recursive: true }));

  for (const file of programs()) {
    it(file, async () => {
      const entry = path.join(folder, file);
      const binary = path.join(scratch, file.replaceAll("/", "-").replace(/\.ts$/, ""));
      await buildHostProgram(entry, binary, { optimize: sanitize ? "2" : "0", sanitize, checkAccesses });
      const input = inputOf(entry);
      const actual = run(binary, [], 30_000, input);
      fs.rmSync(binary);
      const expected = expectation(entry, scratch, input);
      assertSameOutcome(actual, expected);
      if (sanitize) assert.doesNotMatch(actual.stderr, /runtime error:|Sanitizer/);
    });
  }
});

/** Programs by name; a folder is one program of several modules with a main.ts. */
function programs(): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return fs.existsSync(path.join(folder, entry.name, "main.ts")) ? [`${entry.name}/main.ts`] : [];
      }
      return entry.name.endsWith(".ts") ? [entry.name] : [];
    })
    .sort();
}

function inputOf(entry: string): string {
  const written = entry.replace(/\.ts$/, ".in");
  return fs.existsSync(written) ? fs.readFileSync(written, "utf8") : "";
}

function expectation(entry: string, scratch: string, input: string): Outcome {
  const written = entry.replace(/\.ts$/, ".out");
  if (fs.existsSync(written)) return { stdout: fs.readFileSync(written, "utf8"), status: 0, stderr: "" };
  return runUnderNode(entry, fs.mkdtempSync(path.join(scratch, "node-")), undefined, input);
}
