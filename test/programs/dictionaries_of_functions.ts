// Objects of functions that go by a dictionary type whose functions are called in another way than theirs.

type Take = (...numbers: number[]) => number;

const table = {
  max: Math.max,
  root: (x: number) => Math.sqrt(x),
  count: (...all: number[]) => all.length,
} satisfies Record<string, Take>;

const cast = table as Record<string, Take>;
const seen: Record<string, Take> = table;
const perhaps: Record<string, Take | undefined> = table;
console.log(cast.root!(16, 1), cast.max!(1, 2), cast.count!(1, 2));
console.log(seen["root"]!(25), perhaps.max?.(3, 4), perhaps.none?.(1));
console.log(perhaps["max"] === table.max, seen.root === table.root, typeof cast["count"]);

type Reducer = (state: number, value: number) => number | string;

const reducers = {
  increment: (state: number) => state + 1,
  set: (_state: number, value: number) => value,
  name: () => "name",
};

function runAll(all: Record<string, Reducer>, ...names: string[]): (number | string)[] {
  return names.map((name) => all[name]!(5, 9));
}

console.log(runAll(reducers, "increment", "set", "name"));
for (const reducer of Object.values<Reducer>(reducers)) console.log(reducer(1, 2));
for (const [name, reducer] of Object.entries<Reducer>(reducers)) console.log(name, reducer(1, 2));
const more: Record<string, Reducer> = { ...reducers, own: () => 3 };
console.log(runAll(more, "increment", "set", "name", "own"));
const assigned: Record<string, Reducer> = Object.assign({}, reducers);
console.log(runAll(assigned, "increment", "set", "name"));
const list: Record<string, Reducer>[] = [reducers];
console.log(list.map((one) => one.set!(1, 7)), Object.keys(list[0]!));

interface Named {
  readonly name: string;
}
const describers = {
  short: ({ name }: Named) => name.slice(0, 1),
  long: (one: Named, suffix?: string) => `${one.name}${suffix ?? "."}`,
};
const byName: { readonly [style: string]: (one: { name: string; age: number }, suffix: string) => string | null } = describers;
console.log(byName.short?.({ name: "Ann", age: 3 }, "!"), byName.long?.({ name: "Bob", age: 4 }, "!"));

// Members that have the names of what the library's class has.
const named: Record<string, Reducer> = { set: (a, b) => a + b, get: (a) => a, keys: () => 3, delete: (_, b) => b };
console.log(named.set!(1, 2), named.get!(7, 1), named.keys?.(1, 2), named.has?.(4, 5), named["delete"]!(4, 5));
console.log([named].map((one) => one.set!(1, 7)));

interface Table {
  [name: string]: (text: string) => string;
  get(text: string): string;
}
const texts: Table = { get: (text) => `${text}!`, delete: (text) => text.slice(1), valueOf: (text) => text };
const { get, delete: remove } = texts;
const bound = texts.get.bind(texts);
console.log(texts.get("a"), texts.delete!("abc"), texts.addAll?.("q"), "has" in texts, get("b"), remove!("xyz"), bound("c"));

const routes: Record<string, { get?: () => string; keys: number }> = { get: { get: () => "found", keys: 1 } };
console.log(routes.get?.get?.(), routes.get!.keys, routes.set);
