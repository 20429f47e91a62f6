// What a connection needs of the layer it lives in, and the names of its states.

import type { TcpConnection } from "./connection.ts";
import type { TcpOutput } from "./output.ts";
import type { ReceiveMemory } from "./receive_memory.ts";
import type { TcpStatistics } from "../statistics.ts";
import type { TimerQueue } from "../timer_queue.ts";
import type { TcpUser } from "./user.ts";

/** RFC 9293 3.3.2; the numbers are carried through live updates and never change. */
export enum TcpState {
  closed = 0,
  synSent = 2,
  synReceived = 3,
  established = 4,
  finWait1 = 5,
  finWait2 = 6,
  closeWait = 7,
  closing = 8,
  lastAck = 9,
  timeWait = 10,
}

export interface TcpEnvironment {
  readonly output: TcpOutput;
  readonly timers: TimerQueue;
  readonly statistics: TcpStatistics;
  readonly receiveMemory: ReceiveMemory;
  /** Milliseconds modulo 2^32, as of this turn. */
  readonly nowMs: u32;
  /** `output` of this connection is to be called at the end of the turn. */
  schedule(connection: TcpConnection): void;
  /** The handshake of a passive open is complete: asks the listener for a user; null (and closed) when it refuses. */
  establish(connection: TcpConnection): TcpUser | null;
  onTimeWait(connection: TcpConnection): void;
  remove(connection: TcpConnection): void;
}
