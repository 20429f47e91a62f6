// What goes through an update besides saved connections: timers, which run when they would have run, and as often; and what
// the sender is told of connections that no partition saves.

import assert from "node:assert/strict";
import fs from "node:fs";
import type net from "node:net";
import path from "node:path";
import { root } from "../../scripts/project.ts";
import { sendUpdate } from "../../scripts/update_client.ts";
import { connect, image, type Machine, machines, sleep } from "./harness.ts";

interface Clockwork {
  readonly ticks: number;
  readonly afterSeconds: number;
}

describe("what a live update carries", function () {
  this.timeout(120_000);
  const boot = machines();

  const read = async (socket: net.Socket): Promise<string> => {
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    return text;
  };
  const ask = async (machine: Machine): Promise<Clockwork> =>
    JSON.parse(await read(await connect(machine.port(7)))) as Clockwork;

  it("an alarm rings once, at its time; an interval goes on", async () => {
    const program = "test/machine/programs/carries_timers.ts";
    const [one, two] = [await image(program, "one"), fs.readFileSync(await image(program, "two"))];
    const machine = await boot({ image: one, ports: [7, 666], memoryMib: 64 });
    await sleep(2000);
    const before = await ask(machine);
    assert.equal(before.afterSeconds, -1, "the alarm rang too early");
    for (let round = 0; round < 2; round++) {
      const answer = await sendUpdate({ host: "127.0.0.1", port: machine.port(666), image: two });
      assert.ok(answer.ok, answer.ok ? "" : answer.reason);
      assert.equal(answer.carried["timers"], 2);
    }
    const after = await ask(machine);
    assert.ok(after.ticks >= before.ticks, "the count is lost");
    let now = after;
    for (let waited = 0; now.afterSeconds < 0 && waited < 60; waited++) {
      await sleep(500);
      now = await ask(machine);
    }
    // By the machine's own clock; begun anew after the update it would ring two seconds later at least.
    assert.ok(now.afterSeconds >= 8 && now.afterSeconds < 9.5, `the alarm rang after ${now.afterSeconds} s, not 8`);
    assert.ok(now.ticks > after.ticks, "the interval stands still");
  });

  it("members that a class has got since have the values of nothing", async () => {
    const folder = path.join(root, "build/tests/sources");
    fs.mkdirSync(folder, { recursive: true });
    const source = fs.readFileSync(path.join(root, "test/machine/programs/carries_members.ts"), "utf8");
    const file = path.join(folder, "carries_members.ts");
    fs.writeFileSync(file, source);
    const one = await image(path.relative(root, file), "one");
    fs.writeFileSync(file, source.replaceAll("// since two: ", ""));
    const two = fs.readFileSync(await image(path.relative(root, file), "two"));
    const machine = await boot({ image: one, ports: [7, 666], memoryMib: 64 });
    const state = async (): Promise<unknown> => JSON.parse(await read(await connect(machine.port(7))));
    assert.deepEqual(await state(), { visits: 1, first: { name: "somebody" } });
    const answer = await sendUpdate({ host: "127.0.0.1", port: machine.port(666), image: two });
    assert.ok(answer.ok, answer.ok ? "" : answer.reason);
    assert.deepEqual(await state(), { visits: 2, first: { name: "somebody" }, note: null, limit: 0 });
  });

  it("connections that nobody saves are named in the answer", async () => {
    const program = "test/machine/programs/carries_nothing.ts";
    const machine = await boot({ image: await image(program, "one"), ports: [7, 666], memoryMib: 64 });
    const two = fs.readFileSync(await image(program, "two"));
    const forgotten = await connect(machine.port(7));
    forgotten.on("error", () => {});
    forgotten.write("anybody there?");
    await new Promise((resolve) => forgotten.once("data", resolve));
    const answer = await sendUpdate({ host: "127.0.0.1", port: machine.port(666), image: two });
    assert.ok(answer.ok, answer.ok ? "" : answer.reason);
    assert.equal(answer.left?.length, 1, JSON.stringify(answer));
    assert.match(answer.left[0]!, /^10\.0\.2\.2:\d+ to port 7$/);
    forgotten.destroy();
  });
});
