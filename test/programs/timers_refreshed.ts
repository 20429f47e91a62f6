// What timers can do beside being cleared, and the scheduler of node:timers/promises.

import { scheduler, setTimeout as sleep } from "node:timers/promises";

const order: string[] = [];
const late = setTimeout(() => order.push("late"), 40);
const timer = setTimeout(() => order.push("refreshed"), 20);
await sleep(10);
console.log(timer.hasRef(), timer.unref().hasRef(), timer.ref() === timer, timer.refresh() === timer);
await sleep(15);
console.log(order);
await sleep(40);
console.log(order);
late.refresh();
await sleep(60);
console.log(order);

const cleared = setTimeout(() => order.push("never"), 5);
clearTimeout(cleared);
cleared.refresh();
{
  using disposed = setTimeout(() => order.push("never either"), 5);
  console.log(disposed.hasRef());
}
const closed = setInterval(() => order.push("no"), 5);
closed.close();
await scheduler.wait(20);
console.log(order);
const yielded = scheduler.yield().then(() => order.push("yielded"));
void Promise.resolve().then(() => order.push("promise"));
await yielded;
console.log(order.slice(-2));
setTimeout(() => console.log("keeps nothing running"), 100_000).unref();
