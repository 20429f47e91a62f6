// The static functions of Promise (ECMAScript 27.2.4). The compiler passes what is iterated as an array of unknown, and as
// T the type of the outcome: an array, or the tuple with a place for each promise.

import { gathered } from "#intrinsics";
import { AggregateError } from "./error.ts";
import { fulfilled, type PromiseCore, Reaction, rejected } from "./promise_core.ts";
import { promiseOf, PromiseObject } from "./promise.ts";

export function resolve<T>(value: unknown): Promise<T> {
  return promiseOf<T>(value);
}

export function reject<T>(reason: unknown): Promise<T> {
  const promise = new PromiseObject<T>();
  promise.reject(reason);
  return promise;
}

export interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: unknown) => void;
}

export function withResolvers<T>(): PromiseWithResolvers<T> {
  const promise = new PromiseObject<T>();
  return {
    promise,
    resolve: (value) => promise.resolve(value),
    reject: (reason) => promise.reject(reason),
  };
}

export function all<T>(items: readonly unknown[]): Promise<T> {
  return gather<T>(items, (gathering, index) => new AllElement(gathering, index));
}

export function allSettled<T>(items: readonly unknown[]): Promise<T> {
  return gather<T>(items, (gathering, index) => new SettledElement(gathering, index));
}

export function race<T>(items: readonly unknown[]): Promise<T> {
  const winner = new PromiseObject<T>();
  for (const item of items) promiseOf<unknown>(item).addReaction(new Racer(winner));
  return winner;
}

export function any<T>(items: readonly unknown[]): Promise<T> {
  const winner = new PromiseObject<T>();
  const losses = new Gathering(items.length, (reasons) =>
    winner.reject(new AggregateError(reasons, "All promises were rejected")),
  );
  items.forEach((item, index) => promiseOf<unknown>(item).addReaction(new AnyElement(winner, losses, index)));
  losses.begin();
  return winner;
}

function gather<T>(
  items: readonly unknown[],
  element: (gathering: Gathering, index: number) => GatheringElement,
): Promise<T> {
  const promise = new PromiseObject<T>();
  const gathering = new Gathering(
    items.length,
    (values) => promise.resolve(gathered<T>(values)),
    (reason) => promise.reject(reason),
  );
  items.forEach((item, index) => promiseOf<unknown>(item).addReaction(element(gathering, index)));
  gathering.begin();
  return promise;
}

/** Outcomes that come one by one, in the order of the promises. */
class Gathering {
  private readonly outcomes: unknown[] = [];
  private missing: number;

  constructor(
    count: number,
    private readonly onComplete: (outcomes: unknown[]) => void,
    readonly fail: (reason: unknown) => void = () => {},
  ) {
    // One more, for the caller that still adds promises.
    this.missing = count + 1;
    for (let index = 0; index < count; index++) this.outcomes.push(undefined);
  }

  begin(): void {
    this.countDown();
  }

  put(index: number, outcome: unknown): void {
    this.outcomes[index] = outcome;
    this.countDown();
  }

  private countDown(): void {
    if (--this.missing === 0) this.onComplete(this.outcomes);
  }
}

abstract class GatheringElement extends Reaction {
  constructor(
    protected readonly gathering: Gathering,
    protected readonly index: number,
  ) {
    super();
  }
}

class AllElement extends GatheringElement {
  override run(): void {
    const { source } = this;
    if (source === null) return;
    if (source.state === fulfilled) this.gathering.put(this.index, source.settledAs);
    else this.gathering.fail(source.settledAs);
  }
}

interface Fulfilled {
  readonly status: string;
  readonly value: unknown;
}

interface Rejected {
  readonly status: string;
  readonly reason: unknown;
}

class SettledElement extends GatheringElement {
  override run(): void {
    const { source } = this;
    if (source === null) return;
    const value = source.settledAs;
    const fulfilledAs: Fulfilled = { status: "fulfilled", value };
    const rejectedAs: Rejected = { status: "rejected", reason: value };
    this.gathering.put(this.index, source.state === rejected ? rejectedAs : fulfilledAs);
  }
}

class AnyElement extends Reaction {
  constructor(
    private readonly winner: PromiseCore,
    private readonly losses: Gathering,
    private readonly index: number,
  ) {
    super();
  }

  override run(): void {
    const { source } = this;
    if (source === null) return;
    if (source.state === fulfilled) this.winner.resolve(source.settledAs);
    else this.losses.put(this.index, source.settledAs);
  }
}

class Racer extends Reaction {
  constructor(private readonly winner: PromiseCore) {
    super();
  }

  override run(): void {
    const { source } = this;
    if (source === null) return;
    if (source.state === fulfilled) this.winner.resolve(source.settledAs);
    else this.winner.reject(source.settledAs);
  }
}
