// Opening and closing, seen from the wire: items 1 to 10 of the behaviours in docs/network.md. Each case uses ports of its
// own, so that all of them can run at once on one machine.

import assert from "node:assert/strict";
import { sleep } from "./harness.ts";
import { flags, peerIp, type Wire } from "./wire.ts";
import { add, Peer } from "./wire_peer.ts";

export const echoPort = 7;
export const commandPort = 9;
export const closedPort = 4000;

export type WireCases = Readonly<Record<string, (wire: Wire) => Promise<void>>>;

const { ack, fin, psh, rst, syn } = flags;

/** The connection that the machine opens to a port of the peer, told so on `teller`; nothing is answered yet. */
async function calledBy(wire: Wire, teller: Peer, port: number): Promise<Peer> {
  const called = new Peer(wire, 0, 70_000, port);
  teller.say(`connect ${port}\n`);
  const request = await called.expect(syn);
  called.acknowledged = add(request.sequence, 1);
  return called;
}

/** A connection on the command port that the machine has ended first: its FIN is acknowledged if `isAcknowledged`. */
async function endedFirst(wire: Wire, isAcknowledged: boolean): Promise<Peer> {
  const peer = new Peer(wire, commandPort);
  await peer.open();
  peer.say("end\n");
  const theirs = await peer.hearFlag(fin);
  peer.acknowledged = add(theirs.sequence, 1);
  if (isAcknowledged) peer.send(ack);
  return peer;
}

export const openingCases: WireCases = {
  "1 SYN to a closed port: RST,ACK": async (wire) => {
    for (const payload of [Buffer.alloc(0), Buffer.from("data")]) {
      const peer = new Peer(wire, closedPort);
      peer.send(syn, { payload });
      const reset = await peer.expect(rst | ack);
      assert.equal(reset.sequence, 0);
      assert.equal(reset.acknowledgment, add(peer.next, 1 + payload.length));
    }
  },
  "2 ACK to a closed or listening port: RST; RST: silence": async (wire) => {
    for (const port of [closedPort, echoPort]) {
      const peer = new Peer(wire, port);
      peer.send(ack, { acknowledgement: 0x12345678 });
      assert.equal((await peer.expect(rst)).sequence, 0x12345678);
      peer.send(rst);
      peer.send(rst | ack, { acknowledgement: 5 });
      await peer.expectSilence();
    }
  },
  "3 data in the SYN arrives exactly once": async (wire) => {
    const peer = new Peer(wire, echoPort);
    const payload = Buffer.from("early bird");
    peer.send(syn, { payload });
    const answer = await peer.expect(syn | ack);
    const taken = (answer.acknowledgment - peer.next - 1) >>> 0;
    peer.next = add(peer.next, 1);
    peer.acknowledged = add(answer.sequence, 1);
    if (taken === 0) peer.send(ack | psh, { payload });
    else peer.send(ack);
    peer.next = add(peer.next, payload.length);
    assert.equal((await peer.read(payload.length)).toString(), "early bird");
    peer.say("!");
    assert.equal((await peer.read(1)).toString(), "!");
  },
  "4 SYN+FIN, no flags, all flags: no connection": async (wire) => {
    for (const strange of [syn | fin, 0, 63, fin, fin | psh | 32, syn | rst]) {
      const peer = new Peer(wire, echoPort);
      peer.send(strange);
      for (const heard of await peer.collect(150)) assert.equal(heard.flags & syn, 0);
    }
  },
  "5 SYN,ACK: the same for a duplicate SYN, and again after 1, 2 and 4 s": async (wire) => {
    const peer = new Peer(wire, echoPort);
    const first = await peer.begin();
    peer.send(syn, { sequence: add(peer.next, -1), options: Buffer.from([2, 4, 5, 180]) });
    const second = await peer.expect(syn | ack);
    assert.equal(second.sequence, first.sequence);
    assert.equal(second.acknowledgment, first.acknowledgment);
    const again = await peer.collect(7500);
    assert.equal(again.length, 3);
    for (const heard of again) assert.equal(heard.sequence, first.sequence);
    const gaps = again.map((heard, index) => heard.atMs - (again[index - 1] ?? first).atMs);
    gaps.forEach((gap, index) => assert.ok(Math.abs(gap - 1000 * 2 ** index) < 400, `gaps ${gaps.join(" ")}`));
  },
  "6 bad ACK in SYN-RECEIVED: RST; the right one still opens": async (wire) => {
    const peer = new Peer(wire, echoPort);
    await peer.begin();
    peer.send(ack, { acknowledgement: add(peer.acknowledged, 777) });
    assert.equal((await peer.expect(rst)).sequence, add(peer.acknowledged, 777));
    peer.send(ack);
    peer.say("open");
    assert.equal((await peer.read(4)).toString(), "open");
  },
  "6 simultaneous open": async (wire) => {
    const teller = new Peer(wire, commandPort);
    await teller.open();
    const called = await calledBy(wire, teller, 30_001);
    called.send(syn);
    const crossing = await called.expect(syn | ack);
    assert.equal(add(crossing.sequence, 1), called.acknowledged);
    called.send(syn | ack);
    called.next = add(called.next, 1);
    assert.equal((await teller.read(10)).toString(), "connected\n");
    called.say("both");
    assert.equal((await called.read(4)).toString(), "both");
  },
  "7 RST in SYN-SENT counts only with the right ACK": async (wire) => {
    const teller = new Peer(wire, commandPort);
    await teller.open();
    const called = await calledBy(wire, teller, 30_002);
    called.send(rst | ack, { sequence: 0, acknowledgement: add(called.acknowledged, 1) });
    called.send(rst, { sequence: 0 });
    const again = await called.expect(syn, 2500);
    assert.equal(add(again.sequence, 1), called.acknowledged);
    called.send(syn | ack, { acknowledgement: add(called.acknowledged, -5) });
    assert.equal((await called.expect(rst)).sequence, add(called.acknowledged, -5));
    called.send(rst | ack, { sequence: 0 });
    const reason = `connect ECONNREFUSED ${peerIp}:30002\n`;
    assert.equal((await teller.read(reason.length)).toString(), reason);
  },
  "8 half-close: the FIN is acknowledged, the machine goes on sending": async (wire) => {
    const peer = new Peer(wire, commandPort);
    await peer.open();
    peer.say("drip 60\n", ack | psh | fin);
    const stream = await peer.read(60);
    stream.forEach((byte) => assert.equal(byte, 0));
    assert.equal(peer.history.at(-1)!.acknowledgment, peer.next);
    peer.acknowledge(peer.acknowledged);
  },
  "8 the machine closes first: what follows its FIN has the number after it": async (wire) => {
    const peer = await endedFirst(wire, true);
    peer.say("x".repeat(2920));
    const inFinWait2 = await peer.find("ACK", (one) => one.acknowledgment === peer.next);
    assert.equal(inFinWait2.sequence, peer.acknowledged);
    peer.say("", ack | fin);
    const last = await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
    assert.equal(last.sequence, peer.acknowledged);
    assert.equal(last.flags & rst, 0);
  },
  "8 simultaneous close": async (wire) => {
    const peer = await endedFirst(wire, false);
    peer.send(ack | fin, { acknowledgement: add(peer.acknowledged, -1) });
    peer.next = add(peer.next, 1);
    await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
    peer.send(ack);
    peer.send(ack | fin, { sequence: add(peer.next, -1) });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
  },
  "9 FIN with data out of order: the data first, then the end": async (wire) => {
    const peer = new Peer(wire, echoPort);
    await peer.open();
    const start = peer.next;
    peer.send(ack | fin, { sequence: add(start, 5), payload: Buffer.from("world") });
    assert.equal((await peer.expect(ack)).acknowledgment, start);
    peer.send(ack | psh, { payload: Buffer.from("hello") });
    peer.next = add(start, 11);
    assert.equal((await peer.read(10)).toString(), "helloworld");
    await peer.hearFlag(fin);
    assert.equal(peer.history.at(-1)!.acknowledgment, peer.next);
  },
  "9 FIN in SYN-RECEIVED; a FIN again in TIME-WAIT": async (wire) => {
    const early = new Peer(wire, echoPort);
    await early.begin();
    early.say("", ack | fin);
    await early.find("FIN", (one) => (one.flags & fin) !== 0 && one.acknowledgment === early.next);
    const peer = await endedFirst(wire, true);
    peer.say("", ack | fin);
    await peer.find("ACK", (one) => one.acknowledgment === peer.next);
    await peer.collect(50);
    peer.send(ack | fin, { sequence: add(peer.next, -1) });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
  },
  "10 TIME-WAIT: RST is ignored, an old SYN opens nothing, a newer one does": async (wire) => {
    const peer = await endedFirst(wire, true);
    peer.say("", ack | fin);
    await peer.find("ACK", (one) => one.acknowledgment === peer.next);
    await peer.collect(50);
    peer.send(rst);
    await peer.expectSilence(100);
    peer.send(ack | fin, { sequence: add(peer.next, -1) });
    await peer.expect(ack);
    peer.send(syn, { sequence: add(peer.next, -5000) });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
    peer.next = add(peer.next, 100_000);
    await peer.open();
    peer.say("send 3\n");
    assert.deepEqual([...(await peer.read(3))], [0, 1, 2]);
  },
  "10 data after close: RST": async (wire) => {
    const peer = new Peer(wire, commandPort);
    await peer.open();
    peer.say("destroy\n");
    const theirs = await peer.hearFlag(fin);
    peer.acknowledge(add(theirs.sequence, 1));
    await sleep(20);
    await peer.collect(20);
    peer.say("too late");
    const reset = await peer.hearFlag(rst);
    assert.equal(reset.sequence, peer.acknowledged);
  },
};
