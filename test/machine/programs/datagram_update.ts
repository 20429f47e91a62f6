// A UDP socket on whatever port is free, which an update carries: it answers with the version that runs.

import { addDatagramSocket, register, restoreDatagramSocket, serveUpdates, wasUpdated } from "instar:liveupdate";
import { imageVersion } from "instar:system";
import { createSocket } from "node:dgram";

const socket = createSocket("udp4", (message, remote) => {
  socket.send(`${imageVersion()} ${message.length}`, remote.port, remote.address);
});
if (!wasUpdated()) socket.bind(0, () => console.log(`bound to ${socket.address().port}`));

register(
  "datagrams",
  (storage) => addDatagramSocket(storage, 1, socket),
  (restore) => restoreDatagramSocket(restore, socket, 1),
);
serveUpdates(666);
