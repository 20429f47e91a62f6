// How the kernel's own objects travel in a partition: TCP connections, listeners and timers, as snapshots of plain fields
// under type codes of their own.
// @cold

import { clockUs } from "#intrinsics";
import type { Socket as DatagramSocket } from "../kernel/api/dgram.ts";
import { formatIpv4 } from "../kernel/net/address.ts";
import { type Server, Socket } from "../kernel/api/net.ts";
import { isOfConnection, overwriteConnection, TcpSnapshot } from "../kernel/net/tcp/snapshot.ts";
import type { TcpConnection } from "../kernel/net/stack.ts";
import { currentNetwork, requireNetwork } from "../kernel/network.ts";
import { setInterval, setTimeout, type Timer, timers } from "../kernel/timers.ts";
import type { Restore } from "./restore.ts";
import { entryTypes, type Storage } from "./storage.ts";

/** How many kernel objects an update has carried: for the report to the sender. */
export class CarryCounts {
  connections = 0;
  listeners = 0;
  timers = 0;

  /** Connections that have been saved, each counted once. */
  saved = 0;
  /** Waiting timers that have been saved and keep the program running. */
  savedTimers = 0;

  /** Connections whose exchange stays behind, named; and how many. */
  readonly cutOffNames: string[] = [];
  cutOff = 0;

  /** Which saving of the whole state it is: connections note it, so that those that nobody saves are found. */
  attempt: u32 = 0;

  /** The state is saved once more, from the start. */
  begin(): void {
    this.attempt++;
    this.saved = 0;
    this.savedTimers = 0;
    this.cutOff = 0;
    this.cutOffNames.length = 0;
    this.connections = 0;
    this.listeners = 0;
    this.timers = 0;
  }

  addCutOff(connection: TcpConnection): void {
    this.cutOff++;
    if (this.cutOffNames.length < mostNamed) this.cutOffNames.push(`${nameOf(connection)}, within an exchange`);
  }
}

/** At most so many of the connections that were not saved are named. */
const mostNamed = 16;

/** "10.0.0.2:41000 to port 7". */
function nameOf({ remoteAddress, remotePort, localPort }: TcpConnection): string {
  return `${formatIpv4(remoteAddress)}:${remotePort} to port ${localPort}`;
}

class ListenerSnapshot {
  port = 0;
}

class TimerSnapshot {
  /** Microseconds of the monotonic clock, which goes on through an update. */
  deadlineUs = 0;
  repeatMs = 0;
}

/** What a connection has that was stored by a version of the kernel whose snapshots had less in them. */
const noConnection = new TcpSnapshot();

/** One for all that are saved and restored: each is used up before the next. */
const scratch = new TcpSnapshot();

/** Of the update that this image is taking part in. */
export const carryCounts = new CarryCounts();

/** Adds the whole state of the connection under a socket. A socket that is closed cannot be stored. */
export function addConnection(storage: Storage, id: number, socket: Socket): void {
  const connection = socket.tcpConnection;
  if (connection === null) throw new RangeError(`partition ${storage.partition}: entry ${id}: the socket is closed`);
  writeConnection(storage, id, connection);
}

/** The same for a connection that no socket stands on. */
export function writeConnection(storage: Storage, id: number, connection: TcpConnection): void {
  if (connection.savedIn !== carryCounts.attempt) carryCounts.saved++;
  connection.savedIn = carryCounts.attempt;
  storage.addEncoded(entryTypes.connection, id, connection.snapshot(scratch));
}

/** A connection for an entry and a socket for it, made before the freeze: most of what restoring it takes. */
class PreparedConnection {
  readonly socket = new Socket();

  constructor(
    readonly connection: TcpConnection,
    /** What the entry held; with nothing the connection is never what an entry says. */
    readonly stored: Uint8Array,
  ) {}
}

const nothingStored = new Uint8Array(0);

/** In the order of the entries; when the state comes that counts, a few of them have gone or changed and some have come. */
const prepared: PreparedConnection[] = [];
let nextPrepared = 0;
const mostGone = 3;

/** Makes the connections of a partition like the one that will come, while nobody waits. */
export function prepareConnections(restore: Restore): void {
  while (!restore.isAtEnd) {
    if (restore.type === entryTypes.connection) prepared.push(prepareConnection(restore));
    else restore.skip();
  }
}

function prepareConnection(restore: Restore): PreparedConnection {
  const stored = restore.content();
  const snapshot = readConnection(restore);
  const isQuiet = snapshot.queues === null;
  // What is in queues now will not be there then.
  snapshot.queues = null;
  return new PreparedConnection(requireNetwork().stack.restoredConnection(snapshot), isQuiet ? stored : nothingStored);
}

/** Everything is restored: those that nobody took must not stay in memory, nor those that somebody did. */
export function dropPrepared(): void {
  prepared.length = 0;
}

/** The connection of an entry, not yet adopted. Without id: of the one that comes next. */
function takePrepared(restore: Restore, id?: number): PreparedConnection {
  const end = Math.min(nextPrepared + 1 + mostGone, prepared.length);
  if (id === undefined) {
    for (let index = nextPrepared; index < end; index++)
      if (restore.skipIfSame(entryTypes.connection, prepared[index].stored)) return preparedAt(index);
  }
  // The snapshot is valid until the next is read.
  const snapshot = readConnection(restore, id);
  for (let index = nextPrepared; index < end; index++) {
    if (!isOfConnection(snapshot, prepared[index].connection)) continue;
    overwriteConnection(prepared[index].connection, snapshot);
    return preparedAt(index);
  }
  return new PreparedConnection(requireNetwork().stack.restoredConnection(snapshot), nothingStored);
}

function preparedAt(index: number): PreparedConnection {
  nextPrepared = index + 1;
  return prepared[index];
}

function readConnection(restore: Restore, id?: number): TcpSnapshot {
  return restore.encoded(entryTypes.connection, id, noConnection, scratch) as TcpSnapshot;
}

/** The connection of the entry that comes next. */
export function takeConnection(restore: Restore): TcpConnection {
  return takePrepared(restore).connection;
}

/**
 * The connection as an open socket without handlers; `server`: the one that shall count it among its own. Without id: the
 * entry that comes next.
 */
export function restoreConnection(restore: Restore, server: Server | null, id?: number): Socket {
  const { socket, connection } = takePrepared(restore, id);
  requireNetwork().stack.adopt(connection, socket);
  socket.adopt(connection);
  if (server !== null) server.adoptSocket(socket);
  carryCounts.connections++;
  return socket;
}

/** Whose connections will be lost in this update, because no partition has saved them: "10.0.0.2:41000 to port 7". */
export function connectionsLeft(): string[] {
  const network = currentNetwork();
  if (network === null || network.stack.connectionCount === carryCounts.saved) return [];
  const left = network.stack.connectionsNotSavedIn(carryCounts.attempt);
  const names = left.slice(0, mostNamed).map(nameOf);
  if (left.length > mostNamed) names.push(`${left.length - mostNamed} more`);
  return names;
}

export function addListener(storage: Storage, id: number, server: Server): void {
  const listener = server.tcpListener;
  if (listener === null)
    throw new RangeError(`partition ${storage.partition}: entry ${id}: the server does not listen`);
  const snapshot = new ListenerSnapshot();
  snapshot.port = listener.port;
  storage.addEncoded(entryTypes.listener, id, snapshot);
}

/** Lets the server listen where it listened before, unless it does so already. */
export function restoreListener(restore: Restore, server: Server, id?: number): void {
  const snapshot = restore.encoded(entryTypes.listener, id, null) as ListenerSnapshot;
  if (server.tcpListener === null) server.listen(snapshot.port);
  carryCounts.listeners++;
}

/** Adds a UDP socket, of which there is nothing but its port: messages that nobody has taken wait in the device's ring. */
export function addDatagramSocket(storage: Storage, id: number, socket: DatagramSocket): void {
  if (!socket.isBound) throw new RangeError(`partition ${storage.partition}: entry ${id}: the socket is not bound`);
  const snapshot = new ListenerSnapshot();
  snapshot.port = socket.address().port;
  storage.addEncoded(entryTypes.datagramSocket, id, snapshot);
}

/** Binds the socket to the port that the old one had, unless it is bound already. */
export function restoreDatagramSocket(restore: Restore, socket: DatagramSocket, id?: number): void {
  const snapshot = restore.encoded(entryTypes.datagramSocket, id, null) as ListenerSnapshot;
  if (!socket.isBound) socket.bind(snapshot.port);
  carryCounts.listeners++;
}

export function addTimer(storage: Storage, id: number, timer: Timer): void {
  if (timer.hasRef() && timer.position >= 0) carryCounts.savedTimers++;
  const snapshot = new TimerSnapshot();
  snapshot.deadlineUs = timer.deadlineUs;
  snapshot.repeatMs = timer.repeatMs;
  storage.addEncoded(entryTypes.timer, id, snapshot);
}

/** A timer that runs `callback` when the old one would have run. */
export function restoreTimer(restore: Restore, callback: () => void, id?: number): Timer {
  const snapshot = restore.encoded(entryTypes.timer, id, null) as TimerSnapshot;
  const timer = snapshot.repeatMs > 0 ? setInterval(callback, snapshot.repeatMs) : setTimeout(callback, 1);
  timers.schedule(timer, Math.max(snapshot.deadlineUs, clockUs()));
  carryCounts.timers++;
  return timer;
}
