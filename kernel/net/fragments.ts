// Puts fragmented IPv4 packets together (RFC 791, RFC 815). Bounded in number, size and time; a packet whose fragments
// overlap is thrown away whole (as RFC 5722 has it for IPv6), since only attacks do that. The same fragment twice is not.
// @cold

import { copyBytes } from "#intrinsics";
import { Ipv4Packet } from "./ipv4.ts";
import type { Ipv4Statistics } from "./statistics.ts";
import { DeadlineTimer, isBefore, type TimerOwner, type TimerQueue } from "./timer_queue.ts";

const moreFragments: u32 = 0x2000;
const packetLimit = 16;
/** RFC 1122 3.3.2. */
const lifetimeMs: u32 = 60_000;
const largestPayload: u32 = 65515;

/** Who is told of a packet whose fragments have not all come in time, though the first one has. */
export interface FragmentOwner {
  onUnfinished(packet: Ipv4Packet): void;
}

class Reassembly {
  readonly identification: u32;
  readonly expiresMs: u32;
  /** Of the packet, with the header of its first fragment once that has come. */
  readonly packet = new Ipv4Packet();
  hasFirst = false;
  payload = new Uint8Array(0);
  /** Which units of 8 bytes have come. */
  seen = new Uint8Array(0);
  received: u32 = 0;
  /** 0: the last fragment has not come. */
  total: u32 = 0;

  constructor(packet: Ipv4Packet, identification: u32, expiresMs: u32) {
    this.packet.source = packet.source;
    this.packet.destination = packet.destination;
    this.packet.protocol = packet.protocol;
    this.packet.isBroadcast = packet.isBroadcast;
    this.identification = identification;
    this.expiresMs = expiresMs;
    this.keepHeader(packet);
  }

  keepHeader(packet: Ipv4Packet): void {
    const end = u32(packet.headerOffset + packet.headerLength);
    this.packet.header = packet.header.slice(packet.headerOffset, end);
    this.packet.headerLength = packet.headerLength;
  }

  isOf(packet: Ipv4Packet, identification: u32): boolean {
    return (
      this.identification === identification &&
      this.packet.source === packet.source &&
      this.packet.destination === packet.destination &&
      this.packet.protocol === packet.protocol
    );
  }
}

export class FragmentTable implements TimerOwner {
  /** Oldest first. */
  private open: Reassembly[] = [];
  private readonly timer: DeadlineTimer;

  constructor(
    private readonly owner: FragmentOwner,
    private readonly timers: TimerQueue,
    private readonly statistics: Ipv4Statistics,
  ) {
    this.timer = new DeadlineTimer(this);
  }

  /** Takes a fragment; true when it made its packet whole, which `packet` then describes. */
  add(packet: Ipv4Packet, identification: u32, fragment: u32, nowMs: u32): boolean {
    const { statistics } = this;
    statistics.fragmentsReceived++;
    const start = u32(u32(fragment & 0x1fff) * 8);
    const isLast = (fragment & moreFragments) === 0;
    const end = u32(start + packet.length);
    if (packet.length === 0 || end > largestPayload || (!isLast && (packet.length & 7) !== 0)) {
      statistics.dropFragmentShape++;
      return false;
    }
    const entry = this.find(packet, identification, nowMs);
    if (isRepeated(entry, packet, start, end)) {
      statistics.dropFragmentRepeated++;
      return false;
    }
    const goesBeyond = entry.total > 0 && (end > entry.total || isLast);
    if (goesBeyond || (isLast && end < u32(entry.payload.length)) || !mark(entry, start, end)) {
      statistics.dropFragmentOverlap++;
      this.remove(entry);
      return false;
    }
    copyBytes(entry.payload, start, packet.bytes, packet.offset, packet.length);
    entry.received = u32(entry.received + packet.length);
    if (isLast) entry.total = end;
    if (start === 0) {
      entry.hasFirst = true;
      entry.keepHeader(packet);
    }
    if (entry.total === 0 || entry.received !== entry.total) return false;
    this.remove(entry);
    statistics.reassembled++;
    describe(packet, entry);
    return true;
  }

  onDeadline(nowMs: u32): void {
    while (this.open.length > 0 && !isBefore(nowMs, this.open[0].expiresMs)) {
      const entry = this.open[0];
      this.remove(entry);
      this.statistics.dropFragmentTimeout++;
      if (!entry.hasFirst) continue;
      describe(entry.packet, entry);
      this.owner.onUnfinished(entry.packet);
    }
    this.arm();
  }

  private find(packet: Ipv4Packet, identification: u32, nowMs: u32): Reassembly {
    for (const entry of this.open) if (entry.isOf(packet, identification)) return entry;
    if (this.open.length >= packetLimit) {
      this.open.shift();
      this.statistics.dropFragmentLimit++;
    }
    const entry = new Reassembly(packet, identification, u32(nowMs + lifetimeMs));
    this.open.push(entry);
    this.arm();
    return entry;
  }

  private remove(entry: Reassembly): void {
    this.open = this.open.filter((other) => other !== entry);
  }

  private arm(): void {
    if (this.open.length > 0) this.timers.set(this.timer, this.open[0].expiresMs);
    else this.timers.stop(this.timer);
  }
}

/** Makes `packet` what the fragments so far amount to. */
function describe(packet: Ipv4Packet, entry: Reassembly): void {
  packet.header = entry.packet.header;
  packet.headerOffset = 0;
  packet.headerLength = entry.packet.headerLength;
  packet.bytes = entry.payload;
  packet.offset = 0;
  packet.length = entry.total > 0 ? entry.total : u32(entry.payload.length);
}

/** Have all these bytes come before, and were they the same? A link may deliver a frame twice. */
function isRepeated(entry: Reassembly, packet: Ipv4Packet, start: u32, end: u32): boolean {
  if (end > u32(entry.payload.length)) return false;
  for (let unit = u32(start >>> 3); unit < u32(u32(end + 7) >>> 3); unit++) if (entry.seen[unit] === 0) return false;
  for (let at: u32 = 0; at < packet.length; at++)
    if (packet.bytes[packet.offset + at] !== entry.payload[start + at]) return false;
  return true;
}

/** Makes room up to `end` and notes that `start` to `end` has come; false when some of it had come before. */
function mark(entry: Reassembly, start: u32, end: u32): boolean {
  if (end > u32(entry.payload.length)) {
    const payload = new Uint8Array(end);
    payload.set(entry.payload, 0);
    entry.payload = payload;
    const seen = new Uint8Array(u32(end + 7) >>> 3);
    seen.set(entry.seen, 0);
    entry.seen = seen;
  }
  for (let unit = u32(start >>> 3); unit < u32(u32(end + 7) >>> 3); unit++) {
    if (entry.seen[unit] !== 0) return false;
    entry.seen[unit] = 1;
  }
  return true;
}
