// map, filter, reduce, reduceRight, flatMap, flat, with indexes.
const n = [1, 2, 3, 4];
console.log(n.map((x) => x * x), n.map((x, i) => x * i), n.map(String));
console.log(n.filter((x) => x % 2 === 0), n.filter((_, i) => i > 1));
console.log(n.reduce((a, b) => a + b), n.reduce((a, b) => a + b, 100), n.reduceRight((a, b) => `${a}${b}`, ""));
console.log(n.reduce<string[]>((list, x) => [...list, "x".repeat(x)], []));
console.log(n.flatMap((x) => [x, -x]), [[1], [2, 3], []].flat());
n.forEach((x, i, all) => console.log(x, i, all.length));
console.log(["1", "2", "x"].map(Number));
const texts: (string | null)[] = ["a", null, "b"];
console.log(texts.filter((text) => text !== null).length);
