// `build.ts run`: boots an image in QEMU with the serial console in the terminal, until the program ends or Ctrl-C.

import { spawn } from "node:child_process";
import process from "node:process";
import pc from "picocolors";
import { debuggerCommands } from "./debugger.ts";
import {
  freePort,
  type PortForward,
  programStatus,
  qemuArguments,
  type QemuNetwork,
  qemuProgram,
  shellQuote,
  userNetworkCommandLine,
} from "./qemu.ts";

export interface RunOptions {
  readonly program: string;
  readonly iso: string | undefined;
  readonly bootIso: boolean;
  readonly tap: string | undefined;
  /** "HOST:GUEST" each; none: the default ports on free host ports. */
  readonly ports: readonly string[];
  readonly memoryMib: number;
  readonly machine: string;
  readonly processor: string | undefined;
  readonly commandLine: string | undefined;
  /** Opens gdb's port; `wait`: and does nothing before a debugger has come. */
  readonly debug: { readonly wait: boolean } | undefined;
}

/** Ports that the examples serve, and the host ports tried first for them. */
const defaultPorts: readonly { guest: number; preferredHost: number; what: string }[] = [
  { guest: 80, preferredHost: 8080, what: "web" },
  { guest: 7, preferredHost: 8007, what: "echo" },
  { guest: 666, preferredHost: 8666, what: "update" },
];

/** Boots and waits; gives the exit status for this process. */
export async function runMachine(options: RunOptions): Promise<number> {
  const forwards = options.tap === undefined ? await portForwards(options.ports) : [];
  const network: QemuNetwork =
    options.tap === undefined ? { kind: "user", forwards } : { kind: "tap", name: options.tap };
  const commandLine = options.commandLine ?? (options.tap === undefined ? userNetworkCommandLine : undefined);
  const gdbPort = options.debug === undefined ? undefined : await freePort(1234);
  const args = qemuArguments({
    image:
      options.bootIso && options.iso !== undefined
        ? { kind: "iso", path: options.iso }
        : { kind: "elf", path: options.program },
    ...(commandLine === undefined ? {} : { commandLine }),
    ...(options.processor === undefined ? {} : { processor: options.processor }),
    ...(gdbPort === undefined ? {} : { gdbPort, gdbWait: options.debug?.wait === true }),
    network,
    memoryMib: options.memoryMib,
    machine: options.machine,
    serial: { kind: "terminal" },
  });
  note(`booting: ${[qemuProgram, ...args].map(shellQuote).join(" ")}`);
  if (gdbPort !== undefined) {
    note(`${options.debug?.wait === true ? "waiting for a debugger" : "a debugger can attach"} from another terminal:`);
    for (const command of debuggerCommands(options.program, "machine", gdbPort)) note(`  ${command}`);
  }
  const child = spawn(qemuProgram, args, { stdio: ["ignore", "pipe", "inherit"] });
  let announced = false;
  let line = "";
  child.stdout.setEncoding("latin1");
  child.stdout.on("data", (text: string) => {
    process.stdout.write(text);
    if (announced) return;
    line += text;
    if (/^ready\b/m.test(line)) {
      announced = true;
      announce(forwards);
    }
    line = line.slice(line.lastIndexOf("\n") + 1);
  });
  return await new Promise((resolve, reject) => {
    let interrupted = false;
    // The terminal sends Ctrl-C to QEMU as well; a signal to this process alone is passed on.
    const stop = (): void => {
      interrupted = true;
      child.kill("SIGTERM");
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    child.on("error", (error) => reject(new Error(`${qemuProgram} cannot be started: ${error.message}`)));
    child.on("close", (status) => {
      if (interrupted) {
        note("stopped");
        resolve(0);
        return;
      }
      const result = programStatus(status);
      if (result === null) note(`QEMU ended with status ${status}`);
      resolve(result ?? 1);
    });
  });
}

async function portForwards(ports: readonly string[]): Promise<PortForward[]> {
  if (ports.length > 0) return ports.map(parsePort);
  const forwards: PortForward[] = [];
  for (const { guest, preferredHost } of defaultPorts) {
    forwards.push({ host: await freePort(preferredHost), guest });
  }
  return forwards;
}

function parsePort(text: string): PortForward {
  const match = /^(\d{1,5}):(\d{1,5})$/.exec(text);
  const host = Number(match?.[1]);
  const guest = Number(match?.[2]);
  if (match === null || host < 1 || host > 65535 || guest < 1 || guest > 65535) {
    throw new Error(`--port takes HOST:GUEST, for example 8080:80, not ${text}`);
  }
  return { host, guest };
}

function announce(forwards: readonly PortForward[]): void {
  for (const { host, guest } of forwards) {
    if (guest === 80) note(`open ${pc.bold(`http://localhost:${host}/`)} in a browser`);
    else note(`localhost:${host} leads to port ${guest} of the machine`);
  }
  note("Ctrl-C ends it");
}

/** The tool's own lines, told apart from what the machine prints. */
function note(text: string): void {
  process.stderr.write(`${pc.dim("run:")} ${text}\n`);
}
