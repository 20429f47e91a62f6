// console.group: what is printed until groupEnd is set in by two more spaces, every line of it.

import { consoleWrite, consoleWriteError } from "#intrinsics";
import { formatArguments } from "./format_arguments.ts";

let indentation = "";

/** The text with a line end, set in as the open groups say. */
function indented(text: string): string {
  if (indentation === "") return `${text}\n`;
  return `${indentation}${text.replaceAll("\n", `\n${indentation}`)}\n`;
}

export function writeLine(text: string): void {
  consoleWrite(indented(text));
}

export function writeErrorLine(text: string): void {
  consoleWriteError(indented(text));
}

/** Prints its arguments, if there are any, and opens a group. */
export function group(...values: unknown[]): void {
  if (values.length > 0) writeLine(formatArguments(values));
  indentation += "  ";
}

export function groupCollapsed(...values: unknown[]): void {
  group(...values);
}

export function groupEnd(): void {
  indentation = indentation.slice(2);
}
