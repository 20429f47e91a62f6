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
