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
