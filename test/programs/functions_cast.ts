// Casts between function types, calls of one of several functions, and call and apply.
type Expr = { kind: "num"; value: number } | { kind: "add"; left: Expr; right: Expr } | { kind: "neg"; operand: Expr };
type ExprVisitor<R> = { [K in Expr["kind"]]: (node: Extract<Expr, { kind: K }>) => R };
function visit<R>(node: Expr, visitor: ExprVisitor<R>): R { return (visitor[node.kind] as (n: Expr) => R)(node); }
const evaluate: ExprVisitor<number> = { num: (n) => n.value, add: (n) => visit(n.left, evaluate) + visit(n.right, evaluate), neg: (n) => -visit(n.operand, evaluate) };
const print: ExprVisitor<string> = { num: (n) => `${n.value}`, add: (n) => `(${visit(n.left, print)} + ${visit(n.right, print)})`, neg: (n) => `-${visit(n.operand, print)}` };
const e: Expr = { kind: "add", left: { kind: "num", value: 1 }, right: { kind: "neg", operand: { kind: "num", value: 5 } } };
console.log(visit(e, print), "=", visit(e, evaluate));
class Animal { constructor(readonly name: string) {} } class Dog extends Animal { bark() { return `${this.name}: wuff`; } }
const bark = (d: Dog) => d.bark();
const loose = bark as (a: Animal) => string;
console.log(loose(new Dog("rex"))); try { loose(new Animal("cat")); } catch (x) { console.log(x instanceof TypeError); }
type Handler<T> = (value: T) => string;
const handlers = new Map<string, Handler<unknown>>();
function register<T>(name: string, h: Handler<T>) { handlers.set(name, h as Handler<unknown>); }
register<number>("n", (n) => n.toFixed(1)); register<string>("s", (s) => s.toUpperCase()); register<{ a: number }>("o", (o) => `${o.a}`);
console.log(handlers.get("n")?.(3), handlers.get("s")?.("abc"), handlers.get("o")?.({ a: 1 })); try { handlers.get("n")?.("x"); } catch (x) { console.log(x instanceof TypeError); }
type Action = { type: "inc"; by: number } | { type: "set"; value: string } | { type: "reset" };
const reducers: { [K in Action["type"]]: (s: number, a: Extract<Action, { type: K }>) => number } = { inc: (s, a) => s + a.by, set: (_, a) => Number(a.value), reset: () => 0 };
function reduce(s: number, a: Action): number { const r = reducers[a.type] as (s: number, a: Action) => number; return r(s, a); }
console.log(([{ type: "inc", by: 3 }, { type: "inc", by: 4 }, { type: "set", value: "5" }, { type: "reset" }] as Action[]).map((a) => reduce(2, a)));
function dispatch(a: Action): number { return reducers[a.type](1, a as never); }
console.log(dispatch({ type: "inc", by: 9 }), dispatch({ type: "set", value: "12" }));
const cb = ((x: number) => x + 1) as (x: number) => number | undefined; console.log(cb(1));
const plus = (a: number, b: number) => a + b; console.log(plus.call(null, 1, 2), plus.apply(undefined, [3, 4]));
function debounce<A extends unknown[]>(fn: (...args: A) => void) { return function (this: unknown, ...args: A) { fn.apply(this, args); }; }
const dd = debounce((s: string, n: number) => console.log(s, n)); dd("x", 1);
const max = Math.max.apply(null, [1, 5, 2]); console.log(max);
function sum(...ns: number[]) { return ns.reduce((a, b) => a + b, 0); } console.log(sum.apply(null, [1, 2, 3]), sum.call(null, 4, 5));
function sel<T extends object, K extends keyof T>(rows: readonly T[], ...keys: K[]): Pick<T, K>[] { return rows.map((r) => Object.fromEntries(keys.map((k) => [k, r[k]])) as Pick<T, K>); }
console.log(sel([{ name: "A", age: 3, z: 1 }], "name", "age"));

// What `typeof` leaves of a type parameter is called as what the program knows it to be.
function callIt<T>(f: T): unknown { if (typeof f !== "function") return "no"; return (f as () => unknown)(); }
console.log(callIt(() => 5), callIt(3), callIt("x"), callIt({ a: 1 }));
class Ex<T> { constructor(private readonly actual: T) {} throws(): boolean { const f = this.actual; if (typeof f !== "function") throw new TypeError("not a function"); try { (f as () => unknown)(); return false; } catch { return true; } } }
console.log(new Ex(() => { throw new Error("x"); }).throws(), new Ex(() => 1).throws());
try { new Ex(5).throws(); } catch (e) { console.log((e as Error).message); }
const resolve = <T>(v: T | (() => T)): T => (typeof v === "function" ? (v as () => T)() : v);
console.log(resolve(5), resolve(() => "lazy"), resolve<number[]>(() => [1]));
console.log(callIt((a?: number) => a === undefined));

// Which of several functions it is turns out while the program runs.
const FUNCS = { max: Math.max, sqrt: Math.sqrt, abs: (x: number) => Math.abs(x), hyp: (a: number, b: number) => Math.hypot(a, b), name: (s: string) => s.length, opt: (a: number, b = 10) => a + b };
type FunctionKey = keyof typeof FUNCS;
const callAny = (k: FunctionKey, ...xs: number[]): number => (FUNCS[k] as (...xs: number[]) => number)(...xs);
console.log(callAny("max", 1, 5, 2), callAny("sqrt", 16), callAny("abs", -3), callAny("hyp", 3, 4), callAny("opt", 1), callAny("opt", 1, 2), callAny("abs", -3, 8), callAny("max"));
const callOne = (k: FunctionKey, x: number): number => (FUNCS[k] as (x: number) => number)(x);
for (const k of ["sqrt", "abs", "opt"] as const) { try { console.log(k, callOne(k, 9)); } catch (e) { console.log(k, (e as Error).message); } }
const perhaps = (k: FunctionKey | "none"): ((x: number) => number) | undefined => (k === "none" ? undefined : FUNCS[k]) as ((x: number) => number) | undefined;
console.log(perhaps("none"), perhaps("abs")?.(-4));
// One of several functions, whichever it turns out to be.
interface Person {
  name: string;
  age: number;
}
type Filter<T> = { [K in keyof T]?: T[K] | ((value: T[K]) => boolean) };
function fits<T extends object>(item: T, filter: Filter<T>): boolean {
  for (const key of Object.keys(filter) as (keyof T)[]) {
    const expected = filter[key];
    if (typeof expected === "function") {
      if (!(expected as (value: T[keyof T]) => boolean)(item[key])) return false;
    } else if (expected !== undefined && item[key] !== expected) return false;
  }
  return true;
}
const ann: Person = { name: "Ann", age: 31 };
console.log(fits(ann, { age: (age) => age > 18 }), fits(ann, { name: (name) => name.length > 5 }), fits(ann, { age: 31 }));

// What a function gives that has its types from its place.
type Inline = { type: "text"; text: string } | { type: "bold"; children: Inline[] };
const bold: { build: (text: string) => Inline } = {
  build: (text) => ({ type: "bold", children: [{ type: "text", text }] }),
};
console.log(JSON.stringify(bold.build("b")));
