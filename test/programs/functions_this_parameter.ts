// Functions that declare their `this`: called by `call` and `apply`, without an object, and as values.
interface Cpu { a: number; log: string[] }
function load(this: Cpu, n: number, ...more: number[]): number { this.a += n + more.length; this.log.push(`load ${n}`); return this.a; }
const cpu: Cpu = { a: 1, log: [] };
console.log(load.call(cpu, 2), load.apply(cpu, [3, 4, 5]), cpu);
function plain(this: void, n: number): number { return n * 2; }
console.log([1, 2].map(plain), plain.call(undefined, 4));
console.log(plain(4), ((f: (n: number) => number) => f(5))(plain));
const holder = { n: 3, add(this: { n: number }, k: number): number { return this.n + k; } };
console.log(holder.add(2));
function both(this: { n: number } | void, k: number): number { return k + (this ? this.n : 0); }
console.log(both(1), both.call({ n: 5 }, 1));
function counter(this: { n: number } | void, by: number): number { return by + (this === undefined ? 0 : this.n); }
console.log([1, 2].map(counter));
function f2(this: { n: number }, by: number): number { return this.n + by; }
const g: (by: number) => number = f2 as (by: number) => number;
try { console.log(g(4)); } catch (e) { console.log("TypeError"); }

// Methods for other objects: by call, apply and bind, with what they leave out and with rests.
class Account {
  constructor(public owner: string, private balance = 0) {}
  deposit(amount: number): this { this.balance += amount; return this; }
  report(currency = "EUR", ...notes: string[]): string { return `${this.owner}: ${this.balance} ${currency}${notes.join("")}`; }
}
class Savings extends Account {
  override report(currency?: string): string { return "savings of " + super.report.call(this, currency ?? "USD", "!"); }
}
const ann = new Account("Ann", 5), bob = new Account("Bob"), cid = new Savings("Cid", 9);
console.log(ann.report.call(bob), ann.report.call(bob, "CHF"), ann.report.apply(cid, ["GBP", "a", "b"]), cid.report());
Account.prototype.deposit.call(bob, 7).deposit(1);
const ofBob = ann.report.bind(bob), inYen = ann.report.bind(bob, "JPY", "?");
console.log(ofBob(), ofBob("SEK", "."), inYen(), inYen("2"));
class Wrapped<T extends unknown[], R> {
  constructor(private readonly fn: (this: Account, ...args: T) => R) {}
  on(account: Account, ...args: T): R { return this.fn.call(account, ...args); }
}
console.log(new Wrapped(ann.report).on(ann), new Wrapped(function (n: number) { return this.owner.repeat(n); }).on(bob, 2));

// Functions that say what `this` is, in fields, tables and around other functions.
function area(this: { w: number; h: number }, times = 1): number { return this.w * this.h * times; }
console.log(area.bind({ w: 1, h: 2 })(), area.bind({ w: 1, h: 2 }, 5)(), area.apply({ w: 3, h: 2 }, [2]));
interface Foo<T> { value: T; get: (this: Foo<T>) => T; map<U>(this: Foo<T>, f: (t: T) => U): Foo<U> }
function make<T>(value: T): Foo<T> { return { value, get() { return this.value; }, map(f) { return make(f(this.value)); } }; }
console.log(make(3).get(), make("x").map((s) => s + "y").get());
class Button<T> {
  handler?: (this: Button<T>, event: T) => string;
  readonly all: ((this: Button<T>, event: T) => void)[] = [];
  constructor(readonly label: string) {}
  fire(event: T): string | undefined { for (const one of this.all) one.call(this, event); return this.handler?.(event); }
}
const button = new Button<number>("ok");
button.handler = function (n) { return this.label + n; };
button.all.push(function (n) { console.log(this.label, n); });
console.log(button.fire(4));
const shape: { w: number; area(): number } = { w: 3, area: function () { return this.w * 2; } };
console.log(shape.area());
class Outer {
  n = 1;
  inner(): number { const own = function (this: { n: number }) { return this.n; }; return own.call({ n: 7 }) + this.n; }
}
console.log(new Outer().inner());
function logged<This, A extends unknown[], R>(method: (this: This, ...args: A) => R) {
  return function (this: This, ...args: A): R { console.log("called with", args.length); return method.call(this, ...args); };
}
console.log(logged(function (this: Account, mark: string) { return this.owner + mark; }).call(bob, "?"));
const acts: Record<string, (this: object, x: number) => string> = { show: function (x) { return Object.keys(this).join() + x; } };
console.log(acts.show.call({ a: 1, b: 2 }, 3));

// A literal's method, where its type says what `this` may be, takes what it is called with.
interface Sided { side: number; area: (this: { side: number }) => number }
const sided: Sided = { side: 2, area() { return this.side ** 2; } };
console.log(sided.area(), sided.area.call({ side: 3 }), sided.area.bind({ side: 4 })());

// Literals' methods that declare it, spread and assigned to other objects; generators, async functions and defaults with it.
const describing = { describe(this: { owner: string }, prefix: string): string { return prefix + this.owner; } };
const described = { owner: "object", ...describing };
console.log(described.describe("I am "), describing.describe.call({ owner: "x" }, "hey "));
const serializing = { serialize(this: object): string { return JSON.stringify(this); } };
console.log(Object.assign({ x: 1 }, serializing).serialize(), serializing.serialize.call({ q: 1 }));
interface Ctx { n: number }
const generated = function* (this: Ctx) { yield this.n; yield this.n + 1; };
const byDefault = function (this: Ctx, k = this.n * 2) { return [1].map((x) => x + this.n + k); };
const laterOn = async function (this: Ctx, k: number) { await Promise.resolve(); return this.n + k; };
console.log([...generated.call({ n: 5 })], byDefault.call({ n: 4 }), byDefault.bind({ n: 4 })(1));
laterOn.call({ n: 1 }, 2).then(console.log);
interface Logs { log?(...args: unknown[]): void; each?(this: Logs, n: number): number; tag: string }
class LogsAll implements Logs { tag = "kk"; log(...args: unknown[]): void { console.log(this.tag, args); } each(n: number): number { return n * this.tag.length; } }
const logs: Logs[] = [{ tag: "a", log(...a) { console.log("A", ...a); } }, { tag: "bb", log: (...a) => console.log("B", a.length), each: function (n) { return n + this.tag.length; } }, { tag: "c" }, new LogsAll()];
for (const one of logs) { one.log?.("x", 1); console.log(one.each?.(4)); }
