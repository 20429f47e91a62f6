// node:util: inspect with options, promisify of callbacks of all kinds, types.
import util, { inspect, promisify, types, TextEncoder as Encoder, TextDecoder } from "node:util";
const big = { zebra: 1, apple: { deep: { deeper: { deepest: { end: 1 } } } }, list: Array.from({ length: 30 }, (_, i) => i * 7), words: ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"], text: "one two\nthree four five six seven eight nine ten eleven", map: new Map<string, unknown>([["b", 1], ["a", { x: [1, 2, 3] }]]), set: new Set([3, 1, 2]) };
const options: util.InspectOptions[] = [{}, { depth: 0 }, { depth: null }, { depth: 5 }, { compact: false }, { compact: 1 }, { compact: 0 }, { compact: 5, depth: null }, { breakLength: 40 }, { breakLength: Infinity }, { breakLength: 120, compact: 10, depth: null }, { sorted: true }, { sorted: (a, b) => (a < b ? 1 : -1) }, { maxArrayLength: 3 }, { maxArrayLength: null }, { maxArrayLength: Infinity }, { compact: false, depth: null, sorted: true, breakLength: Infinity }];
for (const one of options) {
  console.log(inspect(big, one));
  console.log(inspect([big.list, [[["a"]]], { b: 1, a: 2 }], one), inspect("a\nb ".repeat(20), one), inspect(new Array(200).fill(1), one));
}
class Point { y = 1; x = 2; }
console.log(inspect(new Point(), { sorted: true }), inspect([new Point()], { compact: false }), inspect(null, { compact: false }), inspect({}, { compact: false }), inspect([], { compact: false }));

function wait(ms: number, done: (error: Error | null) => void): void { setTimeout(() => done(ms < 0 ? new Error("negative") : null), 1); }
function find(name: string, done: (error: Error | null, found?: string) => void): void { setTimeout(() => done(null, name.toUpperCase()), 1); }
function old(done: (error?: Error) => void): void { done(); }
function both(a: number, b: number, done: (error: Error | null, sum: number) => void): void { done(null, a + b); }
class Failure extends Error { code = 7; }
function typed(done: (error: Failure | undefined, result: number[]) => void): void { done(new Failure("typed"), []); }
const soon = promisify(wait);
const result: void = await soon(1);
console.log(result, await promisify(find)("x"), await promisify(old)(), await util.promisify(both)(1, 2));
await soon(-1).catch((error: unknown) => console.log(String(error)));
const sum: number = await promisify(both)(3, 4);
await promisify(typed)().catch((error: unknown) => console.log(error instanceof Failure && error.code, sum));

function* numbers(): Generator<number> { yield 1; }
const values: unknown[] = [new Date(0), /a/, new Error("x"), new TypeError("y"), new Map([[1, 2]]), new Set([1]), new Uint8Array(1), Buffer.from("a"), new Float64Array(1), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), Promise.resolve(1), numbers(), {}, [], "text", 1, null, undefined, () => 1];
for (const value of values)
  console.log([types.isDate(value), types.isRegExp(value), types.isNativeError(value), types.isMap(value), types.isSet(value), types.isUint8Array(value), types.isTypedArray(value), types.isArrayBuffer(value), types.isAnyArrayBuffer(value), types.isDataView(value), types.isArrayBufferView(value), types.isPromise(value), types.isGeneratorObject(value), util.types.isDate(value)].map(Number).join(""));
const maybe: unknown = new Date(5);
if (types.isDate(maybe)) console.log(maybe.getTime());
console.log(new TextDecoder().decode(new Encoder().encode("é")), util.format("%s %d %i %j %O %%", "a", 1.5, 2.7, { a: 1 }, [1]), util.isDeepStrictEqual({ a: 1 }, { a: 1 }));
