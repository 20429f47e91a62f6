// One event of an object: who listens to it, and telling them. Emitters (emitter.ts) find them by their names.
// @cold

/** A class: what listens to one kind of values is never looked for among those of others. */
class Subscription<T> {
  constructor(
    readonly listener: (argument: T) => void,
    readonly isOnce: boolean,
  ) {}
}

/** What listens to an event whose values are of several kinds: there is one class of signals for all of these. */
export type AnyListener = (argument: unknown) => void;

/** Listeners to an event that carries a `T`. Those added or removed while it is told change the next telling. */
export class Signal<T> {
  /** Nearly every event has one listener at most: it needs no list. */
  private only: Subscription<T> | null = null;
  /** Two or more; replaced, never changed in place. */
  private several: Subscription<T>[] | null = null;

  get hasListeners(): boolean {
    return this.only !== null || this.several !== null;
  }

  add(listener: (argument: T) => void, isOnce: boolean): void {
    const subscription = new Subscription<T>(listener, isOnce);
    const { only, several } = this;
    if (several !== null) this.several = [...several, subscription];
    else if (only === null) this.only = subscription;
    else {
      this.several = [only, subscription];
      this.only = null;
    }
  }

  /** Removes the latest subscription of that listener, if there is one. */
  remove(listener: (argument: T) => void): void {
    const { only, several } = this;
    if (only !== null && only.listener === listener) this.only = null;
    if (several === null) return;
    for (let index = several.length - 1; index >= 0; index--) {
      if (several[index].listener !== listener) continue;
      this.removeAt(several, index);
      return;
    }
  }

  /** Calls every listener in the order of subscription; what one throws passes through to the caller. */
  emit(argument: T): void {
    const { only, several } = this;
    if (only !== null) {
      if (only.isOnce) this.only = null;
      only.listener(argument);
    }
    if (several === null) return;
    for (const subscription of several) {
      if (subscription.isOnce) this.remove(subscription.listener);
      subscription.listener(argument);
    }
  }

  /** Has the listeners of another one. */
  protected takeOver(other: Signal<T>): void {
    this.only = other.only;
    this.several = other.several;
  }

  private removeAt(several: Subscription<T>[], index: number): void {
    const rest: Subscription<T>[] = [];
    for (let other = 0; other < several.length; other++) {
      if (other !== index) rest.push(several[other]);
    }
    this.only = rest.length === 1 ? rest[0] : null;
    this.several = rest.length === 1 ? null : rest;
  }
}
