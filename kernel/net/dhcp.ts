// A DHCP client (RFC 2131, options RFC 2132): asks for an address, keeps the lease alive, asks anew when it is lost.

import type { Clock, Random } from "./device.ts";
import { readU32, writeU16, writeU32 } from "./bytes.ts";

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
  /** Sends a message to port 67 of `destination`; from 0.0.0.0 when `source` is 0. */
  sendDhcp(source: u32, destination: u32, message: Uint8Array): void;
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
const optionType: u32 = 53;
const optionServer: u32 = 54;
const optionWanted = 55;
const optionRenew: u32 = 58;
const optionRebind: u32 = 59;
const optionClient = 61;

const fixedBytes: u32 = 240;
const messageBytes: u32 = 300;
const cookie: u32 = 0x63825363;
const broadcast: u32 = 0xffffffff;

const firstRetryUs = 1e6;
const longestRetryUs = 64e6;
const shortestRenewalUs = 60e6;

enum State {
  Stopped,
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

  constructor(host: DhcpHost, clock: Clock, random: Random) {
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
    this.nextDeadlineUs = lease.obtainedUs + Number(lease.renewS) * 1e6;
  }

  onTimer(nowUs: number): void {
    if (nowUs < this.nextDeadlineUs) return;
    const age = nowUs - this.lease.obtainedUs;
    switch (this.state) {
      case State.Stopped:
        this.nextDeadlineUs = Infinity;
        return;
      case State.Selecting:
        return this.send(typeDiscover);
      case State.Requesting:
        // Two unanswered requests: that server is gone.
        if (this.retryUs > firstRetryUs * 4) return this.start();
        return this.send(typeRequest);
      default:
        if (age >= Number(this.lease.lifetimeS) * 1e6) {
          this.host.onLeaseLost();
          return this.start();
        }
        if (this.state === State.Bound) this.transaction = this.random.nextU32();
        this.state = age >= Number(this.lease.rebindS) * 1e6 ? State.Rebinding : State.Renewing;
        return this.send(typeRequest);
    }
  }

  /** A UDP payload that came to port 68. */
  onMessage(bytes: Uint8Array, offset: u32, length: u32): void {
    if (length < fixedBytes || bytes[offset] !== 2 || readU32(bytes, u32(offset + 236)) !== cookie) return;
    if (readU32(bytes, u32(offset + 4)) !== this.transaction || !this.isForUs(bytes, u32(offset + 28))) return;
    const answer = new DhcpLease();
    const type = readOptions(bytes, u32(offset + fixedBytes), u32(offset + length), answer);
    answer.address = readU32(bytes, u32(offset + 16));
    if (type === typeOffer && this.state === State.Selecting && answer.address !== 0 && answer.server !== 0) {
      this.lease = answer;
      this.state = State.Requesting;
      this.retryUs = firstRetryUs;
      this.send(typeRequest);
    } else if (type === typeAck && this.state !== State.Selecting && this.state !== State.Bound) {
      this.accept(answer);
    } else if (type === typeNak && this.state !== State.Selecting && this.state !== State.Bound) {
      if (this.state !== State.Requesting) this.host.onLeaseLost();
      this.start();
    }
  }

  private isForUs(bytes: Uint8Array, offset: u32): boolean {
    for (let index: u32 = 0; index < 6; index++) {
      if (bytes[offset + index] !== this.host.macAddress[index]) return false;
    }
    return this.state !== State.Stopped;
  }

  private accept(answer: DhcpLease): void {
    if (answer.address === 0 || answer.lifetimeS === 0) return;
    if (answer.server === 0) answer.server = this.lease.server;
    answer.obtainedUs = this.clock.nowUs();
    if (answer.renewS === 0) answer.renewS = u32(answer.lifetimeS / 2);
    if (answer.rebindS === 0) answer.rebindS = u32(answer.lifetimeS - answer.lifetimeS / 8);
    if (answer.mask === 0) answer.mask = 0xffffff00;
    this.lease = answer;
    this.state = State.Bound;
    this.retryUs = firstRetryUs;
    this.nextDeadlineUs = answer.obtainedUs + Number(answer.renewS) * 1e6;
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
    this.host.sendDhcp(isRenewal ? this.lease.address : 0, destination, message);
    // RFC 2131, 4.1: doubled each time, a second of chance either way.
    const jitterUs = Number(this.random.nextU32() >>> 12) - 524288;
    const waitUs = isRenewal ? shortestRenewalUs : this.retryUs;
    this.nextDeadlineUs = this.clock.nowUs() + waitUs + (waitUs > 2e6 ? jitterUs : 0);
    if (this.retryUs < longestRetryUs) this.retryUs *= 2;
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

/** Fills the lease from the options between `start` and `end`; gives the message type, 0 when it has none. */
function readOptions(bytes: Uint8Array, start: u32, end: u32, lease: DhcpLease): number {
  let type = 0;
  let position = start;
  while (position < end) {
    const option = u32(bytes[position]);
    if (option === 255) break;
    position = u32(position + 1);
    if (option === 0) continue;
    if (position >= end) break;
    const length = u32(bytes[position]);
    position = u32(position + 1);
    if (length > end - position) break;
    if (option === optionType && length === 1) type = bytes[position];
    if (length >= 4) readAddressOption(option, readU32(bytes, position), lease);
    position = u32(position + length);
  }
  return type;
}

function readAddressOption(option: u32, value: u32, lease: DhcpLease): void {
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
