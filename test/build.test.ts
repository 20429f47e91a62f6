// Builds as a user makes them: again after a change, from what the build before has left behind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { prepare } from "../compiler/compile.ts";
import { load } from "../compiler/load.ts";
import { buildImage, type BuildResult } from "../scripts/build_image.ts";
import { isWanted, makeSnapshot, snapshotFolder, snapshotFor } from "../scripts/compiler_process.ts";
import { root, type Target } from "../scripts/project.ts";

describe("builds", function () {
  this.timeout(900_000); // clang runs over the whole kernel when it has not yet
  let scratch = "";

  before(async () => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-build-"));
    for (const target of ["machine", "host"] as const) {
      const snapshot = snapshotFor(target);
      if (!fs.existsSync(snapshot)) await makeSnapshot(snapshot, target);
    }
  });

  after(() => {
    fs.rmSync(scratch, { recursive: true });
  });

  function tryToBuild(source: string, target: Target, output: string): Promise<BuildResult> {
    const entry = path.join(scratch, "application.ts");
    fs.writeFileSync(entry, source);
    return buildImage({ application: { name: "application", entry }, target, output });
  }

  async function build(source: string, target: Target, folder: string): Promise<string> {
    const output = path.join(scratch, folder, target === "machine" ? "application.elf" : "application");
    const result = await tryToBuild(source, target, output);
    assert.ok(result.ok, result.ok ? "" : result.report);
    assert.ok(!result.wasUpToDate);
    return output;
  }

  it("an image built again after a change is the one that is built from nothing", async () => {
    const first = `setTimeout(() => console.log("one"), 1);\n`;
    // The kernel's API is lowered before the application comes, more of it than this one reaches.
    const second = `import * as http from "node:http";
import * as net from "node:net";
const words = new Set(["two"]);
const server = net.createServer({ noDelay: true }, (socket) => void socket.end([...words].join()));
server.listen(7, () => server.close());
http.createServer((request, response) => void response.end(request.url)).listen(80);
`;
    await build(first, "machine", "again");
    const again = fs.readFileSync(await build(second, "machine", "again"));
    const snapshot = snapshotFor("machine");
    fs.renameSync(snapshot, `${snapshot}.aside`);
    try {
      const fresh = fs.readFileSync(await build(second, "machine", "fresh"));
      assert.ok(again.equals(fresh), "the images differ");
      assert.ok(!fs.existsSync(snapshot), "a first build makes no snapshot");
    } finally {
      fs.renameSync(`${snapshot}.aside`, snapshot);
      fs.rmSync(`${snapshot}.wanted`);
    }
  });

  it("the second build of a state of the compiler makes the snapshot of it", () => {
    const file = path.join(snapshotFolder, `test-${process.pid}.blob`);
    try {
      assert.ok(!isWanted(file));
      assert.ok(isWanted(file));
    } finally {
      fs.rmSync(`${file}.wanted`);
    }
  });

  it("an output that cannot be written is refused, and nothing is left of it", async () => {
    const output = path.join(scratch, "file", "application");
    fs.writeFileSync(path.join(scratch, "file"), "");
    const result = await tryToBuild(`console.log("nowhere");\n`, "host", output);
    assert.match(result.ok ? "" : result.report, /INS6003.*cannot be written; E[A-Z]+: .*; name another place with -o/);
  });

  it("a tool that is not installed is refused, with what installs it", async () => {
    const searched = process.env["PATH"];
    process.env["PATH"] = scratch;
    try {
      const result = await tryToBuild(`console.log(${Date.now()});\n`, "host", path.join(scratch, "untooled"));
      assert.match(result.ok ? "" : result.report, /INS6001.*`clang-22`.*npm run setup/);
      assert.ok(!fs.existsSync(path.join(scratch, "untooled")));
    } finally {
      process.env["PATH"] = searched;
    }
  });

  it("the library calls what an application overrides, though it was lowered before the application", async () => {
    const source = `class Oops extends Error {
  override toString(): string {
    return "it went wrong";
  }
}
setTimeout(() => console.log(new Oops("x").stack?.split("\\n")[0]), 1);
`;
    const program = await build(source, "host", "overriding");
    assert.equal(execFileSync(program, { encoding: "utf8", timeout: 10_000 }), "it went wrong\n");
  });

  it("what was lowered ahead holds for each of the examples", () => {
    const diagnostics = prepare("machine").diagnostics;
    assert.equal(diagnostics.format(false), "");
    for (const { name } of fs.readdirSync(path.join(root, "examples"), { withFileTypes: true })) {
      const loaded = load(root, path.join(root, "examples", name, "main.ts"), "machine", diagnostics);
      assert.ok(loaded !== null && !diagnostics.hasErrors, name);
      if (loaded.kernel === null) continue;
      const { begun } = loaded.library;
      assert.equal(begun?.kernel, loaded.kernel, name);
      assert.ok(begun?.lowering.continueWith(loaded, diagnostics), `the kernel is lowered again for ${name}`);
    }
  });

  it("errors of an application are found beside a library that is known to be good", async () => {
    const entry = path.join(scratch, "wrong.ts");
    fs.writeFileSync(entry, `const text: string = 1;\nexport const anything = text as any;\n`);
    const output = path.join(scratch, "wrong");
    const result = await buildImage({ application: { name: "wrong", entry }, target: "host", output });
    assert.ok(!result.ok);
    assert.match(result.report, /wrong\.ts:1:7 - error TS2322/);
    assert.match(result.report, /wrong\.ts:2:\d+ - error INS2001/);
    assert.match(result.report, /2 errors/);
  });
});
