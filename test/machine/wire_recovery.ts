// Loss, disorder and repetition, seen from the wire: items 16 to 18.

import assert from "node:assert/strict";
import { opened, pattern } from "./wire_data.ts";
import { commandPort, echoPort, type WireCases } from "./wire_opening.ts";
import { flags } from "./wire.ts";
import { add, type Heard, mss, type Peer, sackBlocks, sackOptions } from "./wire_peer.ts";

const { ack, psh } = flags;

/** Ten segments of 1,000 bytes that nobody has acknowledged, as the machine's first window has them. */
async function tenSegments(peer: Peer): Promise<number> {
  peer.say("send 10000\n");
  const start = peer.acknowledged;
  const sent: Heard[] = [];
  while (sent.length < 10) sent.push(await peer.find("data", (one) => one.payload.length > 0));
  sent.forEach((one, index) => assert.equal(one.sequence, add(start, index * 1000)));
  return start;
}

const starts = (segments: readonly Heard[]): number[] =>
  segments.filter((one) => one.payload.length > 0).map((one) => one.sequence);

export const recoveryCases: WireCases = {
  "16 a gap: a duplicate ACK for each segment, newest block first; filled: one ACK without the block": async (wire) => {
    const peer = await opened(wire, echoPort, sackOptions());
    const start = peer.next;
    const bytes = pattern(6000);
    const piece = (at: number): Buffer => bytes.subarray(at, at + 1000);
    for (const at of [1000, 3000, 5000]) peer.send(ack, { sequence: add(start, at), payload: piece(at) });
    for (const at of [1000, 3000, 5000]) {
      const duplicate = await peer.expect(ack);
      assert.equal(duplicate.acknowledgment, start);
      assert.deepEqual(duplicate.sack[0], [add(start, at), add(start, at + 1000)]);
    }
    peer.send(ack, { sequence: add(start, 2000), payload: piece(2000) });
    const joined = await peer.expect(ack);
    assert.deepEqual(joined.sack[0], [add(start, 1000), add(start, 4000)]);
    assert.equal(joined.sack.length, 2);
    peer.send(ack, { payload: piece(0) });
    const filled = await peer.find("cumulative ACK", (one) => one.acknowledgment === add(start, 4000), 100);
    assert.ok(filled.sack.every(([from]) => from === add(start, 5000)));
    peer.send(ack, { sequence: add(start, 4000), payload: piece(4000) });
    peer.next = add(start, 6000);
    assert.ok((await peer.read(6000)).equals(bytes));
    assert.deepEqual(peer.history.at(-1)!.sack, []);
  },
  "17 an old duplicate: ACK; conflicting overlaps: one stream": async (wire) => {
    const peer = await opened(wire, echoPort, sackOptions());
    peer.say("0123456789");
    await peer.read(10);
    await peer.collect(100);
    peer.send(ack | psh, { sequence: add(peer.next, -10), payload: Buffer.from("XXXXXXXXXX") });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
    const start = peer.next;
    const at = (from: number, text: string): void =>
      peer.send(ack | psh, { sequence: add(start, from), payload: Buffer.from(text) });
    at(4, "efgh");
    at(2, "cdXXXXij");
    at(-5, "YYYYYabc");
    peer.next = add(start, 10);
    const stream = (await peer.read(10)).toString();
    assert.match(stream, /^abc[dX]efghij$/);
    at(0, "ZZZZZZZZZZkl");
    peer.next = add(start, 12);
    assert.equal((await peer.read(2)).toString(), "kl");
  },
  "17 data beyond the window is cut and acknowledged": async (wire) => {
    const peer = await opened(wire, echoPort);
    const edge = add(peer.next, 65_535);
    const bytes = pattern(1000);
    peer.send(ack, { sequence: add(edge, -500), payload: bytes });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
    peer.send(ack, { sequence: add(edge, 10), payload: bytes });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
  },
  "18 three duplicate ACKs: sent again before the timer; a partial ACK sends the next hole": async (wire) => {
    const peer = await opened(wire, commandPort, mss(1000));
    const start = await tenSegments(peer);
    peer.send(ack);
    peer.send(ack);
    assert.ok(!starts(await peer.collect(100)).includes(start), "not before the third");
    peer.send(ack);
    assert.equal((await peer.find("retransmission", (one) => one.payload.length > 0, 150)).sequence, start);
    peer.acknowledge(add(start, 3000));
    const next = await peer.find("next hole", (one) => one.payload.length > 0, 150);
    assert.equal(next.sequence, add(start, 3000));
    peer.acknowledge(add(start, 10_000));
    assert.deepEqual(await peer.collect(1500), [], "nothing more");
  },
  "18 with SACK only the holes are sent again": async (wire) => {
    const peer = await opened(wire, commandPort, sackOptions(1000));
    const start = await tenSegments(peer);
    const block = (from: number, to: number): [number, number] => [add(start, from * 1000), add(start, to * 1000)];
    const said = [[block(1, 2)], [block(1, 3)], [block(1, 4)], [block(1, 5)], [block(6, 7), block(1, 5)]];
    for (const to of [8, 9, 10]) said.push([block(6, to), block(1, 5)]);
    for (const blocks of said) peer.send(ack, { options: sackBlocks(...blocks) });
    assert.deepEqual(starts(await peer.collect(150)), [start, add(start, 5000)]);
    peer.acknowledge(add(start, 10_000));
    peer.say("send 5\n");
    assert.ok((await peer.read(5)).equals(pattern(5)));
  },
};
