// The global `console`: text goes to standard output (the serial console on the machine), warnings and errors to
// standard error where there is one.

import { traceCapture, traceText } from "#intrinsics";
import { writeErrorLine, writeLine } from "./console_group.ts";
import { formatArguments } from "./format_arguments.ts";
import { inspect } from "./inspect.ts";

export { count, countReset, time, timeEnd, timeLog } from "./console_count.ts";
export { group, groupCollapsed, groupEnd } from "./console_group.ts";
export { table } from "./console_table.ts";

export function log(...values: unknown[]): void {
  writeLine(formatArguments(values));
}

export function info(...values: unknown[]): void {
  writeLine(formatArguments(values));
}

export function debug(...values: unknown[]): void {
  writeLine(formatArguments(values));
}

export function warn(...values: unknown[]): void {
  writeErrorLine(formatArguments(values));
}

export function error(...values: unknown[]): void {
  writeErrorLine(formatArguments(values));
}

/** depth: how many levels of nested objects are shown; null: all. */
export interface DirOptions {
  readonly depth?: number | null;
}

export function dir(value: unknown, options?: DirOptions): void {
  const depth = options?.depth;
  writeLine(depth === undefined ? inspect(value) : inspect(value, depth ?? Infinity));
}

/** Prints the rest of the arguments as an error if `condition` does not hold. */
export function assert(condition: unknown, ...values: unknown[]): void {
  if (condition) return;
  if (values.length === 0) {
    writeErrorLine("Assertion failed");
    return;
  }
  const first = values[0];
  if (typeof first === "string") writeErrorLine(formatArguments([`Assertion failed: ${first}`, ...values.slice(1)]));
  else writeErrorLine(formatArguments(["Assertion failed", ...values]));
}

export function trace(...values: unknown[]): void {
  const text = values.length === 0 ? "Trace" : `Trace: ${formatArguments(values)}`;
  const stack = traceCapture(u32(0));
  writeErrorLine(`${text}${traceText(stack, stack)}`);
}
