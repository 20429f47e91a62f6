// What small programs do with the library, one after the other.
type Readable = Readonly<{ a: number }>;
class Stack<T> { private items: T[] = []; push(x: T): void { this.items.push(x); } pop(): T | undefined { return this.items.pop(); } get size(): number { return this.items.length; } toJSON(): T[] { return [...this.items]; } }
const s = new Stack<number>(); s.push(1); s.push(2);
console.log(JSON.stringify({ s }), s.size, s);
const words = "the quick brown fox jumps over the lazy dog".split(" ");
const freq = words.reduce<Record<string, number>>((acc, w) => { acc[w] = (acc[w] ?? 0) + 1; return acc; }, {});
console.log(freq, Object.entries(freq).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 2));
const grouped = words.reduce((m, w) => { const k = w.length; const l = m.get(k) ?? []; l.push(w); m.set(k, l); return m; }, new Map<number, string[]>());
console.log([...grouped.entries()].sort(([a], [b]) => a - b));
console.log(Object.fromEntries(Object.entries(freq).map(([k, v]) => [k.toUpperCase(), v * 2])));
const date = new Date("2024-03-15T12:34:56.789Z");
console.log(date.toISOString().replace(/[-:]/g, "").slice(0, 15), `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}`);
const csv = `name,age\n"Smith, J",42\nBob,7`;
const rows = csv.split("\n").map((line) => line.match(/("([^"]*)"|[^,]+)/g)?.map((c) => c.replace(/^"|"$/g, "")) ?? []);
console.log(rows);
try { null as unknown as string; throw new RangeError("bad", { cause: { code: 1 } }); } catch (e) { if (e instanceof Error) console.log(e.name, e.message, e.cause); }
console.log([3, 1, 2].toSorted().at(-1), [1, 2, 3].map(String).join(""), "abc".split("").reverse().join(""));
console.log(Number("12abc"), parseInt("12abc"), (12.5).toFixed(), (0.1 + 0.2).toFixed(2), 1e21 + "", (1234.5).toLocaleString());
const url = "https://example.com:8080/path?x=1&y=2#frag";
const m = url.match(/^(https?):\/\/([^:/]+)(?::(\d+))?(\/[^?#]*)?(?:\?([^#]*))?(?:#(.*))?$/);
if (m) { const [, scheme, host, port, path, query, hash] = m; console.log(scheme, host, port, path, query, hash); }
const params = new Map("x=1&y=2".split("&").map((p) => p.split("=") as [string, string]));
console.log(params, [...params].map(([k, v]) => `${k}:${v}`).join());
console.log(words.map((w) => w[0].toUpperCase() + w.slice(1)).join(" "), words.every((w) => /^[a-z]+$/.test(w)));
console.log([1, 2, 3, 4].findLast((x) => x % 2), Array.from({ length: 3 }, (_, i) => Array.from({ length: 3 }, (_, j) => i * j)));
const t = "a-b_c".replace(/[-_](\w)/g, (_, c) => c.toUpperCase());
console.log(t, structuredClone({ x: [1, { y: 2 }] }));
