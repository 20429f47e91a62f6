// ArrayLike: what is only read, whatever kind of list it is.
function sum(a: ArrayLike<number>): number { let s = 0; for (let i = 0; i < a.length; i++) s += a[i]; return s; }
console.log(sum([1, 2]), sum(new Uint8Array([4])), sum(new Float64Array([1, 2.5])));
function h(a: ArrayLike<number>): Uint8Array { const u = new Uint8Array(2); u.set(a); return u; }
console.log(h(new Uint8Array([4])), h(Buffer.from("ab")));
function last(a: ArrayLike<string>): string { return a[a.length - 1]; }
console.log(last("abc"), last(["x"]));
function n(a?: ArrayLike<number>): number { return a === undefined ? -1 : a.length; }
function m(a: Uint8Array | undefined): number { return n(a); }
console.log(m(undefined), m(new Uint8Array([4])), n([1]));
function either(a: Uint8Array | number[] | undefined): number { return a === undefined ? -1 : sum(a) + n(a); }
console.log(either([1, 2]), either(new Uint8Array([3])), either(undefined));
function texts(a: string | string[]): string { return last(a); }
console.log(texts("xyz"), texts(["q"]));

// A constant that is only read may hold an array of narrower elements.
interface Leaf {
  kind: "leaf";
  name: string;
}
interface Branch {
  kind: "branch";
  leaves: Leaf[];
  branches: Branch[];
}
function countLeaves(node: Branch | Leaf): number {
  const children: (Branch | Leaf)[] = node.kind === "leaf" ? [] : node.branches.length > 0 ? node.branches : node.leaves;
  let count = node.kind === "leaf" ? 1 : 0;
  for (const child of children) count += countLeaves(child);
  return count;
}
const leaves: Leaf[] = [
  { kind: "leaf", name: "a" },
  { kind: "leaf", name: "b" },
];
console.log(countLeaves({ kind: "branch", leaves: [], branches: [{ kind: "branch", leaves, branches: [] }] }));
function total(given: unknown): number {
  const list = given as unknown[];
  return list.map((one) => Number(one)).reduce((a, b) => a + b, 0);
}
console.log(total([1, 2]), total(["3", "4"]), total([]));
type Cells = Record<string, string | number | null>;
const cells: Cells = {};
for (const name of ["id", "title"]) cells[name] = name.length;
const row = cells as unknown as { id: number; title: number };
console.log(row.id + row.title);
