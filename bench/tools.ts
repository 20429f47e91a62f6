// What the sections of the benchmark share: the compiled helpers, the network with a TAP device, machines in it.

import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { buildImage } from "../scripts/build_image.ts";
import { findApplication, root } from "../scripts/project.ts";
import { qemuArguments, type QemuOptions, qemuProgram } from "../scripts/qemu.ts";

/** Where helpers, downloads and logs of the benchmark live. */
export const work = path.join(root, ".cache/bench");

/** The addresses on the TAP network. */
export const guestAddress = "10.77.0.2";
export const hostAddress = "10.77.0.1";

export const guestCommandLine = `ip=${guestAddress}/24,${hostAddress}`;

const helpers = {
  measure: ["bench/measure.c", "-O2"],
  peak: ["bench/peak.c", "-O2"],
  "instructions.so": ["bench/instructions.c", "-O2", "-shared", "-fPIC"],
  "empty.elf": [
    "bench/empty_kernel.S",
    ...["-m32", "-nostdlib", "-static", "-fuse-ld=lld-22"],
    "-Wl,--image-base=0x100000,--build-id=none,-e,start",
  ],
} as const;

/** The path of a helper, compiled when it is older than its source. */
export function helper(name: keyof typeof helpers): string {
  const [source, ...flags] = helpers[name];
  const output = path.join(work, name);
  const input = path.join(root, source);
  if (!fs.existsSync(output) || fs.statSync(output).mtimeMs < fs.statSync(input).mtimeMs) {
    fs.mkdirSync(work, { recursive: true });
    execFileSync("clang-22", [...flags, "-o", output, input], { stdio: "inherit" });
  }
  return output;
}

/** An image for the benchmark: a folder under examples/ or a path relative to the root. */
export async function benchImage(name: string, version?: string): Promise<string> {
  const file = name.includes("/") ? path.join(root, name) : name;
  const application = findApplication(file);
  const suffix = version === undefined ? "" : `-${version}`;
  const output = path.join(root, "build/bench", `${application.name}${suffix}.elf`);
  const result = await buildImage({
    application,
    target: "machine",
    output,
    ...(version === undefined ? {} : { version }),
  });
  if (!result.ok) throw new Error(result.report);
  return result.program;
}

/** A network namespace with one TAP device: the machine at one end, the clients at the other. */
export class TapNetwork {
  readonly name = `instar-bench-${process.pid}`;
  readonly device = "tap0";

  constructor() {
    const commands = [
      ["netns", "add", this.name],
      ["-n", this.name, "link", "set", "lo", "up"],
      ["-n", this.name, "tuntap", "add", "dev", this.device, "mode", "tap", "vnet_hdr"],
      ["-n", this.name, "addr", "add", `${hostAddress}/24`, "dev", this.device],
      ["-n", this.name, "link", "set", this.device, "up"],
    ];
    for (const command of commands) execFileSync("ip", command, { stdio: ["ignore", "ignore", "inherit"] });
    // Short connections by the thousand need ports, and a firewall's silence is not what is measured.
    this.run("sysctl", "-qw", "net.ipv4.ip_local_port_range=1024 65000", "net.ipv4.tcp_tw_reuse=1");
    process.on("exit", () => this.remove());
  }

  /** Runs a program at the clients' end; gives its standard output. */
  run(program: string, ...args: string[]): string {
    const result = spawnSync("ip", ["netns", "exec", this.name, program, ...args], { encoding: "utf8" });
    if (result.status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${result.stderr}${result.stdout}`);
    return result.stdout;
  }

  /** The same without waiting; resolves to its output. */
  start(program: string, ...args: string[]): Promise<string> {
    const child = spawn("ip", ["netns", "exec", this.name, program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => {
        if (status === 0) resolve(output);
        else reject(new Error(`${program} ended with ${status}`));
      });
    });
  }

  remove(): void {
    spawnSync("ip", ["netns", "del", this.name], { stdio: "ignore" });
  }
}

/** A machine on the TAP network. */
export class BenchMachine {
  private static readonly running = new Set<BenchMachine>();

  /** Ends what a section that failed has left behind: the TAP device takes one machine at a time. */
  static async stopAll(): Promise<void> {
    for (const machine of BenchMachine.running) await machine.stop();
  }

  readonly startedMs: number;
  private readonly child: ChildProcess;
  private readonly serialLog: string;

  constructor(
    readonly network: TapNetwork,
    options: Partial<QemuOptions> & Pick<QemuOptions, "image">,
  ) {
    this.serialLog = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "instar-bench-")), "serial.log");
    const args = qemuArguments({
      accelerator: "tcg",
      commandLine: guestCommandLine,
      network: { kind: "tap", name: network.device },
      serial: { kind: "file", path: this.serialLog },
      ...options,
    });
    this.startedMs = monotonicMs();
    this.child = spawn("ip", ["netns", "exec", network.name, "setpriv", "--pdeathsig", "KILL", qemuProgram, ...args], {
      stdio: "ignore",
    });
    BenchMachine.running.add(this);
  }

  get serial(): string {
    return fs.readFileSync(this.serialLog, "latin1");
  }

  /** Milliseconds from QEMU's start to the first HTTP 200. */
  async firstAnswer(limitS = 60, target = "/"): Promise<number> {
    const moment = await this.network.start(helper("measure"), "first", guestAddress, "80", String(limitS), target);
    return Number(moment) - this.startedMs;
  }

  async stop(): Promise<void> {
    BenchMachine.running.delete(this);
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await gone;
    fs.rmSync(path.dirname(this.serialLog), { recursive: true, force: true });
    // The TAP device is busy until the kernel has let go of it.
    await sleep(100);
  }
}

/** What one run of wrk says. */
export interface WrkResult {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly errors: number;
}

export function wrk(network: TapNetwork, connections: number, seconds: number, target = "/"): WrkResult {
  const text = network.run(
    "wrk",
    ...["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", `http://${guestAddress}${target}`],
  );
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  const [, p99 = "0", unit = "ms"] = /99%\s+([\d.]+)(us|ms|s)/.exec(text) ?? [];
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text);
  return {
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p99Ms: Number(p99) * (unit === "us" ? 0.001 : unit === "s" ? 1000 : 1),
    errors:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      (socketErrors?.slice(1).reduce((sum, count) => sum + Number(count), 0) ?? 0),
  };
}

/** The monotonic clock that bench/measure.c prints, in milliseconds. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
