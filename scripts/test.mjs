// `npm test`: sets up what is missing, then runs every check and test (scripts/test.ts).

import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

setUp({ tests: true });

const result = spawnSync(
  path.join(root, "node_modules/.bin/tsx"),
  [path.join(root, "scripts/test.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(result.status ?? 1);
