// ARP, fragments, ICMP and UDP under good and bad packets: items 26 to 29 of the wire behaviours.

import { equal, isTrue, test, throws } from "../../test/unit.ts";
import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";
import { addBytes, finishChecksum, isValidSum } from "./checksum.ts";
import type { UdpUser } from "./stack.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "./testing/recording_user.ts";
import {
  ack,
  guestAddress,
  ipFrame,
  mssOption,
  patternFrom,
  peerAddress,
  psh,
  ScriptedPeer,
} from "./testing/scripted_peer.ts";

const seed: u32 = 20261127;
const moreFragments = 0x2000;

class DatagramRecorder implements UdpUser {
  readonly datagrams: Uint8Array[] = [];

  onDatagram(bytes: Uint8Array, offset: u32, length: u32): void {
    this.datagrams.push(bytes.slice(offset, u32(offset + length)));
  }
}

function echoRequest(length: number): Uint8Array {
  const message = patternFrom(0, length);
  writeU32(message, 0, 0x08000000);
  writeU16(message, 2, finishChecksum(addBytes(0, message, 0, u32(length))));
  return message;
}

function datagram(port: u16, length: number): Uint8Array {
  const message = patternFrom(0, length + 8);
  writeU16(message, 0, 5353);
  writeU16(message, 2, port);
  writeU16(message, 4, u16(length + 8));
  writeU16(message, 6, 0);
  return message;
}

/** The ICMP messages sent since the last call. */
function icmpSent(peer: ScriptedPeer): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (const packet of peer.packets) {
    if (packet[23] !== 1) continue;
    const message = packet.slice(34, 14 + readU16(packet, 16));
    isTrue(isValidSum(addBytes(0, message, 0, u32(message.length))), "ICMP checksum");
    messages.push(message);
  }
  peer.packets.length = 0;
  return messages;
}

test("ICMP echo is answered with the same bytes", () => {
  const peer = new ScriptedPeer(seed);
  peer.sendPacket(peerAddress, 1, echoRequest(64));
  const answers = icmpSent(peer);
  equal(answers.length, 1, "answers");
  equal(answers[0][0], 0, "type");
  equal(answers[0][40], patternFrom(40, 1)[0], "contents");
});

test("14 wrong IP headers are met with silence and counted", () => {
  const peer = new ScriptedPeer(seed);
  const statistics = peer.stack.statistics.ipv4;
  const whole = ipFrame(peerAddress, guestAddress, 1, echoRequest(64), 7);
  const change = (at: number, value: number): void => {
    const frame = whole.slice(0, whole.length);
    frame[at] = value;
    if (at !== 24) {
      writeU16(frame, 24, 0);
      writeU16(frame, 24, finishChecksum(addBytes(0, frame, 14, 20)));
    }
    peer.device.deliver(frame);
    peer.stack.egress();
  };
  change(24, whole[24] ^ 1);
  change(14, 0x44);
  change(14, 0x65);
  change(14, 0x4f);
  change(16, 0xff);
  change(17, 10);
  equal(icmpSent(peer).length, 0, "answers");
  isTrue(statistics.dropChecksum >= 1 && statistics.dropHeaderLength >= 1, "counted");
  isTrue(statistics.dropVersion === 1 && statistics.dropTotalLength >= 1, "counted");
  for (let length = 0; length < whole.length; length++) peer.device.deliver(whole.slice(0, length));
  equal(icmpSent(peer).length, 0, "truncated frames");
});

test("26 the ARP table is bounded and recovers", () => {
  const peer = new ScriptedPeer(seed);
  peer.sendPacket(peerAddress, 1, echoRequest(32));
  peer.packets.length = 0;
  for (let count = 0; count < 5000; count++) {
    peer.sendArp(1, u32(0x0a000000 + u32(10 + (count % 200))), u8(count), guestAddress);
    peer.sendArp(1, u32(0x0b000000 + u32(count)), u8(count), guestAddress);
  }
  isTrue(peer.stack.statistics.arp.evicted > 1000, "entries are given up");
  peer.arpFrames.length = 0;
  peer.packets.length = 0;
  peer.sendPacket(peerAddress, 1, echoRequest(32));
  equal(icmpSent(peer).length, 1, "an honest peer is answered");
});

test("26 answers to made-up senders do not displace a living neighbour", () => {
  const peer = new ScriptedPeer(seed);
  peer.sendPacket(peerAddress, 1, echoRequest(32));
  equal(icmpSent(peer).length, 1, "the neighbour is known");
  peer.answersArp = false;
  peer.stack.configure(guestAddress, 0xff000000, 0);
  for (let count = 0; count < 5000; count++) peer.sendPacket(u32(0x0a010000 + u32(count)), 1, echoRequest(32));
  const statistics = peer.stack.statistics.arp;
  equal(statistics.evicted, 0, "evicted");
  isTrue(statistics.requestsSent < 400, `${statistics.requestsSent} requests`);
  icmpSent(peer);
  peer.sendPacket(peerAddress, 1, echoRequest(32));
  equal(icmpSent(peer).length, 1, "still known");
  peer.advance(10_000);
  peer.answersArp = true;
  peer.sendPacket(0x0a020001, 1, echoRequest(32));
  equal(icmpSent(peer).length, 1, "a new one, when the flood is over");
});

test("27 fragments are delivered when whole, in any order", () => {
  const peer = new ScriptedPeer(seed);
  const message = echoRequest(1200);
  peer.sendPacket(peerAddress, 1, message.slice(800, 1200), 100);
  peer.sendPacket(peerAddress, 1, message.slice(0, 400), moreFragments);
  equal(icmpSent(peer).length, 0, "not whole");
  peer.sendPacket(peerAddress, 1, message.slice(400, 800), moreFragments | 50);
  const answers = icmpSent(peer);
  equal(answers.length, 1, "answers");
  equal(answers[0].length, 1200, "length");
});

test("27 overlapping, oversized and unfinished fragments are bounded", () => {
  const peer = new ScriptedPeer(seed);
  const statistics = peer.stack.statistics.ipv4;
  const message = echoRequest(1200);
  peer.sendPacket(peerAddress, 1, message.slice(0, 400), moreFragments, 5);
  peer.sendPacket(peerAddress, 1, message.slice(392, 800), moreFragments | 49, 5);
  peer.sendPacket(peerAddress, 1, message.slice(800, 1200), 100, 5);
  peer.sendPacket(peerAddress, 1, message.slice(400, 800), moreFragments | 50, 5);
  equal(icmpSent(peer).length, 0, "overlapping");
  isTrue(statistics.dropFragmentOverlap >= 1, "overlap counted");
  peer.sendPacket(peerAddress, 1, message.slice(0, 400), 0x1fff, 6);
  isTrue(statistics.dropFragmentShape >= 1, "oversized counted");
  for (let count = 0; count < 1000; count++) {
    peer.sendPacket(peerAddress, 1, message.slice(0, 8), moreFragments, u16(100 + count));
  }
  isTrue(statistics.dropFragmentLimit >= 1, "limit counted");
  peer.advance(50_000);
  equal(icmpSent(peer).length, 0, "too early");
  peer.advance(20_000);
  const late = icmpSent(peer);
  equal(late.length, 16, "time exceeded for those that were kept");
  equal(late[0][0] * 256 + late[0][1], 0x0b01, "type and code (RFC 1122 3.3.2)");
  equal(statistics.dropFragmentTimeout, 16, "timeouts counted");
  peer.sendPacket(peerAddress, 1, message.slice(0, 600), moreFragments, 9);
  peer.sendPacket(peerAddress, 1, message.slice(600, 1200), 75, 9);
  equal(icmpSent(peer).length, 1, "whole packets get through again");
});

test("27 no time exceeded when the first fragment never came; a fragment twice does no harm", () => {
  const peer = new ScriptedPeer(seed);
  const message = echoRequest(1200);
  peer.sendPacket(peerAddress, 1, message.slice(400, 800), moreFragments | 50, 3);
  peer.advance(120_000);
  equal(icmpSent(peer).length, 0, "no error");
  for (let copy = 0; copy < 2; copy++) peer.sendPacket(peerAddress, 1, message.slice(0, 400), moreFragments, 4);
  for (let copy = 0; copy < 2; copy++) peer.sendPacket(peerAddress, 1, message.slice(400, 1200), 50, 4);
  equal(icmpSent(peer).length, 1, "whole");
  equal(peer.stack.statistics.ipv4.dropFragmentRepeated, 1, "counted");
});

/** What the peer gets, put together again; every piece but the last must be a multiple of eight long. */
function reassembled(peer: ScriptedPeer): Uint8Array {
  const whole = new Uint8Array(65536);
  let end = 0;
  for (const packet of peer.packets) {
    const length = Number(readU16(packet, 16)) - 20;
    const fragment = readU16(packet, 20);
    isTrue(packet.length <= 1514, "no longer than the link takes");
    equal(readU16(packet, 18), readU16(peer.packets[0], 18), "one identification");
    equal(u32(fragment & 0x1fff) * 8, u32(end), "in order, no gap");
    whole.set(packet.slice(34, 34 + length), end);
    end += length;
    const isLast = packet === peer.packets[peer.packets.length - 1];
    equal((fragment & moreFragments) === 0, isLast, "more fragments");
    isTrue(isLast || length % 8 === 0, "multiple of eight");
  }
  peer.packets.length = 0;
  return whole.slice(0, end);
}

test("a long echo request is answered in fragments", () => {
  const peer = new ScriptedPeer(seed);
  for (const length of [1480, 1481, 4008, 65_515]) {
    const message = echoRequest(length);
    const identification = u16(length);
    for (let at = 0; at < length; at += 1480) {
      const more: u16 = at + 1480 < length ? moreFragments : 0;
      const piece = message.slice(at, Math.min(at + 1480, length));
      peer.sendPacket(peerAddress, 1, piece, u16(more | u16(at / 8)), identification);
    }
    const reply = reassembled(peer);
    equal(reply.length, length, "length");
    equal(reply[0], 0, "type");
    isTrue(isValidSum(addBytes(0, reply, 0, u32(length))), "checksum");
    equal(reply[length - 1], message[length - 1], "last byte");
  }
});

test("a long datagram is sent in fragments, one that no packet holds is refused", () => {
  const peer = new ScriptedPeer(seed);
  const socket = peer.stack.bindUdp(7000, new DatagramRecorder());
  socket.send(peerAddress, 1, patternFrom(0, 10));
  peer.packets.length = 0;
  isTrue(socket.send(peerAddress, 5353, patternFrom(0, 5000)), "sent");
  const datagramSent = reassembled(peer);
  equal(datagramSent.length, 5008, "length");
  equal(readU16(datagramSent, 4), 5008, "UDP length");
  isTrue(!socket.send(peerAddress, 5353, new Uint8Array(65_508)), "too long");
});

test("this station reaches itself by its own address and by 127.0.0.1", () => {
  const peer = new ScriptedPeer(seed);
  const acceptor = new RecordingAcceptor();
  acceptor.echoes = true;
  peer.stack.listen(80, 16, acceptor);
  for (const address of [guestAddress, 0x7f000001]) {
    const user = new RecordingUser();
    const connection = peer.stack.connect(u32(address), 80, user);
    connection.write(patternFrom(5, 100_000));
    peer.advance(1000);
    user.checkPattern(5, 100_000);
    connection.end();
    connectionOf(acceptor.last).end();
    peer.advance(1000);
    equal(user.closes, 1, "closed");
  }
  const recorder = new DatagramRecorder();
  const socket = peer.stack.bindUdp(7000, recorder);
  socket.send(0x7f000001, 7000, patternFrom(0, 3000));
  peer.advance(1);
  equal(recorder.datagrams.length, 1, "datagrams");
  equal(recorder.datagrams[0].length, 3000, "length");
  equal(peer.received.length + peer.packets.length, 0, "nothing on the wire");
});

test("a connection where no way leads fails at once", () => {
  const peer = new ScriptedPeer(seed);
  peer.stack.configure(guestAddress, 0xffffff00, 0);
  throws(() => peer.stack.connect(0x08080808, 80, new RecordingUser()), "no way");
});

test("packets from a broadcast address or from this station's own are dropped", () => {
  const peer = new ScriptedPeer(seed);
  for (const source of [0x0a0000ff, 0xffffffff, guestAddress, 0x7f000001, 0xe0000001])
    peer.sendPacket(u32(source), 1, echoRequest(20));
  equal(icmpSent(peer).length, 0, "answers");
  equal(peer.stack.statistics.ipv4.dropSource, 5, "counted");
});

test("28 port and protocol unreachable; none about errors, broadcasts and later fragments", () => {
  const peer = new ScriptedPeer(seed);
  peer.sendPacket(peerAddress, 17, datagram(9999, 20));
  const port = icmpSent(peer);
  equal(port.length, 1, "port unreachable");
  equal(port[0][0] * 256 + port[0][1], 0x303, "type and code");
  equal(readU32(port[0], 8 + 12), peerAddress, "quotes the packet");
  peer.sendPacket(peerAddress, 99, datagram(9999, 20));
  equal(icmpSent(peer)[0][1], 2, "protocol unreachable");
  const error = new Uint8Array(36);
  error[0] = 3;
  error[8] = 0x45;
  writeU16(error, 2, finishChecksum(addBytes(0, error, 0, 36)));
  peer.sendPacket(peerAddress, 1, error);
  peer.device.deliver(ipFrame(peerAddress, 0xffffffff, 17, datagram(9999, 20), 3));
  peer.device.deliver(ipFrame(peerAddress, 0x0a0000ff, 17, datagram(9999, 20), 3));
  const groupFrame = ipFrame(peerAddress, guestAddress, 17, datagram(9999, 20), 3);
  for (let index = 0; index < 6; index++) groupFrame[index] = 255;
  peer.device.deliver(groupFrame);
  peer.sendPacket(peerAddress, 17, datagram(9999, 16), 100, 50);
  peer.sendPacket(0, 17, datagram(9999, 16));
  peer.advance(100_000);
  equal(icmpSent(peer).length, 0, "no error");
});

test("28 errors are rate limited", () => {
  const peer = new ScriptedPeer(seed);
  for (let count = 0; count < 2000; count++) peer.sendPacket(peerAddress, 17, datagram(9999, 20));
  const sent = icmpSent(peer).length;
  isTrue(sent >= 1 && sent <= 200, `${sent} errors`);
  peer.advance(2000);
  peer.sendPacket(peerAddress, 17, datagram(9999, 20));
  equal(icmpSent(peer).length, 1, "again after a while");
});

test("29 unsolicited ARP replies do not displace a live peer", () => {
  const peer = new ScriptedPeer(seed);
  const acceptor = new RecordingAcceptor();
  peer.stack.listen(80, 16, acceptor);
  peer.open(mssOption(1460));
  let mac = 0;
  for (const operation of [2, 1]) {
    for (let count = 0; count < 10; count++) peer.sendArp(u16(operation), peerAddress, 66, guestAddress);
    peer.arpFrames.length = 0;
    connectionOf(acceptor.last).write(patternFrom(peer.guestNext, 10));
    peer.stack.egress();
    mac = peer.lastMacByte;
    equal(mac, 1, "still sent to the real peer");
    peer.guestNext = u32(peer.guestNext + 10);
    peer.sendNext(ack | psh, 10);
  }
});

test("UDP: datagrams to sockets, checksums checked, lengths checked", () => {
  const peer = new ScriptedPeer(seed);
  const user = new DatagramRecorder();
  const socket = peer.stack.bindUdp(7000, user);
  peer.sendPacket(peerAddress, 17, datagram(7000, 100));
  equal(user.datagrams.length, 1, "datagrams");
  equal(user.datagrams[0].length, 100, "length");
  const lying = datagram(7000, 100);
  writeU16(lying, 4, 500);
  peer.sendPacket(peerAddress, 17, lying);
  const wrong = datagram(7000, 100);
  writeU16(wrong, 6, 1);
  peer.sendPacket(peerAddress, 17, wrong);
  equal(user.datagrams.length, 1, "bad ones are dropped");
  isTrue(socket.send(peerAddress, 5353, patternFrom(0, 50)), "sent");
  equal(peer.packets.length, 1, "packets");
  equal(readU16(peer.packets[0], 38), 58, "UDP length");
});
