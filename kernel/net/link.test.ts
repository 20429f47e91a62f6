// Two stacks over a bad link: whatever it does to the frames, both byte streams arrive whole, in order and once.

import { equal, isTrue, test } from "../../test/unit.ts";
import { connectionOf, RecordingAcceptor, RecordingUser } from "./testing/recording_user.ts";
import { patternFrom } from "./testing/scripted_peer.ts";
import { LinkFaults, SimulatedLink } from "./testing/simulated_link.ts";

const runs = 5;

function exchange(name: string, faults: LinkFaults, length: number, hasOffloads: boolean): void {
  for (let run = 0; run < runs; run++) {
    const seed = u32(7001 + run * 131);
    test(`${name}, seed ${seed}`, () => {
      const link = new SimulatedLink(seed, faults, hasOffloads);
      const acceptor = new RecordingAcceptor();
      link.right.stack.listen(80, 16, acceptor);
      const client = new RecordingUser();
      client.connection = link.left.stack.connect(0x0a000002, 80, client);
      const connection = connectionOf(client);
      for (let at = 0; at < length; at += 10_000) connection.write(patternFrom(u32(at), 10_000));
      connection.end();
      for (let step = 0; step < 2000 && acceptor.users.length === 0; step++) link.run(100);
      equal(acceptor.users.length, 1, "connections");
      connectionOf(acceptor.last).write(patternFrom(5, length));
      connectionOf(acceptor.last).end();
      for (let step = 0; step < 3000; step++) {
        if (acceptor.last.closes > 0 && client.closes > 0) break;
        link.run(100);
      }
      acceptor.last.checkPattern(0, length);
      client.checkPattern(5, length);
      equal(acceptor.last.ends, 1, "the server has seen the end");
      equal(client.ends, 1, "the client has seen the end");
      equal(client.error, "", "client's error");
      equal(acceptor.last.error, "", "server's error");
    });
  }
}

exchange("a good link", new LinkFaults(), 500_000, false);
exchange("a good link with offloads", new LinkFaults(), 500_000, true);

const loss = new LinkFaults();
loss.loss = 50;
exchange("5 % loss", loss, 200_000, false);

const reordering = new LinkFaults();
reordering.reordering = 300;
exchange("30 % reordering", reordering, 300_000, false);

const everything = new LinkFaults();
everything.loss = 20;
everything.duplication = 20;
everything.reordering = 100;
everything.corruption = 10;
everything.delayMs = 10;
exchange("loss, duplication, reordering, corruption and delay", everything, 200_000, false);
exchange("all of it, with offloads", everything, 200_000, true);

test("a stalled reader on a lossy link gets everything in the end", () => {
  const link = new SimulatedLink(4711, loss, false);
  const acceptor = new RecordingAcceptor();
  acceptor.startsPaused = true;
  link.right.stack.listen(80, 16, acceptor);
  const client = new RecordingUser();
  client.connection = link.left.stack.connect(0x0a000002, 80, client);
  for (let at = 0; at < 1_000_000; at += 10_000) connectionOf(client).write(patternFrom(u32(at), 10_000));
  link.run(60_000);
  equal(acceptor.last.bytes, 0, "nothing is read yet");
  isTrue(connectionOf(client).bufferedBytes > 0, "the sender waits");
  connectionOf(acceptor.last).resume();
  for (let step = 0; step < 3000 && acceptor.last.bytes < 1_000_000; step++) link.run(100);
  acceptor.last.checkPattern(0, 1_000_000);
});
