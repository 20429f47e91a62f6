// Async generator objects (ECMAScript 27.6): like a generator's, but asked in advance as often as one likes, and answering
// with promises in the order of the questions.

import { Awaiter } from "./async_function.ts";
import { fulfilled, type PromiseCore, Reaction } from "./promise_core.ts";
import { promiseOf, PromiseObject } from "./promise.ts";

/** By what a body goes on, as compiled code tests it. */
const byNext = 0;
const byThrow = 1;
const byReturn = 2;

const atStart = 0;
const atYield = 1;
/** Its body runs, or awaits. */
const executing = 2;
/** Ended, while the value of a `return` is awaited. */
const awaitingReturn = 3;
const ended = 4;

/** One layout for the results of all generators. */
interface Step {
  readonly value: unknown;
  readonly done: boolean;
}

/** A call of next, return or throw that has not been answered. */
class Request {
  constructor(
    readonly mode: u8,
    readonly value: unknown,
    readonly answer: PromiseCore,
  ) {}
}

/**
 * What async generators of all types have in common, and compiled bodies know of them.
 * @internal
 */
export abstract class AsyncGeneratorCore extends Awaiter {
  mode: u8 = byNext;
  input: unknown = undefined;
  private state: u8 = atStart;
  private readonly requests: Request[] = [];

  /** `body`: true when it has yielded or awaits, false when it has ended. */
  constructor(private readonly body: (generator: AsyncGeneratorCore) => boolean) {
    super();
  }

  /** Asks for the next step; `answer` is settled with it. */
  protected ask(mode: u8, value: unknown, answer: PromiseCore): void {
    this.requests.push(new Request(mode, value, answer));
    this.serve();
  }

  /** What a body has awaited is settled. */
  override run(): void {
    this.execute();
    this.serve();
  }

  /** What a body calls before it suspends at a `yield`. */
  deliver(value: unknown): void {
    this.state = atYield;
    this.answer(value, false);
  }

  /** What a body calls at its end. */
  finish(result: unknown): void {
    this.state = ended;
    this.answer(result, true);
  }

  /** What a body calls when it goes on otherwise than by `next`. */
  throwIfAsked(): void {
    if (this.mode === byThrow) throw this.input;
  }

  /** The value of a `return` to an ended generator is known. */
  returned(promise: PromiseCore): void {
    this.state = ended;
    if (promise.state === fulfilled) this.answer(promise.settledAs, true);
    else this.refuse(promise.settledAs);
    this.serve();
  }

  /** Answers what has been asked until the body is under way again. */
  private serve(): void {
    while (this.requests.length > 0 && this.state !== executing && this.state !== awaitingReturn) {
      const request = this.requests[0];
      if (this.state === atStart && request.mode !== byNext) this.state = ended;
      if (this.state === ended) {
        this.answerEnded(request);
        continue;
      }
      this.mode = request.mode;
      this.input = request.value;
      this.execute();
    }
  }

  private answerEnded(request: Request): void {
    if (request.mode === byNext) return this.answer(undefined, true);
    if (request.mode === byThrow) return this.refuse(request.value);
    this.state = awaitingReturn;
    promiseOf<unknown>(request.value).addReaction(new ReturnedValue(this));
  }

  private execute(): void {
    this.state = executing;
    try {
      this.body(this);
    } catch (error) {
      this.state = ended;
      this.refuse(error);
    }
  }

  private answer(value: unknown, done: boolean): void {
    const step: Step = { value, done };
    this.requests.shift()?.answer.resolve(step);
  }

  private refuse(reason: unknown): void {
    this.requests.shift()?.answer.reject(reason);
  }
}

class ReturnedValue extends Reaction {
  constructor(private readonly generator: AsyncGeneratorCore) {
    super();
  }

  override run(): void {
    if (this.source !== null) this.generator.returned(this.source);
  }
}

export class AsyncGeneratorObject<T, R, N> extends AsyncGeneratorCore implements AsyncIterableIterator<T, R, N> {
  next(value?: N): Promise<IteratorResult<T, R>> {
    return this.drive(byNext, value);
  }

  return(value?: R | PromiseLike<R>): Promise<IteratorResult<T, R>> {
    return this.drive(byReturn, value);
  }

  throw(error: unknown): Promise<IteratorResult<T, R>> {
    return this.drive(byThrow, error);
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, R, N> {
    return this;
  }

  /** Internal: any of the three, for `yield*`. */
  drive(mode: u8, value: unknown): Promise<IteratorResult<T, R>> {
    const answer = new PromiseObject<IteratorResult<T, R>>();
    this.ask(mode, value, answer);
    return answer;
  }
}

/** What an async generator function returns. */
export function makeAsyncGenerator<T, R, N>(body: (generator: AsyncGeneratorCore) => boolean): AsyncGenerator<T, R, N> {
  return new AsyncGeneratorObject<T, R, N>(body);
}

/** What `for await` awaits of a value that an ordinary iterator gave (27.1.4.4): one turn later than the value itself. */
export function fromSyncIterator(value: unknown): Promise<unknown> {
  return promiseOf<unknown>(value).then<unknown, never>();
}
