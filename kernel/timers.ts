// setTimeout and kin, as in Node.

import { type Callback, Immediate, Timer, TimerQueue } from "./timer_queue.ts";

export { Immediate, Timer } from "./timer_queue.ts";

/** The one queue of the event loop. */
export const timers = new TimerQueue();

/** Longest delay that Node takes: 2^31 - 1 ms; anything outside 1 to that counts as 1 ms. */
const longestDelayMs = 2147483647;

function effectiveDelayMs(delayMs: number): number {
  return delayMs >= 1 && delayMs <= longestDelayMs ? Math.trunc(delayMs) : 1;
}

/** Calls `callback` once, `delayMs` milliseconds from now (at least 1), with the arguments that follow. */
export function setTimeout(callback: Callback, delayMs?: number): Timer;
export function setTimeout<A extends unknown[]>(callback: (...args: A) => void, delayMs: number, ...args: A): Timer;
export function setTimeout(callback: Callback, delayMs: number = 0): Timer {
  return new Timer(timers, callback, 0).begin(effectiveDelayMs(delayMs));
}

/** What a call of setTimeout with more arguments stands for. */
export function setTimeoutWith<A extends unknown[]>(
  callback: (...args: A) => void,
  delayMs: number,
  ...args: A
): Timer {
  return setTimeout(() => callback(...args), delayMs);
}

/** Calls `callback` every `delayMs` milliseconds (at least 1) until clearInterval, with the arguments that follow. */
export function setInterval(callback: Callback, delayMs?: number): Timer;
export function setInterval<A extends unknown[]>(callback: (...args: A) => void, delayMs: number, ...args: A): Timer;
export function setInterval(callback: Callback, delayMs: number = 0): Timer {
  const repeatMs = effectiveDelayMs(delayMs);
  return new Timer(timers, callback, repeatMs).begin(repeatMs);
}

export function setIntervalWith<A extends unknown[]>(
  callback: (...args: A) => void,
  delayMs: number,
  ...args: A
): Timer {
  return setInterval(() => callback(...args), delayMs);
}

/** Calls `callback` after the events that the loop has at hand, with the arguments that follow. */
export function setImmediate(callback: Callback): Immediate;
export function setImmediate<A extends unknown[]>(callback: (...args: A) => void, ...args: A): Immediate;
export function setImmediate(callback: Callback): Immediate {
  const immediate = new Immediate(callback);
  timers.addImmediate(immediate);
  return immediate;
}

/** What a call of setImmediate with more arguments stands for. */
export function setImmediateWith<A extends unknown[]>(callback: (...args: A) => void, ...args: A): Immediate {
  return setImmediate(() => callback(...args));
}

export function clearTimeout(timer: Timer | null | undefined): void {
  timer?.close();
}

export function clearInterval(timer: Timer | null | undefined): void {
  clearTimeout(timer);
}

export function clearImmediate(immediate: Immediate | null | undefined): void {
  if (immediate === null || immediate === undefined) return;
  immediate.callback = null;
}
