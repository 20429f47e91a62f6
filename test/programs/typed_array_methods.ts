// set, subarray, slice, fill, copyWithin, indexOf, map, reduce, join on typed arrays.
const a = new Uint8Array([1, 2, 3, 4, 5, 6]);
const sub = a.subarray(1, 4);
sub[0] = 20;
console.log(a, sub, sub.length, sub.byteOffset, a.subarray(-2));
const cut = a.slice(1, 4);
cut[0] = 99;
console.log(a[1], cut);
a.set([7, 8], 4);
a.set(a.subarray(0, 2), 2);
console.log(a, a.indexOf(20), a.includes(9), a.join("-"));
console.log(a.fill(1, 4), a.copyWithin(0, 4), a.reverse(), a.map((x) => x * 2), a.reduce((x, y) => x + y, 0));
console.log(a.every((x) => x > 0), a.some((x) => x > 19), a.find((x) => x > 1), a.filter((x) => x === 1).length);
console.log(a.toString(), Array.from(a), [...a].length, a.at(-1), new Int16Array([3, -1, 2]).sort());
