// Making a connection's segments: SYN, data (new, retransmitted, probes, FIN) and empty ones. Each function gives false
// when the ring has no room; the connection then stays scheduled and nothing has changed.

import type { TcpConnection } from "./connection.ts";
import { TcpState } from "./environment.ts";
import {
  flagAck,
  flagFin,
  flagRst,
  flagSyn,
  tcpHeaderLength,
  timestampOptionLength,
  writeHeader,
  writeMss,
  writeSackHead,
  writeSackPermitted,
  writeTimestamps,
  writeWindowScale,
} from "./segment.ts";
import { isLess, isLessOrEqual } from "./sequence.ts";
import { firstWindow, receiveScale } from "./connection.ts";
import { writeU32 } from "../bytes.ts";

/** Payload of one transmission that the device cuts; with all headers it stays below 64 KiB. */
const mostOffloadBytes: u32 = 64000;
const mostSackBlocks: u32 = 3;

const sackStarts: u32[] = [0, 0, 0, 0];
const sackEnds: u32[] = [0, 0, 0, 0];

/** SYN of an active open, SYN,ACK of a passive one. */
export function transmitSyn(connection: TcpConnection): boolean {
  const { environment } = connection;
  const output = environment.output;
  const isPassive = connection.state === TcpState.synReceived;
  const hasTimestamps = !isPassive || connection.hasTimestamps;
  const hasScale = !isPassive || connection.receiveScale > 0;
  const hasSack = !isPassive || connection.sender.hasSack;
  let length = u32(tcpHeaderLength + 4);
  if (hasScale) length = u32(length + 4);
  if (hasSack) length = u32(length + 4);
  if (hasTimestamps) length = u32(length + timestampOptionLength);
  if (!output.begin(connection.remoteAddress, length)) return false;
  const at = output.start;
  const memory = output.memory;
  writeHeader(
    memory,
    at,
    connection.localPort,
    connection.remotePort,
    connection.initialSequence,
    isPassive ? connection.receiveNext : 0,
    isPassive ? u8(flagSyn | flagAck) : flagSyn,
    firstWindow,
    length,
  );
  let option = u32(at + tcpHeaderLength);
  writeMss(memory, option, u32(output.mtu(connection.remoteAddress) - 40));
  option = u32(option + 4);
  if (hasSack) {
    writeSackPermitted(memory, option);
    option = u32(option + 4);
  }
  if (hasTimestamps) {
    writeTimestamps(memory, option, connection.timestampNow, isPassive ? connection.recentTimestamp : 0);
    option = u32(option + timestampOptionLength);
  }
  if (hasScale) writeWindowScale(memory, option, receiveScale);
  output.end(length, 0, length);
  environment.statistics.segmentsSent++;
  return true;
}

/** A segment without data: an acknowledgment with SACK blocks, a reset, a keep-alive probe. */
export function transmitEmpty(connection: TcpConnection, flags: u8, sequence: u32): boolean {
  const { environment, received } = connection;
  const isReset = (flags & flagRst) !== 0;
  let blocks: u32 = 0;
  if (!isReset && connection.sender.hasSack && received.hasGap)
    blocks = received.sackBlocks(sackStarts, sackEnds, mostSackBlocks);
  const optionLength = u32(
    u32(connection.hasTimestamps ? timestampOptionLength : 0) + u32(blocks > 0 ? u32(4 + u32(blocks * 8)) : 0),
  );
  if (!begin(connection, sequence, flags, optionLength, 0)) return false;
  const { memory } = environment.output;
  let option = u32(
    environment.output.start + tcpHeaderLength + u32(connection.hasTimestamps ? timestampOptionLength : 0),
  );
  if (blocks > 0) {
    writeSackHead(memory, option, blocks);
    option = u32(option + 4);
    for (let index: u32 = 0; index < blocks; index++) {
      writeU32(memory, option, sackStarts[index]);
      writeU32(memory, u32(option + 4), sackEnds[index]);
      option = u32(option + 8);
    }
  }
  const length = u32(tcpHeaderLength + optionLength);
  environment.output.end(length, 0, length);
  return true;
}

/** Begins a packet and writes header and timestamps; every segment carries the acknowledgment and the window. */
function begin(connection: TcpConnection, sequence: u32, flags: u8, optionLength: u32, payload: u32): boolean {
  const { environment } = connection;
  const output = environment.output;
  const headerLength = u32(tcpHeaderLength + optionLength);
  if (!output.begin(connection.remoteAddress, u32(headerLength + payload))) return false;
  const scale = connection.receiveScale;
  let window = u32(u32(connection.windowTarget - connection.receiveNext) >> scale);
  if (window > 65535) window = 65535;
  connection.windowEdge = u32(connection.receiveNext + u32(window << scale));
  writeHeader(
    output.memory,
    output.start,
    connection.localPort,
    connection.remotePort,
    sequence,
    (flags & flagAck) !== 0 ? connection.receiveNext : 0,
    flags,
    window,
    headerLength,
  );
  if (connection.hasTimestamps)
    writeTimestamps(
      output.memory,
      u32(output.start + tcpHeaderLength),
      connection.timestampNow,
      connection.recentTimestamp,
    );
  connection.onAcknowledgmentSent();
  environment.statistics.segmentsSent++;
  return true;
}

/** Retransmissions first, then new data as far as both windows allow, then probes and FIN. */
export function transmitData(connection: TcpConnection): boolean {
  if (connection.state === TcpState.timeWait) return true;
  return retransmitLost(connection) && transmitNew(connection) && transmitProbe(connection) && transmitFin(connection);
}

function retransmitLost(connection: TcpConnection): boolean {
  const { sender, environment } = connection;
  while (sender.isRecovering && isLess(sender.retransmitNext, sender.lostEnd)) {
    const start = sender.scoreboard.nextHole(sender.retransmitNext);
    if (!isLess(start, sender.lostEnd)) {
      sender.retransmitNext = sender.lostEnd;
      break;
    }
    // The first one after the loss goes out whatever the window says (RFC 6675 5, step 4.3).
    const isFirst = start === sender.unacknowledged;
    if (!isFirst && sender.congestionRoom < sender.mss) break;
    const hole = u32(sender.scoreboard.holeEnd(start, sender.lostEnd) - start);
    const length = hole < sender.mss ? hole : sender.mss;
    if (!transmitRange(connection, start, length)) return false;
    sender.retransmitNext = u32(start + length);
    environment.statistics.retransmissions++;
    if (!sender.isAfterTimeout) environment.statistics.fastRetransmissions++;
  }
  return true;
}

function transmitNew(connection: TcpConnection): boolean {
  const { sender, environment } = connection;
  if (sender.queue.length > sender.inFlight) sender.onSending(environment.nowMs);
  for (;;) {
    const unsent = u32(sender.queue.length - sender.inFlight);
    if (unsent === 0 || connection.isFinSent) break;
    const windowRoom = isLess(sender.next, sender.windowEnd) ? u32(sender.windowEnd - sender.next) : 0;
    const congestionRoom = sender.congestionRoom;
    const allowed = windowRoom < congestionRoom ? windowRoom : congestionRoom;
    const most = environment.output.segmentationOffload ? mostOffloadBytes : sender.mss;
    let length = unsent < allowed ? unsent : allowed;
    if (length > most) length = most;
    if (length > sender.mss) length = u32(length - u32(length % sender.mss));
    if (length === 0 || !isWorthSending(connection, length, unsent)) break;
    if (sender.inFlight === 0) connection.setRetransmit(sender.timer.timeoutMs);
    if (!sender.isTiming && !connection.hasTimestamps) {
      sender.isTiming = true;
      sender.timedEnd = u32(sender.next + length);
      sender.timedAtMs = environment.nowMs;
    }
    if (!transmitRange(connection, sender.next, length)) return false;
    sender.next = u32(sender.next + length);
    if (sender.inFlight >= sender.queue.length) connection.onAllSent();
  }
  return true;
}

/** Nagle's algorithm and the sender's side of silly window avoidance (RFC 9293 3.8.6.2.1, 3.7.4). */
function isWorthSending(connection: TcpConnection, length: u32, unsent: u32): boolean {
  const { sender } = connection;
  if (length >= sender.mss) return true;
  if (length === unsent) return connection.isNoDelay || connection.isEnding || sender.inFlight === 0;
  // Less than all and less than a segment: the window is small.
  return length >= u32(sender.greatestWindow / 2) || (sender.inFlight === 0 && length >= u32(sender.window));
}

/** A byte into a closed window when the timer says so; starts that timer (RFC 9293 3.8.6.1). */
function transmitProbe(connection: TcpConnection): boolean {
  const { sender, environment } = connection;
  const isStuck = sender.queue.length > 0 && sender.inFlight === 0;
  if (isStuck && connection.isProbeDue) {
    if (!transmitRange(connection, sender.next, 1)) return false;
    sender.probedUpTo = u32(sender.next + 1);
    connection.isProbeDue = false;
    environment.statistics.windowProbes++;
    return true;
  }
  connection.isProbeDue = false;
  if (isStuck && !connection.isRetransmitSet) connection.setRetransmit(sender.timer.timeoutMs);
  return true;
}

function transmitFin(connection: TcpConnection): boolean {
  const { sender } = connection;
  if (!connection.isEnding) return true;
  const isAllSent = sender.inFlight >= sender.queue.length;
  if (!isAllSent || (connection.isFinSent && !connection.isFinLost)) return true;
  if (isFinDone(connection)) return true;
  if (!transmitEmpty(connection, u8(flagFin | flagAck), sender.next)) return false;
  if (!connection.isRetransmitSet) connection.setRetransmit(sender.timer.timeoutMs);
  connection.isFinSent = true;
  connection.isFinLost = false;
  return true;
}

function isFinDone(connection: TcpConnection): boolean {
  return connection.state === TcpState.finWait2 || connection.state === TcpState.timeWait;
}

/** One segment, or many that the device cuts, of data that is in the queue. */
function transmitRange(connection: TcpConnection, sequence: u32, length: u32): boolean {
  const { sender, environment } = connection;
  const output = environment.output;
  const optionLength: u32 = connection.hasTimestamps ? timestampOptionLength : 0;
  const offset = u32(sequence - sender.unacknowledged);
  const isLast = isLessOrEqual(sender.queue.length, u32(offset + length));
  if (!begin(connection, sequence, connection.flagsFor(isLast), optionLength, length)) return false;
  const headerLength = u32(tcpHeaderLength + optionLength);
  sender.queue.copy(offset, length, output.memory, u32(output.start + headerLength));
  output.end(u32(headerLength + length), length > sender.mss ? sender.mss : 0, headerLength);
  return true;
}
