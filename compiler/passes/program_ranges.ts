// Which numbers go from function to function: the range analysis of single functions, run over the whole program until
// what calls pass and what functions return stops growing (bounds that keep growing are widened).
//
// Only functions that nothing but direct calls can reach take part. Everyone else (closures, methods behind dispatch
// tables, what the runtime calls) may be given any number.

import type { Fn, Program } from "../ir.ts";
import { type Interval, join, nothing, ofType, widen, within } from "./interval.ts";
import { analyseRanges, type Ranges } from "./ranges.ts";

/** After so many times bounds are widened. */
const patience = 4;

export class ProgramRanges {
  private readonly open: Set<Fn>;
  /** What all calls seen so far pass, for functions that are not open. */
  private readonly passed = new Map<Fn, Interval[]>();
  private readonly results = new Map<Fn, Interval>();
  private readonly growths = new Map<Fn, number>();
  /** Whose analysis has used a function's result. */
  private readonly readers = new Map<Fn, Set<Fn>>();
  private readonly ranges = new Map<Fn, Ranges>();
  private readonly queue: Set<Fn>;

  constructor(program: Program) {
    this.open = openFunctions(program);
    this.queue = new Set(this.open);
    this.drain();
    // What no call reaches still has to be translated.
    for (const fn of program.functions) {
      if (this.ranges.has(fn)) continue;
      this.open.add(fn);
      this.queue.add(fn);
      this.drain();
    }
  }

  private drain(): void {
    for (const fn of this.queue) {
      this.queue.delete(fn);
      this.analyse(fn);
    }
  }

  /** May its signature be changed? Then all its calls are direct, and there is one. */
  isClosed(fn: Fn): boolean {
    return this.passed.has(fn) && !this.open.has(fn);
  }

  of(fn: Fn): Ranges {
    return this.ranges.get(fn)!;
  }

  /** What a parameter holds when the function begins. */
  parameter(fn: Fn, index: number): Interval {
    return this.passed.get(fn)?.[index] ?? ofType(fn.params[index].type);
  }

  result(fn: Fn): Interval {
    return this.results.get(fn) ?? nothing;
  }

  private analyse(fn: Fn): void {
    let returned = nothing;
    const ranges = analyseRanges(fn, {
      parameters: fn.params.map((_, index) => this.parameter(fn, index)),
      call: (callee, values) => this.pass(callee, values),
      result: (callee) => {
        const readers = this.readers.get(callee) ?? new Set();
        this.readers.set(callee, readers.add(fn));
        return this.result(callee);
      },
      returned: (value) => (returned = join(returned, value)),
    });
    this.ranges.set(fn, ranges);
    const before = this.result(fn);
    if (within(returned, before)) return;
    this.results.set(fn, this.grown(fn, before, returned));
    for (const reader of this.readers.get(fn) ?? []) this.queue.add(reader);
  }

  private pass(callee: Fn, values: readonly Interval[]): void {
    if (this.open.has(callee)) return;
    const before = this.passed.get(callee);
    const given = callee.params.map(({ type }, index) => (type === "f64" ? values[index] : ofType(type)));
    if (before !== undefined && given.every((value, index) => within(value, before[index]))) return;
    const next = before === undefined ? given : given.map((value, index) => this.grown(callee, before[index], value));
    this.passed.set(callee, next);
    this.queue.add(callee);
  }

  private grown(fn: Fn, before: Interval, more: Interval): Interval {
    const growths = (this.growths.get(fn) ?? 0) + 1;
    this.growths.set(fn, growths);
    const both = join(before, more);
    return growths > patience ? widen(before, both) : both;
  }
}

/** The functions that somebody may call who is not seen in the program's direct calls. */
function openFunctions(program: Program): Set<Fn> {
  const open = new Set<Fn>([
    ...program.functions.filter((fn) => fn.isClosure),
    ...program.modules.map((module) => module.init),
    ...program.entry,
    ...program.wellKnown.values(),
  ]);
  const entries = [
    ...program.selectors.flatMap((selector) => [...selector.targets.values()]),
    ...program.layouts.flatMap((layout) => [...layout.dispatch.values()]),
  ];
  for (const entry of entries) if (entry.kind === "method") open.add(entry.function);
  return open;
}
