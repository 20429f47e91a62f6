// Spreads into dictionaries of unknown values take all that an object has.
interface Animal { name: string }
class Dog { constructor(public name: string, public age: number, private tag?: string) {} bark() { return "w"; } }
const extra = { name: "x", color: "red", n: [1] };
function open(a: Animal): Record<string, unknown> { return { first: 0, ...a, last: 1 }; }
console.log(open(extra), open(new Dog("Rex", 3)), open({ name: "n" }));
const into: Record<string, unknown> = { a: 1 };
Object.assign(into, extra as Animal);
console.log(into, Object.keys(into));
const o: { a?: number; b: string } = { b: "b" };
const r: Record<string, unknown> = { ...o };
console.log(r);
const d = new Dog("A", 1);
const asRecord: Record<string, unknown> = { ...d };
asRecord.age = 5;
console.log(asRecord, d.age);
class Base { id = 1; toRecord(): Record<string, unknown> { const all: Base = this; const made: Record<string, unknown> = { kind: this.constructor.name, ...all }; return made; } }
class Sub extends Base { extra = [1]; }
console.log(new Sub().toRecord(), new Base().toRecord());
class Hound extends Base { name = "h"; speed = 1.5; }
const hound: Base = new Hound();
const numbers: Record<string, number | string> = { ...hound, last: 1 };
console.log(numbers, Object.assign({ k: "v" } as Record<string, string | number>, hound), { ...(extra as Animal) } as Record<string, unknown>);
const typed: Record<string, string | number[]> = { ...(extra as Animal) };
console.log(typed);
try { const texts: Record<string, string> = { ...(extra as Animal) }; console.log(Object.keys(texts).length > 9); } catch { console.log(false); }
// What is only known as an object has all its members beyond its type.
interface Settings {
  [key: string]: string | number | boolean | undefined;
}
function settings(defaults: Settings | undefined, given?: object): Readonly<Settings> {
  return { ...defaults, ...given };
}
console.log(settings({ a: 1, b: "x" }, { a: 7, c: true }), settings(undefined, { a: 7 }), settings({ z: 1 }));
class Given {
  a = "own";
  constructor(readonly more: number) {}
  method(): string {
    return this.a;
  }
}
console.log(settings({ a: 1 }, new Given(2)), settings({ a: 1 }, new Map([[1, 2]])), settings({}, [true, "x"]));
function anything<T extends object>(value: T): Record<string, unknown> {
  return { first: 0, ...value };
}
console.log(anything({ list: [1] }), anything(new Given(3)));
