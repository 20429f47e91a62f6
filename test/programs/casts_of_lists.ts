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
