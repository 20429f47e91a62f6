// A spread of a dictionary beside members with names: the object has members that its type does not name.
const record: Record<string, number> = { a: 1, b: 2 };
const z = { ...record, c: 2 };
console.log(z, z.c, Object.keys(z), JSON.stringify(z), "a" in z, Object.entries(z).length);
interface Options { first: string; size?: number }
const o: Options = { first: "x", ...record };
console.log(o, o.first, o.size);
function withDefaults(headers?: Record<string, string>): { accept: string } { return { accept: "*/*", ...headers }; }
console.log(withDefaults(), withDefaults({ accept: "text", host: "h" }), withDefaults({ accept: "text" }).accept);

for (const k in z) console.log(k);
z.c++; console.log(z.c, { ...z, d: 1 });
const list = [{ ...record, id: 1 }, { id: 2 }]; console.log(list.map((x) => x.id), list);
const total = (x: { id: number }): number => x.id * 2; console.log(list.map(total));
console.log({ id: 9, ...z, a: 7 }, { a: 5, ...z }, { ...z });
const parsed = JSON.parse('{"q":1,"c":4,"w":[1]}') as unknown as { c: number };
const u: unknown = JSON.parse('{"q":1,"c":4,"w":[1]}');
const viewed = u as { c: number };
console.log({ ...viewed, x: 1 }, { x: 0, ...viewed, c: 5 }, viewed.c);
