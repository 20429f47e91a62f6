// Closures of generic functions where functions of known types are wanted: each is called for those types.
const take = (count: number) => <T>(list: readonly T[]): T[] => list.slice(0, count);
const f: (x: number[]) => number[] = take(2);
console.log(f([1, 2, 3]));
function apply<A, B>(a: A, g: (a: A) => B): B { return g(a); }
console.log(apply([1, 2, 3], take(1)), apply(["x"], take(1)));
const twice = take(2);
console.log([[1, 2, 3], [4]].map(twice), [["p"], ["q", "r", "s"]].map(take(2)));
interface Ops { first: (list: readonly number[]) => number[]; name: string }
const ops: Ops = { first: take(1), name: "ops" };
console.log(ops.first([7, 8]));
class Holder { cut: (list: readonly number[]) => number[] = take(2); constructor(readonly other: (l: boolean[]) => boolean[] = take(1)) {} }
console.log(new Holder().cut([1, 2, 3]), new Holder().other([true, false]));
function choose(n: number): (l: number[]) => number[] { return n > 1 ? take(n) : (l) => l; }
console.log(choose(2)([4, 5, 6]), choose(1)([9]));
const list: ((l: number[]) => number[])[] = [take(1), take(2)];
console.log(list.map((g) => g([1.5, 2.5, 3.5])));
const tools = { take, wrap: <T>(value: T): T[] => [value], pair: <A, B>(a: A, b: B): [A, B] => [a, b] };
console.log([1, 2].map(tools.wrap), ["a"].map(tools.wrap), [1, 2].map(tools.pair));
const { wrap } = tools;
const wrapNumber: (n: number) => number[] = wrap;
console.log(wrapNumber(4), [true].map(wrap));
type Fn<A, B> = (a: A) => B;
function pipe<A>(a: A): A;
function pipe<A, B>(a: A, ab: Fn<A, B>): B;
function pipe<A, B, C>(a: A, ab: Fn<A, B>, bc: Fn<B, C>): C;
function pipe(a: unknown, ...fns: Fn<unknown, unknown>[]): unknown {
  return fns.reduce((value, fn) => fn(value), a);
}
const sortBy =
  <T, K extends string | number>(key: (value: T) => K) =>
  (list: readonly T[]): T[] =>
    [...list].sort((a, b) => {
      const left = key(a);
      const right = key(b);
      return left < right ? -1 : left > right ? 1 : 0;
    });
const takeFirst =
  (count: number) =>
  <T>(list: readonly T[]): T[] =>
    list.slice(0, count);
console.log(pipe([5, 3, 8, 1], sortBy((n) => -n)));
console.log(pipe([5, 3, 8, 1], takeFirst(2)));
const first = takeFirst(1);
console.log(first([1, 2]), first(["a", "b"]));

// Static methods as values.
class Held<T> {
  private constructor(readonly value: T) {}
  static just<U>(value: U): Held<U> {
    return new Held(value);
  }
  static pair<A, B>(one: A, other: B): [A, B] {
    return [one, other];
  }
}
const just = Held.just;
const makers = { just: Held.just, pair: Held.pair };
const numbered = Held.just<number>;
const applied = <A, R>(work: (one: A) => R, one: A): R => work(one);
console.log(just("s").value.length, just(2).value + 1, [1, 2].map(Held.just<number>).map((one) => one.value));
console.log(makers.just(true).value, makers.pair("k", 2), numbered(3).value, applied(Held.just, 4).value);
