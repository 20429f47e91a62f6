// A Result of classes: Ok<T, never>, Err<never, E>, errors that add up to a union.
abstract class Result<T, E> {
  static ok<T>(value: T): Result<T, never> { return new Ok(value); }
  static err<E>(error: E): Result<never, E> { return new Err(error); }
  static try<T>(f: () => T): Result<T, Error> { try { return Result.ok(f()); } catch (e) { return Result.err(e instanceof Error ? e : new Error(String(e))); } }
  static all<T, E>(rs: readonly Result<T, E>[]): Result<T[], E> { const out: T[] = []; for (const r of rs) { if (r.isErr()) return Result.err(r.error); if (r.isOk()) out.push(r.value); } return Result.ok(out); }
  abstract isOk(): this is Ok<T, E>;
  abstract isErr(): this is Err<T, E>;
  abstract map<U>(f: (v: T) => U): Result<U, E>;
  abstract mapErr<F>(f: (e: E) => F): Result<T, F>;
  abstract flatMap<U, F>(f: (v: T) => Result<U, F>): Result<U, E | F>;
  abstract unwrapOr(d: T): T;
  unwrap(): T { if (this.isOk()) return this.value; throw new Error(`unwrap: ${String((this as unknown as Err<T, E>).error)}`); }
  match<R>(m: { ok: (v: T) => R; err: (e: E) => R }): R { return this.isOk() ? m.ok(this.value) : m.err((this as unknown as Err<T, E>).error); }
  toString(): string { return this.match({ ok: (v) => `Ok(${String(v)})`, err: (e) => `Err(${String(e)})` }); }
}
class Ok<T, E = never> extends Result<T, E> {
  constructor(readonly value: T) { super(); }
  isOk(): this is Ok<T, E> { return true; }
  isErr(): this is Err<T, E> { return false; }
  map<U>(f: (v: T) => U): Result<U, E> { return new Ok<U, E>(f(this.value)); }
  mapErr<F>(_f: (e: E) => F): Result<T, F> { return new Ok<T, F>(this.value); }
  flatMap<U, F>(f: (v: T) => Result<U, F>): Result<U, E | F> { return f(this.value); }
  unwrapOr(_d: T): T { return this.value; }
}
class Err<T, E> extends Result<T, E> {
  constructor(readonly error: E) { super(); }
  isOk(): this is Ok<T, E> { return false; }
  isErr(): this is Err<T, E> { return true; }
  map<U>(_f: (v: T) => U): Result<U, E> { return new Err<U, E>(this.error); }
  mapErr<F>(f: (e: E) => F): Result<T, F> { return new Err<T, F>(f(this.error)); }
  flatMap<U, F>(_f: (v: T) => Result<U, F>): Result<U, E | F> { return new Err<U, E | F>(this.error); }
  unwrapOr(d: T): T { return d; }
}
type ParseError = { kind: "parse"; text: string } | { kind: "range"; n: number };
const parse = (s: string): Result<number, ParseError> => { const n = Number(s); return Number.isNaN(n) || s.trim() === "" ? Result.err({ kind: "parse", text: s }) : Result.ok(n); };
const positive = (n: number): Result<number, ParseError> => (n > 0 ? Result.ok(n) : Result.err({ kind: "range", n }));
for (const s of ["4", "x", "-2"]) {
  const r = parse(s).flatMap(positive).map((n) => Math.sqrt(n));
  console.log(r.toString(), r.match({ ok: (n) => n.toFixed(1), err: (e) => (e.kind === "parse" ? `bad '${e.text}'` : `range ${e.n}`) }), r.unwrapOr(-1), r.isOk(), r.mapErr((e) => e.kind).toString());
}
const all = Result.all(["1", "2", "3"].map(parse)); console.log(all.map((xs) => xs.reduce((a, b) => a + b, 0)).unwrap(), Result.all(["1", "q"].map(parse)).toString().slice(0, 8));
console.log(Result.try(() => JSON.parse("{oops") as number).isErr(), Result.try(() => 5).unwrap(), Result.try<number>(() => { throw new RangeError("r"); }).mapErr((e) => e.message).toString());
try { parse("zz").mapErr((e) => e.kind).unwrap(); } catch (e) { console.log((e as Error).message); }
