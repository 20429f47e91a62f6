// indexOf, lastIndexOf, includes, find, findIndex, findLast, some, every.
const values = [3, 1, NaN, 3, -0];
console.log(values.indexOf(3), values.lastIndexOf(3), values.indexOf(9), values.indexOf(3, 1));
console.log(values.indexOf(NaN), values.includes(NaN), values.includes(0), values.includes(7));
const words = ["apple", "bee", "cat", "dodo"];
console.log(words.find((word) => word.length === 3), words.find((word) => word === "x"));
console.log(words.findIndex((word) => word > "b"), words.findIndex(() => false));
console.log(words.findLast((word) => word.length === 3), words.findLastIndex((word) => word.length === 3));
console.log(words.some((word) => word.startsWith("d")), words.every((word) => word.length > 2), [].every(() => false));
console.log(words.indexOf("cat"), words.includes("dog"));
