// What is the same for promises of all types, and what waits for them (ECMAScript 27.2). Values are held as unknown, so
// that a Promise<Dog> is a Promise<Animal> in memory too; only Promise<T> knows what comes out.

import { sameObject } from "#intrinsics";
import { enqueueMicrotask, enqueueMicrotasks, Microtask, noteRejection } from "./microtask.ts";

export const pending = 0;
export const fulfilled = 1;
export const rejected = 2;

/** Something that goes on when a promise is settled. It waits for one promise at a time. */
export abstract class Reaction extends Microtask {
  /** The promise, settled when this runs. */
  source: PromiseCore | null = null;
}

/** @internal */
export abstract class PromiseCore {
  state: u8 = pending;
  /** The value or the reason, by the state. */
  settledAs: unknown = undefined;
  /** Has something asked for the outcome? */
  isHandled = false;
  /** Is the outcome decided, if only by that of another promise? */
  private isResolved = false;
  private firstReaction: Microtask | null = null;
  private lastReaction: Microtask | null = null;

  /** Runs the reaction as a microtask once the promise is settled. */
  addReaction(reaction: Reaction): void {
    this.isHandled = true;
    reaction.source = this;
    if (this.state !== pending) return enqueueMicrotask(reaction);
    if (this.lastReaction === null) this.firstReaction = reaction;
    else this.lastReaction.following = reaction;
    this.lastReaction = reaction;
  }

  /** Promise resolve functions (27.2.1.3.2): another promise's outcome becomes that of this one. */
  resolve(value: unknown): void {
    if (this.isResolved) return;
    this.isResolved = true;
    if (!(value instanceof PromiseCore)) return this.settle(fulfilled, value);
    if (sameObject(value, this)) this.settle(rejected, new TypeError("Chaining cycle detected for promise #<Promise>"));
    else enqueueMicrotask(new Adoption(this, value));
  }

  reject(reason: unknown): void {
    if (this.isResolved) return;
    this.isResolved = true;
    this.settle(rejected, reason);
  }

  /** Settles whatever has been promised before; only for who resolved it. */
  settle(state: u8, outcome: unknown): void {
    this.isResolved = true;
    this.state = state;
    this.settledAs = outcome;
    const head = this.firstReaction;
    const tail = this.lastReaction;
    if (head !== null && tail !== null) {
      this.firstReaction = null;
      this.lastReaction = null;
      enqueueMicrotasks(head, tail);
    }
    if (state === rejected && !this.isHandled) noteRejection(this);
  }
}

/** Makes a promise follow another (27.2.2.2): a microtask that asks for the outcome, and then the reaction to it. */
class Adoption extends Reaction {
  private hasAsked = false;

  constructor(
    private readonly follower: PromiseCore,
    private readonly leader: PromiseCore,
  ) {
    super();
  }

  override run(): void {
    if (this.hasAsked) return this.follower.settle(this.leader.state, this.leader.settledAs);
    this.hasAsked = true;
    this.leader.addReaction(this);
  }
}
