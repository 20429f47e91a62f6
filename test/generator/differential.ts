// Compiles random programs and compares what they print with what Node prints; cuts down what differs.

import fs from "node:fs";
import path from "node:path";
import { compileForHost, failurePlace } from "../compiler/host_program.ts";
import { run, runUnderNode } from "../compiler/node_oracle.ts";
import { type Case, makeCase, type Node, programText } from "./generate.ts";

export interface Settings {
  readonly folder: string;
  readonly optimize: "0" | "2";
  readonly sanitize: boolean;
}

/** What is wrong with a program, in one line that stays the same while it is cut down; null: nothing. */
type Verdict = { readonly kind: "same" | "refused" } | { readonly kind: "wrong"; readonly what: string };

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
  const diagnostics = await compileForHost(app, output, { optimize, sanitize });
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

export interface Round {
  readonly cases: number;
  readonly refused: readonly string[];
  readonly finding: Finding | null;
}

/** One program of `count` cases, from number `first` of the seed on; cases that are refused are left out. */
export async function tryCases(seed: number, first: number, count: number, settings: Settings): Promise<Round> {
  const cases = new Map<number, Case>();
  for (let number = first; number < first + count; number++) cases.set(number, makeCase(seed, number));
  const refused: string[] = [];
  for (;;) {
    const text = programText(cases);
    const tried = await tryProgram(text, settings);
    if (tried.verdict.kind === "refused") {
      refused.push(...tried.detail.split("\n").filter((line) => / - error /.test(line)));
      const bad = new Set(tried.refusedLines.map((line) => caseOfLine(text, line)));
      const before = cases.size;
      for (const number of bad) if (number !== null) cases.delete(number);
      if (cases.size === before || cases.size === 0) return { cases: 0, refused, finding: null };
      continue;
    }
    if (tried.verdict.kind === "same") return { cases: cases.size, refused, finding: null };
    const finding = await cutDown(cases, tried, settings);
    return { cases: cases.size, refused, finding };
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

async function cutDown(cases: ReadonlyMap<number, Case>, tried: Tried, settings: Settings): Promise<Finding> {
  if (tried.verdict.kind !== "wrong") throw new Error("nothing to cut down");
  const { what } = tried.verdict;
  let best = new Map(cases);
  let detail = tried.detail;
  let attempts = 150;
  const isStill = async (candidate: Map<number, Case>): Promise<boolean> => {
    if (attempts-- <= 0) return false;
    const again = await tryProgram(programText(candidate), settings);
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
  return { what, detail, program: programText(best) };
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
