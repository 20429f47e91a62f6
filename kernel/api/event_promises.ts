// `once` and `on` of node:events: an event as a promise, and events as an asynchronous iterator.
// @cold

import { uncheckedCast } from "#intrinsics";
import { EventEmitter } from "../../std/event_emitter.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { AbortError } from "./abort.ts";
import type { Emitter } from "./emitter.ts";

export interface EventOptions {
  /** Aborting it ends the waiting, with an AbortError. */
  readonly signal?: AbortSignal;
}

/** What listens to the event of a socket or server takes. */
type ArgumentsOf<F> = F extends (...args: infer A) => void ? A : never;

/* eslint-disable @typescript-eslint/no-explicit-any -- as EventEmitter has it */

/**
 * What the event carries when it is told the next time; an `error` before it rejects.
 * @implementation onceEmitted
 */
export function once<T extends Record<keyof T, any[]>, K extends keyof T>(
  emitter: EventEmitter<T>,
  event: K,
  options?: EventOptions,
): Promise<T[K]>;
/** @implementation onceTold */
export function once<E, K extends keyof E>(
  emitter: Emitter<E>,
  event: K,
  options?: EventOptions,
): Promise<ArgumentsOf<E[K]>>;
export function once(_emitter: unknown, event: PropertyKey, _options?: EventOptions): Promise<never> {
  return Promise.reject(new TypeError(`nothing tells ${String(event)}`));
}

export function onceEmitted<T extends Record<keyof T, any[]>, K extends keyof T>(
  emitter: EventEmitter<T>,
  event: K,
  options?: EventOptions,
): Promise<T[K]> {
  return new Promise<T[K]>((resolve, reject) => {
    const stop = (): void => {
      EventEmitter.ignore(emitter, event, onEvent);
      EventEmitter.ignore(emitter, "error", onError);
      stopWatching();
    };
    const onEvent = (...args: unknown[]): void => {
      stop();
      resolve(args as T[K]);
    };
    const onError = (...[reason]: unknown[]): void => {
      stop();
      reject(reason);
    };
    const stopWatching = watch(options, stop, reject);
    EventEmitter.listen(emitter, event, onEvent);
    if (event !== "error") EventEmitter.listen(emitter, "error", onError);
  });
}

export function onceTold<E, K extends keyof E>(
  emitter: Emitter<E>,
  event: K,
  options?: EventOptions,
): Promise<ArgumentsOf<E[K]>> {
  const fails = uncheckedCast<keyof E>("error");
  return new Promise<ArgumentsOf<E[K]>>((resolve, reject) => {
    const stop = (): void => {
      emitter.off(event, onEvent as E[K]);
      emitter.off(fails, onError as E[keyof E]);
      stopWatching();
    };
    const onEvent = (...args: unknown[]): void => {
      stop();
      resolve(args as ArgumentsOf<E[K]>);
    };
    const onError = (...args: unknown[]): void => {
      stop();
      reject(args[0]);
    };
    const stopWatching = watch(options, stop, reject);
    emitter.on(event, onEvent as E[K]);
    if (event !== fails) emitter.on(fails, onError as E[keyof E]);
  });
}

/** Rejects when the signal is aborted; gives what ends that. */
function watch(options: EventOptions | undefined, stop: () => void, reject: (reason: unknown) => void): () => void {
  const signal = options?.signal;
  if (signal === undefined) return () => {};
  const onAbort = (): void => {
    stop();
    reject(new AbortError("The operation was aborted", { cause: signal.reason }));
  };
  if (signal.aborted) enqueueTick(onAbort);
  signal.addEventListener("abort", onAbort, { once: true });
  return () => signal.removeEventListener("abort", onAbort);
}

/** What the event carries, each time it is told from now on, until the loop over it is left; an `error` is thrown there. */
export function on<T extends Record<keyof T, any[]>, K extends keyof T>(
  emitter: EventEmitter<T>,
  event: K,
  options?: EventOptions,
): AsyncGenerator<T[K], void, undefined> {
  const signal = options?.signal;
  if (signal?.aborted) throw new AbortError("The operation was aborted", { cause: signal.reason });
  const told = new ToldEvents<T[K]>();
  const onEvent = (...args: unknown[]): void => told.add(args as T[K]);
  const fail = (...[reason]: unknown[]): void => told.fail(reason);
  const stopWatching = watch(options, () => {}, fail);
  EventEmitter.listen(emitter, event, onEvent);
  if (event !== "error") EventEmitter.listen(emitter, "error", fail);
  return told.each(() => {
    EventEmitter.ignore(emitter, event, onEvent);
    EventEmitter.ignore(emitter, "error", fail);
    stopWatching();
  });
}

/** What has been told and not yet been taken. */
class ToldEvents<T> {
  readonly #told: T[] = [];
  readonly #failures: unknown[] = [];
  #wake = (): void => {};

  add(args: T): void {
    this.#told.push(args);
    this.#wake();
  }

  fail(reason: unknown): void {
    this.#failures.push(reason);
    this.#wake();
  }

  async *each(stop: () => void): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        for (let args = this.#told.shift(); args !== undefined; args = this.#told.shift()) yield args;
        if (this.#failures.length > 0) throw this.#failures[0];
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      stop();
    }
  }
}
