// A connection as plain data, for a live update: every field of the control block, unacknowledged and unread bytes, pieces
// behind a gap, SACK state, and all deadlines as the time that is left. Nothing here depends on how the image is laid out.
// Fields may come and go with versions of the kernel: the value that each has here is what an older snapshot means by
// not having it.

import { TcpConnection } from "./connection.ts";
import { type TcpEnvironment, TcpState } from "./environment.ts";
import { Piece } from "./receive_queue.ts";

/** A deadline that is not set. */
const notSet: i32 = -1;

/** What lies in a connection's queues: most connections have nothing there. */
export class TcpQueuesSnapshot {
  unacknowledgedBytes: Uint8Array = new Uint8Array(0);
  sackStarts: u32[] = [];
  sackEnds: u32[] = [];
  held: Uint8Array[] = [];
  pieceSequences: u32[] = [];
  pieceBytes: Uint8Array[] = [];
}

export class TcpSnapshot {
  localAddress: u32 = 0;
  localPort: u16 = 0;
  remoteAddress: u32 = 0;
  remotePort: u16 = 0;
  /** A TcpState; its numbers never change. */
  state: u32 = 0;
  initialSequence: u32 = 0;
  // Sending.
  unacknowledged: u32 = 0;
  next: u32 = 0;
  window: u32 = 0;
  greatestWindow: u32 = 0;
  probedUpTo: u32 = 0;
  windowSequence: u32 = 0;
  windowAcknowledgment: u32 = 0;
  mss: u32 = 0;
  sendScale: u32 = 0;
  hasSack = false;
  duplicates: u32 = 0;
  isRecovering = false;
  isAfterTimeout = false;
  recoveryPoint: u32 = 0;
  retransmitNext: u32 = 0;
  lostEnd: u32 = 0;
  isTiming = false;
  timedEnd: u32 = 0;
  timedForMs = 0;
  smoothedMs = 0;
  variationMs = 0;
  timeoutMs = 0;
  congestionWindow: u32 = 0;
  slowStartThreshold: u32 = 0;
  isNoDelay = false;
  isEnding = false;
  isFinSent = false;
  isFinLost = false;
  isProbeDue = false;
  isSynDue = false;
  wantsDrain = false;
  retries = 0;
  // Receiving.
  receiveNext: u32 = 0;
  windowEdge: u32 = 0;
  acknowledgedUpTo: u32 = 0;
  receiveScale: u32 = 0;
  isFinNoted = false;
  finSequence: u32 = 0;
  isPeerEnded = false;
  isEndTold = false;
  isPaused = false;
  isAckDue = false;
  unackedBytes: u32 = 0;
  largestSegment: u32 = 0;
  // Timestamps: `timestampNow` is what this connection's clock says at the moment of the snapshot.
  hasTimestamps = false;
  recentTimestamp: u32 = 0;
  recentTimestampForMs: u32 = 0;
  timestampNow: u32 = 0;
  // Timers, as milliseconds left.
  retransmitInMs: i32 = notSet;
  delayedAckInMs: i32 = notSet;
  lifeEndsInMs: i32 = notSet;
  keepAliveInMs: i32 = notSet;
  keepAliveIdleMs = 0;
  keepAliveProbes = 0;
  quietForMs: u32 = 0;
  bytesRead = 0;
  bytesWritten = 0;
  /** Null: all queues are empty. */
  queues: TcpQueuesSnapshot | null = null;

  /** Fills `snapshot`, whatever it said before. */
  static of(connection: TcpConnection, snapshot: TcpSnapshot): TcpSnapshot {
    const nowMs = connection.environment.nowMs;
    saveIdentity(snapshot, connection);
    saveSender(snapshot, connection, nowMs);
    saveReceiver(snapshot, connection, nowMs);
    snapshot.retransmitInMs = connection.isRetransmitSet ? leftMs(connection.retransmitAtMs, nowMs) : notSet;
    snapshot.delayedAckInMs = connection.isAckDelayed ? leftMs(connection.delayedAckAtMs, nowMs) : notSet;
    snapshot.lifeEndsInMs = connection.isLifeSet ? leftMs(connection.lifeEndsAtMs, nowMs) : notSet;
    snapshot.keepAliveInMs = connection.isKeepAliveSet ? leftMs(connection.keepAliveAtMs, nowMs) : notSet;
    snapshot.keepAliveIdleMs = connection.keepAliveIdleMs;
    snapshot.keepAliveProbes = connection.keepAliveProbes;
    snapshot.quietForMs = u32(nowMs - connection.lastHeardMs);
    snapshot.queues = hasQueues(connection) ? saveQueues(connection) : null;
    return snapshot;
  }
}

/** Milliseconds until a moment, 0 when it is past. */
function leftMs(atMs: u32, nowMs: u32): i32 {
  const left = i32(u32(atMs - nowMs));
  return left > 0 ? left : 0;
}

/** The moment of a deadline; any when it is not set. */
function momentOf(leftMs: i32, nowMs: u32): u32 {
  return u32(nowMs + u32(leftMs > 0 ? leftMs : 0));
}

function hasQueues({ sender, received }: TcpConnection): boolean {
  return sender.queue.length > 0 || !sender.scoreboard.isEmpty || received.hasGap || received.held.length > 0;
}

function saveQueues({ sender, received }: TcpConnection): TcpQueuesSnapshot {
  const queues = new TcpQueuesSnapshot();
  queues.unacknowledgedBytes = sender.queue.contents();
  queues.sackStarts = sender.scoreboard.starts;
  queues.sackEnds = sender.scoreboard.ends;
  queues.held = received.held;
  for (const piece of received.pieces) {
    queues.pieceSequences.push(piece.sequence);
    queues.pieceBytes.push(piece.bytes);
  }
  return queues;
}

/** What the whole of TCP keeps besides its connections. */
export class TcpStateSnapshot {
  secret: u32[] = [];
  cookieKey: u32[] = [];
  areCookiesOut = false;
  lastCookieForMs: u32 = 0;
  sequenceClock: u32 = 0;
  nextPortOffset: u32 = 0;
}

function saveIdentity(snapshot: TcpSnapshot, connection: TcpConnection): void {
  snapshot.localAddress = connection.localAddress;
  snapshot.localPort = connection.localPort;
  snapshot.remoteAddress = connection.remoteAddress;
  snapshot.remotePort = connection.remotePort;
  snapshot.state = u32(connection.state);
  snapshot.initialSequence = connection.initialSequence;
  snapshot.isNoDelay = connection.isNoDelay;
  snapshot.isEnding = connection.isEnding;
  snapshot.isFinSent = connection.isFinSent;
  snapshot.isFinLost = connection.isFinLost;
  snapshot.isProbeDue = connection.isProbeDue;
  snapshot.isSynDue = connection.isSynDue;
  snapshot.wantsDrain = connection.wantsDrain;
  snapshot.retries = connection.retries;
  snapshot.bytesRead = connection.bytesRead;
  snapshot.bytesWritten = connection.bytesWritten;
}

function saveSender(snapshot: TcpSnapshot, connection: TcpConnection, nowMs: u32): void {
  const { sender } = connection;
  snapshot.unacknowledged = sender.unacknowledged;
  snapshot.next = sender.next;
  snapshot.window = sender.window;
  snapshot.greatestWindow = sender.greatestWindow;
  snapshot.probedUpTo = sender.probedUpTo;
  snapshot.windowSequence = sender.windowSequence;
  snapshot.windowAcknowledgment = sender.windowAcknowledgment;
  snapshot.mss = sender.mss;
  snapshot.sendScale = connection.sendScale;
  snapshot.hasSack = sender.hasSack;
  snapshot.duplicates = sender.duplicates;
  snapshot.isRecovering = sender.isRecovering;
  snapshot.isAfterTimeout = sender.isAfterTimeout;
  snapshot.recoveryPoint = sender.recoveryPoint;
  snapshot.retransmitNext = sender.retransmitNext;
  snapshot.lostEnd = sender.lostEnd;
  snapshot.isTiming = sender.isTiming;
  snapshot.timedEnd = sender.timedEnd;
  snapshot.timedForMs = u32(nowMs - sender.timedAtMs);
  snapshot.smoothedMs = sender.timer.smoothedMs;
  snapshot.variationMs = sender.timer.variationMs;
  snapshot.timeoutMs = sender.timer.timeoutMs;
  snapshot.congestionWindow = sender.congestion.window;
  snapshot.slowStartThreshold = sender.congestion.slowStartThreshold;
}

function saveReceiver(snapshot: TcpSnapshot, connection: TcpConnection, nowMs: u32): void {
  snapshot.receiveNext = connection.receiveNext;
  snapshot.windowEdge = connection.windowEdge;
  snapshot.acknowledgedUpTo = connection.acknowledgedUpTo;
  snapshot.receiveScale = connection.receiveScale;
  snapshot.isFinNoted = connection.isFinNoted;
  snapshot.finSequence = connection.finSequence;
  snapshot.isPeerEnded = connection.isPeerEnded;
  snapshot.isEndTold = connection.isEndTold;
  snapshot.isPaused = connection.isPaused;
  snapshot.isAckDue = connection.isAckDue;
  snapshot.largestSegment = connection.largestSegment;
  snapshot.unackedBytes = connection.unackedBytes;
  snapshot.hasTimestamps = connection.hasTimestamps;
  snapshot.recentTimestamp = connection.recentTimestamp;
  snapshot.recentTimestampForMs = u32(nowMs - connection.recentTimestampAtMs);
  snapshot.timestampNow = connection.timestampNow;
}

/** A connection that goes on where the snapshot was taken; the caller gives it a place and a user. */
export function restoreConnection(environment: TcpEnvironment, snapshot: TcpSnapshot): TcpConnection {
  const connection = new TcpConnection(
    environment,
    snapshot.localAddress,
    snapshot.localPort,
    snapshot.remoteAddress,
    snapshot.remotePort,
    snapshot.initialSequence,
    snapshot.mss,
  );
  const { nowMs } = environment;
  connection.state = stateOf(snapshot.state);
  connection.isNoDelay = snapshot.isNoDelay;
  connection.isEnding = snapshot.isEnding;
  connection.isFinSent = snapshot.isFinSent;
  connection.isFinLost = snapshot.isFinLost;
  connection.isProbeDue = snapshot.isProbeDue;
  connection.isSynDue = snapshot.isSynDue;
  connection.wantsDrain = snapshot.wantsDrain;
  connection.retries = snapshot.retries;
  connection.bytesRead = snapshot.bytesRead;
  connection.bytesWritten = snapshot.bytesWritten;
  restoreSender(connection, snapshot, nowMs);
  restoreReceiver(connection, snapshot, nowMs);
  restoreTimers(connection, snapshot, nowMs);
  if (snapshot.queues !== null) restoreQueues(connection, snapshot.queues);
  return connection;
}

function restoreQueues({ sender, received }: TcpConnection, queues: TcpQueuesSnapshot): void {
  sender.queue.append(queues.unacknowledgedBytes);
  for (let index = 0; index < queues.sackStarts.length; index++)
    sender.scoreboard.add(queues.sackStarts[index], queues.sackEnds[index]);
  for (const bytes of queues.held) received.hold(bytes);
  for (let index = 0; index < queues.pieceSequences.length; index++)
    received.keep(index, new Piece(queues.pieceSequences[index], queues.pieceBytes[index]));
}

const states: readonly TcpState[] = [
  TcpState.closed,
  TcpState.synSent,
  TcpState.synReceived,
  TcpState.established,
  TcpState.finWait1,
  TcpState.finWait2,
  TcpState.closeWait,
  TcpState.closing,
  TcpState.lastAck,
  TcpState.timeWait,
];

/** The state with this number; throws RangeError for another one. */
function stateOf(number: u32): TcpState {
  for (const state of states) if (u32(state) === number) return state;
  throw new RangeError(`there is no TCP state ${number}`);
}

function restoreSender(connection: TcpConnection, snapshot: TcpSnapshot, nowMs: u32): void {
  const { sender } = connection;
  sender.unacknowledged = snapshot.unacknowledged;
  sender.next = snapshot.next;
  sender.window = snapshot.window;
  sender.greatestWindow = snapshot.greatestWindow;
  sender.probedUpTo = snapshot.probedUpTo;
  sender.lastSentMs = nowMs;
  sender.windowSequence = snapshot.windowSequence;
  sender.windowAcknowledgment = snapshot.windowAcknowledgment;
  connection.sendScale = snapshot.sendScale;
  sender.hasSack = snapshot.hasSack;
  sender.duplicates = snapshot.duplicates;
  sender.isRecovering = snapshot.isRecovering;
  sender.isAfterTimeout = snapshot.isAfterTimeout;
  sender.recoveryPoint = snapshot.recoveryPoint;
  sender.retransmitNext = snapshot.retransmitNext;
  sender.lostEnd = snapshot.lostEnd;
  sender.isTiming = snapshot.isTiming;
  sender.timedEnd = snapshot.timedEnd;
  sender.timedAtMs = u32(nowMs - u32(snapshot.timedForMs));
  sender.timer.smoothedMs = snapshot.smoothedMs;
  sender.timer.variationMs = snapshot.variationMs;
  sender.timer.timeoutMs = snapshot.timeoutMs;
  sender.congestion.window = snapshot.congestionWindow;
  sender.congestion.slowStartThreshold = snapshot.slowStartThreshold;
}

function restoreReceiver(connection: TcpConnection, snapshot: TcpSnapshot, nowMs: u32): void {
  connection.receiveNext = snapshot.receiveNext;
  connection.windowEdge = snapshot.windowEdge;
  connection.acknowledgedUpTo = snapshot.acknowledgedUpTo;
  connection.receiveScale = snapshot.receiveScale;
  connection.isFinNoted = snapshot.isFinNoted;
  connection.finSequence = snapshot.finSequence;
  connection.isPeerEnded = snapshot.isPeerEnded;
  connection.isEndTold = snapshot.isEndTold;
  connection.isPaused = snapshot.isPaused;
  connection.isAckDue = snapshot.isAckDue;
  connection.largestSegment = snapshot.largestSegment;
  connection.unackedBytes = snapshot.unackedBytes;
  connection.hasTimestamps = snapshot.hasTimestamps;
  connection.recentTimestamp = snapshot.recentTimestamp;
  connection.recentTimestampAtMs = u32(nowMs - snapshot.recentTimestampForMs);
  connection.timestampOffset = u32(snapshot.timestampNow - nowMs);
}

function restoreTimers(connection: TcpConnection, snapshot: TcpSnapshot, nowMs: u32): void {
  connection.isRetransmitSet = snapshot.retransmitInMs !== notSet;
  connection.retransmitAtMs = momentOf(snapshot.retransmitInMs, nowMs);
  connection.isAckDelayed = snapshot.delayedAckInMs !== notSet;
  connection.delayedAckAtMs = momentOf(snapshot.delayedAckInMs, nowMs);
  connection.isLifeSet = snapshot.lifeEndsInMs !== notSet;
  connection.lifeEndsAtMs = momentOf(snapshot.lifeEndsInMs, nowMs);
  connection.isKeepAliveSet = snapshot.keepAliveInMs !== notSet;
  connection.keepAliveAtMs = momentOf(snapshot.keepAliveInMs, nowMs);
  connection.keepAliveIdleMs = snapshot.keepAliveIdleMs;
  connection.keepAliveProbes = snapshot.keepAliveProbes;
  connection.lastHeardMs = u32(nowMs - snapshot.quietForMs);
}
