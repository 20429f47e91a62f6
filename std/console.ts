// The global `console`: text goes to standard output (the serial console on the machine), warnings and errors to
// standard error where there is one.

import { consoleWrite, consoleWriteError } from "#intrinsics";
import { formatArguments } from "./format_arguments.ts";

export function log(...values: unknown[]): void {
  consoleWrite(`${formatArguments(values)}\n`);
}

export function info(...values: unknown[]): void {
  consoleWrite(`${formatArguments(values)}\n`);
}

export function debug(...values: unknown[]): void {
  consoleWrite(`${formatArguments(values)}\n`);
}

export function warn(...values: unknown[]): void {
  consoleWriteError(`${formatArguments(values)}\n`);
}

export function error(...values: unknown[]): void {
  consoleWriteError(`${formatArguments(values)}\n`);
}
