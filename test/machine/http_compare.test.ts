// HTTP byte by byte: the same requests, well-formed and hostile, to the machine and to Node's own server with the same
// handler. Statuses, bodies and the fate of the connection must be equal, except where a case says why they are not.

import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type net from "node:net";
import { answer } from "./programs/http_answer.ts";
import { connect, image, Machine, sleep } from "./harness.ts";

interface HttpCase {
  readonly send: string;
  /** What the machine does instead, and why. */
  readonly differs?: { readonly statuses: readonly number[]; readonly isClosed: boolean; readonly because: string };
}

interface Seen {
  readonly statuses: readonly number[];
  readonly bodies: readonly string[];
  readonly isClosed: boolean;
}

const get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const post = "POST / HTTP/1.1\r\nHost: a\r\n";
const head = "GET / HTTP/1.1\r\nHost: a\r\n";

const cases: Readonly<Record<string, HttpCase>> = {
  "a request": { send: get },
  "a hundred pipelined requests": { send: get.repeat(100) },
  "pipelined requests, the middle one closing": {
    send: get + `${head}Connection: close\r\n\r\n` + get,
    differs: {
      statuses: [200, 200],
      isClosed: true,
      because: "Node refuses what follows, and loses the answers before it",
    },
  },
  "empty lines before a request": { send: `\r\n\r\n${get}` },
  HEAD: { send: "HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" },
  "HEAD, then GET": { send: `HEAD / HTTP/1.1\r\nHost: a\r\n\r\n${get}` },
  "a body read by for await": {
    send:
      "POST /text HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
      "4\r\ngr\u00c3\u00bc\r\n3\r\n\u00c3\u009fe\r\n0\r\n\r\n" +
      get,
  },
  "an answer longer than its length": {
    send: "GET /longer HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [200], isClosed: true, because: "nobody could tell where the next answer begins" },
  },
  "an answer longer than its length, in parts": {
    send: "GET /longer_in_parts HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [200], isClosed: true, because: "nobody could tell where the next answer begins" },
  },
  OPTIONS: { send: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" },
  "an unknown method": {
    send: "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [501], isClosed: true, because: "RFC 9110 9.1; Node says 400" },
  },
  "a method in lower case": {
    send: "get / HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [501], isClosed: true, because: "RFC 9110 9.1; Node says 400" },
  },
  "a method that Node knows": { send: "PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n" },
  TRACE: { send: "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n" },
  CONNECT: {
    send: "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [501], isClosed: true, because: "Node closes without a word" },
  },
  "HTTP/1.0": { send: "GET / HTTP/1.0\r\n\r\n" },
  "HTTP/1.0 with keep-alive": {
    send: "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    differs: {
      statuses: [200],
      isClosed: false,
      because: "the body has a length, so the connection can stay; Node closes it",
    },
  },
  "HTTP/1.1 with close": { send: `${head}Connection: close\r\n\r\n` },
  "HTTP/1.1 with a list of options": { send: `${head}Connection: foo, Close ,bar\r\n\r\n` },
  "HTTP/2.0": {
    send: "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
    differs: { statuses: [505], isClosed: true, because: "Node serves it" },
  },
  "HTTP/1.2": {
    send: "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
    differs: { statuses: [505], isClosed: true, because: "Node says 400" },
  },
  "HTTP/0.9": { send: "GET /\r\n\r\n", differs: { statuses: [400], isClosed: true, because: "Node serves it" } },
  "no Host": { send: "GET / HTTP/1.1\r\n\r\n" },
  "two Hosts": {
    send: "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    differs: { statuses: [400], isClosed: true, because: "RFC 9112 3.2; Node takes the first" },
  },
  "an empty Host": { send: "GET / HTTP/1.1\r\nHost:\r\n\r\n" },
  "a target in absolute form": { send: "GET http://a/x?y HTTP/1.1\r\nHost: a\r\n\r\n" },
  "a percent-encoded target": { send: "GET /%41%2f%zz?%20 HTTP/1.1\r\nHost: a\r\n\r\n" },
  "a target with a control byte": { send: "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n" },
  "a target with a byte above 127": { send: "GET /\xe9 HTTP/1.1\r\nHost: a\r\n\r\n" },
  "a target without a slash": { send: "GET x HTTP/1.1\r\nHost: a\r\n\r\n" },
  "two spaces after the method": {
    send: "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
    differs: { statuses: [400], isClosed: true, because: "RFC 9112 3; Node is lenient" },
  },
  "a body by length": { send: `${post}Content-Length: 5\r\n\r\nhello` },
  "a body by length, then a request": { send: `${post}Content-Length: 5\r\n\r\nhello${get}` },
  "a body in chunks": { send: `${post}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n` },
  "chunks with extension and trailer": {
    send: `${post}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n${get}`,
  },
  "a body that is shorter than its length": { send: `${post}Content-Length: 50\r\n\r\nhello` },
  "Content-Length and Transfer-Encoding": {
    send: `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  },
  "Transfer-Encoding and Content-Length": {
    send: `${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
  },
  "two lengths": { send: `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello` },
  "two equal lengths": { send: `${post}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello` },
  "a list of equal lengths": { send: `${post}Content-Length: 5, 5\r\n\r\nhello` },
  "a negative length": { send: `${post}Content-Length: -5\r\n\r\nhello` },
  "a length with a sign": { send: `${post}Content-Length: +5\r\n\r\nhello` },
  "a length in hexadecimal": { send: `${post}Content-Length: 0x5\r\n\r\nhello` },
  "an empty length": { send: `${post}Content-Length:\r\n\r\nhello` },
  "a length beyond 64 bits": { send: `${post}Content-Length: 99999999999999999999\r\n\r\nhello` },
  "chunked twice": { send: `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n` },
  "chunked, then identity": {
    send: `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    differs: { statuses: [501], isClosed: true, because: "RFC 9112 6.1; Node says 400" },
  },
  "gzip, then chunked": {
    send: `${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    differs: { statuses: [501], isClosed: true, because: "RFC 9112 6.1; Node hands the coded body over" },
  },
  "an unknown coding": {
    send: `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    differs: { statuses: [501], isClosed: true, because: "RFC 9112 6.1; Node says 400" },
  },
  "chunked in HTTP/1.0": {
    send: "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    differs: { statuses: [400], isClosed: true, because: "RFC 9112 6.1: faulty framing; Node serves it" },
  },
  "a chunk size that is no number": { send: `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n` },
  "an empty chunk size": { send: `${post}Transfer-Encoding: chunked\r\n\r\n\r\nhello\r\n0\r\n\r\n` },
  "a huge chunk size": { send: `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello` },
  "a chunk longer than its size": { send: `${post}Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n` },
  "a chunk size with 0x": { send: `${post}Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n` },
  "a chunk that ends with a bare LF": { send: `${post}Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n` },
  "bare LFs": { send: "GET / HTTP/1.1\nHost: a\n\n" },
  "a bare CR in a value": { send: `${head}X: a\rb\r\n\r\n` },
  "a bare LF after a value": { send: `${head}X: a\nY: b\r\n\r\n` },
  "NUL in a value": { send: `${head}X: a\0b\r\n\r\n` },
  "NUL in a name": { send: `${head}X\0: a\r\n\r\n` },
  "bytes above 127 in a value": { send: `${head}X: \xe9\r\n\r\n` },
  "a folded line": { send: `${head}X: a\r\n b\r\n\r\n` },
  "a line that begins with a space": { send: "GET / HTTP/1.1\r\n Host: a\r\n\r\n" },
  "a space before the colon": { send: `${head}X : a\r\n\r\n` },
  "a line without a colon": { send: `${head}X\r\n\r\n` },
  "an empty name": { send: `${head}: a\r\n\r\n` },
  "an empty value": { send: `${head}X:\r\n\r\n` },
  "blanks around a value": { send: `${head}X: \t a \t \r\n\r\n` },
  "headers of 15,000 bytes": { send: `${head}X: ${"a".repeat(15_000)}\r\n\r\n` },
  "headers of 17,000 bytes": { send: `${head}X: ${"a".repeat(17_000)}\r\n\r\n` },
  "a target of 17,000 bytes": { send: `GET /${"a".repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n` },
  "150 headers": { send: `${head}${"X: a\r\n".repeat(150)}\r\n` },
  "Expect: 100-continue": { send: `${post}Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello` },
  "Expect: something else": {
    send: `${post}Expect: the-unexpected\r\nContent-Length: 5\r\n\r\nhello`,
    differs: { statuses: [417], isClosed: true, because: "the body may come or not, so the connection cannot go on" },
  },
  "Upgrade to what nobody speaks": { send: `${head}Connection: Upgrade\r\nUpgrade: foo\r\n\r\n` },
  "what is no HTTP": { send: "\x16\x03\x01\x02\x00\x01\x00\x01\xfc" },
  "half a head": { send: "GET / HTTP/1.1\r\nHo" },
};

describe("HTTP, compared with Node's server", function () {
  this.timeout(240_000);
  let machine: Machine;
  let node: Server;
  const results = new Map<string, readonly [Seen, Seen]>();

  before(async () => {
    node = createServer(answer);
    const nodePort = await new Promise<number>((resolve) => {
      node.listen(0, "127.0.0.1", () => resolve((node.address() as net.AddressInfo).port));
    });
    machine = await Machine.boot({ image: await image("test/machine/programs/http_mirror.ts"), ports: [80, 81] });
    // A few at a time: the machine is interpreted, and how long nothing comes is part of what is compared.
    const names = Object.keys(cases);
    const run = async (): Promise<void> => {
      for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const { send } = cases[name]!;
        results.set(name, await Promise.all([exchange(machine.port(80), send), exchange(nodePort, send)]));
      }
    };
    await Promise.all(Array.from({ length: 8 }, run));
  });

  after(async () => {
    node.closeAllConnections();
    node.close();
    await machine.stop();
  });

  it("a head that comes too slowly: 408, and an idle connection is closed", async () => {
    const slow = await exchange(machine.port(81), "GET / HTTP/1.1\r\nHo", 5000);
    assert.deepEqual([slow.statuses, slow.isClosed], [[408], true]);
    const body = await exchange(machine.port(81), `${post}Content-Length: 10\r\n\r\nhello`, 6000);
    assert.deepEqual([body.statuses, body.isClosed], [[408], true]);
    assert.ok((await exchange(machine.port(81), get, 5000)).isClosed);
  });

  for (const [name, { differs }] of Object.entries(cases))
    it(differs === undefined ? name : `${name} (${differs.because})`, () => {
      const [ours, nodes] = results.get(name)!;
      if (differs === undefined) assert.deepEqual(ours, nodes);
      else assert.deepEqual([ours.statuses, ours.isClosed], [differs.statuses, differs.isClosed]);
      if (String(ours.statuses) === String(nodes.statuses)) assert.deepEqual(ours.bodies, nodes.bodies);
    });
});

/** Sends everything at once, and looks at what has come when nothing more comes for `quietMs`. */
async function exchange(port: number, request: string, quietMs = 1000): Promise<Seen> {
  const socket = await connect(port);
  const chunks: Buffer[] = [];
  let isClosed = false;
  let lastMs = Date.now();
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    chunks.push(chunk);
    lastMs = Date.now();
  });
  socket.on("end", () => (isClosed = true));
  socket.on("close", () => (isClosed = true));
  socket.write(Buffer.from(request, "latin1"));
  while (!isClosed && Date.now() - lastMs < quietMs) await sleep(20);
  socket.destroy();
  const text = Buffer.concat(chunks).toString("latin1");
  const parts = text.split(/^HTTP\/1\.1 /m).slice(1);
  return {
    statuses: parts.map((part) => Number(part.slice(0, 3))),
    // Of a refusal only the status counts.
    bodies: parts.map((part) => (part < "4" ? part.slice(part.indexOf("\r\n\r\n") + 4) : "")),
    isClosed,
  };
}
