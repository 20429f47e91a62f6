// EventEmitter with Node's names, which applications import from node:events. `EventEmitter<{ tick: [count: number] }>` says which events
// there are and what they carry; without that anything goes, and what arrives is tested where a listener takes it.

import { Error as CodedError } from "./coded_errors.ts";
import { inspect } from "./inspect.ts";

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-function-type */
type Listener = (...args: any[]) => void;

/** What `this` is in it a listener may say itself: methods are compared with it both ways. */
export type ListenerOf<A extends any[]> = { listen(this: unknown, ...args: A): void }["listen"];

interface Subscription {
  readonly listener: Listener;
  readonly isOnce: boolean;
}

export class EventEmitter<T extends Record<keyof T, any[]> = Record<string | symbol, any[]>> {
  /** Only its type is there: what `once` of node:events finds `T` by. */
  declare private readonly events: T;
  /** Lists are replaced, never changed: who is told is decided when an event is emitted. */
  readonly #subscriptions = new Map<PropertyKey, readonly Subscription[]>();
  #maxListeners = 10;

  /** For `once` of node:events: listens, or no more, whatever the event carries. */
  static listen<T extends Record<keyof T, any[]>>(
    emitter: EventEmitter<T>,
    event: PropertyKey,
    listener: Listener,
  ): void {
    emitter.#subscribe(event, { listener, isOnce: false }, false);
  }

  static ignore<T extends Record<keyof T, any[]>>(
    emitter: EventEmitter<T>,
    event: PropertyKey,
    listener: Listener,
  ): void {
    emitter.#remove(event, listener);
  }

  on<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: false }, false);
  }

  addListener<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.on(event, listener);
  }

  prependListener<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: false }, true);
  }

  once<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: true }, false);
  }

  prependOnceListener<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: true }, true);
  }

  /** Removes the latest subscription of that listener. */
  off<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    this.#remove(event, listener as Listener);
    return this;
  }

  removeListener<K extends keyof T>(event: K, listener: ListenerOf<T[K]>): this {
    return this.off(event, listener);
  }

  /** Those who ask for `removeListener` are told of each, the latest first, and go last themselves. */
  removeAllListeners(event?: keyof T): this {
    const others = [...this.#subscriptions.keys()].filter((name) => name !== "removeListener");
    const names = event === undefined ? [...others, "removeListener"] : [event];
    for (const name of names) for (const one of this.#of(name).toReversed()) this.#drop(name, one);
    return this;
  }

  /** Calls the listeners in their order; what one throws passes through. An `error` that nobody listens to is thrown. */
  emit<K extends keyof T>(event: K, ...args: T[K]): boolean {
    return this.#emit(event, args);
  }

  #emit(event: PropertyKey, args: readonly unknown[]): boolean {
    const subscriptions = this.#of(event);
    if (subscriptions.length === 0) {
      if (event === "error") throw unhandled(args);
      return false;
    }
    for (const one of subscriptions) {
      if (one.isOnce) this.#drop(event, one);
      one.listener.call(this, ...args);
    }
    return true;
  }

  listenerCount(event: keyof T): number {
    return this.#of(event).length;
  }

  eventNames(): (string | symbol)[] {
    return [...this.#subscriptions.keys()].map((name) => (typeof name === "number" ? String(name) : name));
  }

  listeners(event: keyof T): Function[] {
    return this.#of(event).map((one) => one.listener);
  }

  /** Node's has those of `once` in wrappers. */
  rawListeners(event: keyof T): Function[] {
    return this.listeners(event);
  }

  /** Node warns beyond so many listeners; nobody does here. */
  setMaxListeners(count: number): this {
    this.#maxListeners = count;
    return this;
  }

  getMaxListeners(): number {
    return this.#maxListeners;
  }

  #of(event: PropertyKey): readonly Subscription[] {
    return this.#subscriptions.get(event) ?? [];
  }

  #remove(event: PropertyKey, listener: Listener): void {
    const found = this.#of(event).findLast((one) => one.listener === listener);
    if (found !== undefined) this.#drop(event, found);
  }

  #replace(event: PropertyKey, list: readonly Subscription[]): void {
    if (list.length === 0) this.#subscriptions.delete(event);
    else this.#subscriptions.set(event, list);
  }

  #drop(event: PropertyKey, subscription: Subscription): void {
    const before = this.#of(event);
    const left = before.filter((other) => other !== subscription);
    if (left.length === before.length) return;
    this.#replace(event, left);
    if (this.#subscriptions.has("removeListener")) this.#emit("removeListener", [event, subscription.listener]);
  }

  /** Those who ask for `newListener` are told before the list has the new one. */
  #subscribe(event: PropertyKey, subscription: Subscription, isFirst: boolean): this {
    if (this.#subscriptions.has("newListener")) this.#emit("newListener", [event, subscription.listener]);
    const before = this.#of(event);
    this.#replace(event, isFirst ? [subscription, ...before] : [...before, subscription]);
    return this;
  }
}

function unhandled(args: readonly unknown[]): Error {
  const [error] = args;
  if (error instanceof Error) return error;
  return new CodedError("ERR_UNHANDLED_ERROR", `Unhandled error. (${inspect(error)})`);
}
