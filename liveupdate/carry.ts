// How the kernel's own objects travel in a partition: TCP connections, listeners and timers, as snapshots of plain fields
// under type codes of their own.

import { clockUs } from "#intrinsics";
import { type Server, Socket } from "../kernel/api/net.ts";
import { TcpSnapshot } from "../kernel/net/tcp/snapshot.ts";
import { requireNetwork } from "../kernel/network.ts";
import { setInterval, setTimeout, type Timer, timers } from "../kernel/timers.ts";
import { Restore, RestoreError } from "./restore.ts";
import { entryTypes, Storage } from "./storage.ts";

/** How many kernel objects an update has carried: for the report to the sender. */
export class CarryCounts {
  connections = 0;
  listeners = 0;
  timers = 0;
  partitions = 0;
}

class ListenerSnapshot {
  port = 0;
}

class TimerSnapshot {
  /** Microseconds of the monotonic clock, which goes on through an update. */
  deadlineUs = 0;
  repeatMs = 0;
}

/** What `save` functions get: a Storage that takes the kernel's objects too. */
export class KernelStorage extends Storage {
  /** The whole state of the connection under a socket. A socket that is closed cannot be stored. */
  addConnection(id: number, socket: Socket): void {
    const connection = socket.tcpConnection;
    if (connection === null) throw new RestoreError(`partition ${this.partition}: entry ${id}: the socket is closed`);
    this.addEncoded(entryTypes.connection, id, connection.snapshot());
  }

  addListener(id: number, server: Server): void {
    const listener = server.tcpListener;
    if (listener === null) throw new RestoreError(`partition ${this.partition}: entry ${id}: the server does not listen`);
    const snapshot = new ListenerSnapshot();
    snapshot.port = listener.port;
    this.addEncoded(entryTypes.listener, id, snapshot);
  }

  addTimer(id: number, timer: Timer): void {
    const snapshot = new TimerSnapshot();
    snapshot.deadlineUs = timer.deadlineUs;
    snapshot.repeatMs = timer.repeatMs;
    this.addEncoded(entryTypes.timer, id, snapshot);
  }
}

/** What `restore` functions get. */
export class KernelRestore extends Restore {
  constructor(
    partition: string,
    version: number,
    payload: Uint8Array,
    private readonly counts: CarryCounts,
  ) {
    super(partition, version, payload);
  }

  /** The connection as an open socket without handlers; `server`: the one that shall count it among its own. */
  connection(server: Server | null, id?: number): Socket {
    const snapshot = this.encoded(entryTypes.connection, id) as TcpSnapshot;
    const socket = new Socket();
    socket.adopt(requireNetwork().stack.adopt(snapshot, socket));
    if (server !== null) server.adoptSocket(socket);
    this.counts.connections++;
    return socket;
  }

  /** Lets the server listen where it listened before, unless it does so already. */
  listener(server: Server, id?: number): void {
    const snapshot = this.encoded(entryTypes.listener, id) as ListenerSnapshot;
    if (server.tcpListener === null) server.listen(snapshot.port);
    this.counts.listeners++;
  }

  /** A timer that runs `callback` when the old one would have run. */
  timer(callback: () => void, id?: number): Timer {
    const snapshot = this.encoded(entryTypes.timer, id) as TimerSnapshot;
    const timer = snapshot.repeatMs > 0 ? setInterval(callback, snapshot.repeatMs) : setTimeout(callback, 1);
    timers.schedule(timer, Math.max(snapshot.deadlineUs, clockUs()));
    this.counts.timers++;
    return timer;
  }
}
