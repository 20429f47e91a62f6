// Functions that have members: interfaces with call signatures and properties, Object.assign, and assignments.

interface Counter {
  (start: number): string;
  interval: number;
  reset(): void;
}
function getCounter(): Counter {
  const counter = function (start: number) {
    return `from ${start} every ${counter.interval}`;
  } as Counter;
  counter.interval = 123;
  counter.reset = function () {
    counter.interval = 0;
  };
  return counter;
}
const counter = getCounter();
console.log(counter(10), counter.interval);
counter.reset();
counter.interval += 5.5;
console.log(counter(1), counter, typeof counter, Object.keys(counter));

// Module functions, functions in functions, constants.
function visit(name: string): number {
  visit.names.push(name);
  return ++visit.calls;
}
visit.calls = 0;
visit.names = [] as string[];
visit.clear = (): void => {
  visit.calls = 0;
};
console.log(visit("a"), visit("b"), visit.names, visit.calls);
console.log(["x", "y"].map(visit), visit);
visit.clear();
const again = visit;
console.log(again("z"), again.calls, again === visit);
const half = (n: number): number => n / half.divisor;
half.divisor = 2;
console.log(half(5), half.divisor, [2, 4].map(half));
function outer(step: number): number[] {
  function inner(): number {
    inner.total += step;
    return inner.total;
  }
  inner.total = 0;
  inner();
  return [inner(), inner.total];
}
console.log(outer(2), outer(3));

// Generic ones.
function memoize<A extends string | number, R>(fn: (a: A) => R) {
  const cache = new Map<A, R>();
  const memoized = (a: A): R => {
    const known = cache.get(a);
    if (known !== undefined) return known;
    const made = fn(a);
    cache.set(a, made);
    return made;
  };
  return Object.assign(memoized, { cache, stats: { hits: 0 }, clear: () => cache.clear() });
}
const square = memoize((n: number) => n * n);
const length = memoize((text: string) => text.length);
console.log(square(4), square(4), square.cache, length("abc"), length.cache.size);
square.stats.hits++;
square.clear();
console.log(square.cache.size, square);
type Cancellable<F> = F & { cancel(): void; readonly pending: boolean };
function cancellable<F extends (...args: never[]) => void>(fn: F): Cancellable<F> {
  let cancelled = false;
  return Object.assign(fn, {
    cancel() {
      cancelled = true;
      console.log("cancelled", cancelled);
    },
    pending: true,
  });
}
const greet = cancellable((name: string, times: number) => console.log(name.repeat(times)));
greet("ab", 2);
greet.cancel();
console.log(greet.pending);

// As plain functions, in collections, missing, in unions.
const twice = (f: (n: number) => number): number => f(f(3));
console.log(twice(square), [1, 2, 3].map(square).join());
interface Named {
  (): string;
  label?: string;
}
const named: Named = () => "called";
named.label = "first";
const list: Named[] = [named, Object.assign(() => "other", { label: "second" })];
for (const one of list) console.log(one(), one.label);
const byName = new Map<string, Named>([["n", named]]);
console.log(byName.get("n")?.(), byName.get("m")?.(), byName.get("n") === named);
const show = (value: string | Named): string => (typeof value === "function" ? `${value()} ${value.label}` : value);
console.log(show("text"), show(named));

// What all functions have, they have too.
const withCalls = Object.assign((a: number, b: number) => a + b, { calls: 0 });
console.log(withCalls.length, withCalls.name, withCalls.calls);

// Constants of functions.
interface Pipe<A, B> {
  (value: A): B;
  to<C, Rest extends unknown[]>(next: (value: B, ...rest: Rest) => C, ...rest: Rest): Pipe<A, C>;
}
const pipeline = <A, B, Rest extends unknown[]>(first: (value: A, ...rest: Rest) => B, ...rest: Rest): Pipe<A, B> => {
  const piped = (value: A): B => first(value, ...rest);
  piped.to = <C, More extends unknown[]>(next: (value: B, ...rest: More) => C, ...more: More) =>
    pipeline((value: A): C => next(piped(value), ...more));
  return piped;
};
const padded = pipeline((a: number, b: number) => a + b, 2)
  .to(String)
  .to((text: string, width: number) => text.padStart(width, "*"), 4);
console.log(padded(1), padded(98));
function counted<A, B>(fn: (value: A) => B) {
  const called = (value: A): B => {
    called.calls++;
    return fn(value);
  };
  called.calls = 0;
  return called;
}
const doubled = counted((n: number) => n * 2);
console.log(doubled(2), doubled(3), doubled.calls);
