// What `process.nextTick` is given: runs before the microtasks, but after those that the modules leave (microtask.ts).
// @cold

import { setTicks } from "./microtask.ts";

const ticks: (() => void)[] = [];

export function enqueueTick(callback: () => void): void {
  ticks.push(callback);
  setTicks(runTicks);
}

/** What a tick throws leaves the others queued. */
function runTicks(): void {
  for (let tick = ticks.shift(); tick !== undefined; tick = ticks.shift()) tick();
  setTicks(null);
}
