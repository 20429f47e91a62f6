// Unions of what has elements where something iterable is wanted.
function sum(data: Iterable<number>): number { let s = 0; for (const x of data) s += x; return s; }
function g(data: Uint8Array | number[]): number { return sum(data); }
function h(data: Set<number> | number[]): number { return sum(data); }
function k(data: string | string[]): number { let n = 0; const it: Iterable<string> = data; for (const x of it) n += x.length; return n; }
console.log(h(new Set([1, 2])), h([3]));
console.log(g([1, 2]), g(new Uint8Array([5])));
console.log(k("abc"), k(["de", "f"]));
function f(data: string | Iterable<number>): number {
  if (typeof data === "string") return data.length;
  let s = 0;
  for (const x of data) s += x;
  return s;
}
function m(data: string | Uint8Array | number[] | undefined): number { return data === undefined ? -1 : f(data); }
console.log(m("x"), m(new Uint8Array([5])), m([1, 2]), m(undefined));
const words: "ab" | "cde" | string[] = ["x", "yz"].length > 1 ? ["x", "yz"] : "ab";
console.log(k(words), [...new Set<number>(new Uint8Array([1, 1, 2]))], new Map<string, number>([["a", 1]] as [string, number][] | Map<string, number>).size);
function* twice(): Generator<number> { yield 1; yield 2; }
function any(data: Iterable<number> | number[] | Uint8Array): number { return sum(data); }
console.log(any(twice()), any([4]), any(new Uint8Array([7])), any(new Set([8])));

// What a method of a union takes is called with either.
const eitherMap: (Map<string, number> | Map<number, string>)[] = [new Map([["a", 1]]), new Map([[2, "b"]])];
for (const m of eitherMap) { m.forEach((v, k) => console.log(k, v)); console.log(m.size, [...m.keys()]); }
interface OfA { a: number }
interface OfB { b: string }
function show(m: Map<string, OfA> | Map<string, OfB>): void { m.forEach((v, k) => console.log(k, v)); }
show(new Map<string, OfA>([["x", { a: 1 }]]));
show(new Map<string, OfB>([["y", { b: "1" }]]));

// An empty literal beside something iterable is one of that.
function lengths({ items = [], start = 1 }: { items?: Iterable<string>; start?: number } = {}): number {
  let total = start;
  for (const item of items) total += item.length;
  return total;
}
console.log(lengths(), lengths({ items: new Set(["q"]) }), lengths({ items: ["a", "b"], start: 5 }), lengths({ items: "xyz" }));
function everything(values: Iterable<number> = [], more?: Iterable<number>): number[] {
  return [...values, ...(more ?? [])];
}
console.log(everything(), everything([1]), everything(new Set([2]), [3]), everything(undefined, new Map([[1, 2]]).values()));
