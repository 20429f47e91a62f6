// Logarithms, powers and angles, rounded so that the last bit does not matter.
const round = (x: number): number => Math.round(x * 1e9) / 1e9;
for (const x of [0.1, 0.5, 1, 2, 3.7, 10, 100]) {
  console.log(x, round(Math.log(x)), round(Math.log2(x)), round(Math.log10(x)), round(Math.exp(x / 10)), round(Math.sin(x)));
  console.log(round(Math.cos(x)), round(Math.tan(x)), round(Math.atan(x)), round(Math.atan2(x, 2)), round(Math.pow(x, 1.3)));
}
console.log(round(Math.asin(0.5)), round(Math.acos(0.5)), round(Math.sinh(1)), round(Math.tanh(1)), Math.exp(0), Math.log(1));
