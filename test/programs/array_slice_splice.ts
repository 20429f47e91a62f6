// slice, splice, concat, fill, copyWithin, with and toSpliced.
const letters = ["a", "b", "c", "d", "e"];
console.log(letters.slice().join(""), letters.slice(2).join(""), letters.slice(-2).join(""));
console.log(letters.slice(1, 3).join(""), letters.slice(1, -1).join(""), letters.slice(3, 1).length);
console.log(letters.slice(-100, 100).join(""), letters.slice(NaN, 2).join(""), letters.slice(1.9, 3.9).join(""));
const copy = letters.slice();
console.log(copy.splice(1, 2).join(""), copy.join(""));
console.log(copy.splice(1, 0, "x", "y", "z").length, copy.join(""));
console.log(copy.splice(-1, 1, "end").join(""), copy.join(","));
console.log(copy.splice(2).join(","), copy.join(","));
console.log(copy.splice(0, 99, "only").join(","), copy.join(","));
console.log(letters.concat(["f"], "g", ["h", "i"]).join(""), letters.length);
console.log([1, 2, 3, 4].fill(0, 1, 3).join(), [1, 2, 3].fill(7).join(), [1, 2, 3].fill(9, -1).join());
console.log([1, 2, 3, 4, 5].copyWithin(0, 3).join(), [1, 2, 3, 4, 5].copyWithin(1, 0, 3).join());
console.log([1, 2, 3, 4, 5].copyWithin(-2, -4, -3).join());
console.log(letters.with(1, "B").join(""), letters.with(-1, "E").join(""), letters.join(""));
console.log(letters.toSpliced(1, 2, "!", "?").join(""), letters.toSpliced(1).join(""), letters.join(""));
try {
  letters.with(5, "x");
} catch (error) {
  console.log(error instanceof RangeError);
}
