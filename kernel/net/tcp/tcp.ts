// TCP of the whole station: which connection or listener a segment belongs to, opening and limits, and the list of
// connections that have something to send.

import { type IcmpError, IcmpType, UnreachableCode } from "../icmp.ts";
import type { Clock, Random } from "../device.ts";
import { NetworkError } from "../error.ts";
import { sipHash, SipKey } from "../siphash.ts";
import type { TcpStatistics } from "../statistics.ts";
import type { TimerQueue } from "../timer_queue.ts";
import { TcpConnection } from "./connection.ts";
import { ConnectionTable } from "./connection_table.ts";
import { type TcpEnvironment, TcpState } from "./environment.ts";
import { TcpListener } from "./listener.ts";
import type { TcpOutput } from "./output.ts";
import { ReceiveMemory } from "./receive_memory.ts";
import { flagAck, flagFin, flagRst, flagSyn, Segment, tcpHeaderLength, writeHeader } from "./segment.ts";
import { isLess } from "./sequence.ts";
import { checkCookie, makeCookie, rebuildSyn, timestampWithOptions } from "./syn_cookie.ts";
import { restoreConnection, type TcpSnapshot, TcpStateSnapshot } from "./snapshot.ts";
import type { TcpAcceptor, TcpUser } from "./user.ts";

const mostTimeWait = 4096;
const firstEphemeralPort = 49152;
const ephemeralPorts = 16384;
const plateaus: readonly u32[] = [1492, 1006, 576];
const leastMtu: u32 = 552;
const cookieLifeMs: u32 = 131072;

/** What TCP may use of the machine. */
export class TcpLimits {
  /** Connections in any state. */
  connections = 16384;
  /** Received bytes that all connections together keep for their applications. */
  receiveBytes = 64 * 1024 * 1024;
}

export class Tcp implements TcpEnvironment {
  nowMs: u32 = 0;
  readonly receiveMemory: ReceiveMemory;
  private readonly segment = new Segment();
  private readonly connections: ConnectionTable;
  private readonly listeners = new Map<number, TcpListener>();
  private scheduled: TcpConnection[] = [];
  private spare: TcpConnection[] = [];
  /** How many of them found no room at the last output. */
  private blocked = 0;
  private readonly timeWait = new Set<TcpConnection>();
  private secret: SipKey;
  private cookieKey: SipKey;
  /** Carries the clock behind first sequence numbers over to an image whose own clock stands elsewhere. */
  private sequenceOffset: u32 = 0;
  private areCookiesOut = false;
  private lastCookieMs: u32 = 0;
  private readonly forgottenSyn = new Segment();
  private nextPortOffset: u32;

  constructor(
    readonly output: TcpOutput,
    readonly timers: TimerQueue,
    private readonly clock: Clock,
    random: Random,
    readonly statistics: TcpStatistics,
    private readonly limits: TcpLimits,
  ) {
    this.receiveMemory = new ReceiveMemory(limits.receiveBytes);
    this.secret = SipKey.random(random);
    this.cookieKey = SipKey.random(random);
    this.nextPortOffset = random.nextU32();
    this.connections = new ConnectionTable(u64(u64(u64(random.nextU32()) << 32n) | u64(random.nextU32())));
  }

  // --- Input ---

  /** A segment to this station's address whose checksum is right. */
  processPacket(bytes: Uint8Array, offset: u32, length: u32, source: u32, destination: u32): void {
    const { segment, statistics } = this;
    statistics.segmentsReceived++;
    if (!segment.read(bytes, offset, length, statistics)) return;
    segment.sourceAddress = source;
    segment.destinationAddress = destination;
    let connection = this.connections.find(source, segment.sourcePort, segment.destinationPort);
    if (connection !== null && connection.state === TcpState.timeWait && this.mayReuse(connection, segment)) {
      statistics.timeWaitReused++;
      connection.finish("");
      connection = null;
    }
    if (connection !== null) {
      connection.onSegment(segment);
      return;
    }
    const listener = this.listeners.get(segment.destinationPort);
    if (listener !== undefined && this.accept(listener, segment)) return;
    this.refuse();
  }

  /** RFC 6191, RFC 9293 3.6.1: a SYN that is clearly newer takes over the pair. */
  private mayReuse(connection: TcpConnection, segment: Segment): boolean {
    if (!segment.has(flagSyn) || segment.has(flagAck) || segment.has(flagRst)) return false;
    if (connection.hasTimestamps && segment.hasTimestamps && segment.timestampValue !== connection.recentTimestamp)
      return isLess(connection.recentTimestamp, segment.timestampValue);
    return isLess(connection.receiveNext, segment.sequence);
  }

  /** A segment for a port that listens (RFC 9293 3.10.7.2); false: answer as for a closed port. */
  private accept(listener: TcpListener, segment: Segment): boolean {
    if (segment.has(flagRst)) return true;
    if (segment.has(flagAck)) return this.acceptCookie(listener, segment);
    if (!segment.has(flagSyn) || segment.has(flagFin)) {
      this.statistics.dropFlags++;
      return true;
    }
    if (this.isTableFull && !this.reclaim()) {
      this.statistics.tableFull++;
      return true;
    }
    if (listener.isFull) {
      this.statistics.backlogFull++;
      this.answerWithCookie(segment);
      return true;
    }
    const connection = this.make(segment.destinationPort, segment.sourceAddress, segment.sourcePort);
    this.connections.add(connection);
    listener.halfOpen.add(connection);
    connection.openFrom(segment);
    return true;
  }

  /** SYN,ACK without keeping anything of the SYN. */
  private answerWithCookie(syn: Segment): void {
    const passing = this.make(
      syn.destinationPort,
      syn.sourceAddress,
      syn.sourcePort,
      makeCookie(this.cookieKey, syn, this.nowMs),
    );
    if (syn.hasTimestamps) {
      passing.timestampOffset = u32(timestampWithOptions(syn, passing.timestampNow) - this.nowMs);
    } else {
      syn.hasWindowScale = false;
      syn.isSackPermitted = false;
    }
    passing.answer(syn);
    this.areCookiesOut = true;
    this.lastCookieMs = this.nowMs;
    this.statistics.cookiesSent++;
  }

  /** The acknowledgment of a cookie opens a connection; false: it acknowledges none. */
  private acceptCookie(listener: TcpListener, segment: Segment): boolean {
    if (!this.areCookiesOut || segment.has(flagSyn)) return false;
    if (u32(this.nowMs - this.lastCookieMs) > cookieLifeMs) {
      this.areCookiesOut = false;
      return false;
    }
    const mss = checkCookie(this.cookieKey, segment, this.nowMs);
    if (mss === 0) {
      this.statistics.cookiesRefused++;
      return false;
    }
    if (this.isTableFull && !this.reclaim()) {
      this.statistics.tableFull++;
      return true;
    }
    const cookie = u32(segment.acknowledgment - 1);
    const connection = this.make(segment.destinationPort, segment.sourceAddress, segment.sourcePort, cookie);
    this.connections.add(connection);
    listener.halfOpen.add(connection);
    rebuildSyn(this.forgottenSyn, segment, mss);
    connection.openFrom(this.forgottenSyn);
    this.statistics.cookiesAccepted++;
    connection.onSegment(segment);
    return true;
  }

  /** RST for a segment that belongs to nothing (RFC 9293 3.10.7.1). */
  private refuse(): void {
    const { segment, output, statistics } = this;
    statistics.dropNoConnection++;
    if (segment.has(flagRst)) return;
    if (!output.begin(segment.sourceAddress, tcpHeaderLength)) return;
    const hasAck = segment.has(flagAck);
    writeHeader(
      output.memory,
      output.start,
      segment.destinationPort,
      segment.sourcePort,
      hasAck ? segment.acknowledgment : 0,
      hasAck ? 0 : u32(segment.sequence + segment.sequenceLength),
      hasAck ? flagRst : u8(flagRst | flagAck),
      0,
      tcpHeaderLength,
    );
    output.end(tcpHeaderLength, 0, tcpHeaderLength);
    statistics.resetsSent++;
  }

  /** What a router or the peer's station says about a packet of ours (RFC 1122 4.2.3.9, RFC 5927, RFC 1191). */
  onIcmpError(error: IcmpError): void {
    const connection = this.connections.find(error.destination, u16(error.destinationPort), u16(error.sourcePort));
    if (connection === null) return;
    const { sender } = connection;
    const isInWindow = u32(error.sequence - sender.unacknowledged) < sender.inFlight;
    const isOpening = connection.state === TcpState.synSent && error.sequence === connection.initialSequence;
    if (!isInWindow && !isOpening) {
      this.statistics.dropIcmpErrors++;
      return;
    }
    if (error.type === IcmpType.unreachable && error.code === UnreachableCode.fragmentationNeeded) {
      const mtu = error.nextHopMtu === 0 ? plateauBelow(error.packetLength) : error.nextHopMtu;
      if (mtu < leastMtu || mtu >= this.output.mtu(error.destination)) {
        this.statistics.pathMtuRefused++;
        return;
      }
      this.statistics.pathMtuLowered++;
      connection.lowerMtu(mtu);
    } else if (isOpening && error.type === IcmpType.unreachable) connection.finish("EHOSTUNREACH");
  }

  // --- Output ---

  /** Calls `output` of all scheduled connections; those for which the ring has no room stay scheduled. */
  egress(): void {
    if (this.scheduled.length === 0) return;
    // Two lists used in turn: what schedules itself meanwhile is for the next output.
    const due = this.scheduled;
    this.scheduled = this.spare;
    this.spare = due;
    this.blocked = 0;
    for (let index = 0; index < due.length; index++) {
      const connection = due[index];
      connection.isScheduled = false;
      if (connection.output()) continue;
      this.blocked++;
      this.schedule(connection);
    }
    due.length = 0;
  }

  /** Some connection can send or deliver at once: the loop must not sleep. Those that wait for room do not count. */
  get hasWork(): boolean {
    return this.scheduled.length > this.blocked;
  }

  schedule(connection: TcpConnection): void {
    if (connection.isScheduled) return;
    connection.isScheduled = true;
    this.scheduled.push(connection);
  }

  // --- Opening and closing ---

  /** Throws NetworkError EADDRINUSE. */
  listen(port: u16, backlog: number, acceptor: TcpAcceptor): TcpListener {
    let chosen = port;
    while (chosen === 0 || (port === 0 && this.listeners.has(chosen))) {
      this.nextPortOffset = u32(this.nextPortOffset + 1);
      chosen = u16(firstEphemeralPort + (this.nextPortOffset % ephemeralPorts));
    }
    if (this.listeners.has(chosen)) throw new NetworkError("EADDRINUSE", `listen: port ${chosen} is in use`);
    const listener = new TcpListener(chosen, backlog, acceptor, (closed) => {
      if (this.listeners.get(closed.port) === closed) this.listeners.delete(closed.port);
    });
    this.listeners.set(chosen, listener);
    return listener;
  }

  /** Throws NetworkError EADDRNOTAVAIL when ports or places are exhausted. */
  connect(address: u32, port: u16, user: TcpUser): TcpConnection {
    const localPort = this.choosePort(address, port);
    if (localPort === null || (this.isTableFull && !this.reclaim())) {
      this.statistics.portsExhausted++;
      throw new NetworkError("EADDRNOTAVAIL", "connect: no port or no place for another connection");
    }
    const connection = this.make(localPort, address, port);
    this.connections.add(connection);
    this.statistics.connectionsOpened++;
    connection.open(user);
    return connection;
  }

  /** RFC 6056 3.3.3: the keyed hash of the destination, then upwards. */
  private choosePort(address: u32, port: u16): u16 | null {
    const start = u32(sipHash(this.secret, address, u32(port), 1) + this.nextPortOffset);
    for (let step: u32 = 0; step < ephemeralPorts; step++) {
      const candidate = u16(firstEphemeralPort + (u32(start + step) % ephemeralPorts));
      // From the port that it goes to, a connection of this machine to itself would be its own other end.
      if (candidate === port || this.listeners.has(candidate)) continue;
      if (this.connections.find(address, port, candidate) !== null) continue;
      this.nextPortOffset = u32(this.nextPortOffset + step + 1);
      return candidate;
    }
    return null;
  }

  /** A connection that is not in the table yet; its first sequence number by RFC 6528 unless it is given. */
  private make(localPort: u16, remoteAddress: u32, remotePort: u16, first: u32 | null = null): TcpConnection {
    const ports = u32(u32(u32(localPort) << 16) | u32(remotePort));
    const connection = new TcpConnection(
      this,
      this.output.address,
      localPort,
      remoteAddress,
      remotePort,
      first ?? this.initialSequence(remoteAddress, ports),
      u32(this.output.mtu(remoteAddress) - 40),
    );
    connection.timestampOffset = sipHash(this.secret, remoteAddress, ports, 2);
    return connection;
  }

  /** RFC 6528 3: the clock, 250,000 steps a second, plus a keyed hash of the pair. */
  private initialSequence(remoteAddress: u32, ports: u32): u32 {
    const steps = u32(Math.floor(this.clock.nowUs() / 4));
    return u32(u32(steps + this.sequenceOffset) + sipHash(this.secret, remoteAddress, ports, 0));
  }

  establish(connection: TcpConnection): TcpUser | null {
    const listener = this.listeners.get(connection.localPort);
    if (listener === undefined) {
      connection.abort();
      return null;
    }
    listener.halfOpen.delete(connection);
    this.statistics.connectionsAccepted++;
    return listener.acceptor.accept(connection);
  }

  onTimeWait(connection: TcpConnection): void {
    this.timeWait.add(connection);
    if (this.timeWait.size > mostTimeWait) this.reclaim();
  }

  private get isTableFull(): boolean {
    return this.connections.size >= this.limits.connections;
  }

  /** Ends the oldest TIME-WAIT to make room; false when there is none. */
  private reclaim(): boolean {
    for (const oldest of this.timeWait) {
      this.statistics.timeWaitReclaimed++;
      oldest.finish("");
      return true;
    }
    return false;
  }

  remove(connection: TcpConnection): void {
    this.timeWait.delete(connection);
    const listener = this.listeners.get(connection.localPort);
    if (listener !== undefined) listener.halfOpen.delete(connection);
    this.connections.delete(connection);
  }

  /** This station has another address: connections from the old one cannot go on. */
  onAddress(address: u32): void {
    for (const connection of this.connections.list())
      if (connection.localAddress !== address && connection.localAddress !== 0) connection.finish("EADDRNOTAVAIL");
  }

  // --- Live update ---

  /**
   * Connections that nobody may carry: half-open ones, orphans, TIME-WAIT, and those that their application has ended. If
   * the application does carry one of the last kind, it takes it over in `adopt`.
   */
  get unattended(): TcpConnection[] {
    return this.connections.list().filter((connection) => connection.user === null || connection.isEnding);
  }

  get connectionCount(): number {
    return this.connections.size;
  }

  /** The connections that were not saved in the live update with this number. */
  notSavedIn(update: u32): TcpConnection[] {
    return this.connections.list().filter((connection) => connection.savedIn !== update);
  }

  snapshotState(): TcpStateSnapshot {
    const state = new TcpStateSnapshot();
    state.secret = this.secret.words;
    state.cookieKey = this.cookieKey.words;
    state.areCookiesOut = this.areCookiesOut;
    state.lastCookieForMs = u32(this.nowMs - this.lastCookieMs);
    state.sequenceClock = u32(u32(Math.floor(this.clock.nowUs() / 4)) + this.sequenceOffset);
    state.nextPortOffset = this.nextPortOffset;
    return state;
  }

  restoreState(state: TcpStateSnapshot): void {
    this.secret = SipKey.of(state.secret);
    this.cookieKey = SipKey.of(state.cookieKey);
    this.areCookiesOut = state.areCookiesOut;
    this.lastCookieMs = u32(this.nowMs - state.lastCookieForMs);
    this.sequenceOffset = u32(state.sequenceClock - u32(Math.floor(this.clock.nowUs() / 4)));
    this.nextPortOffset = state.nextPortOffset;
  }

  /** A connection from another image, not yet among those here. */
  restored(snapshot: TcpSnapshot): TcpConnection {
    return restoreConnection(this, snapshot);
  }

  /** Goes on with a restored connection; `user` null: half-open, orphan or TIME-WAIT. */
  adopt(connection: TcpConnection, user: TcpUser | null): void {
    connection.user = user;
    // Its user has been told already; it only has to be there to be asked.
    if (connection.state === TcpState.closed) return;
    const { remoteAddress, remotePort, localPort } = connection;
    this.connections.find(remoteAddress, remotePort, localPort)?.finish("");
    this.connections.add(connection);
    if (connection.state === TcpState.timeWait) this.timeWait.add(connection);
    const listener = this.listeners.get(connection.localPort);
    if (connection.state === TcpState.synReceived && listener !== undefined) listener.halfOpen.add(connection);
    connection.armAll();
    if (!connection.isQuiet) this.schedule(connection);
  }
}

/** The next plateau below a packet's length, for routers that do not say how much they take (RFC 1191 7.1). */
function plateauBelow(length: u32): u32 {
  for (const plateau of plateaus) if (plateau < length) return plateau;
  return 0;
}
