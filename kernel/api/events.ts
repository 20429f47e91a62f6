// One event of an object: who listens to it, and telling them. `on`, `once` and `off` of sockets, servers, requests and
// responses are thin typed shells over these.

interface Subscription<T> {
  readonly listener: (argument: T) => void;
  readonly isOnce: boolean;
}

/** Listeners to an event that carries a `T`. Those added or removed while it is told change the next telling. */
export class Signal<T> {
  /** Replaced, never changed in place; null: nobody listens. */
  private subscriptions: Subscription<T>[] | null = null;

  get hasListeners(): boolean {
    return this.subscriptions !== null;
  }

  add(listener: (argument: T) => void, isOnce: boolean): void {
    const subscription: Subscription<T> = { listener, isOnce };
    const present = this.subscriptions;
    this.subscriptions = present === null ? [subscription] : [...present, subscription];
  }

  /** Removes the latest subscription of that listener, if there is one. */
  remove(listener: (argument: T) => void): void {
    const present = this.subscriptions;
    if (present === null) return;
    for (let index = present.length - 1; index >= 0; index--) {
      if (present[index].listener !== listener) continue;
      this.removeAt(present, index);
      return;
    }
  }

  /** Calls every listener in the order of subscription; what one throws passes through to the caller. */
  emit(argument: T): void {
    const present = this.subscriptions;
    if (present === null) return;
    for (const subscription of present) {
      if (subscription.isOnce) this.remove(subscription.listener);
      subscription.listener(argument);
    }
  }

  private removeAt(present: Subscription<T>[], index: number): void {
    if (present.length === 1) {
      this.subscriptions = null;
      return;
    }
    const rest: Subscription<T>[] = [];
    for (let other = 0; other < present.length; other++) {
      if (other !== index) rest.push(present[other]);
    }
    this.subscriptions = rest;
  }
}
