// Sets that change while they are walked.
const set = new Set([1, 2, 3, 4, 5]);
const seen: number[] = [];
for (const n of set) {
  seen.push(n);
  set.delete(n + 1);
  if (n === 3) set.add(99);
}
console.log(seen, [...set]);
for (const [a, b] of set.entries()) console.log(a === b);
