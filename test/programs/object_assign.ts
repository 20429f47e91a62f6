// Object.assign, and Object.fromEntries of what Object.entries gives.
const defaults = { host: "localhost", port: 80, tls: false };
const merged = Object.assign({}, defaults, { port: 443, tls: true });
console.log(merged, defaults, merged.port);
const target = { a: 1, b: "x" };
const same = Object.assign(target, { a: 2 });
console.log(target, same === target, Object.assign(target, { a: 5 }, { b: "y" }));
class Point { x = 0; y = 0; constructor(init?: { x?: number; y?: number }) { if (init) Object.assign(this, init); } }
console.log(new Point({ x: 3 }), new Point());
console.log(Object.assign({ a: 1 }, { b: 2 }));
const prices: Record<string, number> = { apple: 1, pear: 2 };
console.log(Object.fromEntries(Object.entries(prices).map(([k, v]) => [k.toUpperCase(), v * 2])), Object.fromEntries(new Map([["q", true]])), Object.fromEntries([["z", 1], ["y", 2]]));

// A type that says of methods that they may be given: what is given are fields.
class Row { id = 0; title = ""; toString(): string { return `${this.id} ${this.title}`; } }
const given: Partial<Omit<Row, "id">> = { title: "one" };
console.log(String(Object.assign(new Row(), given)));

// What fits one of the types of a member.
class Engine {
  power = 1;
}
interface Car {
  engine: Engine | null;
  tags: string[] | undefined;
  run: ((n: number) => number) | null;
}
const car: Car = { engine: null, tags: undefined, run: null };
Object.assign(car, { engine: new Engine(), tags: ["a"], run: (n: number) => n + 1 });
console.log(car.engine?.power, car.tags, car.run?.(1));
Object.assign(car, { engine: null, run: null });
console.log(car);
const byName = new Map<string, (() => number) | undefined>([["x", () => 1.5]]);
const makers = new Map<string, () => number | undefined>([["x", () => undefined]]);
console.log(byName.get("x")?.(), makers.get("x")?.());

// What generic functions give the objects that they are called with.
function tagged<T extends object>(value: T) { return Object.assign(value, { tag: "t" }); }
const plain = tagged({ n: 1 });
console.log(plain.tag, plain.n, plain);
class Held { v = 1; hi(): number { return this.v; } }
const heldAndTagged = tagged(new Held());
console.log(heldAndTagged.tag, heldAndTagged.hi());
function mixed<A extends object, B extends object>(a: A, b: B): A & B { return Object.assign(a, b); }
const both = mixed({ x: 1 }, { y: "s" });
console.log(both.x, both.y, both);
