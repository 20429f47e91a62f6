// Maps with many entries, deleted and inserted again.
const map = new Map<number, number>();
for (let i = 0; i < 20_000; i++) map.set(i * 31, i);
for (let i = 0; i < 20_000; i += 2) map.delete(i * 31);
for (let i = 0; i < 5_000; i++) map.set(-i, i);
let sum = 0;
for (const [key, value] of map) sum += key % 7 + value;
console.log(map.size, sum, map.get(31), map.get(62), map.get(-4999));
const first = map.keys().next();
console.log(first.value, first.done);
const words = new Map<string, number>();
for (let i = 0; i < 5000; i++) words.set(`word${i}`, i);
console.log(words.size, words.get("word4321"), words.has("word5000"));
