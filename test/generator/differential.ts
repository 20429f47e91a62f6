// Compiles random programs and compares what they print with what Node prints; cuts down what differs.

import fs from "node:fs";
import path from "node:path";
import { compileForHost, failurePlace } from "../compiler/host_program.ts";
import { type Outcome, run, runUnderNode } from "../compiler/node_oracle.ts";
import { type Case, type Generator, type Node, programText } from "./generate.ts";

export interface Settings {
  readonly generator: Generator;
  readonly folder: string;
  readonly optimize: "0" | "2";
  readonly sanitize: boolean;
  /** How many smaller programs are tried where something is wrong. */
  readonly attempts: number;
}

/** What is wrong with a program, in one line that stays the same while it is cut down; null: nothing. */
type Verdict =
  | { readonly kind: "same" | "refused" }
  | { readonly kind: "stopped"; readonly cases: number }
  | { readonly kind: "wrong"; readonly what: string };

export interface Finding {
  readonly what: string;
  readonly detail: string;
  readonly program: string;
}

interface Tried {
  readonly verdict: Verdict;
  readonly detail: string;
  /** Lines of the program that are refused. */
  readonly refusedLines: readonly number[];
  /** The case that prints otherwise. */
  readonly differing: number | null;
}

/** Tries a program once. */
async function tryProgram(text: string, settings: Settings): Promise<Tried> {
  const app = path.join(settings.folder, "program.ts");
  const output = path.join(settings.folder, "program");
  fs.writeFileSync(app, text);
  const { optimize, sanitize } = settings;
  const diagnostics = await compileForHost(app, output, { optimize, sanitize, checkAccesses: true });
  const none = { refusedLines: [], differing: null };
  if (diagnostics.hasErrors) {
    const detail = diagnostics.format(false);
    const place = failurePlace(detail);
    const refusedLines = [...detail.matchAll(/program\.ts:(\d+):\d+ - error/g)].map((match) => Number(match[1]));
    if (place === null) return { ...none, verdict: { kind: "refused" }, detail, refusedLines };
    return { ...none, verdict: { kind: "wrong", what: `compiler failed ${place}` }, detail };
  }
  const actual = run(output, [], 20_000);
  const expected = runUnderNode(app, fs.mkdtempSync(path.join(settings.folder, "node-")));
  if (/runtime error:|Sanitizer/.test(actual.stderr))
    return { ...none, verdict: { kind: "wrong", what: "sanitizer" }, detail: actual.stderr };
  if (actual.stdout === expected.stdout && actual.status === expected.status)
    return { ...none, verdict: { kind: "same" }, detail: "" };
  const stopped = settings.generator.mayStop === true ? stoppedCases(actual, expected) : null;
  if (stopped !== null) return { ...none, verdict: { kind: "stopped", cases: stopped }, detail: "" };
  const ours = actual.stdout.split("\n");
  const theirs = expected.stdout.split("\n");
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const index = at < 0 ? ours.length : at;
  const heading = theirs.slice(0, index + 1).findLast((line) => line.startsWith("== "));
  return {
    refusedLines: [],
    differing: heading === undefined ? null : Number(heading.slice(3)),
    verdict: {
      kind: "wrong",
      what: actual.status === expected.status ? "prints otherwise" : `status ${actual.status}`,
    },
    detail: `Instar: ${ours.slice(index, index + 2).join(" | ")}\nNode:   ${theirs.slice(index, index + 2).join(" | ")}\n${actual.stderr.slice(0, 500)}`,
  };
}

/** How many cases end by a TypeError where Node goes on; null when they differ in something else. */
function stoppedCases(actual: Outcome, expected: Outcome): number | null {
  const [ours, theirs] = [actual, expected].map(({ stdout }) => stdout.split(/^== /m));
  if (actual.status !== expected.status || ours!.length !== theirs!.length) return null;
  const differing = ours!.filter((text, index) => text !== theirs![index]);
  return differing.every((text) => text.endsWith("\nended by TypeError\n")) ? differing.length : null;
}

export interface Round {
  readonly cases: number;
  /** Of these ended by a TypeError that Node does not throw. */
  readonly stopped: number;
  readonly refused: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * One program of `count` cases, from number `first` of the seed on; cases that are refused are left out, and those in
 * which something is wrong, until the others do what they should.
 */
export async function tryCases(seed: number, first: number, count: number, settings: Settings): Promise<Round> {
  const cases = new Map<number, Case>();
  for (let number = first; number < first + count; number++)
    cases.set(number, settings.generator.makeCase(seed, number));
  const refused: string[] = [];
  const findings: Finding[] = [];
  for (;;) {
    if (cases.size === 0) return { cases: findings.length, stopped: 0, refused, findings };
    const text = programText(cases, settings.generator.prelude);
    const tried = await tryProgram(text, settings);
    if (tried.verdict.kind === "refused") {
      refused.push(...tried.detail.split("\n").filter((line) => / - error /.test(line)));
      const bad = new Set(tried.refusedLines.map((line) => caseOfLine(text, line)));
      const before = cases.size;
      for (const number of bad) if (number !== null) cases.delete(number);
      if (cases.size === before) return { cases: findings.length, stopped: 0, refused, findings };
      continue;
    }
    if (tried.verdict.kind !== "wrong") {
      const stopped = tried.verdict.kind === "stopped" ? tried.verdict.cases : 0;
      return { cases: cases.size + findings.length, stopped, refused, findings };
    }
    const { finding, numbers } = await cutDown(cases, tried, settings);
    findings.push(finding);
    for (const number of numbers) cases.delete(number);
  }
}

/** Generated names hold their case's number. */
function caseOfLine(text: string, line: number): number | null {
  const lines = text.split("\n");
  for (let at = line - 1; at < lines.length; at++) {
    // The declarations of a case come before its function.
    const match = /^(?:async )?function case(\d+)\(/.exec(lines[at]!);
    if (match !== null) {
      const inside = lines.slice(0, line).findLast((one) => /^(?:async )?function case\d+\(/.test(one) || one === "}");
      const own = inside === undefined ? null : /^(?:async )?function case(\d+)/.exec(inside);
      return own === null ? Number(match[1]) : Number(own[1]);
    }
  }
  const last = [...text.matchAll(/^(?:async )?function case(\d+)\(/gm)].at(-1);
  return last === undefined ? null : Number(last[1]);
}

interface CutDown {
  readonly finding: Finding;
  /** The cases that are left. */
  readonly numbers: readonly number[];
}

async function cutDown(cases: ReadonlyMap<number, Case>, tried: Tried, settings: Settings): Promise<CutDown> {
  if (tried.verdict.kind !== "wrong") throw new Error("nothing to cut down");
  const { what } = tried.verdict;
  let best = new Map(cases);
  let detail = tried.detail;
  let attempts = settings.attempts;
  const isStill = async (candidate: Map<number, Case>): Promise<boolean> => {
    if (attempts-- <= 0) return false;
    const again = await tryProgram(programText(candidate, settings.generator.prelude), settings);
    if (again.verdict.kind !== "wrong" || again.verdict.what !== what) return false;
    best = candidate;
    detail = again.detail;
    return true;
  };
  // One case alone first, that which prints otherwise before the others.
  const numbers = [...cases.keys()].sort((a, b) => Number(b === tried.differing) - Number(a === tried.differing));
  for (const number of numbers) if (await isStill(new Map([[number, cases.get(number)!]]))) break;
  for (const number of best.keys()) {
    for (const part of ["body", "declarations"] as const)
      await cutList(best.get(number)![part], async (nodes) =>
        isStill(new Map([...best, [number, { ...best.get(number)!, [part]: nodes }]])),
      );
  }
  return {
    finding: { what, detail, program: programText(best, settings.generator.prelude) },
    numbers: [...best.keys()],
  };
}

/** Leaves out as many statements as it can, whole halves first; then what is inside those that remain. */
async function cutList(nodes: readonly Node[], keep: (nodes: readonly Node[]) => Promise<boolean>): Promise<void> {
  let current = nodes;
  for (let size = Math.ceil(current.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = current.length; end > 0; end -= size) {
      const shorter = [...current.slice(0, Math.max(0, end - size)), ...current.slice(end)];
      if (await keep(shorter)) current = shorter;
    }
  }
  for (let index = 0; index < current.length; index++) {
    const node = current[index]!;
    if (typeof node === "string") continue;
    const replaced = (inner: readonly Node[]): readonly Node[] => [
      ...current.slice(0, index),
      ...inner,
      ...current.slice(index + 1),
    ];
    if (await keep(replaced(node.body))) {
      current = replaced(node.body);
      index--;
      continue;
    }
    let whole = node;
    await cutList(node.body, async (body) => {
      const smaller = { ...whole, body };
      const next = replaced([smaller]);
      if (!(await keep(next))) return false;
      whole = smaller;
      return true;
    });
    current = replaced([whole]);
  }
}
