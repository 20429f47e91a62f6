// What TCP and UDP have in common when a port is opened.

import { beginActivity } from "../loop.ts";
import { type Network, requireNetwork } from "../network.ts";
import { setImmediate } from "../timers.ts";
import type { Signal } from "./events.ts";

const defaultBacklog = 511;

export interface ListenOptions {
  /** 0, as without it: a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly backlog?: number;
}

interface ListenTarget {
  readonly port: number;
  readonly backlog: number;
  readonly callback: (() => void) | undefined;
}

/** What the arguments of `listen` mean, in each of the ways in which it can be called. */
export function listenTarget(
  where: number | ListenOptions | (() => void) | undefined,
  host: string | (() => void) | undefined,
  third: number | (() => void) | undefined,
  fourth: (() => void) | undefined,
): ListenTarget {
  const options: ListenOptions = typeof where === "object" ? where : { port: typeof where === "number" ? where : 0 };
  const later = typeof third === "function" ? third : fourth;
  return {
    port: options.port ?? 0,
    backlog: options.backlog ?? (typeof third === "number" ? third : defaultBacklog),
    callback: typeof where === "function" ? where : typeof host === "function" ? host : later,
  };
}

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
