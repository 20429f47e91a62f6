// Streams one behind the other: `pipeline` and `finished`, with callbacks and promises, errors, functions between and at the ends.
import { Readable, Writable, Transform, PassThrough, Duplex, pipeline, finished } from "node:stream";
import { pipeline as pipe, finished as done } from "node:stream/promises";
const log = (...args: unknown[]): void => console.log(args.join(" "));
function sink(name: string): Writable {
  return new Writable({ write(chunk: Buffer, _e, cb) { log(name, chunk.toString()); cb(); } });
}
const upper = (): Transform => new Transform({ transform(chunk: Buffer, _e, cb) { cb(null, chunk.toString().toUpperCase()); } });
class LineSplitter extends Transform {
  private rest = "";
  constructor() { super({ readableObjectMode: true }); }
  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const lines = (this.rest + chunk.toString()).split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.push(line);
    callback();
  }
  override _flush(callback: (error?: Error | null) => void): void {
    if (this.rest !== "") this.push(this.rest);
    callback();
  }
}
const step = (n: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, n));
async function main(): Promise<void> {
  await new Promise<void>((resolve) => {
    pipeline(Readable.from(["a", "b"]), upper(), sink("one"), (error) => { log("done", error === undefined); resolve(); });
  });
  await pipe(Readable.from(["x", "y"]), upper(), sink("two"));
  log("two done");
  await pipe(Readable.from(["one\ntwo\nth", "ree\nfour"]), new LineSplitter(), async function* (source) { for await (const line of source) yield `<${line}>`; }, sink("lines"));
  try {
    await pipe(Readable.from(["x", "y"]), new Transform({ transform(_c, _e, cb) { cb(new Error("bad chunk")); } }), sink("three"));
  } catch (error) { log("failed", (error as Error).message); }
  const total = await pipe([1, 2, 3], async (source: AsyncIterable<number>) => { let sum = 0; for await (const n of source) sum += n; return sum; });
  log("total", total);
  const broken = new Readable({ read() { setTimeout(() => this.destroy(new Error("gone")), 1); } });
  pipeline(broken, sink("four"), (error) => log("four", error?.message));
  await step(5);
  const w = sink("five");
  finished(w, (error) => log("finished", error === undefined || error === null));
  w.write("hello"); w.end();
  await done(w);
  const early = new PassThrough();
  finished(early, (error) => log("early", (error as NodeJS.ErrnoException).code));
  early.destroy();
  await step(2);
  const duplex = new Duplex({ read() { this.push("from duplex"); this.push(null); }, write(chunk: Buffer, _e, cb) { log("to duplex", chunk.toString()); cb(); } });
  duplex.on("data", (c: Buffer) => log(c.toString()));
  duplex.end("bye");
  await done(duplex);
  log("duplex", duplex.destroyed);
  const controller = new AbortController();
  const slow = new Readable({ read() {} });
  const run = pipe(slow, sink("six"), { signal: controller.signal });
  setTimeout(() => controller.abort(), 2);
  try { await run; } catch (error) { log("aborted", (error as Error).name); }
  const corked: string[] = [];
  const v = new Writable({ writev(chunks, cb) { corked.push(chunks.map(({ chunk }) => String(chunk)).join("+")); cb(); } });
  v.cork(); v.write("a"); v.write("b"); v.write("c"); v.uncork(); v.end();
  await done(v);
  log(corked.join());
  const objects = new Readable({ objectMode: true, read() {} });
  for (let i = 0; i < 3; i++) objects.push({ id: i });
  objects.push(null);
  for await (const item of objects) log("item", item.id);
  log(await Readable.from([3, 4]).toArray());
}
function* numbers(): Generator<number> { for (let i = 0; i < 3; i++) yield i; }
async function functions(): Promise<void> {
  await pipe(() => ["p", "q"], new PassThrough(), async (source: AsyncIterable<Buffer>) => { for await (const c of source) console.log(c.toString()); });
  await pipe(numbers(), async function* (source: AsyncIterable<number>) { for await (const n of source) yield n * 2; }, async function (source: AsyncIterable<number>) { const all: number[] = []; for await (const n of source) all.push(n); console.log(all); });
  await pipe(numbers, new Transform({ objectMode: true, transform(n: number, _e, cb) { cb(null, { n }); } }), new Writable({ objectMode: true, write(o: { n: number }, _e, cb) { console.log(o); cb(); } }));
  const value = await pipe(new Set(["a", "b"]), async (source: AsyncIterable<string>): Promise<string> => { let t = ""; for await (const s of source) t += s; return t; });
  console.log(value);
  const text = await streamToString(Readable.from([Buffer.from("he"), Buffer.from("llo")]));
  console.log(text);
  pipeline([Readable.from(["z"]), new Writable({ write(c: Buffer, _e, cb) { console.log(c.toString()); cb(); } })], (e) => console.log("list", e ?? "fine"));
}
async function streamToString(s: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of s) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf-8");
}
main().then(functions).then(() => log("end"), (e: unknown) => console.log("main failed", e));
const twice = new Transform({ objectMode: true, transform(value: number, _e, cb) { cb(null, value * 2); } });
Readable.from([1, 2]).pipe(twice).on("data", (value: number) => console.log("piped", value));
