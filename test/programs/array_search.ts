// indexOf, includes, find and kin.
const values = [3, 1, 4, 1, 5, 9, 2, 6, NaN];
console.log(values.indexOf(1), values.indexOf(1, 2), values.indexOf(7), values.indexOf(NaN), values.indexOf(6, -2));
console.log(values.lastIndexOf(1), values.lastIndexOf(1, 2), values.lastIndexOf(3, -9), values.lastIndexOf(8));
console.log(values.includes(9), values.includes(NaN), values.includes(3, 1), [0].includes(-0));
console.log(values.find((value) => value > 3), values.find((value) => value > 100));
console.log(values.findIndex((value) => value > 4), values.findIndex((value) => value < 0));
console.log(values.findLast((value) => value < 3), values.findLastIndex((value) => value === 1));
console.log(values.at(0), values.at(-1), values.at(-2), values.at(20), values.at(-20));
const words = ["apple", "banana", "cherry"];
console.log(words.indexOf("ban" + "ana"), words.includes("cherry"), words.includes("fig"));
interface Item {
  readonly id: number;
}
const first: Item = { id: 1 };
const items: Item[] = [first, { id: 2 }];
console.log(items.indexOf(first), items.indexOf({ id: 2 }), items.includes(first));
console.log(items.find((item) => item.id === 2)?.id, items.find((item) => item.id === 3)?.id);
const mixed: (string | number | undefined)[] = ["1", 1, undefined, "x"];
console.log(mixed.indexOf(1), mixed.indexOf("1"), mixed.includes(undefined), mixed.indexOf(undefined));
