// Sends back every byte. Runs under Node too: nothing here is particular to Instar.

import { createServer } from "node:net";

const port = 7;

const server = createServer((socket) => {
  socket.on("data", (chunk) => {
    // A client that sends but does not read must wait, or its bytes would pile up here.
    if (socket.write(chunk)) return;
    socket.pause();
    socket.once("drain", () => socket.resume());
  });
  // A client that resets its connection is nothing to worry about.
  socket.on("error", () => {});
});

server.listen(port, () => console.log(`echo: port ${port} sends back every byte`));
