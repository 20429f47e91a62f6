// The C that a few small programs become, kept for review: a change of the compiler shows here as a difference to read.
// INSTAR_UPDATE_GOLDENS=1 writes the files anew.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "../../scripts/project.ts";
import { buildHostProgram } from "./host_program.ts";

const folder = path.join(root, "test/goldens");

describe("emitted C", function () {
  this.timeout(240_000);

  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    it(file, async () => {
      const name = file.slice(0, -3);
      const output = path.join(root, "build/goldens", name);
      await buildHostProgram(path.join(folder, file), output, { optimize: "2" });
      const actual = emittedC(name);
      const golden = path.join(folder, `${name}.golden`);
      if (process.env["INSTAR_UPDATE_GOLDENS"] === "1") fs.writeFileSync(golden, actual);
      assert.equal(actual, fs.readFileSync(golden, "utf8"));
    });
  }
});

/** The application's own C file, without line directives: those say nothing of the translation. */
function emittedC(name: string): string {
  const generated = path.join(root, "build/c", name);
  const file = fs.readdirSync(generated).find((one) => one.endsWith(`${name.replaceAll("_", "__")}.c`));
  if (file === undefined) throw new Error(`no C file of ${name} in ${generated}`);
  return fs.readFileSync(path.join(generated, file), "utf8").replace(/^#line.*\n/gm, "");
}
