// Array.from with a function, whose parameter takes its type from the elements.
console.log(Array.from([1, 2, 3], (x) => x * 2), Array.from("ab", (c) => c + c), Array.from(new Set([1]), (x) => x + 1));
