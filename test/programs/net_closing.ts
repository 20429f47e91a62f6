// Who hears of a connection's end, and in which order, where both ends are in one program.

import net, { type AddressInfo } from "node:net";

const server = net.createServer((socket) => {
  socket.on("end", () => console.log("the peer has ended"));
  socket.on("close", (hadError) => console.log("socket closed", hadError));
  socket.resume();
});
server.listen(0, "127.0.0.1", () => {
  const client = net.connect((server.address() as AddressInfo).port, "127.0.0.1", () => {
    setTimeout(() => {
      server.close(() => console.log("server closed"));
      client.end();
    }, 10);
  });
  client.on("close", () => console.log("client closed"));
});
