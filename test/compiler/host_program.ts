// A program compiled for the host and held against an expectation: what the tests that run programs share.

import assert from "node:assert/strict";
import { compile, type CompileOptions } from "../../compiler/compile.ts";
import type { Diagnostics } from "../../compiler/diagnostics.ts";
import type { Outcome } from "./node_oracle.ts";

export type HostBuildOptions = Partial<Pick<CompileOptions, "optimize" | "sanitize" | "checkOnly" | "checkAccesses">>;

/** Compiles `app` to `output`, without optimization unless `options` say otherwise. */
export async function compileForHost(
  app: string,
  output: string,
  options: HostBuildOptions = {},
): Promise<Diagnostics> {
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
  return diagnostics;
}

/** The same; fails the test with the diagnostics when the program is refused. */
export async function buildHostProgram(app: string, output: string, options: HostBuildOptions = {}): Promise<void> {
  const diagnostics = await compileForHost(app, output, options);
  assert.ok(!diagnostics.hasErrors, diagnostics.format(false));
}

/** Where the compiler failed (INS9999), which tells its bugs apart; null when the report is of something else. */
export function failurePlace(report: string): string | null {
  const failure = /INS9999: (.*)/.exec(report);
  if (failure === null) return null;
  return /at (\S+ \(\S+?\.ts:\d+)/.exec(report)?.[1] ?? failure[1]!.slice(0, 80);
}

/** Both printed the same and ended the same way. */
export function assertSameOutcome(actual: Outcome, expected: Outcome): void {
  assert.equal(actual.stdout, expected.stdout, `printed otherwise; standard error:\n${actual.stderr}`);
  assert.equal(actual.status, expected.status, `ended otherwise; standard error:\n${actual.stderr}`);
}
