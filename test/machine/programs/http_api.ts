// A server that uses Node's HTTP API in many ways: http_api_server.ts runs it on the machine, api.test.ts in Node.

import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const common = { "Access-Control-Allow-Origin": "*", Vary: "Origin" };

/** What has been told of the requests so far. */
const seen: string[] = [];

function note(request: IncomingMessage, response: ServerResponse): void {
  const tell = (what: string) => (): void => void seen.push(what);
  request.on("end", tell("end")).on("close", tell("close")).on("error", tell("error")).on("aborted", tell("aborted"));
  response.on("finish", tell("finished")).on("close", tell("response closed"));
}

const handlers: Record<string, Handler> = {
  "/headers": ({ headers, rawHeaders }, response) => {
    const { host, ...rest } = headers;
    const several = rest["x-several"];
    const shown = [host === undefined, several, headers.cookie, headers["content-type"], "x-none" in headers];
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify([shown, Object.entries(rest), rawHeaders.slice(2)]));
  },
  "/head": (_request, response) => {
    response.writeHead(201, "Made", { ...common, "X-Own": "1", "Set-Cookie": ["a=1", "b=2"] });
    response.end("made");
  },
  "/record": (_request, response) => {
    const headers: OutgoingHttpHeaders = { "x-number": 5 };
    headers["x-list"] = ["one", "two"];
    response.writeHead(200, headers).end();
  },
  "/set": (_request, response) => {
    response.setHeader("X-List", ["one", "two"]).setHeader("X-Text", "text");
    response.appendHeader("X-List", "three").appendHeader("X-New", ["four"]);
    response.removeHeader("x-text");
    const shown = [response.getHeaderNames(), response.getHeader("x-LIST"), response.hasHeader("X-Text")];
    response.end(JSON.stringify([shown, response.getHeaders()]));
  },
  "/flush": (_request, response) => {
    response.statusCode = 202;
    response.flushHeaders();
    setTimeout(() => response.write("later, "), 20);
    setTimeout(() => response.end("and last"), 40);
  },
  "/encodings": (_request, response) => {
    response.write("6869", "hex");
    response.write("Z28=", "base64", () => response.end("\u00e9", "latin1"));
  },
  "/callbacks": (_request, response) => {
    response.write("a", () => response.end("b", () => console.log("ended", response.writableEnded)));
  },
  "/pipe": (request, response) => {
    response.writeHead(200, { "Content-Type": request.headers["content-type"] ?? "none" });
    request.pipe(response);
  },
  "/listeners": (request, response) => {
    const heard: string[] = [];
    const unheard = (): void => void heard.push("removed");
    request.on("end", unheard).off("end", unheard);
    request.on("data", (chunk: Buffer) => heard.push(chunk.toString()));
    request.once("end", () => response.end([...heard, request.complete, request.readableEnded].join(" ")));
    response.on("error", unheard).once("close", unheard);
  },
  "/unread": (request, response) => {
    note(request, response);
    setTimeout(() => response.end(seen.join(" ")), 20);
  },
  "/late": (request, response) => {
    note(request, response);
    setTimeout(() => {
      request.on("data", (chunk) => seen.push(`data ${chunk.toString()}`));
      seen.push("listening");
      setTimeout(() => response.end(seen.join(" ")), 20);
    }, 20);
  },
  "/waiting": (request, response) => note(request, response),
  "/seen": (_request, response) => response.end(seen.splice(0).join(" ")),
  "/destroy": (request) => void request.destroy(),
};

function handle(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "/";
  const handler = handlers[path];
  if (handler === undefined) response.writeHead(404).end(`${request.httpVersionMajor}.${request.httpVersionMinor}`);
  else handler(request, response);
}

export function makeServer(): Server {
  const server = createServer({ keepAliveTimeout: 5000 }, handle);
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: echo", "Connection: Upgrade", "", ""];
    socket.write(lines.join("\r\n"));
    socket.write(`${request.headers.upgrade}:${head.toString()}:`);
    socket.on("data", (data) => socket.end(data));
  });
  server.on("clientError", (error: Error, socket: Socket) => {
    if (!socket.destroyed) socket.end(`HTTP/1.1 400 Mine\r\n\r\n${error.message.startsWith("Parse Error")}`);
  });
  return server;
}
