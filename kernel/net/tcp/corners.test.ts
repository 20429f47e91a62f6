// Corners of the RFCs that ordinary transfers seldom reach: what is acknowledged when, timers after losses of their own
// kind, closed windows, and memory that all connections share.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "../testing/recording_user.ts";
import {
  ack,
  fin,
  fullOptions,
  mssOption,
  patternFrom,
  psh,
  sackOptions,
  ScriptedPeer,
  type Segment,
  syn,
  timestamps,
} from "../testing/scripted_peer.ts";
import { TcpState } from "./environment.ts";

const seed: u32 = 20261128;
const closedWindow: u16 = 0;

class Server {
  readonly peer = new ScriptedPeer(seed);
  readonly acceptor = new RecordingAcceptor();

  static open(options: Uint8Array): Server {
    const server = new Server();
    server.peer.stack.listen(80, 16, server.acceptor);
    server.peer.open(options);
    server.peer.received.length = 0;
    return server;
  }

  get user(): RecordingUser {
    return this.acceptor.last;
  }

  write(length: number): void {
    connectionOf(this.user).write(patternFrom(this.peer.guestNext, length));
    this.peer.stack.egress();
  }

  takeAll(): Segment[] {
    const taken = this.peer.received;
    this.peer.received = [];
    return taken;
  }

  /** A segment `at` bytes after the peer's present number. */
  ahead(at: number, length: number): Segment {
    const { peer } = this;
    const segment = peer.segment(ack);
    segment.sequence = u32(peer.next + u32(at));
    segment.payload = patternFrom(segment.sequence, length);
    return segment;
  }
}

test("16 several segments behind a gap in one poll: a duplicate ACK for each (RFC 5681 4.2)", () => {
  const server = Server.open(sackOptions());
  const { peer } = server;
  const start = peer.next;
  for (const at of [1000, 2000, 3000, 4000]) peer.deliver(server.ahead(at, 1000));
  equal(peer.received.length, 4, "acknowledgments before the turn ends");
  for (let index = 0; index < 4; index++) {
    const duplicate = peer.expect(ack);
    equal(duplicate.acknowledgment, start, "acknowledgment");
    equal(duplicate.sack[1], u32(start + u32(2000 + 1000 * index)), "the block grows");
  }
  peer.stack.egress();
  peer.expectSilence();
});

test("15 every second full segment of a burst in one poll", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  for (let count = 0; count < 20; count++) {
    peer.deliver(peer.segment(ack, 1460));
    peer.next = u32(peer.next + 1460);
  }
  peer.stack.egress();
  isTrue(peer.received.length >= 10, `${peer.received.length} acknowledgments of 20 segments`);
  let last: u32 = 0;
  for (const one of server.takeAll()) {
    isTrue(one.acknowledgment !== last, "no acknowledgment twice");
    last = one.acknowledgment;
  }
  equal(last, peer.next, "all acknowledged");
});

test("13 a delayed ACK echoes the timestamp of the first segment it is for (RFC 7323 4.3)", () => {
  const server = Server.open(fullOptions(7000));
  const { peer } = server;
  peer.timestamp = 7100;
  peer.sendNext(ack | psh, 100);
  peer.timestamp = 7200;
  peer.sendNext(ack | psh, 100);
  peer.advance(500);
  equal(peer.expect(ack).timestampEcho, 7100, "echo");
  peer.timestamp = 7300;
  peer.sendNext(ack | psh, 100);
  peer.advance(500);
  equal(peer.expect(ack).timestampEcho, 7300, "echo after that");
});

test("8 what follows the guest's FIN has the sequence number after it", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  connectionOf(server.user).end();
  peer.advance(1);
  const theirFin = peer.expect(fin | ack);
  peer.guestNext = u32(theirFin.sequence + 1);
  peer.sendNext(ack);
  peer.sendNext(ack | psh, 2920);
  equal(peer.expect(ack).sequence, peer.guestNext, "in FIN-WAIT-2");
  peer.sendNext(fin | ack);
  equal(peer.expect(ack).sequence, peer.guestNext, "in TIME-WAIT");
  const other = Server.open(mssOption(1460));
  connectionOf(other.user).close();
  other.peer.advance(1);
  other.peer.guestNext = u32(other.peer.expect(fin | ack).sequence + 1);
  other.peer.sendNext(ack | psh, 10);
  equal(other.peer.take().sequence, other.peer.guestNext, "of the RST for data after close");
});

test("5 a duplicate SYN that carries data gets the SYN,ACK again; a stray segment an acknowledgment", () => {
  const peer = new ScriptedPeer(seed);
  const acceptor = new RecordingAcceptor();
  peer.stack.listen(80, 16, acceptor);
  const first = peer.segment(syn, 100);
  peer.send(first);
  const answer = peer.expect(syn | ack);
  peer.send(first);
  equal(peer.expect(syn | ack).sequence, answer.sequence, "initial number");
  peer.guestNext = u32(answer.sequence + 1);
  const stray = peer.segment(ack, 10);
  stray.sequence = u32(peer.next - 5000);
  peer.send(stray);
  const correction = peer.expect(ack);
  equal(correction.acknowledgment, u32(peer.next + 1), "acknowledgment");
  equal(correction.sequence, peer.guestNext, "sequence");
});

test("6 in a simultaneous open the peer's SYN,ACK completes the handshake", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const connection = peer.stack.connect(0x0a000001, peer.port, user);
  peer.advance(1);
  const theirs = peer.expect(syn);
  peer.guestPort = theirs.sourcePort;
  peer.guestNext = u32(theirs.sequence + 1);
  const mine = peer.segment(syn);
  peer.send(mine);
  peer.expect(syn | ack);
  const crossing = peer.segment(syn | ack);
  peer.send(crossing);
  equal(connection.state, TcpState.established, "state");
  equal(user.connects, 1, "told once");
  peer.next++;
  peer.received.length = 0;
  peer.sendNext(ack | psh, 2000);
  user.checkPattern(1001, 2000);
});

test("23 strange segments are answered up to ten times a second, data without limit", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  peer.sendNext(ack, 100);
  peer.advance(1000);
  server.takeAll();
  const keepAlive = peer.segment(ack);
  keepAlive.sequence = u32(peer.next - 1);
  for (let count = 0; count < 100; count++) peer.send(keepAlive);
  const answers = server.takeAll().length;
  isTrue(answers >= 1 && answers <= 10, `${answers} answers`);
  isTrue(peer.stack.statistics.tcp.acknowledgmentsRateLimited >= 90, "counted");
  const old = server.ahead(-100, 100);
  for (let count = 0; count < 100; count++) peer.send(old);
  equal(server.takeAll().length, 100, "each old segment with data is acknowledged");
  peer.advance(1000);
  peer.send(keepAlive);
  equal(server.takeAll().length, 1, "again in the next second");
});

test("19 after a lost SYN the first timeout of data is 3 s (RFC 6298 5.7)", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const connection = peer.stack.connect(0x0a000001, peer.port, user);
  peer.advance(1500);
  equal(peer.received.length, 2, "the SYN was sent again");
  const theirs = peer.take();
  peer.received.length = 0;
  peer.guestPort = theirs.sourcePort;
  peer.guestNext = u32(theirs.sequence + 1);
  peer.sendNext(syn | ack);
  peer.received.length = 0;
  connection.write(patternFrom(peer.guestNext, 100));
  peer.advance(20_000);
  const gapMs = peer.received[1].atMs - peer.received[0].atMs;
  isTrue(gapMs >= 2990 && gapMs <= 3010, `${gapMs} ms`);
});

test("19 without timestamps a backed off timeout stays until something sent once is measured (Karn)", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  server.write(500);
  peer.advance(3500);
  equal(server.takeAll().length, 3, "sent again after 1 and 3 s");
  peer.guestNext = u32(peer.guestNext + 500);
  peer.sendNext(ack);
  server.write(500);
  peer.advance(8000);
  const sent = server.takeAll();
  const gapMs = sent[1].atMs - sent[0].atMs;
  isTrue(gapMs > 3900 && gapMs < 4100, `${gapMs} ms`);
});

test("20 a probe that the peer takes counts as sent; an unanswered one is given up in the end", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  const closing = peer.segment(ack);
  closing.window = closedWindow;
  peer.send(closing);
  server.write(5000);
  peer.advance(1500);
  const probe = peer.take();
  equal(probe.payload.length, 1, "probe");
  peer.guestNext = u32(peer.guestNext + 1);
  peer.send(peer.segment(ack));
  const sent = server.takeAll();
  equal(sent.length > 0 ? sent[0].sequence : 0, peer.guestNext, "goes on after the probe");
  equal(connectionOf(server.user).sender.queue.length, 4999, "the byte is settled");

  const silent = Server.open(mssOption(1000));
  silent.peer.send(closing);
  silent.write(5000);
  silent.peer.advance(3_600_000);
  equal(silent.user.error, "ETIMEDOUT", "nobody answered");
});

test("20 data in a window that shrank to nothing is sent again for as long as it is answered", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  server.write(3000);
  server.takeAll();
  const closing = peer.segment(ack);
  closing.window = closedWindow;
  peer.send(closing);
  for (let second = 0; second < 3600; second++) {
    peer.advance(1000);
    if (server.takeAll().length > 0) peer.send(closing);
  }
  equal(server.user.closes, 0, "still open");
  peer.guestNext = u32(peer.guestNext + 3000);
  peer.send(peer.segment(ack));
  equal(connectionOf(server.user).sender.queue.length, 0, "settled");
});

test("21 after a pause longer than the timeout the window is an initial one again (RFC 5681 4.1)", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  for (let round = 0; round < 6; round++) {
    server.write(40_000);
    for (let turn = 0; turn < 20; turn++) {
      for (const segment of server.takeAll()) peer.guestNext = u32(segment.sequence + u32(segment.payload.length));
      peer.advance(5);
      peer.sendNext(ack);
    }
  }
  server.write(60_000);
  isTrue(server.takeAll().length > 12, "the window has grown");
  peer.guestNext = connectionOf(server.user).sender.next;
  peer.sendNext(ack);
  peer.advance(100);
  peer.guestNext = connectionOf(server.user).sender.next;
  peer.sendNext(ack);
  server.takeAll();
  peer.advance(10_000);
  server.write(60_000);
  isTrue(server.takeAll().length <= 10, "ten segments after the pause");
});

test("26 received bytes are bounded over all connections, and windows shrink", () => {
  const server = new Server();
  const { peer, acceptor } = server;
  const limitBytes = 3_000_000;
  peer.limitReceiveMemory(limitBytes);
  peer.stack.listen(80, 64, acceptor);
  acceptor.startsPaused = true;
  const statistics = peer.stack.statistics.tcp;
  const heldUpTo: u32[] = [];
  for (let client = 0; client < 20; client++) {
    peer.port = u16(40_000 + client);
    peer.next = 1000;
    peer.open(fullOptions(1));
    for (let count = 0; count < 400; count++) peer.sendNext(ack, 1400);
    heldUpTo.push(connectionOf(acceptor.last).receiveNext);
    peer.received.length = 0;
  }
  let held = 0;
  for (const user of acceptor.users) held += Number(connectionOf(user).received.heldBytes);
  isTrue(held <= limitBytes && held > limitBytes / 2, `${held} bytes are held`);
  isTrue(statistics.dropReceiveMemory > 0, "counted");
  acceptor.startsPaused = false;
  peer.port = 50_000;
  peer.next = 1000;
  peer.open(fullOptions(1));
  peer.sendNext(ack | psh, 1000);
  acceptor.last.checkPattern(1001, 1000);
  for (const user of acceptor.users) connectionOf(user).resume();
  peer.advance(100);
  for (let client = 0; client < 20; client++)
    acceptor.users[client].checkPattern(1001, Number(u32(heldUpTo[client] - 1001)));
  peer.received.length = 0;
  peer.sendNext(ack, 1400);
  peer.sendNext(ack, 1400);
  isTrue(Number(peer.take().window) * 16 > 400_000, "the window has opened again");
});

test("13 timestamps: a retransmission's round trip is measured from its own echo", () => {
  const server = Server.open(fullOptions(7000));
  const { peer } = server;
  server.write(500);
  peer.advance(20_000);
  const resent = server.takeAll();
  const last = resent[resent.length - 1];
  peer.advance(50);
  peer.guestNext = u32(peer.guestNext + 500);
  const answer = peer.segment(ack);
  answer.options = timestamps(u32(peer.timestamp + 1), last.timestampValue);
  peer.send(answer);
  const smoothedMs = connectionOf(server.user).sender.timer.smoothedMs;
  isTrue(smoothedMs > 0 && smoothedMs < 8000, `${smoothedMs} ms`);
});
