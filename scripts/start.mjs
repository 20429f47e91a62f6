// `npm start`: sets up what is missing, then builds and boots examples/web.

import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

setUp({});

const child = spawn(path.join(root, "node_modules/.bin/tsx"), ["build.ts", "run", "web", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
// Ctrl-C reaches the child through the terminal; this process only waits for it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (status, signal) => process.exit(status ?? (signal === "SIGINT" ? 0 : 1)));
