// The sections of the benchmark, each a function that adds figures to the report.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";
import { buildImage } from "../scripts/build_image.ts";
import { root } from "../scripts/project.ts";
import { qemuArguments, qemuProgram } from "../scripts/qemu.ts";
import { build } from "./build_times.ts";
import { linuxGuest } from "./peers/linux_nginx.ts";
import { countByFunction, readBlocks } from "./profile.ts";
import { type Report, rounded } from "./report.ts";
import {
  BenchMachine,
  benchImage,
  guestAddress,
  helper,
  median,
  monotonicMs,
  sleep,
  type TapNetwork,
  work,
  wrk,
} from "./tools.ts";

export interface SectionContext {
  readonly report: Report;
  readonly network: TapNetwork;
  /** How often a figure that varies is taken. */
  readonly rounds: number;
}

/** Every section by the name that --only takes, in the order in which they run. */
export const sections: Readonly<Record<string, (context: SectionContext) => Promise<void>>> = {
  size,
  memory,
  boot,
  instructions,
  http,
  bulk,
  pause,
  collector,
  compute,
  build,
};

/** Sections that only run when --only names them. */
export const extraSections: typeof sections = { profile };

async function size({ report }: SectionContext): Promise<void> {
  for (const [name, bar] of [
    ["hello", undefined],
    ["web", { atMost: 400 }],
  ] as const) {
    const bytes = fs.statSync(await benchImage(name)).size;
    report.add({ name: `image of ${name}`, value: bytes / 1024, unit: "KiB", ...(bar === undefined ? {} : { bar }) });
  }
}

async function memory({ report, network }: SectionContext): Promise<void> {
  const path = await benchImage("web");
  for (const memoryMib of [4, 5, 6, 8, 10, 12, 16, 24, 32]) {
    const machine = new BenchMachine(network, { image: { kind: "elf", path }, memoryMib });
    try {
      await machine.firstAnswer(5);
    } catch {
      continue;
    } finally {
      await machine.stop();
    }
    report.add({ name: "least memory that serves", value: memoryMib, unit: "MiB", bar: { atMost: 16 } });
    return;
  }
  throw new Error("examples/web does not serve in 32 MiB");
}

async function boot({ report, network, rounds }: SectionContext): Promise<void> {
  const path = await benchImage("web");
  const empty: number[] = [];
  const web: number[] = [];
  // Side by side, so that both see the same noise.
  for (let round = 0; round < rounds; round++) {
    empty.push(await emptyKernelMs());
    const machine = new BenchMachine(network, { image: { kind: "elf", path } });
    web.push(await machine.firstAnswer());
    await machine.stop();
  }
  report.add({ name: "boot: an empty kernel writes a byte", value: median(empty), unit: "ms" });
  report.add({ name: "boot to the first HTTP answer", value: median(web), unit: "ms" });
  const ratio = median(web) / median(empty);
  report.add({ name: "boot, as a multiple of the empty kernel", value: ratio, unit: "x", bar: { atMost: 2 } });
}

/** From QEMU's start to the byte on its serial port. */
async function emptyKernelMs(): Promise<number> {
  const args = qemuArguments({
    accelerator: "tcg",
    image: { kind: "elf", path: helper("empty.elf") },
    network: { kind: "none" },
    serial: { kind: "terminal" },
  });
  const started = monotonicMs();
  const child = spawn(qemuProgram, args, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const elapsed = monotonicMs() - started;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  return elapsed;
}

async function instructions({ report, network }: SectionContext): Promise<void> {
  const counter = path.join(work, "instructions.bin");
  const count = (): number => Number(fs.readFileSync(counter).readBigUInt64LE(0));
  const plugin = ["-plugin", `${helper("instructions.so")},out=${counter}`];
  const web = new BenchMachine(network, { image: { kind: "elf", path: await benchImage("web") }, extra: plugin });
  await web.firstAnswer();
  const first = count();
  await web.stop();
  report.add({ name: "guest instructions to the first answer", value: first / 1e6, unit: "M", bar: { atMost: 20 } });

  const server = new BenchMachine(network, {
    image: { kind: "elf", path: await benchImage("bench/server") },
    extra: plugin,
  });
  await server.firstAnswer();
  const perRequest = (requests: number): number => {
    const before = count();
    network.run(helper("measure"), "http", guestAddress, "80", String(requests), "/");
    return (count() - before) / requests;
  };
  perRequest(500);
  const one = perRequest(5000);
  await server.stop();
  report.add({ name: "guest instructions a request, 1 connection", value: one, unit: "", bar: { atMost: 12_000 } });
}

/** Not among the figures: prints which functions a request's instructions are spent in. */
async function profile({ network }: SectionContext): Promise<void> {
  const counter = path.join(work, "profile.bin");
  const image = await benchImage("bench/server");
  const plugin = ["-plugin", `${helper("instructions.so")},out=${counter},blocks=on`];
  const server = new BenchMachine(network, { image: { kind: "elf", path: image }, extra: plugin });
  await server.firstAnswer();
  const request = (count: number): string =>
    network.run(helper("measure"), "http", guestAddress, "80", String(count), "/");
  request(1000);
  const before = readBlocks(counter);
  const requests = 5000;
  request(requests);
  const after = readBlocks(counter);
  await server.stop();
  const functions = countByFunction(`${image}.debug`, before, after);
  const total = functions.reduce((sum, one) => sum + one.instructions, 0);
  console.log(`${Math.round(total / requests)} instructions a request\n`);
  console.log("instructions    calls  function");
  for (const { name, instructions, calls } of functions) {
    if (instructions / requests < 5) break;
    const columns = [(instructions / requests).toFixed(0).padStart(12), (calls / requests).toFixed(2).padStart(8)];
    console.log(`${columns.join(" ")}  ${name}`);
  }
}

async function http({ report, network, rounds }: SectionContext): Promise<void> {
  const ours = new BenchMachine(network, { image: { kind: "elf", path: await benchImage("bench/server") } });
  await ours.firstAnswer();
  const connectionCounts = [1, 32, 256];
  const take = (): Map<number, { rate: number[]; p99: number[]; errors: number }> => {
    const results = new Map(
      connectionCounts.map((count) => [count, { rate: [] as number[], p99: [] as number[], errors: 0 }]),
    );
    for (let round = 0; round < rounds; round++) {
      for (const count of connectionCounts) {
        const result = wrk(network, count, 3);
        const all = results.get(count)!;
        all.rate.push(result.requestsPerSecond);
        all.p99.push(result.p99Ms);
        all.errors += result.errors;
      }
    }
    return results;
  };
  const instar = take();
  await ours.stop();

  const guest = linuxGuest();
  const theirs = new BenchMachine(network, {
    image: { kind: "elf", path: guest.kernel },
    commandLine: guest.commandLine,
    memoryMib: 256,
    extra: ["-initrd", guest.initrd],
  });
  await theirs.firstAnswer(120);
  await sleep(1000);
  const linux = take();
  await theirs.stop();

  for (const count of connectionCounts) {
    const [rate, linuxRate] = [median(instar.get(count)!.rate), median(linux.get(count)!.rate)];
    report.add({
      name: `HTTP requests/s, ${count} connection${count === 1 ? "" : "s"}`,
      value: rate,
      unit: "/s",
      beside: `Linux with nginx ${rounded(linuxRate)}/s`,
    });
    if (count === 32) {
      report.add({
        name: "HTTP, 32 connections, against Linux",
        value: rate / linuxRate,
        unit: "x",
        bar: { atLeast: 5 },
      });
    }
  }
  const many = instar.get(256)!;
  report.add({ name: "HTTP p99, 256 connections", value: median(many.p99), unit: "ms", bar: { atMost: 100 } });
  report.add({ name: "HTTP errors, 256 connections", value: many.errors, unit: "", bar: { atMost: 0 } });
}

async function bulk({ report, network, rounds }: SectionContext): Promise<void> {
  const machine = new BenchMachine(network, { image: { kind: "elf", path: await benchImage("bench/server") } });
  await machine.firstAnswer();
  for (const [direction, port, name] of [
    ["out", "19", "out of the machine"],
    ["in", "9", "into the machine"],
  ] as const) {
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      rates.push(Number(network.run(helper("measure"), direction, guestAddress, port, "3")));
    }
    report.add({ name: `bulk ${name}, 1 connection`, value: median(rates), unit: "MB/s", bar: { atLeast: 150 } });
  }
  await machine.stop();
}

async function pause({ report, network, rounds }: SectionContext): Promise<void> {
  const versions = [await benchImage("liveupdate", "two"), await benchImage("liveupdate", "one")];
  for (const connections of [1, 1000]) {
    const machine = new BenchMachine(network, { image: { kind: "elf", path: versions[1]! }, memoryMib: 256 });
    await machine.firstAnswer(60, "/status");
    const crowd = network.start(
      process.execPath,
      ...["--import", "tsx", path.join(root, "bench/crowd.ts"), guestAddress, "7", String(connections - 1), "60"],
    );
    await sleep(connections === 1 ? 500 : 5000);
    const silences: number[] = [];
    const quiet: number[] = [];
    for (let round = 0; round < rounds; round++) {
      quiet.push(Number(network.run(helper("measure"), "pulse", guestAddress, "7", "1")));
      const pulse = network.start(helper("measure"), "pulse", guestAddress, "7", "2");
      await sleep(700);
      // A shell sends it: what takes long to start would compete with the machine for the processor.
      network.run("bash", path.join(root, "examples/liveupdate/update.sh"), guestAddress, "666", versions[round % 2]!);
      silences.push(Number(await pulse));
    }
    await machine.stop();
    await crowd.catch(() => {});
    report.add({
      name: `update pause seen by a client, ${connections} connection${connections === 1 ? "" : "s"}`,
      value: median(silences),
      unit: "ms",
      bar: { atMost: connections === 1 ? 5 : 15 },
      beside: `longest silence without an update ${rounded(median(quiet))} ms`,
    });
  }
}

/** What the collector adds between two events with 256 MiB of live objects, in a process and on the machine. */
async function collector({ report }: SectionContext): Promise<void> {
  const application = { name: "pauses", entry: path.join(root, "bench/pauses/main.ts") };
  const program = path.join(work, "pauses");
  const result = await buildImage({ application, target: "host", output: program });
  if (!result.ok) throw new Error(result.report);
  const machine = qemuArguments({
    accelerator: "tcg",
    image: { kind: "elf", path: await benchImage("bench/pauses") },
    memoryMib: 768,
    network: { kind: "none" },
    serial: { kind: "terminal" },
  });
  for (const [where, command, args] of [
    ["host", program, []],
    ["machine", qemuProgram, machine],
  ] as const) {
    const { stdout } = spawnSync(command, args, { encoding: "utf8" });
    const figures = /, 0 wrong, [^]*largest ([\d.]+) ms, p99 ([\d.]+) ms/.exec(stdout);
    if (figures === null) throw new Error(`bench/pauses on the ${where}: ${stdout}`);
    const bar = { atMost: 2 };
    report.add({ name: `largest pause with 256 MiB alive, ${where}`, value: Number(figures[1]), unit: "ms", bar });
    report.add({ name: `the same, 99th percentile, ${where}`, value: Number(figures[2]), unit: "ms", bar });
  }
}

/**
 * Programs in bench/programs with a twin in C or C++: NAME.ts and NAME.c or NAME.cpp. Each checks its own result, prints
 * "ok" and it; the three must print the same.
 */
async function compute({ report, rounds }: SectionContext): Promise<void> {
  const ratios = { twin: [] as number[], node: [] as number[], memory: [] as number[] };
  for (const twinFile of fs.readdirSync(programsFolder).filter((file) => /\.c(pp)?$/.test(file))) {
    const name = path.parse(twinFile).name;
    const commands = await computePrograms(name, twinFile);
    const times = commands.map(() => [] as number[]);
    for (let round = 0; round < rounds; round++)
      for (const [index, command] of commands.entries()) times[index]!.push(await runToEnd(...command));
    const [ours, twin, node] = times.map(median) as [number, number, number];
    ratios.twin.push(ours / twin);
    ratios.node.push(node / ours);
    report.add({
      name: `${name}, against C`,
      value: ours / twin,
      unit: "x",
      bar: { atMost: 2 },
      beside: `${rounded(ours)} ms, C ${rounded(twin)} ms, Node ${rounded(node)} ms`,
    });
    const [oursMib, twinMib, nodeMib] = commands.map(peakMib) as [number, number, number];
    ratios.memory.push(oursMib / twinMib);
    report.add({
      name: `${name}, peak memory against C`,
      value: oursMib / twinMib,
      unit: "x",
      bar: { atMost: 2 },
      beside: `${rounded(oursMib)} MiB, C ${rounded(twinMib)} MiB, Node ${rounded(nodeMib)} MiB`,
    });
  }
  report.add({
    name: "programs against C, geometric mean",
    value: geometricMean(ratios.twin),
    unit: "x",
    bar: { atMost: 1.25 },
  });
  report.add({
    name: "times as fast as Node, geometric mean",
    value: geometricMean(ratios.node),
    unit: "x",
    bar: { atLeast: 2 },
  });
  report.add({
    name: "peak memory against C, geometric mean",
    value: geometricMean(ratios.memory),
    unit: "x",
    bar: { atMost: 2 },
  });
}

/** The most memory that a run has at a time. */
function peakMib([program, args]: readonly [string, readonly string[]]): number {
  return Number(execFileSync(helper("peak"), [program, ...args], { encoding: "utf8" })) / 1024;
}

const programsFolder = path.join(root, "bench/programs");

/** Builds a program, its twin, and plain JavaScript of it; gives how to run the three. They must agree on the result. */
async function computePrograms(name: string, twinFile: string): Promise<[string, string[]][]> {
  const ours = path.join(work, `${name}-ts`);
  const twin = path.join(work, `${name}-c`);
  const script = path.join(work, `${name}.mjs`);
  const entry = path.join(programsFolder, `${name}.ts`);
  const result = await buildImage({ application: { name, entry }, target: "host", output: ours });
  if (!result.ok) throw new Error(result.report);
  const [compiler, standard] = twinFile.endsWith(".cpp") ? ["clang++-22", "-std=c++20"] : ["clang-22", "-std=c17"];
  await runToEnd(compiler, [
    "-O2",
    standard,
    "-Wno-deprecated-declarations",
    "-o",
    twin,
    path.join(programsFolder, twinFile),
    "-lm",
  ]);
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  fs.writeFileSync(script, ts.transpileModule(fs.readFileSync(entry, "utf8"), { compilerOptions }).outputText);
  const commands: [string, string[]][] = [
    [ours, []],
    [twin, []],
    [process.execPath, [script]],
  ];
  const printed = commands.map(([command, args]) => execFileSync(command, args, { encoding: "utf8" }));
  if (!printed[0]!.startsWith("ok") || printed.some((text) => text !== printed[0]))
    throw new Error(`${name}: the results differ or are wrong:\n${printed.join("")}`);
  return commands;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Gives the milliseconds that it took. */
async function runToEnd(program: string, args: readonly string[]): Promise<number> {
  const started = monotonicMs();
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}`);
  return monotonicMs() - started;
}
