// Spreads of objects that JSON.parse made over others: their members, in order.

interface Todo { id: number; title: string; done: boolean; tags: string[] }
interface Rich extends Todo { extra: string; more?: number }
const t: Todo = { id: 1, title: "a", done: false, tags: [] };
const rich: Rich = { id: 2, title: "r", done: false, tags: ["x"], extra: "e" };
function patch(base: Todo, body: unknown) { return { ...base, ...(body as Partial<Todo>), id: base.id }; }
const bodies = ['{"done":true,"id":99}', '{}', '{"extra":"mine","title":"b"}', '{"zz":1,"tags":["n"]}', '{"more":5,"done":true}'];
for (const base of [t, rich]) for (const b of bodies) { const m = patch(base, JSON.parse(b)); console.log(m, Object.keys(m), JSON.stringify(m)); }
const map = new Map<number, Todo>([[1, t]]); const merged = { ...map.get(1)!, ...(JSON.parse('{"title":"new"}') as Partial<Todo>) }; map.set(1, merged); console.log(map, map.get(1)?.title.length, merged.tags.length);
