// Who stands behind a connection and behind a listener: the socket layer, or the new image after a live update.

import type { TcpConnection } from "./connection.ts";

/** Told what happens on a connection. What these throw passes through the stack, whose state is consistent by then. */
export interface TcpUser {
  onConnect(): void;
  /** `length` bytes at `offset`, in order; valid during the call only. */
  onData(bytes: Uint8Array, offset: u32, length: u32): void;
  /** The peer has ended its side. */
  onEnd(): void;
  /** That is told though the connection is paused, once everything before it has been taken. */
  readonly hearsEndPaused: boolean;
  /** Everything written has been sent once. */
  onDrain(): void;
  /** The connection is gone; called once, last. `error` is empty or a code: "ECONNRESET", "ETIMEDOUT", "ECONNREFUSED". */
  onClose(error: string): void;
}

export interface TcpAcceptor {
  /** A connection is established; gives who is told of it from now on. */
  accept(connection: TcpConnection): TcpUser;
}
