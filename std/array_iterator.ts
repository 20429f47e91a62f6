// Iterators over arrays and typed arrays (ECMAScript 23.1.5, 23.2.5.2). `advance` and `current` do without result objects.

import { Inspectable } from "./inspectable.ts";

/** Where an iterator stands; sees what is appended while it walks. */
abstract class ArrayWalk<A extends ArrayLike<unknown>, R>
  extends Inspectable
  implements IterableIterator<R, undefined>
{
  protected index = -1;

  constructor(protected readonly array: A) {
    super();
  }

  override inspected(): string {
    return "Object [Array Iterator] {}";
  }

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  abstract get current(): R;

  next(): IteratorResult<R, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): this {
    return this;
  }
}

/** Over the elements. */
export class ArrayValues<A extends ArrayLike<T>, T> extends ArrayWalk<A, T> {
  get current(): T {
    return this.array[this.index];
  }
}

/** Over the indexes. */
export class ArrayKeys<A extends ArrayLike<unknown>> extends ArrayWalk<A, number> {
  get current(): number {
    return this.index;
  }
}

/** Over pairs of index and element. */
export class ArrayEntries<A extends ArrayLike<T>, T> extends ArrayWalk<A, [number, T]> {
  get current(): [number, T] {
    return [this.index, this.array[this.index]];
  }
}
