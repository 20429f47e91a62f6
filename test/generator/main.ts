// `npm run fuzz:programs -- --seed N --minutes M`: random programs against Node until the time is up; what differs is cut
// down and written to build/fuzz/.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Command } from "commander";
import { root } from "../../scripts/project.ts";
import { tryCases } from "./differential.ts";

interface Flags {
  seed: number;
  minutes: number;
  cases: number;
  sanitize?: boolean;
  optimize?: boolean;
}

const flags = new Command("fuzz:programs")
  .option("--seed <number>", "which programs (default: by the clock)", Number, Date.now() % 1_000_000)
  .option("--minutes <number>", "how long", Number, 5)
  .option("--cases <number>", "cases in one program", Number, 12)
  .option("--optimize", "compile with -O2")
  .option("--sanitize", "with AddressSanitizer and UndefinedBehaviorSanitizer")
  .parse()
  .opts<Flags>();

console.log(`seed ${flags.seed}`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-fuzz-"));
const reports = path.join(root, "build/fuzz");
const deadline = Date.now() + flags.minutes * 60_000;
const refusals = new Map<string, number>();
let tried = 0;
let found = 0;
for (let first = 0; Date.now() < deadline; first += flags.cases) {
  const optimize = flags.optimize === true ? "2" : "0";
  const round = await tryCases(flags.seed, first, flags.cases, { folder, optimize, sanitize: flags.sanitize ?? false });
  tried += round.cases;
  for (const line of round.refused) {
    const reason = line.replace(/^.* - error /, "").slice(0, 100);
    if (!refusals.has(reason)) console.log(`refused: ${line.slice(0, 300)}`);
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  }
  if (round.finding === null) continue;
  fs.mkdirSync(reports, { recursive: true });
  const file = path.join(reports, `seed${flags.seed}-${first}.ts`);
  fs.writeFileSync(file, round.finding.program);
  found++;
  console.log(`${round.finding.what}: ${path.relative(root, file)}\n${round.finding.detail.slice(0, 600)}`);
}
fs.rmSync(folder, { recursive: true });
console.log(`${tried} cases, ${found} differ, ${refusals.size} kinds of refusals`);
process.exitCode = found === 0 ? 0 : 1;
