// What an attacker may try with single frames, seen from the wire: items 23, 24 and 27 to 29. Floods are in wire.test.ts.

import assert from "node:assert/strict";
import { opened } from "./wire_data.ts";
import { commandPort, echoPort, type WireCases } from "./wire_opening.ts";
import { arp, flags, guestIp, icmp, ipv4, isIcmp, peerIp, protocols, tcp, udp, type Wire } from "./wire.ts";
import { add, mss, Peer } from "./wire_peer.ts";
import { guestMac } from "../../scripts/qemu.ts";

const { ack, psh, rst, syn } = flags;

async function isAlive(peer: Peer): Promise<void> {
  peer.say("alive");
  assert.equal((await peer.read(5)).toString(), "alive");
}

/** The ICMP errors that come within a while, about packets to `port`. */
async function icmpErrors(wire: Wire, port: number, forMs: number): Promise<Buffer[]> {
  const errors: Buffer[] = [];
  wire.listen((frame) => {
    if ((isIcmp(frame, 3) || isIcmp(frame, 11)) && frame.readUInt16BE(64) === port) errors.push(frame);
  });
  await new Promise((resolve) => setTimeout(resolve, forMs));
  return errors;
}

/** A message about a packet that the machine sent on this connection. */
function quoting(peer: Peer, type: number, code: number, mtu: number, sequence: number): Buffer {
  const segment = tcp(peer.guestPort, peer.port, ack, sequence);
  const quoted = ipv4(protocols.tcp, segment).subarray(14);
  Buffer.from(guestIp.split(".").map(Number)).copy(quoted, 12);
  Buffer.from(peerIp.split(".").map(Number)).copy(quoted, 16);
  quoted.writeUInt16BE(1500, 2);
  const message = icmp(type, code, 0, quoted.subarray(0, 28));
  message.writeUInt16BE(mtu, 6);
  message.writeUInt16BE(0, 2);
  message.writeUInt16BE(sumOf(message), 2);
  return message;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) sum += (bytes[index]! << 8) | (bytes[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const attackCases: WireCases = {
  "23 SYN in a connection: challenge ACK": async (wire) => {
    const peer = await opened(wire, echoPort);
    for (const at of [0, 100, 70_000_000, -1]) {
      peer.send(syn, { sequence: add(peer.next, at) });
      const challenge = await peer.expect(ack);
      assert.equal(challenge.acknowledgment, peer.next);
      assert.equal(challenge.sequence, peer.acknowledged);
    }
    await isAlive(peer);
  },
  "23 RST: within the window a challenge, outside silence, exact the end": async (wire) => {
    const peer = await opened(wire, echoPort);
    peer.send(rst, { sequence: add(peer.next, 10) });
    assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
    peer.send(rst, { sequence: add(peer.next, -1) });
    peer.send(rst, { sequence: add(peer.next, 10_000_000) });
    await peer.expectSilence();
    await isAlive(peer);
    peer.send(rst);
    peer.send(ack | psh, { payload: Buffer.from("gone?") });
    assert.equal((await peer.expect(rst)).sequence, peer.acknowledged);
  },
  "23 an ACK far off: challenge, its data not taken; no more than ten a second": async (wire) => {
    const peer = await opened(wire, echoPort);
    for (const at of [1_000_000, -1_000_000]) {
      peer.send(ack | psh, { acknowledgement: add(peer.acknowledged, at), payload: Buffer.from("forged") });
      const challenge = await peer.expect(ack);
      assert.equal(challenge.acknowledgment, peer.next);
    }
    await peer.collect(1000);
    for (let count = 0; count < 200; count++) peer.send(syn, { sequence: add(peer.next, 500) });
    const challenges = (await peer.collect(400)).length;
    assert.ok(challenges >= 1 && challenges <= 20, `${challenges} challenges`);
    await isAlive(peer);
  },
  "24 initial numbers rise for the same pair and are scattered over pairs": async (wire) => {
    const numbers: number[] = [];
    const peer = new Peer(wire, echoPort);
    for (let round = 0; round < 5; round++) {
      peer.send(syn);
      const answer = await peer.expect(syn | ack);
      numbers.push(answer.sequence);
      peer.send(rst, { sequence: add(peer.next, 1) });
      peer.next = add(peer.next, 7777);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    numbers.slice(1).forEach((number, index) => {
      const step = (number - numbers[index]!) >>> 0;
      assert.ok(step > 0 && step < 2_000_000, `a step of ${step}`);
    });
    const scattered = await Promise.all(Array.from({ length: 8 }, () => new Peer(wire, echoPort).begin()));
    const high = new Set(scattered.map((one) => one.sequence >>> 24));
    assert.ok(high.size >= 4, `only ${high.size} different first bytes of 8`);
  },
  "27 an echo request of 4,000 bytes in fragments is answered in fragments": async (wire) => {
    const message = icmp(8, 0, 4000, Buffer.alloc(4000, "f"));
    const pieces: Buffer[] = [];
    wire.listen((frame) => {
      const isPiece = frame.readUInt16BE(12) === 0x0800 && frame[23] === protocols.icmp;
      if (isPiece && (frame.readUInt16BE(20) & 0x3fff) !== 0) pieces.push(frame);
    });
    const piece = (from: number, to: number): Buffer =>
      ipv4(protocols.icmp, message.subarray(from, to), { identification: 41, offset: from, moreFragments: to < 4008 });
    for (const [from, to] of [
      [2960, 4008],
      [0, 1480],
      [0, 1480],
      [1480, 2960],
    ] as const)
      wire.send(piece(from, to));
    await until(() => pieces.length === 3);
    const reply = Buffer.concat(pieces.map((frame) => frame.subarray(34, 14 + frame.readUInt16BE(16))));
    assert.equal(reply.length, 4008);
    assert.equal(reply[0], 0);
    assert.equal(sumOf(reply), 0);
  },
  "27 UDP through node:dgram: echoed, in fragments both ways, and to itself": async (wire) => {
    const pieces: Buffer[] = [];
    wire.listen((frame) => {
      if (frame.readUInt16BE(12) === 0x0800 && frame[23] === protocols.udp) pieces.push(frame.subarray(34));
    });
    wire.send(ipv4(protocols.udp, udp(7001, 7, Buffer.from("small"))));
    await until(() => pieces.length === 1);
    assert.equal(pieces[0]!.subarray(8, 13).toString(), "small");
    const datagram = udp(7002, 7, Buffer.alloc(2500, "l"));
    wire.send(ipv4(protocols.udp, datagram.subarray(0, 1480), { identification: 77, moreFragments: true }));
    wire.send(ipv4(protocols.udp, datagram.subarray(1480), { identification: 77, offset: 1480 }));
    await until(() => pieces.length === 3);
    assert.equal(pieces[1]!.readUInt16BE(2), 7002);
    assert.equal(pieces[1]!.length + pieces[2]!.length, 2508);
    const peer = await opened(wire, commandPort);
    for (const [length, answer] of [
      [4000, "4000 bytes from port 7\n"],
      [65_508, "send EMSGSIZE\n"],
    ] as const) {
      peer.say(`ask ${length}\n`);
      assert.equal((await peer.read(answer.length)).toString(), answer);
    }
  },
  "28 a closed UDP port: unreachable; not for a broadcast, a later fragment or an error": async (wire) => {
    const errors = icmpErrors(wire, 4444, 400);
    const datagram = udp(1000, 4444, Buffer.from("anyone?"));
    wire.send(ipv4(protocols.udp, datagram));
    const toAll = ipv4(protocols.udp, datagram);
    Buffer.alloc(6, 0xff).copy(toAll, 0);
    wire.send(toAll);
    wire.send(ipv4(protocols.udp, datagram, { offset: 800, identification: 9 }));
    const error = (await errors)[0]!;
    assert.equal((await errors).length, 1);
    assert.deepEqual([...error.subarray(34, 36)], [3, 3]);
    assert.ok(error.subarray(62, 70).equals(datagram.subarray(0, 8)));
  },
  "28 fragmentation needed: heeded only with a number in the window and a sane size": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.say("send 5000\n");
    const first = await peer.find("data", (one) => one.payload.length > 0);
    await peer.collect(100);
    const lie = (mtu: number, sequence: number): void =>
      wire.send(ipv4(protocols.icmp, quoting(peer, 3, 4, mtu, sequence)));
    lie(600, add(first.sequence, 1_000_000));
    lie(68, first.sequence);
    lie(9000, first.sequence);
    assert.equal((await peer.collect(200)).length, 0, "nothing is sent again");
    lie(1000, first.sequence);
    const smaller = await peer.find("smaller segments", (one) => one.payload.length > 0, 500);
    assert.equal(smaller.sequence, first.sequence);
    assert.equal(smaller.payload.length, 960);
    assert.equal((await peer.read(5000)).length, 5000);
  },
  "28 unreachable is soft once established": async (wire) => {
    const peer = await opened(wire, commandPort);
    peer.say("send 10\n");
    const data = await peer.find("data", (one) => one.payload.length > 0);
    for (const code of [0, 1, 2, 3]) wire.send(ipv4(protocols.icmp, quoting(peer, 3, code, 0, data.sequence)));
    assert.equal((await peer.read(10)).length, 10);
    peer.say("send 3\n");
    assert.equal((await peer.read(3)).length, 3);
  },
  "29 unsolicited ARP replies do not displace a live peer": async (wire) => {
    const peer = await opened(wire, echoPort, mss(1460));
    const thief = "52:54:00:66:66:66";
    for (let count = 0; count < 20; count++) wire.send(arp(2, thief, peerIp, guestMac, guestIp));
    await isAlive(peer);
    wire.send(arp(1, thief, peerIp, "00:00:00:00:00:00", guestIp));
    await isAlive(peer);
    const stolen = wire.received.filter((frame) => frame.subarray(0, 6).equals(Buffer.from("525400666666", "hex")));
    assert.ok(
      stolen.every((frame) => frame.readUInt16BE(12) === 0x0806),
      "a packet went to the thief",
    );
  },
};
