// A live update in the middle of everything: no reset, no byte lost or doubled, no retransmission that it caused.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { connectionOf, RecordingAcceptor, type RecordingUser } from "../testing/recording_user.ts";
import {
  ack,
  fin,
  fullOptions,
  mssOption,
  patternFrom,
  psh,
  rst,
  sackBlocks,
  sackOptions,
  ScriptedPeer,
  syn,
} from "../testing/scripted_peer.ts";
import { updateStack } from "../testing/update.ts";
import { TcpState } from "./environment.ts";

const seed: u32 = 20261126;

class Server {
  readonly peer = new ScriptedPeer(seed);
  readonly acceptor = new RecordingAcceptor();

  constructor() {
    this.peer.stack.listen(80, 16, this.acceptor);
  }

  static open(options: Uint8Array): Server {
    const server = new Server();
    server.peer.open(options);
    server.peer.received.length = 0;
    return server;
  }

  get user(): RecordingUser {
    return this.acceptor.last;
  }

  /** Updates and checks that it makes the stack send nothing of itself. */
  update(): void {
    const before = this.peer.received.length;
    updateStack(this.peer, this.acceptor, this.acceptor.users);
    for (let index = before; index < this.peer.received.length; index++) {
      throw new Error(`the update made the stack send ${this.peer.received[index].text}`);
    }
  }

  write(length: number): number {
    connectionOf(this.user).write(patternFrom(this.peer.guestNext, length));
    this.peer.stack.egress();
    return this.taken();
  }

  taken(): number {
    let bytes = 0;
    for (const segment of this.peer.received) {
      isTrue(!segment.has(rst), "no reset");
      bytes += segment.payload.length;
    }
    this.peer.received.length = 0;
    return bytes;
  }
}

test("an idle connection and its listener", () => {
  const server = Server.open(fullOptions(100));
  const { peer } = server;
  server.update();
  peer.sendNext(ack | psh, 100);
  peer.advance(100);
  server.user.checkPattern(1001, 100);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  equal(server.write(100), 100, "sends");
  const other = peer.segment(syn);
  other.sourcePort = 41_000;
  peer.send(other);
  peer.expect(syn | ack);
});

test("13 timestamps stay monotonic", () => {
  const server = Server.open(fullOptions(100));
  const { peer } = server;
  let last = peer.guestTimestamp;
  for (let round = 0; round < 5; round++) {
    server.update();
    peer.sendNext(ack | psh, 10);
    peer.advance(100);
    const value = peer.expect(ack).timestampValue;
    isTrue(i32(u32(value - last)) > 0, `timestamp ${value} after ${last}`);
    last = value;
  }
});

test("16 with segments behind a gap", () => {
  const server = Server.open(sackOptions());
  const { peer } = server;
  const start = peer.next;
  for (const at of [1000, 3000]) {
    const segment = peer.segment(ack);
    segment.sequence = u32(start + u32(at));
    segment.payload = patternFrom(segment.sequence, 1000);
    peer.send(segment);
  }
  peer.received.length = 0;
  server.update();
  const third = peer.segment(ack);
  third.sequence = u32(start + 5000);
  third.payload = patternFrom(third.sequence, 1000);
  peer.send(third);
  const duplicate = peer.expect(ack);
  equal(duplicate.sack.length, 6, "all three blocks");
  equal(duplicate.sack[0], u32(start + 5000), "newest first");
  peer.send(peer.segment(ack, 1000));
  equal(peer.expect(ack).acknowledgment, u32(start + 2000), "filled");
  peer.next = u32(start + 2000);
  peer.send(peer.segment(ack, 1000));
  peer.next = u32(start + 4000);
  peer.send(peer.segment(ack, 1000));
  peer.advance(100);
  server.user.checkPattern(start, 6000);
});

test("18 in the middle of a recovery", () => {
  const server = Server.open(new Uint8Array([2, 4, 0x03, 0xe8, 4, 2, 1, 1]));
  const { peer } = server;
  equal(server.write(10_000), 10_000, "initial window");
  const start = peer.guestNext;
  const send = (edges: readonly u32[]): void => {
    const segment = peer.segment(ack);
    segment.options = sackBlocks(edges);
    peer.send(segment);
  };
  for (const end of [2, 3, 4]) send([u32(start + 1000), u32(start + u32(end * 1000))]);
  equal(peer.received.length, 1, "the hole is sent again");
  equal(server.taken(), 1000, "a segment");
  server.update();
  send([u32(start + 1000), u32(start + 5000)]);
  for (const segment of peer.received) isTrue(segment.sequence !== start, "the hole is not sent once more");
  peer.received.length = 0;
  peer.guestNext = u32(start + 10_000);
  peer.sendNext(ack);
  equal(connectionOf(server.user).sender.queue.length, 0, "all settled");
  equal(server.write(1000), 1000, "goes on");
});

test("20 with a closed window that is being probed", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  const closed = peer.segment(ack);
  closed.window = 0;
  peer.send(closed);
  server.write(5000);
  peer.advance(3000);
  isTrue(server.taken() >= 1, "probed before");
  server.update();
  peer.advance(10_000);
  const probes = peer.received.length;
  isTrue(probes >= 1 && probes <= 5, `${probes} probes after`);
  peer.received.length = 0;
  peer.send(peer.segment(ack));
  isTrue(server.taken() >= 2000, "resumes at once");
});

test("8 in FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, LAST-ACK and CLOSING", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  connectionOf(server.user).end();
  peer.advance(1);
  peer.expect(fin | ack);
  server.update();
  equal(connectionOf(server.user).state, TcpState.finWait1, "FIN-WAIT-1");
  peer.guestNext++;
  peer.sendNext(ack);
  equal(connectionOf(server.user).state, TcpState.finWait2, "FIN-WAIT-2");
  server.update();
  peer.sendNext(ack | psh, 300);
  peer.sendNext(fin | ack);
  equal(server.user.bytes, 300, "data in FIN-WAIT-2");
  equal(connectionOf(server.user).state, TcpState.timeWait, "TIME-WAIT");

  const half = Server.open(mssOption(1460));
  half.peer.sendNext(fin | ack);
  half.peer.received.length = 0;
  half.update();
  equal(half.user.ends, 1, "the end is told once");
  equal(half.write(500), 500, "sends in CLOSE-WAIT");
  half.peer.guestNext = u32(half.peer.guestNext + 500);
  half.peer.sendNext(ack);
  connectionOf(half.user).end();
  half.peer.advance(1);
  half.peer.expect(fin | ack);
  half.update();
  half.peer.guestNext++;
  half.peer.sendNext(ack);
  equal(half.user.closes, 1, "LAST-ACK ends");

  const both = Server.open(mssOption(1460));
  connectionOf(both.user).end();
  both.peer.advance(1);
  both.peer.sendNext(fin | ack);
  both.peer.received.length = 0;
  both.update();
  equal(connectionOf(both.user).state, TcpState.closing, "CLOSING");
  both.peer.guestNext++;
  both.peer.sendNext(ack);
  equal(both.user.closes, 1, "CLOSING ends");
});

test("10 in TIME-WAIT and as an orphan: carried without a user", () => {
  const server = Server.open(mssOption(1460));
  const { peer, acceptor } = server;
  connectionOf(server.user).end();
  peer.advance(1);
  peer.expect(fin | ack);
  peer.guestNext++;
  const last = peer.segment(fin | ack);
  peer.sendNext(fin | ack);
  peer.received.length = 0;
  updateStack(peer, acceptor, []);
  peer.expectSilence();
  peer.send(last);
  equal(peer.expect(ack).acknowledgment, peer.next, "the FIN is acknowledged again");
  peer.send(peer.segment(rst));
  peer.send(last);
  equal(peer.expect(ack).acknowledgment, peer.next, "RST is ignored");
});

test("8 ended by the application, which does not carry it", () => {
  const server = Server.open(mssOption(1460));
  const { peer, acceptor } = server;
  connectionOf(server.user).write(patternFrom(peer.guestNext, 20_000));
  connectionOf(server.user).end();
  peer.stack.egress();
  const taken = server.taken();
  updateStack(peer, acceptor, []);
  peer.expectSilence();
  peer.guestNext = u32(peer.guestNext + u32(taken));
  peer.sendNext(ack);
  const rest = server.taken();
  peer.guestNext = u32(peer.guestNext + u32(rest) + 1);
  equal(taken + rest, 20_000, "what was written");
  peer.sendNext(ack);
  peer.sendNext(fin | ack);
  equal(peer.expect(ack).acknowledgment, peer.next, "TIME-WAIT");
});

test("5 in SYN-RECEIVED", () => {
  const server = new Server();
  const { peer, acceptor } = server;
  const request = peer.segment(syn);
  request.options = mssOption(1460);
  peer.send(request);
  const answer = peer.expect(syn | ack);
  updateStack(peer, acceptor, []);
  peer.expectSilence();
  peer.send(request);
  equal(peer.expect(syn | ack).sequence, answer.sequence, "same initial number");
  peer.next++;
  peer.guestNext = u32(answer.sequence + 1);
  peer.sendNext(ack);
  peer.sendNext(ack | psh, 100);
  equal(acceptor.users.length, 1, "accepted");
  acceptor.last.checkPattern(1001, 100);
});

test("with unread bytes and a pending FIN", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  connectionOf(server.user).pause();
  for (let count = 0; count < 20; count++) peer.sendNext(ack | psh, 1000);
  peer.sendNext(fin | ack, 500);
  peer.advance(100);
  peer.received.length = 0;
  server.update();
  equal(server.user.bytes, 0, "still paused");
  connectionOf(server.user).resume();
  peer.advance(10);
  server.user.checkPattern(1001, 20_500);
  equal(server.user.ends, 1, "ended");
});

test("with unacknowledged and unsent bytes, through twenty updates", () => {
  const server = Server.open(mssOption(1000));
  const { peer } = server;
  connectionOf(server.user).write(patternFrom(peer.guestNext, 100_000));
  peer.stack.egress();
  let got: u32 = 0;
  const start = peer.guestNext;
  for (let round = 0; round < 400 && got < 100_000; round++) {
    if (round % 5 === 0) updateStack(peer, server.acceptor, server.acceptor.users);
    const segments = peer.received;
    peer.received = [];
    for (const segment of segments) {
      equal(segment.sequence, u32(start + got), "in order, nothing twice");
      for (let index = 0; index < segment.payload.length; index++) {
        isTrue(segment.payload[index] === patternFrom(u32(segment.sequence + u32(index)), 1)[0], "right byte");
      }
      got = u32(got + u32(segment.payload.length));
    }
    peer.guestNext = u32(start + got);
    peer.sendNext(ack);
  }
  equal(got, 100_000, "bytes");
  equal(peer.stack.statistics.tcp.retransmissions, 0, "retransmissions");
});

test("24 initial numbers go on rising across an update", () => {
  const server = new Server();
  const { peer, acceptor } = server;
  const first = peer.segment(syn);
  peer.send(first);
  const before = peer.expect(syn | ack).sequence;
  const reset = peer.segment(rst);
  reset.sequence = u32(first.sequence + 1);
  peer.send(reset);
  updateStack(peer, acceptor, []);
  peer.advance(10);
  peer.send(first);
  const step = u32(peer.expect(syn | ack).sequence - before);
  isTrue(step > 0 && step < 100_000, `a step of ${step}`);
});

test("ARP is carried: nobody has to be asked again", () => {
  const server = Server.open(mssOption(1460));
  const { peer } = server;
  peer.arpFrames.length = 0;
  server.update();
  peer.sendNext(ack | psh, 10);
  peer.advance(1000);
  equal(peer.arpFrames.length, 0, "ARP requests");
});
