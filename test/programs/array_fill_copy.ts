// fill, copyWithin, concat, join, Array.from, Array.isArray, new Array.
console.log(new Array<number>(3).fill(7), [1, 2, 3, 4].fill(0, 1, 3), [1, 2, 3].fill(9, -1));
console.log([1, 2, 3, 4, 5].copyWithin(0, 3), [1].concat([2], [3, 4]), [1, 2].concat(3));
console.log([1, null, undefined, "x"].join(), [1, 2].join(" - "), [].join("x"), [[1, 2], [3]].join(";"));
console.log(Array.from("abc"), Array.from([1, 2], (x) => x * 2), Array.from(new Set([1, 1, 2])));
console.log(Array.isArray([]), Array.isArray("no"), Array.from({ length: 3 }, (_, i) => i * i));
const shared = new Array<number[]>(2).fill([0]);
shared[0].push(1);
console.log(shared);
