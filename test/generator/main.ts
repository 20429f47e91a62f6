// `npm run fuzz:programs -- --seed N --minutes M`: random programs against Node until the time is up; what differs is cut
// down and written to build/fuzz/.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Command } from "commander";
import { root } from "../../scripts/project.ts";
import { conversions } from "./conversions.ts";
import { tryCases } from "./differential.ts";
import { statements } from "./generate.ts";

interface Flags {
  seed: number;
  minutes: number;
  cases: number;
  sanitize?: boolean;
  optimize?: boolean;
  conversions?: boolean;
  attempts: number;
}

const flags = new Command("fuzz:programs")
  .option("--seed <number>", "which programs (default: by the clock)", Number, Date.now() % 1_000_000)
  .option("--minutes <number>", "how long", Number, 5)
  .option("--cases <number>", "cases in one program", Number, 12)
  .option("--conversions", "values that become values of other types, instead of programs of all kinds")
  .option("--attempts <number>", "smaller programs that are tried of each that differs", Number, 150)
  .option("--optimize", "compile with -O2")
  .option("--sanitize", "with AddressSanitizer and UndefinedBehaviorSanitizer")
  .parse()
  .opts<Flags>();

console.log(`seed ${flags.seed}`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-fuzz-"));
const reports = path.join(root, "build/fuzz");
const settings = {
  generator: flags.conversions === true ? conversions : statements,
  folder,
  optimize: flags.optimize === true ? "2" : "0",
  sanitize: flags.sanitize ?? false,
  attempts: flags.attempts,
} as const;
const deadline = Date.now() + flags.minutes * 60_000;
const refusals = new Map<string, number>();
let tried = 0;
let found = 0;
let stopped = 0;
for (let first = 0; Date.now() < deadline; first += flags.cases) {
  const round = await tryCases(flags.seed, first, flags.cases, settings);
  tried += round.cases;
  stopped += round.stopped;
  for (const line of round.refused) {
    const reason = line.replace(/^.* - error /, "").slice(0, 100);
    if (!refusals.has(reason)) console.log(`refused: ${line.slice(0, 300)}`);
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  }
  for (const finding of round.findings) {
    fs.mkdirSync(reports, { recursive: true });
    const file = path.join(reports, `seed${flags.seed}-${found++}.ts`);
    fs.writeFileSync(file, finding.program);
    console.log(`${finding.what}: ${path.relative(root, file)}\n${finding.detail.slice(0, 600)}`);
  }
}
fs.rmSync(folder, { recursive: true });
console.log(`${tried} cases, ${found} differ, ${stopped} end by a TypeError, ${refusals.size} kinds of refusals`);
process.exitCode = found === 0 ? 0 : 1;
