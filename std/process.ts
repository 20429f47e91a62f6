// The global `process`, as far as it makes sense without an operating system: output, arguments, the end of the program.

import {
  clockUs,
  commandLine,
  consoleWrite,
  consoleWriteError,
  environmentEntry,
  exitProcess,
  heapLimitBytes,
  heapUsedBytes,
  programArgument,
  workingDirectory,
} from "#intrinsics";
import { enqueueTick } from "./ticks.ts";

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
export const argv: string[] = ["instar", "program", ...programArguments()];

/** The process's environment; on the machine the words `NAME=value` of the boot command line. */
export const env: Record<string, string | undefined> = environment();

function programArguments(): string[] {
  const given: string[] = [];
  for (let index = u32(0); ; index++) {
    const argument = programArgument(index);
    if (argument === undefined) break;
    given.push(argument);
  }
  return given.length > 0 ? given : bootWords();
}

/** Of a process without arguments: none. */
function bootWords(): string[] {
  return commandLine()
    .split(" ")
    .filter((word) => word !== "");
}

function environment(): Record<string, string | undefined> {
  const named: Record<string, string | undefined> = {};
  for (let index = u32(0); ; index++) {
    const entry = environmentEntry(index);
    if (entry === undefined) break;
    addVariable(named, entry);
  }
  if (programArgument(u32(0)) === undefined) for (const word of bootWords()) addVariable(named, word);
  return named;
}

function addVariable(named: Record<string, string | undefined>, entry: string): void {
  const end = entry.indexOf("=");
  if (end > 0) named[entry.slice(0, end)] = entry.slice(end + 1);
}

export const platform: string = "instar";
export const pid: number = 1;

/** The status with which the program ends, unless `exit` is given another or an error ends it. */
export let exitCode: number | undefined;

type ExitListener = (code: number) => void;

const exitListeners: ExitListener[] = [];
let isEnding = false;

/** `exit`: what is called when the program ends by itself or by `exit`. There are no other events: nobody sends signals. */
export function on(event: "exit", listener: ExitListener): void {
  exitListeners.push(listener);
}

/** Ends the program (on the machine: stops the machine) with this status. */
export function exit(status?: number): never {
  if (status !== undefined) exitCode = status;
  end();
  exitProcess(i32(exitCode ?? 0));
  throw new Error("the program goes on after its end");
}

/** For the compiler: what follows the application's last event. */
export function finish(): void {
  end();
  if (exitCode !== undefined) exitProcess(i32(exitCode));
}

function end(): void {
  if (isEnding) return;
  isEnding = true;
  for (const listener of exitListeners) listener(exitCode ?? 0);
}

/** Calls `callback` when the code under way is done, before all promises. */
export function nextTick<A extends unknown[]>(callback: (...args: A) => void, ...args: A): void {
  enqueueTick(() => callback(...args));
}

/** The working directory; "/" on the machine. */
export function cwd(): string {
  return workingDirectory();
}

class HighResolutionTime {
  /** Nanoseconds since any moment; never goes back. */
  bigint(): bigint {
    return BigInt(Math.floor(clockUs() * 1000));
  }
}

export const hrtime = new HighResolutionTime();

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
