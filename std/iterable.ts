// Arrays and strings where the type says `Iterable<T>`: the compiler puts one of these around them, because an array has
// no method that could be found at run time. A for-of over an array's own type walks it directly.

import { ArrayValues } from "./array_iterator.ts";
import { TextCharacters } from "./string_iterator.ts";

/** What stands around an array or string; who knows nothing of its type sees through it. */
abstract class Wrapper {
  abstract get wrapped(): unknown;
}

/** The array or string itself where one of these objects is around it; anything else as it is. */
export function unwrapped(value: unknown): unknown {
  return value instanceof Wrapper ? value.wrapped : value;
}

class IterableArray<T> extends Wrapper implements Iterable<T> {
  constructor(private readonly array: readonly T[]) {
    super();
  }

  override get wrapped(): unknown {
    return this.array;
  }

  [Symbol.iterator](): ArrayValues<readonly T[], T> {
    return new ArrayValues<readonly T[], T>(this.array);
  }
}

class IterableText extends Wrapper implements Iterable<string> {
  constructor(private readonly text: string) {
    super();
  }

  override get wrapped(): unknown {
    return this.text;
  }

  [Symbol.iterator](): TextCharacters {
    return new TextCharacters(this.text);
  }
}

class IterableTypedArray<A extends TypedArray> extends Wrapper implements Iterable<A[number]> {
  constructor(private readonly array: A) {
    super();
  }

  override get wrapped(): unknown {
    return this.array;
  }

  [Symbol.iterator](): ArrayValues<A, A[number]> {
    return new ArrayValues<A, A[number]>(this.array);
  }
}

export function iterableOfArray<T>(array: readonly T[]): IterableArray<T> {
  return new IterableArray<T>(array);
}

export function iterableOfText(text: string): IterableText {
  return new IterableText(text);
}

/** Results of an iterator that is seen as one of other elements. */
export function yielded<T>(value: T): IteratorResult<T, undefined> {
  return { value, done: false };
}

export function finished<T>(): IteratorResult<T, undefined> {
  return { value: undefined, done: true };
}

/** What is iterable of a value of which nothing is known. */
export function iterableOfAny(value: unknown): unknown {
  if (typeof value === "string") return iterableOfText(value);
  return Array.isArray(value) ? iterableOfArray(value) : value;
}

export function iterableOfTypedArray<A extends TypedArray>(array: A): IterableTypedArray<A> {
  return new IterableTypedArray<A>(array);
}

/** Where the type says `ArrayLike<T>`, which only reads. */
export function listOfTypedArray<A extends TypedArray>(array: A): A[number][] {
  const list: A[number][] = [];
  for (let index = 0; index < array.length; index++) list.push(array[index]);
  return list;
}

export function listOfText(text: string): string[] {
  return text.split("");
}

/** An ordinary iterable where an asynchronous one may stand: its values, awaited (ECMAScript 27.1.4). */
class AwaitedIterable<T> implements AsyncIterable<T> {
  constructor(private readonly source: Iterable<T>) {}

  [Symbol.asyncIterator](): AwaitedValues<T> {
    return new AwaitedValues<T>(this.source[Symbol.iterator]());
  }
}

class AwaitedValues<T> implements AsyncIterator<T, undefined> {
  constructor(private readonly iterator: Iterator<T>) {}

  next(): Promise<IteratorResult<T, undefined>> {
    return this.answer(this.iterator.next());
  }

  return(): Promise<IteratorResult<T, undefined>> {
    const step = this.iterator.return?.();
    return this.answer(step ?? { done: true, value: undefined });
  }

  private answer(step: IteratorResult<T>): Promise<IteratorResult<T, undefined>> {
    if (step.done === true) return Promise.resolve<undefined>(undefined).then((value) => ({ done: true, value }));
    return Promise.resolve<T>(step.value).then((value) => ({ done: false, value }));
  }
}

export function awaitedIterable<T>(source: Iterable<T>): AwaitedIterable<T> {
  return new AwaitedIterable<T>(source);
}
