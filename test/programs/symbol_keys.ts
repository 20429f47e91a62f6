// Symbols as keys of generics, mapped types, patterns, inherited members and class expressions.
const A = Symbol("A");
const B = Symbol("B");
const o = { [A]: 1, [B]: "x", c: true };
function get<T, K extends keyof T>(obj: T, key: K): T[K] {
  return obj[key];
}
function set<T, K extends keyof T>(obj: T, key: K, value: T[K]): void {
  obj[key] = value;
}
console.log(get(o, A) + 1, get(o, B).length, get(o, "c"));
set(o, A, 5);
set(o, B, "yy");
console.log(o);
type Picked = Pick<typeof o, typeof A | "c">;
const p: Picked = { [A]: 3, c: false };
console.log(p);
type Rec = Record<typeof A | typeof B, number>;
const r: Rec = { [A]: 1, [B]: 2 };
console.log(r, r[A] + r[B]);
for (const k of [A, B] as const) console.log(String(k), r[k]);
const partial: Partial<Rec> = {};
partial[B] = 7;
console.log(partial, A in partial, B in partial);
type Om = Omit<typeof o, typeof A>;
const om: Om = { [B]: "q", c: true };
console.log(om);
const arr: (keyof typeof o)[] = [A, B, "c"];
console.log(arr.map(String));
const m = { ...o, ...{ [A]: 9 } };
console.log(m[A], Object.assign({}, o, { [B]: "z" }));
function entriesOf(x: { readonly [k: PropertyKey]: unknown }): string {
  return Object.entries(x).map(([k, v]) => `${k}=${String(v)}`).join();
}
console.log(entriesOf({ a: 1, b: 2 }));
const key: typeof A | typeof B = Date.now() > 0 ? A : B;
console.log(o[key]);
const { [A]: first = 10, [B]: second } = o;
console.log(first, second);
let got: number;
({ [A]: got } = o);
console.log(got);
class Base {
  [A] = 1;
  get [B](): string {
    return "base";
  }
}
class Derived extends Base {
  override [A] = 2;
  override get [B](): string {
    return `${super[B]}+derived`;
  }
}
const b: Base = new Derived();
console.log(b[A], b[B], b);
interface HasB {
  readonly [B]: string;
}
const hb: HasB = b;
console.log(hb[B], (o as HasB)[B]);
const anon = class {
  static readonly [A] = 4;
  [B] = 5;
};
console.log(anon[A], new anon()[B]);
