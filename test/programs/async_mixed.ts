// Coroutines wherever they can stand: fields, callbacks, optional calls, patterns, timers, unions.
class Box { items: number[] = [1, 2, 3]; each = function* (this: void): Generator<number> { yield 1; yield 2; }; load = async (n: number): Promise<number> => (await n) + this.items.length; *walk(): Generator<number> { for (const i of this.items) yield* [i, i * 10]; } }
const box = new Box();
console.log([...box.each()], [...box.walk()]);
[1, 2, 3].forEach(async (n) => { await null; console.log("each", n); });
const lookup = new Map<string, () => Promise<number>>(); lookup.set("a", async () => 1);
const found = lookup.get("a");
console.log(await found?.(), await box.load(5));
async function* gen(): AsyncGenerator<number> { try { yield 1; yield 2; } finally { console.log("cleanup"); } }
const [x, ...rest] = await Promise.all([1, 2, 3].map((n) => Promise.resolve(n)));
console.log(x, rest);
let n = 0;
const id = setInterval(async () => { n++; await null; if (n === 3) { clearInterval(id); console.log("stopped", n); } }, 1);
async function withDefault({ a = 1, b = [2] }: { a?: number; b?: number[] } = {}): Promise<number> { await null; return a + b[0]; }
console.log(await withDefault(), await withDefault({ a: 5 }), await withDefault({ b: [9] }));
for await (const v of gen()) { console.log(v); if (v === 1) break; }
type Result<T> = { ok: true; value: T } | { ok: false; error: string };
async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> { try { return { ok: true, value: await work() }; } catch (e) { return { ok: false, error: e instanceof Error ? e.message : "?" }; } }
const r1 = await attempt(async () => 42); const r2 = await attempt(async (): Promise<number> => { throw new Error("x"); });
console.log(r1, r2, r1.ok ? r1.value : r1.error);
const cache: Promise<string> | undefined = n < 100 ? Promise.resolve("c") : undefined;
console.log(await cache);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
await Promise.race([sleep(1), sleep(50)]);
function* idGen(): Generator<number, never> { let i = 0; while (true) yield i++; }
const ids = idGen(); console.log(ids.next().value, ids.next().value);
const it = ids[Symbol.iterator](); const s = it.next(); if (!s.done) console.log(s.value);
label: for (const a of [1, 2]) { for (const b of box.walk()) { if (b > 10) continue label; if (a === 2) break label; await b; console.log(a, b); } }
console.log(await (await (async () => async () => "nested")())());
const void0 = await (async () => {})(); console.log(void0);
export {};
