// The shortest digits that read back as the same number.
const samples = [
  0, -0, 1, -1, 0.1, 0.2, 0.30000000000000004, 1 / 3, 100, 1e20, 1e21, 123456789012345680000, 1.5e300, 5e-324,
  1.7976931348623157e308, 2 ** 53, 2 ** 53 + 2, 1e-6, 1e-7, 123e-20, 0.000001234, 4.35, 4.349999999999999,
];
for (const x of samples) console.log(x, String(x), `${-x}`, Number(String(x)) === x);
let x = 1;
for (let i = 0; i < 30; i++) {
  x = x * 1.7 + 0.3;
  console.log(x, 1 / x);
}
