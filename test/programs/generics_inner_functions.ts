// Generic constants, functions that return functions, keyof constraints, generic repositories.
const identity = <T>(x: T): T => x;
const compose = <A, B, C>(f: (a: A) => B, g: (b: B) => C) => (a: A): C => g(f(a));
const pipe = (...fns: ((x: number) => number)[]) => (x: number) => fns.reduce((v, f) => f(v), x);
const curry = <A, B, C>(f: (a: A, b: B) => C) => (a: A) => (b: B) => f(a, b);
console.log(identity(5), identity("x"), compose((x: number) => x + 1, (y) => `${y}!`)(4));
console.log(pipe((x) => x * 2, (x) => x + 1)(10), curry((a: number, b: string) => b.repeat(a))(3)("ab"));
function pluck<T, K extends keyof T>(items: T[], key: K): T[K][] { return items.map((i) => i[key]); }
const people = [{ name: "Ann", age: 30 }, { name: "Bob", age: 25 }];
console.log(pluck(people, "name"), pluck(people, "age"));
function groupBy<T, K extends string | number>(items: T[], key: (t: T) => K): Map<K, T[]> {
  const m = new Map<K, T[]>();
  for (const i of items) { const k = key(i); const l = m.get(k); if (l) l.push(i); else m.set(k, [i]); }
  return m;
}
console.log(groupBy(people, (p) => p.name[0]), groupBy([1, 2, 3, 4], (n) => (n % 2 === 0 ? "even" : "odd")));
function groupByRecord<T>(items: T[], key: (t: T) => string): Record<string, T[]> {
  return items.reduce<Record<string, T[]>>((acc, item) => { (acc[key(item)] ||= []).push(item); return acc; }, {});
}
console.log(groupByRecord(people, (p) => (p.age > 26 ? "old" : "young")));
function sortBy<T>(items: readonly T[], ...keys: (keyof T)[]): T[] {
  return [...items].sort((a, b) => { for (const k of keys) { if (a[k] < b[k]) return -1; if (a[k] > b[k]) return 1; } return 0; });
}
console.log(sortBy(people, "age").map((p) => p.name));
function merge<A extends object, B extends object>(a: A, b: B): A & B { return { ...a, ...b }; }
const m = merge({ x: 1 }, { y: "two" });
console.log(m.x, m.y, m);
function getOr<T, K extends keyof T>(o: T, k: K, d: NonNullable<T[K]>): NonNullable<T[K]> { return o[k] ?? d; }
console.log(getOr({ a: 1 as number | undefined }, "a", 5), getOr<{ a?: number }, "a">({}, "a", 7));
class Stack<T> { private items: T[] = []; push(...x: T[]) { this.items.push(...x); return this; } pop(): T | undefined { return this.items.pop(); } peek() { return this.items[this.items.length - 1]; } get size() { return this.items.length; } isEmpty = () => this.items.length === 0; }
const s = new Stack<number>().push(1, 2, 3);
console.log(s.pop(), s.peek(), s.size, s.isEmpty());
function zip<A, B>(a: A[], b: B[]): [A, B][] { return a.slice(0, Math.min(a.length, b.length)).map((x, i) => [x, b[i]]); }
console.log(zip([1, 2, 3], ["a", "b"]));
function memoize<A extends string | number, R>(fn: (a: A) => R): (a: A) => R {
  const cache = new Map<A, R>();
  return (a) => { if (cache.has(a)) return cache.get(a)!; const r = fn(a); cache.set(a, r); return r; };
}
const fib: (n: number) => number = memoize((n: number) => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
console.log(fib(50));
function debounceLike<F extends (...args: number[]) => number>(f: F): F { return f; }
console.log(debounceLike((a: number, b: number) => a + b)(1, 2));
interface Repository<T extends { id: number }> { find(id: number): T | undefined; save(t: T): void; all(): readonly T[] }
class MemoryRepo<T extends { id: number }> implements Repository<T> {
  private readonly data: Map<number, T> = new Map();
  find(id: number) { return this.data.get(id); }
  save(t: T) { this.data.set(t.id, t); }
  all() { return [...this.data.values()]; }
}
const repo: Repository<{ id: number; name: string }> = new MemoryRepo();
repo.save({ id: 1, name: "one" }); console.log(repo.find(1)?.name, repo.find(2)?.name, repo.all().length);
type Fn = (x: number) => number;
const table: [string, Fn][] = [["double", (x) => x * 2], ["square", (x) => x ** 2]];
for (const [n, f] of table) console.log(n, f(7));
function range(end: number): number[]; function range(start: number, end: number, step?: number): number[];
function range(a: number, b?: number, step = 1): number[] { const [lo, hi] = b === undefined ? [0, a] : [a, b]; const out: number[] = []; for (let i = lo; i < hi; i += step) out.push(i); return out; }
console.log(range(4), range(2, 5), range(0, 10, 3));
const first = <T,>(xs: readonly T[]): T | undefined => xs[0];
console.log(first([1]), first<string>([]));
console.log([1, 2, 3].map(identity), ["a", "b"].map((x) => x.toUpperCase()).map(identity));
function partition<T>(xs: T[], pred: (x: T) => boolean): [T[], T[]] { const yes: T[] = [], no: T[] = []; xs.forEach((x) => (pred(x) ? yes : no).push(x)); return [yes, no]; }
const [ev, od] = partition([1, 2, 3, 4, 5], (x) => x % 2 === 0); console.log(ev, od);
