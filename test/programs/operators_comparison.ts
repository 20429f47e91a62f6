// Comparisons of numbers, strings, booleans and references.
const numbers = [-1, 0, -0, 1, NaN, Infinity];
for (const a of numbers) {
  for (const b of numbers) console.log(a, b, a < b, a <= b, a > b, a >= b, a === b, a !== b);
}
const words = ["", "a", "A", "ab", "b", "é", "z"];
for (const a of words) {
  for (const b of words) console.log(a < b, a <= b, a > b, a >= b, a === b);
}
const one = { x: 1 };
const other = { x: 1 };
const same = one;
console.log(one === other, one === same);

// What can be no answer but one still runs.
let calls = 0;
const count = (): number => ++calls;
const nothing = (): void => {
  calls++;
};
class Thing {}
const kindOf = (make: () => unknown): boolean => make() instanceof Thing;
const test = <T>(make: () => T): boolean => make() === undefined || make() === null || make() instanceof Thing;
console.log(count() === undefined, count() === null, count() == null, undefined !== count(), calls);
console.log(nothing() === undefined, nothing() == null, calls, kindOf(count), test(count), calls);
