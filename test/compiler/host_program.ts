// A program compiled for the host and held against an expectation: what the tests that run programs share.

import assert from "node:assert/strict";
import { compile } from "../../compiler/compile.ts";
import type { Outcome } from "./node_oracle.ts";

export interface HostBuildOptions {
  readonly optimize?: "0" | "2";
  readonly sanitize?: boolean;
}

/** Compiles `app` to `output`; fails the test with the diagnostics when it is refused. */
export async function buildHostProgram(app: string, output: string, options: HostBuildOptions = {}): Promise<void> {
  const { diagnostics } = await compile({
    app,
    target: "host",
    output,
    version: "test",
    optimize: "0",
    sanitize: false,
    verify: true,
    dumps: [],
    progress: () => {},
    ...options,
  });
  assert.ok(!diagnostics.hasErrors, diagnostics.format(false));
}

/** Both printed the same and ended the same way. */
export function assertSameOutcome(actual: Outcome, expected: Outcome): void {
  assert.equal(actual.stdout, expected.stdout, `printed otherwise; standard error:\n${actual.stderr}`);
  assert.equal(actual.status, expected.status, `ended otherwise; standard error:\n${actual.stderr}`);
}
