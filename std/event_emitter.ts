// EventEmitter with Node's names, which applications import from node:events. `EventEmitter<{ tick: [count: number] }>` says which events
// there are and what they carry; without that anything goes, and what arrives is tested where a listener takes it.

/* eslint-disable @typescript-eslint/no-explicit-any */
type Listener = (...args: any[]) => void;

interface Subscription {
  readonly listener: Listener;
  readonly isOnce: boolean;
}

export class EventEmitter<T extends Record<keyof T, any[]> = Record<string | symbol, any[]>> {
  /** Only its type is there: what `once` of node:events finds `T` by. */
  declare private readonly events: T;
  /** Lists are replaced, never changed: who is told is decided when an event is emitted. */
  readonly #subscriptions = new Map<PropertyKey, readonly Subscription[]>();

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

  on<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: false }, false);
  }

  addListener<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.on(event, listener);
  }

  prependListener<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: false }, true);
  }

  once<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: true }, false);
  }

  prependOnceListener<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.#subscribe(event, { listener: listener as Listener, isOnce: true }, true);
  }

  /** Removes the latest subscription of that listener. */
  off<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    this.#remove(event, listener as Listener);
    return this;
  }

  removeListener<K extends keyof T>(event: K, listener: (...args: T[K]) => void): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: keyof T): this {
    if (event === undefined) this.#subscriptions.clear();
    else this.#subscriptions.delete(event);
    return this;
  }

  /** Calls the listeners in their order; what one throws passes through. An `error` that nobody listens to is thrown. */
  emit<K extends keyof T>(event: K, ...args: T[K]): boolean {
    const subscriptions = this.#of(event);
    if (subscriptions.length === 0) {
      if (event === "error") throw unhandled(args);
      return false;
    }
    for (const one of subscriptions) {
      if (one.isOnce)
        this.#replace(
          event,
          this.#of(event).filter((other) => other !== one),
        );
      one.listener(...args);
    }
    return true;
  }

  listenerCount(event: keyof T): number {
    return this.#of(event).length;
  }

  eventNames(): (string | symbol)[] {
    return [...this.#subscriptions.keys()].map((name) => (typeof name === "number" ? String(name) : name));
  }

  /** Node warns beyond so many listeners; nobody does here. */
  setMaxListeners(_count: number): this {
    return this;
  }

  #of(event: PropertyKey): readonly Subscription[] {
    return this.#subscriptions.get(event) ?? [];
  }

  #remove(event: PropertyKey, listener: Listener): void {
    const at = this.#of(event).findLastIndex((one) => one.listener === listener);
    if (at >= 0) this.#replace(event, this.#of(event).toSpliced(at, 1));
  }

  #replace(event: PropertyKey, list: readonly Subscription[]): void {
    if (list.length === 0) this.#subscriptions.delete(event);
    else this.#subscriptions.set(event, list);
  }

  #subscribe(event: PropertyKey, subscription: Subscription, isFirst: boolean): this {
    const before = this.#of(event);
    this.#replace(event, isFirst ? [subscription, ...before] : [...before, subscription]);
    return this;
  }
}

function unhandled(args: readonly unknown[]): Error {
  const [error] = args;
  if (error instanceof Error) return error;
  return new Error(`Unhandled error. (${typeof error === "string" ? `'${error}'` : String(error)})`);
}
