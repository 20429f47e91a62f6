// What the profiler finds in a program of which it is known where the time goes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { drawFlameGraph } from "./flame_graph.ts";
import { root } from "./project.ts";

const source = `function spin(turns: number): number {
  let total = 0;
  for (let turn = 0; turn < turns; turn++) {
    total = (total * 31 + turn) % 1000003;
  }
  return total;
}
class Work {
  little(): number { return spin(4_000_000); }
  much(): number { return spin(36_000_000); }
}
const work = new Work();
console.log(work.little() + work.much() > 0);
`;

/** The title of each frame, the share of the time and the first of its lines. */
function framesOf(picture: string): { name: string; share: number; line: number }[] {
  return [...picture.matchAll(/<title>(\S+) \([^)]*\): ([\d.]+) %(?:\nline (\d+):)?/g)].map((match) => ({
    name: match[1]!,
    share: Number(match[2]),
    line: Number(match[3]),
  }));
}

describe("profiler", function () {
  this.timeout(240_000);

  it("build.ts run --profile draws the hot method as the widest, with its line", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-profile-test-"));
    try {
      const program = path.join(folder, "work.ts");
      const picture = path.join(folder, "work.svg");
      fs.writeFileSync(program, source);
      const args = ["tsx", path.join(root, "build.ts"), "run", program, "--profile", picture];
      assert.equal(
        execFileSync("npx", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
        "true\n",
      );
      const frames = framesOf(fs.readFileSync(picture, "utf8"));
      const share = (name: string): number => frames.find((frame) => frame.name === name)?.share ?? 0;
      const all = JSON.stringify(frames);
      assert.ok(share("Work.much") > 75 && share("Work.much") < 98, all);
      assert.ok(share("Work.little") > 2 && share("Work.little") < 25, all);
      const spin = frames.filter((frame) => frame.name === "spin").sort((a, b) => b.share - a.share)[0];
      assert.ok(spin !== undefined && spin.share > 75, all);
      assert.ok(spin.line === 3 || spin.line === 4, all);
    } finally {
      fs.rmSync(folder, { recursive: true });
      for (const name of ["work", "work.names"]) fs.rmSync(path.join(root, "build", name), { force: true });
    }
  });

  it("a flame graph puts the same calls together and escapes names", () => {
    const frame = (name: string, line: number) => ({ name, file: "a.ts", line });
    const picture = drawFlameGraph("t", [
      [frame("outer", 1), frame("f<T>", 5)],
      [frame("outer", 2), frame("f<T>", 5)],
      [frame("outer", 1), frame("g", 9)],
      [frame("other", 3)],
    ]);
    const titles = [...picture.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => match[1]);
    assert.deepEqual(titles, [
      "all: 100.0 %",
      "other (a.ts): 25.0 %\nline 3: 25.0 %",
      "outer (a.ts): 75.0 %\nline 1: 50.0 %\nline 2: 25.0 %",
      "f&lt;T&gt; (a.ts): 50.0 %\nline 5: 50.0 %",
      "g (a.ts): 25.0 %\nline 9: 25.0 %",
    ]);
  });
});
