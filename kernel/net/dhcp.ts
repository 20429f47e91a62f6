// A DHCP client (RFC 2131, options RFC 2132): asks for an address, keeps the lease alive, asks anew when it is lost.
// @cold

import { isUnicastSource } from "./address.ts";
import type { Clock, Random } from "./device.ts";
import { readU32, writeU16, writeU32 } from "./bytes.ts";
import type { DhcpStatistics } from "./statistics.ts";

export const dhcpClientPort: u16 = 68;
export const dhcpServerPort: u16 = 67;

/** What a server has given us; addresses in host byte order. */
export class DhcpLease {
  address: u32 = 0;
  mask: u32 = 0;
  /** 0: none. */
  gateway: u32 = 0;
  server: u32 = 0;
  /** In seconds, from `obtainedUs` of the clock on (RFC 2131, 4.4.5). */
  renewS: u32 = 0;
  rebindS: u32 = 0;
  lifetimeS: u32 = 0;
  obtainedUs = 0;
}

/** How the client's messages travel, and who is told of leases. */
export interface DhcpHost {
  readonly macAddress: Uint8Array;
  /** Sends a message to port 67 of `destination`, from the address in use; 0.0.0.0 when there is none. */
  sendDhcp(destination: u32, message: Uint8Array): void;
  onLease(lease: DhcpLease): void;
  /** The address must not be used any more. */
  onLeaseLost(): void;
}

const typeDiscover = 1;
const typeOffer = 2;
const typeRequest = 3;
const typeAck = 5;
const typeNak = 6;

const optionMask: u32 = 1;
const optionRouter: u32 = 3;
const optionRequestedAddress = 50;
const optionLifetime: u32 = 51;
const optionOverload: u32 = 52;
const optionType: u32 = 53;
const optionServer: u32 = 54;
const optionWanted = 55;
const optionRenew: u32 = 58;
const optionRebind: u32 = 59;
const optionClient = 61;

/** The fields for a server's name and a file, which may hold options as well (RFC 2132 9.3). */
const nameStart: u32 = 44;
const fileStart: u32 = 108;
const fileEnd: u32 = 236;
const fixedBytes: u32 = 240;
const messageBytes: u32 = 300;
const cookie: u32 = 0x63825363;
const broadcast: u32 = 0xffffffff;

const firstRetryUs = 1e6;
const longestRetryUs = 64e6;
/** Between two requests of a renewal (RFC 2131 4.4.5). */
const shortestRenewalUs = 60e6;
/** After a refusal, so that a server that always refuses is not asked without end. */
const pauseAfterNakUs = 1e6;
const infiniteS: u32 = 0xffffffff;
const defaultMask: u32 = 0xffffff00;

enum State {
  Stopped,
  /** Refused: waits a moment before it begins anew. */
  Refused,
  Selecting,
  Requesting,
  Bound,
  Renewing,
  Rebinding,
}

export class DhcpClient {
  nextDeadlineUs = Infinity;
  private readonly host: DhcpHost;
  private readonly clock: Clock;
  private readonly random: Random;
  private state = State.Stopped;
  private transaction: u32 = 0;
  private retryUs = firstRetryUs;
  private lease = new DhcpLease();

  constructor(
    host: DhcpHost,
    clock: Clock,
    random: Random,
    private readonly statistics: DhcpStatistics,
  ) {
    this.host = host;
    this.clock = clock;
    this.random = random;
  }

  /** The lease in use; null without one. */
  get current(): DhcpLease | null {
    return this.state >= State.Bound ? this.lease : null;
  }

  start(): void {
    this.lease = new DhcpLease();
    this.state = State.Selecting;
    this.retryUs = firstRetryUs;
    this.transaction = this.random.nextU32();
    this.send(typeDiscover);
  }

  /** Goes on with a lease carried through a live update. */
  resume(lease: DhcpLease): void {
    this.lease = lease;
    this.state = State.Bound;
    this.nextDeadlineUs = lease.obtainedUs + lastsUs(lease.renewS);
  }

  onTimer(nowUs: number): void {
    if (nowUs < this.nextDeadlineUs) return;
    const age = nowUs - this.lease.obtainedUs;
    switch (this.state) {
      case State.Stopped:
        this.nextDeadlineUs = Infinity;
        return;
      case State.Refused:
        return this.start();
      case State.Selecting:
        return this.send(typeDiscover);
      case State.Requesting:
        // Two unanswered requests: that server is gone.
        if (this.retryUs > firstRetryUs * 4) return this.start();
        return this.send(typeRequest);
      default:
        if (age >= lastsUs(this.lease.lifetimeS)) {
          this.host.onLeaseLost();
          return this.start();
        }
        if (this.state === State.Bound) this.transaction = this.random.nextU32();
        this.state = age >= lastsUs(this.lease.rebindS) ? State.Rebinding : State.Renewing;
        return this.send(typeRequest);
    }
  }

  /** A UDP payload that came to port 68. */
  onMessage(bytes: Uint8Array, offset: u32, length: u32): void {
    this.statistics.received++;
    if (length < fixedBytes || bytes[offset] !== 2 || readU32(bytes, u32(offset + 236)) !== cookie) {
      this.statistics.dropMalformed++;
      return;
    }
    const message = bytes.subarray(offset, u32(offset + length));
    const isAnswer = readU32(message, 4) === this.transaction && this.isForUs(message);
    if (!isAnswer || !this.takeAnswer(new Answer(message))) this.statistics.dropUnexpected++;
  }

  /** False when the state has no use for it. */
  private takeAnswer(answer: Answer): boolean {
    const { lease } = answer;
    const isAsking = this.state >= State.Requesting && this.state !== State.Bound;
    if (answer.type === typeNak && isAsking) {
      if (this.state !== State.Requesting) this.host.onLeaseLost();
      this.state = State.Refused;
      this.nextDeadlineUs = this.clock.nowUs() + pauseAfterNakUs;
      return true;
    }
    if (!isUnicastSource(lease.address)) return false;
    if (answer.type === typeOffer && this.state === State.Selecting && lease.server !== 0) {
      this.lease = lease;
      this.state = State.Requesting;
      this.retryUs = firstRetryUs;
      this.send(typeRequest);
      return true;
    }
    if (answer.type !== typeAck || !isAsking || lease.lifetimeS === 0) return false;
    this.accept(lease);
    return true;
  }

  private isForUs(message: Uint8Array): boolean {
    for (let index = 0; index < 6; index++) if (message[28 + index] !== this.host.macAddress[index]) return false;
    return true;
  }

  private accept(answer: DhcpLease): void {
    if (answer.server === 0) answer.server = this.lease.server;
    answer.obtainedUs = this.clock.nowUs();
    const latestRebindS = u32(answer.lifetimeS - u32(answer.lifetimeS >>> 3));
    if (answer.rebindS === 0 || answer.rebindS > answer.lifetimeS) answer.rebindS = latestRebindS;
    if (answer.renewS === 0 || answer.renewS > answer.rebindS) answer.renewS = u32(answer.lifetimeS >>> 1);
    if (!isMask(answer.mask)) answer.mask = defaultMask;
    this.lease = answer;
    this.state = State.Bound;
    this.retryUs = firstRetryUs;
    this.nextDeadlineUs = answer.obtainedUs + lastsUs(answer.renewS);
    this.host.onLease(answer);
  }

  private send(type: number): void {
    const isRenewal = this.state === State.Renewing || this.state === State.Rebinding;
    const message = new Uint8Array(messageBytes);
    message[0] = 1; // BOOTREQUEST
    message[1] = 1; // Ethernet
    message[2] = 6;
    writeU32(message, 4, this.transaction);
    // Without an address only a broadcast reaches us.
    if (!isRenewal) writeU16(message, 10, 0x8000);
    if (isRenewal) writeU32(message, 12, this.lease.address);
    message.set(this.host.macAddress, 28);
    writeU32(message, 236, cookie);
    this.writeOptions(message, type, isRenewal);
    const destination = this.state === State.Renewing ? this.lease.server : broadcast;
    this.statistics.sent++;
    this.host.sendDhcp(destination, message);
    if (isRenewal) {
      this.nextDeadlineUs = this.nextRenewalUs();
      return;
    }
    // RFC 2131, 4.1: doubled each time, a second of chance either way.
    const jitterUs = Number(this.random.nextU32() >>> 12) - 524288;
    this.nextDeadlineUs = this.clock.nowUs() + this.retryUs + (this.retryUs > 2e6 ? jitterUs : 0);
    if (this.retryUs < longestRetryUs) this.retryUs *= 2;
  }

  /** Half of what is left until the next stage, but not less than a minute, and never beyond it (RFC 2131 4.4.5). */
  private nextRenewalUs(): number {
    const nowUs = this.clock.nowUs();
    const stageS = this.state === State.Renewing ? this.lease.rebindS : this.lease.lifetimeS;
    const stageUs = this.lease.obtainedUs + lastsUs(stageS);
    return Math.min(stageUs, nowUs + Math.max(shortestRenewalUs, (stageUs - nowUs) / 2));
  }

  private writeOptions(message: Uint8Array, type: number, isRenewal: boolean): void {
    const options: number[] = [53, 1, type, optionClient, 7, 1];
    for (let index = 0; index < 6; index++) options.push(this.host.macAddress[index]);
    options.push(optionWanted, 5, 1, 3, 51, 58, 59);
    if (type === typeRequest && !isRenewal) {
      pushAddress(options, optionRequestedAddress, this.lease.address);
      pushAddress(options, 54, this.lease.server);
    }
    options.push(255);
    for (let index = 0; index < options.length; index++) message[240 + index] = options[index];
  }
}

function pushAddress(options: number[], option: number, address: u32): void {
  options.push(option, 4, address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255);
}

/** A time of a lease in microseconds. */
function lastsUs(seconds: u32): number {
  return seconds === infiniteS ? Infinity : Number(seconds) * 1e6;
}

/** Ones, then zeros. */
function isMask(mask: u32): boolean {
  const hostBits = u32(~mask);
  return mask !== 0 && u32(hostBits & u32(hostBits + 1)) === 0;
}

/** What a server's message says. */
class Answer {
  /** 0: it has none. */
  type = 0;
  readonly lease = new DhcpLease();
  private overload = 0;

  constructor(message: Uint8Array) {
    this.lease.address = readU32(message, 16);
    this.readOptions(message, fixedBytes, u32(message.length));
    const { overload } = this;
    if ((overload & 1) !== 0) this.readOptions(message, fileStart, fileEnd);
    if ((overload & 2) !== 0) this.readOptions(message, nameStart, fileStart);
  }

  /** Those between `start` and `end`, as far as their lengths are true. */
  private readOptions(message: Uint8Array, start: u32, end: u32): void {
    let position = start;
    while (position < end) {
      const option = u32(message[position]);
      if (option === 255) break;
      position = u32(position + 1);
      if (option === 0) continue;
      if (position >= end) break;
      const length = u32(message[position]);
      position = u32(position + 1);
      if (length > u32(end - position)) break;
      if (length === 1) this.takeByte(option, message[position]);
      if (length >= 4) this.takeWord(option, readU32(message, position));
      position = u32(position + length);
    }
  }

  private takeByte(option: u32, value: number): void {
    if (option === optionType) this.type = value;
    else if (option === optionOverload) this.overload = value;
  }

  private takeWord(option: u32, value: u32): void {
    const { lease } = this;
    switch (option) {
      case optionMask:
        lease.mask = value;
        break;
      case optionRouter:
        lease.gateway = value;
        break;
      case optionLifetime:
        lease.lifetimeS = value;
        break;
      case optionServer:
        lease.server = value;
        break;
      case optionRenew:
        lease.renewS = value;
        break;
      case optionRebind:
        lease.rebindS = value;
        break;
    }
  }
}
