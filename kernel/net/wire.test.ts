// Wire formats and small parts of the stack against published values.

import { equal, isTrue, test, throws } from "../../test/unit.ts";
import { formatIpv4, parseIpv4 } from "./address.ts";
import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";
import { addBytes, finishChecksum, isValidSum, pseudoHeaderSum } from "./checksum.ts";
import { SipKey, sipHashVector } from "./siphash.ts";
import { DeadlineTimer, TimerQueue, type TimerOwner } from "./timer_queue.ts";

test("network byte order", () => {
  const bytes = new Uint8Array(8);
  writeU32(bytes, 1, 0x12345678);
  writeU16(bytes, 5, 0x9abc);
  equal(bytes[1], 0x12, "first byte");
  equal(readU32(bytes, 1), 0x12345678, "32 bits");
  equal(readU16(bytes, 5), 0x9abc, "16 bits");
  throws(() => readU32(bytes, 5), "outside");
});

test("IPv4 addresses as text", () => {
  equal(formatIpv4(0x0a4d0002), "10.77.0.2");
  equal(parseIpv4("255.255.255.0"), 0xffffff00);
  for (const text of ["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1..2.3", "a.b.c.d", "1.2.3.4 ", "0001.2.3.4"]) {
    equal(parseIpv4(text), null, text);
  }
});

test("RFC 1071 checksum of the example in its section 3", () => {
  const bytes = new Uint8Array([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]);
  equal(addBytes(0, bytes, 0, 8), 0xddf2);
  equal(finishChecksum(0xddf2), 0x220d);
  isTrue(isValidSum(addBytes(0x220d, bytes, 0, 8)), "valid with its own checksum");
});

test("checksum of an odd number of bytes, and of an IPv4 header from Wikipedia", () => {
  equal(addBytes(0, new Uint8Array([0x12, 0x34, 0x56]), 0, 3), 0x6834);
  const header = new Uint8Array([
    0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0xb8, 0x61, 0xc0, 0xa8, 0x00, 0x01, 0xc0, 0xa8, 0x00,
    0xc7,
  ]);
  isTrue(isValidSum(addBytes(0, header, 0, 20)), "valid header");
  equal(pseudoHeaderSum(0xc0a80001, 0xc0a800c7, 17, 95), 0x8289, "pseudo header");
});

test("SipHash-2-4 reference vectors", () => {
  const key = new SipKey(0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c);
  equal(sipHashVector(key, [])[0], 0x726fdb47, "no bytes, high");
  equal(sipHashVector(key, [])[1], 0xdd0e0e31, "no bytes, low");
  equal(sipHashVector(key, [0x03020100, 0x07060504])[0], 0x93f5f579, "eight bytes, high");
  equal(sipHashVector(key, [0x03020100, 0x07060504])[1], 0x9a932462, "eight bytes, low");
});

class Recorder implements TimerOwner {
  readonly dueMs: u32[] = [];
  readonly timers: DeadlineTimer[] = [];

  onDeadline(nowMs: u32): void {
    this.dueMs.push(nowMs);
  }
}

test("timers run in order, across the wrap of the clock, and can be moved and stopped", () => {
  const queue = new TimerQueue();
  const recorder = new Recorder();
  const start: u32 = 0xffffff00;
  for (let count: u32 = 0; count < 64; count++) {
    const timer = new DeadlineTimer(recorder);
    recorder.timers.push(timer);
    queue.set(timer, u32(start + u32(u32(count * 37) % 64) * 10));
  }
  queue.stop(recorder.timers[0]);
  queue.set(recorder.timers[1], u32(start + 5000));
  let now = start;
  for (let step = 0; step < 64; step++) {
    queue.run(now);
    now = u32(now + 10);
  }
  equal(recorder.dueMs.length, 62, "timers run");
  for (let index = 1; index < recorder.dueMs.length; index++) {
    isTrue(i32(u32(recorder.dueMs[index] - recorder.dueMs[index - 1])) >= 0, "in order");
  }
  equal(queue.untilNextMs(start), 5000, "moved timer");
});
