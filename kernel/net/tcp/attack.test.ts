// What an attacker may try: items 23 to 26 and 28 of the wire behaviours.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { writeU16, writeU32 } from "../bytes.ts";
import { addBytes, finishChecksum } from "../checksum.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "../testing/recording_user.ts";
import {
  ack,
  guestAddress,
  mssOption,
  patternFrom,
  peerAddress,
  psh,
  rst,
  ScriptedPeer,
  syn,
} from "../testing/scripted_peer.ts";
import { TcpState } from "./environment.ts";

const seed: u32 = 20261125;

class Server {
  readonly peer = new ScriptedPeer(seed);
  readonly acceptor = new RecordingAcceptor();

  constructor(backlog: number = 16) {
    this.peer.stack.listen(80, backlog, this.acceptor);
  }

  static open(): Server {
    const server = new Server();
    server.peer.open(mssOption(1460));
    return server;
  }
}

test("23 SYN in a synchronised state: challenge ACK, wherever it lies", () => {
  const { peer, acceptor } = Server.open();
  for (const at of [0, 100, 70_000_000]) {
    const segment = peer.segment(syn);
    segment.sequence = u32(peer.next + u32(at));
    peer.send(segment);
    const answer = peer.expect(ack);
    equal(answer.acknowledgment, peer.next, "acknowledgment");
    equal(answer.sequence, peer.guestNext, "sequence");
  }
  equal(connectionOf(acceptor.last).state, TcpState.established, "state");
});

test("23 RST: exact closes, in the window gets a challenge ACK, outside silence", () => {
  const { peer, acceptor } = Server.open();
  const inside = peer.segment(rst);
  inside.sequence = u32(peer.next + 10);
  peer.send(inside);
  equal(peer.expect(ack).acknowledgment, peer.next, "challenge");
  for (const at of [0xffffffff, 10_000_000]) {
    const outside = peer.segment(rst);
    outside.sequence = u32(peer.next + u32(at));
    peer.send(outside);
    peer.expectSilence();
  }
  equal(connectionOf(acceptor.last).state, TcpState.established, "state");
  peer.send(peer.segment(rst));
  peer.expectSilence();
  equal(acceptor.last.error, "ECONNRESET");
});

test("23 an ACK far off: challenge ACK and no data taken", () => {
  const { peer, acceptor } = Server.open();
  for (const at of [1, 100_000, 0x80000000 - 1]) {
    const ahead = peer.segment(ack | psh, 10);
    ahead.acknowledgment = u32(peer.guestNext + u32(at));
    peer.send(ahead);
    equal(peer.expect(ack).acknowledgment, peer.next, "ahead");
  }
  const behind = peer.segment(ack | psh, 10);
  behind.acknowledgment = u32(peer.guestNext - 10_000_000);
  peer.send(behind);
  equal(peer.expect(ack).acknowledgment, peer.next, "behind");
  equal(acceptor.last.bytes, 0, "bytes taken");
});

test("23 challenge ACKs are rate limited", () => {
  const { peer } = Server.open();
  for (let count = 0; count < 1000; count++) peer.send(peer.segment(syn));
  isTrue(peer.received.length >= 1 && peer.received.length <= 200, `${peer.received.length} challenge ACKs`);
  peer.received.length = 0;
  peer.advance(2000);
  peer.send(peer.segment(syn));
  equal(peer.received.length, 1, "again after a while");
});

function initialSequenceFor(peer: ScriptedPeer, port: u16): u32 {
  peer.port = port;
  const request = peer.segment(syn);
  peer.send(request);
  const answer = peer.expect(syn | ack);
  const reset = peer.segment(rst);
  reset.sequence = u32(request.sequence + 1);
  peer.send(reset);
  return answer.sequence;
}

test("24 initial numbers rise for a four-tuple and are scattered across tuples", () => {
  const { peer } = new Server(64);
  let last = initialSequenceFor(peer, 5000);
  for (let count = 0; count < 20; count++) {
    peer.advance(10);
    const sequence = initialSequenceFor(peer, 5000);
    const step = u32(sequence - last);
    isTrue(step > 0 && step < 100_000, `a step of ${step} in 10 ms`);
    last = sequence;
  }
  let close = 0;
  let previous = initialSequenceFor(peer, 6000);
  for (let port = 6001; port < 6200; port++) {
    const sequence = initialSequenceFor(peer, u16(port));
    if (u32(sequence - previous) < 1_000_000) close++;
    previous = sequence;
  }
  isTrue(close <= 3, `${close} of 199 neighbouring tuples have neighbouring numbers`);
});

test("25 a SYN flood: open connections and honest new ones live", () => {
  const { peer, acceptor } = Server.open();
  for (let count = 0; count < 20_000; count++) {
    const flood = peer.segment(syn);
    flood.sourceAddress = u32(0x0a000010 + u32(count % 200));
    flood.sourcePort = u16(1024 + count / 200);
    flood.sequence = u32(count * 7919);
    peer.send(flood);
    if (count % 4000 === 3999) {
      peer.received.length = 0;
      peer.advance(1);
    }
  }
  peer.received.length = 0;
  peer.sendNext(ack | psh, 100);
  peer.advance(100);
  equal(acceptor.last.bytes, 100, "the open connection goes on");
  peer.received.length = 0;
  // An honest client whose handshake is overtaken by a further flood.
  const firstNext = peer.next;
  peer.port = 50_000;
  const request = peer.segment(syn);
  request.options = mssOption(1460);
  peer.send(request);
  const answer = peer.expect(syn | ack);
  for (let count = 0; count < 2000; count++) {
    const flood = peer.segment(syn);
    flood.sourceAddress = 0x0a000099;
    flood.sourcePort = u16(1024 + count);
    peer.send(flood);
  }
  peer.received.length = 0;
  peer.next = u32(firstNext + 1);
  peer.guestNext = u32(answer.sequence + 1);
  peer.sendNext(ack);
  peer.sendNext(ack | psh, 50);
  peer.advance(100);
  equal(acceptor.users.length, 2, "the honest client is accepted");
  equal(acceptor.last.bytes, 50, "and served");
  peer.advance(300_000);
  peer.received.length = 0;
});

test("25 a made-up ACK does not pass for an answer to a cookie", () => {
  const { peer, acceptor } = new Server(1);
  for (let count = 0; count < 100; count++) {
    const flood = peer.segment(syn);
    flood.sourcePort = u16(1024 + count);
    peer.send(flood);
  }
  peer.received.length = 0;
  for (let count = 0; count < 1000; count++) {
    const guess = peer.segment(ack);
    guess.sourcePort = u16(30_000 + count);
    guess.acknowledgment = u32(count * 1234567);
    peer.send(guess);
  }
  equal(acceptor.users.length, 0, "connections");
});

test("26 ephemeral ports run out and come back", () => {
  const peer = new ScriptedPeer(seed);
  const users: RecordingUser[] = [];
  let refused = 0;
  for (let count = 0; count < 17_000; count++) {
    const user = new RecordingUser();
    try {
      user.connection = peer.stack.connect(peerAddress, 7, user);
      users.push(user);
    } catch {
      refused++;
    }
  }
  isTrue(refused > 0 && users.length >= 10_000, `${users.length} opened, ${refused} refused`);
  const ports = new Set<number>();
  for (const user of users) ports.add(connectionOf(user).localPort);
  equal(ports.size, users.length, "all ports differ");
  for (const user of users) connectionOf(user).abort();
  peer.received.length = 0;
  connectionOf(users[0]).abort();
  const again = new RecordingUser();
  peer.stack.connect(peerAddress, 7, again);
  equal(again.closes, 0, "opens again");
});

/** An ICMP error about a TCP packet of the guest's. */
function icmpError(peer: ScriptedPeer, type: u8, code: u8, mtu: u16, sequence: u32): void {
  const message = new Uint8Array(36);
  message[0] = type;
  message[1] = code;
  writeU16(message, 6, mtu);
  message[8] = 0x45;
  writeU16(message, 10, 1500);
  message[17] = 6;
  writeU32(message, 20, guestAddress);
  writeU32(message, 24, peerAddress);
  writeU16(message, 28, peer.guestPort);
  writeU16(message, 30, peer.port);
  writeU32(message, 32, sequence);
  writeU16(message, 2, finishChecksum(addBytes(0, message, 0, 36)));
  peer.sendPacket(0x0a0000fe, 1, message);
}

test("28 fragmentation needed lowers the MSS only with a sequence number in the window and a sane size", () => {
  const { peer, acceptor } = Server.open();
  const connection = connectionOf(acceptor.last);
  connection.setNoDelay(true);
  peer.received.length = 0;
  connection.write(patternFrom(peer.guestNext, 2920));
  peer.stack.egress();
  equal(peer.received[0].payload.length, 1460, "before");
  peer.received.length = 0;
  icmpError(peer, 3, 4, 1000, u32(peer.guestNext - 50_000));
  icmpError(peer, 3, 4, 1000, u32(peer.guestNext + 500_000));
  icmpError(peer, 3, 4, 40, peer.guestNext);
  icmpError(peer, 3, 4, 9000, peer.guestNext);
  equal(peer.received.length, 0, "ignored");
  equal(connection.sender.mss, 1460, "MSS as before");
  icmpError(peer, 3, 4, 1000, peer.guestNext);
  isTrue(peer.received.length >= 1, "sent again at once");
  for (const segment of peer.received) isTrue(segment.payload.length <= 960, segment.text);
});

test("28 unreachable is soft once established, and hard while opening", () => {
  const { peer, acceptor } = Server.open();
  connectionOf(acceptor.last).write(patternFrom(peer.guestNext, 100));
  peer.stack.egress();
  for (const code of [0, 1, 2, 3]) icmpError(peer, 3, u8(code), 0, peer.guestNext);
  equal(acceptor.last.closes, 0, "still open");
  const user = new RecordingUser();
  const connection = peer.stack.connect(peerAddress, 40_000, user);
  user.connection = connection;
  peer.received.length = 0;
  peer.stack.egress();
  const request = peer.expect(syn);
  peer.guestPort = connection.localPort;
  icmpError(peer, 3, 3, 0, u32(request.sequence + 1));
  equal(user.closes, 0, "a wrong sequence number is not believed");
  icmpError(peer, 3, 3, 0, request.sequence);
  equal(user.closes, 1, "refused");
});
