// Objects that start empty under a cast and are filled member by member.
function pick<T, K extends keyof T>(o: T, ...keys: K[]): Pick<T, K> { const out = {} as Pick<T, K>; for (const k of keys) out[k] = o[k]; return out; }
console.log(pick({ id: 1, name: "a", age: 3 }, "id", "name"));
const p = {} as { x: number; y?: string }; p.x = 4; console.log(p, p.x);
const q = <{ a: string }>{}; console.log(q);
