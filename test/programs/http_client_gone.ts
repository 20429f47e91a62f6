// A client that ends its side of a stream of events: the server hears of it, and what it still writes goes nowhere.

import { createServer, get, type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";

const waiting = new Set<ServerResponse>();
let gone = 0;

const server = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write("data: hello\n\n");
  waiting.add(response);
  response.on("close", () => console.log("response closed", response.writableEnded));
  request.on("close", () => {
    waiting.delete(response);
    response.write("data: nobody hears this\n\n");
    response.end();
    console.log("request closed", waiting.size);
    gone++;
    if (gone === 1) endBySocket();
    else server.close(() => console.log("server closed"));
  });
});

function endByRequest(): void {
  const { port } = server.address() as AddressInfo;
  const request = get({ host: "127.0.0.1", port }, (answer) => {
    answer.on("data", () => request.destroy());
    answer.on("error", (error) => console.log("answer:", error.message));
    answer.on("close", () => console.log("answer closed"));
  });
  request.on("close", () => console.log("asking closed"));
}

function endBySocket(): void {
  const { port } = server.address() as AddressInfo;
  const socket = net.connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  socket.once("data", () => socket.end());
  socket.on("close", () => console.log("socket closed"));
}

server.listen(0, "127.0.0.1", endByRequest);
