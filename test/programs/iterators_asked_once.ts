// The library's iterators end with undefined, so that what they give first is known.
const steps = new Map<string, number>([
  ["a", 1],
  ["b", 2],
]);
const [k, v] = steps.entries().next().value!;
console.log(k, v);
const firstStep = steps.keys().next().value!;
steps.delete(firstStep);
console.log(firstStep, steps.size);
const pair = steps.entries().next().value;
if (pair) {
  const [kk, vv] = pair;
  console.log(kk.toUpperCase(), vv + 1);
}
const numbers = new Set([3, 4]);
const x = numbers.values().next().value;
if (x !== undefined) console.log(x + 1);
const arr = ["q"].values().next();
if (!arr.done) console.log(arr.value.length);
const firstValue = steps.values().next();
console.log(firstValue, firstValue.value);
const it: Iterator<number> = numbers[Symbol.iterator]();
console.log(it.next().value + 1);
const ent = ["z"].entries().next().value!;
console.log(ent[0], ent[1]);
