// The operators of bigint on random operands, with a hash over all results, and long numbers.
let seed = 12345;
function next(): number { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return seed; }
function random(bits: number): bigint {
  let value = 0n;
  for (let done = 0; done < bits; done += 16) value = (value << 16n) | BigInt((next() >>> 8) & 0xffff);
  // Runs of ones and zeros meet the corners of carries.
  if (next() % 3 === 0) value = (1n << BigInt(bits)) - 1n - (value >> BigInt(bits >> 1));
  if (next() % 5 === 0) value = 1n << BigInt(bits);
  return next() % 2 === 0 ? value : -value;
}
let hash = 0n;
const prime = 2n ** 521n - 1n;
function note(name: string, value: bigint, show: boolean): void {
  hash = (hash * 31n + value + (value < 0n ? 1n : 0n)) % prime;
  if (show) console.log(name, value);
}
for (let round = 0; round < 400; round++) {
  const a = random(next() % 700);
  const b = random(round % 3 === 0 ? next() % 70 : next() % 500);
  const c = BigInt(next() % 200);
  const show = round % 40 === 0;
  note("+", a + b, show); note("-", a - b, show); note("*", a * b, show);
  if (b !== 0n) { note("/", a / b, show); note("%", a % b, show); if (a !== (a / b) * b + (a % b)) console.log("division", a, b); }
  note("&", a & b, show); note("|", a | b, show); note("^", a ^ b, show); note("~", ~a, show);
  note("<<", a << c, show); note(">>", a >> c, show); note("<<-", a << -c, show);
  note("**", b ** (c % 7n), show);
  note("asIntN", BigInt.asIntN(Number(c), a), show); note("asUintN", BigInt.asUintN(Number(c), a), show);
  const radix = 2 + (round % 35);
  const text = a.toString(radix);
  if (show) console.log(radix, text, a.toLocaleString(), Number(a), Number(b));
  note("decimal", BigInt(a.toString()), false);
  note("number", BigInt(Math.trunc(Number(a) / 3)), false);
  hash = (hash * 7n + BigInt(Number(a < b)) + BigInt(Number(a === b)) * 2n + BigInt(Number(a >= c))) % prime;
  if (a.toString() !== String(a) || BigInt(`0x${(a < 0n ? -a : a).toString(16)}`) !== (a < 0n ? -a : a)) console.log("text", a);
}
console.log(hash);
const x = random(20000); const y = random(15000); const z = random(9000);
console.log((x * y) % z, x / y, (x * y - y * x), ((x + y) * z - x * z - y * z));
console.log((x * y).toString(7).length, BigInt((x * y).toString()) === x * y);
function powmod(b: bigint, e: bigint, m: bigint): bigint { let r = 1n; for (b %= m; e > 0n; e >>= 1n) { if (e & 1n) r = (r * b) % m; b = (b * b) % m; } return r; }
console.log(powmod(3n, 2n ** 200n + 1n, 2n ** 255n - 19n));
let f = 1n; for (let i = 1n; i <= 1000n; i++) f *= i;
console.log(f.toString().length, f % 1000003n);
let p = 0n, q = 1n; for (let i = 0; i < 10000; i++) [p, q] = [q, p + q];
console.log(p);
