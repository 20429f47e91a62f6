// Carries the connections of an HTTP server. An update waits a while for exchanges under way and lets no other begin
// meanwhile; what has been received of the next requests goes over, and so do responses that are whole. A handler that is
// not ready by then stays behind with its image: the client is answered 503, or reset if it has a part of the response.
// @cold

import type { Server } from "../kernel/api/http.ts";
import { Continuation, type HttpConnectionState } from "../kernel/api/http_connection.ts";
import { addConnection, carryCounts, restoreConnection } from "./carry.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";
import { awaitWork, onUpdated, partitions } from "./update.ts";

const connectionEntry = 1;
const stateEntry = 2;

/** Names a partition for the server's connections; call it once for each server, in every version of the program. */
export function carryHttpServer(partition: string, server: Server): void {
  partitions.register(
    partition,
    (storage: Storage) => {
      for (const { socket, state } of server.carried()) {
        const connection = socket.tcpConnection;
        if (connection === null) continue;
        if (isCutOff(state)) carryCounts.addCutOff(connection);
        addConnection(storage, connectionEntry, socket);
        storage.addObject(stateEntry, state);
      }
    },
    (restore: Restore) => {
      while (!restore.isAtEnd) {
        const socket = restoreConnection(restore, null);
        server.adopt({ socket, state: restore.object() as HttpConnectionState });
      }
    },
    1,
  );
  awaitWork({
    hold: () => server.hold(),
    release: () => server.release(),
    underWay: () => server.exchanges,
  });
  onUpdated(() => server.release());
}

function isCutOff({ continuation }: HttpConnectionState): boolean {
  return continuation === u32(Continuation.Unavailable) || continuation === u32(Continuation.Reset);
}
