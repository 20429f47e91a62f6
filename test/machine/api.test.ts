// Node's API for servers, used in many ways: what the machine answers and prints, compared with Node.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { root } from "../../scripts/project.ts";
import { connect, exchange, image, machines, sleep } from "./harness.ts";
import { makeServer } from "./programs/http_api.ts";

const closing = "Host: a\r\nConnection: close\r\n";
const requests: Readonly<Record<string, string>> = {
  "headers by their names":
    `GET /headers HTTP/1.1\r\n${closing}X-Several: 1\r\nx-several: 2\r\nCookie: a=1\r\nCookie: b=2\r\n` +
    "Content-Type: text/plain\r\nContent-Type: text/html\r\nSet-Cookie: c\r\nset-cookie: d\r\n\r\n",
  "writeHead with a message and headers of all kinds": `GET /head HTTP/1.1\r\n${closing}\r\n`,
  "writeHead with a record": `GET /record HTTP/1.1\r\n${closing}\r\n`,
  "headers set, added to, listed and removed": `GET /set HTTP/1.1\r\n${closing}\r\n`,
  "flushHeaders before a body in parts": `GET /flush HTTP/1.1\r\n${closing}\r\n`,
  "parts in encodings": `GET /encodings HTTP/1.1\r\n${closing}\r\n`,
  "callbacks of write and end": `GET /callbacks HTTP/1.1\r\n${closing}\r\n`,
  "a request piped to its response": `POST /pipe HTTP/1.1\r\n${closing}Content-Type: a/b\r\nContent-Length: 4\r\n\r\nbody`,
  "listeners that are removed, and once": `POST /listeners HTTP/1.1\r\n${closing}Content-Length: 4\r\n\r\nbody`,
  "a request that nobody reads": `POST /unread HTTP/1.1\r\n${closing}Content-Length: 4\r\n\r\nbody`,
  "what was told of it": `GET /seen HTTP/1.1\r\n${closing}\r\n`,
  "a request that is read late": `POST /late HTTP/1.1\r\n${closing}Content-Length: 4\r\n\r\nbody`,
  "what was told of that": `GET /seen HTTP/1.1\r\n${closing}\r\n`,
  "a request that is destroyed": `GET /destroy HTTP/1.1\r\n${closing}\r\n`,
  "a path without a handler": `GET /none HTTP/1.1\r\n${closing}\r\n`,
  "what is no request, answered by a listener to clientError": "nonsense\r\n\r\n",
};

const upgrade = "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: echo\r\n\r\nhead";

describe("Node's API for servers", function () {
  this.timeout(240_000);
  const boot = machines();

  it("HTTP: the same answers as Node's", async () => {
    const machine = await boot({ image: await image("test/machine/programs/http_api_server.ts"), ports: [80] });
    const server = makeServer();
    const port = await listening(server);
    try {
      for (const [name, request] of Object.entries(requests)) {
        const [ours, nodes] = [await answer(machine.port(80), request), await answer(port, request)];
        assert.deepEqual(ours, nodes, name);
      }
      for (const one of [machine.port(80), port]) await abandon(one, "GET /waiting HTTP/1.1\r\nHost: a\r\n\r\n");
      const seen = `GET /seen HTTP/1.1\r\n${closing}\r\n`;
      const told = await answer(machine.port(80), seen);
      assert.equal(told.at(-1), "aborted response closed error close");
      assert.deepEqual(told, await answer(port, seen));
      const upgraded = await exchangeTwice(machine.port(80), upgrade, "more");
      assert.match(upgraded, /^HTTP\/1.1 101 .*\r\n\r\necho:head:more$/s);
      assert.equal(upgraded, await exchangeTwice(port, upgrade, "more"));
      assert.match(machine.serial, /^ended true\r?$/m);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("TCP: prints what it prints in Node, and ends", async () => {
    const program = "test/machine/programs/net_api.ts";
    const machine = await boot({ image: await image(program), waitFor: null });
    assert.equal(await machine.waitForEnd(), 0);
    const node = spawnSync(process.execPath, ["--import", "tsx", program], {
      encoding: "utf8",
      cwd: root,
      timeout: 20_000,
    });
    const lines = machine.serial.replaceAll("\r", "").split("\n");
    assert.deepEqual(
      lines.filter((line) => node.stdout.split("\n").includes(line)),
      node.stdout.split("\n"),
      machine.serial,
    );
  });
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Sends a request and resets the connection. */
async function abandon(port: number, request: string): Promise<void> {
  const socket = await connect(port);
  socket.write(request);
  await sleep(200);
  socket.resetAndDestroy();
  await sleep(200);
}

/** All that comes until the server ends the connection; `second` is sent when the first bytes have come. */
async function exchangeTwice(port: number, first: string, second: string): Promise<string> {
  const socket = await connect(port, 10_000);
  return new Promise((resolve, reject) => {
    let text = "";
    socket.once("data", () => socket.write(second));
    socket.on("data", (chunk) => (text += chunk.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
    socket.write(first);
  });
}

/**
 * The lines of a whole answer; those of its head sorted, without the ones that each server adds as it likes, and its body
 * without the framing, which they choose as they like.
 */
async function answer(port: number, request: string): Promise<string[]> {
  const text = (await exchange(port, request)).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const [status = "", ...headers] = text.slice(0, end).split("\r\n");
  const own = headers.filter((line) => !/^(Date|Keep-Alive|Content-Length|Transfer-Encoding):/i.test(line));
  const isChunked = headers.some((line) => /^transfer-encoding: chunked$/i.test(line));
  const body = text.slice(end + 4);
  return [status, ...own.map((line) => line.toLowerCase()).sort(), isChunked ? withoutChunks(body) : body];
}

function withoutChunks(body: string): string {
  const size = parseInt(body, 16);
  const start = body.indexOf("\r\n") + 2;
  return size > 0 ? body.slice(start, start + size) + withoutChunks(body.slice(start + size + 2)) : "";
}
