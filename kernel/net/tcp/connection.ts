// One TCP connection: the control block and the state machine of RFC 9293 3.10. Input changes state and marks what is to be
// sent; `output`, called once for each turn of the event loop, makes the segments. The user's callbacks come last.

import { type TcpEnvironment, TcpState } from "./environment.ts";
import { ReceiveQueue } from "./receive_queue.ts";
import { flagAck, flagFin, flagPsh, flagRst, flagSyn, Segment } from "./segment.ts";
import { Sender } from "./sender.ts";
import { isLess, isLessOrEqual, later } from "./sequence.ts";
import { TcpSnapshot } from "./snapshot.ts";
import { DeadlineTimer, isBefore, type TimerOwner } from "../timer_queue.ts";
import { transmitData, transmitEmpty, transmitSyn } from "./transmit.ts";
import type { TcpUser } from "./user.ts";

export const receiveBufferBytes: u32 = 524288;
export const receiveScale: u32 = 4;
/** The window in a SYN, which cannot be scaled (RFC 7323 2.2). */
export const firstWindow: u32 = 65535;
const delayedAckMs = 40;
const mostRetries = 12;
const mostSynRetries = 6;
const timeWaitMs = 60000;
const finWait2Ms = 60000;
const keepAliveIntervalMs = 75000;
const mostKeepAliveProbes = 9;
/** Strange segments in a second that are answered: more would feed a loop of two stations that correct each other. */
const answersPerSecond = 10;
/** After this a timestamp says nothing any more (RFC 7323 5.5): 24 days. */
const timestampLifeMs = 24 * 24 * 3600 * 1000;

export class TcpConnection implements TimerOwner {
  state: TcpState = TcpState.closed;
  user: TcpUser | null = null;
  readonly sender: Sender;
  readonly received: ReceiveQueue;
  readonly initialSequence: u32;
  /** RCV.NXT, and the right edge of the window that the peer has been told: it never goes back. */
  receiveNext: u32 = 0;
  windowEdge: u32 = 0;
  /** What was acknowledged last (RFC 7323 4.3, Last.ACK.sent). */
  acknowledgedUpTo: u32 = 0;
  sendScale: u32 = 0;
  receiveScale: u32 = 0;
  hasTimestamps = false;
  recentTimestamp: u32 = 0;
  recentTimestampAtMs: u32 = 0;
  /** Added to the clock in timestamps, so that they rise on one connection whatever machine or image sends them. */
  timestampOffset: u32 = 0;
  isNoDelay = false;
  isPaused = false;
  /** The application has ended its side; the FIN has been sent; the peer has acknowledged it. */
  isEnding = false;
  isFinSent = false;
  /** The peer's FIN has come, perhaps behind a gap. */
  isFinNoted = false;
  finSequence: u32 = 0;
  /** The peer's FIN is in order; the user has been told. */
  isPeerEnded = false;
  isEndTold = false;
  isAckDue = false;
  unackedBytes: u32 = 0;
  /** What counts as a full segment of the peer's: the longest seen, but no longer than a packet. */
  largestSegment: u32 = 536;
  wantsDrain = false;
  /** The next in its chain of the connection table. */
  nextInTable: TcpConnection | null = null;
  /** In the list of connections that `output` will be called for. */
  isScheduled = false;
  retries = 0;
  keepAliveIdleMs = 0;
  keepAliveProbes = 0;
  lastHeardMs: u32 = 0;
  bytesRead = 0;
  bytesWritten = 0;
  /** The live update, by number, whose state it was last saved in. */
  savedIn: u32 = 0;
  /** Deadlines; each counts only while its flag is set. */
  isRetransmitSet = false;
  retransmitAtMs: u32 = 0;
  isAckDelayed = false;
  delayedAckAtMs: u32 = 0;
  isLifeSet = false;
  lifeEndsAtMs: u32 = 0;
  isKeepAliveSet = false;
  keepAliveAtMs: u32 = 0;
  /** Acknowledgments that only answer strange segments, within the second that began at `answersSinceMs`. */
  private answers = 0;
  private answersSinceMs: u32 = 0;
  private readonly timer: DeadlineTimer;

  constructor(
    readonly environment: TcpEnvironment,
    readonly localAddress: u32,
    readonly localPort: u16,
    readonly remoteAddress: u32,
    readonly remotePort: u16,
    initialSequence: u32,
    mss: u32,
  ) {
    this.initialSequence = initialSequence;
    this.sender = new Sender(u32(initialSequence + 1), mss);
    this.received = new ReceiveQueue(environment.receiveMemory);
    this.timer = new DeadlineTimer(this);
    this.lastHeardMs = environment.nowMs;
  }

  // --- What the application calls ---

  /** Bytes written and not sent yet. */
  get bufferedBytes(): number {
    const { sender } = this;
    return sender.inFlight < sender.queue.length ? u32(sender.queue.length - sender.inFlight) : 0;
  }

  /** Queues an array, which must not change from now on. */
  write(bytes: Uint8Array): void {
    if (this.isEnding || this.state === TcpState.closed) return;
    this.sender.queue.append(bytes);
    this.bytesWritten += bytes.length;
    this.wantsDrain = true;
    this.environment.schedule(this);
  }

  /** FIN after what is queued. */
  end(): void {
    if (this.isEnding || this.state === TcpState.closed) return;
    this.isEnding = true;
    // While opening, the FIN waits for the handshake like written data.
    if (this.state === TcpState.established) this.state = TcpState.finWait1;
    else if (this.state === TcpState.closeWait) this.state = TcpState.lastAck;
    this.environment.schedule(this);
  }

  /** The application is gone: ends, and resets the connection if there is something that nobody will read (RFC 2525 2.17). */
  close(): void {
    this.user = null;
    if (this.received.heldBytes > 0 || this.state === TcpState.synSent) {
      this.abort();
      return;
    }
    this.end();
    if (this.state === TcpState.finWait2) this.setLife(finWait2Ms);
  }

  /** Sends RST and forgets the connection. */
  abort(): void {
    if (this.state === TcpState.closed) return;
    if (this.state !== TcpState.synSent && this.state !== TcpState.timeWait) this.sendReset(this.sendLimit);
    this.finish("");
  }

  pause(): void {
    this.isPaused = true;
  }

  /** Held bytes are delivered in the next turn's output, never inside this call. */
  resume(): void {
    this.isPaused = false;
    if (this.received.heldBytes > 0 || (this.isPeerEnded && !this.isEndTold)) this.environment.schedule(this);
  }

  setNoDelay(isNoDelay: boolean): void {
    this.isNoDelay = isNoDelay;
    if (isNoDelay && !this.isQuiet) this.environment.schedule(this);
  }

  /** `idleMs` 0: two hours (RFC 9293 3.8.4). */
  setKeepAlive(isOn: boolean, idleMs: number): void {
    this.keepAliveIdleMs = isOn ? (idleMs > 0 ? idleMs : 7200000) : 0;
    this.isKeepAliveSet = isOn;
    if (isOn) this.setKeepAliveAt(u32(this.environment.nowMs + u32(this.keepAliveIdleMs)));
  }

  /** All of it as plain data, in `into`. */
  snapshot(into = new TcpSnapshot()): TcpSnapshot {
    return TcpSnapshot.of(this, into);
  }

  // --- Opening ---

  /** Active open: SYN. */
  open(user: TcpUser): void {
    this.user = user;
    this.state = TcpState.synSent;
    this.isSynDue = true;
    this.environment.schedule(this);
  }

  /** Passive open by a SYN: options, window, and a SYN,ACK in the next output. */
  openFrom(syn: Segment): void {
    this.state = TcpState.synReceived;
    this.takeSyn(syn);
    this.isSynDue = true;
    this.environment.schedule(this);
  }

  /** SYN,ACK, once, for a connection that is not kept (SYN cookies). */
  answer(syn: Segment): void {
    this.state = TcpState.synReceived;
    this.takeSyn(syn);
    transmitSyn(this);
  }

  private takeSyn(syn: Segment): void {
    const { sender } = this;
    this.receiveNext = u32(syn.sequence + 1);
    this.acknowledgedUpTo = this.receiveNext;
    // RFC 9293 3.7.1: 536 when the option is absent; a tiny one would cost a packet for each byte.
    const peerMss = syn.mss === 0 ? 536 : Math.max(syn.mss, 64);
    this.hasTimestamps = syn.hasTimestamps;
    sender.hasSack = syn.isSackPermitted;
    const full = Math.min(peerMss, this.environment.output.mtu(this.remoteAddress) - 40);
    sender.setMss(u32(full - (this.hasTimestamps ? 12 : 0)));
    sender.congestion.onIdle();
    this.sendScale = syn.hasWindowScale ? syn.windowScale : 0;
    this.receiveScale = syn.hasWindowScale ? receiveScale : 0;
    if (syn.hasTimestamps) this.takeTimestamp(syn);
    // RFC 7323 2.2: the window of a SYN is never scaled.
    sender.window = syn.window;
    sender.greatestWindow = syn.window;
    sender.windowSequence = syn.sequence;
    sender.windowAcknowledgment = syn.acknowledgment;
    this.windowEdge = u32(this.receiveNext + firstWindow);
  }

  private takeTimestamp(segment: Segment): void {
    this.recentTimestamp = segment.timestampValue;
    this.recentTimestampAtMs = this.environment.nowMs;
  }

  // --- Input ---

  /** A segment for this connection; the checksum is right. */
  onSegment(segment: Segment): void {
    this.lastHeardMs = this.environment.nowMs;
    this.keepAliveProbes = 0;
    if (this.state === TcpState.synSent) {
      this.onSegmentInSynSent(segment);
      return;
    }
    if (!this.isTimestampAcceptable(segment) || !this.isSequenceAcceptable(segment)) return;
    if (segment.has(flagRst)) {
      this.onReset(segment);
      return;
    }
    if (segment.has(flagSyn) && !this.isCrossingSyn(segment)) {
      this.onUnexpectedSyn(segment);
      return;
    }
    if (!segment.has(flagAck)) {
      this.environment.statistics.dropFlags++;
      return;
    }
    // RFC 7323 4.3: only a segment that covers what was acknowledged last brings the timestamp to echo.
    if (this.hasTimestamps && segment.hasTimestamps && isLessOrEqual(segment.sequence, this.acknowledgedUpTo))
      this.takeTimestamp(segment);
    if (this.state === TcpState.synReceived && !this.establish(segment)) return;
    if (!this.onAcknowledgment(segment)) return;
    this.onPayload(segment);
  }

  /** PAWS (RFC 7323 5.3). */
  private isTimestampAcceptable(segment: Segment): boolean {
    if (!this.hasTimestamps || segment.has(flagRst)) return true;
    const { environment } = this;
    if (!segment.hasTimestamps) {
      if (segment.has(flagSyn)) return true;
      environment.statistics.dropOptions++;
      return false;
    }
    if (!isLess(segment.timestampValue, this.recentTimestamp)) return true;
    if (u32(environment.nowMs - this.recentTimestampAtMs) > timestampLifeMs) return true;
    environment.statistics.dropOldTimestamp++;
    this.answerStrange(segment);
    return false;
  }

  /** RFC 9293 3.10.7.4, first check. What is outside gets an acknowledgment, a reset gets silence. */
  private isSequenceAcceptable(segment: Segment): boolean {
    const window = u32(this.windowEdge - this.receiveNext);
    const length = segment.sequenceLength;
    const start = segment.sequence;
    const isInside = (at: u32): boolean => u32(at - this.receiveNext) < window;
    if (length === 0) {
      if (start === this.receiveNext || isInside(start)) return true;
    } else if (window > 0 && (isInside(start) || isInside(u32(start + length - 1)))) return true;
    if (this.isCrossingSyn(segment)) return true;
    if (this.isRepeatedSyn(segment)) {
      transmitSyn(this);
      return false;
    }
    this.environment.statistics.dropOutsideWindow++;
    if (segment.has(flagRst)) return false;
    if (this.state === TcpState.timeWait && segment.has(flagFin)) this.setLife(timeWaitMs);
    // The acknowledgment inside a segment that comes too early or again, or in a probe of a closed window, still counts.
    if (segment.has(flagAck) && !segment.has(flagSyn) && this.state !== TcpState.synReceived)
      this.onAcknowledgment(segment);
    if (this.isOpen) this.answerStrange(segment);
    return false;
  }

  /** The peer's SYN once more, while this side's is not acknowledged: the same SYN,ACK again. */
  private isRepeatedSyn(segment: Segment): boolean {
    const isFirst = segment.has(flagSyn) && u32(segment.sequence + 1) === this.receiveNext;
    return isFirst && this.state === TcpState.synReceived && !segment.has(flagRst);
  }

  /** In a simultaneous open the peer's SYN comes again with the acknowledgment of ours (RFC 9293 figure 7). */
  private isCrossingSyn(segment: Segment): boolean {
    const isAcknowledging = segment.has(flagAck) && segment.acknowledgment === u32(this.initialSequence + 1);
    return isAcknowledging && this.user !== null && this.isRepeatedSyn(segment);
  }

  /** RFC 5961 3.2: only the exact number resets. */
  private onReset(segment: Segment): void {
    const { statistics } = this.environment;
    if (this.state === TcpState.timeWait) {
      statistics.dropTimeWaitReset++; // RFC 1337
      return;
    }
    if (segment.sequence !== this.receiveNext) {
      this.challenge();
      return;
    }
    statistics.resetsReceived++;
    this.finish(this.state === TcpState.synReceived ? "ECONNREFUSED" : "ECONNRESET");
  }

  /** RFC 5961 4.2. */
  private onUnexpectedSyn(segment: Segment): void {
    if (this.isRepeatedSyn(segment)) {
      transmitSyn(this);
      return;
    }
    this.environment.statistics.dropFlags++;
    this.challenge();
  }

  private challenge(): void {
    const { statistics } = this.environment;
    if (!this.mayAnswer()) {
      statistics.challengesRateLimited++;
      return;
    }
    statistics.challengesSent++;
    this.acknowledgeAtOnce();
  }

  /** What has data gets an acknowledgment each time, since its sender waits for it; anything else only so often. */
  private answerStrange(segment: Segment): void {
    if (segment.payloadLength > 0 && !segment.has(flagSyn)) this.acknowledgeAtOnce();
    else if (this.mayAnswer()) this.acknowledgeAtOnce();
    else this.environment.statistics.acknowledgmentsRateLimited++;
  }

  /** Counted for each connection: a limit for all of them would tell strangers about each other (RFC 5961 7, CVE-2016-5696). */
  private mayAnswer(): boolean {
    const { nowMs } = this.environment;
    if (u32(nowMs - this.answersSinceMs) >= 1000) {
      this.answersSinceMs = nowMs;
      this.answers = 0;
    }
    this.answers++;
    return this.answers <= answersPerSecond;
  }

  /** The third segment of a handshake; false: it was none. */
  private establish(segment: Segment): boolean {
    const acknowledgment = segment.acknowledgment;
    if (acknowledgment !== u32(this.initialSequence + 1)) {
      // What was sent already with SYN,ACK outstanding cannot be more than the SYN: anything else is not ours.
      this.refuse(acknowledgment);
      return false;
    }
    this.endOpening();
    const wasEnding = this.isEnding;
    this.state = wasEnding ? TcpState.finWait1 : TcpState.established;
    this.takeWindow(segment);
    // A simultaneous open has a user from the start; for a passive one the listener names it, or refuses.
    if (this.user === null) this.user = this.environment.establish(this);
    else this.user.onConnect();
    return this.isOpen;
  }

  /** This side's SYN is acknowledged. */
  private endOpening(): void {
    if (this.retries > 1) this.sender.timer.onLostSyn();
    this.stopRetransmission();
  }

  /** Not gone: `finish` may have been called by anything that runs the application. */
  private get isOpen(): boolean {
    return this.state !== TcpState.closed;
  }

  private onSegmentInSynSent(segment: Segment): void {
    const acknowledgesSyn = segment.has(flagAck) && segment.acknowledgment === u32(this.initialSequence + 1);
    if (segment.has(flagAck) && !acknowledgesSyn) {
      if (!segment.has(flagRst)) this.refuse(segment.acknowledgment);
      return;
    }
    if (segment.has(flagRst)) {
      if (acknowledgesSyn) this.finish("ECONNREFUSED");
      return;
    }
    if (!segment.has(flagSyn)) return;
    this.takeSyn(segment);
    if (!acknowledgesSyn) {
      // Simultaneous open (RFC 9293 figure 8): the answer to their SYN is our SYN again, with ACK.
      this.state = TcpState.synReceived;
      this.isSynDue = true;
      this.environment.schedule(this);
      return;
    }
    this.endOpening();
    this.state = this.isEnding ? TcpState.finWait1 : TcpState.established;
    this.acknowledgeNow();
    this.user?.onConnect();
    if (this.isOpen) this.onPayload(segment);
  }

  /** RFC 9293 3.10.7.4, fifth check; false when the segment ends here. */
  private onAcknowledgment(segment: Segment): boolean {
    const { sender, environment } = this;
    const acknowledgment = segment.acknowledgment;
    if (isLess(later(this.sendLimit, sender.probedUpTo), acknowledgment)) {
      environment.statistics.dropAcknowledgment++;
      this.challenge();
      return false;
    }
    // RFC 5961 5.2: an acknowledgment from far back is an attack or very old.
    if (isLess(acknowledgment, u32(sender.unacknowledged - sender.greatestWindow))) {
      environment.statistics.dropAcknowledgment++;
      this.challenge();
      return false;
    }
    const oldWindow = sender.window;
    let hasNews = false;
    for (let index: u32 = 0; index < segment.sackCount; index++) {
      const start = segment.sackStart[index];
      const end = segment.sackEnd[index];
      if (!sender.hasSack || !isLess(start, end) || isLessOrEqual(start, sender.unacknowledged)) continue;
      if (isLessOrEqual(end, sender.next) && sender.scoreboard.add(start, end)) hasNews = true;
    }
    if (isLess(sender.unacknowledged, acknowledgment)) this.onNewAcknowledgment(segment);
    else if (acknowledgment === sender.unacknowledged) {
      const isDuplicate =
        sender.inFlight > 0 && segment.sequenceLength === 0 && u32(segment.window << this.sendScale) === oldWindow;
      if (isDuplicate || hasNews) {
        sender.onDuplicate(hasNews);
        environment.schedule(this);
      }
    }
    this.takeWindow(segment);
    if (sender.window === 0 && this.user !== null) this.retries = 0; // RFC 9293 3.8.6.1: never given up while answered
    if (oldWindow === 0 && sender.window > 0) sender.timer.endBackoff();
    if (sender.window !== oldWindow && (sender.queue.length > sender.inFlight || this.isEnding))
      environment.schedule(this);
    return this.isOpen;
  }

  /** SND.NXT: what comes after everything that has been sent, the FIN counted. */
  get sendLimit(): u32 {
    return this.isFinSent ? u32(this.sender.unacknowledged + this.sender.queue.length + 1) : this.sender.next;
  }

  /** RFC 9293 3.10.7.4: the window of the newest segment counts. */
  private takeWindow(segment: Segment): void {
    const { sender } = this;
    const isNewer =
      isLess(sender.windowSequence, segment.sequence) ||
      (sender.windowSequence === segment.sequence &&
        isLessOrEqual(sender.windowAcknowledgment, segment.acknowledgment));
    if (!isNewer) return;
    sender.window = segment.has(flagSyn) ? segment.window : u32(segment.window << this.sendScale);
    if (sender.window > sender.greatestWindow) sender.greatestWindow = sender.window;
    sender.windowSequence = segment.sequence;
    sender.windowAcknowledgment = segment.acknowledgment;
  }

  private onNewAcknowledgment(segment: Segment): void {
    const { sender, environment } = this;
    const dataEnd = u32(sender.unacknowledged + sender.queue.length);
    const acknowledgment = segment.acknowledgment;
    const isFinAcknowledged = this.isFinSent && acknowledgment === u32(dataEnd + 1);
    if (this.hasTimestamps && segment.timestampEcho !== 0)
      sender.timer.sample(u32(this.timestampNow - segment.timestampEcho));
    sender.acknowledge(isFinAcknowledged ? dataEnd : acknowledgment, dataEnd, environment.nowMs);
    this.retries = 0;
    if (isFinAcknowledged) this.onFinAcknowledged();
    else if (sender.inFlight > 0 || this.isFinSent) this.setRetransmit(sender.timer.timeoutMs);
    else this.stopRetransmission();
    if (this.isOpen) environment.schedule(this);
  }

  private onFinAcknowledged(): void {
    this.stopRetransmission();
    this.isFinSent = true;
    switch (this.state) {
      case TcpState.finWait1:
        this.state = TcpState.finWait2;
        // RFC 9293 3.6: nobody would ever end an orphan that the peer does not.
        if (this.user === null) this.setLife(finWait2Ms);
        break;
      case TcpState.closing:
        this.enterTimeWait();
        break;
      case TcpState.lastAck:
        this.finish("");
        break;
      default:
        break;
    }
  }

  private enterTimeWait(): void {
    this.state = TcpState.timeWait;
    this.stopRetransmission();
    this.setLife(timeWaitMs);
    this.environment.onTimeWait(this);
    const user = this.user;
    this.user = null;
    user?.onClose("");
  }

  // --- Payload and the peer's FIN ---

  private onPayload(segment: Segment): void {
    let start = segment.sequence;
    let length = segment.payloadLength;
    let offset = segment.payloadOffset;
    let hasFin = segment.has(flagFin);
    if (segment.has(flagSyn)) start++;
    if (length === 0 && !hasFin) return;
    if (this.isPeerEnded || this.state === TcpState.timeWait) {
      this.acknowledgeNow();
      return;
    }
    if (isLess(start, this.receiveNext)) {
      const known = u32(this.receiveNext - start);
      if (known > length || (known === length && !hasFin)) {
        this.environment.statistics.dropDuplicate++;
        this.acknowledgeAtOnce();
        return;
      }
      start = this.receiveNext;
      offset = u32(offset + known);
      length = u32(length - known);
    }
    const room = u32(this.windowEdge - start);
    if (length > room) {
      length = room;
      hasFin = false;
      this.acknowledgeNow();
    }
    if (length > 0 && this.user === null) {
      this.refuseData();
      return;
    }
    if (length > 0 && this.mustHold && this.environment.receiveMemory.freeBytes < Number(length)) {
      this.environment.statistics.dropReceiveMemory++;
      this.acknowledgeAtOnce();
      return;
    }
    if (start !== this.receiveNext) this.keepOutOfOrder(segment, start, offset, length, hasFin);
    else this.takeInOrder(segment, offset, length, hasFin);
  }

  /** Data for an application that is gone (RFC 9293 3.10.7.4, seventh check; RFC 1122 4.2.2.13). */
  private refuseData(): void {
    this.sendReset(this.sendLimit);
    this.finish("");
  }

  /** The application does not take data now. */
  private get mustHold(): boolean {
    return this.isPaused || this.received.heldBytes > 0;
  }

  private get fullSegment(): u32 {
    return u32(this.environment.output.mtu(this.remoteAddress) - 40);
  }

  private keepOutOfOrder(segment: Segment, start: u32, offset: u32, length: u32, hasFin: boolean): void {
    if (length > 0 && !this.received.insert(start, segment.bytes, offset, length)) {
      this.environment.statistics.dropOutOfOrderLimit++;
    }
    if (hasFin) this.noteFin(u32(start + length));
    this.acknowledgeAtOnce();
  }

  /** The peer's FIN has this sequence number, whether or not everything before it has come. */
  private noteFin(sequence: u32): void {
    this.isFinNoted = true;
    this.finSequence = sequence;
  }

  private takeInOrder(segment: Segment, offset: u32, length: u32, hasFin: boolean): void {
    const hadGap = this.received.hasGap;
    this.receiveNext = u32(this.receiveNext + length);
    if (hasFin) this.noteFin(this.receiveNext);
    if (!hadGap) this.takeFin();
    const { user } = this;
    if (length > 0) {
      this.bytesRead += Number(length);
      if (this.mustHold || user === null) this.received.hold(segment.bytes.slice(offset, offset + length));
      else user.onData(segment.bytes, offset, length);
    }
    if (!this.isOpen) return;
    this.unackedBytes = u32(this.unackedBytes + length);
    if (length > this.largestSegment) this.largestSegment = length < this.fullSegment ? length : this.fullSegment;
    // RFC 5681 4.2: every second full segment at once, and at once when a gap was filled.
    if (hasFin || hadGap) this.acknowledgeNow();
    else if (this.unackedBytes >= u32(2 * this.largestSegment)) this.acknowledgeAtOnce();
    else if (!this.isAckDelayed && !this.isAckDue) {
      this.isAckDelayed = true;
      this.delayedAckAtMs = u32(this.environment.nowMs + delayedAckMs);
      this.arm(this.delayedAckAtMs);
    }
    if (hadGap) this.takePieces();
    if (this.isPeerEnded) this.environment.schedule(this);
  }

  /** Pieces that the segment has joined to what is in order; they are delivered from `output`. */
  private takePieces(): void {
    if (this.user === null) {
      this.refuseData();
      return;
    }
    for (
      let piece = this.received.takeFrom(this.receiveNext);
      piece !== null;
      piece = this.received.takeFrom(this.receiveNext)
    ) {
      if (isLessOrEqual(piece.end, this.receiveNext)) continue;
      const bytes = piece.bytes.subarray(u32(this.receiveNext - piece.sequence));
      this.receiveNext = piece.end;
      this.bytesRead += bytes.length;
      this.received.hold(bytes);
    }
    this.takeFin();
    this.environment.schedule(this);
  }

  /** The peer's FIN, once it is next. */
  private takeFin(): void {
    if (!this.isFinNoted || this.finSequence !== this.receiveNext) return;
    this.receiveNext = u32(this.receiveNext + 1);
    this.windowEdge = later(this.windowEdge, this.receiveNext);
    this.isPeerEnded = true;
    this.acknowledgeNow();
    switch (this.state) {
      case TcpState.synReceived:
      case TcpState.established:
        this.state = TcpState.closeWait;
        break;
      case TcpState.finWait1:
        this.state = TcpState.closing;
        break;
      default:
        break;
    }
  }

  /** Gives the application what it has not taken: called by output. */
  private deliverHeld(): void {
    const { user } = this;
    if (user === null) return;
    while (!this.isPaused && this.isOpen) {
      const bytes = this.received.takeHeld();
      if (bytes === null) break;
      user.onData(bytes, 0, u32(bytes.length));
    }
    if (!this.isOpen) return;
    // Silly window avoidance (RFC 9293 3.8.6.2.2): tell of more room only when it is worth a segment.
    const opened = u32(this.windowTarget - this.windowEdge);
    if (opened >= Math.min(receiveBufferBytes / 2, 2 * this.sender.mss) && !this.isPeerEnded) this.isAckDue = true;
    const isHeard = !this.isPaused || user.hearsEndPaused;
    if (this.isPeerEnded && !this.isEndTold && this.received.heldBytes === 0 && isHeard) {
      this.isEndTold = true;
      user.onEnd();
    }
  }

  /** Where the right edge of the window would be with all free memory offered; never left of what was promised. */
  get windowTarget(): u32 {
    const own = receiveBufferBytes - this.received.heldBytes;
    const shared = this.environment.receiveMemory.freeBytes;
    // What a reading application gets needs no memory: it has some window even when others have used everything up.
    const least = this.mustHold ? 0 : firstWindow;
    const free = Math.max(Math.min(own, shared), least);
    return later(u32(this.receiveNext + u32(free)), this.windowEdge);
  }

  // --- Output ---

  acknowledgeNow(): void {
    this.isAckDue = true;
    this.environment.schedule(this);
  }

  /** In a segment of its own for each call, as far as the ring has room. */
  private acknowledgeAtOnce(): void {
    if (!transmitEmpty(this, flagAck, this.sendLimit)) this.acknowledgeNow();
  }

  /** Open at both ends, and nothing is there to send, to acknowledge or to tell: `output` would find nothing to do. */
  get isQuiet(): boolean {
    const { sender, received } = this;
    if (this.state !== TcpState.established || this.isPeerEnded || this.isAckDue) return false;
    return sender.queue.length === 0 && received.heldBytes === 0 && !this.isProbeDue && !this.wantsDrain;
  }

  /** Sends what is due; false when the ring is full and the rest has to wait. */
  output(): boolean {
    if (this.state === TcpState.closed) return true;
    if (this.state === TcpState.synSent || this.state === TcpState.synReceived) return this.outputSyn();
    if (this.received.heldBytes > 0 || (this.isPeerEnded && !this.isEndTold)) this.deliverHeld();
    if (!this.isOpen) return true;
    if (!transmitData(this)) return false;
    if (this.isAckDue && !transmitEmpty(this, flagAck, this.sendLimit)) return false;
    // FIN-WAIT-2 or CLOSING ends here: the peer's FIN has come and, if ours is acknowledged, both sides are done.
    if (this.isPeerEnded && this.state === TcpState.finWait2 && (this.isEndTold || this.user === null))
      this.enterTimeWait();
    return true;
  }

  private outputSyn(): boolean {
    if (!this.isSynDue) return true;
    if (this.retries > mostSynRetries) {
      this.environment.statistics.gaveUp++;
      this.finish("ETIMEDOUT");
      return true;
    }
    if (!transmitSyn(this)) return false;
    this.isSynDue = false;
    this.setRetransmit(1000 * 2 ** this.retries);
    this.retries++;
    return true;
  }

  /** Everything written has been sent; called by transmitData. */
  onAllSent(): void {
    if (!this.wantsDrain) return;
    this.wantsDrain = false;
    this.user?.onDrain();
  }

  /** An acknowledgment has gone out with some segment. */
  onAcknowledgmentSent(): void {
    this.isAckDue = false;
    this.isAckDelayed = false;
    this.unackedBytes = 0;
    this.acknowledgedUpTo = this.receiveNext;
  }

  /** Milliseconds as this connection's timestamps count them. */
  get timestampNow(): u32 {
    return u32(this.environment.nowMs + this.timestampOffset);
  }

  /** Answers an acknowledgment of what was never sent (RFC 9293 3.10.7.3 and 3.10.7.4). */
  private refuse(acknowledgment: u32): void {
    this.environment.statistics.resetsSent++;
    transmitEmpty(this, flagRst, acknowledgment);
  }

  private sendReset(sequence: u32): void {
    this.environment.statistics.resetsSent++;
    transmitEmpty(this, u8(flagRst | flagAck), sequence);
  }

  // --- Timers ---

  setRetransmit(delayMs: number): void {
    this.isRetransmitSet = true;
    this.retransmitAtMs = u32(this.environment.nowMs + u32(delayMs));
    this.arm(this.retransmitAtMs);
  }

  stopRetransmission(): void {
    this.isRetransmitSet = false;
    this.retries = 0;
  }

  private setLife(delayMs: number): void {
    this.isLifeSet = true;
    this.lifeEndsAtMs = u32(this.environment.nowMs + u32(delayMs));
    this.arm(this.lifeEndsAtMs);
  }

  private setKeepAliveAt(atMs: u32): void {
    this.keepAliveAtMs = atMs;
    this.arm(atMs);
  }

  /** One timer for all deadlines: it is only ever moved forward here, and looks again when it fires. */
  private arm(atMs: u32): void {
    if (!this.timer.isSet || isBefore(atMs, this.timer.dueMs)) this.environment.timers.set(this.timer, atMs);
  }

  /** Sets the timer to the earliest deadline: after firing, and when a snapshot has been adopted. */
  armAll(): void {
    if (this.isRetransmitSet) this.arm(this.retransmitAtMs);
    if (this.isAckDelayed) this.arm(this.delayedAckAtMs);
    if (this.isLifeSet) this.arm(this.lifeEndsAtMs);
    if (this.isKeepAliveSet) this.arm(this.keepAliveAtMs);
  }

  onDeadline(nowMs: u32): void {
    if (this.isLifeSet && !isBefore(nowMs, this.lifeEndsAtMs)) {
      this.finish("");
      return;
    }
    if (this.isAckDelayed && !isBefore(nowMs, this.delayedAckAtMs)) this.acknowledgeNow();
    if (this.isAckDelayed && this.isAckDue) this.isAckDelayed = false;
    if (this.isRetransmitSet && !isBefore(nowMs, this.retransmitAtMs)) this.onRetransmitDeadline();
    if (this.isKeepAliveSet && !isBefore(nowMs, this.keepAliveAtMs)) this.onKeepAliveDeadline(nowMs);
    if (this.isOpen) this.armAll();
  }

  private onRetransmitDeadline(): void {
    const { sender, environment } = this;
    environment.schedule(this);
    if (this.state === TcpState.synSent || this.state === TcpState.synReceived) {
      this.isSynDue = true;
      this.isRetransmitSet = false;
      return;
    }
    const isProbing = sender.inFlight === 0 && !this.isFinSent;
    this.retries++;
    if (this.retries > mostRetries) {
      environment.statistics.gaveUp++;
      this.finish("ETIMEDOUT");
      return;
    }
    if (isProbing) {
      this.isProbeDue = true;
      sender.timer.backOff();
    } else {
      environment.statistics.timeouts++;
      sender.onTimeout();
      if (this.isFinSent) this.isFinLost = true;
    }
    this.setRetransmit(sender.timer.timeoutMs);
  }

  /** Set by the retransmission timer for transmitData: probe a closed window; send the FIN again. */
  isProbeDue = false;
  isFinLost = false;
  /** SYN or SYN,ACK goes out with the next output. */
  isSynDue = false;

  private onKeepAliveDeadline(nowMs: u32): void {
    const quietMs: number = u32(nowMs - this.lastHeardMs);
    if (this.keepAliveProbes === 0 && quietMs < this.keepAliveIdleMs) {
      this.setKeepAliveAt(u32(this.lastHeardMs + u32(this.keepAliveIdleMs)));
      return;
    }
    if (this.keepAliveProbes >= mostKeepAliveProbes) {
      this.environment.statistics.gaveUp++;
      this.finish("ETIMEDOUT");
      return;
    }
    this.keepAliveProbes++;
    this.environment.statistics.keepAliveProbes++;
    transmitEmpty(this, flagAck, u32(this.sendLimit - 1));
    this.setKeepAliveAt(u32(nowMs + u32(Math.min(keepAliveIntervalMs, this.keepAliveIdleMs))));
  }

  // --- The end ---

  /** The connection is gone. Tells the user, last. */
  finish(error: string): void {
    if (this.state === TcpState.closed) return;
    this.state = TcpState.closed;
    this.received.clear();
    this.environment.timers.stop(this.timer);
    this.environment.remove(this);
    const user = this.user;
    this.user = null;
    user?.onClose(error);
  }

  /** A message about the path (ICMP): the largest packet is smaller than thought (RFC 1191). */
  lowerMtu(mtu: u32): void {
    const mss = u32(mtu - 40 - u32(this.hasTimestamps ? 12 : 0));
    if (mss >= this.sender.mss) return;
    this.sender.setMss(mss);
    this.sender.resendAll();
    this.environment.schedule(this);
  }

  /** PSH is set on what empties the queue. */
  flagsFor(isLast: boolean): u8 {
    return isLast ? u8(flagAck | flagPsh) : flagAck;
  }
}
