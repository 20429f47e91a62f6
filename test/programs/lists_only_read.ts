// ArrayLike: what is only read, whatever kind of list it is.
function sum(a: ArrayLike<number>): number { let s = 0; for (let i = 0; i < a.length; i++) s += a[i]; return s; }
console.log(sum([1, 2]), sum(new Uint8Array([4])), sum(new Float64Array([1, 2.5])));
function h(a: ArrayLike<number>): Uint8Array { const u = new Uint8Array(2); u.set(a); return u; }
console.log(h(new Uint8Array([4])), h(Buffer.from("ab")));
function last(a: ArrayLike<string>): string { return a[a.length - 1]; }
console.log(last("abc"), last(["x"]));
function n(a?: ArrayLike<number>): number { return a === undefined ? -1 : a.length; }
function m(a: Uint8Array | undefined): number { return n(a); }
console.log(m(undefined), m(new Uint8Array([4])), n([1]));
function either(a: Uint8Array | number[] | undefined): number { return a === undefined ? -1 : sum(a) + n(a); }
console.log(either([1, 2]), either(new Uint8Array([3])), either(undefined));
function texts(a: string | string[]): string { return last(a); }
console.log(texts("xyz"), texts(["q"]));
