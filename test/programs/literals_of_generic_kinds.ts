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
