// Boots an image in QEMU for a test: user-mode network on free ports, serial log in a temporary folder that stays when
// the test fails, a time limit on everything, and no process left behind.

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { buildImage } from "../../scripts/build_image.ts";
import { findApplication, root } from "../../scripts/project.ts";
import {
  freePort,
  type PortForward,
  programStatus,
  qemuArguments,
  type QemuNetwork,
  type QemuOptions,
  qemuProgram,
  userNetworkCommandLine,
} from "../../scripts/qemu.ts";

export interface BootOptions extends Partial<Omit<QemuOptions, "image" | "serial" | "network">> {
  /** An image file, ELF or ISO by its name. */
  readonly image: string;
  /** Ports of the machine to reach from the host. */
  readonly ports?: readonly number[];
  /** Instead of user-mode networking. */
  readonly network?: QemuNetwork;
  /** What the serial log shows once the machine is up; null: do not wait. */
  readonly waitFor?: RegExp | null;
  readonly bootTimeoutMs?: number;
}

const running = new Set<Machine>();
process.on("exit", () => {
  for (const machine of running) machine.kill();
});

/** A machine that is running. */
export class Machine {
  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    private readonly forwards: readonly PortForward[],
    readonly ended: Promise<number | null>,
  ) {}

  /** Starts QEMU and waits for `ready`. When that fails the log stays and the error names it. */
  static async boot(options: BootOptions): Promise<Machine> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "instar-"));
    const forwards: PortForward[] = [];
    for (const guest of options.ports ?? []) forwards.push({ host: await freePort(), guest });
    const isElf = !options.image.endsWith(".iso");
    const args = qemuArguments({
      // Tests judge behaviour, not speed: the same accelerator everywhere.
      accelerator: "tcg",
      commandLine: isElf ? userNetworkCommandLine : "",
      ...options,
      image: { kind: isElf ? "elf" : "iso", path: options.image },
      network: options.network ?? { kind: "user", forwards },
      serial: { kind: "file", path: path.join(folder, "serial.log") },
    });
    // setpriv ends QEMU should this process be killed outright.
    const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", qemuProgram, ...args], {
      stdio: ["ignore", "ignore", fs.openSync(path.join(folder, "qemu.log"), "w")],
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on("error", () => resolve(null));
      child.on("exit", (status) => resolve(status));
    });
    const machine = new Machine(child, folder, forwards, ended);
    running.add(machine);
    void ended.then(() => running.delete(machine));
    const waitFor = options.waitFor === undefined ? /^ready\b/m : options.waitFor;
    if (waitFor !== null) await machine.waitForSerial(waitFor, options.bootTimeoutMs ?? 30_000);
    return machine;
  }

  /** The serial console's output so far. */
  get serial(): string {
    return read(path.join(this.folder, "serial.log"));
  }

  get processId(): number {
    return this.child.pid ?? -1;
  }

  /** The host's port that leads to this port of the machine. */
  port(guest: number): number {
    const forward = this.forwards.find((one) => one.guest === guest);
    if (forward === undefined) throw new Error(`port ${guest} of the machine is not forwarded`);
    return forward.host;
  }

  /** Waits until the serial log matches; rejects with the log's end when time is up or the machine ends first. */
  async waitForSerial(pattern: RegExp, timeoutMs = 10_000): Promise<RegExpExecArray> {
    const deadline = Date.now() + timeoutMs;
    let hasEnded = false;
    void this.ended.then(() => (hasEnded = true));
    for (;;) {
      const isLast = hasEnded;
      const match = pattern.exec(this.serial);
      if (match !== null) return match;
      if (isLast || Date.now() > deadline) {
        const why = isLast ? "the machine ended" : `${timeoutMs} ms have passed`;
        this.kill();
        throw new Error(`${why} without ${pattern} on the serial console.\n${this.describe()}`);
      }
      await sleep(10);
    }
  }

  /** Waits for the program in the machine to end by itself; gives its status (0 normal, 1 uncaught error or panic). */
  async waitForEnd(timeoutMs = 30_000): Promise<number | null> {
    const status = await Promise.race([this.ended, sleep(timeoutMs).then(() => "late" as const)]);
    if (status !== "late") return programStatus(status);
    this.kill();
    throw new Error(`the machine did not end within ${timeoutMs} ms.\n${this.describe()}`);
  }

  /** Where the logs are and how the serial log ends. */
  describe(): string {
    const lines = this.serial.split("\n").slice(-40).join("\n");
    return `serial log (${path.join(this.folder, "serial.log")}):\n${lines}\n${read(path.join(this.folder, "qemu.log"))}`;
  }

  /** Ends the machine and waits until its process is gone. The folder with the logs goes too unless `keepLogs`. */
  async stop(keepLogs = false): Promise<void> {
    this.kill();
    await this.ended;
    if (!keepLogs) fs.rmSync(this.folder, { recursive: true, force: true });
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }
}

/** Boots machines for the tests of one `describe` and stops each after its test; keeps the logs of failed ones. */
export function machines(): (options: BootOptions) => Promise<Machine> {
  let booted: Machine[] = [];
  afterEach(async function () {
    const failed = this.currentTest?.state === "failed";
    for (const machine of booted) {
      if (failed) process.stdout.write(`${machine.describe()}\n`);
      await machine.stop(failed);
    }
    booted = [];
  });
  return async (options) => {
    const machine = await Machine.boot(options);
    booted.push(machine);
    return machine;
  };
}

const images = new Map<string, Promise<string>>();

/**
 * The path of an image of an application (a folder under examples/ or a file relative to the root), built at most once
 * in a run for each version.
 */
export function image(application: string, version?: string): Promise<string> {
  const key = `${application} ${version ?? ""}`;
  let path = images.get(key);
  if (path === undefined) images.set(key, (path = buildForTests(application, version)));
  return path;
}

async function buildForTests(name: string, version: string | undefined): Promise<string> {
  const file = name.includes("/") ? path.join(root, name) : name;
  const application = findApplication(file);
  const suffix = version === undefined ? "" : `-${version}`;
  const output = path.join(root, "build/tests", `${application.name}${suffix}.elf`);
  const result = await buildImage({
    application,
    target: "machine",
    output,
    ...(version === undefined ? {} : { version }),
  });
  if (!result.ok) throw new Error(`${name} does not compile:\n${result.report}`);
  return result.program;
}

/** How something ended that runs beside other things. Resolves in any case: an error nobody awaits would end the process. */
export async function outcome(running: Promise<void>): Promise<Error | null> {
  try {
    await running;
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A connected socket; rejects when the connection is refused or takes longer than `timeoutMs`. */
export function connect(port: number, timeoutMs = 5_000): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: "127.0.0.1", port });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no connection to port ${port} within ${timeoutMs} ms`));
    }, timeoutMs);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.setNoDelay(true);
      resolve(socket);
    });
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** Sends `request` and collects everything until the peer closes. */
export async function exchange(port: number, request: string | Uint8Array, timeoutMs = 10_000): Promise<Buffer> {
  const socket = await connect(port, timeoutMs);
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks)));
    socket.write(request);
  });
}

/** One HTTP request over a connection of its own. */
export async function get(port: number, target: string): Promise<{ status: number; body: string }> {
  const text = (
    await exchange(port, `GET ${target} HTTP/1.1\r\nHost: machine\r\nConnection: close\r\n\r\n`)
  ).toString();
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  return { status, body: text.slice(text.indexOf("\r\n\r\n") + 4) };
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
