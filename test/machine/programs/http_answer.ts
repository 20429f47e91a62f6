// A handler that answers with what it has understood. The same text runs on the machine and under Node's own server.

import type { IncomingMessage, ServerResponse } from "node:http";

export function answer(request: IncomingMessage, response: ServerResponse): void {
  let bytes = 0;
  request.on("data", (chunk: Uint8Array) => {
    bytes += chunk.length;
  });
  request.on("end", () => {
    response.setHeader("Content-Type", "text/plain");
    response.end(`${request.method ?? ""} ${request.url ?? ""} ${bytes}\n`);
  });
}
