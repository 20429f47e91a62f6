// Requests, responses and sockets beside streams: pipes into and out of them, and pipelines that begin and end with them.

import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { PassThrough, pipeline, Readable, Transform } from "node:stream";
import { pipeline as piped } from "node:stream/promises";

const upper = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      callback(null, chunk.toString().toUpperCase());
    },
  });

const server = http.createServer((request, response) => {
  switch (request.url) {
    case "/pipe":
      request.pipe(upper()).pipe(response);
      break;
    case "/pipeline":
      pipeline(request, upper(), response, (error) => console.log("pipeline", error ?? "done"));
      break;
    case "/numbers":
      pipeline(
        Readable.from([1, 2, 3]),
        async function* (source: AsyncIterable<number>) {
          for await (const value of source) yield `${value};`;
        },
        response,
        (error) => console.log("numbers", error ?? "done"),
      );
      break;
    default:
      Readable.from(["not ", "found"]).pipe(response);
  }
});

function ask(port: number, path: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, path, method: "POST" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(text));
    });
    request.on("error", reject);
    Readable.from([body.slice(0, 3), body.slice(3)]).pipe(request);
  });
}

async function main(port: number): Promise<void> {
  for (const path of ["/pipe", "/pipeline", "/numbers", "/nothing"]) {
    console.log(path, await ask(port, path, "hello world"));
  }
  const large = "x".repeat(300_000);
  console.log((await ask(port, "/pipe", large)) === large.toUpperCase());
  server.close();
  const echo = net.createServer((socket) => {
    pipeline(socket, new PassThrough(), socket, () => echo.close());
  });
  echo.listen(0, async () => {
    const socket = net.connect((echo.address() as AddressInfo).port);
    const parts: string[] = [];
    socket.on("data", (chunk: Buffer) => parts.push(chunk.toString()));
    socket.on("close", () => console.log(parts.join("")));
    await piped(Readable.from(["to ", "the ", "socket"]), socket);
  });
}

server.listen(0, () => void main((server.address() as AddressInfo).port));
