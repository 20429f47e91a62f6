// The DHCP client against a scripted server: each state of RFC 2131 figure 5, and answers that are late, wrong or hostile.

import { equal, isTrue, test } from "../../test/unit.ts";
import { readU32, writeU32 } from "./bytes.ts";
import { DhcpClient, type DhcpHost, type DhcpLease } from "./dhcp.ts";
import { DhcpStatistics } from "./statistics.ts";
import { ManualClock, SeededRandom } from "./testing/bench_device.ts";

const discover = 1;
const offer = 2;
const request = 3;
const acknowledge = 5;
const refuse = 6;
const offered: u32 = 0x0a00020f;
const server: u32 = 0x0a000202;
const everyone: u32 = 0xffffffff;
const cookie: u32 = 0x63825363;

class Sent {
  constructor(
    readonly destination: u32,
    readonly message: Uint8Array,
    readonly atUs: number,
  ) {}

  get type(): number {
    return this.message[this.optionAt(53)];
  }

  get transaction(): u32 {
    return readU32(this.message, 4);
  }

  /** The address that the client says it has. */
  get clientAddress(): u32 {
    return readU32(this.message, 12);
  }

  /** The value of a four-byte option; 0: absent. */
  word(option: number): u32 {
    const at = this.optionAt(option);
    return at === 0 ? 0 : readU32(this.message, u32(at));
  }

  private optionAt(option: number): number {
    let at = 240;
    while (at < this.message.length && this.message[at] !== 255) {
      if (this.message[at] === option) return at + 2;
      at += 2 + this.message[at + 1];
    }
    return 0;
  }
}

/** The link, the server's side of it, and what the client's machine is told. */
class Bench implements DhcpHost {
  readonly macAddress = new Uint8Array([0x52, 0x54, 0, 0, 0, 2]);
  readonly clock = new ManualClock();
  readonly statistics = new DhcpStatistics();
  readonly client: DhcpClient;
  sent: Sent[] = [];
  readonly leases: DhcpLease[] = [];
  lost = 0;

  constructor() {
    this.client = new DhcpClient(this, this.clock, new SeededRandom(20261129), this.statistics);
  }

  /** A client that has a lease of an hour. */
  static bound(lifetimeS: u32 = 3600): Bench {
    const bench = new Bench();
    bench.client.start();
    bench.answer(offer, lifetimeS);
    bench.answer(acknowledge, lifetimeS);
    bench.sent = [];
    return bench;
  }

  sendDhcp(destination: u32, message: Uint8Array): void {
    this.sent.push(new Sent(destination, message, this.clock.us));
  }

  onLease(lease: DhcpLease): void {
    this.leases.push(lease);
  }

  onLeaseLost(): void {
    this.lost++;
  }

  get last(): Sent {
    return this.sent[this.sent.length - 1];
  }

  advance(seconds: number): void {
    const end = this.clock.us + seconds * 1e6;
    while (this.client.nextDeadlineUs <= end) {
      this.clock.us = Math.max(this.clock.us, this.client.nextDeadlineUs);
      this.client.onTimer(this.clock.us);
    }
    this.clock.us = end;
    this.client.onTimer(end);
  }

  /** The server's answer to what was sent last. */
  message(type: number, lifetimeS: u32): Uint8Array {
    const message = new Uint8Array(300);
    message[0] = 2;
    message.set(this.last.message.slice(4, 8), 4);
    writeU32(message, 16, offered);
    message.set(this.macAddress, 28);
    writeU32(message, 236, cookie);
    const head = [53, 1, type, 54, 4, 10, 0, 2, 2, 1, 4, 255, 255, 255, 0, 3, 4, 10, 0, 2, 1, 51, 4];
    for (let index = 0; index < head.length; index++) message[240 + index] = head[index];
    writeU32(message, u32(240 + head.length), lifetimeS);
    message[240 + head.length + 4] = 255;
    return message;
  }

  answer(type: number, lifetimeS: u32 = 3600): void {
    this.give(this.message(type, lifetimeS));
  }

  give(message: Uint8Array): void {
    this.client.onMessage(message, 0, u32(message.length));
  }
}

test("INIT to BOUND: discover, offer, request, acknowledgment", () => {
  const bench = new Bench();
  bench.client.start();
  equal(bench.last.type, discover, "discover");
  equal(bench.last.destination, everyone, "to everyone");
  const transaction = bench.last.transaction;
  bench.answer(offer);
  equal(bench.last.type, request, "request");
  equal(bench.last.destination, everyone, "to everyone, so that other servers know");
  equal(bench.last.transaction, transaction, "same transaction");
  equal(bench.last.word(50), offered, "requested address");
  equal(bench.last.word(54), server, "chosen server");
  equal(bench.last.clientAddress, 0, "no address yet");
  isTrue(bench.client.current === null, "no lease before the acknowledgment");
  bench.answer(acknowledge);
  equal(bench.leases.length, 1, "leases");
  const lease = bench.leases[0];
  equal(lease.address, offered, "address");
  equal(lease.mask, 0xffffff00, "mask");
  equal(lease.gateway, 0x0a000201, "gateway");
  equal(lease.renewS, 1800, "T1 is half");
  equal(lease.rebindS, 3150, "T2 is seven eighths");
  equal(bench.statistics.sent, 2, "sent");
  equal(bench.statistics.received, 2, "received");
});

test("SELECTING: unanswered discovers back off to 64 s", () => {
  const bench = new Bench();
  bench.client.start();
  bench.advance(600);
  const gaps: number[] = [];
  for (let index = 1; index < bench.sent.length; index++)
    gaps.push((bench.sent[index].atUs - bench.sent[index - 1].atUs) / 1e6);
  isTrue(gaps[0] >= 0.9 && gaps[0] <= 4, `first gap ${gaps[0]} s`);
  isTrue(gaps[gaps.length - 1] > 62 && gaps[gaps.length - 1] < 66, `last gap ${gaps[gaps.length - 1]} s`);
  for (let index = 1; index < gaps.length - 1; index++) isTrue(gaps[index] > gaps[index - 1] * 0.9, "growing");
  bench.answer(offer);
  equal(bench.last.type, request, "a late offer is taken");
});

test("REQUESTING: an unanswered request is sent again, then it begins anew", () => {
  const bench = new Bench();
  bench.client.start();
  bench.answer(offer);
  bench.sent = [];
  bench.advance(30);
  isTrue(bench.sent[0].type === request, "again");
  isTrue(
    bench.sent.some((sent) => sent.type === discover),
    "anew",
  );
  equal(bench.leases.length, 0, "no lease");
});

test("a refusal in REQUESTING begins anew after a moment, however often", () => {
  const bench = new Bench();
  bench.client.start();
  for (let round = 0; round < 5; round++) {
    bench.answer(offer);
    bench.answer(refuse);
    const before = bench.sent.length;
    bench.advance(0.5);
    equal(bench.sent.length, before, "not at once");
    bench.advance(1);
    equal(bench.last.type, discover, "discover");
  }
  equal(bench.lost, 0, "there was nothing to lose");
});

test("RENEWING: asks its server at half the time, and the lease begins anew", () => {
  const bench = Bench.bound();
  bench.advance(1799);
  equal(bench.sent.length, 0, "nothing before T1");
  bench.advance(2);
  equal(bench.last.type, request, "request");
  equal(bench.last.destination, server, "to its server alone");
  equal(bench.last.clientAddress, offered, "from its address");
  equal(bench.last.word(50) + bench.last.word(54), 0, "neither address nor server as options");
  bench.answer(acknowledge);
  equal(bench.leases.length, 2, "leases");
  bench.sent = [];
  bench.advance(1799);
  equal(bench.sent.length, 0, "bound again");
});

test("RENEWING asks again after half of what is left, REBINDING asks everyone, expiry takes the address away", () => {
  const bench = Bench.bound();
  bench.advance(3149);
  const renewals = bench.sent.length;
  isTrue(renewals >= 4 && renewals <= 10, `${renewals} requests to its server`);
  for (const sent of bench.sent) equal(sent.destination, server, "to its server");
  bench.sent = [];
  bench.advance(2);
  equal(bench.last.destination, everyone, "rebinding");
  equal(bench.last.clientAddress, offered, "from its address");
  bench.advance(440);
  isTrue(bench.sent.length >= 2 && bench.sent.length <= 6, `${bench.sent.length} requests to everyone`);
  equal(bench.lost, 0, "not lost yet");
  bench.advance(10);
  equal(bench.lost, 1, "lost");
  equal(bench.last.type, discover, "begins anew");
  isTrue(bench.client.current === null, "no lease");
});

test("a lease shorter than the least time between requests ends in time", () => {
  const bench = Bench.bound(40);
  bench.advance(39);
  equal(bench.lost, 0, "not before its end");
  bench.advance(1.5);
  equal(bench.lost, 1, "not after it");
});

test("a refusal while renewing takes the address away at once", () => {
  const bench = Bench.bound();
  bench.advance(1801);
  bench.answer(refuse);
  equal(bench.lost, 1, "lost");
  bench.advance(2);
  equal(bench.last.type, discover, "begins anew");
});

test("an acknowledgment while rebinding keeps the address", () => {
  const bench = Bench.bound();
  bench.advance(3200);
  bench.answer(acknowledge);
  bench.advance(500);
  equal(bench.lost, 0, "kept");
});

test("a lease carried through an update is renewed when it would have been", () => {
  const bench = Bench.bound();
  const other = new Bench();
  other.clock.us = bench.clock.us + 900e6;
  other.client.resume(bench.leases[0]);
  other.advance(899);
  equal(other.sent.length, 0, "not earlier");
  other.advance(2);
  equal(other.last.destination, server, "renewing");
});

test("an endless lease is never renewed", () => {
  const bench = Bench.bound(0xffffffff);
  for (let year = 0; year < 10; year++) bench.advance(365 * 86400);
  equal(bench.sent.length, 0, "requests");
});

test("messages for others, of other transactions, malformed or without sense change nothing", () => {
  const bench = new Bench();
  bench.client.start();
  bench.sent[0].message[0] = 1;
  const other = bench.message(offer, 3600);
  other[33] = other[33] ^ 1;
  bench.give(other);
  const stale = bench.message(offer, 3600);
  stale[4] = stale[4] ^ 1;
  bench.give(stale);
  const groupAddress = bench.message(offer, 3600);
  writeU32(groupAddress, 16, 0xe0000001);
  bench.give(groupAddress);
  bench.give(bench.message(acknowledge, 3600));
  bench.give(bench.message(refuse, 3600));
  equal(bench.statistics.dropUnexpected, 5, "unexpected");
  const whole = bench.message(offer, 3600);
  for (let length = 0; length < 243; length++) bench.give(whole.slice(0, length));
  const noCookie = bench.message(offer, 3600);
  noCookie[236] = 0;
  bench.give(noCookie);
  equal(bench.statistics.dropMalformed, 241, "malformed");
  for (let at = 240; at < 268; at++) {
    const lying = bench.message(offer, 3600);
    lying[at] = 255 - (at % 7);
    if (lying[16] === 10) writeU32(lying, 16, 0);
    bench.give(lying);
  }
  equal(bench.sent.length, 1, "nothing was sent");
});

test("a strange mask is replaced, and options in the name and file fields count", () => {
  const bench = new Bench();
  bench.client.start();
  bench.answer(offer);
  const message = bench.message(acknowledge, 3600);
  message.set(new Uint8Array([255, 0, 255, 0]), 251);
  message.set(new Uint8Array([52, 1, 3, 255]), 240 + 27);
  message.set(new Uint8Array([58, 4, 0, 0, 0, 100, 255]), 108);
  message.set(new Uint8Array([59, 4, 0, 0, 0, 200, 255]), 44);
  bench.give(message);
  const lease = bench.leases[0];
  equal(lease.mask, 0xffffff00, "mask");
  equal(lease.renewS, 100, "T1 from the file field");
  equal(lease.rebindS, 200, "T2 from the name field");
});
