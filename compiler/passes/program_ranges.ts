// Which numbers go from function to function: the range analysis of single functions, run over the whole program until
// what calls pass, what functions return and what fields and globals hold stops growing (bounds that keep growing are
// widened).
//
// Only functions that nothing but direct calls can reach take part. Everyone else (closures, methods behind dispatch
// tables, what the runtime calls) may be given any number.

import type { Expr, Field, Fn, Global, Program } from "../ir.ts";
import { anything, type Interval, join, nothing, ofType, widen, within } from "./interval.ts";
import { initialRange, type Place, Places } from "./places.ts";
import { analyseRanges, isFollowed, type Ranges } from "./ranges.ts";

/** After so many times bounds are widened: those of functions, and those of places, which have many readers. */
const patience = 4;
const patienceWithPlaces = 2;

export class ProgramRanges {
  private readonly open: Set<Fn>;
  /** What all calls seen so far pass, for functions that are not open. */
  private readonly passed = new Map<Fn, Interval[]>();
  private readonly results = new Map<Fn, Interval>();
  private readonly growths = new Map<Fn | Place, number>();
  /** Whose analysis has used a function's result. */
  private readonly readers = new Map<Fn, Set<Fn>>();
  private readonly ranges = new Map<Fn, Ranges>();
  private readonly queue: Set<Fn>;
  private readonly places: Places;
  private readonly contents = new Map<Place, Interval>();
  private readonly placeReaders = new Map<Place, Set<Fn>>();

  constructor(program: Program) {
    this.places = new Places(program);
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

  /** What a field or global holds; null where that is not followed. */
  content(of: Field | Global): Interval | null {
    const place = this.places.standingFor(of);
    return place === null ? null : this.contentOf(place);
  }

  private contentOf(place: Place): Interval {
    return this.contents.get(place) ?? initialRange;
  }

  private store(target: Expr, value: Interval): void {
    const place = this.places.of(target);
    if (place === null) return;
    const before = this.contentOf(place);
    if (within(value, before)) return;
    this.contents.set(place, this.grown(place, before, value, patienceWithPlaces));
    for (const reader of this.placeReaders.get(place) ?? []) this.queue.add(reader);
  }

  private readPlace(fn: Fn, expr: Expr): Interval {
    const place = this.places.of(expr);
    if (place === null) return anything;
    const readers = this.placeReaders.get(place) ?? new Set();
    this.placeReaders.set(place, readers.add(fn));
    return this.contentOf(place);
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
      held: (place) => this.readPlace(fn, place),
      stored: (place, value) => this.store(place, value),
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
    const given = callee.params.map(({ type }, index) => (isFollowed(type) ? values[index] : ofType(type)));
    if (before !== undefined && given.every((value, index) => within(value, before[index]))) return;
    const next = before === undefined ? given : given.map((value, index) => this.grown(callee, before[index], value));
    this.passed.set(callee, next);
    this.queue.add(callee);
  }

  private grown(what: Fn | Place, before: Interval, more: Interval, allowed = patience): Interval {
    const growths = (this.growths.get(what) ?? 0) + 1;
    this.growths.set(what, growths);
    const both = join(before, more);
    return growths > allowed ? widen(before, both) : both;
  }
}

/** The functions that somebody may call who is not seen in the program's direct calls. */
export function openFunctions(program: Program): Set<Fn> {
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
