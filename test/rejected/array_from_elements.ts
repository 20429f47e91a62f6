// Array.from counts by `length`; an object with elements of its own would need them looked up.
const list = { length: 2, 0: "a", 1: "b" };
console.log(Array.from(list)); // error TS2769 at 3:24
console.log(Array.from({ length: 2 }, (_, index) => index));
