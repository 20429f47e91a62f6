// Running async functions (ECMAScript 27.7). The compiler turns the body into a closure that goes on where it left; this
// object drives it, and is itself what waits for the promise that the body awaits: an `await` allocates nothing.

import { consoleWriteError, exitProcess } from "#intrinsics";
import { fulfilled, pending, type PromiseCore, Reaction } from "./promise_core.ts";
import { PromiseObject } from "./promise.ts";
import { enqueueMicrotask } from "./microtask.ts";

/** What drives a body that awaits. */
export abstract class Awaiter extends Reaction {
  /** What a body calls before it suspends: it goes on when the promise is settled. */
  awaitPromise(promise: PromiseCore): void {
    promise.addReaction(this);
  }

  /** The same where there is no promise to wait for. */
  awaitTick(): void {
    enqueueMicrotask(this);
  }

  /** The outcome of the promise that was awaited: its value, or its reason as an exception. */
  awaited(): unknown {
    const { source } = this;
    if (source === null) return undefined;
    this.source = null;
    if (source.state === fulfilled) return source.settledAs;
    throw source.settledAs;
  }
}

export class Activation extends Awaiter {
  /** `promise`: what the caller got. `body`: true when it awaits, false when it has ended. */
  constructor(
    private readonly promise: PromiseCore,
    private readonly body: (activation: Activation) => boolean,
  ) {
    super();
  }

  override run(): void {
    try {
      this.body(this);
    } catch (error) {
      this.promise.reject(error);
    }
  }

  /** What a body calls at its end. */
  finish(result: unknown): void {
    this.promise.resolve(result);
  }
}

/** Runs the body of an async function up to its first `await`. */
export function startAsync<T>(body: (activation: Activation) => boolean): Promise<T> {
  const promise = new PromiseObject<T>();
  new Activation(promise, body).run();
  return promise;
}

let evaluation: PromiseCore | null = null;

/** Modules with `await` at their top level are being evaluated. */
export function evaluating(promise: Promise<undefined>): void {
  evaluation = promise;
}

/** At the end of the program: Node's status 13 when nothing is left that could bring the modules' evaluation to its end. */
export function checkEvaluation(): void {
  if (evaluation === null || evaluation.state !== pending) return;
  consoleWriteError("Warning: Detected unsettled top-level await\n");
  exitProcess(13);
}
