// Promises, async functions and async generators on the machine: the event loop runs their microtasks.

import assert from "node:assert/strict";
import net from "node:net";
import { image, machines } from "./harness.ts";

describe("async programs", function () {
  this.timeout(600_000);
  const boot = machines();

  it("a server of async handlers answers, and survives a rejection that nobody handles", async () => {
    const machine = await boot({ image: await image("test/machine/programs/async_server.ts"), ports: [7] });
    const answer = await exchange(machine.port(7), "x", 5);
    assert.equal(answer, "0 1 x");
    assert.match(machine.serial, /step 0\r?\nstep 1/);
    assert.match(machine.serial, /uncaught: Error: logged, and nothing ends\r?\n +at /);
    assert.equal(await exchange(machine.port(7), "yz", 6), "0 1 yz");
  });
});

/** Sends text and gives the first `length` characters that come back. */
function exchange(port: number, text: string, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(20_000, () => socket.destroy(new Error(`only ${JSON.stringify(answer)} came back`)));
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      if (answer.length < length) return;
      socket.destroy();
      resolve(answer);
    });
  });
}
