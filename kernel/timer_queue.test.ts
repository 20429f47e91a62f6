import { equal, isTrue, test } from "../test/unit.ts";
import { type Callback, Immediate, Timer, TimerQueue } from "./timer_queue.ts";

const runNow = (callback: Callback): void => callback();

test("timers run by deadline, equal ones in the order in which they were set", () => {
  const queue = new TimerQueue();
  const seen: string[] = [];
  queue.schedule(new Timer(queue, () => seen.push("b1"), 0), 20);
  queue.schedule(new Timer(queue, () => seen.push("a"), 0), 10);
  queue.schedule(new Timer(queue, () => seen.push("b2"), 0), 20);
  queue.schedule(new Timer(queue, () => seen.push("c"), 0), 30);
  equal(queue.nextDeadlineUs, 10);
  queue.runDue(25, runNow);
  equal(seen.join(" "), "a b1 b2");
  equal(queue.nextDeadlineUs, 30);
  queue.runDue(30, runNow);
  equal(seen.join(" "), "a b1 b2 c");
  equal(queue.nextDeadlineUs, Infinity);
  isTrue(queue.isEmpty, "nothing waits");
});

test("a thousand timers set, moved and cancelled at random run in order", () => {
  const queue = new TimerQueue();
  let seed: u32 = 4711;
  const random = (limit: number): number => {
    seed = u32(u32(Math.imul(seed, 1664525)) + 1013904223);
    return Number(seed >>> 8) % limit;
  };
  const timers: Timer[] = [];
  const ran: number[] = [];
  for (let index = 0; index < 1000; index++) {
    const timer: Timer = new Timer(queue, () => ran.push(timer.deadlineUs), 0);
    timers.push(timer);
    queue.schedule(timer, random(500));
  }
  let cancelled = 0;
  for (let index = 0; index < 1000; index += 3) {
    if (random(2) === 0) {
      queue.cancel(timers[index]);
      cancelled++;
    } else {
      queue.schedule(timers[index], random(500));
    }
  }
  for (let nowUs = 0; nowUs <= 500; nowUs += 50) queue.runDue(nowUs, runNow);
  equal(ran.length, 1000 - cancelled);
  for (let index = 1; index < ran.length; index++) isTrue(ran[index - 1] <= ran[index], `in order at ${index}`);
  isTrue(queue.isEmpty, "nothing waits");
});

test("an interval repeats until it is cancelled, also by itself", () => {
  const queue = new TimerQueue();
  let count = 0;
  const timer: Timer = new Timer(
    queue,
    () => {
      count++;
      if (count === 3) queue.cancel(timer);
    },
    1,
  );
  queue.schedule(timer, 1000);
  for (let nowUs = 1000; nowUs < 20000; nowUs += 1000) queue.runDue(nowUs, runNow);
  equal(count, 3);
  isTrue(queue.isEmpty, "nothing waits");
});

test("timers that are not referenced do not keep the program", () => {
  const queue = new TimerQueue();
  const timer = new Timer(queue, () => {}, 0);
  queue.schedule(timer, 10);
  isTrue(!queue.isEmpty, "waits");
  timer.unref();
  isTrue(queue.isEmpty, "does not count");
  timer.ref();
  isTrue(!queue.isEmpty, "counts again");
  queue.cancel(timer);
  isTrue(queue.isEmpty, "cancelled");
});

test("an immediate set by an immediate waits for the next turn", () => {
  const queue = new TimerQueue();
  const seen: number[] = [];
  queue.addImmediate(
    new Immediate(() => {
      seen.push(1);
      queue.addImmediate(new Immediate(() => seen.push(2)));
    }),
  );
  queue.runDue(0, runNow);
  equal(seen.length, 1);
  equal(queue.nextDeadlineUs, 0, "the loop must not sleep");
  queue.runDue(0, runNow);
  equal(seen.length, 2);
});
