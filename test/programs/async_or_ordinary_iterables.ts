// `for await` over what may be an AsyncIterable or an ordinary one, in Node's order.
async function* mapAsync<T, U>(src: AsyncIterable<T> | Iterable<T>, f: (x: T) => U | Promise<U>): AsyncGenerator<U, number, void> {
  let n = 0;
  for await (const x of src) { yield await f(x); n++; }
  return n;
}
async function collect<T>(src: AsyncIterable<T> | Iterable<T>): Promise<T[]> { const out: T[] = []; for await (const x of src) out.push(x); return out; }
async function* count(n: number): AsyncGenerator<number> { try { for (let i = 0; i < n; i++) yield i; } finally { console.log("closed", n); } }
const order: string[] = [];
async function tick(name: string, n: number): Promise<void> { for (let i = 0; i < n; i++) { await null; order.push(name + i); } }
async function main(): Promise<void> {
  console.log(await collect([1, 2, 3]), await collect(new Set(["a"])), await collect(count(2)), await collect("hey"));
  console.log(await collect(mapAsync([1, 2], (x) => x * 2)), await collect(mapAsync(count(3), async (x) => `n${x}`)));
  for await (const x of [1, 2, 3] as AsyncIterable<number> | Iterable<number>) { if (x === 2) break; console.log(x); }
  const src: AsyncIterable<number> | Iterable<number> = count(9);
  for await (const x of src) { if (x === 1) break; console.log(x); }
  const t = tick("t", 8);
  await (async () => { const list: AsyncIterable<number> | Iterable<number> = new Set([1, 2]); for await (const x of list) order.push(`x${x}`); order.push("end"); })();
  await t;
  console.log(order.join(" "));
}
await main();
