// examples/liveupdate takes its next version over the network while clients stream: no connection and no byte is lost,
// bad images are refused, and images that fail before their first packet are taken back.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import type net from "node:net";
import { sendUpdate, type UpdateAnswer } from "../../scripts/update_client.ts";
import { connect, get, image, type Machine, machines, sleep } from "./harness.ts";
import { StreamClient } from "./stream_client.ts";

const seed = Number(process.env["INSTAR_SEED"] ?? Date.now() & 0xffff);

/** ELF header offsets, by the ELF-64 specification. */
const elf = { class: 4, machine: 18, entry: 24, programHeaders: 32, headerSize: 54, headerCount: 56 } as const;
const segment = { fileOffset: 8, address: 16, fileSize: 32, memorySize: 40 } as const;

function programHeader(image: Buffer, index: number): number {
  return Number(image.readBigUInt64LE(elf.programHeaders)) + index * image.readUInt16LE(elf.headerSize);
}

/** The first loadable segment's header. */
function loadable(image: Buffer): number {
  const count = image.readUInt16LE(elf.headerCount);
  for (let index = 0; index < count; index++) {
    if (image.readUInt32LE(programHeader(image, index)) === 1) return programHeader(image, index);
  }
  throw new Error("the image has no loadable segment");
}

const brokenImages: Readonly<Record<string, (image: Buffer) => Buffer>> = {
  "an empty image": () => Buffer.alloc(0),
  "what is no ELF file": () => Buffer.from("This is no image at all.\n".repeat(100)),
  "a truncated image": (image) => image.subarray(0, image.length >> 1),
  "a truncated header": (image) => image.subarray(0, 40),
  "a 32-bit image": (image) => {
    image[elf.class] = 1;
    return image;
  },
  "an image for another machine": (image) => {
    image.writeUInt16LE(183, elf.machine);
    return image;
  },
  "a segment beyond the file": (image) => {
    image.writeBigUInt64LE(BigInt(image.length), loadable(image) + segment.fileOffset);
    return image;
  },
  "a segment beyond memory": (image) => {
    image.writeBigUInt64LE(1n << 45n, loadable(image) + segment.memorySize);
    return image;
  },
  "a segment that is larger in the file than in memory": (image) => {
    image.writeBigUInt64LE(1n, loadable(image) + segment.memorySize);
    return image;
  },
  "an entry outside every executable segment": (image) => {
    image.writeBigUInt64LE(0x1000n, elf.entry);
    return image;
  },
  "program headers outside the file": (image) => {
    image.writeBigUInt64LE(0xffff_ffff_ffff_fff0n, elf.programHeaders);
    return image;
  },
};

interface Status {
  version: string;
  updates: number;
  connections: number;
  lastPauseUs: number;
  lastError: string | null;
}

describe(`live update (INSTAR_SEED=${seed})`, function () {
  this.timeout(600_000);
  const boot = machines();
  const start = async (memoryMib = 128): Promise<Machine> =>
    boot({ image: await image("liveupdate", "one"), ports: [7, 80, 666], memoryMib });
  const send = async (machine: Machine, bytes: Uint8Array): Promise<UpdateAnswer> =>
    sendUpdate({ host: "127.0.0.1", port: machine.port(666), image: bytes });
  const status = async (machine: Machine): Promise<Status> =>
    JSON.parse((await get(machine.port(80), "/status")).body) as Status;

  it("reports its version and that nothing was updated yet", async () => {
    const now = await status(await start());
    assert.equal(now.version, "one");
    assert.equal(now.updates, 0);
  });

  for (const connections of [1, 1000]) {
    it(`20 updates under ${connections} streaming connection${connections === 1 ? "" : "s"}`, async () => {
      const versions = [
        fs.readFileSync(await image("liveupdate", "two")),
        fs.readFileSync(await image("liveupdate", "one")),
      ];
      const machine = await start(256);
      const client = new StreamClient({
        port: machine.port(7),
        connections,
        seed,
        chunkBytes: connections === 1 ? 4096 : 256,
        pauseMs: connections === 1 ? 0 : 200,
      });
      await client.start();
      for (let round = 1; round <= 20; round++) {
        const before = client.leastVerifiedBytes;
        const answer = await send(machine, versions[(round - 1) % 2]!);
        assert.ok(answer.ok, `update ${round} was refused: ${answer.ok ? "" : answer.reason}\n${machine.describe()}`);
        assert.equal(answer.version, round % 2 === 1 ? "two" : "one");
        await sleep(connections === 1 ? 50 : 400);
        assert.deepEqual(client.failures, [], `after update ${round}`);
        assert.ok(client.leastVerifiedBytes > before, `some connection stands still after update ${round}`);
      }
      const now = await status(machine);
      assert.equal(now.updates, 20);
      assert.equal(now.version, "one");
      const report = await client.finish(60_000);
      assert.deepEqual(report.failures, []);
      assert.equal(report.verifiedBytes, report.sentBytes);
    });
  }

  it("quiet connections, while others end, begin and speak between rehearsal and freeze", async () => {
    const versions = [
      fs.readFileSync(await image("liveupdate", "two")),
      fs.readFileSync(await image("liveupdate", "one")),
    ];
    const machine = await start();
    // One after the other: QEMU's user-mode network lets few wait.
    const open = async (count: number): Promise<net.Socket[]> => {
      const opened: net.Socket[] = [];
      while (opened.length < count) {
        const socket = await connect(machine.port(7));
        await echoes(socket, "hello");
        opened.push(socket);
      }
      return opened;
    };
    const sockets = await open(60);
    for (let round = 0; round < 6; round++) {
      const update = send(machine, versions[round % 2]!);
      for (let step = 0; step < 4; step++) {
        await sleep(10 + 2 * round);
        for (const socket of sockets.splice((step * 13 + round) % sockets.length, 3)) socket.destroy();
        await Promise.all([3, 17, 31].map((index) => echoes(sockets[index]!, `round ${round}, step ${step}`)));
        sockets.push(...(await open(2)));
      }
      const answer = await update;
      assert.ok(answer.ok, answer.ok ? "" : answer.reason);
      await Promise.all(sockets.map((socket, index) => echoes(socket, `after round ${round}, socket ${index}`)));
    }
    assert.equal((await status(machine)).connections, sockets.length);
    for (const socket of sockets) socket.destroy();
  });

  it("takes an image from a plain connection that the sender closes", async () => {
    const machine = await start();
    const two = fs.readFileSync(await image("liveupdate", "two"));
    const answer = (await exchangeHalfClosed(machine.port(666), two)).toString();
    assert.match(answer, /"ok":\s*true/);
    assert.equal((await status(machine)).version, "two");
  });

  describe("refuses", () => {
    for (const [name, breakImage] of Object.entries(brokenImages)) {
      it(name, async () => {
        const machine = await start();
        const client = new StreamClient({ port: machine.port(7), connections: 3, seed });
        await client.start();
        const good = fs.readFileSync(await image("liveupdate", "two"));
        const answer = await send(machine, breakImage(Buffer.from(good)));
        assert.ok(!answer.ok, "the broken image was accepted");
        assert.notEqual(answer.reason, "");
        const now = await status(machine);
        assert.equal(now.version, "one");
        assert.equal(now.updates, 0);
        assert.deepEqual((await client.finish()).failures, []);
      });
    }

    it("an image whose bytes do not match the declared SHA-256", async () => {
      const machine = await start();
      const two = fs.readFileSync(await image("liveupdate", "two"));
      const flipped = Buffer.from(two);
      flipped[flipped.length >> 1]! ^= 1;
      // The header says what was meant to be sent, the payload is another.
      const header = Buffer.alloc(48);
      header.write("INSTARUP", 0, "latin1");
      header.writeBigUInt64LE(BigInt(two.length), 8);
      createHash("sha256").update(two).digest().copy(header, 16);
      const answer = (await exchangeHalfClosed(machine.port(666), Buffer.concat([header, flipped]))).toString();
      assert.match(answer, /"ok":\s*false/);
      assert.match(answer, /SHA-256/i);
      assert.equal((await status(machine)).version, "one");
    });
  });

  describe("goes back when the new image", () => {
    for (const [what, machineType] of Object.entries({
      "hangs on q35, where the watchdog's timer has other pins": "q35",
      "hangs on a machine without an HPET: the local APIC's timer is the watchdog": "pc,hpet=off",
    })) {
      it(what, async () => {
        const one = await image("liveupdate", "one");
        const machine = await boot({ image: one, ports: [7, 80, 666], machine: machineType });
        const client = new StreamClient({ port: machine.port(7), connections: 3, seed, pauseMs: 10 });
        await client.start();
        const answer = await send(machine, fs.readFileSync(await image("test/machine/programs/restore_hang.ts")));
        assert.ok(!answer.ok, "the failing image was kept");
        assert.match(answer.reason, /not ready within its deadline/);
        const good = await send(machine, fs.readFileSync(await image("liveupdate", "two")));
        assert.ok(good.ok, good.ok ? "" : good.reason);
        assert.deepEqual((await client.finish()).failures, []);
      });
    }

    const failing = {
      "crashes during restore": "crash",
      "hangs during restore": "hang",
      "throws during restore": "throw",
      "refuses what it is given": "refuse",
    };
    for (const [what, name] of Object.entries(failing)) {
      it(what, async () => {
        const machine = await start();
        const client = new StreamClient({ port: machine.port(7), connections: 50, seed, pauseMs: 10 });
        await client.start();
        const bad = fs.readFileSync(await image(`test/machine/programs/restore_${name}.ts`));
        const answer = await send(machine, bad);
        assert.ok(!answer.ok, "the failing image was kept");
        const now = await status(machine);
        assert.equal(now.version, "one");
        assert.equal(now.updates, 0);
        assert.ok((now.lastError ?? "").length > 0, "the reason is not in the status");
        const before = client.leastVerifiedBytes;
        await sleep(500);
        assert.ok(client.leastVerifiedBytes > before, "connections stand still after going back");
        // The machine that went back can still be updated.
        const good = await send(machine, fs.readFileSync(await image("liveupdate", "two")));
        assert.ok(good.ok, good.ok ? "" : good.reason);
        assert.deepEqual((await client.finish()).failures, []);
      });
    }
  });
});

/** Sends text and waits until all of it has come back. */
async function echoes(socket: net.Socket, text: string): Promise<void> {
  socket.write(text);
  let back = "";
  while (back.length < text.length) {
    const [chunk] = (await once(socket, "data", { signal: AbortSignal.timeout(30_000) })) as [Buffer];
    back += chunk.toString();
  }
  assert.equal(back, text);
}

async function exchangeHalfClosed(port: number, bytes: Uint8Array): Promise<Buffer> {
  const socket = await connect(port);
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(30_000, () => socket.destroy(new Error("no answer within 30 s")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks)));
    socket.end(bytes);
  });
}
