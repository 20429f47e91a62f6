// How long builds take, from the command's start to its end, in a copy of the project that nothing has been built in yet.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../scripts/project.ts";
import type { SectionContext } from "./sections.ts";
import { median, work } from "./tools.ts";

export async function build({ report, rounds }: SectionContext): Promise<void> {
  const copy = path.join(work, "project");
  const timedScript = (...args: string[]): number => {
    const started = performance.now();
    execFileSync("npx", ["tsx", ...args], { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
    return (performance.now() - started) / 1000;
  };
  const timed = (...args: string[]): number => timedScript("build.ts", ...args);
  const repeated = (run: (round: number) => number): number =>
    median(Array.from({ length: rounds }, (_, at) => run(at)));
  const fresh = (): void => {
    fs.rmSync(copy, { recursive: true, force: true });
    const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
    for (const file of files.filter((name) => name !== "" && fs.existsSync(path.join(root, name))))
      fs.cpSync(path.join(root, file), path.join(copy, file));
    // As npm leaves it, before it runs what is to run after it.
    const packages = fs.readdirSync(path.join(root, "node_modules")).filter((name) => name !== ".cache");
    fs.mkdirSync(path.join(copy, "node_modules"));
    for (const name of packages)
      fs.symlinkSync(path.join(root, "node_modules", name), path.join(copy, "node_modules", name));
  };

  const bare = repeated(() => {
    fresh();
    return timed("web");
  });
  report.add({ name: "build of web from nothing, without what npm ci prepares", value: bare, unit: "s" });
  const preparing: number[] = [];
  const whole = repeated(() => {
    fresh();
    preparing.push(timedScript("scripts/make_snapshot.ts"));
    return timed("web");
  });
  report.add({ name: "what npm ci prepares", value: median(preparing), unit: "s" });
  report.add({ name: "build of web from nothing", value: whole, unit: "s", bar: { atMost: 12 } });

  const changed = repeated((round) => {
    fs.appendFileSync(path.join(copy, "examples/web/main.ts"), `console.log("change", ${round});\n`);
    return timed("web");
  });
  report.add({ name: "build of web after a change of a file", value: changed, unit: "s", bar: { atMost: 3 } });
  const unchanged = repeated(() => timed("web"));
  report.add({ name: "build of web after no change", value: unchanged, unit: "s", bar: { atMost: 1 } });

  const program = path.join(copy, "small.ts");
  timed("hello", "--target", "host");
  const small = repeated((round) => {
    fs.writeFileSync(program, `console.log("hello", ${round});\n`);
    return timed(program, "--target", "host", "-o", path.join(copy, "build/small"));
  });
  report.add({ name: "build of a small Linux program after a change", value: small, unit: "s" });
  fs.rmSync(copy, { recursive: true });
}
