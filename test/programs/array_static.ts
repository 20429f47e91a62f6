// Array.from, Array.of, Array.isArray, new Array.
console.log(Array.from([1, 2, 3]), Array.from("abc"), Array.from(new Set([3, 1, 3])));
console.log(Array.from([1, 2, 3], (value, index) => value * 10 + index));
console.log(Array.from({ length: 4 }, (_, index) => index * index));
console.log(Array.from(new Map([["a", 1], ["b", 2]])));
console.log(Array.of(7, 8, 9), Array.isArray([1]));
const zeros = new Array<number>(4).fill(0);
console.log(zeros, zeros.length);
const rows = Array.from({ length: 2 }, () => new Array<string>(3).fill("."));
rows[1][2] = "#";
console.log(rows.map((row) => row.join("")).join("/"));
const value: unknown = [1, "two"];
console.log(Array.isArray(value), Array.isArray("no"), Array.isArray({ length: 1 }));
