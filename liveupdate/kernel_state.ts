// The kernel's own partitions: what the network stack knows besides its connections, and the random generator's seed.
// @cold

import { currentNetwork } from "../kernel/network.ts";
import { NetworkSnapshot } from "../kernel/net/stack.ts";
import { random } from "../kernel/random.ts";
import { takeConnection, writeConnection } from "./carry.ts";
import type { Partitions } from "./partitions.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";

const networkEntry = 1;
const unattendedEntry = 2;
const seedEntry = 1;
const seedBytes = 32;

/** Registers them; before the application's, so that its connections find their network. */
export function registerKernelState(partitions: Partitions): void {
  partitions.register(
    "instar.random",
    (storage) => {
      const seed = new Uint8Array(seedBytes);
      random.fill(seed);
      storage.addBuffer(seedEntry, seed);
    },
    (restore) => random.mix(restore.buffer(seedEntry)),
    1,
  );
  partitions.register("instar.network", saveNetwork, restoreNetwork, 1);
}

function saveNetwork(storage: Storage): void {
  const network = currentNetwork();
  if (network === null) return;
  storage.addObject(networkEntry, network.stack.snapshot());
  for (const connection of network.stack.unattendedConnections) writeConnection(storage, unattendedEntry, connection);
}

function restoreNetwork(restore: Restore): void {
  const network = currentNetwork();
  if (network === null || !restore.has(networkEntry)) return;
  network.stack.restore(restore.object(undefined, new NetworkSnapshot()) as NetworkSnapshot);
  while (!restore.isAtEnd) network.stack.adopt(takeConnection(restore), null);
  network.onCarried();
}
