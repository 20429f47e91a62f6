import { equal, isTrue, test } from "../../test/unit.ts";
import { TransmitMemory } from "./transmit_memory.ts";

test("stretches never overlap and room comes back, whatever the order of release", () => {
  const capacity = 8192;
  const memory = new TransmitMemory(capacity, 16);
  let seed: u32 = 12345;
  const random = (limit: number): number => {
    seed = u32(u32(Math.imul(seed, 1103515245)) + 12345);
    return Number(seed >>> 8) % limit;
  };
  const slots: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let full = 0;
  for (let step = 0; step < 20000; step++) {
    const length = 1 + random(3000);
    const start: number = memory.reserve(u32(length));
    if (start >= 0) {
      isTrue(start + length <= capacity, "inside the memory");
      for (let other = 0; other < slots.length; other++) {
        isTrue(start + length <= starts[other] || start >= ends[other], `step ${step}: clear of slot ${slots[other]}`);
      }
      slots.push(memory.commit(u32(start), u32(length)));
      starts.push(start);
      ends.push(start + length);
    } else {
      full++;
    }
    if (start < 0 || random(3) === 0) {
      // Mostly the oldest, sometimes another one.
      const which = random(4) === 0 ? random(slots.length) : 0;
      if (slots.length > 0) {
        memory.release(u32(slots[which]));
        slots.splice(which, 1);
        starts.splice(which, 1);
        ends.splice(which, 1);
      }
    }
  }
  isTrue(full > 100, "the memory was full at times");
  while (slots.length > 0) memory.release(u32(slots.pop() ?? 0));
  equal<number>(memory.reserve(8192), 0, "all of it is free again");
});

test("what is suspended can be resumed", () => {
  const memory = new TransmitMemory(4096, 8);
  const slots: number[] = [];
  for (let index = 0; index < 5; index++) slots.push(memory.commit(u32(memory.reserve(700)), 700));
  memory.release(u32(slots[1]));
  const saved = new Uint32Array(64);
  memory.suspend(saved, 3);
  const next = new TransmitMemory(4096, 8);
  next.resume(saved, 3);
  equal<number>(next.reserve(2000), -1, "still full");
  next.release(u32(slots[0]));
  equal<number>(next.reserve(1300), 0, "the slot released before counts too");
});
