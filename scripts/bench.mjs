// `npm run bench`: sets up what is missing, then measures (bench/bench.ts).

import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

setUp({ bench: true });

const args = [path.join(root, "bench/bench.ts"), ...process.argv.slice(2)];
const result = spawnSync(path.join(root, "node_modules/.bin/tsx"), args, { cwd: root, stdio: "inherit" });
process.exit(result.status ?? 1);
