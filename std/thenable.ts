// Promises that follow objects with a `then` of their own: NewPromiseResolveThenableJob (ECMAScript 27.2.2.2).

import { enqueueMicrotask, Microtask } from "./microtask.ts";
import { PromiseObject } from "./promise.ts";
import type { PromiseCore } from "./promise_core.ts";

type Then = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void;

class ThenableJob extends Microtask {
  constructor(
    private readonly follower: PromiseCore,
    private readonly then: Then,
  ) {
    super();
  }

  override run(): void {
    const { follower, then } = this;
    try {
      then(
        (value) => follower.resolve(value),
        (reason) => follower.reject(reason),
      );
    } catch (error) {
      follower.reject(error);
    }
  }
}

/** What the compiler puts in place of an object whose method `then` is. */
export function promiseOfThenable<T>(then: Then): Promise<T> {
  const promise = new PromiseObject<T>();
  enqueueMicrotask(new ThenableJob(promise, then));
  return promise;
}
