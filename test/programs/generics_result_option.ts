// Result and Option types made by generic constants and static methods.
type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
function parseNumber(s: string): Result<number, string> {
  const n = Number(s);
  return Number.isNaN(n) ? err(`not a number: ${s}`) : ok(n);
}
function map<T, U, E>(r: Result<T, E>, f: (t: T) => U): Result<U, E> {
  return r.ok ? ok(f(r.value)) : r;
}
function flatMap<T, U, E>(r: Result<T, E>, f: (t: T) => Result<U, E>): Result<U, E> {
  if (!r.ok) return r;
  return f(r.value);
}
function unwrapOr<T, E>(r: Result<T, E>, fallback: T): T { return r.ok ? r.value : fallback; }
const a = parseNumber("42");
const b = parseNumber("x");
console.log(a, b);
console.log(map(a, (n) => n * 2), map(b, (n) => n * 2));
console.log(flatMap(a, (n) => (n > 40 ? err("too big") : ok(n))));
console.log(unwrapOr(a, 0), unwrapOr(b, -1));
class Option<T> {
  private constructor(private readonly value: T | null) {}
  static some<T>(value: T): Option<T> { return new Option<T>(value); }
  static none<T>(): Option<T> { return new Option<T>(null); }
  static fromNullable<T>(v: T | null | undefined): Option<T> { return v == null ? Option.none<T>() : Option.some(v); }
  map<U>(f: (v: T) => U): Option<U> { return this.value === null ? Option.none() : Option.some(f(this.value)); }
  getOrElse(d: T): T { return this.value ?? d; }
  isSome(): boolean { return this.value !== null; }
  match<R>(cases: { some: (v: T) => R; none: () => R }): R { return this.value === null ? cases.none() : cases.some(this.value); }
}
console.log(Option.some(3).map((x) => x + 1).getOrElse(0));
console.log(Option.none<number>().map((x) => x + 1).getOrElse(0));
console.log(Option.fromNullable<string>(undefined).match({ some: (s) => s.length, none: () => -1 }));
function tryCatch<T>(f: () => T): Result<T> {
  try { return { ok: true, value: f() }; } catch (e) { return { ok: false, error: e instanceof Error ? e : new Error(String(e)) }; }
}
const r = tryCatch(() => { throw new RangeError("bad"); });
if (!r.ok) console.log(r.error.name, r.error.message);
const r2 = tryCatch(() => 5);
if (r2.ok) console.log(r2.value.toFixed(2));
function assertNever(x: never): never { throw new Error("Unexpected: " + x); }
type Shape = { kind: "circle"; r: number } | { kind: "square"; s: number } | { kind: "rect"; w: number; h: number };
function area(s: Shape): number {
  switch (s.kind) {
    case "circle": return Math.PI * s.r ** 2;
    case "square": return s.s ** 2;
    case "rect": return s.w * s.h;
    default: return assertNever(s);
  }
}
console.log([{ kind: "circle", r: 1 } as const, { kind: "square", s: 2 } as const].map(area).map((x) => x.toFixed(3)));
const shapes: Shape[] = [{ kind: "rect", w: 2, h: 3 }, { kind: "circle", r: 2 }];
console.log(shapes.reduce((sum, s) => sum + area(s), 0).toFixed(2));

// An instance of a class whose fields only its constructor writes stands for one of wider arguments.
class Reader<T> {
  constructor(public read: (text: string) => T | null) {}
  map<U>(change: (value: T) => U): Reader<U> {
    return new Reader((text) => {
      const value = this.read(text);
      return value === null ? null : change(value);
    });
  }
  or(other: Reader<T>): Reader<T> {
    return new Reader((text) => this.read(text) ?? other.read(text));
  }
}
const whole = new Reader((text) => (/^\d+$/.test(text) ? Number(text) : null));
const flag = new Reader((text) => (text === "yes" ? true : text === "no" ? false : null));
const word = new Reader((text) => text);
function firstOf<T>(readers: Reader<T>[]): Reader<T> {
  return readers.reduce((all, one) => all.or(one));
}
const anyValue: Reader<string | number | boolean> = firstOf<string | number | boolean>([whole, flag, word]);
console.log(["12", "no", "maybe"].map((text) => anyValue.read(text)), anyValue.map((value) => typeof value).read("7"));
class Held<T> {
  constructor(private value: T) {}
  get() {
    return this.value;
  }
}
const held: Held<number | string>[] = [new Held(1), new Held("one")];
const wide: Held<number | null> = held.length > 1 ? new Held(5) : new Held<number | null>(null);
console.log(held.map((one) => one.get()), (wide.get() ?? 0) + 1);

// A type parameter that a class does not name at all: one token's type is told from another's by the checker alone.
class Token<T> {
  constructor(readonly name: string) {}
}
class Registry {
  private readonly makers = new Map<Token<unknown>, () => unknown>();
  put<T>(token: Token<T>, make: () => T): this {
    this.makers.set(token, make);
    return this;
  }
  get<T>(token: Token<T>): T {
    const make = this.makers.get(token);
    if (make === undefined) throw new Error(`nothing for ${token.name}`);
    return make() as T;
  }
}
interface Clock {
  now(): number;
}
class FixedClock implements Clock {
  now() {
    return 12;
  }
}
const clock = new Token<Clock>("clock");
const title = new Token<string>("title");
const registry = new Registry().put(clock, () => new FixedClock()).put(title, () => "noon");
console.log(registry.get(clock).now(), registry.get(title).toUpperCase(), clock);
