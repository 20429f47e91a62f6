class Model { id = 1; toObject(): object { return { ...this }; } }
function plain(m: Model) { return { ...m, cloned: true }; }
class User extends Model { name = "u"; #secret = 3; tags = ["a"]; get secret() { return this.#secret; } }
class Admin extends User { level?: number; constructor(level?: number) { super(); if (level !== undefined) this.level = level; } }
console.log(new Model().toObject(), new User().toObject(), new Admin(3).toObject(), plain(new Admin()), plain(new Model()));
interface P { x: number; y?: number }
const p3 = { z: 3, x: 1, y: undefined, w: "w" };
function first(p: P) { return { ...p, x: 5 }; }
function behind(p: P) { return { z: 9, ...p }; }
function both(a: P, b: P | undefined) { return { ...a, ...b, last: true }; }
function rest(p: P) { const { x, ...others } = p; return others; }
console.log(first(p3), behind(p3), both(p3, { x: 2 }), both({ x: 1 }, p3), both(p3, p3), both(p3, undefined));
console.log(rest(p3), rest({ x: 1 }));
console.log(Object.keys(behind({ x: 1 })), Object.keys(behind(p3)));
const q: P = p3;
const copy: P = { ...q };
console.log("w" in copy, JSON.stringify(copy), copy.x + 1, copy === q);
const again = { ...copy, n: 1 };
console.log(again, { ...again });
function take(o: { x: number }) { return Object.assign({}, o, { k: 1 }); }
console.log(take(p3), take({ x: 4 }));
const list: { x: number }[] = [p3, { x: 1 }];
console.log(list.map((one, i) => ({ i, ...one })).map((one) => ({ ...one, twice: one.x * 2 })));
const defaults: P = { x: 0, y: 1 };
function make(options: Partial<P> = {}) { return { ...defaults, ...options }; }
const given = { y: 5, note: "n" };
console.log(make(given), make(), make({ x: 2 }));
function f1(p: P) { return { ...p, a1: 1 }; } function f2(p: P) { return { ...p, a2: 1 }; } function f3(p: P) { return { ...p, a3: 1 }; } function f4(p: P) { return { ...p, a4: 1 }; }
console.log(f1(f2(f3(f4(p3)))));
function update<T extends { id: number }>(one: T): T {
  return { ...one, id: 2 };
}
console.log(update({ id: 1, title: "t" }));
const found = { id: 2, note: "hi" };
const all: { id: number }[] = [{ id: 1 }, found];
console.log(
  all.map((one) => ({ ...one, seen: true })),
  Object.assign({}, all[1]),
);

// Two literals of one function that spread the same types into the same type.
interface Place {
  x: number;
  y: number;
  label?: string;
}
function twice(x: number): string {
  const marked = { x: 1, y: 2, z: 3 };
  const place: Place = marked;
  const high = { ...place, y: 8 };
  const wide = { ...place, y: x };
  return JSON.stringify([high, wide]);
}
console.log(twice(5));
