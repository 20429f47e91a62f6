// Carries the connections of an HTTP server: those between two requests go through an update with what has been received
// of the next request. (A connection in the middle of an exchange is not carried: its client sees it closed.)
// @cold

import type { Server } from "../kernel/api/http.ts";
import { addConnection, restoreConnection } from "./carry.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";
import { partitions } from "./update.ts";

const connectionEntry = 1;
const unreadEntry = 2;

/** Names a partition for the server's connections; call it once for each server, in every version of the program. */
export function carryHttpServer(partition: string, server: Server): void {
  partitions.register(
    partition,
    (storage: Storage) => {
      for (const { socket, unread } of server.idleConnections()) {
        if (socket.tcpConnection === null) continue;
        addConnection(storage, connectionEntry, socket);
        storage.addBuffer(unreadEntry, unread);
      }
    },
    (restore: Restore) => {
      while (!restore.isAtEnd) {
        const socket = restoreConnection(restore, null);
        server.adopt({ socket, unread: restore.buffer() });
      }
    },
    1,
  );
}
