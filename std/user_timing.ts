// `mark` and `measure` of the `performance` object (User Timing 3): moments and spans with names.
// @cold

import { className, clockUs } from "#intrinsics";
import { TypeError as CodedTypeError } from "./coded_errors.ts";
import { inspect } from "./inspect.ts";
import { Inspectable } from "./inspectable.ts";

export class PerformanceEntry extends Inspectable {
  constructor(
    readonly name: string,
    readonly entryType: "mark" | "measure",
    readonly startTime: number,
    readonly duration: number,
    readonly detail: unknown,
  ) {
    super();
  }

  toJSON(): { name: string; entryType: string; startTime: number; duration: number; detail: unknown } {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }

  override inspected(): string {
    return `${className(this)} ${inspect(this.toJSON())}`;
  }
}

export class PerformanceMark extends PerformanceEntry {}
export class PerformanceMeasure extends PerformanceEntry {}

export interface MarkOptions {
  readonly startTime?: number;
  readonly detail?: unknown;
}

export interface MeasureOptions {
  /** The name of a mark, or a time. */
  readonly start?: string | number;
  readonly end?: string | number;
  readonly duration?: number;
  readonly detail?: unknown;
}

let entries: PerformanceEntry[] = [];

function nowMs(): number {
  return clockUs() / 1000;
}

/** Keeps the moment under a name. */
export function mark(name: string, options: MarkOptions = {}): PerformanceMark {
  const startTime = options.startTime ?? nowMs();
  if (startTime < 0)
    throw new CodedTypeError("ERR_PERFORMANCE_INVALID_TIMESTAMP", `${startTime} is not a valid timestamp`);
  const made = new PerformanceMark(name, "mark", startTime, 0, options.detail ?? null);
  entries.push(made);
  return made;
}

/** Keeps the span between two marks; without the first it began with the program, without the second it ends now. */
export function measure(name: string, from?: string | MeasureOptions, endMark?: string): PerformanceMeasure {
  const options: MeasureOptions = typeof from === "object" ? from : { start: from };
  if (typeof from === "object") requireSpan(options, endMark);
  const { duration } = options;
  const given = endMark ?? options.end;
  let start = options.start === undefined ? 0 : timeOf(options.start);
  let end = nowMs();
  if (given !== undefined) end = timeOf(given);
  else if (options.start !== undefined && duration !== undefined) end = start + duration;
  if (options.start === undefined && given !== undefined && duration !== undefined) start = end - duration;
  const made = new PerformanceMeasure(name, "measure", start, end - start, options.detail ?? null);
  entries.push(made);
  return made;
}

function requireSpan({ start, end, duration }: MeasureOptions, endMark: string | undefined): void {
  const hasSpan = start !== undefined || end !== undefined;
  if (hasSpan && endMark !== undefined) failMeasure("endMark must not be specified");
  if (start !== undefined && end !== undefined && duration !== undefined)
    failMeasure("Must not have options.start, options.end, and options.duration specified");
}

function failMeasure(message: string): never {
  throw new CodedTypeError("ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS", message);
}

/** Of the latest mark of the name. */
function timeOf(moment: string | number): number {
  if (typeof moment === "number") return moment;
  const found = entries.findLast((entry) => entry.entryType === "mark" && entry.name === moment);
  if (found === undefined) throw new MissingMark(moment);
  return found.startTime;
}

class MissingMark extends Error {
  override name: string = "SyntaxError";

  constructor(mark: string) {
    super(`The "${mark}" performance mark has not been set`);
  }
}

/** What is kept, by the time when it began. */
export function getEntries(): PerformanceEntry[] {
  return entries.toSorted((left, right) => left.startTime - right.startTime);
}

export function getEntriesByName(name: string, type?: string): PerformanceEntry[] {
  return getEntries().filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
}

export function getEntriesByType(type: string): PerformanceEntry[] {
  return getEntries().filter((entry) => entry.entryType === type);
}

/** Forgets the marks of the name, or all. */
export function clearMarks(name?: string): void {
  clear("mark", name);
}

export function clearMeasures(name?: string): void {
  clear("measure", name);
}

function clear(type: string, name: string | undefined): void {
  entries = entries.filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== name));
}
