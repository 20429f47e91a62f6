// Arithmetic on numbers, signed zero, NaN, infinities, remainder, power.
const values = [0, -0, 1, -1.5, 7, 1e21, 1e-7, NaN, Infinity, -Infinity];
for (const a of values) {
  for (const b of [2, -3, 0.5, 0]) {
    console.log(a, b, a + b, a - b, a * b, a / b, a % b);
  }
}
console.log(2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0, NaN ** 0);
console.log(7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2);
console.log(0.1 + 0.2, 1 / 3, 100 / 3, 1e300 * 1e10);
console.log(Object.is(-0, 0), 1 / -0);
const text = "3", flag = true as boolean;
console.log(-text, ~text, -"", -"x", -flag, ~flag, -true, +text, -(text as string | number), typeof -text);
let n = 5; n -= -text; console.log(n, -"0", Object.is(-"0", -0));
