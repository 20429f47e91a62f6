// `npm run bench`: measures everything that the README claims and prints it as a table and as JSON. Needs root (network
// namespace and TAP device), wrk, and for the comparison with Linux apt-get and cpio.
//
//   npm run bench -- --only http,boot --rounds 3

import path from "node:path";
import process from "node:process";
import { Command } from "commander";
import { root } from "../scripts/project.ts";
import { Report } from "./report.ts";
import { extraSections, sections } from "./sections.ts";
import { BenchMachine, TapNetwork } from "./tools.ts";

const known = { ...sections, ...extraSections };
const options = new Command("bench")
  .option("--only <sections>", `of ${Object.keys(known).join(", ")}`)
  .option("--rounds <count>", "how often each figure is taken", "5")
  .parse()
  .opts<{ only?: string; rounds: string }>();

const chosen = options.only?.split(",") ?? Object.keys(sections);
const unknown = chosen.filter((name) => known[name] === undefined);
if (unknown.length > 0) throw new Error(`no section ${unknown.join(", ")}`);
if (process.getuid?.() !== 0)
  throw new Error("the benchmark needs root: it makes a network namespace with a TAP device");

const report = new Report();
const network = new TapNetwork();
for (const name of chosen) {
  process.stderr.write(`${name}\n`);
  try {
    await known[name]!({ report, network, rounds: Number(options.rounds) });
  } catch (error) {
    process.stderr.write(`  failed: ${(error as Error).message}\n`);
    process.exitCode = 1;
    await BenchMachine.stopAll();
  }
}
network.remove();
console.log(report.table());
const file = path.join(root, "build/bench.json");
report.write(file);
console.log(`\n${path.relative(process.cwd(), file)}`);
