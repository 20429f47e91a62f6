// Iterators over arrays (ECMAScript 23.1.5). `advance` and `current` do without result objects.

/** Over the elements; sees what is appended while it walks. */
export class ArrayValues<T> implements IterableIterator<T> {
  private index = -1;

  constructor(private readonly array: readonly T[]) {}

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  get current(): T {
    return this.array[this.index];
  }

  next(): IteratorResult<T> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): ArrayValues<T> {
    return this;
  }
}

/** Over the indexes. */
export class ArrayKeys<T> implements IterableIterator<number> {
  private index = -1;

  constructor(private readonly array: readonly T[]) {}

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  get current(): number {
    return this.index;
  }

  next(): IteratorResult<number> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): ArrayKeys<T> {
    return this;
  }
}

/** Over pairs of index and element. */
export class ArrayEntries<T> implements IterableIterator<[number, T]> {
  private index = -1;

  constructor(private readonly array: readonly T[]) {}

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  get current(): [number, T] {
    return [this.index, this.array[this.index]];
  }

  next(): IteratorResult<[number, T]> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): ArrayEntries<T> {
    return this;
  }
}
