// What TCP and UDP have in common when a port is opened.

import { beginActivity } from "../loop.ts";
import { type Network, requireNetwork } from "../network.ts";
import { setImmediate } from "../timers.ts";
import type { Signal } from "./events.ts";

/** Opens a port now, which keeps the program running; in a later turn `listening` or `failed` tells how it went. */
export function openPort(
  open: (network: Network) => void,
  listening: Signal<undefined>,
  failed: (error: Error) => void,
): void {
  try {
    const network = requireNetwork();
    open(network);
    beginActivity();
    setImmediate(() => {
      listening.emit(undefined);
      network.onListening();
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error;
    setImmediate(() => failed(reason));
  }
}

/** An error that nobody listens for is thrown, as in Node. */
export function tellError(signal: Signal<Error>, error: Error): void {
  if (!signal.hasListeners) throw error;
  signal.emit(error);
}
