// examples/echo returns every byte, on one connection and on many.

import assert from "node:assert/strict";
import { image, machines, sleep } from "./harness.ts";
import { StreamClient } from "./stream_client.ts";

const seed = Number(process.env["INSTAR_SEED"] ?? Date.now() & 0xffff);

describe(`echo (INSTAR_SEED=${seed})`, function () {
  this.timeout(600_000);
  const boot = machines();

  for (const [connections, seconds] of [
    [1, 3],
    [200, 5],
  ] as const) {
    it(`${connections} connection${connections === 1 ? "" : "s"}`, async () => {
      const machine = await boot({ image: await image("echo"), ports: [7] });
      const client = new StreamClient({
        port: machine.port(7),
        connections,
        seed,
        pauseMs: connections === 1 ? 0 : 20,
      });
      await client.start();
      await sleep(seconds * 1000);
      const report = await client.finish();
      assert.deepEqual(report.failures, []);
      assert.equal(report.verifiedBytes, report.sentBytes);
      assert.ok(report.verifiedBytes > 10_000, `only ${report.verifiedBytes} bytes went through`);
    });
  }
});
