// Promise (ECMAScript 27.2). `Promise.resolve` and the other static functions are in promise_static.ts.

import { uncheckedCast } from "#intrinsics";
import { fulfilled, PromiseCore, Reaction, rejected } from "./promise_core.ts";

export type Executor<T> = (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: unknown) => void) => void;

/**
 * What is done about a rejection. Written as a method, so that the checker takes `(error: Error) => ...` too, as people
 * write it: the reason is tested when such a function is called.
 */
type RejectionHandler<V> = { handle(reason: Untyped): V | PromiseLike<V> }["handle"];

export class PromiseObject<T> extends PromiseCore {
  /** Without executor: whoever makes it settles it. */
  constructor(executor?: Executor<T>) {
    super();
    if (executor === undefined) return;
    try {
      executor(
        (value) => this.resolve(value),
        (reason) => this.reject(reason),
      );
    } catch (error) {
      this.reject(error);
    }
  }

  then<U = T, V = never>(
    onFulfilled?: ((value: T) => U | PromiseLike<U>) | null,
    onRejected?: RejectionHandler<V> | null,
  ): Promise<U | V> {
    const derived = new PromiseObject<U | V>();
    this.addReaction(new Handlers<T, U, V>(derived, onFulfilled ?? null, onRejected ?? null));
    return derived;
  }

  catch<V = never>(onRejected?: RejectionHandler<V> | null): Promise<T | V> {
    return this.then<T, V>(undefined, onRejected);
  }

  finally(onFinally?: (() => unknown) | null): Promise<T> {
    if (onFinally === undefined || onFinally === null) return this.then<T, never>();
    const after = (): Promise<unknown> => promiseOf<unknown>(onFinally());
    return this.then<T, T>(
      (value) => after().then<T, never>(() => value),
      (reason) =>
        after().then<T, never>(() => {
          throw reason;
        }),
    );
  }
}

/** The two functions given to `then`. */
class Handlers<T, U, V> extends Reaction {
  constructor(
    private readonly derived: PromiseCore,
    private readonly onFulfilled: ((value: T) => U | PromiseLike<U>) | null,
    private readonly onRejected: ((reason: unknown) => V | PromiseLike<V>) | null,
  ) {
    super();
  }

  override run(): void {
    const { source } = this;
    if (source === null) return;
    const { onFulfilled, onRejected, derived } = this;
    const outcome = source.settledAs;
    try {
      if (source.state === fulfilled) {
        if (onFulfilled === null) derived.settle(source.state, outcome);
        else derived.resolve(onFulfilled(uncheckedCast<T>(outcome)));
      } else if (onRejected === null) derived.settle(source.state, outcome);
      else derived.resolve(onRejected(outcome));
    } catch (error) {
      derived.reject(error);
    }
  }
}

/** PromiseResolve (27.2.4.7.1): the promise itself, or one that is fulfilled with what is none. */
export function promiseOf<T>(value: unknown): Promise<T> {
  if (value instanceof PromiseCore) return uncheckedCast<Promise<T>>(value);
  const promise = new PromiseObject<T>();
  promise.settle(fulfilled, value);
  return promise;
}

/** Has its result tested by who takes it for a function that gives some type. */
export function itself(value: unknown): unknown {
  return value;
}

/** The value, or a promise of the one's outcome, that has passed the test: the same one if it has its outcome. */
export function testedOutcome(value: unknown, test: (value: unknown) => unknown): unknown {
  if (!(value instanceof PromiseCore)) return test(value);
  if (value.state === rejected || (value.state === fulfilled && passes(value.settledAs, test))) return value;
  const { isHandled } = value;
  const tested = promiseOf<unknown>(value).then(test);
  // Who looks at the first promise knows of its rejection.
  tested.isHandled = isHandled;
  return tested;
}

function passes(value: unknown, test: (value: unknown) => unknown): boolean {
  try {
    return test(value) === value;
  } catch {
    return false;
  }
}
