// Streams: what is told in which order, by events, pipes and loops.
import { Readable, Writable, Transform, PassThrough, Duplex } from "node:stream";
const log = (...args: unknown[]): void => console.log(args.join(" "));
const source = new Readable({ read() {} });
source.on("data", (chunk: Buffer) => log("data", chunk.toString()));
source.on("end", () => log("end"));
source.on("close", () => log("close"));
source.push("one");
source.push("two");
source.push(null);
class Counter extends Readable {
  private index = 0;
  constructor(private readonly max: number) { super({ objectMode: true, highWaterMark: 2 }); }
  override _read(): void {
    this.index++;
    log("read", this.index);
    if (this.index > this.max) this.push(null);
    else this.push({ n: this.index });
  }
}
class Sum extends Writable {
  total = 0;
  constructor() { super({ objectMode: true, highWaterMark: 2 }); }
  override _write(chunk: { n: number }, _e: BufferEncoding, callback: (error?: Error | null) => void): void {
    log("write", chunk.n);
    this.total += chunk.n;
    setTimeout(callback, 1);
  }
  override _final(callback: (error?: Error | null) => void): void { log("final", this.total); callback(); }
}
const sum = new Sum();
sum.on("finish", () => log("finish", sum.total));
sum.on("close", () => log("sum close"));
sum.on("drain", () => log("drain"));
sum.on("pipe", () => log("pipe"));
sum.on("unpipe", () => log("unpipe"));
new Counter(5).pipe(sum);
const upper = new Transform({
  transform(chunk: Buffer, _encoding, callback) { callback(null, chunk.toString().toUpperCase()); },
  flush(callback) { callback(null, "!"); },
});
upper.setEncoding("utf8");
upper.on("data", (text: string) => log("upper", text));
upper.on("end", () => log("upper end"));
upper.on("finish", () => log("upper finish"));
upper.write("abc");
upper.end("def", () => log("upper end callback"));
const through = new PassThrough();
through.on("readable", () => {
  let chunk;
  while ((chunk = through.read() as Buffer | null) !== null) log("readable", chunk.toString());
});
through.on("end", () => log("through end"));
through.write("x"); through.write("y"); through.end();
async function main(): Promise<void> {
  for await (const item of Readable.from(["a", "b", "c"])) log("from", item as string);
  const parts: string[] = [];
  for await (const chunk of Readable.from([1, 2, 3])) parts.push(String(chunk));
  log(parts.join());
  const bad = new Readable({ read() { this.destroy(new Error("broken")); } });
  try { for await (const chunk of bad) log(String(chunk)); } catch (error) { log("caught", (error as Error).message); }
  const w = new Writable({ write(chunk: Buffer, encoding, callback) { log("w", chunk.toString(), encoding); callback(chunk.length > 3 ? new Error("too long") : null); } });
  w.on("error", (error) => log("w error", error.message));
  w.on("close", () => log("w close"));
  log(w.write("abc", (e) => log("cb1", String(e))));
  log(w.write("abcd", (e) => log("cb2", e?.message ?? "none")));
  log(w.write("later", (e) => log("cb3", e?.message ?? "none")));
}
void main();
