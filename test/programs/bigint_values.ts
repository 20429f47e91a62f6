// bigint in all the places where values go: fields, collections, unions, generics, text, conversions and their errors.
class Account { balance = 0n; readonly id: bigint; limit?: bigint; static total = 0n;
  constructor(id: bigint, private readonly rate: bigint = 3n) { this.id = id; Account.total += 1n; }
  add(x: bigint): this { this.balance += x * this.rate; return this; } get isEmpty(): boolean { return !this.balance; } }
const account = new Account(7n); account.add(10n).add(2n ** 64n);
console.log(account, account.isEmpty, Account.total, account.limit, account.limit ?? 9n);
account.limit = 5n; account.limit++; ++account.limit; account.limit **= 2n; account.limit <<= 3n; account.limit ^= 5n; console.log(account.limit--, account.limit);
const list = [5n, -3n, 2n ** 70n, 0n, 5n];
console.log(list.includes(2n ** 70n), list.indexOf(5n, 1), [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), list.reduce((a, b) => a + b, 0n), list.join(), list.map(String), list.filter(Boolean));
console.log([...list].sort(), list.find((x) => x > 4n), Math.max(...list.map(Number)));
const set = new Set(list); console.log(set, set.has(1n << 70n), set.size);
function identity<T>(x: T): T { return x; }
function maximum<T extends number | bigint>(items: readonly T[]): T { let best = items[0]; for (const one of items) if (one > best) best = one; return best; }
console.log(identity(5n), maximum([1n, 2n ** 80n, 3n]), maximum([1, 5, 2]));
type Value = number | bigint | string | null;
function show(v: Value): string { switch (typeof v) { case "bigint": return `big ${v * 2n}`; case "number": return `num ${v}`; case "string": return v; default: return "null"; } }
console.log(([1n, 2, "x", null, 2n ** 66n] as Value[]).map(show));
const mixed: (number | bigint)[] = [3, 2n, 1, 2n ** 65n, -5n, 2.5];
mixed.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)); console.log(mixed, mixed.includes(2n), mixed.indexOf(2n ** 65n));
const copy = structuredClone({ a: 5n, b: [2n ** 90n], m: new Map([[1n, 2n ** 91n]]) }); console.log(copy, copy.b[0] === 2n ** 90n, copy.m.get(1n));
const record: Record<string, bigint> = { a: 1n }; record["b"] = 2n ** 64n; record.a += 5n; console.log(record, record["zz"] ?? 0n, Object.values(record), Object.entries(record));
function* powers(): Generator<bigint> { let v = 1n; for (;;) { yield v; v *= 1000000n; } }
for (const v of powers()) { if (v > 10n ** 30n) break; console.log(v); }
for (const bad of ["abc", "1.5", "0x", "12n", "-0x10", "1_000", "--1", "+5", " 12 ", "", "0b102", "0O17"]) { try { console.log(BigInt(bad)); } catch (e) { console.log(e instanceof SyntaxError, (e as Error).name, (e as Error).message); } }
for (const bad of [1.5, NaN, Infinity, 1e21, -1e300, 2 ** 53, -0]) { try { console.log(BigInt(bad)); } catch (e) { console.log(e instanceof RangeError, (e as Error).message); } }
const zero = BigInt(list.length - 5);
for (const f of [() => 5n / zero, () => 5n % zero, () => (2n ** 70n) % zero, () => 1n << (2n ** 40n), () => BigInt.asIntN(-1, 5n), () => BigInt.asUintN(2 ** 53, -5n), () => (5n).toString(1) as unknown as bigint]) { try { console.log(f()); } catch (e) { console.log((e as Error).name, (e as Error).message); } }
console.log(Number(2n ** 1023n), Number(2n ** 1024n), Number(-(2n ** 53n) - 1n), Number(2n ** 64n + 2n ** 11n), Number(2n ** 64n + 2n ** 11n + 1n), parseInt("12") + Number(3n));
console.log(-(2n ** 63n), -(-(2n ** 63n)), 2n ** 63n - 1n + 1n, (2n ** 63n) * -1n, (-(2n ** 63n)) / -1n, -(2n ** 63n) % -1n, 2n ** 64n - 1n, 2n ** 64n, -(2n ** 64n), -7n / 2n, -7n % 2n, 7n % -2n, -7n >> 1n, -1n >> 200n, -(2n ** 64n) >> 64n, -(2n ** 64n + 1n) >> 64n, 5n >> -2n);
console.log(Object.is(5n, list[0]), zero === 0n, 0n === -0n, !zero, zero || 3n, zero && 3n, list[0] && "yes");
const [first, , third = 1n] = list; const { x = 8n, y } = { y: 4n } as { x?: bigint; y: bigint }; console.log(first, third, x, y);
async function later(v: bigint): Promise<bigint> { await null; return v * v; }
later(2n ** 40n).then((v) => console.log("later", v));
console.log("%d %i %s %o", 12n, 13n, 14n, 15n, 16n); console.log([[[[1n]]]], { a: { b: { c: { d: 1n } } } }, Array.from({ length: 8 }, (_, i) => BigInt(i) ** 20n));
let count = 10n; while (count--) if (count === 3n) break; console.log(count);
const fn = (a: bigint, ...rest: bigint[]): bigint => rest.reduce((s, v) => s * v, a); console.log(fn(2n, 3n, 4n), [1n, 2n, 3n].map((v) => v ** 2n), [3n, 1n].toSorted((a, b) => Number(a - b)));

function basics(): void {
const a = 123n;
const big: bigint = 2n ** 100n;
console.log(a, big, big * a, -big, ~big, big / 7n, big % 1000000007n);
console.log(0xffn, 1_000_000n, 0b101n, 0o17n, 123456789012345678901234567890n);
let s = 0n;
for (let i = 0n; i < 10n; i++) s += i;
const lax: number | bigint = Math.random() > 2 ? s : 45; console.log(s, typeof s, s === 45n, 1n < 2, lax == s, lax == 45n, 2 > 1n, lax === s, s < 45.5, 45.5 > s, s >= 45, s < NaN, lax <= s, s > 1e300, -s > -Infinity);
function factorial(n: bigint): bigint { return n <= 1n ? 1n : n * factorial(n - 1n); }
console.log(factorial(50n), String(factorial(25n)), `${factorial(21n)}`);
const m = new Map<bigint, string>();
m.set(1n, "one"); m.set(2n ** 70n, "big"); m.set(2n ** 63n, "word");
console.log(m.get(1n), m.get(1n << 70n), m.get(9223372036854775808n), m);
const o = { x: 5n, list: [1n, 2n ** 65n], nested: { y: -3n } };
console.log(o);
try { console.log(1n / (s - 45n)); } catch (e) { console.log(e instanceof RangeError, (e as Error).message); }
const u: number | bigint = Math.random() > 2 ? 1 : big;
console.log(typeof u, typeof u === "bigint" ? u + 1n : u + 1);
console.log(BigInt(10), BigInt("123"), BigInt(true), BigInt("0xff"), BigInt(2 ** 70), Number(big), Number(big + 1n));
console.log((255n).toString(16), big.toString(36), big.toLocaleString(), (-1234567n).toLocaleString());
console.log(BigInt.asIntN(8, 255n), BigInt.asUintN(8, -1n), BigInt.asIntN(64, 2n ** 63n), BigInt.asUintN(64, -1n));
console.log(big ? "t" : "f", s - 45n ? "t" : "f");
switch (s) { case 44n: console.log("44"); break; case 45n: console.log("45"); break; default: console.log("?"); }
try { JSON.stringify(o); } catch (e) { console.log((e as Error).name, (e as Error).message); }
}
basics();
const missing: bigint[] = [1n];console.log(missing[9], missing[9] === undefined, missing[9] ?? 4n, typeof missing[4], `${missing[2]}`);
const wrapped: BigInt[] = [10n, 2n ** 70n];
console.log(wrapped.map((one) => one.toString(16)), wrapped[0] === 10n, typeof wrapped[1].valueOf());
