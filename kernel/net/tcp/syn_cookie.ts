// SYN cookies (RFC 4987 3.6): when a listener's half-open table is full, the answer to a SYN is computed from the SYN and a
// secret, and nothing is kept. The client's acknowledgment brings it back, and with the timestamp its other options.
//
// A cookie is, from the top: 5 bits of the time in units of 64 s, 3 bits of MSS, 24 bits of keyed hash over both, the
// addresses, the ports and the client's first sequence number.

import { sipHash, type SipKey } from "../siphash.ts";
import type { Segment } from "./segment.ts";

const periodShift: u32 = 16;
const segmentSizes: readonly u32[] = [64, 536, 1024, 1220, 1360, 1440, 1452, 1460];
const noScale: u32 = 15;
const optionBits: u32 = 31;

/** The first sequence number to answer a SYN with. */
export function makeCookie(key: SipKey, syn: Segment, nowMs: u32): u32 {
  let size: u32 = 0;
  const offered = syn.mss === 0 ? 536 : syn.mss;
  for (let index: u32 = 1; index < 8; index++) if (segmentSizes[index] <= offered) size = index;
  return cookieOf(key, syn, syn.sequence, u32(nowMs >>> periodShift), size);
}

/** The MSS in the cookie that a segment acknowledges; 0 when it is no cookie of ours, or older than two minutes. */
export function checkCookie(key: SipKey, segment: Segment, nowMs: u32): u32 {
  const cookie = u32(segment.acknowledgment - 1);
  const size = u32((cookie >>> 24) & 7);
  const now = u32(nowMs >>> periodShift);
  for (let age: u32 = 0; age < 2; age++) {
    const period = u32(now - age);
    if (cookieOf(key, segment, u32(segment.sequence - 1), period, size) === cookie) return segmentSizes[size];
  }
  return 0;
}

function cookieOf(key: SipKey, segment: Segment, clientSequence: u32, period: u32, size: u32): u32 {
  const ports = u32(u32(u32(segment.destinationPort) << 16) | u32(segment.sourcePort));
  const head = u32(u32(u32(period & 31) << 3) | size);
  const hash = sipHash(key, u32(segment.sourceAddress ^ u32(head << 24)), ports, clientSequence);
  return u32(u32(head << 24) | u32(hash & 0xffffff));
}

/** A timestamp not later than `timestamp` whose low bits hold the SYN's window scale and whether it permits SACK. */
export function timestampWithOptions(syn: Segment, timestamp: u32): u32 {
  const scale = syn.hasWindowScale ? syn.windowScale : noScale;
  const bits = u32(u32(scale << 1) | u32(syn.isSackPermitted ? 1 : 0));
  const value = u32(u32(timestamp & ~optionBits) | bits);
  return i32(u32(timestamp - value)) < 0 ? u32(value - optionBits - 1) : value;
}

/** Fills `syn` with what the forgotten SYN must have been, from the segment that acknowledges the cookie. */
export function rebuildSyn(syn: Segment, segment: Segment, mss: u32): void {
  syn.sourceAddress = segment.sourceAddress;
  syn.destinationAddress = segment.destinationAddress;
  syn.sourcePort = segment.sourcePort;
  syn.destinationPort = segment.destinationPort;
  syn.sequence = u32(segment.sequence - 1);
  syn.acknowledgment = 0;
  syn.window = segment.window;
  syn.mss = mss;
  syn.hasTimestamps = segment.hasTimestamps;
  syn.timestampValue = segment.timestampValue;
  const bits: u32 = segment.hasTimestamps ? u32(segment.timestampEcho & optionBits) : u32(noScale << 1);
  syn.windowScale = u32(bits >>> 1);
  syn.hasWindowScale = syn.windowScale < noScale;
  syn.isSackPermitted = (bits & 1) !== 0;
}
