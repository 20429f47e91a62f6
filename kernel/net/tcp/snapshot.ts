// A connection as plain data, for a live update: every field of the control block, unacknowledged and unread bytes, pieces
// behind a gap, SACK state, and all deadlines as moments of the clock, which goes on through an update. Nothing here depends
// on how the image is laid out, nor on when the snapshot was taken: that of a connection on which nothing happens stays the
// same. Fields may come and go with versions of the kernel: the value that each has here is what an older snapshot means
// by not having it.

import { TcpConnection } from "./connection.ts";
import { type TcpEnvironment, TcpState } from "./environment.ts";
import { Piece } from "./receive_queue.ts";

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
  timedAtMs: u32 = 0;
  lastSentMs: u32 = 0;
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
  hasTimestamps = false;
  recentTimestamp: u32 = 0;
  recentTimestampAtMs: u32 = 0;
  timestampOffset: u32 = 0;
  // Timers.
  isRetransmitSet = false;
  retransmitAtMs: u32 = 0;
  isAckDelayed = false;
  delayedAckAtMs: u32 = 0;
  isLifeSet = false;
  lifeEndsAtMs: u32 = 0;
  isKeepAliveSet = false;
  keepAliveAtMs: u32 = 0;
  keepAliveIdleMs = 0;
  keepAliveProbes = 0;
  lastHeardMs: u32 = 0;
  bytesRead = 0;
  bytesWritten = 0;
  /** Null: all queues are empty. */
  queues: TcpQueuesSnapshot | null = null;

  /** Fills `snapshot`, whatever it said before. */
  static of(connection: TcpConnection, snapshot: TcpSnapshot): TcpSnapshot {
    saveIdentity(snapshot, connection);
    saveSender(snapshot, connection);
    saveReceiver(snapshot, connection);
    saveTimers(snapshot, connection);
    snapshot.queues = hasQueues(connection) ? saveQueues(connection) : null;
    return snapshot;
  }
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

function saveSender(snapshot: TcpSnapshot, connection: TcpConnection): void {
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
  snapshot.timedAtMs = sender.timedAtMs;
  snapshot.lastSentMs = sender.lastSentMs;
  snapshot.smoothedMs = sender.timer.smoothedMs;
  snapshot.variationMs = sender.timer.variationMs;
  snapshot.timeoutMs = sender.timer.timeoutMs;
  snapshot.congestionWindow = sender.congestion.window;
  snapshot.slowStartThreshold = sender.congestion.slowStartThreshold;
}

function saveReceiver(snapshot: TcpSnapshot, connection: TcpConnection): void {
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
  snapshot.recentTimestampAtMs = connection.recentTimestampAtMs;
  snapshot.timestampOffset = connection.timestampOffset;
}

function saveTimers(snapshot: TcpSnapshot, connection: TcpConnection): void {
  snapshot.isRetransmitSet = connection.isRetransmitSet;
  snapshot.retransmitAtMs = connection.retransmitAtMs;
  snapshot.isAckDelayed = connection.isAckDelayed;
  snapshot.delayedAckAtMs = connection.delayedAckAtMs;
  snapshot.isLifeSet = connection.isLifeSet;
  snapshot.lifeEndsAtMs = connection.lifeEndsAtMs;
  snapshot.isKeepAliveSet = connection.isKeepAliveSet;
  snapshot.keepAliveAtMs = connection.keepAliveAtMs;
  snapshot.keepAliveIdleMs = connection.keepAliveIdleMs;
  snapshot.keepAliveProbes = connection.keepAliveProbes;
  snapshot.lastHeardMs = connection.lastHeardMs;
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
  overwriteConnection(connection, snapshot);
  return connection;
}

/** Is the snapshot of that connection, in the state that its maker leaves as it is? */
export function isOfConnection(snapshot: TcpSnapshot, connection: TcpConnection): boolean {
  return (
    snapshot.remoteAddress === connection.remoteAddress &&
    snapshot.remotePort === connection.remotePort &&
    snapshot.localPort === connection.localPort &&
    snapshot.localAddress === connection.localAddress &&
    snapshot.initialSequence === connection.initialSequence &&
    snapshot.mss === connection.sender.mss
  );
}

/** Makes a connection, which nobody has adopted yet and whose queues are empty, what the snapshot of it says. */
export function overwriteConnection(connection: TcpConnection, snapshot: TcpSnapshot): void {
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
  restoreSender(connection, snapshot);
  restoreReceiver(connection, snapshot);
  restoreTimers(connection, snapshot);
  if (snapshot.queues !== null) restoreQueues(connection, snapshot.queues);
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

function restoreSender(connection: TcpConnection, snapshot: TcpSnapshot): void {
  const { sender } = connection;
  sender.unacknowledged = snapshot.unacknowledged;
  sender.next = snapshot.next;
  sender.window = snapshot.window;
  sender.greatestWindow = snapshot.greatestWindow;
  sender.probedUpTo = snapshot.probedUpTo;
  sender.lastSentMs = snapshot.lastSentMs;
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
  sender.timedAtMs = snapshot.timedAtMs;
  sender.timer.smoothedMs = snapshot.smoothedMs;
  sender.timer.variationMs = snapshot.variationMs;
  sender.timer.timeoutMs = snapshot.timeoutMs;
  sender.congestion.window = snapshot.congestionWindow;
  sender.congestion.slowStartThreshold = snapshot.slowStartThreshold;
}

function restoreReceiver(connection: TcpConnection, snapshot: TcpSnapshot): void {
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
  connection.recentTimestampAtMs = snapshot.recentTimestampAtMs;
  connection.timestampOffset = snapshot.timestampOffset;
}

function restoreTimers(connection: TcpConnection, snapshot: TcpSnapshot): void {
  connection.isRetransmitSet = snapshot.isRetransmitSet;
  connection.retransmitAtMs = snapshot.retransmitAtMs;
  connection.isAckDelayed = snapshot.isAckDelayed;
  connection.delayedAckAtMs = snapshot.delayedAckAtMs;
  connection.isLifeSet = snapshot.isLifeSet;
  connection.lifeEndsAtMs = snapshot.lifeEndsAtMs;
  connection.isKeepAliveSet = snapshot.isKeepAliveSet;
  connection.keepAliveAtMs = snapshot.keepAliveAtMs;
  connection.keepAliveIdleMs = snapshot.keepAliveIdleMs;
  connection.keepAliveProbes = snapshot.keepAliveProbes;
  connection.lastHeardMs = snapshot.lastHeardMs;
}
