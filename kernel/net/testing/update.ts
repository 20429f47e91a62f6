// A live update of the stack under test, as the machine does it: everything is taken out of the old stack as plain data and
// put into a new one that has its own tables, timers and randomness. Nothing is sent meanwhile.

import { NetworkStack } from "../stack.ts";
import { SeededRandom } from "./bench_device.ts";
import { connectionOf, type RecordingAcceptor, type RecordingUser } from "./recording_user.ts";
import type { ScriptedPeer } from "./scripted_peer.ts";

/** Replaces the peer's stack. `users` are those with living connections; the acceptor listens on port 80 again. */
export function updateStack(peer: ScriptedPeer, acceptor: RecordingAcceptor, users: readonly RecordingUser[]): void {
  const network = peer.stack.snapshot();
  const unattended = peer.stack.unattendedConnections.map((connection) => connection.snapshot());
  const connections = users.map((user) => connectionOf(user).snapshot());
  const sentBefore = peer.received.length + peer.arpFrames.length;
  peer.clock.us += 3000;
  const stack = new NetworkStack(peer.device, peer.clock, new SeededRandom(987654321));
  stack.configure(peer.stack.address, 0xffffff00, 0x0a0000fe);
  stack.listen(80, 16, acceptor);
  stack.restore(network);
  for (const snapshot of unattended) stack.adopt(stack.restoredConnection(snapshot), null);
  for (let index = 0; index < users.length; index++) {
    const connection = stack.restoredConnection(connections[index]);
    stack.adopt(connection, users[index]);
    users[index].connection = connection;
  }
  if (peer.received.length + peer.arpFrames.length !== sentBefore) throw new Error("something was sent in an update");
  peer.stack = stack;
  stack.egress();
}
