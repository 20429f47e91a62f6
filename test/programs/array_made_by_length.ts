// Arrays by length: `new Array(n)`, `Array(n)`, fill, flat.
const dp: number[] = new Array(4).fill(0);
dp[1] += 2;
const dq = new Array(3).fill(1);
dq[0] = dq[0] + 5;
console.log(dp, dq);
const grid = Array.from({ length: 2 }, () => new Array(3).fill("."));
grid[1][2] = "#";
console.log(grid.map((row) => row.join("")).join("\n"));
const g2: number[][] = Array(2).fill(null).map(() => Array(2).fill(0));
g2[0][1] = 7;
console.log(g2, [...Array(3).keys()], Array.from(Array(2), (_, i) => i + 1));
console.log(new Array(1, 2, 3), new Array("a", "b"), Array(1, 2));
const flags = new Array<boolean>(5).fill(true, 1, 3).fill(false, 0, 1);
console.log(flags.slice(0, 3));
console.log(["a", ["b", ["c"]]].flat(), [[1, 2], ["a"]].flat(), [[[1], [2]], [[3]]].flat(2).length);
const empty = new Array<string>();
empty.push("x");
console.log(empty);

// Nothing says what an array by length will hold: anything.
function climb(steps: number): number {
  const ways = new Array(steps + 1);
  ways[0] = 1;
  ways[1] = 1;
  for (let step = 2; step <= steps; step++) ways[step] = ways[step - 1] + ways[step - 2];
  return ways[steps];
}
function squares(count: number): number[] {
  const made = new Array(count);
  for (let index = 0; index < count; index++) made[index] = index * index;
  return made;
}
console.log(climb(30), squares(4), squares(3).map((value) => value + 1));
const table = Array(2).fill(null).map(() => Array(2).fill(null));
table[0][1] = 3;
table[1][0] = "x";
console.log(table, Math.max(table[0][1] + 1, 2));
const known: ({ value: number } | null)[] = new Array(2).fill(null);
known[1] = { value: 1 };
const counts = new Array(3);
counts.fill(0);
counts[1] += 2;
console.log(known, counts, [...new Array(2)].length, new Array(3).join("-"));
