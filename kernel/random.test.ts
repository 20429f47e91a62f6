import { equal, isTrue, test } from "../test/unit.ts";
import { chachaBlock, RandomGenerator } from "./random.ts";

test("the block function with key, counter and nonce zero is that of RFC 8439, A.1, test vector 1", () => {
  const block = new Uint32Array(16);
  chachaBlock(new Uint32Array(8), block);
  const expected = [
    0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653, 0xb819d2bd, 0x1aed8da0, 0xccef36a8, 0xc70d778b, 0x7c5941da,
    0x8d485751, 0x3fe02477, 0x374ad8b8, 0xf4b8436a, 0x1ca11815, 0x69b687c3, 0x8665eeb2,
  ];
  for (let index = 0; index < 16; index++) equal<number>(block[index], expected[index], `word ${index}`);
});

test("generators with different seeds differ, and one does not repeat itself", () => {
  const first = new RandomGenerator();
  const second = new RandomGenerator();
  first.mix(new Uint8Array([1]));
  second.mix(new Uint8Array([2]));
  const seen = new Set<number>();
  for (let index = 0; index < 1000; index++) {
    seen.add(first.nextU32());
    seen.add(second.nextU32());
  }
  isTrue(seen.size > 1995, "two thousand words are all but distinct");
});
