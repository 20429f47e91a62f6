// Indexes that are whole numbers without bounds, and what becomes of those that lie outside.
function at(list: readonly string[], step: number, times: number): string | undefined {
  let place = 0;
  for (let i = 0; i < times; i++) place = place * 3 + step;
  return list[place];
}
const letters = ["a", "b", "c", "d", "e"];
console.log(at(letters, 1, 1), at(letters, 1, 2), at(letters, 1, 3), at(letters, -1, 1), at(letters, 1, 700), at(letters, -1, 700));
function sums(list: number[], a: number, b: number, n: number): number | undefined {
  if (n > 0) return sums(list, b, 3 - a - b, n - 1) ?? list[a];
  return list[a - b];
}
console.log(sums([1, 2, 3], 0, 1, 0), sums([1, 2, 3], 0, 1, 1), sums([1, 2, 3], 2, 1, 5), sums([5], 2, 2, 0));
const half = (list: number[], x: number): number | undefined => list[x / 2];
console.log(half([1, 2], 2), half([1, 2], 1), half([1, 2], NaN), half([1, 2], -0), half([1], Infinity));
const out: number[] = [];
let power = 1;
for (let i = 0; i < 3; i++) { out[power - 1 - i] = i; power = power * 2; }
console.log(out);
function store(list: number[], n: number): void { let p = 1; for (let i = 0; i < n; i++) p = p * 4; list[p - 4] = 7; }
const kept = [0]; store(kept, 1); console.log(kept);
