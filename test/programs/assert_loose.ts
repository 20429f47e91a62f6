// equal, notEqual, deepEqual and notDeepEqual of node:assert: every value against every other.
import assert, { deepEqual, equal, notDeepEqual, notEqual } from "node:assert";
class P { constructor(readonly x: number) {} }
class Q { constructor(readonly x: number) {} }
class MyError extends Error {}
const bare = Object.create(null) as Record<string, number>;
bare["x"] = 1;
const values: unknown[] = [1, "1", true, 0, -0, "", false, null, undefined, NaN, 1n, [1], ["1"], [], {}, { x: 1 }, { x: "1" }, new P(1), new Q(1), new Date(1), new Date(2), /a/, /b/, new Error("a"), new MyError("a"), new TypeError("a"), new Map([["a", 1]]), new Map([["a", "1"]]), new Set([1, 2]), new Set(["2", 1]), new Uint8Array([1]), Buffer.from([1]), new Int8Array([1]), { x: undefined }, [undefined], [null], { a: [{ b: "2" }] }, { a: [{ b: 2 }] }, Symbol.iterator];
function holds(run: () => void): string { try { run(); return "1"; } catch (error) { return error instanceof assert.AssertionError ? "0" : String(error); } }
for (const a of values) {
  console.log(values.map((b) => holds(() => equal(a, b)) + holds(() => notEqual(a, b)) + holds(() => deepEqual(a, b)) + holds(() => notDeepEqual(a, b))).join(" "));
}
function failing(run: () => void): void {
  try { run(); } catch (error) { if (error instanceof assert.AssertionError) console.log(JSON.stringify(error.message), error.operator, error.generatedMessage, error.actual, error.expected); }
}
console.log(holds(() => deepEqual(bare, { x: 1 })), holds(() => deepEqual({ x: 2 }, bare)));
failing(() => assert.equal(1, 2));
failing(() => assert.equal("a", [1], "given"));
failing(() => assert.notEqual("1", 1));
failing(() => assert.deepEqual([1], [2]));
failing(() => assert.deepEqual({ b: [1, { c: new Map([["k", 1]]) }], a: "x".repeat(20) }, values.slice(0, 18)));
failing(() => assert.notDeepEqual({ a: 1 }, { a: 1 }));
failing(() => assert.equal({ a: 1 }, { a: 1 }));
failing(() => assert.notDeepEqual([1], ["1"]));
assert(true); assert.ok(1);
assert.strictEqual(1, 1);
const f: typeof assert.equal = assert.equal;
failing(() => f(1, 3));
