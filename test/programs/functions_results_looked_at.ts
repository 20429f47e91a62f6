// What functions give that go by a type without a result, where the program looks at it.
const sleep = (n: number) => new Promise<void>((r) => setTimeout(r, n));
class Base { go(): void { this.n++; } n = 0; }
class D extends Base { go() { super.go(); return "from D"; } }
class E2 extends Base { go() { return this.n + 0.5; } }
const list: Base[] = [new Base(), new D(), new E2()];
for (const b of list) { const r: unknown = b.go(); console.log(r, b.n); console.log(b.go()); b.go(); }
interface H { handle(x: number): void }
const hs: H[] = [{ handle: (x) => x * 2 }, { handle(x) { return `${x}`; } }, { handle() {} }, new (class { handle(x: number) { return x > 1n; } })()];
for (const h of hs) console.log(h.handle(3));
interface O { cb?: (a: string) => void; run?(): void }
const os: O[] = [{ cb: (a) => a.length, run() { return true; } }, {}, { cb: () => null }];
for (const o of os) console.log(o.cb?.("abc"), o.run?.());
const und: () => void = () => undefined;
console.log(und(), typeof und());
const big: () => void = () => 12345678901234567890n;
const i64f: () => void = () => -5n;
console.log(big(), i64f());
const fns: (() => void)[] = [() => 1, () => "s", () => true, () => ({ a: 1 }), () => [1], () => new Map([[1, 2]]), () => Symbol("q"), () => () => 3, function named() { return 1.5; }, async () => 1];
for (const f of fns) { const v: unknown = f(); console.log(v instanceof Promise ? "promise" : v, typeof v); }
function timed(fn: () => void) { const r = fn(); console.log("took", typeof r, r === undefined); return r; }
timed(() => 3); timed(() => {});
async function runAll(fs: (() => void)[]): Promise<unknown[]> { const out: unknown[] = []; for (const f of fs) out.push(await f()); return out; }
console.log(await runAll([async () => { await sleep(1); return "a"; }, () => "b", () => {}, async () => 7]));
async function through(fn: () => void) { return fn(); }
await through(async () => { await sleep(3); console.log("waited"); });
console.log("after");
await Promise.all([1, 2].map(async (n) => { const job: () => void = async () => { await sleep(n); console.log("job", n); }; await job(); }));
const g: () => unknown = fns[1]!; console.log(g());
const maybe: (() => void | Promise<void>) = fns[0]!; const mr = maybe(); console.log(mr instanceof Promise);
await sleep(1).then(async () => { await sleep(1); console.log("then"); });
const later: () => void = async () => { await sleep(2); console.log("later"); };
await sleep(1).then(later); console.log("after later");
const cbs = new Set<(n: number) => void>(); let sum = 0; cbs.add((n) => (sum += n)); cbs.add((n) => { sum -= 1; }); for (const c of cbs) c(5); console.log(sum);
const arr: number[] = []; [3, 4].forEach((x) => arr.push(x)); console.log(arr);
console.log([fns[0]!(), fns[1]!()], { a: fns[2]!() }, `${fns[0]!()}`, String(fns[1]!()), fns[0]!() ?? "none", JSON.stringify({ v: fns[0]!() as unknown }));
const tail = fns[0]!(); const obj = { tail }; console.log(obj, tail);
const t2: { fn: (this: void, a?: number) => void } = { fn: (a = 4) => a }; console.log(t2.fn(), t2.fn(9));
interface Task { name: string; fn: () => void }
const tests: Task[] = [
  { name: "a", fn: async () => { await sleep(5); console.log("in a"); } },
  { name: "b", fn: () => { console.log("in b"); } },
  { name: "c", fn: async () => { await sleep(1); throw new Error("c fails"); } },
];
for (const t of tests) {
  try { await t.fn(); console.log("passed", t.name); } catch (e) { console.log("failed", t.name, (e as Error).message); }
}
