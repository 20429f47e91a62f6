// Where things are: the project's root, an application by the name a user gives it, its outputs.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export type Target = "machine" | "host";

export interface Application {
  /** "web": names the outputs. */
  readonly name: string;
  /** Absolute path of its main module. */
  readonly entry: string;
}

/** A mistake of the user's: printed without a trace, exit status 1. */
export class UsageError extends Error {}

/** `text`: a folder under examples/, any folder with a main.ts, or a .ts file. */
export function findApplication(text: string): Application {
  const candidates = [path.join(root, "examples", text), path.resolve(text)];
  for (const candidate of candidates) {
    const stat = fs.statSync(candidate, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true && fs.existsSync(path.join(candidate, "main.ts"))) {
      return { name: path.basename(candidate), entry: path.join(candidate, "main.ts") };
    }
    if (stat?.isFile() === true && candidate.endsWith(".ts")) {
      return { name: path.basename(candidate, ".ts"), entry: candidate };
    }
  }
  const examples = path.join(root, "examples");
  const known = fs.existsSync(examples) ? fs.readdirSync(examples).join(", ") : "";
  throw new UsageError(`there is no application ${text}: give one of ${known}, a folder with a main.ts, or a .ts file`);
}

/** What a build writes: the program, and for the machine an ISO beside it. */
export function outputsOf(
  application: Application,
  target: Target,
  output?: string,
): { program: string; iso?: string } {
  const program = path.resolve(
    output ?? path.join(root, "build", target === "machine" ? `${application.name}.elf` : application.name),
  );
  return target === "machine" ? { program, iso: `${program.replace(/\.elf$/, "")}.iso` } : { program };
}

/** The version in package.json: an image's, unless `--version` says another. */
export function projectVersion(): string {
  const description = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  return description.version;
}
