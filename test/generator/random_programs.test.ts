// A short search in programs that nobody has written: random ones, which have to do what they do under Node, and spoilt
// copies of the test programs, which must not make the compiler fail. Always the same ones, unless INSTAR_SEED says
// otherwise: `npm run fuzz:programs` and `npm run fuzz:crashes` search where nobody has been.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { searchCrashes } from "./crashes.ts";
import { conversions } from "./conversions.ts";
import { type Settings, tryCases } from "./differential.ts";
import { type Generator, statements } from "./generate.ts";

const seed = Number(process.env["INSTAR_SEED"] ?? 1);
const programs = 4;
const conversionPrograms = 3;
const casesInProgram = 24;
const spoiltPrograms = 60;

describe(`random programs (INSTAR_SEED=${seed})`, function () {
  this.timeout(600_000); // cutting down what is found takes its time
  let scratch = "";

  before(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-random-"));
  });

  after(() => {
    fs.rmSync(scratch, { recursive: true });
  });

  async function tryPrograms(generator: Generator, programs: number): Promise<void> {
    const settings: Settings = { generator, folder: scratch, optimize: "0", sanitize: false, attempts: 150 };
    let tried = 0;
    for (let program = 0; program < programs; program++) {
      const { cases, findings } = await tryCases(seed, program * casesInProgram, casesInProgram, settings);
      tried += cases;
      assert.deepEqual(findings, [], findings.map((one) => `${one.what}\n${one.detail}\n${one.program}`).join("\n"));
    }
    assert.ok(tried > 0, "every program was refused");
  }

  it("do what they do under Node", () => tryPrograms(statements, programs));

  it("read no value as what it is not, whatever it becomes", () => tryPrograms(conversions, conversionPrograms));

  it("do not make the compiler fail when they are spoilt", async () => {
    const { tried, compiled, crashes } = await searchCrashes(seed, (count) => count < spoiltPrograms, scratch);
    assert.deepEqual(crashes, [], crashes.map(({ what, program }) => `${what}\n${program}`).join("\n\n"));
    assert.ok(tried > 0 && compiled <= tried);
  });
});
