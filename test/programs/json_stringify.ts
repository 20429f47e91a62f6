// JSON.stringify of typed values.
console.log(JSON.stringify({ a: 1, b: "x", c: [true, null], d: { e: undefined } }), JSON.stringify([undefined, NaN, Infinity]));
console.log(JSON.stringify("quote \" backslash \\ newline \n unit \u0001 é 😀"), JSON.stringify(null), JSON.stringify(1e21));
class Point {
  constructor(
    readonly x: number,
    readonly y?: number,
  ) {}
}
console.log(JSON.stringify(new Point(1)), JSON.stringify([new Point(1, 2)]));
console.log(JSON.stringify({ a: [1, { b: 2 }], c: [] }, null, 2));

// Functions have no text.
console.log(JSON.stringify({ a: () => 1, b: 2 }), JSON.stringify([() => 1]));
const anything: unknown = () => 2;
console.log(JSON.stringify(anything) ?? "none");
