// Iterators of the library: those over Maps and Sets show what is still to come.
console.log([1].entries(), new Map([[1, 2]]).keys(), new Map([[1, 2]]).entries(), new Set([1]).values(), "x"[Symbol.iterator](), [1].values(), "a".matchAll(/a/g));
const m = new Map<string, { a: number[] }>([["x", { a: [1] }], ["y", { a: [2, 3] }]]);
const it = m.values(); console.log(it, [it], { it }); it.next(); console.log(it); it.next(); it.next(); console.log(it);
console.log(m.keys(), m.entries(), m[Symbol.iterator](), new Map().keys(), new Set().values(), new Set(["a"]).entries(), { a: { b: { c: m.keys() } } }, [[[m.keys()]]], [[[["deep"]]]]);
console.log(new Uint8Array(2).values(), new Uint8Array(2).entries());
console.log(new Set(Array.from({ length: 120 }, (_, i) => i)).values());
console.log(new Set(["a long text of some length", "another long text of some length", "and one more of these texts"]).values());
console.log(new DataView(new ArrayBuffer(2)));
let n = 0; for (const k of m.keys()) n += k.length; console.log(n, [...m.values()].length);
