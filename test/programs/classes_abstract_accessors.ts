// Abstract accessors that classes below have as fields, or as accessors; static members that others override and call.

abstract class S {
  abstract get area(): number;
  abstract set area(v: number);
  abstract readonly label: string;
  abstract get unit(): string;
  show() { return `${this.label}: ${this.area} ${this.unit}`; }
  grow() { this.area *= 2; this.area++; return this; }
}
class Sq extends S { constructor(public side: number) { super(); } get area() { return this.side ** 2; } set area(v) { this.side = Math.sqrt(v); } get label() { return "sq"; } get unit() { return "m"; } }
class Fl extends S { area = 5; label = "fl"; unit = "cm"; }
abstract class Mid extends S { get label() { return "mid"; } abstract override get area(): number; abstract override set area(v: number); get unit() { return "km"; } }
class Low extends Mid { area = 1.5; }
class Lower extends Mid { #n = 3; get area() { return this.#n; } set area(v) { this.#n = v; } override get unit() { return super.unit + "!"; } }
class Lowest extends Lower { override get area() { return super.area + 1; } override set area(v) { super.area = v; } }
for (const s of [new Sq(2), new Fl(), new Low(), new Lower(), new Lowest()]) console.log(s.show(), s.grow().show(), "area" in s, s.area);
function f<T extends S>(t: T): T["area"] { const { area, label } = t; t["area"] = 7; return area + label.length + t["area"]; }
console.log(f(new Fl()), f(new Lower()), f(new Sq(3) as S));
const m: Mid = new Low(); m.area += 2; console.log(m.area, { ...new Low() }, Object.keys(m));
abstract class Store<T> { abstract get items(): T[]; abstract get first(): T | undefined; get count() { return this.items.length; } add(t: T) { this.items.push(t); return this; } }
class Arr<T> extends Store<T> { items: T[] = []; get first(): T | undefined { return this.items[0]; } }
class Lazy extends Store<number> { #x: number[] | null = null; get items() { return (this.#x ??= [1]); } first = 4; }
console.log(new Arr<string>().add("a").add("b").count, new Lazy().add(2).count, new Lazy().first, new Arr<number>().add(3).first);
const st: Store<number>[] = [new Arr<number>(), new Lazy()]; for (const s of st) console.log(s.first, s.add(9).items);
class A { static n = 0; static make(): A { A.n++; return new this(); } name = "a"; static get title() { return "A" + A.n; } static set title(v: string) { A.n = v.length; } }
class B extends A { override name = "b"; static override make(): B { super.make(); return new B(); } static override get title() { return super.title + "B"; } static override set title(v: string) { super.title = v + v; } }
class C extends B { override name = "c"; static override make(): C { console.log(super.make().name); return new this(); } }
console.log(C.make().name, B.make().name, A.n, C.title); C.title = "abc"; console.log(C.title, A.title, B.title);
