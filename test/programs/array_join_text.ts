// Texts of arrays.
console.log([1, 2, 3].join(), [1, 2, 3].join(""), [1, 2, 3].join(" - "), [1].join("x"));
console.log(["a", undefined, "b", null].join("-"), [true, false].join("&"));
console.log(`${[1, 2, 3]}`, String(["x", "y"]), [1, [2, [3, 4]]].toString());
console.log([1.5, -0, NaN, Infinity, 1e21].join());
const names: (string | null)[] = [null, "x"];
console.log("<" + names.join() + ">");
