// The one entry to Instar: TypeScript in, an image or a Linux program out; boots it, and updates it while it runs.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { Command, Option } from "commander";
import pc from "picocolors";
import { buildImage, type BuildOptions, type BuildResult, namesFile } from "./scripts/build_image.ts";
import { debuggerCommands } from "./scripts/debugger.ts";
import { findApplication, type Target, UsageError } from "./scripts/project.ts";

interface BuildFlags {
  target: Target;
  output?: string;
  version?: string;
  dump?: string[];
  timings?: boolean;
  sanitize?: boolean;
  debug?: boolean;
  profile?: boolean | string;
}

interface RunFlags extends Pick<BuildFlags, "version" | "timings" | "debug" | "profile"> {
  target?: Target;
  tap?: string;
  port: string[];
  memory: number;
  iso?: boolean;
  machine: string;
  cpu?: string;
  append?: string;
  wait?: boolean;
}

const applicationHelp = "a folder under examples/, any folder with a main.ts, or a .ts file";

const program: Command = new Command("build.ts")
  .description("Instar: a unikernel written in TypeScript. Builds images, boots them, updates them while they run.")
  .usage("APP [options] | run APP [options] | update HOST:PORT FILE")
  .showHelpAfterError("(--help says all of it)")
  .addHelpText(
    "after",
    // The default command's options belong to the first screen.
    (): string => `
${program.commands[0]!.helpInformation().replace("Usage: build.ts build [options] <app>", "build.ts APP [options]:")}
Examples:
  npx tsx build.ts web                        build/web.elf and build/web.iso
  npx tsx build.ts hello --target host        build/hello, a Linux program
  npx tsx build.ts run web --debug            boot it; gdb and lldb can attach (docs/debugging.md)
  npx tsx build.ts run web --port 8080:80     boot it; http://localhost:8080/
  npx tsx build.ts update localhost:8666 build/liveupdate.elf`,
  );

program
  .command("build", { isDefault: true })
  .description("compile an application into an image (the default command)")
  .argument("<app>", applicationHelp)
  .addOption(
    new Option("-t, --target <target>", "a bootable image, or a Linux program")
      .choices(["machine", "host"])
      .default("machine"),
  )
  .option("-o, --output <file>", "where to write it (machine: FILE.elf and FILE.iso)")
  .option("--version <text>", "the image's version (default: package.json's)")
  .option("--dump <stages>", "show stages, separated by commas: ir, c, or the name of a pass", splitList)
  .option("--timings", "show how long each stage took")
  .option("--sanitize", "host only: with AddressSanitizer and UndefinedBehaviorSanitizer")
  .option("--debug", "for gdb and lldb: not optimised, variables under their names; says how to start them")
  .action(async (app: string, flags: BuildFlags) => {
    const started = performance.now();
    const result = await build(app, flags);
    if (!result.ok) return;
    const files = result.iso === undefined ? [result.program] : [result.program, result.iso];
    const sizes = files.map((file) => `${shown(file)} (${Math.ceil(fs.statSync(file).size / 1024)} KiB)`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${sizes.join(", ")}${result.wasUpToDate ? ": up to date" : ` in ${seconds} s`}`);
    if (flags.debug === true)
      for (const command of debuggerCommands(result.program, flags.target)) console.log(`  ${command}`);
  });

program
  .command("run")
  .description("build an application and boot it in QEMU, serial console in the terminal; Ctrl-C ends it")
  .argument("<app>", applicationHelp)
  .addOption(
    new Option("-t, --target <target>", "boot the image, or run as a Linux program").choices(["machine", "host"]),
  )
  .option("--profile [file]", "as a Linux program; writes a flame graph at its end (default: build/NAME.svg)")
  .option("--tap <name>", "use this TAP device instead of QEMU's user-mode network")
  .option(
    "--port <host:guest>",
    "forward a TCP port (may be repeated; default: 80, 7 and 666 on free ports)",
    collect,
    [],
  )
  .option("--memory <mib>", "memory of the machine in MiB", parseMemory, 128)
  .option("--iso", "boot the ISO through its boot loader instead of the ELF")
  .option("--machine <name>", "QEMU's machine: pc, q35", "pc")
  .option("--cpu <name>", "QEMU's processor (default: qemu64)")
  .option("--append <text>", 'the command line, for example "ip=10.77.0.2/24,10.77.0.1"')
  .option("--debug", "build for debugging, open QEMU's gdb port and say how to attach gdb or lldb")
  .option("--wait", "with --debug: start only when a debugger has attached and says so")
  .option("--version <text>", "the image's version (default: package.json's)")
  .option("--timings", "show how long each stage of the build took")
  .action(async (app: string, flags: RunFlags) => {
    const profile = flags.profile === undefined || flags.profile === false ? undefined : flags.profile;
    const target = flags.target ?? (profile === undefined ? "machine" : "host");
    if (profile !== undefined && target !== "host") throw new UsageError("--profile needs --target host");
    const result = await build(app, { ...flags, target });
    if (!result.ok) return;
    if (target === "host") {
      const { profileProgram, runProgram } = await import("./scripts/profile.ts");
      const picture = typeof profile === "string" ? path.resolve(profile) : `${result.program}.svg`;
      process.exitCode =
        profile === undefined
          ? await runProgram(result.program)
          : await profileProgram(result.program, namesFile(result.program), picture);
      return;
    }
    const { runMachine } = await import("./scripts/run_machine.ts");
    process.exitCode = await runMachine({
      program: result.program,
      iso: result.iso,
      bootIso: flags.iso ?? false,
      tap: flags.tap,
      ports: flags.port,
      memoryMib: flags.memory,
      machine: flags.machine,
      processor: flags.cpu,
      commandLine: flags.append,
      debug: flags.debug === true ? { wait: flags.wait ?? false } : undefined,
    });
  });

program
  .command("update")
  .description("send an image to a running machine; prints what was carried over and how long the pause was")
  .argument("<host:port>", "where the machine takes updates")
  .argument("<file>", "the image: an ELF file written by this tool")
  .action(async (address: string, file: string) => {
    const { update } = await import("./scripts/update_command.ts");
    process.exitCode = await update(address, file);
  });

async function build(app: string, flags: BuildFlags): Promise<BuildResult> {
  const timings: { stage: string; startMs: number }[] = [];
  const options: BuildOptions = {
    application: findApplication(app),
    target: flags.target,
    dumps: flags.dump ?? [],
    sanitize: flags.sanitize ?? false,
    debug: flags.debug ?? false,
    names: flags.profile !== undefined,
    ...(flags.output === undefined ? {} : { output: flags.output }),
    ...(flags.version === undefined ? {} : { version: flags.version }),
    progress: (stage) => {
      timings.push({ stage, startMs: performance.now() });
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${pc.dim(`${stage} ...`)}`);
    },
  };
  const result = await buildImage(options);
  if (process.stderr.isTTY && timings.length > 0) process.stderr.write("\r\x1b[K");
  if (flags.timings === true) printTimings(timings, performance.now());
  if (!result.ok) {
    process.stderr.write(result.report);
    process.exitCode = 1;
  }
  return result;
}

function printTimings(timings: readonly { stage: string; startMs: number }[], endMs: number): void {
  timings.forEach(({ stage, startMs }, index) => {
    const next = timings[index + 1]?.startMs ?? endMs;
    console.error(`${stage.padEnd(16)} ${(next - startMs).toFixed(0).padStart(6)} ms`);
  });
}

function shown(file: string): string {
  return path.relative(process.cwd(), file);
}

function splitList(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}

function collect(text: string, previous: string[]): string[] {
  return [...previous, text];
}

function parseMemory(text: string): number {
  const mib = Number(text);
  if (!Number.isInteger(mib) || mib < 1) throw new UsageError(`--memory takes a number of MiB, not ${text}`);
  return mib;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`build.ts: ${error.message}`);
  process.exitCode = 1;
}
