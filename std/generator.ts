// Generator objects (ECMAScript 27.5). The compiler turns the body of a generator function into a closure that goes on
// where it left; this object drives it, and carries what goes in and out. `advance` and `current` do without result
// objects.

import { uncheckedCast } from "#intrinsics";

/** By what a body goes on, as compiled code tests it. */
const byNext = 0;
const byThrow = 1;
const byReturn = 2;

/** One layout for the results of all generators. */
interface Step {
  readonly value: unknown;
  readonly done: boolean;
}

/**
 * What generators of all types have in common, and compiled bodies know of them.
 * @internal
 */
export abstract class GeneratorCore {
  mode: u8 = byNext;
  input: unknown = undefined;
  yielded: unknown = undefined;
  result: unknown = undefined;
  private hasStarted = false;
  private isRunning = false;

  /** `body`: true when it has yielded, false when it has ended. */
  constructor(private body: ((generator: GeneratorCore) => boolean) | null) {}

  /** Goes on to the next `yield` (true) or to the end (false). */
  drive(mode: u8, input: unknown): boolean {
    if (this.isRunning) throw new TypeError("Generator is already running");
    const body = this.body;
    if (body === null || (!this.hasStarted && mode !== byNext)) return this.driveEnded(mode, input);
    this.hasStarted = true;
    this.mode = mode;
    this.input = input;
    this.isRunning = true;
    try {
      if (body(this)) {
        this.isRunning = false;
        return true;
      }
    } catch (error) {
      this.end();
      throw error;
    }
    this.end();
    return false;
  }

  /** What a body calls at its end. */
  finish(result: unknown): void {
    this.result = result;
  }

  /** What a body calls when it goes on otherwise than by `next`. */
  throwIfAsked(): void {
    if (this.mode === byThrow) throw this.input;
  }

  /** The same in the `yield*` of what cannot be thrown into. */
  refuseThrow(): void {
    if (this.mode === byThrow) throw new TypeError("The iterator does not provide a 'throw' method.");
  }

  /** For `yield*`: has the last call been a `return` that ended the body? */
  endedByReturn(): boolean {
    return this.mode === byReturn && this.body === null;
  }

  private end(): void {
    this.isRunning = false;
    this.body = null;
  }

  private driveEnded(mode: u8, input: unknown): boolean {
    this.body = null;
    this.mode = mode;
    this.result = mode === byReturn ? input : undefined;
    if (mode === byThrow) throw input;
    return false;
  }

  /** What `next` and kin give after `drive`. */
  protected step(hasYielded: boolean): Step {
    return { value: hasYielded ? this.yielded : this.result, done: !hasYielded };
  }
}

/** What it yields, returns and is sent is held as unknown: all generators are alike in memory. */
export class GeneratorObject<T, R, N> extends GeneratorCore implements IterableIterator<T, R, N> {
  next(value?: N): IteratorResult<T, R> {
    return uncheckedCast<IteratorResult<T, R>>(this.step(this.drive(byNext, value)));
  }

  return(value?: R): IteratorResult<T, R> {
    return uncheckedCast<IteratorResult<T, R>>(this.step(this.drive(byReturn, value)));
  }

  throw(error: unknown): IteratorResult<T, R> {
    return uncheckedCast<IteratorResult<T, R>>(this.step(this.drive(byThrow, error)));
  }

  advance(): boolean {
    return this.drive(byNext, undefined);
  }

  get current(): T {
    return uncheckedCast<T>(this.yielded);
  }

  [Symbol.iterator](): Generator<T, R, N> {
    return this;
  }
}

/** What a generator function returns. */
export function makeGenerator<T, R, N>(body: (generator: GeneratorCore) => boolean): Generator<T, R, N> {
  return new GeneratorObject<T, R, N>(body);
}
