// Uses Node's API for TCP in many ways, with itself as the peer; prints the same on the machine as in Node.

import net, { type AddressInfo, type Server, type Socket } from "node:net";

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: "127.0.0.1" }, () => resolve((server.address() as AddressInfo).port));
  });
}

async function textOf(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += chunk.toString();
  return text;
}

async function pipes(): Promise<void> {
  const server = net.createServer((socket) => socket.pipe(socket));
  const port = await listening(server);
  const client = net.connect({ port, host: "localhost" }, () => {
    console.log("connected", client.readyState, client.pending, client.address().port === client.localPort);
    client.write("6869", "hex");
    client.write(" there", "utf8", () => console.log("flushed"));
    client.end("!", () => console.log("finished", client.writableEnded));
  });
  console.log(client.connecting, client.readyState, client.pending);
  console.log(await textOf(client));
  server.getConnections((error, count) => console.log("connections", error, count <= 1));
  await new Promise<void>((resolve) => server.close(() => resolve()));
  console.log("closed", server.listening, server.address());
}

async function listeners(): Promise<void> {
  const server = net.createServer({ allowHalfOpen: true });
  server.once("connection", (socket) => {
    socket.once("data", (data) => socket.write(`once ${data.toString()}`));
    socket.on("end", () => socket.end(" end"));
  });
  const port = await listening(server);
  const client = net.createConnection(port, "127.0.0.1");
  const unheard = (): void => console.log("never");
  client.on("connect", unheard).off("connect", unheard);
  client.on("connect", () => client.end("text", "latin1"));
  console.log(await textOf(client));
  server.close();
}

async function errors(): Promise<void> {
  const server = net.createServer();
  const port = await listening(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const refused = net.connect(port, "127.0.0.1");
  const reason = await new Promise<Error>((resolve) => refused.once("error", resolve));
  console.log(reason.message.includes("ECONNREFUSED"), refused.destroyed);
}

async function references(): Promise<void> {
  const server = net.createServer((socket) => socket.unref());
  const port = await listening(server);
  server.unref();
  const client = new net.Socket();
  await new Promise<void>((resolve) => client.connect(port, "127.0.0.1", resolve));
  client.unref();
  console.log("ends though all are open", net.isIPv4("1.2.3.4"), net.isIP("x"));
}

await pipes();
await listeners();
await errors();
await references();
