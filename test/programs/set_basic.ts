// Set: add, has, delete, order, from arrays and texts, set algebra by hand.
const set = new Set<number>([3, 1, 3, 2]);
console.log(set.size, set.has(3), set.has(9), set.add(9).size, set.delete(1), [...set], set);
const a = new Set("hello");
const b = new Set("world");
console.log([...a].filter((c) => b.has(c)), [...new Set([...a, ...b])].join(""), [...a].filter((c) => !b.has(c)));
set.forEach((value) => console.log(value));
set.clear();
console.log(set.size, new Set([NaN, NaN, 0, -0]).size);
const unique = [...new Set([1, 2, 2, 3, 3, 3].map((n) => n % 3))];
console.log(unique);
// -0 is kept as 0, as a number and among other values.
console.log(new Set([-0, 0.5, NaN]), new Map([[-0, "zero"]]), Object.is([...new Set<number | string>([-0, "x"])][0], 0));
