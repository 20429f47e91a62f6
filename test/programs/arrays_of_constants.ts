// Arrays of constants, which are copied from a table: each evaluation makes its own.
const a = [1, 2, 3, 4, 5, 6, 7, 8, -0, NaN, Infinity, 1e300, 0.1];

const d = [1.5, 2, 3, 4, 5, 6, 7, 8].map((x) => x * 2);
function fresh(): number[] { return [8, 7, 6, 5, 4, 3, 2, 1]; }
const f = fresh(); f[0] = 100; f.push(3);
console.log(a, Object.is(a[8], -0), d, f, fresh());
const words: number[] = [0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5];
let t = 0; for (const w of words) t = (t + w) >>> 0;
console.log(t);
