// Object.keys, values, entries, freeze.
const o = { a: 1, b: "x", c: [1, 2] };
console.log(Object.keys(o), Object.values(o), Object.entries(o));
for (const [k, v] of Object.entries(o)) console.log(k, v);
console.log(Object.entries({ x: 1, y: 2 }).map(([k, v]) => `${k}=${v * 2}`).join("&"));
const f = Object.freeze({ a: 1 });
console.log(f, Object.isFrozen(f), Object.isFrozen(o), f.a);
interface P { name: string; age?: number; greet(): string }
const p: P = { name: "n", greet() { return "hi " + this.name; } };
console.log(Object.keys(p), Object.hasOwn(p, "name"), Object.hasOwn(p, "age"));
const ops = { add: (a: number, b: number) => a + b, sub: (a: number, b: number) => a - b };
for (const [name, op] of Object.entries(ops)) console.log(name, op(5, 3));
class C { x = 1; y = "s"; #z = 2; get z() { return this.#z; } }
console.log(Object.entries(new C()).length, Object.keys(new C()));
console.log(Object.keys(["a", "b"]), Object.values([5, 6]));
const totals = Object.values({ q: 1, w: 2 }).reduce((a, b) => a + b, 0);
console.log(totals);
const frozen = Object.freeze([1, 2, 3]);
console.log(frozen, Object.isFrozen(frozen), frozen.map((x) => x + 1));
const COLORS = Object.freeze({ RED: "#f00", GREEN: "#0f0" } as const);
console.log(COLORS.RED, Object.values(COLORS));
