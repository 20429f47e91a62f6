// Copies that are made as records of anything and become their own type at the end: their lists can be written to.

function deepClone<T>(value: T): T {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => deepClone(item)) as unknown as T;
  const copy = {} as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    copy[key] = deepClone((value as Record<string, unknown>)[key]);
  }
  return copy as T;
}
const original = { name: "x", nested: { list: [1, 2], objs: [{ a: 1 }] } };
const copy = deepClone(original);
copy.nested.list.push(5);
copy.nested.objs[0].a = 7;
copy.nested.objs.push({ a: 3 });
copy.name = "changed";
console.log(original);
console.log(copy);
const rows = deepClone([{ id: 1, tags: ["a"] }]);
rows[0].tags.push("b"); rows[0].id = 2; rows.push({ id: 3, tags: [] });
console.log(rows);

function isObject(v: unknown): v is Record<string, unknown> { return typeof v === "object" && v !== null && !Array.isArray(v); }
type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
function merge<T extends object>(base: T, changes: DeepPartial<T>): T {
  const result: Record<string, unknown> = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(changes)) {
    const current = result[key];
    result[key] = isObject(current) && isObject(value) ? merge(current, value) : value;
  }
  return result as T;
}
interface Config { name: string; server: { host: string; port: number; tags: string[] }; list: number[]; on?: () => void; when: Date }
const settings: Config = { name: "a", server: { host: "h", port: 1, tags: ["t"] }, list: [1], when: new Date(0) };
const made = merge(settings, { server: { port: 2 }, list: [5, 6] });
made.server.tags.push("u"); made.list.push(7);
console.log(settings, made, made.when === settings.when, made.server.tags === settings.server.tags);
console.log(merge({ a: 1, b: { c: [1], d: "x" } }, { b: { d: "y" } }));

class Point { constructor(public x: number, public y: number) {} len() { return Math.hypot(this.x, this.y); } }
function copyOf<T extends object>(value: T): T {
  const out: Record<string, unknown> = {};
  for (const k of Object.keys(value)) { const v = (value as Record<string, unknown>)[k]; out[k] = Array.isArray(v) ? [...v] : v; }
  return out as T;
}
const p = new Point(3, 4);
const shape = { name: "s", points: [p, new Point(0, 1)], center: p, run: (n: number) => n + 1, map: new Map([["a", [1]]]) };
const copied = copyOf(shape);
copied.points.push(new Point(9, 9));
console.log(copied.points.length, shape.points.length, copied.center === p, copied.run(1), copied.points[0].len(), copied.map.get("a"));
console.log(copied);
