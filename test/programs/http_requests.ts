// Requests to a server of the same program: what is sent, what comes back, and what goes wrong.

import http, { type ClientRequest, type IncomingMessage } from "node:http";
import net, { type AddressInfo } from "node:net";

const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    const { method, url, rawHeaders } = request;
    switch (url) {
      case "/empty":
        response.writeHead(204, { "X-Empty": "yes" }).end();
        return;
      case "/chunked":
        response.write("one,");
        setTimeout(() => response.end("two"), 10);
        return;
      case "/large":
        response.end("x".repeat(300_000));
        return;
      case "/cut":
        response.writeHead(200, { "Content-Length": 10 });
        response.write("half");
        setTimeout(() => request.socket.destroy(), 20);
        return;
      case "/hang":
        request.socket.destroy();
        return;
      case "/slow":
        setTimeout(() => response.end("at last"), 100);
        return;
      default:
        response.setHeader("Content-Type", "text/plain");
        response.setHeader("Set-Cookie", ["a=1", "b=2"]);
        response.statusCode = url === "/missing" ? 404 : 200;
        response.end(`${method} ${url} ${rawHeaders.filter((_, at) => rawHeaders[at & ~1] !== "Host").join("|")} ${body}`);
    }
  });
});

let port = 0;

function text(request: ClientRequest): Promise<string> {
  return new Promise((resolve) => {
    request.on("response", (response: IncomingMessage) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve(`${response.statusCode} ${response.statusMessage} ${response.complete} ${body}`));
      response.on("error", (error: NodeJS.ErrnoException) => resolve(`broken: ${error.message}`));
    });
    request.on("error", (error: NodeJS.ErrnoException) =>
      resolve(`error: ${error.code} ${error.message.replace(/\d+$/, "PORT")}`),
    );
  });
}

async function run(): Promise<void> {
  const host = "127.0.0.1";
  console.log(await text(http.get({ host, port, path: "/get?a=1" })));
  console.log(await text(http.get(`http://127.0.0.1:${port}/text`, { headers: { "X-Own": "1", Accept: "a/b" } })));
  console.log(await text(http.get(new URL(`http://user:secret@127.0.0.1:${port}/url#hash`))));
  console.log(await text(http.request({ hostname: host, port, path: "/end", method: "POST" }).end("whole")));
  const parts = http.request({ host, port, path: "/parts", method: "put", headers: { "Content-Type": "a/b" } });
  parts.write("one ");
  parts.write("two ");
  console.log(await text(parts.end("three", () => console.log("finished"))));
  const sized = http.request({ host, port, method: "POST", path: "/sized", headers: { "Content-Length": 4 } });
  sized.setHeader("X-Set", "later");
  console.log(sized.getHeader("content-length"), sized.path, sized.method, sized.writableEnded);
  console.log(await text(sized.end("four")));
  console.log(await text(http.request({ host, port, method: "POST", path: "/nothing" }).end()));
  console.log(await text(http.request({ host, port, method: "DELETE", path: "/missing" }).end()));
  console.log(await text(http.request({ host, port, method: "HEAD", path: "/head" }).end()));
  for (const path of ["/empty", "/chunked", "/cut", "/hang"]) console.log(path, await text(http.get({ host, port, path })));
  console.log((await text(http.get({ host, port, path: "/large" }))).length);

  const slow = http.get({ host, port, path: "/slow", timeout: 20 });
  slow.on("timeout", () => slow.destroy(new Error("too slow")));
  console.log(await text(slow));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  console.log(await text(http.get({ host, port, path: "/slow", signal: controller.signal })));
  const gone = http.get({ host, port, path: "/slow" });
  gone.destroy();
  console.log(await text(gone), gone.destroyed);

  const response = await new Promise<IncomingMessage>((resolve) => http.get({ host, port, path: "/headers" }, resolve));
  const { headers, httpVersion } = response;
  console.log(headers["content-type"], headers["set-cookie"], headers["x-none"], httpVersion);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  console.log(Buffer.concat(chunks).length > 0, response.readableEnded);

  const closed = net.createServer();
  await new Promise<void>((resolve) => closed.listen(0, host, resolve));
  const unused = (closed.address() as AddressInfo).port;
  await new Promise<void>((resolve) => closed.close(() => resolve()));
  console.log(await text(http.get({ host, port: unused })));
  for (const make of [
    () => http.get("https://127.0.0.1/"),
    () => http.get({ host, port, path: "/a b" }),
    () => http.request({ host, port, method: "A B" }),
  ]) {
    try {
      make();
    } catch (error) {
      const { name, code, message } = error as NodeJS.ErrnoException;
      console.log(name, code, message);
    }
  }
}

server.listen(0, "127.0.0.1", () => {
  port = (server.address() as AddressInfo).port;
  void run().then(() => server.close());
});
server.on("close", () => console.log("closed"));
server.keepAliveTimeout = 1;
