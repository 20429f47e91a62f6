// The seed of it all: an echo server that takes its next version over the network. Port 7 echoes, port 666 takes images,
// port 80 tells how it goes. Every connection and the counters survive.

import {
  addConnection,
  carryHttpServer,
  register,
  restoreConnection,
  serveUpdates,
  updateInfo,
} from "instar:liveupdate";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Socket } from "node:net";

const sockets = new Set<Socket>();
let echoedBytes = 0;

function echo(socket: Socket): void {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on("data", (chunk) => {
    echoedBytes += chunk.length;
  });
  socket.on("error", (error) => console.log(`echo: ${error.message}`));
  socket.on("close", () => sockets.delete(socket));
  socket.pipe(socket);
}

const echoServer = createServer(echo);
echoServer.listen(7);

const statusServer = createHttpServer((request, response) => {
  if (request.url !== "/status") {
    response.statusCode = 404;
    response.end("try /status\n");
    return;
  }
  const { version, updates, lastPauseUs, lastError } = updateInfo();
  const status = { version, updates, connections: sockets.size, lastPauseUs, lastError, echoedBytes };
  response.setHeader("Content-Type", "application/json");
  response.end(`${JSON.stringify(status)}\n`);
});
statusServer.listen(80);
carryHttpServer("status connections", statusServer);

// What is saved here is handed to `restore` in the next version. Ids say what an entry is.
const connectionId = 1;
const countId = 2;

register(
  "echo",
  (storage) => {
    for (const socket of sockets) {
      if (socket.tcpConnection !== null) addConnection(storage, connectionId, socket);
    }
    storage.addInteger(countId, echoedBytes);
  },
  (restore) => {
    while (restore.id === connectionId) echo(restoreConnection(restore, echoServer));
    echoedBytes = restore.integer();
  },
);

serveUpdates(666);
