// Symbols as values, and the first members that they name.
const key = Symbol("k");
const other: unique symbol = Symbol("o");
const s: symbol = Symbol();
console.log(key, s, typeof key, typeof s);
console.log(key.toString(), key.description, s.description, String(other));
interface Tagged {
  name: string;
  [key]: number;
}
class Box {
  [key] = 5;
  [other](): string {
    return `other ${this[key]}`;
  }
  static [key] = "static";
  get size(): number {
    return this[key] + 1;
  }
}
const t: Tagged = { name: "n", [key]: 3 };
console.log(t, t[key], key in t, Object.keys(t), JSON.stringify(t));
t[key] = 4;
t[key] += 2;
const b = new Box();
console.log(b, b[other](), b.size, Box[key]);
const m = new Map<symbol, string>([[key, "a"], [s, "b"]]);
console.log(m, m.get(key), m.get(Symbol("k")), new Set([key, s]).has(s));
console.log(Symbol.for("x") === Symbol.for("x"), Symbol.keyFor(Symbol.for("x")), Symbol.keyFor(key));
function show(k: string | symbol): string {
  return typeof k === "symbol" ? `sym ${k.description}` : k.toUpperCase();
}
console.log(show(key), show("abc"));
const v: unknown = key;
try {
  console.log(`${v as string}`);
} catch (e) {
  console.log(e instanceof TypeError);
}
console.log([key, "a", 1], { a: key }, JSON.stringify({ a: key, b: [s] }));
const d: Record<symbol, number> = {};
d[key] = 1;
d[s] = 2;
d[Symbol("z")] = 3;
console.log(d, d[key], d[s], key in d, Object.keys(d));
console.log(Symbol.iterator, Symbol.iterator.toString());
const copy = { ...t, more: 1 };
console.log(copy);
const { [key]: got, ...rest } = t;
console.log(got, rest);
// The type that has the methods of symbols is a symbol's too.
const marks: { [name: string]: Symbol } = { first: Symbol("first"), second: Symbol() };
class Marked {
  constructor(readonly mark: Symbol) {}
}
for (const { mark } of [new Marked(marks.first), new Marked(marks["second"])])
  console.log(mark.toString(), mark.description, mark === marks.first, typeof mark.valueOf());
