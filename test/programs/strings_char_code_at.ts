// charCodeAt with indexes of every kind: integers in loops, fractions, outside, NaN and infinities.

const text = "añ€x";

let sum = 0;
for (let index = 0; index < text.length; index++) sum = sum * 7 + text.charCodeAt(index);
console.log(sum);

for (let index = -2; index <= text.length + 1; index++) console.log(index, text.charCodeAt(index));

for (const index of [0.9, 1.5, -0.5, -1, 3.999, 4, NaN, Infinity, -Infinity, 2 ** 32, 2 ** 53, 1e300, -0]) {
  console.log(index, text.charCodeAt(index));
}

function countOf(unit: number, where: string): number {
  let count = 0;
  for (let index = where.length - 1; index >= 0; index--) if (where.charCodeAt(index) === unit) count++;
  return count;
}
console.log(countOf(97, "banana"), countOf(8364, text), countOf(97, ""));

// A long concatenation, read without being looked at before.
let long = "";
for (let index = 0; index < 100; index++) long += String.fromCharCode(65 + (index % 26)) + "yz";
console.log(long.charCodeAt(3 * 30), long.charCodeAt(long.length - 1), long.charCodeAt(long.length));
