// TCP as seen from the wire, with frames that no ordinary peer would send. One machine answers all cases at once: each has
// ports of its own, and most of a case's time is waiting.

import { image, Machine, outcome } from "./harness.ts";
import { attackCases } from "./wire_attack.ts";
import { dataCases } from "./wire_data.ts";
import { openingCases } from "./wire_opening.ts";
import { recoveryCases } from "./wire_recovery.ts";
import { Wire, wireCommandLine } from "./wire.ts";

const groups = { "opening and closing": openingCases, data: dataCases, recovery: recoveryCases, attack: attackCases };

describe("TCP on the wire", function () {
  this.timeout(240_000);
  let wire: Wire;
  let machine: Machine | undefined;
  const results = new Map<string, Promise<Error | null>>();

  before(async () => {
    wire = await Wire.open();
    const program = await image("test/machine/programs/wire.ts");
    machine = await Machine.boot({ image: program, network: wire.network, commandLine: wireCommandLine });
    await wire.ping();
    for (const cases of Object.values(groups))
      for (const [name, run] of Object.entries(cases)) results.set(name, outcome(run(wire)));
  });

  after(async function () {
    wire.close();
    const hasFailed = this.test?.parent?.tests.some((one) => one.state === "failed") ?? false;
    if (hasFailed && machine !== undefined) process.stdout.write(`${machine.describe()}\n`);
    await machine?.stop(hasFailed);
  });

  for (const [group, cases] of Object.entries(groups))
    describe(group, () => {
      for (const name of Object.keys(cases))
        it(name, async () => {
          const error = await results.get(name);
          if (error instanceof Error) throw error;
        });
    });
});
