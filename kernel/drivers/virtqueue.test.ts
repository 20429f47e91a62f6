import { equal, isTrue, test } from "../../test/unit.ts";
import { type Doorbell, Virtqueue, virtqueueBytes } from "./virtqueue.ts";
import { DmaRegion } from "./dma_region.ts";

/** The device's half of a split queue, by the specification, working only when it has been told to. */
class FakeDevice implements Doorbell {
  queue: Virtqueue | null = null;
  rings = 0;
  seen: u32 = 0;
  used: u32 = 0;
  readonly taken: number[] = [];
  private readonly memory: DmaRegion;
  private readonly size: u32;
  private readonly eventIndex: boolean;
  private readonly available: u32;
  private readonly usedBase: u32;

  constructor(memory: DmaRegion, size: u32, eventIndex: boolean) {
    this.memory = memory;
    this.size = size;
    this.eventIndex = eventIndex;
    this.available = u32(size * 8);
    this.usedBase = u32(((size * 18 + 6 + 4095) & ~4095) / 2);
    this.sleep();
  }

  fence(): void {}

  order(): void {}

  ring(): void {
    this.rings++;
  }

  get availableIndex(): u32 {
    return u32(this.memory.halfWords[this.available + 1]);
  }

  /** Uses up to `count` buffers and asks to be told of the next one. */
  work(count: number): void {
    for (let done = 0; done < count && this.seen !== this.availableIndex; done++) {
      const head = u32(this.memory.halfWords[this.available + 2 + (this.seen & (this.size - 1))]);
      this.taken.push(head);
      const entry = u32(this.usedBase / 2 + 1 + (this.used & (this.size - 1)) * 2);
      this.memory.words[entry] = head;
      this.memory.words[entry + 1] = 100 + head;
      this.seen = u32((this.seen + 1) & 0xffff);
      this.used = u32((this.used + 1) & 0xffff);
    }
    this.memory.halfWords[this.usedBase + 1] = u16(this.used);
    this.sleep();
  }

  /** Notifications on: by the event index, or by the flag. */
  sleep(): void {
    if (this.eventIndex) this.memory.halfWords[this.usedBase + 2 + 4 * this.size] = u16(this.seen);
    else this.memory.halfWords[this.usedBase] = 0;
  }
}

function region(size: u32): DmaRegion {
  return new DmaRegion(0x100000n, new Uint8Array(virtqueueBytes(size)), true);
}

function exercise(eventIndex: boolean): void {
  const size: u32 = 8;
  const memory = region(size);
  const device = new FakeDevice(memory, size, eventIndex);
  const queue = new Virtqueue(0, size, memory, device, eventIndex);
  let next: u32 = 0;
  let taken: u32 = 0;
  // Three times round the 16-bit indexes: every wrap is passed, and no wake-up is ever lost.
  for (let round = 0; round < 70000; round++) {
    const batch = 1 + (round % 5);
    for (let index = 0; index < batch && queue.inFlight < size; index++) {
      queue.makeAvailable(u32(next & (size - 1)));
      next = u32(next + 1);
    }
    const before = device.rings;
    queue.publish();
    // The device sleeps after each batch it worked on: being told is its only way to learn of more.
    isTrue(device.rings === before + 1, `round ${round}: the sleeping device is told`);
    device.work(8);
    while (queue.hasUsed()) {
      const id = queue.takeUsed();
      equal<number>(id, taken & (size - 1), `round ${round}`);
      equal<number>(queue.usedLength, 100 + id);
      taken = u32(taken + 1);
    }
    equal<number>(queue.inFlight, 0);
  }
}

test("a sleeping device is told of every refill (event index)", () => exercise(true));
test("a sleeping device is told of every refill (flags)", () => exercise(false));

test("a device that is still at work is not told again", () => {
  const size: u32 = 8;
  const memory = region(size);
  const device = new FakeDevice(memory, size, true);
  const queue = new Virtqueue(0, size, memory, device, true);
  queue.makeAvailable(0);
  queue.publish();
  equal(device.rings, 1);
  queue.makeAvailable(1);
  queue.publish();
  equal(device.rings, 1, "the event was passed already");
  device.work(2);
  queue.makeAvailable(2);
  queue.publish();
  equal(device.rings, 2);
});

test("going to sleep sees a buffer that came back meanwhile", () => {
  for (const eventIndex of [true, false]) {
    const size: u32 = 8;
    const memory = region(size);
    const device = new FakeDevice(memory, size, eventIndex);
    const queue = new Virtqueue(0, size, memory, device, eventIndex);
    queue.makeAvailable(0);
    queue.publish();
    isTrue(queue.enableInterrupts(), "nothing yet: may sleep");
    device.work(1);
    isTrue(!queue.enableInterrupts(), "one is there: must not sleep");
    queue.takeUsed();
    isTrue(queue.enableInterrupts(), "taken: may sleep");
  }
});

test("a queue goes on where another stopped", () => {
  const size: u32 = 8;
  const memory = region(size);
  const device = new FakeDevice(memory, size, true);
  const first = new Virtqueue(0, size, memory, device, true);
  for (let index: u32 = 0; index < 5; index++) first.makeAvailable(index);
  first.publish();
  device.work(3);
  equal<number>(first.takeUsed(), 0);
  const second = new Virtqueue(0, size, memory, device, true);
  second.resume(first.availablePosition, first.usedPosition);
  equal<number>(second.takeUsed(), 1);
  equal<number>(second.takeUsed(), 2);
  isTrue(!second.hasUsed(), "two are with the device");
  second.makeAvailable(0);
  second.publish();
  device.work(8);
  equal<number>(second.takeUsed(), 3);
  equal<number>(second.takeUsed(), 4);
  equal<number>(second.takeUsed(), 0);
});
