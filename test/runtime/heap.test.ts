// Compiles and runs the collector's unit test (runtime-c/host/heap.test.c), plain, and with sanitizers and under stress
// (runtime-c/host/stress.c).

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

describe("collector", function () {
  this.timeout(600_000);

  for (const sanitize of [false, true])
    it(`keeps what is reachable and frees the rest${sanitize ? " (sanitizers, stress)" : ""}`, async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), "heap-"));
      try {
        const program = path.join(folder, "heap");
        const sources: string[] = [];
        for (const one of ["runtime-c", "runtime-c/host"])
          for (const name of await readdir(path.join(root, one)))
            if (/\.[cS]$/.test(name)) sources.push(path.join(one, name));
        const flags = [
          "-std=gnu23",
          "-g",
          "-fwrapv",
          "-fno-strict-aliasing",
          "-fno-omit-frame-pointer",
          "-fno-pie",
          "-ffunction-sections",
        ];
        const checks = sanitize
          ? [
              "-O1",
              "-fsanitize=address,undefined",
              "-fno-sanitize=function,alignment",
              "-fno-sanitize-recover=all",
              "-fsanitize-address-use-after-return=never",
            ]
          : ["-O2"];
        const linking = [
          "-no-pie",
          "-fuse-ld=lld",
          "-lm",
          "-Wl,--gc-sections,--defsym=rt_text_start=__executable_start,--defsym=rt_text_end=etext",
        ];
        await run(
          "clang-22",
          [
            ...flags,
            ...checks,
            "-D_GNU_SOURCE",
            "-DRT_TARGET_HOST",
            "-Iruntime-c",
            ...sources,
            ...linking,
            "-o",
            program,
          ],
          { cwd: root },
        );
        const stress = sanitize ? { INSTAR_GC_STRESS: "1" } : {};
        const { stdout } = await run(program, { env: { ...process.env, INSTAR_HEAP_MIB: "300", ...stress } });
        assert.match(stdout, /^ok/m);
      } catch (error) {
        const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
        throw new Error(`${output}${error}`);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
});
