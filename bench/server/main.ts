// What the network benchmarks talk to: a page of 100 bytes (80), a stream out (19), a sink (9), an echo (7).

import { createServer as createHttpServer } from "node:http";
import { createServer, type Socket } from "node:net";

const page = "<!doctype html><title>hello</title><p>Hello from a guest. This page is one hundred bytes of text...\n";

createHttpServer((_request, response) => {
  response.setHeader("Content-Type", "text/html");
  response.setHeader("Content-Length", String(page.length));
  response.end(page);
}).listen(80);

const block = new Uint8Array(64 * 1024);

function pour(socket: Socket): void {
  while (socket.write(block)) {
    // Until the socket asks for a rest; "drain" goes on.
  }
}

createServer((socket) => {
  socket.on("drain", () => pour(socket));
  socket.on("error", () => {});
  pour(socket);
}).listen(19);

createServer((socket) => {
  socket.on("data", () => {});
  socket.on("error", () => {});
}).listen(9);

createServer((socket) => {
  socket.setNoDelay(true);
  socket.on("data", (chunk) => socket.write(chunk));
  socket.on("error", () => {});
}).listen(7);
