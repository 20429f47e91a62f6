// The machine's one network: a link and the stack on it, configured from the command line or by DHCP. Says `ready` on the
// console once it has an address and something listens.
// @cold

import { clockUs, heapLimitBytes } from "#intrinsics";
import { isAlone } from "#platform";
import type { Link } from "./drivers/link.ts";
import { parseAddressOption } from "./command_line.ts";
import { formatIpv4 } from "./net/address.ts";
import type { Clock } from "./net/device.ts";
import { NetworkError, NetworkStack, TcpLimits } from "./net/stack.ts";
import type { RandomGenerator } from "./random.ts";

export class MonotonicClock implements Clock {
  nowUs(): number {
    return clockUs();
  }
}

/** What a connection takes with its socket, roughly; and how much of memory connections may take, and what they receive. */
const connectionBytes = 4096;
const connectionShare = 1 / 2;
const receiveShare = 1 / 4;

function limitsOfMachine(): TcpLimits {
  const limits = new TcpLimits();
  const memory = heapLimitBytes();
  limits.connections = Math.min(limits.connections, Math.floor((memory * connectionShare) / connectionBytes));
  limits.receiveBytes = Math.min(limits.receiveBytes, Math.floor(memory * receiveShare));
  return limits;
}

const loopbackAddress: u32 = 0x7f000001;
const loopbackMask: u32 = 0xff000000;

export class Network {
  readonly link: Link;
  readonly stack: NetworkStack;
  private isConfigured = false;
  private hasListener = false;
  private hasSaidReady = false;

  constructor(link: Link, random: RandomGenerator) {
    this.link = link;
    this.stack = new NetworkStack(link, new MonotonicClock(), random, limitsOfMachine());
  }

  /** Takes the address from the command line, or asks a DHCP server for one. */
  configure(commandLine: string): void {
    const fixed = parseAddressOption(commandLine);
    if (fixed === null) {
      this.stack.startDhcp(() => this.onConfigured());
      return;
    }
    this.stack.configure(fixed.address, fixed.mask, fixed.gateway);
    this.onConfigured();
  }

  /** This station is all there is, as 127.0.0.1. */
  configureAlone(): void {
    this.stack.configure(loopbackAddress, loopbackMask, 0);
    this.isConfigured = true;
  }

  /** An application listens for the first time. */
  onListening(): void {
    this.hasListener = true;
    this.sayReady();
  }

  /** The stack has taken its predecessor's state over. */
  onCarried(): void {
    this.isConfigured = true;
    this.sayReady();
  }

  private onConfigured(): void {
    if (!this.isConfigured) console.log(`network: ${formatIpv4(this.stack.address)}`);
    this.isConfigured = true;
    this.sayReady();
  }

  private sayReady(): void {
    if (!this.isConfigured || !this.hasListener || this.hasSaidReady) return;
    this.hasSaidReady = true;
    if (isAlone()) console.error("nobody else reaches this process: INSTAR_LINK names a link to a network");
    else console.log("ready");
  }
}

let network: Network | null = null;

/** Called once at boot when there is a link. */
export function setNetwork(started: Network): void {
  network = started;
}

/** Null without a link. */
export function currentNetwork(): Network | null {
  return network;
}

/** The network for an application that needs one; throws ENETDOWN without a link. */
export function requireNetwork(): Network {
  if (network === null) throw new NetworkError("ENETDOWN", "there is no network link");
  return network;
}
