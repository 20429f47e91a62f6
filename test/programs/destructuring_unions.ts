// The rest of an object of one of several types is of a type of its own for each.
const users = [{ id: 1, name: "a" }, { id: 2, name: "b", admin: true }];
console.log(users.map(({ id, ...u }) => ({ ...u, key: `u${id}` })));
type S = { kind: "a"; v: number; id: string } | { kind: "b"; v: string; w?: number; id: string } | { kind: "c"; id: string };
const list: S[] = [{ kind: "a", v: 1, id: "1" }, { kind: "b", v: "s", id: "2" }, { kind: "b", v: "t", w: 3, id: "3" }, { kind: "c", id: "4" }];
for (const one of list) { const { id, ...rest } = one; console.log(id, rest, Object.keys(rest)); if (rest.kind === "a") console.log(rest.v + 1); }
const { id: first, ...others } = list[2]!; console.log(first, others);
const strip = ({ id: _, ...r }: S) => r; console.log(list.map(strip));
function f(n: number) { return n > 1 ? { a: n, b: n } : { a: n }; }
const { a, ...rest2 } = f(2); console.log(a, rest2, (({ a, ...o }) => o)(f(1)));

// Of some of the types nothing is left.
type Input = { type: "open" } | { type: "lock"; code: number } | { type: "kick"; force: number; by?: string };
const inputs: Input[] = [{ type: "open" }, { type: "lock", code: 3 }, { type: "kick", force: 7, by: "me" }];
for (const input of inputs) {
  const { type, ...rest } = input;
  console.log(type, rest, Object.keys(rest).length, { ...rest, again: true });
  if ("code" in rest) console.log(rest.code + 1);
}

// Of an object or a dictionary.
type Attributes = { [name: string]: string | number | boolean | undefined };
function element<A extends Attributes>(tag: string, attributes: A | null = null): [string, Attributes, string] {
  const { key, ...others } = attributes ?? ({} as Attributes);
  return [tag, others, String(key)];
}
const given: Attributes = { key: "k", z: 1 };
console.log(element("a", { id: "b", n: 1 }), element("c"), element("d", { key: 3, e: true }), element("f", given), element("g", {}));
// Defaults of what may be an empty literal.
const farthest = new Map<string, { distance: number; before?: string }>([["a", { distance: 0 }]]);
function distanceOf(name: string): number {
  const { distance = Infinity, before = "nowhere" } = farthest.get(name) ?? {};
  console.log(before, Object.keys(farthest.get(name) ?? {}).length);
  return distance;
}
console.log(distanceOf("a"), distanceOf("b"));
function told(settings?: { depth: number; inner?: { on: boolean } }): string {
  const { depth = 3, inner: { on = false } = {} } = settings || {};
  const { depth: other } = settings ?? { depth: 7 };
  return `${depth} ${on} ${other} ${"depth" in (settings ?? {})} ${JSON.stringify(settings ?? {})}`;
}
console.log(told(), told({ depth: 0, inner: { on: true } }));
