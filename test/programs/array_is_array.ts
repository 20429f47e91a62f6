// Array.isArray on what ordinary programs ask it of.
function toArray<T>(v: T | T[]): T[] { return Array.isArray(v) ? v : [v as T]; }
function toReadonly<T>(v: T | readonly T[]): readonly T[] { return Array.isArray(v) ? v : [v as T]; }
function first(v: string | string[]): string { return Array.isArray(v) ? v[0] : v; }
function size(v: unknown): number { return Array.isArray(v) ? v.length : 0; }
function sizeOf(v: object): number { return Array.isArray(v) ? v.length : -1; }
type Nested = number | Nested[];
function sum(v: Nested): number { return Array.isArray(v) ? v.reduce<number>((s, x) => s + sum(x), 0) : v; }
type Json = string | number | null | Json[] | { [k: string]: Json };
function count(v: Json): number { return Array.isArray(v) ? v.map(count).reduce((a, b) => a + b, 0) : typeof v === "object" && v !== null ? Object.keys(v).length : 1; }
console.log(toArray(1), toArray([1, 2]), toReadonly("x"), toReadonly(["y"]), first("a"), first(["b"]));
console.log(size([1, 2]), size("x"), size(null), size(["a"]), sizeOf([1]), sizeOf({}), sum([1, [2, [3]]]), count(["a", { b: 1, c: [null] }]));
console.log(new Set("hello").size, new Set([1, 1]).size, new Map([[1, "a"]]).size, [...new Set("aab")].join(""));
function flat(list: readonly unknown[]): unknown[] {
  const out: unknown[] = [];
  for (const one of list) {
    if (Array.isArray(one)) out.push(...flat(one));
    else out.push(one);
  }
  return out;
}
console.log(flat([1, [2, ["x", [true]]], []]));
// Of a type parameter or a readonly list of it: whatever is a list.
function listed<T>(value: T | readonly T[]): T[] {
  return Array.isArray(value) ? [...value] : [value as T];
}
console.log(listed(1), listed([1]), listed("s"), listed(["x"]), listed({ a: 1 }));
function counted<T>(value: T | readonly T[]): number {
  let count = 0;
  if (!Array.isArray(value)) return -1;
  for (const _ of value) count++;
  return count + value.length;
}
console.log(counted(1), counted([1, 2]), counted("abc"));
function flattened<T>(...values: (T | readonly T[])[]): T[] {
  return values.flatMap((one) => (Array.isArray(one) ? [...one] : [one as T]));
}
console.log(flattened<number>(1, [2, 3]));
const anything: unknown = { act: () => 1, text: "x" };
if (typeof anything === "object" && anything !== null) console.log(Object.values(anything).map((one) => typeof one));
