// Spreads of several objects that have a member of one name and different types: the last one gives it, the first its place.
const over = <A extends object, B extends object>(a: A, b: B): Omit<A, keyof B> & B => ({ ...a, ...b });
const o = over({ x: 1, y: 2 }, { x: "text" });
console.log(o, o.x.length);
function merge<A extends object, B extends object>(a: A, b: B) { return { ...a, ...b } as Omit<A, keyof B> & B; }
const joined = merge({ x: 1, y: 2 }, { x: "text" });
console.log(joined, joined.x.length);
function merge2<A extends object, B extends object>(a: A, b: B): A & B { return { ...a, ...b }; }
const summed = merge2({ x: 1, y: 2 }, { x: 5, z: "q" });
console.log(summed, summed.z.length, summed.x + 1);
function defaults<T extends object>(value: Partial<T>, base: T): T { return { ...base, ...value }; }
console.log(defaults<{ a: number; b: string }>({ b: "x" }, { a: 1, b: "y" }));
const spread = { ...{ id: 1, tag: "a", keep: true }, ...{ tag: [1, 2], id: "one" } };
console.log(spread, spread.tag.length, spread.id.length);
const twice = <A extends object, B extends object, C extends object>(a: A, b: B, c: C) => ({ ...a, ...b, ...c }) as unknown as Omit<Omit<A, keyof B> & B, keyof C> & C;
console.log(twice({ summed: 1, q: "q" }, { summed: "text" }, { q: 5, r: null }));
