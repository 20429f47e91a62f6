// The packet fuzzer's own function with random inputs: a short run wherever the unit tests run.

import { test } from "../../test/unit.ts";
import { SeededRandom } from "./testing/bench_device.ts";
import { fuzzPacket } from "./testing/fuzz_packet.ts";

for (let run = 0; run < 40; run++) {
  const seed = u32(90_001 + run * 17);
  test(`random frames, seed ${seed}`, () => {
    const random = new SeededRandom(seed);
    for (let round = 0; round < 20; round++) {
      const input = new Uint8Array(random.below(2000));
      for (let index = 0; index < input.length; index++) input[index] = u8(random.nextU32() >>> 7);
      fuzzPacket(input);
    }
  });
}
