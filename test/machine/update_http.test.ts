// HTTP exchanges in every stage go through an update: what can be carried arrives once and whole, by whichever image; a
// handler that is not ready in time is cut off, and both its client and the sender of the update are told.

import assert from "node:assert/strict";
import fs from "node:fs";
import type net from "node:net";
import { sendUpdate, type UpdateAnswer } from "../../scripts/update_client.ts";
import { connect, get, image, type Machine, machines, sleep } from "./harness.ts";

const program = "test/machine/programs/update_http.ts";

/** A connection whose incoming bytes are kept. */
class Client {
  text = "";
  error = "";
  isClosed = false;

  private constructor(readonly socket: net.Socket) {
    socket.on("data", (chunk) => (this.text += chunk.toString("latin1")));
    socket.on("error", (error: NodeJS.ErrnoException) => (this.error = error.code ?? error.message));
    socket.on("close", () => (this.isClosed = true));
  }

  static async open(machine: Machine): Promise<Client> {
    return new Client(await connect(machine.port(80)));
  }

  async until(isDone: () => boolean, what: string): Promise<void> {
    for (let waited = 0; !isDone(); waited += 20) {
      assert.ok(
        waited < 30_000,
        `${what}: ${this.error}, closed ${this.isClosed} ${JSON.stringify(this.text.slice(0, 300))}`,
      );
      await sleep(20);
    }
  }

  /** Waits for one response; there must be no more than that. */
  async body(): Promise<string> {
    const length = (): number => Number(/content-length: (\d+)/i.exec(this.text)?.[1] ?? NaN);
    const bodyStart = (): number => this.text.indexOf("\r\n\r\n") + 4;
    await this.until(() => this.text.length - bodyStart() >= length(), "no whole response");
    const body = this.text.slice(bodyStart());
    assert.equal(body.length, length());
    this.text = "";
    return body;
  }
}

const request = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: machine\r\n\r\n`;

describe("HTTP through a live update", function () {
  this.timeout(300_000);
  const boot = machines();
  let next: Buffer;
  before(async () => {
    next = fs.readFileSync(await image(program, "two"));
  });
  const start = async (): Promise<Machine> =>
    boot({ image: await image(program, "one"), ports: [80, 666], memoryMib: 128 });
  const update = async (machine: Machine): Promise<UpdateAnswer & { ok: true }> => {
    const answer = await sendUpdate({ host: "127.0.0.1", port: machine.port(666), image: next });
    assert.ok(answer.ok, answer.ok ? "" : answer.reason);
    return answer;
  };

  it("requests in parts, responses that wait, and handlers at work: no byte lost, none doubled", async () => {
    const machine = await start();
    const [head, slow, later, big] = [
      await Client.open(machine),
      await Client.open(machine),
      await Client.open(machine),
      await Client.open(machine),
    ];
    head.socket.write(request("/now").slice(0, 20));
    big.socket.write(request("/big"));
    await big.until(() => big.text.length > 0, "no answer");
    big.socket.pause();
    let isUpdated = false;
    const updated = update(machine).finally(() => (isUpdated = true));
    // A client that sends a byte at a time, request after request, until the update is over.
    const slowAnswers: string[] = [];
    const sending = (async (): Promise<void> => {
      for (let isLast = false; !isLast;) {
        isLast = isUpdated;
        for (const byte of request("/now")) {
          slow.socket.write(byte);
          await sleep(5);
        }
        slowAnswers.push(await slow.body());
      }
    })();
    // Exchanges that take a while, one after another.
    const laterAnswers: string[] = [];
    while (!isUpdated) {
      later.socket.write(request("/later"));
      laterAnswers.push(await later.body());
    }
    const answer = await updated;
    assert.equal(answer.cutOff, 0, JSON.stringify(answer));
    // What was not registered is dropped, and said so: the timer that the async function waits for.
    assert.deepEqual(answer.left, ["a timer"]);
    await sending;
    assert.match(slowAnswers.at(-1)!, /^now two$/);
    for (const text of slowAnswers) assert.match(text, /^now (one|two)$/);
    for (const text of laterAnswers) assert.match(text, /^later (one|two)$/);
    head.socket.write(request("/now").slice(20));
    assert.equal(await head.body(), "now two");
    big.socket.resume();
    const lines = (await big.body()).split("\n");
    assert.equal(lines.length, 100_001);
    for (const [index, line] of lines.slice(0, -1).entries()) assert.equal(line, `line ${index} of a long answer`);
    // The connections go on.
    for (const client of [head, slow, later, big]) {
      client.socket.write(request("/now"));
      assert.equal(await client.body(), "now two");
      client.socket.destroy();
    }
    // The async function has begun anew in the new image.
    const ticks = Number((await get(machine.port(80), "/ticks")).body);
    await sleep(500);
    assert.ok(Number((await get(machine.port(80), "/ticks")).body) > ticks, "the async function stands still");
  });

  it("a handler that is not ready in time: 503 if it has sent nothing, else a reset, and the sender is told", async () => {
    const machine = await start();
    const [never, begun, upload] = [await Client.open(machine), await Client.open(machine), await Client.open(machine)];
    never.socket.write(request("/never"));
    begun.socket.write(request("/begun"));
    upload.socket.write("POST /length HTTP/1.1\r\nHost: machine\r\nContent-Length: 100000\r\n\r\nonly the start");
    await begun.until(() => begun.text.includes("the first part"), "no answer");
    const answer = await update(machine);
    assert.equal(answer.cutOff, 3, JSON.stringify(answer));
    assert.equal(answer.left?.filter((name) => /to port 80, within an exchange$/.test(name)).length, 3);
    for (const client of [never, upload]) {
      await client.until(() => client.text.includes("\r\n\r\n"), "no answer");
      assert.match(client.text, /^HTTP\/1\.1 503 /);
      assert.equal(client.text.match(/HTTP\/1\.1/g)?.length, 1);
      client.socket.destroy();
    }
    await begun.until(() => begun.isClosed, "the connection stays open");
    // QEMU's user-mode network makes an ordinary end of a reset; the body's end must not have come.
    assert.ok(!begun.text.endsWith("0\r\n\r\n"), begun.text);
    assert.equal((await get(machine.port(80), "/now")).body, "now two");
  });
});
