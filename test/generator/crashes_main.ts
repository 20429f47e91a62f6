// `npm run fuzz:crashes -- --seed N --minutes M`: spoilt programs until the time is up; what makes the compiler fail is
// written to build/fuzz/.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Command } from "commander";
import { root } from "../../scripts/project.ts";
import { searchCrashes } from "./crashes.ts";

const flags = new Command("fuzz:crashes")
  .option("--seed <number>", "which programs (default: by the clock)", Number, Date.now() % 1_000_000)
  .option("--minutes <number>", "how long", Number, 5)
  .parse()
  .opts<{ seed: number; minutes: number }>();

console.log(`seed ${flags.seed}`);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "instar-crashes-"));
const deadline = Date.now() + flags.minutes * 60_000;
const { tried, compiled, crashes } = await searchCrashes(flags.seed, () => Date.now() < deadline, scratch);
fs.rmSync(scratch, { recursive: true });
const reports = path.join(root, "build/fuzz");
fs.mkdirSync(reports, { recursive: true });
crashes.forEach(({ what, program }, index) => {
  const file = path.join(reports, `crash${flags.seed}-${index}.ts`);
  fs.writeFileSync(file, program);
  console.log(`${what}: ${path.relative(root, file)}`);
});
console.log(`${tried} programs, ${compiled} compiled, ${crashes.length} crashes`);
process.exitCode = crashes.length === 0 ? 0 : 1;
