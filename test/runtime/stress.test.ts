// Programs run with a collector that does a little at every allocation and overwrites what it frees
// (runtime-c/host/stress.c): a store that lacks its write barrier, or a root that is not one, shows.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { root } from "../../scripts/project.ts";
import { assertSameOutcome, buildHostProgram } from "../compiler/host_program.ts";
import { run, runUnderNode } from "../compiler/node_oracle.ts";

const programs = [
  "array_slice_splice",
  "array_sort",
  "async_queue",
  "classes_linked_list",
  "closures_loops",
  "generators_pipelines",
  "json_parser",
  "map_many",
  "strings_ropes",
  "weak_and_clone",
];

describe("programs under a stressed collector", function () {
  this.timeout(240_000);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-stress-"));
  before(() => (process.env["INSTAR_GC_STRESS"] = "1"));
  after(() => {
    delete process.env["INSTAR_GC_STRESS"];
    fs.rmSync(scratch, { recursive: true });
  });

  for (const name of programs)
    it(name, async () => {
      const app = path.join(root, "test/programs", `${name}.ts`);
      const output = path.join(scratch, name);
      await buildHostProgram(app, output, { optimize: "2" });
      const actual = run(output, [], 60_000);
      const expected = runUnderNode(app, fs.mkdtempSync(path.join(scratch, "node-")));
      assertSameOutcome(actual, expected);
    });
});
