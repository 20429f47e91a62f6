// A port that accepts connections, and its connections whose handshake is not complete. Their number is bounded: when it is
// reached, SYNs are answered with cookies, so that a flood costs honest clients nothing but some options (RFC 4987).

import type { TcpConnection } from "./connection.ts";
import type { TcpAcceptor } from "./user.ts";

const mostHalfOpen = 1024;

export class TcpListener {
  readonly halfOpen = new Set<TcpConnection>();
  readonly backlog: number;

  constructor(
    readonly port: u16,
    backlog: number,
    readonly acceptor: TcpAcceptor,
    private readonly onClose: (listener: TcpListener) => void,
  ) {
    this.backlog = Math.min(Math.max(backlog, 1), mostHalfOpen);
  }

  /** No place for another half-open connection: SYNs are answered with cookies. */
  get isFull(): boolean {
    return this.halfOpen.size >= this.backlog;
  }

  /** No more connections; those that exist go on, half-open ones are forgotten. */
  close(): void {
    this.onClose(this);
    for (const connection of [...this.halfOpen.values()]) connection.abort();
  }
}
