// Instances of generic classes used as others: `extends Option<never>`, sentinels of never, and views of unknown.
abstract class Option<T> {
  static from<T>(v: T | undefined): Option<T> { return v === undefined ? None.instance : new Some(v); }
  abstract readonly isSome: boolean;
  abstract unwrap(): T;
  abstract unwrapOr(fallback: T): T;
  abstract or(other: Option<T>): Option<T>;
  abstract filter(p: (v: T) => boolean): Option<T>;
  abstract toArray(): T[];
  abstract match<R>(cases: { some: (v: T) => R; none: () => R }): R;
  abstract [Symbol.iterator](): Iterator<T>;
  flatMap<U>(f: (v: T) => Option<U>): Option<U> { return this.isSome ? f(this.unwrap()) : None.instance; }
  zip<U>(o: Option<U>): Option<[T, U]> { return this.flatMap((a) => o.flatMap((b) => new Some<[T, U]>([a, b]))); }
  equals(other: Option<T>): boolean { return this.isSome === other.isSome && (!this.isSome || this.unwrap() === other.unwrap()); }
}
class Some<T> extends Option<T> {
  readonly isSome = true;
  constructor(private readonly v: T) { super(); }
  unwrap(): T { return this.v; }
  unwrapOr(_: T): T { return this.v; }
  or(_: Option<T>): Option<T> { return this; }
  filter(p: (v: T) => boolean): Option<T> { return p(this.v) ? this : None.instance; }
  toArray(): T[] { return [this.v]; }
  match<R>(c: { some: (v: T) => R; none: () => R }): R { return c.some(this.v); }
  *[Symbol.iterator](): Iterator<T> { yield this.v; }
}
class None extends Option<never> {
  static readonly instance = new None();
  private constructor() { super(); }
  readonly isSome = false;
  unwrap(): never { throw new Error("unwrap of none"); }
  unwrapOr<T>(fallback: T): T { return fallback; }
  or<T>(other: Option<T>): Option<T> { return other; }
  filter(): Option<never> { return this; }
  toArray(): never[] { return []; }
  match<R>(c: { some: (v: never) => R; none: () => R }): R { return c.none(); }
  *[Symbol.iterator](): Iterator<never> { /* nothing */ }
}
interface User { name: string; age?: number }
const users: User[] = [{ name: "ann", age: 3 }, { name: "bob" }];
for (const u of users) {
  const age = Option.from(u.age);
  console.log(u.name, age.unwrapOr(-1), age.or(new Some(7)).unwrap(), age.filter((a) => a > 2).toArray());
  console.log(age.match({ some: (a) => `is ${a}`, none: () => "none" }), [...age], age.zip(Option.from(u.name)).toArray());
  console.log(age.equals(Option.from<number>(undefined)), age.equals(new Some(3)), age === Option.from<number>(undefined));
  try { console.log(age.unwrap()); } catch (e) { console.log((e as Error).message); }
}
const first = Option.from(users[0]).flatMap((u) => Option.from(u.age)).unwrapOr(0);
const none: Option<User> = Option.from<User>(undefined);
console.log(first, none.match({ some: (u) => u.name, none: () => "nobody" }), none.toArray().length, none.unwrapOr({ name: "x" }));
const all: Option<number>[] = [new Some(1), None.instance, new Some(3)];
let sum = 0; for (const o of all) for (const v of o) sum += v;
console.log(sum, all.filter((o) => o instanceof Some).length, all.map((o) => o.isSome), all);
type Result<T> = { ok: true; value: T; rest: string } | { ok: false; error: string };
class Parser<T> {
  constructor(readonly run: (input: string) => Result<T>) {}
  static fail(error: string): Parser<never> { return new Parser<never>(() => ({ ok: false, error })); }
  static of<T>(value: T): Parser<T> { return new Parser((rest) => ({ ok: true, value, rest })); }
  map<U>(f: (v: T) => U): Parser<U> {
    return new Parser((input) => { const r = this.run(input); return r.ok ? { ok: true, value: f(r.value), rest: r.rest } : r; });
  }
  or(other: Parser<T>): Parser<T> { return new Parser((input) => { const r = this.run(input); return r.ok ? r : other.run(input); }); }
  chain<U>(f: (v: T) => Parser<U>): Parser<U> {
    return new Parser((input) => { const r = this.run(input); return r.ok ? f(r.value).run(r.rest) : r; });
  }
}
const digit = new Parser<number>((s) => (/^\d/.test(s) ? { ok: true, value: Number(s[0]), rest: s.slice(1) } : { ok: false, error: `digit expected at ${JSON.stringify(s)}` }));
const even = digit.chain((d) => (d % 2 === 0 ? Parser.of(d) : Parser.fail(`${d} is odd`)));
for (const t of ["4x", "3", "a"]) { const r = even.map((x) => x * 10).run(t); console.log(r.ok ? `${r.value} ${r.rest}` : r.error); }
const never = Parser.fail("no"); const p: Parser<number> = never; console.log(p.or(digit).run("7").ok);


abstract class Lst<T> {
  static readonly nil: Lst<never>;
  abstract readonly length: number;
  abstract fold<A>(z: A, f: (a: A, x: T) => A): A;
  cons(x: T): Lst<T> { return new Cons(x, this); }
  static of<T>(...xs: T[]): Lst<T> { let l: Lst<T> = nil; for (const x of [...xs].reverse()) l = l.cons(x); return l; }
  reverse(): Lst<T> { return this.fold<Lst<T>>(nil, (acc, x) => acc.cons(x)); }
  toString(): string { return `[${this.fold("", (s, x) => (s === "" ? String(x) : `${s}, ${String(x)}`))}]`; }
}
class Cons<T> extends Lst<T> {
  readonly length: number;
  constructor(readonly head: T, readonly tail: Lst<T>) { super(); this.length = tail.length + 1; }
  fold<A>(z: A, f: (a: A, x: T) => A): A { return this.tail.fold(f(z, this.head), f); }
}
class Nil extends Lst<never> { readonly length = 0; fold<A>(z: A): A { return z; } }
const nil: Lst<never> = new Nil();
console.log(Lst.of(1, 2, 3).toString(), Lst.of("a", "b").reverse().toString(), Lst.of<number>().length, Lst.of(1, 2), nil.toString());

class Stack<T> {
  private constructor(private readonly items: readonly T[]) {}
  static empty: Stack<never> = new Stack<never>([]);
  push(x: T): Stack<T> { return new Stack<T>([...this.items, x]); }
  peek(): T | undefined { return this.items[this.items.length - 1]; }
  get size(): number { return this.items.length; }
}
const s0: Stack<string> = Stack.empty; const s1 = s0.push("x").push("y"); console.log(s0.size, s1.size, s1.peek(), s0.peek());
class Cell<T> { constructor(public v: T | null) {} take(): T | null { const v = this.v; this.v = null; return v; } }
const c: Cell<never> = new Cell<never>(null);
const d: Cell<number> = c;
console.log(d.take());

class Box<T> {
  #secret = 0;
  constructor(public value: T) {}
  map = <U>(f: (x: T) => U): Box<U> => new Box<U>(f(this.value));
  get(): T { this.#secret++; return this.value; }
  set(v: T): this { this.value = v; return this; }
  get uses(): number { return this.#secret; }
  toArray(): T[] { return [this.value]; }
}
const b = new Box<number>(3) as Box<unknown>;
console.log(b.get(), b.value, b.uses, b);
const boxes: Box<unknown>[] = [new Box(1), new Box("two"), new Box({ a: 1 })];
for (const x of boxes) console.log(x.get(), typeof x.value);
abstract class Shape<T> {
  abstract area(): T;
  describe(): string { return `area ${String(this.area())}`; }
}
class Square extends Shape<number> { constructor(private s: number) { super(); } area(): number { return this.s ** 2; } }
class Named extends Shape<string> { area(): string { return "big"; } }
const shapes: Shape<unknown>[] = [new Square(2), new Named()];
for (const s of shapes) { console.log(s.describe(), s.area()); if (s instanceof Square) console.log("square", s.area() + 1); }
// A generic method whose parameter is an object of its type parameter.
abstract class Fold<T> {
  abstract fold<R>(cases: { full: (value: T) => R; empty: () => R }): R;
}
class Full<T> extends Fold<T> {
  constructor(private readonly value: T) { super(); }
  fold<S>(cases: { full: (value: T) => S; empty: () => S }): S { return cases.full(this.value); }
}
console.log(new Full(3).fold({ full: (n) => n * 2, empty: () => 0 }));
// Instances that never stand for each other may store what they hold as they like.
class Bag<T> {
  readonly items: T[] = [];
  add(item: T): this { this.items.push(item); return this; }
}
const anything = new Bag<unknown>().add(1).add("x");
console.log(anything, new Bag<number>().add(2).items.length);
// An overload that returns a narrower instance than its implementation.
class Seq<T> implements Iterable<T> {
  constructor(private readonly source: () => Iterator<T>) {}
  static of<T>(...items: T[]): Seq<T> { return new Seq(() => items[Symbol.iterator]()); }
  [Symbol.iterator](): Iterator<T> { return this.source(); }
  filter<U extends T>(test: (item: T) => item is U): Seq<U>;
  filter(test: (item: T) => boolean): Seq<T>;
  filter(test: (item: T) => boolean): Seq<T> {
    const self = this;
    return new Seq(function* () { for (const item of self) if (test(item)) yield item; });
  }
}
const texts = Seq.of<string | number | null>("a", 1, "b", null).filter((item): item is string => typeof item === "string");
for (const text of texts) console.log(text.toUpperCase());

// A field that is only declared tells instances apart for the checker alone.
class Token<T> {
  declare readonly type: T;
  constructor(readonly description: string) {}
}
interface Clock {
  now(): number;
}
class Tokens {
  private readonly made = new Map<Token<unknown>, unknown>();
  add<T>(token: Token<T>, make: () => T): this {
    this.made.set(token, make());
    return this;
  }
  get<T>(token: Token<T>): T {
    return this.made.get(token) as T;
  }
}
const clockToken = new Token<Clock>("clock");
const tokens = new Tokens().add(clockToken, () => ({ now: () => 5 })).add(new Token<string>("text"), () => "t");
console.log(tokens.get(clockToken).now(), clockToken);
