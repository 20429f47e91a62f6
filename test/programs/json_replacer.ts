// JSON.stringify: replacers, indents, toJSON, cycles, what has no text.
class Money { constructor(readonly amount: number, readonly currency: string) {} toJSON(): string { return `${this.amount} ${this.currency}`; } }
class Temp { #c = 1; readonly label = "t"; get c() { return this.#c; } }
const o = { a: 1, b: "x\ty\u2028\ud800", c: [1, undefined, null, NaN, () => 1], d: undefined, e: { f: true, g: new Date(0) }, h: new Money(5, "EUR"), i: new Temp() };
console.log(JSON.stringify(o));
console.log(JSON.stringify(o, null, 2));
console.log(JSON.stringify(o, ["a", "e", "f"]), JSON.stringify({ a: [{ a: 1, z: 2 }] }, ["a"], "--"));
console.log(JSON.stringify(o, (key, value) => (typeof value === "number" ? value * 10 : key === "c" ? undefined : value)));
console.log(JSON.stringify([new Map([[1, 2]]), new Set([1]), new Error("x"), /x/g, new Uint8Array(2), [], {}, ""], null, 1));
console.log(JSON.stringify("he said \"hi\"\n"), JSON.stringify(5), JSON.stringify(null), JSON.stringify(true), JSON.stringify([[]]), JSON.stringify({}), JSON.stringify([], null, 2), JSON.stringify({}, null, 2), JSON.stringify(-0), JSON.stringify(1e21), JSON.stringify(Infinity));
interface N { name: string; next: N | null; list?: N[] }
const a: N = { name: "a", next: null };
a.next = a;
try { JSON.stringify(a); } catch (e) { console.log(String(e)); }
const b: N = { name: "b", next: null, list: [{ name: "c", next: null }] };
if (b.list) b.list[0].next = { name: "d", next: { name: "e", next: b } };
try { JSON.stringify({ x: b }); } catch (e) { console.log(String(e)); }
const u: unknown = undefined;
console.log(JSON.stringify(u), JSON.stringify({ k: u }), typeof JSON.stringify(u));
console.log(JSON.stringify({ s: "x", n: null, nested: { deep: { deeper: [1, [2]] } } }, null, "\t"));
console.log(JSON.stringify([1, "a", true].map((x) => ({ x }))), JSON.stringify({ date: new Date(NaN) }));
console.log(`${[new Money(1, "USD"), 2]}`, String({}), `${{ toString: () => "custom" }}`);
const things: unknown[] = [new Date(0), new Error("m"), /r/, { a: 1 }, [1, [2]], null, undefined, new Map()];
console.log(things.map(String).join("|"), things.map((t) => `${t}`).length);
