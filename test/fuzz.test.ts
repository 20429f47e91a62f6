// A short run of every fuzz target (*.fuzz.ts beside the code it feeds): libFuzzer with AddressSanitizer and
// UndefinedBehaviorSanitizer. INSTAR_FUZZ_SECONDS makes it longer; a finding stays in build/fuzz/.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { compile } from "../compiler/compile.ts";
import { root } from "../scripts/project.ts";

const seconds = Number(process.env["INSTAR_FUZZ_SECONDS"] ?? 15);
const seed = Number(process.env["INSTAR_SEED"] ?? (Date.now() & 0xffff) + 1);

describe(`fuzzing (INSTAR_SEED=${seed})`, function () {
  this.timeout((seconds + 120) * 1000);

  for (const file of ["kernel", "liveupdate"].flatMap(fuzzTargets)) {
    it(file, async () => {
      const name = path.basename(file, ".fuzz.ts");
      const folder = path.join(root, "build/fuzz", name);
      const corpus = path.join(folder, "corpus");
      fs.mkdirSync(corpus, { recursive: true });
      const { diagnostics } = await compile({
        app: path.join(root, file),
        target: "host",
        output: path.join(folder, name),
        version: "test",
        optimize: "2",
        sanitize: true,
        fuzz: true,
        dumps: [],
        progress: () => {},
      });
      assert.ok(!diagnostics.hasErrors, diagnostics.format(false));
      const seeds = path.join(path.dirname(path.join(root, file)), "fuzz_seeds", name);
      const args = [
        `-max_total_time=${seconds}`,
        `-seed=${seed}`,
        "-timeout=5",
        "-rss_limit_mb=1024",
        "-max_len=4096",
        `-artifact_prefix=${folder}/`,
        corpus,
        ...(fs.existsSync(seeds) ? [seeds] : []),
      ];
      const result = spawnSync(path.join(folder, name), args, { encoding: "utf8", timeout: (seconds + 60) * 1000 });
      assert.equal(result.status, 0, `findings are in ${folder}:\n${(result.stderr ?? "").slice(-6000)}`);
    });
  }
});

function fuzzTargets(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".fuzz.ts"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
