// Classes as values in console.log and Object.keys and kin: their own static fields.

class P { static s = 1; static t = "x"; static m() { return 1; } a = 1; }
class A { static q = [1, 2]; }
class B extends A { static z = { a: 1 }; static get g() { return 1; } }
class C {}
class D extends C {}
class E { static #p = 1; static use() { return E.#p; } static [Symbol.toStringTag] = "tagged"; static readonly self: unknown = E; }
const key = Symbol("key");
class F { static [key] = 5; static 7 = "seven"; static fn = () => 1; static undef?: number; static flag = false; private static hidden = 1; static h() { return F.hidden; } }
console.log(P);
console.log(A, B, C, D);
console.log({ P }, { a: { b: { c: P } } }, { a: { b: { P } } });
const m = new Map<string, typeof P>([["p", P]]);
console.log(m);
P.s = 5;
console.log(P, E, F);
console.log(E.use(), F.h());
const anon = class { static k = 1; };
console.log(anon, [anon]);
class Box<T> { static made = 0; constructor(readonly v: T) { Box.made++; } }
new Box(1); new Box("s");
console.log(Box);
class Color { static readonly red = new Color("red"); static readonly blue = new Color("blue"); constructor(readonly label: string) {} }
console.log(Color);
function wrap() { class Inner { static n = 1; } return Inner; }
console.log(wrap());

class Suit {
  static readonly hearts = new Suit("red");
  static readonly clubs = new Suit("black");
  private constructor(readonly color: string) {}
  static list(): Suit[] {
    return Object.values(Suit);
  }
  static find(color: string): Suit | undefined {
    return Suit.list().find((one) => one.color === color);
  }
}
console.log(Suit.list().length, Suit.find("black") === Suit.clubs);
for (const [name, one] of Object.entries(Suit)) console.log(name, one.color);
for (const name in Suit) console.log(name);
console.log(Object.keys(P), Object.entries(P), Object.keys(class {}), Object.hasOwn(P, "s"), "s" in P);
