// `npm run format`: TypeScript, JSON and Markdown by prettier, C by clang-format.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { root } from "./project.ts";

/** clang-format over every C file of the project, with these options. */
export function clangFormatCommand(options: readonly string[]): string[] {
  const files: string[] = [];
  const visit = (folder: string): void => {
    if (!fs.existsSync(path.join(root, folder))) return;
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(name);
      else if (/\.[ch]$/.test(entry.name)) files.push(name);
    }
  };
  for (const folder of ["runtime-c", "bench", "test"]) visit(folder);
  return files.length === 0 ? ["true"] : ["clang-format-22", ...options, ...files.sort()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const commands = [[path.join(root, "node_modules/.bin/prettier"), "--write", "."], clangFormatCommand(["-i"])];
  for (const [program, ...args] of commands) {
    const result = spawnSync(program!, args, { cwd: root, stdio: "inherit" });
    if (result.status !== 0) process.exit(result.status ?? 1);
  }
}
