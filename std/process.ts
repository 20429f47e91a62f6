// The global `process`, as far as it makes sense without an operating system: output, arguments, the end of the program.

import {
  clockUs,
  commandLine,
  consoleWrite,
  consoleWriteBytes,
  consoleWriteError,
  environmentEntry,
  exitProcess,
  heapLimitBytes,
  heapUsedBytes,
  programArgument,
  workingDirectory,
} from "#intrinsics";
import { enqueueTick } from "./ticks.ts";
import { setAtEnd, setAtIdle, tellOfEnd } from "./uncaught.ts";
import { events, type ProcessEvents, updateListening } from "./process_events.ts";

export type { ProcessEvents, Signals, UncaughtExceptionOrigin } from "./process_events.ts";

/** What tells whoever has written that it has been. */
type WrittenCallback = (error?: Error | null) => void;

/** Takes all at once, so that nobody ever has to wait; it stays open until the program ends. */
class OutputStream {
  /** No terminal that understands colours. */
  readonly isTTY: boolean = false;
  readonly columns: number = 80;
  readonly rows: number = 24;
  readonly writable: boolean = true;
  readonly writableLength: number = 0;

  constructor(readonly fd: number) {}

  write(chunk: string | Uint8Array, callback?: WrittenCallback): boolean;
  write(chunk: string | Uint8Array, encoding: BufferEncoding, callback?: WrittenCallback): boolean;
  write(chunk: string | Uint8Array, second?: BufferEncoding | WrittenCallback, third?: WrittenCallback): boolean {
    if (typeof chunk !== "string") consoleWriteBytes(chunk, this.fd === 2);
    else if (this.fd === 2) consoleWriteError(chunk);
    else consoleWrite(chunk);
    const callback = typeof second === "function" ? second : third;
    if (callback !== undefined) enqueueTick(() => callback());
    return true;
  }

  /** A pipe's end. */
  end(chunk?: string | Uint8Array): this {
    if (chunk !== undefined) this.write(chunk);
    return this;
  }

  /** Nobody is called: all is taken at once. */
  onceDrained(_listener: () => void): void {}
  onceClosed(_listener: () => void): void {}

  destroy(): this {
    return this;
  }

  hasColors(): boolean {
    return false;
  }

  getColorDepth(): number {
    return 1;
  }
}

export const stdout = new OutputStream(1);
export const stderr = new OutputStream(2);

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
export const arch: string = "x64";
export const pid: number = 1;
export const ppid: number = 0;
export const title: string = "instar";
export const argv0: string = "instar";
export const execPath: string = "instar";
export const execArgv: string[] = [];
/** That of Node whose meaning programs have here. */
export const version: string = "v20.0.0";
export const versions: Record<string, string> = { node: "20.0.0" };
export const release: { readonly name: string } = { name: "node" };

/** The status with which the program ends, unless `exit` is given another or an error ends it. Listeners to `exit` see which. */
export let exitCode: number | undefined;

/** For the library, to which others' variables are constants. */
export function setStatus(status: number): void {
  exitCode = status;
}

/**
 * Calls `listener` when nothing is left to do (`beforeExit`), before the program ends (`exit`), with an error that nobody has caught, which ends nothing then, or with a
 * signal that somebody sends to the Linux process; it keeps nothing running.
 */
export function on<K extends keyof ProcessEvents>(event: K, listener: (...args: ProcessEvents[K]) => void): void {
  events.on(event, listener);
  update(event);
}

export function once<K extends keyof ProcessEvents>(event: K, listener: (...args: ProcessEvents[K]) => void): void {
  events.once(event, listener);
  update(event);
}

/** Removes the latest subscription of that listener. */
export function off<K extends keyof ProcessEvents>(event: K, listener: (...args: ProcessEvents[K]) => void): void {
  events.off(event, listener);
  update(event);
}

export { on as addListener, off as removeListener };

export function removeAllListeners(event: keyof ProcessEvents): void {
  events.removeAllListeners(event);
  update(event);
}

export function listenerCount(event: keyof ProcessEvents): number {
  return events.listenerCount(event);
}

export function emit<K extends keyof ProcessEvents>(event: K, ...args: ProcessEvents[K]): boolean {
  return events.emit(event, ...args);
}

function update(event: keyof ProcessEvents): void {
  setAtEnd((code) => {
    if (code !== 0) exitCode = code;
    events.emit("exit", code);
    return exitCode ?? 0;
  });
  setAtIdle(() => void events.emit("beforeExit", exitCode ?? 0));
  updateListening(event);
}

/** Ends the program (on the machine: stops the machine) with this status. */
export function exit(status?: number): never {
  if (status !== undefined) exitCode = status;
  tellOfEnd(exitCode ?? 0);
  exitProcess(i32(exitCode ?? 0));
  throw new Error("the program goes on after its end");
}

/** For the compiler: what follows the application's last event. */
export function finish(): void {
  tellOfEnd(exitCode ?? 0);
  if (exitCode !== undefined) exitProcess(i32(exitCode));
}

/** Calls `callback` when the code under way is done, before all promises. */
export function nextTick<A extends unknown[]>(callback: (...args: A) => void, ...args: A): void {
  enqueueTick(() => callback(...args));
}

/** The working directory; "/" on the machine. */
export function cwd(): string {
  return workingDirectory();
}

/** Seconds and nanoseconds since any moment, or since `previous`; never goes back. */
export function hrtime(previous: [number, number] = [0, 0]): [number, number] {
  const nanoseconds = Math.floor(clockUs() * 1000);
  const seconds = Math.floor(nanoseconds / 1e9) - previous[0];
  const rest = (nanoseconds % 1e9) - previous[1];
  return rest < 0 ? [seconds - 1, rest + 1e9] : [seconds, rest];
}

/** Nanoseconds since the same moment. */
hrtime.bigint = (): bigint => BigInt(Math.floor(clockUs() * 1000));

/** Seconds since start. */
export function uptime(): number {
  return clockUs() / 1e6;
}

export interface MemoryUsage {
  /** All that the heap may take; nothing lies outside of it. */
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
}

/** Bytes. */
export function memoryUsage(): MemoryUsage {
  const heapTotal = heapLimitBytes();
  return { rss: heapTotal, heapTotal, heapUsed: heapUsedBytes(), external: 0, arrayBuffers: 0 };
}

memoryUsage.rss = (): number => heapLimitBytes();

/** Writes a warning to the standard error. */
export function emitWarning(warning: string | Error, type: string = "Warning", code?: string): void {
  const text = typeof warning === "string" ? `${type}: ${warning}` : String(warning);
  stderr.write(`(node:${pid}) ${code === undefined ? "" : `[${code}] `}${text}\n`);
}
