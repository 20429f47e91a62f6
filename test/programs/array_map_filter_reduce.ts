// The methods that take a callback.
const numbers = [1, 2, 3, 4, 5, 6];
console.log(numbers.map((value) => value * value).join());
console.log(numbers.map((value, index) => `${index}:${value}`).join(" "));
console.log(numbers.filter((value) => value % 2 === 0).join(), numbers.filter(() => false).length);
console.log(numbers.reduce((sum, value) => sum + value, 0), numbers.reduce((product, value) => product * value));
console.log(numbers.reduceRight((text, value) => text + String(value), ""));
console.log(numbers.reduceRight((left, right) => left - right));
console.log(numbers.some((value) => value > 5), numbers.some((value) => value > 6));
console.log(numbers.every((value) => value > 0), numbers.every((value, index) => value === index), [].every(() => false));
let log = "";
numbers.forEach((value, index, all) => {
  log += `${value}/${all.length - index} `;
});
console.log(log);
console.log(numbers.flatMap((value) => (value % 2 === 0 ? [value, value * 10] : [])).join());
console.log([[1, 2], [3], [], [4]].flat().join());
const counted = ["a", "b", "a"].reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map<string, number>());
console.log(counted.get("a"), counted.get("b"), counted.size);
try {
  const none: number[] = [];
  none.reduce((a, b) => a + b);
} catch (error) {
  console.log(error instanceof TypeError, error instanceof Error ? error.message : "");
}
const grown = [1, 2, 3];
console.log(grown.map((value) => { if (grown.length < 6) grown.push(value + 10); return value; }).join(), grown.join());

// A first value of the elements' own type.
const flatten = <T>(lists: readonly T[][]): T[] => lists.reduce((all, list) => [...all, ...list], []);
console.log(flatten([[1], [2, 3]]), flatten([["a"], []]), flatten<number>([]));
const mixedLists: (number | string)[][] = [[1, "a"], [2]];
console.log(mixedLists.reduce((all, one) => all.concat(one), []), mixedLists.reduceRight((all, one) => [...all, ...one], []));
const counts: { [name: string]: number }[] = [{ a: 1 }, { b: 2 }];
console.log(counts.reduce((all, one) => ({ ...all, ...one }), {}));
const steps: ((n: number) => number)[] = [(n) => n + 1, (n) => n * 2];
console.log(steps.reduce((f, g) => (n) => g(f(n)), (n) => n)(5));
