// The one place that knows how QEMU is called: `build.ts run`, the tests and the benchmarks all take their command here.

import fs from "node:fs";
import net from "node:net";

/** A host port that leads to a port of the machine (user-mode networking). */
export interface PortForward {
  readonly host: number;
  readonly guest: number;
}

export type QemuNetwork =
  | { readonly kind: "none" }
  /** QEMU's own network stack, no root needed: the machine is 10.0.2.15, the host 10.0.2.2. */
  | { readonly kind: "user"; readonly forwards: readonly PortForward[] }
  /** A TAP device that exists already. */
  | { readonly kind: "tap"; readonly name: string }
  /** Raw frames as UDP datagrams on this host: QEMU listens on `qemuPort` and sends to `peerPort`. */
  | { readonly kind: "frames"; readonly qemuPort: number; readonly peerPort: number };

export interface QemuOptions {
  readonly image: { readonly kind: "elf" | "iso"; readonly path: string };
  /** The kernel's command line. An ISO carries its own, so this is for ELF images only. */
  readonly commandLine?: string;
  readonly network: QemuNetwork;
  readonly memoryMib?: number;
  readonly machine?: string;
  readonly processor?: string;
  readonly accelerator?: Accelerator;
  /** Where the serial console goes. */
  readonly serial: { readonly kind: "terminal" } | { readonly kind: "file"; readonly path: string };
  /** Properties of the virtio-net device: `{ mrg_rxbuf: "off", "disable-modern": "on" }`. */
  readonly networkDevice?: Readonly<Record<string, string>>;
  /** A Unix socket for QEMU's machine protocol. */
  readonly qmpSocket?: string;
  /** Opens gdb's port on this host. */
  readonly gdbPort?: number;
  /** Waits for a debugger before the first instruction. */
  readonly gdbWait?: boolean;
  readonly extra?: readonly string[];
}

export type Accelerator = "kvm" | "tcg";

export const qemuProgram = "qemu-system-x86_64";

/** The network card of every machine started here; in the range that is free for local use. */
export const guestMac = "52:54:00:77:00:02";

/** What the machine is told about QEMU's user-mode network: fixed there, so that it need not ask by DHCP. */
export const userNetworkCommandLine = "ip=10.0.2.15/24,10.0.2.2";

/** The port of QEMU's isa-debug-exit device: a value v written there ends QEMU with status 2v + 1. */
const debugExitPort = "0xf4";

/**
 * KVM only where the processor itself has virtualisation extensions and /dev/kvm opens. A /dev/kvm without them
 * serves paravirtual guests only; an ordinary kernel would be interpreted there and crawl.
 */
export function chooseAccelerator(): Accelerator {
  try {
    if (!/^flags\s*:.*\b(vmx|svm)\b/m.test(fs.readFileSync("/proc/cpuinfo", "utf8"))) return "tcg";
    fs.closeSync(fs.openSync("/dev/kvm", "r+"));
    return "kvm";
  } catch {
    return "tcg";
  }
}

/** QEMU's arguments, without the program's name. */
export function qemuArguments(options: QemuOptions): string[] {
  const accelerator = options.accelerator ?? chooseAccelerator();
  const args = ["-M", options.machine ?? "pc", "-accel", accelerator, "-m", `${options.memoryMib ?? 128}M`];
  if (options.processor !== undefined) args.push("-cpu", options.processor);
  args.push("-smp", "1", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none");
  args.push("-serial", options.serial.kind === "terminal" ? "stdio" : `file:${options.serial.path}`);
  args.push("-device", `isa-debug-exit,iobase=${debugExitPort},iosize=0x04`);
  args.push("-device", "virtio-rng-pci");
  args.push(...networkArguments(options.network, options.networkDevice ?? {}));
  if (options.image.kind === "elf") {
    args.push("-kernel", options.image.path);
    if (options.commandLine !== undefined && options.commandLine !== "") args.push("-append", options.commandLine);
  } else {
    args.push("-cdrom", options.image.path, "-boot", "d");
  }
  if (options.qmpSocket !== undefined) args.push("-qmp", `unix:${options.qmpSocket},server=on,wait=off`);
  if (options.gdbPort !== undefined) args.push("-gdb", `tcp:127.0.0.1:${options.gdbPort}`);
  if (options.gdbWait === true) args.push("-S");
  args.push(...(options.extra ?? []));
  return args;
}

/** What QEMU's exit status says of the program inside: 0 a normal end, 1 an uncaught error or panic, null neither. */
export function programStatus(qemuStatus: number | null): number | null {
  if (qemuStatus === 0 || qemuStatus === 1) return 0;
  if (qemuStatus === 3) return 1;
  return null;
}

/** A TCP port of this host that is free: `preferred` if it is, else any. */
export async function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (preferred !== 0 && (error.code === "EADDRINUSE" || error.code === "EACCES")) resolve(freePort());
      else reject(error);
    });
    server.listen(preferred, "127.0.0.1", () => {
      const address = server.address() as net.AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}

/** An argument as a shell would need it, for showing a command that can be pasted. */
export function shellQuote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

function networkArguments(network: QemuNetwork, properties: Readonly<Record<string, string>>): string[] {
  if (network.kind === "none") return [];
  const device = ["virtio-net-pci", "netdev=n0", `mac=${guestMac}`];
  // No boot from the network: without a ROM the machine starts sooner.
  for (const [name, value] of Object.entries({ romfile: "", ...properties })) device.push(`${name}=${value}`);
  return ["-netdev", netdev(network), "-device", device.join(",")];
}

function netdev(network: Exclude<QemuNetwork, { kind: "none" }>): string {
  switch (network.kind) {
    case "user": {
      const forwards = network.forwards.map(({ host, guest }) => `,hostfwd=tcp:127.0.0.1:${host}-:${guest}`);
      return `user,id=n0${forwards.join("")}`;
    }
    case "tap":
      return `tap,id=n0,ifname=${network.name},script=no,downscript=no`;
    case "frames":
      return (
        `dgram,id=n0,local.type=inet,local.host=127.0.0.1,local.port=${network.qemuPort},` +
        `remote.type=inet,remote.host=127.0.0.1,remote.port=${network.peerPort}`
      );
  }
}
