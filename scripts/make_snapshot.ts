// Runs after `npm ci`: makes the compiler's snapshot for images, so that the first build has one already. Without it the
// first build takes longer, and nothing else changes: it never fails.

import fs from "node:fs";
import { makeSnapshot, snapshotFor } from "./compiler_process.ts";

try {
  const file = snapshotFor("machine");
  if (!fs.existsSync(file)) await makeSnapshot(file, "machine");
} catch (error) {
  console.error(`no snapshot of the compiler: ${error instanceof Error ? error.message : String(error)}`);
}
