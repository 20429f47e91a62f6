// Arithmetic between two values of one integer type wraps by itself.
const a: u8 = 250;
const b: u8 = 10;
console.log(a + b, a * b, b - a);
const c: i32 = 2147483647;
const d: i32 = 1;
console.log(c + d, c * c, -c - d - d);
const e: u32 = 4294967295;
console.log(e + e, e * e, e + 1, 1 - e);
let f: u16 = 65535;
f++;
console.log(f);
f--;
f += 3;
console.log(f);
const g: u64 = 18446744073709551615n;
console.log(g + g, g * g, g + 1n);
const h: i8 = -128;
console.log(h - 1, h / -1, h % -1);
const s: u32 = 1;
console.log(s << 31, s << 32, s << 33, (s << 31) >> 31);
const t: i32 = -8;
console.log(t >> 1, t >>> 1, t / 3, t % 3);
try {
  const zero: u32 = u32(0);
  console.log(s / zero);
} catch (error) {
  console.log(error instanceof RangeError);
}
