// What a value is that may be a text, a record or something iterable, and instances of typed arrays.
function kindOf(init: string | Record<string, string> | Iterable<[string, string]>): string {
  if (typeof init === "string") return "text " + init;
  if (Symbol.iterator in init) { let s = "list"; for (const [a, b] of init as Iterable<[string, string]>) s += a + b; return s; }
  return "record " + Object.entries(init as Record<string, string>).join();
}
console.log(kindOf("x"), kindOf({ a: "1" }), kindOf([["b", "2"]]), kindOf(new Map([["c", "3"]])));
const r: Record<string, string> = { z: "9" };
console.log(kindOf(r));
interface Point { x: number; y: number }
function g(v: Point | Record<string, string>): string { return "x" in v ? "x there" : "no x"; }
console.log(g({ x: 1, y: 2 }), g(r), g({ x: "s" } as Record<string, string>), "z" in r, Symbol.iterator in r);
function joined(init: string | Iterable<[string, string]>): string {
  if (typeof init === "string") return "text " + init;
  let s = "list"; for (const [a, b] of init) s += a + b; return s;
}
console.log(joined("x"));
console.log(joined([["b", "2"]]));
console.log(joined(new Map([["c", "3"]])));
const u: Uint8Array = new Uint8Array(2);
function isBytes(x: unknown): boolean { return x instanceof Uint8Array; }
function first(x: string | Uint8Array): number { return x instanceof Uint8Array ? x[0] : x.length; }
console.log(u instanceof Uint8Array, isBytes(u), isBytes("x"), first("abc"), first(u));

// What stands behind an Iterable is shown as it is.
class Bag<T> {
  constructor(readonly items: Iterable<T>) {}
}
const plain = [1, 2, 3];
const behind: Iterable<number> = plain;
console.log(behind, new Bag([1, 2]), new Bag(new Set(["a"])), { behind });
function describe(items: Iterable<string>): void {
  const value: unknown = items;
  console.log(items, JSON.stringify(items), JSON.stringify({ items }), Array.isArray(value), typeof value);
}
describe(["a", "b"]);
describe(new Set(["q"]));
describe("text");
const unknownList: unknown = behind;
console.log(unknownList === plain);
