// Typed arrays whole.
const u = new Uint8ClampedArray([300, -5, 1.5, 2.5, 0.5, NaN, 254.5, 255.4]);
u[0] = 128.5;
u.fill(-1, 5, 6);
console.log(u, Uint8Array.from([1, 2, 3], (x) => x * 2), Int16Array.of(1, -2, 70000), new Float32Array([1.1, 2.2]), Uint8Array.from(new Set([1, 2])), Float64Array.from({ length: 3 }, (_, i) => i / 2), Uint8Array.from("123", Number));
const a = new Uint8Array([1, 2, 3, 4]);
a.set(a.subarray(0, 3), 1);
console.log(a, a.toSorted(), a.toSorted((x, y) => y - x), a.findLast((x) => x > 1), a.findLastIndex((x) => x === 1), a.at(-1), [...a.entries()], a.with(0, 9), a.toReversed(), a);
console.log(a.reduce((s, v) => s + v), a.reduce((s, v) => s + String(v), ""), a.reduceRight((s, v) => s - v), a.reduceRight((s, v) => s + v, 0.5), a.lastIndexOf(1), a.lastIndexOf(1, -3), a.map((v, i, all) => v * i + all.length), a.filter((v) => v > 1), a.some((v, _, all) => v === all.length), a.every((v) => v));
const f = new Float32Array(3);
f.set([0.1, 1e40, -0]);
console.log(f, f[0] === 0.1, new Int32Array([2 ** 31, -1.9, NaN]), new Uint16Array(new Uint8Array([1, 2])), new Float64Array([3, NaN, -0, 1, -Infinity]).sort(), Int8Array.BYTES_PER_ELEMENT, Float64Array.BYTES_PER_ELEMENT);
const bytes = new Uint8Array(8);
bytes.set(new Uint16Array([513, 2]), 2);
bytes.set([9, 9], 6);
console.log(bytes, new Uint16Array(bytes.buffer, 2, 2), bytes.subarray(2, 4).byteOffset, bytes.buffer.byteLength, bytes.slice(6), bytes.join("-"), String(bytes));
try { bytes.set([1, 2], 7); } catch (e) { console.log(e instanceof RangeError, (e as Error).message); }
try { bytes.with(8, 1); } catch (e) { console.log(e instanceof RangeError); }
const shared = new Uint8Array(6).map((_, i) => i);
shared.set(shared.subarray(0, 4), 2);
console.log(shared, new Uint8Array(function* () { yield 1; yield 2; }()), new Set(shared).size, Math.max(...shared), Array.from(shared), [...shared].length);
for (const [i, v] of new Int8Array([5, 6]).entries()) console.log(i, v);
