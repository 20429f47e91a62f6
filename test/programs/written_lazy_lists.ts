// Lazy lists with one Nil of never for all, and functions that never return.
abstract class Seq<T> { abstract readonly isEmpty: boolean; abstract head(): T; abstract tail(): Seq<T>; static of<T>(...xs: T[]): Seq<T> { return xs.reduceRight<Seq<T>>((t, h) => new Cons(h, () => t), nil); } static from(n: number): Seq<number> { return new Cons(n, () => Seq.from(n + 1)); }
  map<U>(f: (x: T) => U): Seq<U> { return this.isEmpty ? nil : new Cons(f(this.head()), () => this.tail().map(f)); }
  filter(p: (x: T) => boolean): Seq<T> { let s: Seq<T> = this; while (!s.isEmpty) { const h = s.head(); if (p(h)) { const rest = s; return new Cons(h, () => rest.tail().filter(p)); } s = s.tail(); } return nil; }
  take(n: number): T[] { const out: T[] = []; for (let s: Seq<T> = this; out.length < n && !s.isEmpty; s = s.tail()) out.push(s.head()); return out; }
  append(o: Seq<T>): Seq<T> { return this.isEmpty ? o : new Cons(this.head(), () => this.tail().append(o)); }
  zipWith<U, R>(o: Seq<U>, f: (a: T, b: U) => R): Seq<R> { return this.isEmpty || o.isEmpty ? nil : new Cons(f(this.head(), o.head()), () => this.tail().zipWith(o.tail(), f)); } }
class Cons<T> extends Seq<T> { readonly isEmpty = false; private cached: Seq<T> | null = null; constructor(private readonly first: T, private readonly rest: () => Seq<T>) { super(); } head(): T { return this.first; } tail(): Seq<T> { return (this.cached ??= this.rest()); } }
class Nil extends Seq<never> { readonly isEmpty = true; head(): never { throw new RangeError("head of empty"); } tail(): never { throw new RangeError("tail of empty"); } }
const nil: Seq<never> = new Nil();
const sieve = (s: Seq<number>): Seq<number> => { const p = s.head(); return new Cons(p, () => sieve(s.tail().filter((n) => n % p !== 0))); };
console.log(sieve(Seq.from(2)).take(10), Seq.of("a", "b").map((s) => s.toUpperCase()).append(Seq.of("z")).take(9), Seq.of(1, 2, 3).zipWith(Seq.from(10), (a, b) => `${a}:${b}`).take(5), nil.take(3), Seq.of<number>().isEmpty);
const fibs: Seq<number> = new Cons(0, () => new Cons(1, () => fibs.zipWith(fibs.tail(), (a, b) => a + b))); console.log(fibs.take(15));
for (const f of [() => nil.head(), () => Seq.of(1).tail().tail(), () => Seq.of<string>().map((s) => s.length).head()]) { try { console.log(String(f())); } catch (e) { console.log((e as Error).message); } }
