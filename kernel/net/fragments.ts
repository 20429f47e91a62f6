// Puts fragmented IPv4 packets together (RFC 791, RFC 815). Bounded in number, size and time; a packet whose fragments
// overlap is thrown away whole (as RFC 5722 has it for IPv6), since only attacks do that.

import { copyBytes } from "#intrinsics";
import type { Ipv4Packet } from "./ipv4.ts";
import type { Ipv4Statistics } from "./statistics.ts";
import { isBefore } from "./timer_queue.ts";

const moreFragments: u32 = 0x2000;
const packetLimit = 16;
const lifetimeMs: u32 = 15_000;
const largestPayload: u32 = 65515;

class Reassembly {
  readonly source: u32;
  readonly destination: u32;
  readonly protocol: u32;
  readonly identification: u32;
  readonly expiresMs: u32;
  payload = new Uint8Array(0);
  /** Which units of 8 bytes have come. */
  seen = new Uint8Array(0);
  received: u32 = 0;
  /** 0: the last fragment has not come. */
  total: u32 = 0;

  constructor(packet: Ipv4Packet, identification: u32, expiresMs: u32) {
    this.source = packet.source;
    this.destination = packet.destination;
    this.protocol = packet.protocol;
    this.identification = identification;
    this.expiresMs = expiresMs;
  }
}

export class FragmentTable {
  private readonly statistics: Ipv4Statistics;
  private open: Reassembly[] = [];

  constructor(statistics: Ipv4Statistics) {
    this.statistics = statistics;
  }

  /** Takes a fragment; true when it made its packet whole, which `packet` then describes. */
  add(packet: Ipv4Packet, identification: u32, fragment: u32, nowMs: u32): boolean {
    this.statistics.fragmentsReceived++;
    this.expire(nowMs);
    const start = u32(u32(fragment & 0x1fff) * 8);
    const isLast = (fragment & moreFragments) === 0;
    const end = u32(start + packet.length);
    if (packet.length === 0 || end > largestPayload || (!isLast && (packet.length & 7) !== 0)) {
      this.statistics.dropFragmentShape++;
      return false;
    }
    const entry = this.find(packet, identification, nowMs);
    if (entry === null) {
      this.statistics.dropFragmentLimit++;
      return false;
    }
    const goesBeyond = entry.total > 0 && (end > entry.total || isLast);
    if (goesBeyond || (isLast && end < u32(entry.payload.length)) || !mark(entry, start, end)) {
      this.statistics.dropFragmentOverlap++;
      this.remove(entry);
      return false;
    }
    copyBytes(entry.payload, start, packet.bytes, packet.offset, packet.length);
    entry.received = u32(entry.received + packet.length);
    if (isLast) entry.total = end;
    if (entry.total === 0 || entry.received !== entry.total) return false;
    this.remove(entry);
    this.statistics.reassembled++;
    packet.bytes = entry.payload;
    packet.offset = 0;
    packet.length = entry.total;
    return true;
  }

  private find(packet: Ipv4Packet, identification: u32, nowMs: u32): Reassembly | null {
    for (const entry of this.open) {
      if (
        entry.identification === identification &&
        entry.source === packet.source &&
        entry.destination === packet.destination &&
        entry.protocol === packet.protocol
      ) {
        return entry;
      }
    }
    if (this.open.length >= packetLimit) return null;
    const entry = new Reassembly(packet, identification, u32(nowMs + lifetimeMs));
    this.open.push(entry);
    return entry;
  }

  private remove(entry: Reassembly): void {
    const rest: Reassembly[] = [];
    for (const other of this.open) if (other !== entry) rest.push(other);
    this.open = rest;
  }

  private expire(nowMs: u32): void {
    const rest: Reassembly[] = [];
    for (const entry of this.open) {
      if (isBefore(nowMs, entry.expiresMs)) rest.push(entry);
      else this.statistics.dropFragmentTimeout++;
    }
    this.open = rest;
  }
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
