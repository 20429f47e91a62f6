// A cast of what is one of two values: `(list ?? []) as T[]`.

class Sym { constructor(readonly name: string) {} }
type Sexp = number | string | null | Sym | Sexp[];
type Obj = { [k: string]: Json };
type Json = number | string | null | Json[] | Obj;
const a = (l: Sexp, c: boolean): Sexp[] => (c ? l : []) as Sexp[];
const b = (l: Sexp): Sexp[] => (l || []) as Sexp[];
const d = (l: Json): Obj => (l ?? {}) as Obj;
const e = (l: Json | undefined): Json[] => <Json[]>(l ?? []);
console.log(a([1], true), a(1, false), b(null), b([2]), d(null), d({ x: 1 }), e(undefined), e([1, "x"]));
interface Opts { name?: string; n?: number }
const o = (x: unknown) => ((x ?? {}) as Opts).name ?? "none";
console.log(o(null), o({ name: "q" }));
const p = (x: string | Opts | undefined) => ((x ?? {}) as Opts).n ?? -1;
console.log(p(undefined), p({ n: 4 }));
const m = new Map<string, Sexp>([["k", [1, 2]]]);
const rr = (m.get("z") ?? "dflt") as string;
console.log(rr);
class Animal { name = "a"; }
class Dog extends Animal { bark() { return "woof"; } }
const dog = (x: Animal | undefined) => ((x ?? new Dog()) as Dog).bark();
console.log(dog(undefined), dog(new Dog()));
const rec = (x: unknown, c: boolean) => (c ? (x ?? {}) : { z: 1 }) as Record<string, number>;
console.log(rec(null, true), rec({ a: 2 }, true), rec(1, false));
const num = (x: string | number | undefined) => ((x || 5) as number) + 1;
console.log(num(0), num(7));
try { console.log(dog(new Animal())); } catch (error) { console.log((error as Error).name); }

// Nothing on one of the sides.
const squareOf = (c: boolean): ((x: number) => number) | undefined =>
  (c ? undefined : Math.abs) as ((x: number) => number) | undefined;
console.log(squareOf(true), squareOf(false)?.(-4));
