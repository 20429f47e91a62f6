// Typed arrays of bigints: what is stored wraps at 64 bits, what is read is a bigint of any use.
const a = new BigInt64Array(3);
console.log(a, a.length, a.byteLength, BigInt64Array.BYTES_PER_ELEMENT, a[0], typeof a[0]);
a[0] = 5n; a[1] = -1n; a[2] = 2n ** 64n + 7n;
console.log(a, a[0] + 2n ** 70n, a[1] * 3n);
const u = new BigUint64Array([1n, -1n, 2n ** 63n]);
console.log(u, u[1], u[2] > 5n, u.at(-1), u.at(9), u[7]);
a[0] += 10n; a[0]++; a[1] **= 3n; u[0] <<= 63n; u[0] <<= 1n;
console.log(a, u);
for (const x of u) console.log(x);
console.log([...a], Array.from(u), a.map((x) => x * 2n), u.filter((x) => x > 0n), a.reduce((s, x) => s + x, 0n), a.reduce((s, x) => s + x), u.indexOf(2n ** 63n), u.includes(3n), a.join("|"), String(a), a.find((x) => x < 0n), a.findIndex((x) => x === 7n), a.some((x) => x === 0n), a.every((x) => typeof x === "bigint"));
console.log(BigInt64Array.from([1n, 2n]), BigInt64Array.of(3n, 4n), BigUint64Array.from([1, 2], (x) => BigInt(x) * 10n), new BigInt64Array(new Set([9n])), BigInt64Array.from({ length: 2 }, (_, i) => BigInt(i)));
console.log(new BigInt64Array([5n, 1n, -3n]).sort(), new BigUint64Array([5n, 1n, 3n]).toSorted((x, y) => (x < y ? 1 : -1)), a.slice(1), a.subarray(0, 2), a.fill(4n, 1), a.with(0, 1n), a.toReversed(), a.lastIndexOf(4n), [...a.entries()], [...a.keys()]);
const buffer = new ArrayBuffer(16);
const view = new DataView(buffer); view.setBigInt64(0, -2n, true);
const s = new BigInt64Array(buffer), v = new BigUint64Array(buffer);
console.log(s[0], v[0], new Uint32Array(buffer)); v.set([7n, 8n]); v.set(new BigUint64Array([9n]), 1); console.log(s, v.byteOffset, v.buffer === buffer);
try { new BigInt64Array(buffer, 4); } catch (e) { console.log((e as Error).name, (e as Error).message); }
let sum = 0n; for (let i = 0; i < s.length; i++) sum += s[i]; console.log(sum, structuredClone(s), s instanceof BigInt64Array, Object.prototype.toString.call(s));
function total(xs: BigInt64Array | bigint[]): bigint { let t = 0n; for (const x of xs) t += x; return t; } console.log(total(s), total([1n]));
function tot(xs: Uint8Array | number[]): number { let t = 0; for (const x of xs) t += x; return t; } console.log(tot(new Uint8Array([1, 2])), tot([3, 4.5]));
const fib = new BigUint64Array(100); fib[1] = 1n; for (let i = 2; i < 100; i++) fib[i] = fib[i - 1] + fib[i - 2]; console.log(fib[93], fib[99]);
const [p, q] = s; console.log(p, q, Math.max(...[1, 2]), s.toString(), JSON.stringify([Number(s[0])]));
s.forEach((x, i) => console.log(i, x)); const w = s[0]; console.log(w === 7n, w + 1n, `${w}`, -w, BigInt.asUintN(8, u[1]));
