// Generic classes with several instances, methods with type parameters of their own, inheritance from an instance.
class Stack<T> {
  protected items: T[] = [];
  push(...items: T[]): this {
    this.items.push(...items);
    return this;
  }
  pop(): T | undefined {
    return this.items.pop();
  }
  map<U>(f: (item: T) => U): Stack<U> {
    const result = new Stack<U>();
    for (const item of this.items) result.push(f(item));
    return result;
  }
  get size(): number {
    return this.items.length;
  }
}
const numbers = new Stack<number>().push(1, 2, 3);
const texts = numbers.map((n) => `n${n}`);
const lengths = texts.map((text) => text.length > 1);
console.log(numbers.pop(), texts.pop(), lengths.pop(), numbers.size, texts.size);
class SumStack extends Stack<number> {
  sum(): number {
    return this.items.reduce((a, b) => a + b, 0);
  }
}
console.log(new SumStack().push(4, 5).sum(), new Stack<string>().pop());
class Pair<A, B> {
  constructor(
    readonly first: A,
    readonly second: B,
  ) {}
  swap(): Pair<B, A> {
    return new Pair(this.second, this.first);
  }
}
console.log(new Pair(1, "one").swap(), new Pair(true, null).swap().second);

// Literals that a call finds in what it is given.
class Sequence<T> {
  constructor(private readonly source: () => Iterable<T>) {}
  *[Symbol.iterator](): Generator<T> {
    yield* this.source();
  }
  static from<T>(generator: () => Generator<T>): Sequence<T> {
    return new Sequence(generator);
  }
}
function made<T>(make: () => Sequence<T>): Sequence<T> {
  return make();
}
const steps = Sequence.from(function* () {
  yield 1;
  yield 2;
});
console.log([...steps], steps instanceof Sequence);
const words = made(() => new Sequence<"a" | "b">(() => ["b", "a"]));
for (const word of words) console.log(word === "a" ? 0 : word);
