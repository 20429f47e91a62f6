// Compiles spoilt copies of the test programs until one makes the compiler fail (INS9999), and cuts that one down.

import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/project.ts";
import { compileForHost, failurePlace } from "../compiler/host_program.ts";
import { Random } from "./generate.ts";
import { mutate } from "./mutate.ts";

export interface Crash {
  readonly what: string;
  readonly program: string;
}

/** What a search has come across. */
export interface Search {
  readonly tried: number;
  /** Programs that were still right, or at least compiled. */
  readonly compiled: number;
  readonly crashes: readonly Crash[];
}

/** Searches as long as `goesOn` says, which is told how many programs were tried. Crashes in the same place are one. */
export async function searchCrashes(
  seed: number,
  goesOn: (tried: number) => boolean,
  scratch: string,
): Promise<Search> {
  const random = new Random(seed);
  const seeds = seedPrograms();
  const crashes = new Map<string, Crash>();
  let tried = 0;
  let compiled = 0;
  while (goesOn(tried)) {
    const program = mutate(random.pick(seeds), random.pick(seeds), random);
    const outcome = await tryCompile(program, scratch);
    tried++;
    if (outcome === "compiled") compiled++;
    if (outcome === "compiled" || outcome === "refused" || crashes.has(outcome.crash)) continue;
    crashes.set(outcome.crash, { what: outcome.crash, program: await cutDown(program, outcome.crash, scratch) });
  }
  return { tried, compiled, crashes: [...crashes.values()] };
}

function seedPrograms(): string[] {
  const folders = ["test/programs", "test/rejected"].map((folder) => path.join(root, folder));
  const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
  return files.filter((file) => file.endsWith(".ts")).map((file) => fs.readFileSync(file, "utf8"));
}

async function tryCompile(program: string, scratch: string): Promise<"compiled" | "refused" | { crash: string }> {
  const app = path.join(scratch, "mutant.ts");
  fs.writeFileSync(app, program);
  const diagnostics = await compileForHost(app, path.join(scratch, "mutant"));
  if (!diagnostics.hasErrors) return "compiled";
  const crash = failurePlace(diagnostics.format(false));
  return crash === null ? "refused" : { crash };
}

/** Leaves out lines, in pieces that become smaller, as long as the compiler fails in the same place. */
async function cutDown(program: string, what: string, scratch: string): Promise<string> {
  let lines = program.split("\n");
  let attempts = 120;
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = lines.length; end > 0 && attempts > 0; end -= size, attempts--) {
      const fewer = [...lines.slice(0, Math.max(0, end - size)), ...lines.slice(end)];
      const outcome = await tryCompile(fewer.join("\n"), scratch);
      if (typeof outcome === "object" && outcome.crash === what) lines = fewer;
    }
  }
  return lines.join("\n");
}
