// Math on ordinary and special values.
const samples = [0, -0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 1e10, 4.7, NaN, Infinity, -Infinity];
for (const x of samples) {
  console.log(x, Math.floor(x), Math.ceil(x), Math.round(x), Math.trunc(x), Math.abs(x), Math.sign(x));
  console.log(Math.sqrt(x), Math.fround(x), Math.clz32(x), Math.min(x, 1), Math.max(x, 1));
}
console.log(Math.max(), Math.min(), Math.max(1, NaN), Math.min(0, -0), Math.hypot(3, 4), Math.cbrt(27));
console.log(Math.imul(0xffffffff, 5), Math.imul(123456789, 987654321), Math.pow(2, 0.5), Math.PI, Math.E);
