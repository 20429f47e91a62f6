// What is stored as unknown and cast to a function's type; functions among the values of a type parameter; missing values.

class Registry {
  private services: Record<string, unknown> = {};
  private byName = new Map<string, unknown>();
  provide<T>(k: string, v: T): void { this.services[k] = v; this.byName.set(k, v); }
  inject<T>(k: string): T { if (!(k in this.services)) throw new Error("missing " + k); return this.services[k] as T; }
  get<T>(k: string): T | undefined { return this.byName.get(k) as T | undefined; }
}
const r = new Registry();
r.provide("log", (m: string) => `[log] ${m}`);
r.provide("n", 5);
r.provide("db", { query: (s: string) => s.length });
function twice(n: number): number { return n * 2; }
r.provide("twice", twice);
console.log(r.inject<(m: string) => string>("log")("hey"), r.inject<number>("n") + 1, r.inject<{ query(s: string): number }>("db").query("abc"));
console.log(r.get<(n: number) => number>("twice")?.(4), r.get<() => void>("none")?.());
try { r.inject<(n: number) => number>("log")(1);  } catch (e) { } console.log("after");
function signal<T>(initial: T) {
  let value = initial;
  const read = (): T => value;
  const write = (v: T | ((p: T) => T)): void => { value = typeof v === "function" ? (v as (p: T) => T)(value) : v; };
  return [read, write] as const;
}
const [count, setCount] = signal(1); setCount(5); setCount((p) => p + 1); console.log(count());
const [user, setUser] = signal<{ name: string } | null>(null); setUser({ name: "x" }); setUser((u) => (u ? { name: u.name + "!" } : u)); console.log(user());
const handlers = new Map<string, unknown>([["a", (x: number) => console.log("a", x)]]);
(handlers.get("a") as (x: number) => void)(3);
class Range implements Iterable<string> {
  constructor(private readonly texts: readonly string[]) {}
  [Symbol.iterator](): Iterator<string> {
    let index = 0;
    return {
      next: () =>
        index < this.texts.length
          ? { value: this.texts[index++], done: false }
          : { value: undefined as unknown as string, done: true },
    };
  }
}
console.log([...new Range(["a", "b"])]);

// Functions of other types than the cast names are tested by what they are called with.
const plugins: Record<string, unknown> = {
  shout: (text: string) => text.toUpperCase(),
  count: (text: string, more = 1) => text.length + more,
  nothing: () => undefined,
  list: (...all: string[]) => all.length,
};
for (const [name, plugin] of Object.entries(plugins)) {
  const run = plugin as (text: string) => unknown;
  console.log(name, run("abc"), run === plugin);
}
try {
  console.log((plugins.shout as (n: number) => number)(1));
} catch (error) {
  console.log(error instanceof TypeError);
}
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C;
function compose(...fns: ((x: unknown) => unknown)[]): unknown {
  return (x: unknown) => fns.reduce((value, fn) => fn(value), x);
}
console.log(compose((n: number) => n + 1, (n: number) => `${n}!`)(2));

// Listeners of any event in one table, each called with its own.
{
  const listeners = new Map<string, Set<(event: never) => void>>();
  function on<E>(name: string, listener: (event: E) => void): void {
    let all = listeners.get(name);
    if (!all) listeners.set(name, (all = new Set()));
    all.add(listener as (event: never) => void);
  }
  function fire<E>(name: string, event: E): void {
    for (const listener of listeners.get(name) ?? []) (listener as unknown as (event: E) => void)(event);
  }
  on<{ x: number }>("move", (event) => console.log(event.x + 1));
  on<string>("text", (event) => console.log(event.length));
  on<number>("count", (event) => console.log(event / 2));
  fire("text", "abc");
  fire("move", { x: 1 });
  fire("count", 5);
}

// `instanceof Function` and `typeof` tell that a default is a function, and nothing of how it is called.
abstract class Maybe<T> {
  abstract getOr(fallback: T | (() => T)): T;
}
class Just<T> extends Maybe<T> {
  constructor(private readonly value: T) {
    super();
  }
  getOr(_fallback: T | (() => T)): T {
    return this.value;
  }
}
class Nothing<T> extends Maybe<T> {
  static readonly only = new Nothing<never>();
  getOr(fallback: T | (() => T)): T {
    return fallback instanceof Function ? fallback() : fallback;
  }
}
const counts: Maybe<number>[] = [Nothing.only as unknown as Maybe<number>, new Just(3)];
console.log(counts.map((count) => count.getOr(() => 8080)));
console.log(counts.map((count) => count.getOr(7)));
function valueOf<T>(given: T | (() => T)): T {
  return given instanceof Function ? given() : given;
}
const half: () => number = () => 0.5;
console.log(valueOf<unknown>(half), valueOf<unknown>("text"), valueOf<unknown>(() => [1]));
