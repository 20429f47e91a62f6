// examples/web answers ordinary clients, keeps connections alive, and survives bad and heavy input.

import assert from "node:assert/strict";
import fs from "node:fs";
import type net from "node:net";
import { connect, exchange, get, image, type Machine, machines, sleep } from "./harness.ts";

describe("web", function () {
  this.timeout(600_000);
  const boot = machines();
  const start = async (): Promise<Machine> => boot({ image: await image("web"), ports: [80] });

  it("serves the page and says 404 for what is not there", async () => {
    const machine = await start();
    const page = await get(machine.port(80), "/");
    assert.equal(page.status, 200);
    assert.match(page.body, /<html|<!doctype html/i);
    assert.equal((await get(machine.port(80), "/no/such/page")).status, 404);
  });

  it("fits in 400 KiB: what it has no use for is left out", async () => {
    const { size } = fs.statSync(await image("web"));
    assert.ok(size <= 400 * 1024, `${size} bytes; llvm-nm -S tells of which functions (the .elf.debug file beside it)`);
  });

  it("keeps a connection alive and answers pipelined requests in order", async () => {
    const machine = await start();
    const one = "GET / HTTP/1.1\r\nHost: machine\r\n\r\n";
    const last = "GET / HTTP/1.1\r\nHost: machine\r\nConnection: close\r\n\r\n";
    const answer = (await exchange(machine.port(80), one.repeat(9) + last)).toString();
    assert.equal(answer.match(/HTTP\/1\.1 200/g)?.length, 10);
  });

  it("answers many connections", async () => {
    const machine = await start();
    for (let round = 0; round < 200; round++) assert.equal((await get(machine.port(80), "/")).status, 200);
  });

  it("answers what is no HTTP with an error and goes on", async () => {
    const machine = await start();
    const bad = [
      "\0\0\0\0\r\n\r\n",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      `GET /${"a".repeat(100_000)} HTTP/1.1\r\n\r\n`,
    ];
    for (const request of bad) {
      const answer = (await exchange(machine.port(80), request)).toString();
      assert.match(answer, /^HTTP\/1\.1 (4\d\d|505)/, JSON.stringify(request.slice(0, 20)));
    }
    assert.equal((await get(machine.port(80), "/")).status, 200);
  });

  it("bounds what half-sent headers cost", async () => {
    const machine = await start();
    const half: net.Socket[] = [];
    for (let count = 0; count < 300; count++) {
      const socket = await connect(machine.port(80));
      socket.on("error", () => {});
      socket.write("GET / HTTP/1.1\r\nX-Slow: ");
      half.push(socket);
      await sleep(2);
    }
    await sleep(200);
    assert.equal((await get(machine.port(80), "/")).status, 200);
    for (const socket of half) socket.destroy();
  });

  it("serves in 16 MiB of memory", async () => {
    const machine = await boot({ image: await image("web"), ports: [80], memoryMib: 16 });
    for (let round = 0; round < 20; round++) assert.equal((await get(machine.port(80), "/")).status, 200);
  });

  it("keeps nothing of 100,000 requests that are over", async () => {
    const machine = await boot({ image: await image("web"), ports: [80], memoryMib: 32 });
    const batch = 500;
    const used: number[] = [];
    const socket = await connect(machine.port(80));
    for (let round = 0; round < 200; round++) {
      await pipeline(socket, "GET / HTTP/1.1\r\nHost: machine\r\nX-Round: some header\r\n\r\n", batch);
      const status = JSON.parse((await get(machine.port(80), "/api/status")).body) as { heapUsedBytes: number };
      used.push(status.heapUsedBytes);
    }
    socket.destroy();
    // Garbage comes and goes: the least of many readings is about what lives. The first rounds fill caches and tables.
    const early = Math.min(...used.slice(40, 120));
    const late = Math.min(...used.slice(120));
    const perRequest = (late - early) / (80 * batch);
    assert.ok(perRequest < 32, `the heap grows by ${perRequest} bytes a request: ${used.join(" ")}`);
  });

  it("boots from the ISO and serves", async () => {
    const iso = (await image("web")).replace(/\.elf$/, ".iso");
    const machine = await boot({ image: iso, ports: [80], bootTimeoutMs: 60_000 });
    assert.equal((await get(machine.port(80), "/")).status, 200);
  });
});

/** Sends a request many times at once and waits for as many answers. */
async function pipeline(socket: net.Socket, request: string, count: number): Promise<void> {
  const statusLine = "HTTP/1.1 200 OK\r\n";
  let answers = 0;
  const done = new Promise<void>((resolve, reject) => {
    const end = (error?: Error): void => {
      socket.off("data", onData);
      socket.off("error", end);
      if (error === undefined) resolve();
      else reject(error);
    };
    // The end of what has come, too short for a whole status line.
    let rest = "";
    const onData = (chunk: Buffer): void => {
      const text = rest + chunk.toString("latin1");
      answers += text.split(statusLine).length - 1;
      rest = text.slice(-(statusLine.length - 1));
      if (answers >= count) end();
    };
    socket.on("data", onData);
    socket.on("error", end);
  });
  socket.write(request.repeat(count));
  await done;
}
