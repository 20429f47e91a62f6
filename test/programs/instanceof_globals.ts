// instanceof of what the language makes itself.
const values: unknown[] = [[1], [], "a", 1, null, undefined, () => 1, class A {}, { a: 1 }, new Map(), new Date(0), /x/, Symbol("s"), 5n, new Uint8Array(1)];
for (const value of values)
  console.log(value instanceof Array, value instanceof Function, value instanceof Object, typeof value);
function describe(value: string | number[] | { name: string } | (() => number)): string {
  if (value instanceof Array) return `list of ${value.length}, ${value.map((one) => one * 2)}`;
  if (value instanceof Function) return `function giving ${value()}`;
  return typeof value === "string" ? value.toUpperCase() : value.name;
}
console.log(describe("a"), describe([1, 2]), describe({ name: "n" }), describe(() => 7));
function deepCopy<T>(value: T): T {
  if (value instanceof Array) return value.map((one: unknown) => deepCopy(one)) as T;
  if (value instanceof Object) {
    const made: Record<string, unknown> = {};
    for (const [key, one] of Object.entries(value as object)) made[key] = deepCopy(one);
    return made as T;
  }
  return value;
}
const source = { a: [1, { b: 2 }], c: "x" };
const copy = deepCopy(source);
console.log(copy, copy !== source, copy.a !== source.a, deepCopy(5), deepCopy([[1], [2]]));
console.log(new Error("e") instanceof Object);

// Nothing makes objects of texts and numbers.
const textOf = (item: unknown): string => (typeof item === "string" || item instanceof String ? `<${item}>` : `[${item}]`);
console.log(textOf("x"), textOf(5), textOf(null), textOf(["y"]));
let asked = 0;
const ask = (value: unknown): unknown => {
  asked++;
  return value;
};
console.log(ask(1) instanceof Number, ask(true) instanceof Boolean, ask("x") instanceof String, asked);
