// Options and the transfer of data, seen from the wire: items 11 to 15 and 19 to 22. The machine's stream on the command
// port is known: byte i of each `send` is i modulo 251.

import assert from "node:assert/strict";
import { sleep } from "./harness.ts";
import { commandPort, echoPort, type WireCases } from "./wire_opening.ts";
import { flags, type Wire } from "./wire.ts";
import { add, fullOptions, type Heard, mss, Peer, sackOptions, text, timestamps } from "./wire_peer.ts";

const { ack, fin, psh, syn } = flags;

export async function opened(wire: Wire, port: number, options: Buffer = mss(1460), first?: number): Promise<Peer> {
  const peer = new Peer(wire, port, first);
  await peer.open(options);
  return peer;
}

export function pattern(length: number, from = 0): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (from + index) % 251));
}

const bytesIn = (segments: readonly Heard[]): number => segments.reduce((sum, one) => sum + one.payload.length, 0);

export const dataCases: WireCases = {
  "11 without the MSS option: at most 536 bytes, no scale, no other option": async (wire) => {
    const peer = new Peer(wire, commandPort);
    const answer = await peer.open(Buffer.alloc(0));
    assert.deepEqual([answer.scale, answer.permitsSack, answer.timestamp], [-1, false, null]);
    peer.say("send 3000\n");
    assert.ok((await peer.read(3000)).equals(pattern(3000)));
    assert.ok(peer.history.every((one) => one.payload.length <= 536));
  },
  "11 MSS 0 and 1: bounded cost, all of it arrives": async (wire) => {
    for (const value of [0, 1]) {
      const peer = await opened(wire, commandPort, mss(value));
      peer.say("send 2000\n");
      assert.ok((await peer.read(2000)).equals(pattern(2000)));
      assert.ok(peer.history.length < 100, `${peer.history.length} segments`);
    }
  },
  "11 a scale of 15 counts as 14; the window of a SYN is not scaled": async (wire) => {
    const peer = new Peer(wire, commandPort);
    peer.window = 1000;
    const answer = await peer.begin(fullOptions(1, 15));
    assert.ok(answer.scale >= 0 && answer.scale <= 14);
    // The scale holds from the first segment after the SYNs: 1 means 16,384 bytes.
    peer.window = 1;
    peer.send(ack);
    peer.say("send 20000\n");
    const first = await peer.collect(300);
    assert.ok(bytesIn(first) > 1000 && bytesIn(first) <= 16_384, `${bytesIn(first)} bytes`);
  },
  "12 options of any length: skipped or dropped, the connection lives": async (wire) => {
    const shapes = ["fe000000", "fe010000", "fe280000", "02030501", "010101fe", "0302080305090101", "05010000"];
    const peer = await opened(wire, echoPort);
    for (const shape of shapes) {
      peer.send(ack | psh, { payload: Buffer.from("ab"), options: Buffer.from(shape, "hex") });
      new Peer(wire, echoPort).send(syn, { options: Buffer.from(shape, "hex") });
    }
    await peer.collect(100);
    peer.send(ack | psh, { payload: Buffer.from("ab") });
    peer.next = add(peer.next, 2);
    assert.equal((await peer.read(2)).toString(), "ab");
    peer.say("cd");
    assert.equal((await peer.read(2)).toString(), "cd");
  },
  "13 timestamps: echoed, rising, old ones answered and dropped": async (wire) => {
    const peer = new Peer(wire, echoPort);
    const answer = await peer.open(fullOptions(7000));
    assert.equal(answer.timestamp?.echo, 7000);
    peer.timestamp = 7100;
    peer.say("new");
    const echoed = await peer.find("echo", (one) => one.payload.length > 0);
    assert.equal(echoed.timestamp?.echo, 7100);
    assert.ok((echoed.timestamp!.value - answer.timestamp!.value) >>> 0 < 0x80000000);
    peer.acknowledge(add(echoed.sequence, 3));
    await peer.collect(100);
    peer.send(ack | psh, { payload: Buffer.from("old"), options: timestamps(7099, echoed.timestamp!.value) });
    const refusal = await peer.expect(ack);
    assert.equal(refusal.acknowledgment, peer.next);
    assert.equal(refusal.payload.length, 0);
  },
  "14 wrong checksums and lengths: silence": async (wire) => {
    const peer = await opened(wire, echoPort);
    await peer.collect(50);
    const payload = Buffer.from("wrong");
    peer.send(ack | psh, { payload, checksum: 0xdead });
    for (const headerWords of [0, 4, 15]) peer.send(ack | psh, { payload, headerWords });
    await peer.expectSilence(600);
  },
  "15 in order: acknowledged within 500 ms, and every second full segment": async (wire) => {
    const peer = await opened(wire, commandPort);
    const sentAtMs = performance.now();
    peer.say("x");
    assert.ok((await peer.expect(ack)).atMs - sentAtMs < 500);
    for (let round = 0; round < 5; round++) {
      peer.say("x".repeat(1460));
      peer.say("x".repeat(1460));
      await peer.find("ACK", (one) => one.acknowledgment === peer.next, 500);
    }
    await peer.collect(100);
    for (let count = 0; count < 20; count++) peer.say("x".repeat(1460));
    const acknowledgments = await peer.collect(300);
    assert.ok(acknowledgments.length >= 10, `${acknowledgments.length} acknowledgments of 20 segments`);
    assert.equal(new Set(acknowledgments.map((one) => one.acknowledgment)).size, acknowledgments.length, "one twice");
  },
  "19 no ACKs: each wait is twice the one before": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.say("send 100\n");
    const sent = (await peer.collect(8500)).filter((one) => one.payload.length > 0);
    assert.ok(sent.length >= 3, `${sent.length} transmissions`);
    assert.ok(sent.every((one) => one.sequence === sent[0]!.sequence && one.payload.equals(pattern(100))));
    const gaps = sent.slice(1).map((one, index) => one.atMs - sent[index]!.atMs);
    for (let index = 1; index < gaps.length; index++)
      assert.ok(Math.abs(gaps[index]! / gaps[index - 1]! - 2) < 0.5, `gaps ${gaps.map(Math.round).join(" ")}`);
  },
  "20 window 0: probes back off; reopening resumes at once; a probe that is taken counts": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.window = 0;
    peer.say("send 5000\n");
    const probes: Heard[] = [];
    const until = Date.now() + 7500;
    while (Date.now() < until)
      for (const one of await peer.collect(50)) {
        if (one.payload.length === 0) continue;
        assert.equal(one.payload.length, 1);
        probes.push(one);
        peer.send(ack);
      }
    assert.ok(probes.length >= 2 && probes.length <= 4, `${probes.length} probes`);
    peer.window = 65535;
    peer.acknowledge(add(peer.acknowledged, 1));
    const reopenedAtMs = performance.now();
    const next = await peer.find("data", (one) => one.payload.length > 1, 1000);
    assert.ok(next.atMs - reopenedAtMs < 200);
    assert.equal(next.sequence, peer.acknowledged);
    // What came meanwhile but is not read here is sent again.
    assert.ok((await peer.read(4999, 8000)).equals(pattern(4999, 1)));
  },
  "20 a window that shrinks breaks nothing": async (wire) => {
    const peer = await opened(wire, commandPort, mss(1000));
    peer.say("send 9000\n");
    await peer.collect(150);
    peer.window = 500;
    peer.acknowledge(add(peer.acknowledged, 2000));
    await peer.collect(300);
    peer.window = 65535;
    peer.send(ack);
    assert.ok((await peer.read(7000, 8000)).equals(pattern(7000, 2000)));
  },
  "21 a stalled reader closes the window, and opens it by no small step": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.say("stall 2500\n");
    let last = await peer.expect(ack);
    while (last.window > 0) {
      peer.next = last.acknowledgment;
      for (let count = 0; count < 16; count++) peer.say("x".repeat(1400));
      last = (await peer.collect(5)).at(-1) ?? last;
    }
    const update = await peer.find("window update", (one) => one.window > 0, 4000);
    assert.ok(update.window >= 1460, `an update of ${update.window} bytes`);
  },
  "21 Nagle: one small segment under way, not with noDelay": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.say("drip 20\n");
    const data = (await peer.collect(300)).filter((one) => one.payload.length > 0);
    const [first] = data as [Heard];
    assert.ok(
      first.payload.length < 10 && data.every((one) => one.sequence === first.sequence),
      data.map(text).join("; "),
    );
    peer.acknowledge(add(first.sequence, first.payload.length));
    const rest = await peer.find("the rest", (one) => one.payload.length > 0);
    assert.equal(rest.payload.length, 20 - first.payload.length);
    const eager = await opened(wire, commandPort);
    eager.say("nodelay\ndrip 20\n");
    const all = (await eager.collect(300)).filter((one) => one.payload.length > 0);
    assert.ok(all.length >= 10, `${all.length} segments`);
  },
  "21 at most ten segments at first; one after a timeout": async (wire) => {
    const peer = await opened(wire, commandPort, sackOptions(1000));
    peer.say("send 40000\n");
    const first = await peer.collect(400);
    assert.ok(bytesIn(first) <= 10_000 && bytesIn(first) >= 2000, `${bytesIn(first)} bytes`);
    const resent = await peer.collect(1200);
    assert.equal(resent.length, 1, "the window is one segment");
    assert.equal(resent[0]!.sequence, peer.acknowledged);
    peer.acknowledge(add(peer.acknowledged, 1000));
    const after = bytesIn(await peer.collect(150));
    assert.ok(after >= 1000 && after <= 3000, `${after} bytes after its acknowledgment`);
  },
  "22 sequence numbers wrap in payload, gap and FIN": async (wire) => {
    const peer = await opened(wire, echoPort, sackOptions(), 0xffffff00);
    const bytes = pattern(600);
    peer.send(ack, { sequence: add(peer.next, 300), payload: bytes.subarray(300) });
    const duplicate = await peer.expect(ack);
    assert.deepEqual(duplicate.sack, [[add(peer.next, 300), add(peer.next, 600)]]);
    peer.send(ack | fin, { sequence: add(peer.next, 600) });
    peer.send(ack, { payload: bytes.subarray(0, 300) });
    peer.next = add(peer.next, 601);
    assert.ok((await peer.read(600)).equals(bytes));
    assert.equal(peer.history.at(-1)!.acknowledgment, peer.next);
  },
  "22 the urgent pointer leaves the stream as it is": async (wire) => {
    const peer = await opened(wire, echoPort);
    for (const urgent of [0, 1, 3, 65535]) {
      peer.send(ack | psh | 32, { payload: Buffer.from("abcd"), urgent });
      peer.next = add(peer.next, 4);
      assert.equal((await peer.read(4)).toString(), "abcd");
      await sleep(1);
    }
  },
};
