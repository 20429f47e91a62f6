// node:assert and node:util: what holds, what is thrown, equality by content.
import assert, { AssertionError, deepStrictEqual, strictEqual } from "node:assert";
import { format, inspect, isDeepStrictEqual, promisify } from "node:util";

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}
class Other {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}
const circle: { name: string; self?: unknown } = { name: "c" };
circle.self = circle;
const circle2: { name: string; self?: unknown } = { name: "c" };
circle2.self = circle2;
const record: Record<string, number> = { b: 2, a: 1 };
const pairs: [unknown, unknown][] = [
  [1, 1], [1, "1"], [NaN, NaN], [0, -0], [null, undefined], ["a", "a"], [1n, 1n],
  [[1, 2], [1, 2]], [[1, 2], [1, 2, 3]], [[1], ["1"]], [{ a: 1, b: [2] }, { b: [2], a: 1 }], [{ a: 1 }, { a: 1, b: 2 }],
  [record, { a: 1, b: 2 }], [new Point(1, 2), new Point(1, 2)], [new Point(1, 2), new Other(1, 2)], [new Point(1, 2), { x: 1, y: 2 }],
  [new Date(5), new Date(5)], [new Date(5), new Date(6)], [/a/g, /a/g], [/a/g, /a/], [new Error("x"), new Error("x")], [new Error("x"), new TypeError("x")],
  [new Map([["a", { n: 1 }]]), new Map([["a", { n: 1 }]])], [new Map([["a", 1]]), new Map([["a", 2]])],
  [new Set([1, 2]), new Set([2, 1])], [new Set(["a"]), new Set(["b"])], [new Set([[1]]), new Set([[1]])], [circle, circle2],
  [new Uint8Array([1]), new Uint8Array([1])], [new Uint8Array([1]), Buffer.from([1])], [[], {}],
];
console.log(pairs.map(([left, right]) => isDeepStrictEqual(left, right)).join(" "));

assert(true);
assert.ok(1, "fine");
strictEqual(1 + 1, 2);
deepStrictEqual({ a: [1] }, { a: [1] });
assert.notStrictEqual(1, 2);
assert.notDeepStrictEqual([1], [2]);
assert.throws(() => JSON.parse("{"));
assert.throws(() => {
  throw new Error("no such user");
}, /no such/);
assert.match("abc", /b/);
await assert.rejects(Promise.reject(new Error("gone")), /gone/);
function failing(run: () => void): void {
  try {
    run();
    console.log("held");
  } catch (error) {
    if (error instanceof AssertionError) console.log(error.name, error.code, error.operator, error.generatedMessage, error.message.split("\n")[0]);
    else console.log(String(error));
  }
}
failing(() => assert(0, "zero"));
failing(() => assert.strictEqual(1, 2));
failing(() => assert.strictEqual("a", "b", "texts"));
failing(() => assert.deepStrictEqual([1], [2], "lists"));
failing(() => assert.notStrictEqual(3, 3));
failing(() => assert.throws(() => 1));
failing(() => assert.fail("by hand"));
failing(() => assert.ok(false, new RangeError("mine")));
function half(value: string | undefined): number {
  assert(value !== undefined, "a value");
  return value.length / 2;
}
console.log(half("four"));

// A member that never returns, held by a function and by an object.
interface Checker {
  (value: number): number;
  fail(message?: string): never;
}
function fails(message?: string): never {
  throw new Error(message);
}
const checker: Checker = Object.assign((value: number) => value, { fail: fails });
const only: { fail(message: string): never } = { fail: fails };
failing(() => checker.fail("checked"));
failing(() => only.fail("only"));

console.log(format("%s is %d", "x", 5, { a: 1 }), inspect({ a: { b: { c: { d: 1 } } } }), inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }), inspect("text"));
function later(name: string, count: number, done: (error: Error | null, value: string) => void): void {
  setTimeout(() => (count < 0 ? done(new Error("negative"), "") : done(null, name.repeat(count))), 1);
}
const soon = promisify(later);
console.log(await soon("ab", 2));
await soon("x", -1).catch((error: unknown) => console.log(String(error)));
