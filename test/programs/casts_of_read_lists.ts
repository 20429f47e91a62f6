// Lists, Maps and Sets cast to those of other elements, stored as what they are, where they are only read.

type Sym = { sym: string };
type Value = number | string | boolean | null | Sym | Value[];
function sum(v: Value): number {
  return (v as number[]).reduce((a, b) => a + b, 0);
}
console.log(sum([1, 2, 3]));
function names(v: Value): string {
  const [first, ...rest] = v as Sym[];
  return first.sym + rest.map((r) => r.sym).join();
}
console.log(names([{ sym: "a" }, { sym: "b" }, { sym: "c" }]));
function pairs(v: Value): string {
  let out = "";
  for (const [n, e] of v as [Sym, Value][]) out += n.sym + String(e);
  return out;
}
console.log(
  pairs([
    [{ sym: "q" }, 5],
    [{ sym: "w" }, "x"],
  ]),
);
class Animal {
  constructor(public name: string) {}
}
class Dog extends Animal {
  bark() {
    return this.name + "!";
  }
}
const all: Animal[] = [new Dog("a"), new Dog("b")];
const dogs = all as Dog[];
console.log(
  dogs.map((d) => d.bark()),
  (all as Dog[])[1] === all[1],
  (all as Dog[]).length,
);
for (const d of all as Dog[]) console.log(d.bark());
function maybe(v: Value | undefined): string {
  const l = v as string[] | undefined;
  return l ? l.join("+") : "none";
}
console.log(maybe(["x", "y"]), maybe(undefined));
const many: unknown[] = [
  { status: 1, title: "t" },
  { status: 2, title: "uu" },
];
for (const m of many as { title: string }[]) console.log(m.title.length);
type Atom = number | string;
type List = Atom | List[];
const show: (arg: List) => string = (arg) => (Array.isArray(arg) ? `(${arg.map(show).join(" ")})` : String(arg));
function run(f: (arg: List) => string, xs: Atom[]): string {
  const resolved = xs.map((x) => (typeof x === "number" ? x + 1 : x));
  resolved.push("end");
  return f(resolved);
}
console.log(run(show, [1, "a"]));
function widen(xs: number[]): (number | undefined)[] {
  const copy = xs.slice();
  copy[0] = 9;
  return copy;
}
const w = widen([1, 2]);
w.push(undefined);
console.log(w);
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const methods: Record<string, (params: Json) => Json> = {
  add: (params) => (params as number[]).reduce((a, b) => a + b, 0),
  greet: (params) => `hello ${(params as { name: string; times?: number }).name}`,
  first: (params) => (params as Json[])[0],
};
function call(method: string, params: Json = []): Json {
  return methods[method](params);
}
const request = JSON.parse('{"method":"add","params":[1,2,3]}') as Record<string, unknown>;
console.log(call(request.method as string, request.params as Json), call("add"), call("greet", { name: "Ann" }));
console.log(call("first", [{ a: 1 }]), call("first", request.params as Json));
interface Person {
  name: string;
  age: number;
}
const pluck = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] => list.map((one) => one[key]);
const total = (values: (number | undefined)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);
const people: Person[] = [
  { name: "Ann", age: 3 },
  { name: "Bo", age: 4 },
];
console.log(total(pluck(people, "age")), total([1, undefined]));
type Point = { x: number; y: number };
const point: Point = { x: 1, y: 2 };
const parts: Json[] = [point, { z: [1] }];
for (const part of parts) console.log(Object.keys(part as { [name: string]: Json }), JSON.stringify(part));

const untyped = new Map<string, unknown>([
  ["a", 1],
  ["b", 2],
]);
const numbers = untyped as Map<string, number>;
let mapped = 0;
for (const [, value] of numbers) mapped += value;
console.log(mapped, numbers.get("a"), numbers.size, numbers.has("z"), [...(untyped as Map<string, number>).values()]);
const setOfNames = new Set<unknown>(["x", "y"]);
(setOfNames as Set<string>).forEach((name) => console.log(name.toUpperCase()));
class Registry {
  private readonly all = new Map<string, unknown>();
  set(name: string, value: unknown): this {
    this.all.set(name, value);
    return this;
  }
  typed<T>(): T[] {
    return [...(this.all as Map<string, T>).values()];
  }
}
console.log(new Registry().set("q", 5).set("r", 6).typed<number>());

// A literal's elements go where they are wanted, one by one.
type Nested = number | Nested[];
const flattened = (values: Nested[]): number[] =>
  values.reduce<number[]>((all, one) => (Array.isArray(one) ? all.concat(flattened(one)) : [...all, one]), []);
console.log(flattened([1, [2, [3, [4]], 5]]));
