// Keys of every kind: NaN, zeroes, objects by identity, texts by content, booleans, undefined.
const numbers = new Map<number, string>([[NaN, "nan"], [0, "zero"], [1.5, "half"], [-1, "minus"]]);
console.log(numbers.get(NaN), numbers.get(-0), numbers.get(1.5), numbers.size);
class Key {
  constructor(readonly id: number) {}
}
const k = new Key(1);
const objects = new Map<Key, string>([[k, "one"]]);
console.log(objects.get(k), objects.get(new Key(1)), objects.has(k));
const texts = new Map<string, number>();
for (let i = 0; i < 50; i++) texts.set(`k${i % 7}${"x".repeat(i % 3)}`, i);
console.log(texts.size, texts.get("k" + "3" + "x"));
const mixed = new Map<string | number | boolean | null, number>([["1", 1], [1, 2], [true, 3], [null, 4]]);
console.log(mixed.get("1"), mixed.get(1), mixed.get(true), mixed.get(null), mixed.get(false));
