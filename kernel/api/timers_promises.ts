// node:timers/promises: timers as promises.

import { uncheckedCast } from "#intrinsics";
import {
  clearInterval as stopInterval,
  clearTimeout as stopTimeout,
  setImmediate as startImmediate,
  setInterval as startInterval,
  setTimeout as startTimeout,
} from "../timers.ts";

import { AbortError } from "./abort.ts";

export interface TimerOptions {
  /** Aborting it stops the timer; the promise is rejected with an AbortError. */
  readonly signal?: AbortSignal;
}

/** Fulfilled with `value` after `delayMs` milliseconds (at least 1). */
export function setTimeout<T = void>(delayMs?: number, value?: T, options?: TimerOptions): Promise<T> {
  const signal = options?.signal;
  if (signal !== undefined) return stoppableTimeout(delayMs, uncheckedCast<T>(value), signal);
  return new Promise<T>((resolve) => {
    startTimeout(() => resolve(uncheckedCast<T>(value)), delayMs);
  });
}

function stoppableTimeout<T>(delayMs: number | undefined, value: T, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const refuse = (): void => reject(new AbortError("The operation was aborted", { cause: signal.reason }));
    if (signal.aborted) {
      refuse();
      return;
    }
    const timer = startTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve(value);
    }, delayMs);
    const stop = (): void => {
      stopTimeout(timer);
      refuse();
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** Fulfilled with `value` after the events that the loop has at hand. */
export function setImmediate<T = void>(value?: T): Promise<T> {
  return new Promise<T>((resolve) => {
    startImmediate(() => resolve(uncheckedCast<T>(value)));
  });
}

/** Gives `value` every `delayMs` milliseconds, until the loop over it is left; what was due meanwhile follows at once. */
export async function* setInterval<T = void>(delayMs?: number, value?: T): AsyncGenerator<T> {
  let due = 0;
  let wake = (): void => {};
  const timer = startInterval(() => {
    due++;
    wake();
  }, delayMs);
  try {
    for (;;) {
      if (due === 0) await new Promise<void>((resolve) => (wake = resolve));
      for (; due > 0; due--) yield uncheckedCast<T>(value);
    }
  } finally {
    stopInterval(timer);
  }
}

/** What the scheduling interface of the web calls them. */
export const scheduler = {
  /** Fulfilled after so many milliseconds. */
  wait(delayMs: number, options?: TimerOptions): Promise<void> {
    return setTimeout(delayMs, undefined, options);
  },

  /** Fulfilled after the events that the loop has at hand. */
  yield(): Promise<void> {
    return setImmediate();
  },
};
