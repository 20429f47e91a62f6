// The sending half of a connection: what is unacknowledged, what may be sent, what is lost (RFC 5681, 6298, 6582, 6675).
// Sequence numbers of data only: SYN and FIN are the connection's business.

import { Congestion } from "./congestion.ts";
import { RetransmissionTimer } from "./retransmission_timer.ts";
import { Scoreboard } from "./scoreboard.ts";
import { isLess, isLessOrEqual, later } from "./sequence.ts";
import { SendQueue } from "./send_queue.ts";

const duplicateThreshold = 3;
/** Never more than this under way, whatever the windows say: bounds the memory of a connection. */
export const mostInFlight: u32 = 1048576;

export class Sender {
  readonly queue = new SendQueue();
  readonly timer = new RetransmissionTimer();
  readonly scoreboard = new Scoreboard();
  readonly congestion: Congestion;
  /** SND.UNA, SND.NXT (never taken back), and the peer's window with the segment it came in. */
  unacknowledged: u32;
  next: u32;
  /** The end of the last probe of a closed window, which the peer may have taken. */
  probedUpTo: u32;
  window: u32 = 0;
  greatestWindow: u32 = 0;
  windowSequence: u32 = 0;
  windowAcknowledgment: u32 = 0;
  /** Payload bytes of a full segment, options taken off. */
  mss: u32;
  hasSack = false;
  duplicates: u32 = 0;
  /** Between the detection of a loss and the acknowledgment of `recoveryPoint`; after a timeout too. */
  isRecovering = false;
  /** The recovery began with a timeout: the window grows as in slow start meanwhile. */
  isAfterTimeout = false;
  recoveryPoint: u32 = 0;
  /** Lost bytes are those between these two that the scoreboard does not hold. */
  retransmitNext: u32 = 0;
  lostEnd: u32 = 0;
  /** Round-trip measurement without timestamps: of one segment that is not retransmitted (RFC 6298 3). */
  isTiming = false;
  /** When data was last sent for the first time. */
  lastSentMs: u32 = 0;
  timedEnd: u32 = 0;
  timedAtMs: u32 = 0;

  constructor(first: u32, mss: u32) {
    this.unacknowledged = first;
    this.next = first;
    this.probedUpTo = first;
    this.mss = mss;
    this.congestion = new Congestion(mss);
    this.recoveryPoint = first;
  }

  setMss(mss: u32): void {
    this.mss = mss;
    this.congestion.setMss(mss);
  }

  get inFlight(): u32 {
    return u32(this.next - this.unacknowledged);
  }

  /** Bytes believed to be on their way (RFC 6675 4, "pipe"). */
  get pipe(): u32 {
    if (!this.isRecovering) {
      const gone = this.hasSack ? this.scoreboard.bytes : u32(this.duplicates * this.mss);
      return gone > this.inFlight ? 0 : u32(this.inFlight - gone);
    }
    const lost = isLess(this.retransmitNext, this.lostEnd)
      ? u32(u32(this.lostEnd - this.retransmitNext) - this.scoreboard.bytesBetween(this.retransmitNext, this.lostEnd))
      : 0;
    const gone = u32(u32(lost) + (this.hasSack ? this.scoreboard.bytes : u32(this.duplicates * this.mss)));
    return gone > this.inFlight ? 0 : u32(this.inFlight - gone);
  }

  /** New data goes out now. What the congestion window said before a long pause is no longer true (RFC 5681 4.1). */
  onSending(nowMs: u32): void {
    if (this.inFlight === 0 && u32(nowMs - this.lastSentMs) > this.timer.timeoutMs) this.congestion.onIdle();
    this.lastSentMs = nowMs;
  }

  /** New data may be sent up to here: the peer's window. */
  get windowEnd(): u32 {
    const window = this.window < mostInFlight ? this.window : mostInFlight;
    return u32(this.unacknowledged + window);
  }

  /** How many bytes of new data congestion control lets through. */
  get congestionRoom(): u32 {
    const pipe = this.pipe;
    return pipe < this.congestion.window ? u32(this.congestion.window - pipe) : 0;
  }

  /**
   * Data up to `acknowledgment` is settled: drops it and grows the window; `dataEnd` bounds what of it is data (not FIN).
   * Gives the number of bytes that left the queue.
   */
  acknowledge(acknowledgment: u32, dataEnd: u32, nowMs: u32): u32 {
    const wasLimited = this.inFlight * 2 >= this.congestion.window;
    const upTo = isLess(dataEnd, acknowledgment) ? dataEnd : acknowledgment;
    const bytes = u32(upTo - this.unacknowledged);
    if (this.isTiming && isLessOrEqual(this.timedEnd, acknowledgment)) {
      this.isTiming = false;
      this.timer.sample(u32(nowMs - this.timedAtMs));
    }
    this.queue.drop(bytes);
    this.unacknowledged = acknowledgment;
    if (isLess(this.next, acknowledgment)) this.next = acknowledgment;
    this.probedUpTo = later(this.probedUpTo, acknowledgment);
    this.scoreboard.dropBelow(acknowledgment);
    this.duplicates = 0;
    if (!this.isRecovering) {
      if (wasLimited) this.congestion.onAcknowledged(bytes);
    } else this.acknowledgeInRecovery(acknowledgment, bytes);
    return bytes;
  }

  private acknowledgeInRecovery(acknowledgment: u32, bytes: u32): void {
    if (isLessOrEqual(this.recoveryPoint, acknowledgment)) {
      this.isRecovering = false;
      this.isAfterTimeout = false;
      return;
    }
    if (this.isAfterTimeout) this.congestion.onAcknowledged(bytes);
    this.retransmitNext = later(this.retransmitNext, acknowledgment);
    // A partial acknowledgment without SACK: the next segment is lost too (RFC 6582 3.2).
    if (!this.hasSack && !this.isAfterTimeout) {
      this.retransmitNext = acknowledgment;
      this.lostEnd = this.endOfSegment(acknowledgment);
    }
  }

  /** An acknowledgment that settles nothing while data is under way; `hasNews`: with a SACK block not known before. */
  onDuplicate(hasNews: boolean): void {
    if (this.hasSack && !hasNews) return;
    this.duplicates++;
    if (this.isRecovering) {
      if (this.hasSack && !this.isAfterTimeout) this.lostEnd = later(this.lostEnd, this.scoreboard.highest);
      return;
    }
    const isLost =
      this.duplicates >= duplicateThreshold ||
      (this.hasSack && this.scoreboard.bytes > u32((duplicateThreshold - 1) * this.mss));
    // RFC 6582 3.2 step 1: what was sent before the last recovery says nothing new.
    if (!isLost || isLess(this.unacknowledged, this.recoveryPoint)) return;
    this.congestion.onLoss(this.inFlight);
    this.beginRecovery();
    this.lostEnd = this.hasSack ? this.scoreboard.highest : this.endOfSegment(this.unacknowledged);
  }

  /** The retransmission timer ran out: everything not reported by SACK is taken for lost. */
  onTimeout(): void {
    this.congestion.onTimeout(this.inFlight);
    this.timer.backOff();
    this.resendAll();
  }

  /** Everything under way is lost: after a timeout, or because it was too long for the path. */
  resendAll(): void {
    this.beginRecovery();
    // The peer may have thrown away what it reported (RFC 2018 8).
    this.scoreboard.clear();
    this.duplicates = 0;
    this.isAfterTimeout = true;
    this.lostEnd = this.next;
  }

  private beginRecovery(): void {
    this.isRecovering = true;
    this.isAfterTimeout = false;
    this.recoveryPoint = this.next;
    this.retransmitNext = this.unacknowledged;
    this.isTiming = false;
  }

  private endOfSegment(start: u32): u32 {
    const end = u32(start + this.mss);
    return isLess(this.next, end) ? this.next : end;
  }
}
