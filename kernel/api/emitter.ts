// What sockets, servers, requests and responses have in common: `on` and kin, by the names of events.
// @cold

/** What listens to and is told events by their names; `E` says what is called for each. */
export abstract class Emitter<E> {
  /** Only its type is there: what `once` of node:events finds `E` by. */
  declare private readonly events: E;

  on<K extends keyof E>(event: K, listener: E[K]): this {
    this.subscribe(event, listener, false);
    return this;
  }

  addListener<K extends keyof E>(event: K, listener: E[K]): this {
    return this.on(event, listener);
  }

  once<K extends keyof E>(event: K, listener: E[K]): this {
    this.subscribe(event, listener, true);
    return this;
  }

  /** Removes the latest subscription of that listener. */
  off<K extends keyof E>(event: K, listener: E[K]): this {
    this.unsubscribe(event, listener);
    return this;
  }

  removeListener<K extends keyof E>(event: K, listener: E[K]): this {
    return this.off(event, listener);
  }

  protected abstract subscribe(event: keyof E, listener: E[keyof E], isOnce: boolean): void;
  protected abstract unsubscribe(event: keyof E, listener: E[keyof E]): void;
}
