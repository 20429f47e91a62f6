// A port that accepts connections, and its connections whose handshake is not complete. Their number is bounded: a new SYN
// beyond it displaces the oldest half-open connection, so a flood costs honest clients a retransmission at most (RFC 4987 3.4).

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

  /** The half-open connection to give up for another one; null while there is place. */
  get displaced(): TcpConnection | null {
    if (this.halfOpen.size < this.backlog) return null;
    for (const connection of this.halfOpen) return connection;
    return null;
  }

  /** No more connections; those that exist go on, half-open ones are forgotten. */
  close(): void {
    this.onClose(this);
    for (const connection of [...this.halfOpen.values()]) connection.abort();
  }
}
