// A short search in programs that nobody has written: random ones, which have to do what they do under Node, and spoilt
// copies of the test programs, which must not make the compiler fail. INSTAR_SEED repeats a run, INSTAR_FUZZ_SECONDS
// makes it longer; `npm run fuzz:programs` and `npm run fuzz:crashes` search for as long as they are told.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { searchCrashes } from "./crashes.ts";
import { tryCases } from "./differential.ts";

const seconds = Number(process.env["INSTAR_FUZZ_SECONDS"] ?? 30);
const seed = Number(process.env["INSTAR_SEED"] ?? (Date.now() & 0xffff) + 1);
const casesInProgram = 24;

describe(`random programs (INSTAR_SEED=${seed})`, function () {
  this.timeout((seconds + 600) * 1000); // cutting down what is found takes its time
  let scratch = "";

  before(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-random-"));
  });

  after(() => {
    fs.rmSync(scratch, { recursive: true });
  });

  it("do what they do under Node", async () => {
    const deadline = Date.now() + seconds * 1000;
    const settings = { folder: scratch, optimize: "0", sanitize: false } as const;
    let tried = 0;
    for (let first = 0; first === 0 || Date.now() < deadline; first += casesInProgram) {
      const { cases, finding } = await tryCases(seed, first, casesInProgram, settings);
      tried += cases;
      assert.equal(finding, null, `${finding?.what}\n${finding?.detail}\n${finding?.program}`);
    }
    assert.ok(tried > 0, "every program was refused");
  });

  it("do not make the compiler fail when they are spoilt", async () => {
    const { tried, compiled, crashes } = await searchCrashes(seed, Date.now() + seconds * 500, scratch);
    assert.deepEqual(crashes, [], crashes.map(({ what, program }) => `${what}\n${program}`).join("\n\n"));
    assert.ok(tried > 0 && compiled <= tried);
  });
});
