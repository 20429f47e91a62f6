// Iterables of one's own: classes with [Symbol.iterator], spread and destructuring of them.
class Range implements Iterable<number> {
  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}
  [Symbol.iterator](): Iterator<number> {
    let next = this.from;
    const { to } = this;
    return {
      next: (): IteratorResult<number> => (next < to ? { done: false, value: next++ } : { done: true, value: undefined }),
    };
  }
}
for (const n of new Range(2, 5)) console.log(n);
console.log([...new Range(0, 4)], Math.max(...new Range(3, 6)));
let total = 0;
for (const n of new Range(0, 100)) {
  if (n > 10) break;
  total += n;
}
console.log(total, Array.from(new Range(1, 4)));
class Words implements Iterator<string>, Iterable<string> {
  private index = 0;
  constructor(private readonly text: string) {}
  [Symbol.iterator](): this {
    return this;
  }
  next(): IteratorResult<string> {
    const parts = this.text.split(" ");
    if (this.index >= parts.length) return { done: true, value: undefined };
    return { done: false, value: parts[this.index++] };
  }
}
for (const word of new Words("one two three")) console.log(word);

// What ends an iteration may be of any type where none is named.
class Countdown implements IterableIterator<number> {
  constructor(private left: number) {}
  next(): IteratorResult<number> {
    return this.left > 0 ? { done: false, value: this.left-- } : { done: true, value: null };
  }
  [Symbol.iterator](): IterableIterator<number> {
    return this;
  }
}
const countdown = new Countdown(3);
const start: number = countdown.next().value;
console.log(start, [...countdown], countdown.next());
let step: IteratorResult<string> = ["x", "y"][Symbol.iterator]().next();
console.log(step.value, step.done);
step = { done: true, value: undefined };
console.log(step);

// A value that is missing at the end, whatever its type.
function adapted<T>(source: { hasNext(): boolean; next(): T }): Iterator<T> & Iterable<T> {
  const made: Iterator<T> & Iterable<T> = {
    next(): IteratorResult<T> {
      if (source.hasNext()) return { value: source.next(), done: false };
      return { value: undefined as unknown as T, done: true };
    },
    [Symbol.iterator]() {
      return made;
    },
  };
  return made;
}
let left = 3;
const falling = { hasNext: () => left > 0, next: () => left-- };
console.log([...adapted(falling)], adapted(falling).next());
left = 2;
console.log(Math.max(...adapted(falling)), Array.from(adapted(falling)));
// Values that are undefined, of an iterable of its own, in a generator.
class Places<T> implements Iterable<T> {
  constructor(private readonly source: () => Iterator<T>) {}
  [Symbol.iterator](): Iterator<T> {
    return this.source();
  }
  *each(): Generator<T> {
    for (const place of this) yield place;
  }
  distinct<K = T>(key: (place: T) => K = (place) => place as unknown as K): Places<T> {
    const places = this.each();
    return new Places(function* () {
      const seen = new Set<K>();
      for (const place of places) if (!seen.has(key(place))) yield (seen.add(key(place)), place);
    });
  }
}
const places = new Places<string | undefined>(() => ["Rome", undefined, "Rome", "Oslo"][Symbol.iterator]());
console.log([...places], [...places.each()], [...places.distinct()], [...places.distinct((one) => one?.length)]);
// What ends a loop early gives what it was given.
const counting: Iterable<number> = {
  [Symbol.iterator](): Iterator<number> {
    let count = 3;
    return {
      next: () => (count > 0 ? { done: false, value: count-- } : { done: true, value: undefined }),
      return(value?: number): IteratorResult<number> {
        console.log("closed", value);
        return { done: true, value: value as number };
      },
    };
  },
};
for (const count of counting) if (count === 2) break;
const [three] = counting;
console.log(three, [...counting]);
