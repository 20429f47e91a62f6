// Chunks of requests and sockets, as bytes and as texts: what listeners and loops may take them for.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => resolve(body));
    request.on("error", reject);
  });
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function readTyped(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
const handlers: Record<string, Handler> = {
  "/text": async (request, response) => void response.end(await readText(request)),
  "/all": async (request, response) => void response.end(await readAll(request)),
  "/typed": async (request, response) => void response.end(String((await readTyped(request)).length)),
  "/chained": (request, response) => {
    const parts: string[] = [];
    request
      .setEncoding("hex")
      .on("data", (chunk: string) => parts.push(chunk.toUpperCase()))
      .on("end", () => response.end(parts.join("")));
  },
  "/either": (request, response) => {
    const parts: string[] = [];
    const never = (): void => void parts.push("never");
    request.addListener("data", (chunk: Buffer | string) =>
      parts.push(typeof chunk === "string" ? chunk : chunk.toString("base64")),
    );
    request.on("end", never).removeListener("end", never);
    request.once("end", () => response.end(parts.join("").length > 0 ? "bytes" : "nothing"));
  },
  "/late": (request, response) => {
    let bytes = 0;
    let text = "";
    request.once("data", (chunk: Buffer) => {
      bytes = chunk.length;
      request.setEncoding("latin1");
      request.on("data", (more: string) => (text += more));
    });
    request.on("end", () => response.end(`${bytes > 0} ${text.includes("x")}`));
  },
  "/headers": (_request, response) => {
    const told: string[] = [];
    const attempt = (run: () => void): void => {
      try {
        run();
        told.push("done");
      } catch (error) {
        const { code, name, message } = error as NodeJS.ErrnoException;
        told.push(`${name} ${code}: ${message}`);
      }
    };
    attempt(() => response.writeHead(200, { "X-Undefined": undefined }));
    attempt(() => response.setHeader("X-Line", "a\nb"));
    attempt(() => response.setHeader("X Name", "a"));
    attempt(() => response.writeHead(202, { "X-Set": "1" }));
    told.push(String(response.headersSent));
    attempt(() => response.setHeader("X-Late", "a"));
    attempt(() => response.removeHeader("X-Set"));
    attempt(() => response.writeHead(203));
    response.end(told.join("\n"));
  },
};

const server = createServer((request, response) => {
  void handlers[request.url ?? ""]?.(request, response);
});

function send(port: number, path: string, parts: readonly Buffer[]): Promise<string> {
  return new Promise((resolve) => {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const socket = net.connect(port, "127.0.0.1");
    socket.setEncoding("utf8");
    socket.write(`POST ${path} HTTP/1.0\r\nContent-Length: ${length}\r\n\r\n`);
    parts.forEach((part, index) => setTimeout(() => socket.write(part), 50 * index));
    let text = "";
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("close", () => resolve(`${text.slice(9, 12)} ${text.slice(text.indexOf("\r\n\r\n") + 4)}`));
  });
}

// Who only writes hears of the peer's end too, and is closed.
const writer = net.createServer((socket) => socket.on("close", () => writer.close()).end("only written"));
writer.on("close", () => console.log("the writer is closed"));

function connectToWriter(): void {
  writer.listen(0, "127.0.0.1", () => {
    const socket = net.connect((writer.address() as AddressInfo).port, "127.0.0.1");
    socket.once("data", (chunk) => console.log(chunk.toString()));
  });
}

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  const euro = Buffer.from("x€y");
  const parts = [euro.subarray(0, 2), euro.subarray(2), Buffer.from("xyz")];
  void (async (): Promise<void> => {
    for (const path of Object.keys(handlers)) console.log(path, await send(port, path, parts));
    server.close(connectToWriter);
  })();
});
