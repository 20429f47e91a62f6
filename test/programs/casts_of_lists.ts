// Casts between lists of arrays and lists of tuples copy them, at any depth.
const matrix: number[][] = [
  [1, 2],
  [3, 4],
];
const square = matrix as [[number, number], [number, number]];
console.log(square[0][1], square[1][0]);
const [[p, q], [, r]] = matrix as [[number, number], [number, number]];
console.log(p, q, r);
const pairs = matrix as [number, number][];
console.log(pairs[0][1], pairs.length, pairs);
console.log(("a=1;b=2".split(";").map((one) => one.split("=")) as [string, string][]).map(([name, value]) => value + name));
const nested: string[][][] = [[["a", "b"]]];
const deep = nested as [string, string][][];
console.log(deep[0]![0]![1]);
const mixed = [
  ["x", 1],
  ["y", 2],
] as (string | number)[][];
const entries = mixed as [string, number][];
console.log(entries[1]![1] + 1, new Map(entries));
const within: [string, number[]] = ["n", [5, 6]];
const inner = within as [string, [number, number]];
console.log(inner[1][1], inner);
// Of what a cast of a new list, an object or a function says of classes, each instance is tested.
class Animal {
  constructor(public name: string) {}
}
class Dog extends Animal {
  constructor(
    n: string,
    public age: number,
  ) {
    super(n);
  }
}
const animals: Animal[] = [new Dog("x", 1), new Dog("d", 3), new Animal("z")];
const dogs = animals.filter((one) => one instanceof Dog) as Dog[];
console.log(dogs[1]!.age, dogs.length);
try { const all = animals.slice() as Dog[]; console.log(all.length > 5); } catch (e) { console.log(e instanceof TypeError ? false : e); }
const o: { list: Animal[] } = { list: [new Dog("q", 2)] };
const byName = new Map<string, Animal>([["a", new Dog("m", 4)]]);
const got = byName.get("a") as Dog; console.log(got.age);
const h: { a: Animal } = { a: new Dog("in", 9) }; const hd = h as { a: Dog }; console.log(hd.a.age);

// Lists of functions behind unknown: those that are called alike are the same list, any other is copied where it is only read.
type Named = (params: { id: string }, n: number) => string;
type Any = (params: Record<string, string>, n: number) => string;
class Routes {
  readonly all: Any[] = [];
  add(...handlers: Named[]): this { this.all.push(...(handlers as unknown as Any[])); return this; }
}
console.log(new Routes().add((p, n) => p.id + n, (_, n) => `n${n}`).all.map((one) => one({ id: "x" }, 1)));
interface Request<P> { readonly params: P }
const kept = (list: ((r: Request<{ id: string }>) => string)[]): ((r: Request<Record<string, string>>) => string)[] =>
  list as unknown as ((r: Request<Record<string, string>>) => string)[];
const first = [(r: Request<{ id: string }>) => r.params.id];
console.log(kept(first)[0]!({ params: { id: "seven" } }), kept(first) === (first as unknown));
// What is iterable of what may be anything.
const anything: unknown[] = [[1, 2], "ab", new Set([3]), new Map([["k", 4]])];
for (const one of anything) console.log([...(one as Iterable<unknown>)]);
const steps: ((xs: never) => unknown)[] = [function* (xs: Iterable<number>) { for (const x of xs) yield x * 2; }, (xs: Iterable<number>) => [...xs]];
console.log(steps.reduce((v, f) => f(v as never), [3, 1] as unknown));
// Pairs with functions that are called in another way.
const makers: { [K in "a" | "b"]: () => string } = { a: () => "x", b: () => "y" };
for (const [name, make] of Object.entries(makers) as ["a" | "b", () => unknown][]) console.log(name, make());
for (const [name, make] of Object.entries(makers) as ["a" | "b", () => void][]) console.log(name, typeof make);
// Lists of several kinds of objects that are cast to one of the kinds, and only read.
type Name = { kind: "name"; name: string };
type Group = { kind: "group"; items: Form[] };
type Form = Name | Group | { kind: "count"; value: number };
const definition: Group = { kind: "group", items: [{ kind: "name", name: "f" }, { kind: "name", name: "x" }] };
const [defined, ...parameters] = definition.items as Name[];
console.log(defined.name, parameters.map(({ name }) => name), (definition.items as Name[]).length);
for (const { name } of definition.items as Name[]) console.log(name);
