// The global `process`, as far as it makes sense without an operating system: output, arguments, the end of the program.

import {
  clockUs,
  commandLine,
  consoleWrite,
  consoleWriteError,
  exitProcess,
  heapLimitBytes,
  heapUsedBytes,
} from "#intrinsics";

class OutputStream {
  /** No terminal that understands colours. */
  readonly isTTY: boolean = false;
  readonly columns: number = 80;

  constructor(private readonly put: (text: string) => void) {}

  write(text: string): boolean {
    this.put(text);
    return true;
  }
}

export const stdout = new OutputStream((text) => consoleWrite(text));
export const stderr = new OutputStream((text) => consoleWriteError(text));

/** Two names for the program, then its arguments: on the machine the words of the boot command line. */
export const argv: string[] = [
  "instar",
  "program",
  ...commandLine()
    .split(" ")
    .filter((word) => word !== ""),
];

export const platform: string = "instar";
export const pid: number = 1;

/** Ends the program (on the machine: stops the machine) with this status. */
export function exit(status: number = 0): never {
  exitProcess(i32(status));
  throw new Error("the program goes on after its end");
}

export function cwd(): string {
  return "/";
}

/** Seconds since start. */
export function uptime(): number {
  return clockUs() / 1e6;
}

export interface MemoryUsage {
  readonly heapUsed: number;
  readonly heapTotal: number;
}

/** Bytes. */
export function memoryUsage(): MemoryUsage {
  return { heapUsed: heapUsedBytes(), heapTotal: heapLimitBytes() };
}
