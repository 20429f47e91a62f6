// A handler that answers with what it has understood. The same text runs on the machine and under Node's own server.

import type { IncomingMessage, ServerResponse } from "node:http";

export function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/text") {
    void answerText(request, response);
    return;
  }
  if (request.url === "/longer") {
    response.setHeader("Content-Length", 3);
    response.end("hello");
    return;
  }
  if (request.url === "/longer_in_parts") {
    response.writeHead(200, { "Content-Length": 3 });
    response.write("hel");
    response.end("lo");
    return;
  }
  let bytes = 0;
  request.on("data", (chunk: Uint8Array) => {
    bytes += chunk.length;
  });
  request.on("end", () => {
    response.setHeader("Content-Type", "text/plain");
    response.end(`${request.method ?? ""} ${request.url ?? ""} ${bytes}\n`);
  });
}

/** The body as text, by the request's iterator, and a part of the address. */
async function answerText(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  response.end(`${new URL(request.url ?? "/", "http://a").pathname} ${text.length} ${text.toUpperCase()}\n`);
}
