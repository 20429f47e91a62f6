// Walking what is one of several kinds of collections.

const set: ReadonlySet<string> = new Set(["a", "b"]);
function* gen(): Generator<string> { try { for (;;) yield "g"; } finally { console.log("closed"); } }
function pick(n: number): string[] | ReadonlySet<string> | Generator<string> | string | Set<string> {
  return n === 0 ? ["x", "y"] : n === 1 ? set : n === 2 ? gen() : n === 3 ? new Set("q") : "text";
}
let n = 0;
for (let i = 0; i < 5; i++) {
  for (const x of pick(i)) { console.log(i, x); if (++n > 8) break; }
}
class Bag { constructor(private items: number[]) {} *[Symbol.iterator]() { yield* this.items; } }
const own: Bag | number[] = Math.random() > 2 ? [1] : new Bag([4, 5]);
for (const x of own) console.log(x);
const other = (k: number): Bag | string[] | Map<string, number> => (k === 0 ? new Bag([1, 2]) : k === 1 ? ["a"] : new Map([["k", 1]]));
for (let k = 0; k < 3; k++) for (const x of other(k)) console.log(x);
const spread = [...(n > 100 ? set : ["z"]), ...other(0)];
console.log(spread);
const opt: ReadonlySet<string> | undefined = n > 0 ? set : undefined;
for (const x of opt ?? []) console.log(x);
for (const [k, v] of n > 0 ? new Map([["a", 1]]) : [["b", 2] as [string, number]]) console.log(k, v);
for (const [k, v] of n < 0 ? Object.entries({ q: 1 }) : new Map([["a", 1]]).entries()) console.log(k, v);
const [first, second] = pick(2);
console.log(first);
console.log(Math.max(...(n > 0 ? new Set([1, 2]).values() : [7])));
console.log(Array.from(n > 0 ? set : ["q"]), new Set(n > 0 ? ["m"] : set).size);
