// console.count and console.time: what a label stands for between two calls.

import { clockUs } from "#intrinsics";
import { formatArguments } from "./format_arguments.ts";
import { writeErrorLine, writeLine } from "./console_group.ts";

const counts = new Map<string, number>();
const startsUs = new Map<string, number>();

export function count(label: string = "default"): void {
  const value = (counts.get(label) ?? 0) + 1;
  counts.set(label, value);
  writeLine(`${label}: ${value}`);
}

export function countReset(label: string = "default"): void {
  if (!counts.has(label)) writeErrorLine(`Warning: Count for '${label}' does not exist`);
  counts.delete(label);
}

export function time(label: string = "default"): void {
  if (startsUs.has(label)) writeErrorLine(`Warning: Label '${label}' already exists for console.time()`);
  else startsUs.set(label, clockUs());
}

/** Prints the time since `time` with this label, and goes on counting. */
export function timeLog(label: string = "default", ...values: unknown[]): void {
  const startUs = startsUs.get(label);
  if (startUs === undefined) {
    writeErrorLine(`Warning: No such label '${label}' for console.timeLog()`);
    return;
  }
  const text = `${label}: ${durationText((clockUs() - startUs) / 1000)}`;
  writeLine(values.length === 0 ? text : `${text} ${formatArguments(values)}`);
}

export function timeEnd(label: string = "default"): void {
  const startUs = startsUs.get(label);
  if (startUs === undefined) {
    writeErrorLine(`Warning: No such label '${label}' for console.timeEnd()`);
    return;
  }
  startsUs.delete(label);
  writeLine(`${label}: ${durationText((clockUs() - startUs) / 1000)}`);
}

/** As Node shows it: "1.5ms", "2.000s", "3:04.500 (m:ss.mmm)". */
function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${Number(durationMs.toFixed(3))}ms`;
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)}s`;
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds % 60).toFixed(3).padStart(6, "0");
  if (minutes < 60) return `${minutes}:${rest} (m:ss.mmm)`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest.slice(0, 2)} (h:mm:ss)`;
}
