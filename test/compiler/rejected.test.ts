// Programs that have to be refused: test/rejected/*.ts say in comments which errors come out and where, and the
// examples of every refusal in the table do what docs/errors.md says of them.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { codeText, type Refusal, refusals } from "../../compiler/diagnostics.ts";
import { errorsDocument, errorsPage } from "../../scripts/errors_doc.ts";
import { root } from "../../scripts/project.ts";
import { compileForHost } from "./host_program.ts";

const folder = path.join(root, "test/rejected");
const expectation = /\/\/ error ((?:INS|TS)\d+) at (\d+):(\d+)/g;

describe("rejected programs", function () {
  this.timeout(240_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-rejected-"));
  after(() => fs.rmSync(scratch, { recursive: true }));

  for (const file of fs.readdirSync(folder).sort()) {
    it(file, async () => {
      const text = fs.readFileSync(path.join(folder, file), "utf8");
      const expected = [...text.matchAll(expectation)].map(([, code, line, column]) => `${code} at ${line}:${column}`);
      assert.notEqual(expected.length, 0, "the file expects no error");
      const output = path.join(scratch, file);
      const diagnostics = await refusalsOf(path.join(folder, file), output);
      assert.deepEqual(diagnostics.sort(), expected.sort());
      assert.ok(!fs.existsSync(output), "something was emitted");
    });
  }

  for (const refusal of Object.values(refusals) as Refusal[]) {
    const { failing, mended } = refusal;
    if (failing === null || mended === null) continue;
    it(`example of ${codeText(refusal)}`, async () => {
      const codes = (await refusalsOf(write("failing", failing), path.join(scratch, "failing"))).map(codeOf);
      assert.ok(codes.includes(codeText(refusal)), `the failing example gives ${codes.join(", ") || "no error"}`);
      const left = await refusalsOf(write("mended", mended), path.join(scratch, "mended"));
      assert.deepEqual(left, [], "the mended example is refused");
    });
  }

  it("the next program of the same name has its own errors, the same or none", async () => {
    const wrong = (): Promise<string[]> =>
      refusalsOf(write("again", "console.log(missing);"), path.join(scratch, "again"));
    const right = (): Promise<string[]> => refusalsOf(write("again", "console.log(1);"), path.join(scratch, "again"));
    assert.deepEqual(await wrong(), ["TS2304 at 1:13"]);
    assert.deepEqual(await wrong(), ["TS2304 at 1:13"]);
    assert.deepEqual(await right(), []);
    assert.deepEqual(await wrong(), ["TS2304 at 1:13"]);
  });

  it("docs/errors.md is current (npm run docs)", () => {
    assert.equal(fs.readFileSync(errorsPage, "utf8"), errorsDocument());
  });

  it("no code is given twice", () => {
    const codes = Object.values(refusals).map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
  });

  function write(name: string, code: string): string {
    const file = path.join(scratch, `${name}.ts`);
    fs.writeFileSync(file, `${code}\nexport {};\n`);
    return file;
  }
});

function codeOf(diagnostic: string): string {
  return diagnostic.slice(0, diagnostic.indexOf(" "));
}

/** "INS2001 at 3:7" for everything that is reported. */
async function refusalsOf(app: string, output: string): Promise<string[]> {
  const diagnostics = await compileForHost(app, output, { checkOnly: true });
  return diagnostics
    .list()
    .map(({ code, span }) => (span === null ? `${code} ` : `${code} at ${span.line}:${span.column}`));
}
