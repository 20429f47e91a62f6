// A binary format written and read with Buffers.
import { strict as assert } from "node:assert";
import { promisify, inspect } from "node:util";
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
class Writer {
  private buf = Buffer.alloc(16);
  private pos = 0;
  private ensure(n: number): void {
    if (this.pos + n <= this.buf.length) return;
    const next = Buffer.alloc(Math.max(this.buf.length * 2, this.pos + n));
    this.buf.copy(next, 0, 0, this.pos);
    this.buf = next;
  }
  u8(v: number): this { this.ensure(1); this.pos = this.buf.writeUInt8(v, this.pos); return this; }
  u16(v: number): this { this.ensure(2); this.pos = this.buf.writeUInt16BE(v, this.pos); return this; }
  u32(v: number): this { this.ensure(4); this.pos = this.buf.writeUInt32BE(v >>> 0, this.pos); return this; }
  f64(v: number): this { this.ensure(8); this.pos = this.buf.writeDoubleBE(v, this.pos); return this; }
  str(s: string): this { const len = Buffer.byteLength(s); this.u32(len); this.ensure(len); this.pos += this.buf.write(s, this.pos, "utf8"); return this; }
  done(): Buffer { return this.buf.subarray(0, this.pos); }
}
function pack(w: Writer, v: Json): void {
  if (v === null) w.u8(0);
  else if (typeof v === "boolean") w.u8(v ? 2 : 1);
  else if (typeof v === "number") { w.u8(3); w.f64(v); }
  else if (typeof v === "string") { w.u8(4); w.str(v); }
  else if (Array.isArray(v)) { w.u8(5).u16(v.length); v.forEach((x) => pack(w, x)); }
  else { const keys = Object.keys(v); w.u8(6).u16(keys.length); for (const k of keys) { w.str(k); pack(w, v[k]); } }
}
class Reader {
  private pos = 0;
  constructor(private readonly buf: Buffer) {}
  read(): Json {
    const tag = this.buf.readUInt8(this.pos++);
    switch (tag) {
      case 0: return null;
      case 1: return false;
      case 2: return true;
      case 3: { const v = this.buf.readDoubleBE(this.pos); this.pos += 8; return v; }
      case 4: return this.str();
      case 5: { const n = this.buf.readUInt16BE(this.pos); this.pos += 2; const out: Json[] = []; for (let i = 0; i < n; i++) out.push(this.read()); return out; }
      case 6: { const n = this.buf.readUInt16BE(this.pos); this.pos += 2; const out: { [key: string]: Json } = {}; for (let i = 0; i < n; i++) { const k = this.str(); out[k] = this.read(); } return out; }
      default: throw new RangeError(`bad tag 0x${tag.toString(16)}`);
    }
  }
  private str(): string { const len = this.buf.readUInt32BE(this.pos); const s = this.buf.toString("utf8", this.pos + 4, this.pos + 4 + len); this.pos += 4 + len; return s; }
}
const doc: Json = { name: "Zoë", tags: ["a", "b", null, true], nested: { pi: Math.PI, big: 1e300 }, empty: [] };
const w = new Writer();
pack(w, doc);
const bytes = w.done();
console.log(bytes.length, bytes.toString("hex").slice(0, 60));
const back = new Reader(bytes).read();
assert.deepEqual(back, doc);
console.log(inspect(back, { depth: null, breakLength: 60 }));
try { new Reader(Buffer.from([9])).read(); } catch (e) { console.log((e as Error).message); }
try { new Reader(Buffer.from([3, 1])).read(); } catch (e) { console.log((e as NodeJS.ErrnoException).code, String(e)); }
const sleep = promisify((ms: number, cb: (err: Error | null) => void) => { setTimeout(() => cb(null), ms); });
await sleep(1);
const table = new Map<string, Buffer>();
table.set("k", Buffer.from("v"));
console.log(table, table.get("k")?.toString() ?? "none", Buffer.compare(Buffer.from("a"), Buffer.from("b")));
function crc32(buf: Buffer): number { let c = ~0; for (const byte of buf) { c ^= byte; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return ~c >>> 0; }
const out = Buffer.alloc(4); out.writeUInt32LE(crc32(Buffer.from("hello")));
console.log(out.toString("hex"), out.readUInt32LE(0), out.readInt32BE());
