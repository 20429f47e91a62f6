// Options and the transfer of data against a scripted peer: items 11 to 22 of the wire behaviours.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "../testing/recording_user.ts";
import {
  ack,
  fin,
  fullOptions,
  mssOption,
  patternFrom,
  psh,
  sackBlocks,
  sackOptions,
  ScriptedPeer,
  Segment,
  syn,
  timestamps,
} from "../testing/scripted_peer.ts";

const seed: u32 = 20261124;

class Server {
  readonly peer = new ScriptedPeer(seed);
  readonly acceptor = new RecordingAcceptor();
  readonly answer: Segment;

  constructor(options: Uint8Array, first: u32 = 1000) {
    this.peer.next = first;
    this.peer.stack.listen(80, 16, this.acceptor);
    this.answer = this.peer.open(options);
    this.peer.received.length = 0;
  }

  get user(): RecordingUser {
    return this.acceptor.last;
  }

  /** The application writes the pattern from the guest's next number on; what is sent at once is taken. */
  write(length: number): Segment[] {
    connectionOf(this.user).write(patternFrom(this.peer.guestNext, length));
    this.peer.stack.egress();
    return this.takeAll();
  }

  takeAll(): Segment[] {
    const taken = this.peer.received;
    this.peer.received = [];
    return taken;
  }

  /** The peer acknowledges up to `count` bytes after where it was, with these SACK blocks. */
  acknowledge(count: number, edges: readonly u32[] = [], window: u16 = 65535): void {
    const { peer } = this;
    peer.guestNext = u32(peer.guestNext + u32(count));
    const segment = peer.segment(ack);
    if (edges.length > 0) segment.options = sackBlocks(edges);
    segment.window = window;
    peer.send(segment);
  }
}

function totalBytes(segments: readonly Segment[]): number {
  let bytes = 0;
  for (const segment of segments) bytes += segment.payload.length;
  return bytes;
}

test("11 without the MSS option at most 536 bytes are sent in a segment", () => {
  const server = new Server(new Uint8Array(0));
  for (const segment of server.write(5000)) isTrue(segment.payload.length <= 536, segment.text);
  equal(server.answer.windowScale, -1, "no window scale");
  equal(server.answer.option(8), -1, "no timestamps");
  equal(server.answer.option(4), -1, "no SACK");
});

test("11 MSS 0 and 1: bounded cost, the stream arrives", () => {
  for (const mss of [0, 1]) {
    const server = new Server(mssOption(u32(mss)));
    let got = 0;
    let rounds = 0;
    let sent = server.write(2000);
    while (got < 2000 && rounds < 200) {
      const bytes = totalBytes(sent);
      got += bytes;
      server.acknowledge(bytes);
      server.peer.advance(10);
      sent = server.takeAll();
      rounds++;
    }
    equal(got, 2000, "bytes");
  }
});

test("11 the window of a SYN is not scaled; a scale of 15 counts as 14", () => {
  const options = fullOptions(1);
  options[19] = 15;
  const server = new Server(options);
  const { peer } = server;
  isTrue(server.answer.windowScale >= 0 && server.answer.windowScale <= 14, "scale offered");
  server.acknowledge(0, [], 0);
  connectionOf(server.user).write(patternFrom(peer.guestNext, 40000));
  peer.stack.egress();
  equal(totalBytes(server.takeAll()), 0, "window closed");
  const open = peer.segment(ack);
  open.window = 1;
  peer.send(open);
  // One unit is 2^14 bytes.
  equal(totalBytes(server.takeAll()), Math.min(16384, 10 * 1448), "bytes within 1 << 14");
});

test("12 options of length 0, 1, past the end and unknown ones do no harm", () => {
  const shapes = [
    [254, 0, 0, 0],
    [254, 1, 0, 0],
    [254, 40, 0, 0],
    [2, 3, 5, 1],
    [1, 1, 1, 254],
    [3, 2, 8, 3, 5, 9, 1, 1],
    [5, 1, 0, 0],
    [5, 255, 0, 0],
  ];
  for (const shape of shapes) {
    const server = new Server(mssOption(1460));
    const segment = server.peer.segment(ack | psh, 10);
    segment.options = new Uint8Array(shape);
    server.peer.send(segment);
    server.peer.send(server.peer.segment(ack | psh, 10));
    server.user.checkPattern(1001, 10);
  }
});

test("12 unknown options of right length in a SYN are skipped", () => {
  const server = new Server(new Uint8Array([254, 4, 1, 2, 2, 4, 4, 0, 99, 2, 1, 0]));
  equal(server.acceptor.users.length, 1, "connections");
  for (const segment of server.write(3000)) isTrue(segment.payload.length <= 1024, segment.text);
});

test("13 timestamps are echoed and rise", () => {
  const server = new Server(fullOptions(7000));
  equal(server.answer.timestampEcho, 7000, "echo in SYN,ACK");
  server.peer.timestamp = 7100;
  server.peer.sendNext(ack | psh, 100);
  server.peer.advance(500);
  const answer = server.peer.take();
  equal(answer.timestampEcho, 7100, "echo");
  isTrue(i32(u32(answer.timestampValue - server.answer.timestampValue)) >= 0, "rising");
});

test("13 an old timestamp is answered by ACK and dropped (PAWS)", () => {
  const server = new Server(fullOptions(7000));
  const { peer } = server;
  peer.timestamp = 8000;
  peer.sendNext(ack | psh, 10);
  peer.advance(100);
  peer.received.length = 0;
  const old = peer.segment(ack | psh, 20);
  old.options = timestamps(7999, peer.guestTimestamp);
  peer.send(old);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  equal(server.user.bytes, 10, "bytes delivered");
});

test("13 after 24 idle days an old timestamp is taken", () => {
  const server = new Server(fullOptions(7000));
  const { peer } = server;
  for (let day = 0; day < 25; day++) peer.advance(24 * 3600 * 1000);
  peer.timestamp = u32(7000 - 1);
  peer.sendNext(ack | psh, 10);
  peer.advance(100);
  equal(server.user.bytes, 10, "bytes delivered");
});

test("14 wrong checksums and header lengths are met with silence", () => {
  const server = new Server(mssOption(1460));
  const { peer } = server;
  const wrong = peer.segment(ack | psh, 10);
  wrong.checksumError = 1;
  peer.send(wrong);
  const short = peer.segment(ack | psh, 10);
  short.dataOffset = 4;
  peer.send(short);
  const long = peer.segment(ack | psh, 10);
  long.dataOffset = 15;
  peer.send(long);
  peer.advance(1000);
  peer.expectSilence();
  equal(server.user.bytes, 0, "bytes delivered");
});

test("15 data is acknowledged within 500 ms, and every second full segment at once", () => {
  const server = new Server(mssOption(1460));
  const { peer } = server;
  const atMs = peer.nowMs;
  peer.sendNext(ack | psh, 100);
  peer.advance(1000);
  const first = peer.expect(ack);
  equal(first.acknowledgment, peer.next, "acknowledgment");
  isTrue(first.atMs - atMs <= 500, "within 500 ms");
  for (let count = 0; count < 10; count++) {
    peer.sendNext(ack, 1460);
    peer.sendNext(ack, 1460);
    equal(peer.take().acknowledgment, peer.next, "every second one");
    peer.received.length = 0;
  }
});

test("15 every second segment of a peer with small packets", () => {
  const server = new Server(mssOption(500));
  const { peer } = server;
  peer.advance(100);
  let acknowledgments = 0;
  for (let count = 0; count < 40; count++) peer.sendNext(ack, 536);
  acknowledgments = peer.received.length;
  isTrue(acknowledgments >= 20, `${acknowledgments} acknowledgments of 40 segments`);
});

test("16 a gap: at once a duplicate ACK with SACK, newest block first; filled: at once one ACK without", () => {
  const server = new Server(sackOptions());
  const { peer } = server;
  const start = peer.next;
  for (const at of [1000, 3000, 5000]) {
    const segment = peer.segment(ack);
    segment.sequence = u32(start + u32(at));
    segment.payload = patternFrom(segment.sequence, 1000);
    peer.send(segment);
    const duplicate = peer.expect(ack);
    equal(duplicate.acknowledgment, start, "acknowledgment");
    equal(duplicate.sack[0], segment.sequence, "newest block first");
    equal(duplicate.sack[1], u32(segment.sequence + 1000), "end of the block");
  }
  const joining = peer.segment(ack);
  joining.sequence = u32(start + 2000);
  joining.payload = patternFrom(joining.sequence, 1000);
  peer.send(joining);
  const joined = peer.expect(ack);
  equal(joined.sack.length, 4, "two blocks");
  equal(joined.sack[0], u32(start + 1000), "joined block");
  equal(joined.sack[1], u32(start + 4000), "its end");
  peer.send(peer.segment(ack, 1000));
  const filled = peer.expect(ack);
  equal(filled.acknowledgment, u32(start + 4000), "cumulative");
  equal(filled.sack.length, 2, "one block left");
  peer.next = u32(start + 4000);
  peer.send(peer.segment(ack, 1000));
  const done = peer.expect(ack);
  equal(done.acknowledgment, u32(start + 6000), "all");
  equal(done.sack.length, 0, "no block");
  server.user.checkPattern(start, 6000);
});

test("17 old duplicates are acknowledged; conflicting overlaps give one stream", () => {
  const server = new Server(sackOptions());
  const { peer } = server;
  const start = peer.next;
  peer.sendNext(ack, 1000);
  peer.advance(100);
  peer.received.length = 0;
  const old = peer.segment(ack, 1000);
  old.sequence = start;
  peer.send(old);
  equal(peer.expect(ack).acknowledgment, peer.next, "acknowledgment");
  const later = peer.segment(ack);
  later.sequence = u32(peer.next + 500);
  later.payload = patternFrom(later.sequence, 500);
  peer.send(later);
  const conflicting = peer.segment(ack);
  conflicting.sequence = u32(peer.next + 400);
  conflicting.payload = new Uint8Array(700);
  conflicting.payload.set(patternFrom(conflicting.sequence, 100), 0);
  conflicting.payload.set(patternFrom(u32(peer.next + 1000), 100), 600);
  peer.send(conflicting);
  peer.send(peer.segment(ack, 450));
  peer.advance(100);
  server.user.checkPattern(start, 2100);
});

test("17 data beyond the window is trimmed", () => {
  const server = new Server(mssOption(1460));
  const { peer } = server;
  connectionOf(server.user).pause();
  let sent = 0;
  for (let count = 0; count < 600; count++) {
    peer.sendNext(ack, 1000);
    sent += 1000;
  }
  peer.advance(100);
  const last = peer.received[peer.received.length - 1];
  equal(last.window, 0, "window closed");
  const accepted = u32(last.acknowledgment - 1001);
  isTrue(accepted <= 524_288, `${accepted} bytes are within the buffer`);
  isTrue(accepted < sent, "the rest was cut");
  connectionOf(server.user).resume();
  peer.advance(100);
  server.user.checkPattern(1001, accepted);
});

test("18 three duplicate ACKs: fast retransmit, partial ACKs send the next hole (no SACK)", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  const sent = server.write(10_000);
  equal(sent.length, 10, "initial window");
  const start = peer.guestNext;
  server.acknowledge(0);
  server.acknowledge(0);
  for (const early of server.takeAll()) isTrue(early.sequence !== start, "not before the third duplicate");
  server.acknowledge(0);
  const first = server.takeAll();
  equal(first.length > 0 ? first[0].sequence : 0, start, "first hole");
  equal(first[0].payload.length, 1000, "a full segment");
  server.acknowledge(3000);
  const second = server.takeAll();
  equal(second.length > 0 ? second[0].sequence : 0, u32(start + 3000), "the next hole on a partial ACK");
  server.acknowledge(7000);
  equal(connectionOf(server.user).bufferedBytes, 0, "all settled");
});

test("18 with SACK only the holes are sent again", () => {
  const server = new Server(new Uint8Array([2, 4, 0x03, 0xe8, 4, 2, 1, 1]));
  const { peer } = server;
  equal(server.write(10_000).length, 10, "initial window");
  const start = peer.guestNext;
  // Segments 0 and 5 are lost.
  const blocks: u32[][] = [];
  for (const end of [2, 3, 4, 5]) blocks.push([u32(start + 1000), u32(start + u32(end * 1000))]);
  for (const end of [7, 8, 9, 10]) {
    blocks.push([u32(start + 6000), u32(start + u32(end * 1000)), u32(start + 1000), u32(start + 5000)]);
  }
  for (const edges of blocks) server.acknowledge(0, edges);
  const resent = server.takeAll();
  const starts: u32[] = [];
  for (const segment of resent) if (i32(u32(segment.sequence - u32(start + 10_000))) < 0) starts.push(segment.sequence);
  equal(starts.length, 2, "two retransmissions");
  equal(starts[0], start, "first hole");
  equal(starts[1], u32(start + 5000), "second hole");
});

test("19 no ACKs: the gaps double to at least 60 s, then it is given up", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  server.write(500);
  peer.advance(3_600_000);
  const resent = server.takeAll();
  let gapMs = 0;
  let greatestMs = 0;
  for (let index = 1; index < resent.length; index++) {
    const newGapMs = resent[index].atMs - resent[index - 1].atMs;
    isTrue(newGapMs >= gapMs - 1, "gaps do not shrink");
    if (gapMs > 0 && newGapMs < 60_000) isTrue(newGapMs > 1.9 * gapMs, "gaps double");
    gapMs = newGapMs;
    greatestMs = Math.max(greatestMs, gapMs);
  }
  isTrue(greatestMs >= 60_000, `greatest gap ${greatestMs} ms`);
  equal(server.user.error, "ETIMEDOUT");
});

test("19 no round-trip sample from a retransmission without timestamps", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  const first = server.write(500)[0];
  peer.advance(20_000);
  const resent = server.takeAll();
  isTrue(resent.length >= 2, "retransmitted");
  server.acknowledge(500);
  const next = server.write(500)[0];
  peer.advance(120_000);
  const again = server.takeAll();
  // A sample of 20 s would make the timeout at least 20 s; a sample of nearly nothing would make it the least.
  const gapMs = again[0].atMs - next.atMs;
  isTrue(gapMs < 20_000, `timeout of ${gapMs} ms`);
  isTrue(first.payload.length === 500, "first transmission");
});

test("20 a closed window is probed with backoff for as long as probes are acknowledged; reopening resumes at once", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  server.acknowledge(0, [], 0);
  server.write(5000);
  let probes = 0;
  let greatestGapMs = 0;
  let lastMs = peer.nowMs;
  for (let count = 0; count < 3600; count++) {
    peer.advance(1000);
    const sent = server.takeAll();
    if (sent.length === 0) continue;
    probes++;
    greatestGapMs = Math.max(greatestGapMs, peer.nowMs - lastMs);
    lastMs = peer.nowMs;
    isTrue(totalBytes(sent) <= 1, "a probe");
    server.acknowledge(0, [], 0);
  }
  isTrue(probes >= 20 && probes < 200, `${probes} probes in an hour`);
  isTrue(greatestGapMs >= 30_000, `gaps up to ${greatestGapMs} ms`);
  equal(server.user.closes, 0, "still open");
  server.takeAll();
  server.acknowledge(0, [], 65535);
  isTrue(totalBytes(server.takeAll()) >= 2000, "resumes at once");
});

test("20 a shrunk window breaks nothing", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  const start = peer.guestNext;
  server.write(10_000);
  server.acknowledge(2000, [], 1000);
  peer.advance(5000);
  for (const segment of server.takeAll()) {
    const end = u32(segment.sequence + u32(segment.payload.length));
    isTrue(i32(u32(end - u32(start + 10_000))) <= 0, "nothing new beyond the shrunk window");
  }
  server.acknowledge(8000, [], 65535);
  equal(totalBytes(server.write(1000)), 1000, "goes on");
});

test("21 a stalled reader: the window closes and reopens without silly windows", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  const connection = connectionOf(server.user);
  connection.pause();
  for (let count = 0; count < 66; count++) peer.sendNext(ack, 1000);
  peer.advance(200);
  server.takeAll();
  peer.sendNext(ack, 0);
  connection.resume();
  peer.advance(200);
  const updates = server.takeAll();
  isTrue(updates.length >= 1, "a window update");
  isTrue(updates[0].window >= 2000, `window of ${updates[0].window}`);
  isTrue(server.user.bytes >= 65_000, "everything is delivered");
});

test("21 Nagle: one small segment under way; not with noDelay", () => {
  const server = new Server(mssOption(1000));
  equal(server.write(10).length, 1, "the first goes at once");
  equal(server.write(10).length, 0, "the second waits");
  equal(server.write(10).length, 0, "the third waits");
  server.acknowledge(10);
  equal(totalBytes(server.takeAll()), 20, "together after the ACK");
  connectionOf(server.user).setNoDelay(true);
  equal(server.write(10).length, 1, "noDelay");
});

test("21 the initial window is at most 10 segments, and one after a timeout", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  equal(server.write(40_000).length, 10, "initial window");
  peer.advance(1500);
  const resent = server.takeAll();
  equal(resent.length, 1, "one segment after the timeout");
  server.acknowledge(1000);
  const next = server.takeAll();
  isTrue(next.length >= 1 && next.length <= 2, `${next.length} segments in slow start`);
});

test("22 sequence numbers wrap in payload, SACK and FIN", () => {
  const server = new Server(sackOptions(), 0xffffff00);
  const { peer } = server;
  const start = peer.next;
  const early = peer.segment(ack);
  early.sequence = u32(start + 200);
  early.payload = patternFrom(early.sequence, 300);
  peer.send(early);
  const duplicate = peer.expect(ack);
  equal(duplicate.sack[0], u32(start + 200), "block start");
  equal(duplicate.sack[1], u32(start + 500), "block end");
  peer.send(peer.segment(ack, 200));
  equal(peer.expect(ack).acknowledgment, u32(start + 500), "past the wrap");
  peer.next = u32(start + 500);
  peer.sendNext(fin | ack, 10);
  equal(peer.expect(ack).acknowledgment, peer.next, "FIN");
  server.user.checkPattern(start, 510);
  equal(server.user.ends, 1, "ended");
});

test("22 the urgent pointer anywhere leaves the stream intact", () => {
  const server = new Server(mssOption(1460));
  const { peer } = server;
  for (const pointer of [0, 1, 5, 10, 11, 65535]) {
    const segment = peer.segment(ack | psh | 32, 10);
    segment.urgentPointer = u16(pointer);
    peer.send(segment);
    peer.next = u32(peer.next + 10);
  }
  server.user.checkPattern(1001, 60);
});

test("keep-alive: probes after the idle time, given up when unanswered", () => {
  const server = new Server(mssOption(1460));
  const { peer } = server;
  connectionOf(server.user).setKeepAlive(true, 10_000);
  peer.advance(11_000);
  const probe = peer.expect(ack);
  equal(probe.sequence, u32(peer.guestNext - 1), "sequence");
  peer.sendNext(ack);
  peer.advance(9_000);
  peer.expectSilence();
  peer.advance(2_000_000);
  equal(server.user.error, "ETIMEDOUT");
});

test("segmentation offload: one transmission is cut into full segments and the stream is right", () => {
  const peer = new ScriptedPeer(seed, true);
  const acceptor = new RecordingAcceptor();
  peer.stack.listen(80, 16, acceptor);
  peer.open(mssOption(1460));
  peer.received.length = 0;
  connectionOf(acceptor.last).write(patternFrom(peer.guestNext, 14_600));
  peer.stack.egress();
  equal(peer.received.length, 10, "segments");
  for (const segment of peer.received) {
    equal(segment.sequence, peer.guestNext, "sequence");
    equal(segment.payload[0], patternFrom(segment.sequence, 1)[0], "first byte");
    peer.guestNext = u32(peer.guestNext + u32(segment.payload.length));
  }
});

test("a full ring loses nothing", () => {
  const server = new Server(mssOption(1000));
  const { peer } = server;
  peer.device.isFull = true;
  connectionOf(server.user).write(patternFrom(peer.guestNext, 5000));
  peer.stack.egress();
  equal(server.takeAll().length, 0, "no room");
  peer.device.isFull = false;
  peer.stack.room();
  peer.stack.egress();
  equal(totalBytes(server.takeAll()), 5000, "sent once there is room");
});

test("a SYN with every option is answered with every option", () => {
  const server = new Server(fullOptions(9));
  equal(server.answer.mss, 1460, "MSS");
  isTrue(server.answer.option(4) >= 0, "SACK permitted");
  isTrue(server.answer.has(syn), "SYN");
});
