// A lazy sequence: a function makes an object whose members make sequences of larger types.
interface Seq<T> {
  [Symbol.iterator](): Iterator<T>;
  map<U>(f: (value: T) => U): Seq<U>;
  filter(f: (value: T) => boolean): Seq<T>;
  take(count: number): Seq<T>;
  enumerate(): Seq<[number, T]>;
  chunk(size: number): Seq<T[]>;
  pairwise(): Seq<readonly [T, T]>;
  zip<U>(other: Iterable<U>): Seq<[T, U]>;
  toArray(): T[];
}

function seq<T>(source: () => Iterator<T>): Seq<T> {
  const self: Seq<T> = {
    [Symbol.iterator]: source,
    map: (f) =>
      seq(function* () {
        for (const value of self) yield f(value);
      }),
    filter: (f) =>
      seq(function* () {
        for (const value of self) if (f(value)) yield value;
      }),
    take: (count) =>
      seq(function* () {
        let left = count;
        if (left <= 0) return;
        for (const value of self) {
          yield value;
          if (--left === 0) return;
        }
      }),
    enumerate: () =>
      seq(function* () {
        let index = 0;
        for (const value of self) yield [index++, value] as [number, typeof value];
      }),
    chunk: (size) =>
      seq(function* () {
        let chunk = [];
        for (const value of self) {
          chunk.push(value);
          if (chunk.length === size) {
            yield chunk;
            chunk = [];
          }
        }
        if (chunk.length > 0) yield chunk;
      }),
    pairwise: () =>
      seq(function* () {
        let previous: { value: T } | null = null;
        for (const value of self) {
          if (previous !== null) yield [previous.value, value] as const;
          previous = { value };
        }
      }),
    zip: (other) =>
      seq(function* () {
        const iterator = other[Symbol.iterator]();
        for (const value of self) {
          const next = iterator.next();
          if (next.done) return;
          yield [value, next.value] as [typeof value, typeof next.value];
        }
      }),
    toArray: () => [...self],
  };
  return self;
}

function range(from: number, to: number): Seq<number> {
  return seq(function* () {
    for (let i = from; i < to; i++) yield i;
  });
}

console.log(range(0, 10).chunk(3).toArray());
console.log(range(0, 5).enumerate().map(([i, v]) => i * v).toArray());
console.log(range(0, 5).pairwise().toArray());
console.log(range(0, 5).zip("abc").toArray());
console.log(range(0, 20).filter((x) => x % 3 === 0).take(4).chunk(2).enumerate().toArray());
