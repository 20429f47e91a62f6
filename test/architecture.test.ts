// The arrows of ARCHITECTURE.md: which folder may import which.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { root } from "../scripts/project.ts";

/** For each layer the layers that it may import, itself apart. The most specific folder counts. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  std: [],
  "kernel/net": ["std"],
  "kernel/drivers": ["std", "kernel/net", "kernel"],
  kernel: ["std", "kernel/net", "kernel/drivers", "kernel/api", "kernel/platform"],
  "kernel/api": ["std", "kernel", "kernel/net"],
  "kernel/platform": ["std", "kernel", "kernel/net", "kernel/drivers"],
  liveupdate: ["std", "kernel", "kernel/api", "kernel/net", "kernel/platform"],
  examples: ["std", "kernel/api", "liveupdate"],
  compiler: [],
  scripts: ["compiler"],
  "build.ts": ["scripts", "compiler"],
  test: ["scripts", "compiler", "std", "kernel/net", "kernel", "liveupdate", "bench"],
  bench: ["scripts", "test"],
};

/** Modules of the system by their specifiers, and the layer they belong to. */
const named: Readonly<Record<string, string>> = {
  "node:net": "kernel/api",
  "node:http": "kernel/api",
  "node:dgram": "kernel/api",
  "node:events": "kernel/api",
  "instar:liveupdate": "liveupdate",
};

const importOf = /^\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']/gm;

const intrinsicsOf = /import\s*\{([^}]*)\}\s*from\s*"#intrinsics"/g;

/** What the network stack may take from the runtime: work on byte arrays, and the fuzzer's entry. */
const byteIntrinsics: ReadonlySet<string> = new Set([
  "checksumBytes",
  "copyBytes",
  "fuzzTarget",
  "loadU16",
  "loadU32",
  "storeU16",
  "storeU32",
  "swapBytes16",
  "swapBytes32",
]);

describe("architecture", () => {
  it("imports follow the arrows", () => {
    const wrong: string[] = [];
    for (const file of sources()) {
      const from = layerOf(file)!;
      for (const match of fs.readFileSync(path.join(root, file), "utf8").matchAll(importOf)) {
        const to = targetLayer(file, (match[1] ?? match[2])!, from);
        if (to !== null && to !== from && !arrows[from]!.includes(to)) wrong.push(`${file}: ${from} imports ${to}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("intrinsics are used by the library, the kernel and live update only", () => {
    const allowed = ["std", "kernel", "liveupdate"];
    const wrong = sources().filter(
      (file) =>
        !allowed.includes(file.split("/")[0]!) &&
        [...fs.readFileSync(path.join(root, file), "utf8").matchAll(importOf)].some(
          (match) => match[1] === "#intrinsics",
        ),
    );
    assert.deepEqual(wrong, []);
  });

  it("the network stack uses intrinsics for bytes only, none that reach a device", () => {
    const wrong: string[] = [];
    for (const file of sources().filter((name) => layerOf(name) === "kernel/net")) {
      for (const match of fs.readFileSync(path.join(root, file), "utf8").matchAll(intrinsicsOf)) {
        const names = match[1]!.split(",").map((name) => name.trim());
        wrong.push(
          ...names.filter((name) => name !== "" && !byteIntrinsics.has(name)).map((name) => `${file}: ${name}`),
        );
      }
    }
    assert.deepEqual(wrong, []);
  });
});

function sources(): string[] {
  const files: string[] = [];
  const visit = (name: string): void => {
    const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) fs.readdirSync(path.join(root, name)).forEach((child) => visit(path.join(name, child)));
    // Tests cross layers on purpose; rejected programs are wrong on purpose.
    else if (name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("test/rejected/")) files.push(name);
  };
  [...new Set(Object.keys(arrows).map((layer) => layer.split("/")[0]!))].forEach(visit);
  return files;
}

function layerOf(file: string): string | null {
  const layers = Object.keys(arrows).filter((layer) => file === layer || file.startsWith(`${layer}/`));
  return layers.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The layer that a specifier leads to; null for Node's own modules and npm packages of the tools. */
function targetLayer(file: string, specifier: string, from: string): string | null {
  if (specifier.startsWith(".")) return layerOf(path.join(path.dirname(file), specifier));
  const isTool = ["compiler", "scripts", "build.ts", "test", "bench"].includes(from);
  return isTool ? null : (named[specifier] ?? null);
}
