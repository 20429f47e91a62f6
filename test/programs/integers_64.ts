// 64-bit integers over bigint.
const a: u64 = 18446744073709551615n;
const b: u64 = u64(a + 2n);
console.log(a, b, u64(-1), i64(-5), u64(3.99));
let product: u64 = 1n;
for (let i = 1; i <= 25; i++) product = u64(product * u64(i));
console.log(product, product / 1000n, product % 1000n);
const c: i64 = -9223372036854775808n;
console.log(c, i64(c - 1n), i64(c / 10n), i64(c % 10n));
console.log(a > b, b < a, a === 18446744073709551615n, Number(b) + 0.5);
console.log(u64(a >> 60n), u64(b << 10n), u64(a & 255n), u64(a ^ b), u64(b | 8n), i64(c >> 62n));
console.log(u32(a), u8(a), i32(i64(-1)), u64(u32(0xffffffff)));
let state: u64 = 88172645463325252n;
for (let i = 0; i < 5; i++) {
  state = u64(state ^ u64(state << 13n));
  state = u64(state ^ u64(state >> 7n));
  state = u64(state ^ u64(state << 17n));
  console.log(state);
}

// Comparisons are exact between all types, also where a double does not tell two of the values apart.
function orderOf(a: i64, b: u64, c: number, d: i32): string {
  return [a > c, a >= c, a < c, c < a, b > a, a < b, b >= a, b > c, c > b, b > d, d < b, a > d].map(Number).join("");
}
console.log(orderOf(i64(9007199254740993n), u64(9007199254740993n), 9007199254740992, i32(-1)));
console.log(orderOf(i64(9223372036854775807n), u64(9223372036854775808n), 9223372036854775808, i32(5)));
console.log(orderOf(i64(-1n), u64(18446744073709551615n), NaN, i32(-1)), orderOf(i64(0n), u64(0n), -Infinity, i32(0)));
