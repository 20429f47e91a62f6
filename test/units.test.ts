// Unit tests of library, kernel and live update: the *.test.ts files beside the code are programs of the subset. Each
// runs twice: under Node, and compiled for Linux with AddressSanitizer and UndefinedBehaviorSanitizer.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { compile } from "../compiler/compile.ts";
import { root } from "../scripts/project.ts";
import { type Outcome, run } from "./compiler/node_oracle.ts";

const layers = ["std", "kernel", "liveupdate"];

describe("unit tests", function () {
  this.timeout(600_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-units-"));
  after(() => fs.rmSync(scratch, { recursive: true }));

  for (const file of layers.flatMap(testPrograms)) {
    // Node has no intrinsics: what reaches them is tested compiled only.
    if (!reachesIntrinsics(path.join(root, file)))
      it(`${file} under Node`, () => {
        const shim = path.join(root, "test/compiler/node_shim.mjs");
        const tsx = path.join(root, "node_modules/tsx/dist/loader.mjs");
        judge(run(process.execPath, ["--import", tsx, "--import", shim, path.join(root, file)], 60_000));
      });

    it(`${file} compiled, with sanitizers`, async () => {
      const output = path.join(scratch, file.replaceAll("/", "-"));
      const { diagnostics } = await compile({
        app: path.join(root, file),
        target: "host",
        output,
        version: "test",
        optimize: "2",
        sanitize: true,
        verify: true,
        dumps: [],
        progress: () => {},
      });
      assert.ok(!diagnostics.hasErrors, diagnostics.format(false));
      judge(run(output, [], 60_000));
      fs.rmSync(output);
    });
  }
});

function judge(outcome: Outcome): void {
  const lines = outcome.stdout.split("\n");
  const report = `${outcome.stdout}\n${outcome.stderr}`;
  assert.equal(outcome.status, 0, `ended with ${outcome.status}:\n${report}`);
  assert.deepEqual(
    lines.filter((line) => line.startsWith("not ok")),
    [],
    report,
  );
  assert.ok(
    lines.some((line) => line.startsWith("ok ")),
    "the program ran no test",
  );
  assert.doesNotMatch(outcome.stderr, /runtime error:|Sanitizer/);
}

function testPrograms(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return testPrograms(name);
      return name.endsWith(".test.ts") ? [name] : [];
    })
    .sort();
}

/** Does the program import intrinsics, itself or through its imports? */
function reachesIntrinsics(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || !fs.existsSync(file)) return false;
  seen.add(file);
  const text = fs.readFileSync(file, "utf8");
  if (/from "#/.test(text)) return true;
  return [...text.matchAll(/from "(\.{1,2}\/[^"]+)"/g)].some((match) =>
    reachesIntrinsics(path.resolve(path.dirname(file), match[1]!), seen),
  );
}
