// The Address Resolution Protocol (RFC 826) and the cache of neighbours. The cache is bounded, and what is not asked for
// never changes a live entry: a claim to a known address from another station only makes us ask the known one again.
// @cold

import { broadcastMac, MacAddress } from "./address.ts";
import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";
import { Ethernet, EtherType, HeldFrame, type LinkDestination } from "./ethernet.ts";
import type { ArpStatistics } from "./statistics.ts";
import { DeadlineTimer, isBefore, type TimerOwner, type TimerQueue } from "./timer_queue.ts";

const packetLength: u32 = 28;
const maxNeighbors = 512;
const maxHeldFrames = 8;
/** Neighbours asked for that have not answered: answers to made-up senders must not displace the living. */
const maxUnknown = 128;
const reachableMs: u32 = 60_000;
const retryMs: u32 = 1_000;
const maxTries: u32 = 3;

export enum NeighborState {
  /** Address unknown, asked for by broadcast. */
  incomplete,
  reachable,
  /** Address in use, being confirmed by asking that station alone. */
  probing,
  /** No longer in the cache: whoever still holds it must look it up again. */
  removed,
}

export class Neighbor implements LinkDestination, TimerOwner {
  readonly ipAddress: u32;
  mac: MacAddress = broadcastMac;
  isResolved = false;
  state: NeighborState = NeighborState.incomplete;
  tries: u32 = 0;
  lastUsedMs: u32 = 0;
  confirmedMs: u32 = 0;
  readonly timer: DeadlineTimer;
  readonly held: HeldFrame[] = [];
  private readonly arp: Arp;

  constructor(arp: Arp, ipAddress: u32) {
    this.arp = arp;
    this.ipAddress = ipAddress;
    this.timer = new DeadlineTimer(this);
  }

  hold(frame: HeldFrame): void {
    this.arp.hold(this, frame);
  }

  onDeadline(nowMs: u32): void {
    this.arp.onRetry(this, nowMs);
  }
}

/** The destination of frames to everyone. */
class BroadcastDestination implements LinkDestination {
  readonly isResolved = true;
  readonly mac = broadcastMac;

  hold(): void {}
}

export const broadcastDestination: LinkDestination = new BroadcastDestination();

/** Where frames go for which nobody can be asked now. */
class NoDestination implements LinkDestination {
  readonly isResolved = false;
  readonly mac = broadcastMac;

  constructor(private readonly statistics: ArpStatistics) {}

  hold(): void {
    this.statistics.dropHeldFrames++;
  }
}

/** What a live update carries of one neighbour. */
export class NeighborSnapshot {
  ipAddress: u32 = 0;
  macHigh: u16 = 0;
  macLow: u32 = 0;
  /** Since it was last confirmed. */
  ageMs: u32 = 0;
}

export class Arp {
  /** This station's own address; 0: none yet. */
  ownAddress: u32 = 0;
  private readonly neighbors = new Map<u32, Neighbor>();
  private readonly ethernet: Ethernet;
  private readonly timers: TimerQueue;
  private readonly statistics: ArpStatistics;
  private readonly nowhere: LinkDestination;
  /** How many are `incomplete`. */
  private unknown = 0;

  constructor(ethernet: Ethernet, timers: TimerQueue, statistics: ArpStatistics) {
    this.ethernet = ethernet;
    this.timers = timers;
    this.statistics = statistics;
    this.nowhere = new NoDestination(statistics);
  }

  get size(): number {
    return this.neighbors.size;
  }

  /** The neighbour with this IP address, known or not; an old entry is confirmed in the background while it is used. */
  lookUp(ipAddress: u32, nowMs: u32): LinkDestination {
    const known = this.neighbors.get(ipAddress);
    if (known !== undefined) {
      this.use(known, nowMs);
      return known;
    }
    if (this.unknown >= maxUnknown) return this.nowhere;
    const neighbor = this.insert(ipAddress, nowMs);
    this.ask(neighbor, nowMs);
    return neighbor;
  }

  /** Notes that the neighbour is being sent to. */
  use(neighbor: Neighbor, nowMs: u32): void {
    neighbor.lastUsedMs = nowMs;
    if (neighbor.state === NeighborState.reachable && u32(nowMs - neighbor.confirmedMs) > reachableMs) {
      this.probe(neighbor, nowMs);
    }
  }

  /** Handles the ARP packet in `length` bytes at `offset`. */
  processPacket(bytes: Uint8Array, offset: u32, length: u32, nowMs: u32): void {
    if (
      length < packetLength ||
      readU16(bytes, offset) !== 1 ||
      readU16(bytes, u32(offset + 2)) !== EtherType.ipv4 ||
      readU16(bytes, u32(offset + 4)) !== 0x0604
    ) {
      this.statistics.dropMalformed++;
      return;
    }
    const operation = readU16(bytes, u32(offset + 6));
    const senderMac = MacAddress.read(bytes, u32(offset + 8));
    const senderIp = readU32(bytes, u32(offset + 14));
    const targetIp = readU32(bytes, u32(offset + 24));
    if ((operation !== 1 && operation !== 2) || senderMac.isGroup) {
      this.statistics.dropMalformed++;
      return;
    }
    if (this.ownAddress === 0) return;
    if (senderIp === this.ownAddress) {
      this.statistics.conflicts++;
      return;
    }
    const isForUs = targetIp === this.ownAddress;
    if (senderIp !== 0) this.learn(senderIp, senderMac, isForUs && operation === 1, nowMs);
    if (isForUs && operation === 1) this.reply(senderMac, senderIp);
  }

  /** Announces the own address, so that others renew what they know of it. */
  announce(): void {
    this.send(broadcastDestination, 1, broadcastMac, this.ownAddress);
  }

  hold(neighbor: Neighbor, frame: HeldFrame): void {
    if (neighbor.state === NeighborState.removed || neighbor.held.length >= maxHeldFrames) {
      this.statistics.dropHeldFrames++;
      return;
    }
    neighbor.held.push(frame);
  }

  onRetry(neighbor: Neighbor, nowMs: u32): void {
    if (neighbor.tries < maxTries) {
      this.sendRequest(neighbor, nowMs);
    } else if (neighbor.state === NeighborState.probing) {
      // The station is gone or has another address now: ask everyone.
      neighbor.isResolved = false;
      this.enter(neighbor, NeighborState.incomplete);
      this.ask(neighbor, nowMs);
    } else {
      this.statistics.unresolved++;
      this.remove(neighbor);
    }
  }

  snapshot(nowMs: u32): NeighborSnapshot[] {
    const entries: NeighborSnapshot[] = [];
    for (const neighbor of this.neighbors.values()) {
      if (!neighbor.isResolved) continue;
      const entry = new NeighborSnapshot();
      entry.ipAddress = neighbor.ipAddress;
      entry.macHigh = neighbor.mac.high;
      entry.macLow = neighbor.mac.low;
      entry.ageMs = u32(nowMs - neighbor.confirmedMs);
      entries.push(entry);
    }
    return entries;
  }

  restore(entries: readonly NeighborSnapshot[], nowMs: u32): void {
    for (const entry of entries) {
      const neighbor = this.insert(entry.ipAddress, nowMs);
      neighbor.mac = new MacAddress(entry.macHigh, entry.macLow);
      neighbor.isResolved = true;
      this.enter(neighbor, NeighborState.reachable);
      neighbor.confirmedMs = u32(nowMs - entry.ageMs);
    }
  }

  private learn(ipAddress: u32, mac: MacAddress, asksForUs: boolean, nowMs: u32): void {
    const known = this.neighbors.get(ipAddress);
    if (known === undefined) {
      // A station that asks for us is about to send to us, and will be answered.
      if (!asksForUs) {
        this.statistics.dropUnsolicited++;
        return;
      }
      this.confirm(this.insert(ipAddress, nowMs), mac, nowMs);
      return;
    }
    if (known.state === NeighborState.incomplete || known.mac.equals(mac)) {
      this.confirm(known, mac, nowMs);
      return;
    }
    this.statistics.conflicts++;
    if (known.state === NeighborState.reachable) this.probe(known, nowMs);
  }

  private confirm(neighbor: Neighbor, mac: MacAddress, nowMs: u32): void {
    this.timers.stop(neighbor.timer);
    neighbor.mac = mac;
    neighbor.isResolved = true;
    this.enter(neighbor, NeighborState.reachable);
    neighbor.confirmedMs = nowMs;
    for (const frame of neighbor.held) {
      if (!this.ethernet.sendHeld(frame, mac)) this.statistics.dropHeldFrames++;
    }
    neighbor.held.length = 0;
  }

  private insert(ipAddress: u32, nowMs: u32): Neighbor {
    if (this.neighbors.size >= maxNeighbors) this.evict();
    const neighbor = new Neighbor(this, ipAddress);
    neighbor.lastUsedMs = nowMs;
    this.neighbors.set(ipAddress, neighbor);
    this.unknown++;
    return neighbor;
  }

  private enter(neighbor: Neighbor, state: NeighborState): void {
    if (neighbor.state === NeighborState.incomplete) this.unknown--;
    if (state === NeighborState.incomplete) this.unknown++;
    neighbor.state = state;
  }

  /** Gives up the entry that has not been used for longest. */
  private evict(): void {
    let oldest: Neighbor | null = null;
    for (const neighbor of this.neighbors.values()) {
      if (oldest === null || isBefore(neighbor.lastUsedMs, oldest.lastUsedMs)) oldest = neighbor;
    }
    if (oldest === null) return;
    this.statistics.evicted++;
    this.remove(oldest);
  }

  private remove(neighbor: Neighbor): void {
    this.statistics.dropHeldFrames = u32(this.statistics.dropHeldFrames + u32(neighbor.held.length));
    neighbor.held.length = 0;
    neighbor.isResolved = false;
    this.enter(neighbor, NeighborState.removed);
    this.timers.stop(neighbor.timer);
    this.neighbors.delete(neighbor.ipAddress);
  }

  private ask(neighbor: Neighbor, nowMs: u32): void {
    neighbor.tries = 0;
    this.sendRequest(neighbor, nowMs);
  }

  private probe(neighbor: Neighbor, nowMs: u32): void {
    this.enter(neighbor, NeighborState.probing);
    this.ask(neighbor, nowMs);
  }

  private sendRequest(neighbor: Neighbor, nowMs: u32): void {
    neighbor.tries++;
    this.timers.set(neighbor.timer, u32(nowMs + retryMs));
    this.statistics.requestsSent++;
    this.send(neighbor.isResolved ? neighbor : broadcastDestination, 1, broadcastMac, neighbor.ipAddress);
  }

  private reply(mac: MacAddress, ipAddress: u32): void {
    const neighbor = this.neighbors.get(ipAddress);
    const isKnown = neighbor !== undefined && neighbor.isResolved && neighbor.mac.equals(mac);
    this.statistics.repliesSent++;
    this.send(isKnown ? neighbor : new Station(mac), 2, mac, ipAddress);
  }

  private send(to: LinkDestination, operation: u16, targetMac: MacAddress, targetIp: u32): void {
    if (!this.ethernet.begin(to, EtherType.arp, packetLength)) return;
    const bytes = this.ethernet.memory;
    const offset = this.ethernet.payload;
    writeU16(bytes, offset, 1);
    writeU16(bytes, u32(offset + 2), EtherType.ipv4);
    writeU16(bytes, u32(offset + 4), 0x0604);
    writeU16(bytes, u32(offset + 6), operation);
    this.ethernet.address.write(bytes, u32(offset + 8));
    writeU32(bytes, u32(offset + 14), this.ownAddress);
    (operation === 1 ? new MacAddress(0, 0) : targetMac).write(bytes, u32(offset + 18));
    writeU32(bytes, u32(offset + 24), targetIp);
    this.ethernet.end(packetLength, 0, 0, 0, 0);
  }
}

/** Someone who asked and is not in the cache: answered once. */
class Station implements LinkDestination {
  readonly isResolved = true;
  readonly mac: MacAddress;

  constructor(mac: MacAddress) {
    this.mac = mac;
  }

  hold(): void {}
}
