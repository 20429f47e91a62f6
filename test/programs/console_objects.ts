// How console.log prints objects, arrays, nested and long ones.
console.log({}, [], { a: 1 }, [1, 2, 3], { a: { b: { c: { d: 1 } } } }, [[[[1]]]]);
console.log({ text: "t", list: [1, "x"], none: null, missing: undefined, flag: false });
console.log({ "with space": 1, valid_name: 2 });
console.log([["a", 1], ["b", 2]]);
const long = Array.from({ length: 7 }, (_, i) => `element number ${i}`);
console.log(long, { long });
console.log(Array.from({ length: 30 }, (_, i) => i));
console.log(Array.from({ length: 120 }, (_, i) => i * 100));
console.log({ alpha: "a rather long text to fill the line", beta: "another long text to fill", gamma: [1, 2, 3] });
