// Object.assign with lists of sources, into objects, dictionaries and literals.
interface Opts { a: number; b?: string; c: boolean }
const list: Partial<Opts>[] = [{ a: 2 }, { b: "x" }, { c: true }];
const x: Opts = { a: 1, c: false };
Object.assign(x, ...list);
console.log(x);
const rec: Record<string, number> = { a: 1 };
const recs: Record<string, number>[] = [{ b: 2 }, { c: 3 }];
Object.assign(rec, ...recs); console.log(rec);
const m: Record<string, number> = Object.assign({}, ...recs); console.log(m);
const merge = (...objs: Record<string, number>[]): Record<string, number> => Object.assign({}, ...objs);
console.log(merge({ a: 1 }, { b: 2 }, { a: 3 }));
function mergeAll<T extends object>(base: T, ...rest: Partial<T>[]): T { return Object.assign({}, base, ...rest); }
console.log(mergeAll({ a: 1, b: "k" }, { b: "z" }, { a: 5 }));
interface Deep { tags?: string[]; pos: { x: number }; f?: () => number }
const deep: Deep = { pos: { x: 1 } };
const changes: Partial<Deep>[] = [{ tags: ["a"] }, { pos: { x: 5 } }, { f: () => 3 }];
console.log(Object.assign(deep, ...changes), deep.f?.(), deep.tags);
