// A live update in the middle of the states that are easily lost, seen from the wire: no reset, no byte lost or twice,
// timestamps that rise, and nothing sent again that need not be. One update serves all cases: each brings a connection
// into its state just before, and looks at it afterwards.

import assert from "node:assert/strict";
import fs from "node:fs";
import { updateHeader } from "../../scripts/update_client.ts";
import { image, Machine, machines, outcome, sleep } from "./harness.ts";
import { flags, ipv4, isIpv4, protocols, udp, Wire, wireCommandLine } from "./wire.ts";
import { opened, pattern } from "./wire_data.ts";
import { add, fullOptions, type Heard, mss, Peer, sackBlocks, sackOptions } from "./wire_peer.ts";

const { ack, fin, psh, rst, syn } = flags;
const echoPort = 7;
const httpPort = 80;
const updatePort = 666;

/** Brings a connection into a state; what it gives checks it after the update. */
type UpdateCase = (wire: Wire, watch: (peer: Peer) => Peer) => Promise<() => Promise<void>>;

const isData = (heard: Heard): boolean => heard.payload.length > 0;

/** A connection that the machine has ended after an HTTP answer; its FIN is acknowledged if `isAcknowledged`. */
async function endedByMachine(peer: Peer, isAcknowledged: boolean): Promise<void> {
  await peer.open();
  peer.say("GET /status HTTP/1.1\r\nHost: machine\r\nConnection: close\r\n\r\n");
  let theirs: Heard;
  do {
    theirs = await peer.find("answer", (one) => isData(one) || (one.flags & fin) !== 0);
    if (theirs.sequence === peer.acknowledged) peer.acknowledge(add(theirs.sequence, theirs.payload.length));
  } while ((theirs.flags & fin) === 0);
  peer.acknowledged = add(peer.acknowledged, 1);
  if (isAcknowledged) peer.send(ack);
}

const cases: Readonly<Record<string, UpdateCase>> = {
  "5 SYN-RECEIVED": async (wire, watch) => {
    const peer = watch(new Peer(wire, echoPort));
    const answer = await peer.begin();
    return async () => {
      peer.send(syn, { sequence: add(peer.next, -1), options: mss(1460) });
      const again = await peer.find("SYN,ACK", (one) => (one.flags & syn) !== 0);
      assert.equal(again.sequence, answer.sequence);
      peer.send(ack);
      peer.say("open");
      assert.equal((await peer.read(4)).toString(), "open");
    };
  },
  "8 CLOSE-WAIT and LAST-ACK, with bytes still to send": async (wire, watch) => {
    const peer = watch(await opened(wire, echoPort));
    peer.window = 0;
    peer.say(pattern(1400));
    peer.say(pattern(600, 1400), ack | psh | fin);
    await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
    return async () => {
      peer.window = 65535;
      peer.send(ack);
      assert.ok((await peer.read(2000)).equals(pattern(2000)));
      const end = peer.history.find((one) => (one.flags & fin) !== 0) ?? (await peer.hearFlag(fin));
      assert.equal(add(end.sequence, end.payload.length), peer.acknowledged);
      peer.acknowledge(add(peer.acknowledged, 1));
    };
  },
  "8 FIN-WAIT-2": async (wire, watch) => {
    const peer = watch(new Peer(wire, httpPort));
    await endedByMachine(peer, true);
    return async () => {
      peer.say("", ack | fin);
      const last = await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
      assert.equal(last.sequence, peer.acknowledged);
    };
  },
  "8 CLOSING": async (wire, watch) => {
    const peer = watch(new Peer(wire, httpPort));
    await endedByMachine(peer, false);
    peer.send(ack | fin, { acknowledgement: add(peer.acknowledged, -1) });
    peer.next = add(peer.next, 1);
    await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
    return async () => {
      peer.send(ack);
      await peer.collect(50);
      peer.send(ack | fin, { sequence: add(peer.next, -1) });
      assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
    };
  },
  "10 TIME-WAIT": async (wire, watch) => {
    const peer = watch(new Peer(wire, httpPort));
    await endedByMachine(peer, true);
    peer.say("", ack | fin);
    await peer.find("ACK of the FIN", (one) => one.acknowledgment === peer.next);
    return async () => {
      await peer.expectSilence(50);
      peer.send(rst);
      peer.send(ack | fin, { sequence: add(peer.next, -1) });
      assert.equal((await peer.expect(ack)).acknowledgment, peer.next);
      peer.next = add(peer.next, 100_000);
      await peer.open();
    };
  },
  "13 timestamps rise": async (wire, watch) => {
    const peer = watch(await opened(wire, echoPort, fullOptions(5000)));
    peer.say("before");
    await peer.read(6);
    const last = peer.history.at(-1)!.timestamp!;
    return async () => {
      peer.timestamp = 6000;
      peer.say("after");
      assert.equal((await peer.read(5)).toString(), "after");
      const now = peer.history.at(-1)!.timestamp!;
      assert.equal(now.echo, 6000);
      const step = (now.value - last.value) >>> 0;
      assert.ok(step < 0x80000000, `${now.value} after ${last.value}`);
    };
  },
  "16 segments behind gaps": async (wire, watch) => {
    const peer = watch(await opened(wire, echoPort, sackOptions()));
    const start = peer.next;
    const bytes = pattern(6000);
    const send = (at: number): void =>
      peer.send(ack, { sequence: add(start, at), payload: bytes.subarray(at, at + 1000) });
    for (const at of [1000, 3000]) {
      send(at);
      await peer.expect(ack);
    }
    return async () => {
      await peer.expectSilence(50);
      send(5000);
      const block = (at: number): [number, number] => [add(start, at), add(start, at + 1000)];
      const { sack, acknowledgment } = await peer.expect(ack);
      assert.equal(acknowledgment, start);
      assert.deepEqual(sack[0], block(5000), "newest first");
      assert.equal(sack.length, 3);
      for (const at of [0, 2000, 4000]) send(at);
      peer.next = add(start, 6000);
      assert.ok((await peer.read(6000)).equals(bytes));
    };
  },
  "18 a recovery under way: the hole that was sent again is not sent once more": async (wire, watch) => {
    const peer = watch(await opened(wire, echoPort, sackOptions(1000)));
    const start = peer.acknowledged;
    // Long enough for one burst, all of it echoed and none of it acknowledged.
    for (let at = 0; at < 10_000; at += 1000)
      peer.send(ack, { sequence: add(peer.next, at), payload: pattern(1000, at), acknowledgement: start });
    peer.next = add(peer.next, 10_000);
    for (let count = 0; count < 10; count++) await peer.find("echo", isData);
    for (const to of [2, 3, 4]) peer.send(ack, { options: sackBlocks([add(start, 1000), add(start, to * 1000)]) });
    assert.equal((await peer.find("retransmission", isData)).sequence, start);
    return async () => {
      peer.send(ack, { options: sackBlocks([add(start, 1000), add(start, 5000)]) });
      await peer.collect(60);
      const times = peer.history.filter((one) => isData(one) && one.sequence === start).map((one) => one.atMs);
      // Not before its timer, which runs for a second; a slow machine may have reached it.
      if (times.length > 2) assert.ok(times[2]! - times[1]! > 900, `again after ${times[2]! - times[1]!} ms`);
      peer.acknowledge(add(start, 10_000));
      peer.say("on");
      assert.equal((await peer.read(2)).toString(), "on");
    };
  },
  "20 a closed window that is probed": async (wire, watch) => {
    const peer = watch(await opened(wire, echoPort));
    peer.window = 0;
    peer.say(pattern(1400));
    await peer.find("probe", (one) => one.payload.length === 1, 3000);
    peer.send(ack);
    return async () => {
      const probes = (await peer.collect(500)).filter(isData);
      assert.ok(probes.length <= 1, `${probes.length} probes in half a second`);
      peer.window = 65535;
      peer.send(ack);
      assert.ok((await peer.read(1400)).equals(pattern(1400)));
    };
  },
};

/** Sends the machine an image: everything but its end, then, after `between`, the rest; checks the answer. */
async function update(wire: Wire, file: Buffer, between: () => Promise<void>): Promise<void> {
  const sender = await opened(wire, updatePort);
  const stream = Buffer.concat([updateHeader(file), file]);
  await sender.upload(stream.subarray(0, -1000));
  await between();
  sender.say(stream.subarray(-1000));
  const answer = await sender.find("answer", isData, 30_000);
  assert.match(answer.payload.toString(), /"ok":true,"version":"two"/);
}

describe("a UDP socket through an update", function () {
  this.timeout(240_000);
  const boot = machines();

  it("keeps its port", async () => {
    const wire = await Wire.open();
    const program = "test/machine/programs/datagram_update.ts";
    const network = { network: wire.network, commandLine: wireCommandLine };
    const machine = await boot({ image: await image(program, "one"), ...network, waitFor: /bound to \d+/ });
    const port = Number(/bound to (\d+)/.exec(machine.serial)![1]);
    await wire.ping();
    const answers: string[] = [];
    wire.listen((frame) => {
      if (isIpv4(frame, protocols.udp)) answers.push(frame.subarray(42, 14 + frame.readUInt16BE(16)).toString());
    });
    const ask = (length: number): void => wire.send(ipv4(protocols.udp, udp(5000, port, Buffer.alloc(length))));
    ask(1);
    await update(wire, fs.readFileSync(await image(program, "two")), async () => {
      await sleep(50);
      assert.deepEqual(answers, ["one 1"]);
    });
    ask(2);
    await sleep(300);
    assert.deepEqual(answers, ["one 1", "two 2"]);
    wire.close();
  });
});

describe("a live update, seen from the wire", function () {
  this.timeout(300_000);
  let wire: Wire;
  let machine: Machine | undefined;
  const watched: Peer[] = [];
  const results = new Map<string, Promise<Error | null>>();

  before(async () => {
    wire = await Wire.open();
    const [one, two] = await Promise.all([image("liveupdate", "one"), image("liveupdate", "two")]);
    machine = await Machine.boot({ image: one, network: wire.network, commandLine: wireCommandLine });
    await wire.ping();
    const watch = (peer: Peer): Peer => {
      watched.push(peer);
      return peer;
    };
    let checks: { readonly name: string; readonly check: () => Promise<void> }[] = [];
    // The states are made while the machine waits for the end of the image.
    await update(wire, fs.readFileSync(two), async () => {
      const states = Object.entries(cases).map(async ([name, prepare]) => ({
        name,
        check: await prepare(wire, watch),
      }));
      checks = await Promise.all(states);
    });
    for (const { name, check } of checks) results.set(name, outcome(check()));
  });

  after(async function () {
    wire.close();
    const hasFailed = this.test?.parent?.tests.some((one) => one.state === "failed") ?? false;
    if (hasFailed && machine !== undefined) process.stdout.write(`${machine.describe()}\n`);
    await machine?.stop(hasFailed);
  });

  for (const name of Object.keys(cases))
    it(name, async () => {
      const error = await results.get(name);
      if (error instanceof Error) throw error;
    });

  it("none of the connections was reset", () => {
    for (const peer of watched) for (const heard of peer.history) assert.equal(heard.flags & rst, 0);
  });
});
