// Array patterns: holes, defaults, rest, nesting, swapping, in parameters and loops.
const [a, , b = 5, ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const [[x, y], [z = 9]] = [[1, 2], []] as [number[], number[]];
console.log(x, y, z);
let p = 1;
let q = 2;
[p, q] = [q, p];
console.log(p, q);
const pairs: [string, number][] = [["a", 1], ["b", 2]];
for (const [name, value] of pairs) console.log(name, value);
function head([first, second]: readonly number[]): number {
  return first - second;
}
console.log(head([9, 4]));
const list = [3, 1, 2];
[list[0], list[2]] = [list[2], list[0]];
console.log(list);
const [one, two] = "hi";
console.log(one, two);
const fibonacci: number[] = [];
let [m, n] = [0, 1];
while (m < 50) {
  fibonacci.push(m);
  [m, n] = [n, m + n];
}
console.log(fibonacci);
{
  const [head, ...behind] = [1, 2, 3];
  console.log(head, behind[0], behind[1], behind.length, behind);
  const [one, two, ...others] = "a b c d".split(" ");
  console.log(one, two, others[0], others.length);
  let first: number;
  let following: number[];
  [first, ...following] = [7, 8, 9];
  console.log(first, following);
}

// Arrays that are shorter than their pattern.
const single: number[] = [1];
const [only, absent] = single;
console.log(only, absent, absent ?? 5, absent === undefined, `${absent}`, typeof absent);
function perhaps([x, y]: number[]): number {
  return y === undefined ? x : x + y;
}
console.log(perhaps([1]), perhaps([1, 2]));
const noFlags: boolean[] = [];
const [flag] = noFlags;
console.log(flag, flag ?? true, flag ? 1 : 2);
for (const [key, value] of [[1], [2, 3]] as number[][]) console.log(key * 2, value * 2, -value);
const [width, height, unused] = "3x4".split("x").map(Number);
console.log(width * height);
if (single.length > 5) console.log(unused.toFixed());
function firstOr<T>(list: readonly T[], other: T): T {
  const [first] = list;
  return first === undefined ? other : first;
}
console.log(firstOr([], 4), firstOr([5], 4), firstOr(["a"], "b"), firstOr([], "b"), firstOr([], false), firstOr([true], false));
const mixed: (number | string)[] = [1];
const [some, more] = mixed;
console.log(some, more, more ?? "none");
let last: number;
[last] = [7, 8].slice(1);
console.log(last);
try {
  const [, second] = single;
  console.log(second.toFixed());
} catch (error) {
  console.log(error instanceof TypeError);
}

// What ends early gives undefined.
{
const [a, b] = gen();
console.log(a, b);
const [c, d] = new Set([7]);
console.log(c, d);
const arr = [1];
const [e, f] = arr;
console.log(e, f);
const [g, h = 5] = arr;
console.log(g, h);
const [x, y] = "1".split(",").map(Number);
console.log(x, y === undefined, y ?? "none");
function sum([m, n]: number[]) { return m + (n ?? 0); }
console.log(sum([1]), sum([1, 2]));
const [k0, ...rest] = new Set<number>();
console.log(k0, rest);
const [b1, b2] = [true].filter((z) => z);
console.log(b1, b2);
for (const [i, j] of [[1], [2, 3]]) console.log(i, j, i + j);
const [aa, bb] = arr;
const m = new Map([["k", 1]]);
const [[key, val] = ["none", 0]] = m; console.log(key, val);
const [firstValue, second] = m.values(); console.log(firstValue, second, second ?? 0, typeof second);
function sumAll(it: Iterable<number>) { const [p, q] = it; return p + q; }
console.log(sumAll([1, 2]), sumAll(new Set([5])), sumAll(gen()));
}
function* gen() { yield 1; }
const firstOf = <T,>(it: Iterable<T>): T | undefined => { const [one] = it; return one; };
console.log(firstOf(new Set<string>()), firstOf([3]), firstOf(gen()));
// Elements by their indexes.
function ends(list: string[]): string {
  const { length, 0: first, [list.length - 1]: last = "none" } = list;
  return `${first} ${last} ${length}`;
}
console.log(ends(["x", "y", "z"]), ends(["x"]), ends([]));
function counted({ length, 1: second = -1 }: readonly number[]): number { return length + second; }
console.log(counted([5, 6, 7]), counted([1]));
const { 0: name, 1: size } = ["n", 3] as [string, number];
console.log(name.length + size);
for (const { 0: key, 1: value } of Object.entries({ a: 1, b: 2 })) console.log(key, value);
const { 0: whole, index: at } = /b+/.exec("abbc")!;
console.log(whole, at);
// Names that the library's own classes have for private members.
function* lines(): Generator<string[]> {
  yield ["head"];
  yield ["1"];
  yield ["2"];
}
const [header = [], ...body] = lines();
const [[state], table] = new Map([["s", 1], ["t", 2]]);
console.log(header, body, state, table);
