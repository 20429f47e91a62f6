// Decides whether a build is up to date, without loading the compiler: what it was made from is remembered beside the
// output, and a file counts as changed when its content has (its size and time are looked at first).

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";

/** What a build's outputs were made from. */
interface Manifest {
  /** Everything that is no file: options, versions of the tools. */
  readonly key: string;
  readonly inputs: Record<string, Fingerprint>;
  readonly outputs: Record<string, Fingerprint>;
}

export interface Fingerprint {
  readonly size: number;
  readonly modifiedMs: number;
  readonly digest: string;
}

/** What makes the compiler's snapshot. */
const snapshotSources = ["scripts/compiler_process.ts", "scripts/compiler_process_main.ts"];

/** Sources that every image is made from: the compiler itself and all that may be linked in. */
const commonInputs = [
  "build.ts",
  "compiler",
  "std",
  "kernel",
  "liveupdate",
  "runtime-c",
  "package-lock.json",
  ...snapshotSources,
];

const relativeImport = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** The application's own modules: `entry` and what it imports by relative path, whole. */
function applicationInputs(entry: string): string[] {
  const found = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || !fs.existsSync(file)) continue;
    found.add(file);
    for (const match of fs.readFileSync(file, "utf8").matchAll(relativeImport)) {
      open.push(path.resolve(path.dirname(file), match[1]!));
    }
  }
  return [...found];
}

/** Every file that a build of `entry` reads, sorted. Tests are no inputs. */
export function inputsOf(root: string, entry: string): string[] {
  return [...new Set([...applicationInputs(entry), ...libraryInputs(root)])].sort();
}

/** Those that all builds have in common. */
export function libraryInputs(root: string): string[] {
  const files: string[] = [];
  const visit = (name: string): void => {
    const stat = fs.statSync(name, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const child of fs.readdirSync(name).sort()) visit(path.join(name, child));
    else if (!name.endsWith(".test.ts") && !name.endsWith(".md")) files.push(name);
  };
  for (const name of commonInputs) visit(path.join(root, name));
  return files;
}

/** True when `outputs` were made from exactly these inputs with this key and have not been touched since. */
export function isUpToDate(manifestFile: string, key: string, inputs: string[], outputs: string[]): boolean {
  const manifest = read(manifestFile);
  if (manifest === null || manifest.key !== key) return false;
  if (Object.keys(manifest.inputs).length !== inputs.length) return false;
  return (
    inputs.every((file) => isUnchanged(file, manifest.inputs[file])) &&
    outputs.every((file) => isUnchanged(file, manifest.outputs[file]))
  );
}

/** The state of files now. Taken before a build reads them, so that a change during the build is not missed. */
export function fingerprints(files: string[]): Record<string, Fingerprint> {
  return Object.fromEntries(files.map((file) => [file, fingerprint(file)]));
}

/** Remembers a finished build. Written beside and renamed, so that an interrupted run leaves no half manifest. */
export function writeManifest(
  manifestFile: string,
  key: string,
  inputs: Record<string, Fingerprint>,
  outputs: string[],
): void {
  fs.mkdirSync(path.dirname(manifestFile), { recursive: true });
  const manifest: Manifest = { key, inputs, outputs: fingerprints(outputs) };
  fs.writeFileSync(`${manifestFile}.${process.pid}`, JSON.stringify(manifest));
  fs.renameSync(`${manifestFile}.${process.pid}`, manifestFile);
}

function isUnchanged(file: string, before: Fingerprint | undefined): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || before === undefined || stat.size !== before.size) return false;
  return stat.mtimeMs === before.modifiedMs || digest(file) === before.digest;
}

function fingerprint(file: string): Fingerprint {
  const stat = fs.statSync(file);
  return { size: stat.size, modifiedMs: stat.mtimeMs, digest: digest(file) };
}

function digest(file: string): string {
  return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}

function read(file: string): Manifest | null {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Manifest;
  } catch {
    return null;
  }
}
