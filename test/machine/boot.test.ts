// Booting: directly and through the ISO's boot loader, on the machines and processors that are promised.

import assert from "node:assert/strict";
import { get, image, machines } from "./harness.ts";

describe("boot", function () {
  this.timeout(600_000);
  const boot = machines();

  it("hello prints to the serial console and ends", async () => {
    const machine = await boot({ image: await image("hello"), network: { kind: "none" }, waitFor: /Hello/ });
    assert.equal(await machine.waitForEnd(), 0);
  });

  it("an ISO boots through its boot loader", async () => {
    const iso = (await image("hello")).replace(/\.elf$/, ".iso");
    const machine = await boot({ image: iso, network: { kind: "none" }, waitFor: /Hello/, bootTimeoutMs: 60_000 });
    assert.equal(await machine.waitForEnd(), 0);
  });

  it("an ISO boots under UEFI, and serves", async () => {
    const iso = (await image("web")).replace(/\.elf$/, ".iso");
    const machine = await boot({
      image: iso,
      machine: "q35",
      memoryMib: 256,
      extra: ["-bios", "/usr/share/ovmf/OVMF.fd"],
      ports: [80],
      bootTimeoutMs: 120_000,
    });
    assert.equal((await get(machine.port(80), "/")).status, 200);
  });

  for (const machineName of ["pc", "q35"]) {
    it(`serves on ${machineName}`, async () => {
      const machine = await boot({ image: await image("web"), machine: machineName, ports: [80] });
      assert.match(machine.serial, /^ready\b/m);
    });
  }

  it("gets its address by DHCP when the command line gives none", async () => {
    const machine = await boot({ image: await image("web"), commandLine: "", ports: [80] });
    assert.match(machine.serial, /^network: 10\.0\.2\.15$/m);
    assert.equal((await get(machine.port(80), "/")).status, 200);
  });

  it("needs no more than the baseline processor", async () => {
    // Everything above SSE2 is taken away: an instruction that is assumed instead of detected faults.
    const processor = "qemu64,-sse3,-svm,-cx16,-popcnt,-abm,-sse4a,-rdrand";
    const machine = await boot({ image: await image("web"), processor, ports: [80] });
    assert.match(machine.serial, /^ready\b/m);
  });

  it("an uncaught error prints a trace with TypeScript's file and line and ends the machine", async () => {
    const machine = await boot({
      image: await image("test/machine/programs/uncaught.ts"),
      network: { kind: "none" },
      waitFor: /at /,
    });
    assert.equal(await machine.waitForEnd(), 1);
    assert.match(machine.serial, /RangeError: too far/);
    assert.match(machine.serial, /uncaught\.ts:4\b/);
    assert.match(machine.serial, /uncaught\.ts:5\b/);
  });

  it("a fault is reported, not survived silently", async () => {
    const machine = await boot({
      image: await image("test/machine/programs/endless_recursion.ts"),
      network: { kind: "none" },
      waitFor: /./,
    });
    assert.notEqual(await machine.waitForEnd(), 0);
    assert.match(machine.serial, /endless_recursion\.ts/);
  });

  it("exhausted memory is an error that a program can catch, however it comes to it", async () => {
    const machine = await boot({
      image: await image("test/machine/programs/exhausted_memory.ts"),
      network: { kind: "none" },
      memoryMib: 16,
      waitFor: null,
    });
    assert.equal(await machine.waitForEnd(120_000), 0);
    assert.equal(machine.serial.match(/: Out of memory$/gm)?.length, 14);
    assert.match(machine.serial, /^and on it goes$/m);
  });
});
