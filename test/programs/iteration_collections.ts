// for-of over arrays, strings, Map, Set and their views, also while they change.
for (const n of [1, 2, 3]) console.log(n);
for (const c of "añ😀b") console.log(c, c.length);
const map = new Map([
  ["a", 1],
  ["b", 2],
]);
for (const [key, value] of map) console.log(key, value);
for (const key of map.keys()) console.log(key);
for (const value of map.values()) console.log(value);
for (const entry of map.entries()) console.log(entry);
const set = new Set<number>([1]);
for (const n of set) if (n < 5) set.add(n + 1);
console.log([...set]);
const growing = [1];
for (const n of growing) if (n < 4) growing.push(n + 1);
console.log(growing);
for (const [index, word] of ["x", "y"].entries()) console.log(index, word);
map.forEach((value, key) => {
  if (key === "a") map.delete("b");
  console.log(key, value);
});
