// Iterators over typed arrays (ECMAScript 23.2.5.2). `advance` and `current` do without result objects.

/** Over the elements; sees what is appended while it walks. */
export class TypedArrayValues<A extends TypedArray> implements IterableIterator<number> {
  private index = -1;

  constructor(private readonly array: A) {}

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  get current(): number {
    return this.array[this.index];
  }

  next(): IteratorResult<number> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): TypedArrayValues<A> {
    return this;
  }
}

/** Over the indexes. */
export class TypedArrayKeys<A extends TypedArray> implements IterableIterator<number> {
  private index = -1;

  constructor(private readonly array: A) {}

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

  [Symbol.iterator](): TypedArrayKeys<A> {
    return this;
  }
}

/** Over pairs of index and element. */
export class TypedArrayEntries<A extends TypedArray> implements IterableIterator<[number, number]> {
  private index = -1;

  constructor(private readonly array: A) {}

  advance(): boolean {
    if (this.index >= this.array.length) return false;
    this.index++;
    return this.index < this.array.length;
  }

  get current(): [number, number] {
    return [this.index, this.array[this.index]];
  }

  next(): IteratorResult<[number, number]> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): TypedArrayEntries<A> {
    return this;
  }
}
