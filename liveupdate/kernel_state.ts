// The kernel's own partitions: what the network stack knows besides its connections, and the random generator's seed.
// @cold

import { currentNetwork } from "../kernel/network.ts";
import type { NetworkSnapshot } from "../kernel/net/stack.ts";
import { random } from "../kernel/random.ts";
import type { Partitions } from "./partitions.ts";

const networkEntry = 1;
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
  partitions.register(
    "instar.network",
    (storage) => {
      const network = currentNetwork();
      if (network !== null) storage.addObject(networkEntry, network.stack.snapshot());
    },
    (restore) => {
      const network = currentNetwork();
      if (network === null || !restore.has(networkEntry)) return;
      network.stack.restore(restore.object(networkEntry) as NetworkSnapshot);
      network.onCarried();
    },
    1,
  );
}
