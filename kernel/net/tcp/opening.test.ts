// Opening and closing of connections against a scripted peer: items 1 to 10 of the wire behaviours.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "../testing/recording_user.ts";
import {
  ack,
  fin,
  fullOptions,
  mssOption,
  patternFrom,
  peerAddress,
  psh,
  rst,
  ScriptedPeer,
  Segment,
  syn,
  timestamps,
} from "../testing/scripted_peer.ts";
import { TcpState } from "./environment.ts";

const seed: u32 = 20261123;

class Server {
  readonly peer = new ScriptedPeer(seed);
  readonly acceptor = new RecordingAcceptor();

  constructor() {
    this.peer.stack.listen(80, 16, this.acceptor);
  }

  /** With an open connection. */
  static open(): Server {
    const server = new Server();
    server.peer.open(mssOption(1460));
    return server;
  }

  get state(): TcpState {
    return connectionOf(this.acceptor.last).state;
  }
}

test("1 SYN to a closed port is answered by RST,ACK", () => {
  const { peer } = new Server();
  peer.guestPort = 81;
  peer.send(peer.segment(syn));
  const answer = peer.expect(rst | ack);
  equal(answer.sequence, 0, "sequence");
  equal(answer.acknowledgment, u32(peer.next + 1), "acknowledgment");
});

test("1 data in a SYN to a closed port counts in the acknowledgment", () => {
  const { peer } = new Server();
  peer.guestPort = 81;
  peer.send(peer.segment(syn | fin, 10));
  equal(peer.expect(rst | ack).acknowledgment, u32(peer.next + 12), "acknowledgment");
});

test("2 ACK to a closed or listening port is answered by RST, RST by silence", () => {
  const { peer } = new Server();
  for (const port of [80, 81]) {
    peer.guestPort = u16(port);
    peer.guestNext = 777;
    peer.send(peer.segment(ack, 5));
    const answer = peer.expect(rst);
    equal(answer.sequence, 777, "sequence");
    peer.send(peer.segment(rst));
    peer.send(peer.segment(rst | ack));
    peer.expectSilence();
  }
});

test("3 data in the SYN is delivered exactly once", () => {
  const { peer, acceptor } = new Server();
  const request = peer.segment(syn);
  request.payload = patternFrom(u32(peer.next + 1), 100);
  peer.send(request);
  const answer = peer.expect(syn | ack);
  peer.next = u32(peer.next + 1);
  peer.guestNext = u32(answer.sequence + 1);
  if (answer.acknowledgment === peer.next) peer.sendNext(ack | psh, 100);
  else peer.next = u32(peer.next + 100);
  peer.sendNext(ack);
  peer.advance(100);
  acceptor.last.checkPattern(1001, 100);
});

test("4 SYN+FIN, null and all-flags segments to a listener make no connection", () => {
  const { peer, acceptor } = new Server();
  for (const flags of [syn | fin, 0, 63, fin, psh, fin | psh | 32]) peer.send(peer.segment(flags));
  peer.advance(10_000);
  equal(acceptor.users.length, 0, "connections");
  for (const segment of peer.received) isTrue(!segment.has(syn), `no SYN in ${segment.text}`);
});

test("5 a duplicate SYN gets the same SYN,ACK; it is retransmitted at 1, 2, 4 .. s and given up", () => {
  const { peer, acceptor } = new Server();
  peer.send(peer.segment(syn));
  const first = peer.expect(syn | ack);
  peer.send(peer.segment(syn));
  const second = peer.expect(syn | ack);
  equal(second.sequence, first.sequence, "initial sequence number");
  equal(second.acknowledgment, first.acknowledgment, "acknowledgment");
  peer.advance(600_000);
  let atMs = second.atMs;
  let gapMs = 0;
  const count = peer.received.length;
  isTrue(count >= 3 && count <= 10, `${count} retransmissions`);
  for (const segment of peer.received) {
    equal(segment.sequence, first.sequence, "initial sequence number");
    const newGapMs = segment.atMs - atMs;
    if (gapMs === 0) isTrue(newGapMs >= 900 && newGapMs <= 2100, `first retransmission after ${newGapMs} ms`);
    else isTrue(Math.abs(newGapMs - 2 * gapMs) < 20, `gap of ${newGapMs} ms after ${gapMs}`);
    atMs = segment.atMs;
    gapMs = newGapMs;
  }
  peer.received.length = 0;
  peer.guestNext = u32(first.sequence + 1);
  peer.next++;
  peer.sendNext(ack);
  peer.expect(rst);
  equal(acceptor.users.length, 0, "connections");
});

test("6 a bad ACK in SYN-RECEIVED is answered by RST and the right one still opens", () => {
  const { peer, acceptor } = new Server();
  peer.send(peer.segment(syn));
  const answer = peer.expect(syn | ack);
  peer.next++;
  for (const wrong of [answer.sequence, u32(answer.sequence + 2), u32(answer.sequence + 100000)]) {
    peer.guestNext = wrong;
    peer.send(peer.segment(ack));
    equal(peer.expect(rst).sequence, wrong, "sequence");
  }
  peer.guestNext = u32(answer.sequence + 1);
  peer.send(peer.segment(ack));
  peer.expectSilence();
  equal(acceptor.users.length, 1, "connections");
});

function connectOut(peer: ScriptedPeer, user: RecordingUser): Segment {
  const connection = peer.stack.connect(peerAddress, 7, user);
  user.connection = connection;
  peer.stack.egress();
  peer.stack.egress();
  const request = peer.expect(syn);
  peer.port = 7;
  peer.guestPort = connection.localPort;
  peer.guestNext = u32(request.sequence + 1);
  return request;
}

test("6 the client's handshake, and data both ways", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const request = connectOut(peer, user);
  equal(request.mss, 1460, "MSS");
  isTrue(request.option(4) >= 0 && request.option(8) >= 0 && request.windowScale >= 0, "all options offered");
  const answer = peer.segment(syn | ack);
  answer.options = fullOptions(500);
  peer.usesTimestamps = true;
  peer.next++;
  peer.send(answer);
  const third = peer.expect(ack);
  equal(third.timestampEcho, 500, "echoed timestamp");
  equal(user.connects, 1, "connected");
  connectionOf(user).write(patternFrom(0, 10));
  peer.stack.egress();
  equal(peer.expect(ack).payload.length, 10, "bytes sent");
});

test("6 simultaneous open", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const request = connectOut(peer, user);
  const theirs = peer.segment(syn);
  theirs.options = mssOption(1460);
  peer.send(theirs);
  const answer = peer.expect(syn | ack);
  equal(answer.sequence, request.sequence, "same initial number");
  equal(answer.acknowledgment, u32(peer.next + 1), "acknowledgment");
  const both = peer.segment(syn | ack);
  peer.send(both);
  peer.next++;
  peer.sendNext(ack);
  equal(user.connects, 1, "connected");
  equal(connectionOf(user).state, TcpState.established, "state");
});

test("7 RST in SYN-SENT counts only with the right ACK", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const request = connectOut(peer, user);
  peer.send(peer.segment(rst));
  peer.guestNext = request.sequence;
  peer.send(peer.segment(rst | ack));
  peer.expectSilence();
  equal(user.closes, 0, "still opening");
  peer.guestNext = u32(request.sequence + 1);
  peer.send(peer.segment(rst | ack));
  equal(user.error, "ECONNREFUSED");
  equal(user.closes, 1, "closed once");
});

test("7 a wrong ACK in SYN-SENT is answered by RST; an unanswered SYN is given up", () => {
  const peer = new ScriptedPeer(seed);
  const user = new RecordingUser();
  const request = connectOut(peer, user);
  peer.guestNext = u32(request.sequence + 1000);
  peer.send(peer.segment(syn | ack));
  equal(peer.expect(rst).sequence, u32(request.sequence + 1000), "sequence");
  peer.advance(600_000);
  isTrue(peer.received.length >= 3, "the SYN is retransmitted");
  equal(user.error, "ETIMEDOUT");
});

test("8 half-close: the FIN is acknowledged and the guest goes on sending", () => {
  const { peer, acceptor } = Server.open();
  peer.sendNext(fin | ack);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  equal(acceptor.last.ends, 1, "end told");
  connectionOf(acceptor.last).setNoDelay(true);
  connectionOf(acceptor.last).write(patternFrom(0, 3000));
  peer.advance(1);
  let bytes = 0;
  for (const segment of peer.received) bytes += segment.payload.length;
  equal(bytes, 3000, "bytes sent after the peer's FIN");
  peer.received.length = 0;
  peer.guestNext = u32(peer.guestNext + 3000);
  peer.sendNext(ack);
  connectionOf(acceptor.last).end();
  peer.advance(1);
  equal(peer.expect(fin | ack).sequence, peer.guestNext, "FIN after the data");
  peer.guestNext++;
  peer.sendNext(ack);
  equal(acceptor.last.closes, 1, "closed");
  equal(acceptor.last.error, "", "no error");
});

test("8 the guest closes first: FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT", () => {
  const server = Server.open();
  const { peer, acceptor } = server;
  const connection = connectionOf(acceptor.last);
  connection.end();
  peer.advance(1);
  peer.expect(fin | ack);
  equal(connection.state, TcpState.finWait1, "state");
  peer.guestNext++;
  peer.sendNext(ack);
  equal(connection.state, TcpState.finWait2, "state");
  peer.sendNext(ack | psh, 700);
  peer.advance(50);
  equal(acceptor.last.bytes, 700, "data in FIN-WAIT-2 is delivered");
  peer.received.length = 0;
  peer.sendNext(fin | ack);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  equal(connection.state, TcpState.timeWait, "state");
  equal(acceptor.last.ends, 1, "end told");
  equal(acceptor.last.closes, 1, "closed");
});

test("8 simultaneous close passes through CLOSING to TIME-WAIT", () => {
  const { peer, acceptor } = Server.open();
  const connection = connectionOf(acceptor.last);
  connection.end();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.sendNext(fin | ack);
  equal(connection.state, TcpState.closing, "state");
  equal(peer.expect(ack).acknowledgment, peer.next, "their FIN acknowledged");
  peer.guestNext++;
  peer.sendNext(ack);
  equal(connection.state, TcpState.timeWait, "state");
});

test("8 FIN and the acknowledgment of ours in one segment lead to TIME-WAIT", () => {
  const { peer, acceptor } = Server.open();
  const connection = connectionOf(acceptor.last);
  connection.end();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.guestNext++;
  peer.sendNext(fin | ack);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  equal(connection.state, TcpState.timeWait, "state");
});

test("9 FIN with data: the data first; FIN out of order waits for the gap", () => {
  const { peer, acceptor } = Server.open();
  const early = peer.segment(fin | ack, 100);
  early.sequence = u32(peer.next + 50);
  early.payload = patternFrom(early.sequence, 100);
  peer.send(early);
  equal(peer.expect(ack).acknowledgment, peer.next, "duplicate acknowledgment");
  equal(acceptor.last.ends, 0, "not ended yet");
  peer.send(peer.segment(ack, 50));
  equal(peer.expect(ack).acknowledgment, u32(peer.next + 151), "data and FIN acknowledged");
  acceptor.last.checkPattern(1001, 150);
  equal(acceptor.last.ends, 1, "ended once");
});

test("9 a FIN retransmitted in CLOSE-WAIT and TIME-WAIT is acknowledged again", () => {
  const { peer, acceptor } = Server.open();
  const theirFin = peer.segment(fin | ack);
  peer.send(theirFin);
  peer.expect(ack);
  peer.send(theirFin);
  equal(peer.expect(ack).acknowledgment, u32(peer.next + 1), "again");
  equal(acceptor.last.ends, 1, "told once");
  const other = Server.open();
  connectionOf(other.acceptor.last).end();
  other.peer.advance(1);
  other.peer.expect(fin | ack);
  other.peer.guestNext++;
  const last = other.peer.segment(fin | ack);
  other.peer.send(last);
  other.peer.expect(ack);
  other.peer.advance(30_000);
  other.peer.send(last);
  equal(other.peer.expect(ack).acknowledgment, u32(other.peer.next + 1), "in TIME-WAIT");
  other.peer.advance(45_000);
  equal(connectionOf(other.acceptor.last).state, TcpState.timeWait, "the retransmission restarts TIME-WAIT");
});

function timeWait(): Server {
  const server = new Server();
  const { peer, acceptor } = server;
  peer.open(fullOptions(1000));
  connectionOf(acceptor.last).end();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.guestNext++;
  peer.sendNext(fin | ack);
  peer.expect(ack);
  return server;
}

test("10 RST in TIME-WAIT is ignored", () => {
  const server = timeWait();
  server.peer.send(server.peer.segment(rst));
  server.peer.expectSilence();
  equal(server.state, TcpState.timeWait, "state");
});

test("10 a newer SYN reuses the pair in TIME-WAIT, an older one does not", () => {
  const { peer, acceptor } = timeWait();
  const old = peer.segment(syn);
  old.sequence = u32(peer.next - 500);
  old.options = fullOptions(900);
  peer.send(old);
  for (const segment of peer.received) isTrue(!segment.has(syn), "no new connection");
  peer.received.length = 0;
  const newer = peer.segment(syn);
  newer.sequence = u32(peer.next + 5000);
  newer.options = fullOptions(5000);
  peer.send(newer);
  const answer = peer.expect(syn | ack);
  peer.next = u32(newer.sequence + 1);
  peer.guestNext = u32(answer.sequence + 1);
  const third = peer.segment(ack);
  third.options = timestamps(5001, answer.timestampValue);
  peer.send(third);
  equal(acceptor.users.length, 2, "connections");
});

test("10 TIME-WAIT ends after a minute", () => {
  const { peer, acceptor } = timeWait();
  peer.advance(61_000);
  equal(connectionOf(acceptor.last).state, TcpState.closed, "state");
});

test("10 an orphan in FIN-WAIT-2 expires", () => {
  const { peer, acceptor } = Server.open();
  const connection = connectionOf(acceptor.last);
  connection.close();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.guestNext++;
  peer.sendNext(ack);
  equal(connection.state, TcpState.finWait2, "state");
  peer.advance(180_000);
  equal(connection.state, TcpState.closed, "state");
});

test("10 data after close is answered by RST", () => {
  const { peer, acceptor } = Server.open();
  connectionOf(acceptor.last).close();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.sendNext(ack | psh, 10);
  isTrue(peer.take().has(rst), "RST");
});

test("10 closing with unread data resets", () => {
  const server = new Server();
  server.acceptor.startsPaused = true;
  server.peer.open(mssOption(1460));
  server.peer.sendNext(ack | psh, 10);
  server.peer.received.length = 0;
  connectionOf(server.acceptor.last).close();
  server.peer.advance(1);
  isTrue(server.peer.take().has(rst), "RST");
});

test("abort sends RST with the next sequence number", () => {
  const { peer, acceptor } = Server.open();
  connectionOf(acceptor.last).abort();
  peer.advance(1);
  const reset = peer.take();
  isTrue(reset.has(rst), "RST");
  equal(reset.sequence, peer.guestNext, "sequence");
});
