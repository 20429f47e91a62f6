// What comes over the wire when the other end does not keep the rules: everything is dropped or answered as the RFC says,
// and the machine goes on.

import assert from "node:assert/strict";
import { guestMac } from "../../scripts/qemu.ts";
import { image, type Machine, machines, sleep } from "./harness.ts";
import {
  arp,
  checksum,
  ethernet,
  flags,
  icmp,
  ipv4,
  isIcmp,
  parseTcp,
  peerIp,
  peerMac,
  guestIp,
  protocols,
  tcp,
  type TcpSegment,
  udp,
  Wire,
  wireCommandLine,
} from "./wire.ts";
import { RandomBytes } from "./stream_client.ts";
import { Peer } from "./wire_peer.ts";

const seed = Number(process.env["INSTAR_SEED"] ?? Date.now() & 0xffff);

describe(`the wire (INSTAR_SEED=${seed})`, function () {
  this.timeout(240_000);
  const boot = machines();
  let wire: Wire;

  beforeEach(async () => {
    wire = await Wire.open();
  });
  afterEach(() => wire.close());

  const start = async (): Promise<Machine> =>
    boot({ image: await image("echo"), network: wire.network, commandLine: wireCommandLine });

  const segment = (what: string, accepts: (segment: TcpSegment) => boolean): Promise<TcpSegment> =>
    wire
      .expect(what, (frame) => {
        const found = parseTcp(frame);
        return found !== null && accepts(found);
      })
      .then((frame) => parseTcp(frame)!);

  it("answers ARP requests for its address", async () => {
    await start();
    const reply = wire.expect(
      "ARP reply",
      (frame) => frame.readUInt16BE(12) === 0x0806 && frame.readUInt16BE(20) === 2,
    );
    wire.send(arp(1, peerMac, peerIp, "00:00:00:00:00:00", guestIp));
    assert.equal((await reply).subarray(22, 28).toString("hex"), guestMac.replaceAll(":", ""));
  });

  it("answers echo requests with the same payload", async () => {
    await start();
    for (const size of [0, 1, 56, 1000, 1472]) {
      const payload = Buffer.alloc(size, "x");
      const reply = await wire.ping(payload, size);
      const length = reply.readUInt16BE(16);
      assert.ok(reply.subarray(42, 14 + length).equals(payload), `${size} bytes`);
      assert.equal(checksum(reply.subarray(34, 14 + length)), 0);
    }
  });

  it("puts fragments together and drops overlapping ones", async () => {
    await start();
    const message = icmp(8, 0, 99, Buffer.alloc(2000, "f"));
    const reply = wire.expect("echo reply", (frame) => isIcmp(frame, 0) || frame.readUInt16BE(20) !== 0);
    wire.send(ipv4(protocols.icmp, message.subarray(1200), { identification: 5, offset: 1200 }));
    wire.send(ipv4(protocols.icmp, message.subarray(0, 1200), { identification: 5, moreFragments: true }));
    await reply;
    for (const offset of [8, 592, 1192]) {
      wire.send(ipv4(protocols.icmp, message.subarray(0, 1200), { identification: 6 + offset, moreFragments: true }));
      wire.send(ipv4(protocols.icmp, message.subarray(offset), { identification: 6 + offset, offset }));
    }
    await wire.ping();
  });

  it("drops packets whose headers lie", async () => {
    await start();
    const message = icmp(8, 0, 666, Buffer.from("lie"));
    const lies = [
      ipv4(protocols.icmp, message, { totalLength: 10 }),
      ipv4(protocols.icmp, message, { totalLength: 2000 }),
      ipv4(protocols.icmp, message, { headerWords: 2 }),
      ipv4(protocols.icmp, message, { headerWords: 15 }),
      ipv4(protocols.icmp, message, { version: 6 }),
      ipv4(protocols.icmp, message, { checksum: 0x1234 }),
      ipv4(protocols.icmp, message, { source: "255.255.255.255" }),
      ethernet(0x0800, Buffer.alloc(0)),
      ethernet(0x0800, Buffer.from([0x45])),
      ethernet(0x0806, Buffer.from([0, 1, 8, 0])),
      ethernet(0x86dd, Buffer.alloc(40)),
    ];
    for (const frame of lies) wire.send(frame);
    await wire.ping();
    const answered = wire.received.filter((frame) => isIcmp(frame, 0) && frame.readUInt16BE(38) === 666);
    assert.equal(answered.length, 0, "a packet with a lying header was answered");
  });

  it("answers datagrams to closed ports as unreachable, and drops those with lying lengths", async () => {
    await start();
    const unreachable = wire.expect("port unreachable", (frame) => isIcmp(frame, 3));
    wire.send(ipv4(protocols.udp, udp(1000, 4444, Buffer.from("anyone?"))));
    assert.equal((await unreachable)[35], 3);
    for (const length of [0, 7, 9, 65535]) wire.send(ipv4(protocols.udp, udp(1000, 4444, Buffer.alloc(0), length)));
    await wire.ping();
  });

  it("opens, echoes and closes a connection", async () => {
    await start();
    const opened = segment("SYN-ACK", (one) => (one.flags & (flags.syn | flags.ack)) === (flags.syn | flags.ack));
    wire.send(ipv4(protocols.tcp, tcp(5000, 7, flags.syn, 1000)));
    const synAck = await opened;
    assert.equal(synAck.acknowledgement, 1001);
    const theirs = (synAck.sequence + 1) >>> 0;
    const echoed = segment("echo", (one) => one.payload.length > 0);
    wire.send(ipv4(protocols.tcp, tcp(5000, 7, flags.ack, 1001, { acknowledgement: theirs })));
    const payload = Buffer.from("round trip");
    wire.send(ipv4(protocols.tcp, tcp(5000, 7, flags.ack | flags.psh, 1001, { acknowledgement: theirs, payload })));
    assert.equal((await echoed).payload.toString(), "round trip");
    const finished = segment("FIN", (one) => (one.flags & flags.fin) !== 0);
    const after = { acknowledgement: theirs + payload.length };
    wire.send(ipv4(protocols.tcp, tcp(5000, 7, flags.ack | flags.fin, 1001 + payload.length, after)));
    await finished;
  });

  it("refuses closed ports with a reset", async () => {
    await start();
    const reset = segment("RST", (one) => (one.flags & flags.rst) !== 0);
    wire.send(ipv4(protocols.tcp, tcp(5001, 9999, flags.syn, 77)));
    const { acknowledgement, sourcePort } = await reset;
    assert.equal(acknowledgement, 78);
    assert.equal(sourcePort, 9999);
  });

  it("drops segments with bad checksums, offsets and options", async () => {
    await start();
    const before = wire.received.length;
    const bad = [
      tcp(5002, 7, flags.syn, 1, { checksum: 0xdead }),
      tcp(5003, 7, flags.syn, 1, { headerWords: 15 }),
      tcp(5004, 7, flags.syn, 1, { headerWords: 1 }),
      tcp(5005, 7, flags.syn | flags.fin | flags.rst, 1),
      tcp(5006, 7, 0, 1),
    ];
    for (const one of bad) wire.send(ipv4(protocols.tcp, one));
    // Options that end in the middle, have length 0, or claim more than there is.
    for (const options of [[2, 40, 0, 0], [8, 0, 1, 1], [3, 255, 7, 0], [5, 1, 0, 0], [2], [254, 254, 254, 254]]) {
      const padded = Buffer.from([...options, ...new Array<number>((4 - (options.length % 4)) % 4).fill(2)]);
      wire.send(ipv4(protocols.tcp, tcp(5010, 7, flags.syn, 1, { options: padded })));
    }
    await wire.ping();
    const answers = wire.received.slice(before).map(parseTcp);
    const established = answers.filter((one) => one !== null && [5002, 5003, 5004, 5006].includes(one.targetPort));
    assert.ok(
      established.every((one) => (one!.flags & flags.syn) === 0),
      "a broken segment opened a connection",
    );
  });

  it("a flood of SYNs, from near and far: open connections and honest new ones live", async () => {
    const machine = await start();
    const before = new Peer(wire, 7);
    await before.open();
    for (let port = 0; port < 20_000; port++) {
      const source = `10.77.${port & 63}.${2 + (port % 250)}`;
      wire.send(ipv4(protocols.tcp, tcp(1024 + port, 7, flags.syn, port * 7, { source }), { source }));
      if (port % 500 === 0) await sleep(5);
      if (port !== 10_000) continue;
      await sleep(100);
      const during = new Peer(wire, 7);
      await during.open().catch(() => during.open());
      during.say("new");
      assert.equal((await during.read(3)).toString(), "new");
    }
    await sleep(300);
    before.say("old");
    assert.equal((await before.read(3)).toString(), "old");
    await wire.ping();
    assert.doesNotMatch(machine.serial, /panic/i);
  });

  it("more connections than there is memory for: new ones get no answer, and places come back", async () => {
    const network = { network: wire.network, commandLine: wireCommandLine };
    const machine = await boot({ image: await image("echo"), ...network, memoryMib: 16 });
    const open: Peer[] = [];
    for (let failures = 0; failures === 0;) {
      const batch = Array.from({ length: 25 }, () => new Peer(wire, 7));
      const opened = await Promise.allSettled(batch.map(async (peer) => await peer.open()));
      failures = opened.filter(({ status }) => status === "rejected").length;
      open.push(...batch.filter((_, index) => opened[index]!.status === "fulfilled"));
      assert.ok(open.length < 10_000, "no limit in sight");
    }
    assert.ok(open.length > 1000, `only ${open.length} connections`);
    await wire.ping();
    open[0]!.say("still here");
    assert.equal((await open[0]!.read(10)).toString(), "still here");
    for (const peer of open) {
      peer.send(flags.rst);
      await sleep(1);
    }
    const next = new Peer(wire, 7);
    await next.open();
    next.say("room again");
    assert.equal((await next.read(10)).toString(), "room again");
    assert.doesNotMatch(machine.serial, /panic|memory/i);
  });

  it("a flood of half-sent HTTP heads leaves memory for whole ones", async () => {
    const machine = await boot({
      image: await image("web"),
      network: wire.network,
      commandLine: wireCommandLine,
      memoryMib: 32,
    });
    const request = "GET / HTTP/1.1\r\nHost: machine\r\n";
    const half = Buffer.from(`${request}X: ${"a".repeat(15_000)}`);
    const attackers = Array.from({ length: 600 }, () => new Peer(wire, 80));
    for (let first = 0; first < attackers.length; first += 20)
      await Promise.all(
        attackers.slice(first, first + 20).map(async (attacker) => {
          await attacker.open();
          await attacker.upload(half).catch(() => {});
        }),
      );
    assert.ok(
      attackers.some((attacker) => attacker.history.some((one) => /^HTTP\/1.1 503/.test(one.payload.toString()))),
    );
    const honest = new Peer(wire, 80);
    await honest.open();
    honest.say(`${request}\r\n`);
    const answer = await honest.find("answer", (one) => one.payload.length > 0);
    assert.match(answer.payload.toString(), /^HTTP\/1.1 200/);
    // A few at a time, or the sockets on the way lose some.
    for (const attacker of attackers) {
      attacker.send(flags.rst);
      await sleep(2);
    }
    await wire.ping();
    const patient = new Peer(wire, 80);
    await patient.open();
    await patient.upload(half);
    patient.say("\r\n\r\n");
    const late = await patient.find("answer", (one) => one.payload.length > 0);
    assert.match(late.payload.toString(), /^HTTP\/1.1 200/);
    assert.doesNotMatch(machine.serial, /panic|memory/i);
  });

  it("survives pseudo-random frames", async () => {
    const machine = await start();
    const random = new RandomBytes(seed);
    for (let round = 0; round < 5000; round++) {
      const noise = Buffer.alloc(random.next() % 200);
      random.fill(noise);
      const kinds = [protocols.icmp, protocols.tcp, protocols.udp];
      wire.send(round % 4 === 3 ? ethernet(random.next() & 0xffff, noise) : ipv4(kinds[round % 4]!, noise));
      if (round % 200 === 0) await sleep(5);
    }
    // What is still in sockets on the way comes first, and may have displaced a ping.
    await sleep(300);
    await wire.ping().catch(() => wire.ping(Buffer.from("again"), 8));
    assert.doesNotMatch(machine.serial, /panic/i);
  });
});
