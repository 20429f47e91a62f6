// sort is stable, sorts texts by default, takes a comparer; reverse; toSorted.
console.log([3, 1, 2].sort(), [10, 9, 1].sort(), ["b", "a", "C"].sort(), [true, false].sort());
console.log([3, 1, 2].sort((a, b) => b - a));
const items = Array.from({ length: 40 }, (_, i) => ({ key: (i * 7) % 5, at: i }));
items.sort((a, b) => a.key - b.key);
console.log(items.map(({ key, at }) => `${key}:${at}`).join(" "));
const list = [1, 2, 3];
console.log(list.reverse(), list);
const big = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
big.sort((a, b) => a - b);
console.log(big.every((x, i) => i === 0 || big[i - 1] <= x), big.slice(0, 5));
console.log(["é", "z", "a", "Z"].sort(), [undefined, 3, 1].sort());
