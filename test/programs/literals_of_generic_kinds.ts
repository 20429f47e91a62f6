// A literal cast to one of several types by a type parameter: in each instance it is the one of its discriminant.
interface Events { login: { user: string }; tick: number; ready: void }
type Name = keyof Events;
type AnyEvent = { [K in Name]: { name: K; payload: Events[K] } }[Name];
function emit<K extends Name>(name: K, payload: Events[K]): void {
  show({ name, payload } as AnyEvent);
}
function show(e: AnyEvent): void {
  switch (e.name) {
    case "login": console.log("login", e.payload.user); break;
    case "tick": console.log("tick", e.payload + 1); break;
    default: console.log(e.name);
  }
}
emit("login", { user: "ann" });
emit("tick", 5);
emit("ready", undefined);
type Shape = { type: "a"; value: string } | { type: "b"; value: number };
function make<T extends Shape["type"]>(type: T, value: Extract<Shape, { type: T }>["value"]): Shape {
  return { type, value } as Shape;
}
console.log(make("a", "x"), make("b", 2));
class E { private all: Shape[] = []; add<T extends Shape["type"]>(type: T, value: Extract<Shape, { type: T }>["value"]): this { this.all.push({ type: type, value: value } as Shape); return this; } sum() { return this.all.map((s) => (s.type === "a" ? s.value.length : s.value)); } }
console.log(new E().add("a", "xyz").add("b", 2).sum());
type Changes<T> = { [K in keyof T]?: { from: T[K]; to: T[K] } };
function diff<T extends object>(a: T, b: T): Changes<T> {
  const changed: Changes<T> = {};
  for (const key in a) {
    const from = a[key];
    const to = b[key];
    if (from !== to) changed[key] = { from, to };
  }
  return changed;
}
const one = { title: "a", count: 1, tags: ["x"], meta: null as { by: string } | null };
const changes = diff(one, { ...one, count: 2, meta: { by: "me" }, tags: ["x", "y"] });
console.log(changes, changes.count?.to, changes.meta?.to?.by, changes.tags?.from.length, changes.title);
if (changes.count) console.log(changes.count.from + changes.count.to);
function each<T extends object>(source: T): { [K in keyof T]: { value: T[K]; name: string } } {
  const result = {} as { [K in keyof T]: { value: T[K]; name: string } };
  for (const name of Object.keys(source) as (keyof T & string)[]) result[name] = { value: source[name], name };
  return result;
}
const eached = each({ a: 1, b: "x", c: [1, 2] });
console.log(eached, eached.a.value + 1, eached.b.value.length, eached.c.value.map((n) => n * 2));
