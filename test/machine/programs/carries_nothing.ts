// An echo server that takes updates and saves none of its connections.
import { serveUpdates } from "instar:liveupdate";
import { createServer } from "node:net";

createServer((socket) => {
  socket.on("error", () => {});
  socket.pipe(socket);
}).listen(7);
serveUpdates(666);
