// Types that contain themselves: trees, lists, thunks, nested arrays.


type Tree = { value: number; children: Tree[] };
type List<T> = { head: T; tail: List<T> } | null;
const t: Tree = { value: 1, children: [{ value: 2, children: [] }] };
const sum = (t: Tree): number => t.value + t.children.reduce((s, c) => s + sum(c), 0);
const l: List<string> = { head: "a", tail: { head: "b", tail: null } };
function len<T>(l: List<T>): number { return l === null ? 0 : 1 + len(l.tail); }
console.log(sum(t), len(l), l);
type Lazy = number | (() => Lazy);
const force = (x: Lazy): number => typeof x === "function" ? force(x()) : x;
console.log(force(() => () => 3));
type Nested = Array<Nested | string>;
const n: Nested = ["a", ["b", ["c"]]];
const flat = (n: Nested): string => n.map((x) => typeof x === "string" ? x : flat(x)).join("");
console.log(flat(n));
type Value = string | number | Value[] | { [name: string]: Value };
function leaves(tree: Value): Value[] {
  return Array.isArray(tree) ? tree.flatMap(leaves) : [tree];
}
const deep: Value = [1, ["a", [2, { b: ["c"] }]], []];
console.log(leaves(deep), leaves({ x: 1 }));
const joined: Value[] = [1];
console.log(joined.concat([2, ["x"]], 3, { y: 1 }));
