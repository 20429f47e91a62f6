// Small modules of Node's as programs use them together.
import { StringDecoder } from "string_decoder";
import { format, inspect, types, isDeepStrictEqual } from "util";
import { performance } from "perf_hooks";
import { URL, URLSearchParams } from "url";
import { setTimeout as delay } from "timers/promises";
import { EventEmitter } from "events";
class LineReader extends EventEmitter {
  private rest = "";
  private readonly decoder = new StringDecoder("utf8");
  feed(chunk: Buffer): void {
    const lines = (this.rest + this.decoder.write(chunk)).split(/\r?\n/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.emit("line", line);
  }
  finish(): void { const last = this.rest + this.decoder.end(); if (last) this.emit("line", last); this.emit("end"); }
}
const reader = new LineReader();
const seen: string[] = [];
reader.on("line", (line: string) => seen.push(line));
reader.once("end", () => console.log(seen));
const text = Buffer.from("första\r\nandra €\nsista 😀");
for (let i = 0; i < text.length; i += 3) reader.feed(text.subarray(i, i + 3));
reader.finish();
const start = performance.now();
await delay(2);
console.log(performance.now() - start >= 1);
const u = new URL("/a/b?x=1&y=2#h", "http://localhost:8080");
u.searchParams.append("z", "ä");
console.log(u.href, [...new URLSearchParams(u.search)], format("%s:%d %j", "a", 5, { b: [1] }));
function log(level: "info" | "warn", message: string, ...extra: unknown[]): void { console.log(`${level.toUpperCase()} ${format(message, ...extra)}`); }
log("info", "user %s did %o", "bob", 3);
log("warn", "x", { a: 1 }, [1, 2]);
console.log(inspect({ a: { b: { c: {} } } }, { depth: 1, compact: false }), types.isPromise(delay(0)), isDeepStrictEqual(new Set([1]), new Set([1])));
const dump = (buf: Buffer): string => { let out = ""; for (let i = 0; i < buf.length; i += 16) { const slice = buf.subarray(i, i + 16); const hex = slice.toString("hex").match(/../g)?.join(" ") ?? ""; out += `${i.toString(16).padStart(8, "0")}  ${hex.padEnd(47)}  ${slice.toString("ascii").replace(/[^\x20-\x7e]/g, ".")}\n`; } return out; };
console.log(dump(Buffer.from("The quick brown fox\x00\x01ÿ")));
const frozen = Object.freeze({ a: 1 });
console.log(frozen, Buffer.isEncoding("utf8"), Buffer.from([1, 2, 3]).reverse(), Buffer.from("abc").map((b) => b + 1).toString(), Buffer.from("a,b,c").toString().split(","));
const view = new DataView(Buffer.from([0, 1, 2, 3]).buffer);
console.log(view.byteLength >= 4, Buffer.from("x").equals(Buffer.from("x")), Buffer.from("tést").lastIndexOf("t"), Buffer.alloc(3).fill("ab").toString(), Buffer.from(JSON.stringify({ a: 1 })).length);
