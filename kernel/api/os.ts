// node:os for applications: what can be said of a machine that is one program.
// @cold

import { clockUs, heapLimitBytes, heapUsedBytes } from "#intrinsics";
import { env, platform as ownPlatform } from "../../std/process.ts";

export const EOL = "\n";
export const devNull = "/dev/null";

export interface CpuInfo {
  model: string;
  speed: number;
  times: { user: number; nice: number; sys: number; idle: number; irq: number };
}

/** HOSTNAME of the environment, which is part of a machine's boot command line. */
export function hostname(): string {
  return env["HOSTNAME"] ?? "instar";
}

export function platform(): string {
  return ownPlatform;
}

export function type(): string {
  return "Instar";
}

export function arch(): string {
  return "x64";
}

export function machine(): string {
  return "x86_64";
}

export function endianness(): "BE" | "LE" {
  return "LE";
}

/** Seconds since the machine has booted or the process has begun. */
export function uptime(): number {
  return clockUs() / 1e6;
}

/** Bytes that the program can have, and those that it does not use yet. */
export function totalmem(): number {
  return heapLimitBytes();
}

export function freemem(): number {
  return heapLimitBytes() - Number(heapUsedBytes());
}

/** There is one, of which nothing is measured. */
export function cpus(): CpuInfo[] {
  return [{ model: "x86-64", speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }];
}

export function availableParallelism(): number {
  return 1;
}

export function loadavg(): number[] {
  return [0, 0, 0];
}

export function tmpdir(): string {
  return "/tmp";
}
