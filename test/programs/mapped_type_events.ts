// An event emitter typed by a mapped type over its events.
import { EventEmitter } from "node:events";
type Listener<T> = (payload: T) => void;
interface Events { login: { user: string; at: number }; logout: string; tick: void }
class TypedEmitter<E> {
  private listeners: { [K in keyof E]?: Listener<E[K]>[] } = {};
  on<K extends keyof E>(event: K, listener: Listener<E[K]>): () => void {
    const list = this.listeners[event] ?? (this.listeners[event] = []);
    list.push(listener);
    return () => { this.listeners[event] = this.listeners[event]?.filter((l) => l !== listener); };
  }
  emit<K extends keyof E>(event: K, payload: E[K]): void {
    this.listeners[event]?.forEach((l) => l(payload));
  }
}
const e = new TypedEmitter<Events>();
const off = e.on("login", ({ user, at }) => console.log("login", user, at));
e.on("logout", (name) => console.log("bye", name));
e.emit("login", { user: "ada", at: 1 });
e.emit("logout", "bob");
off();
e.emit("login", { user: "eve", at: 2 });
class EventBus {
  private handlers: Map<string, Set<(data: unknown) => void>> = new Map();
  subscribe(topic: string, h: (data: unknown) => void): this {
    if (!this.handlers.has(topic)) this.handlers.set(topic, new Set());
    this.handlers.get(topic)!.add(h);
    return this;
  }
  publish(topic: string, data?: unknown): number {
    let n = 0;
    for (const h of this.handlers.get(topic) ?? []) { h(data); n++; }
    return n;
  }
}
const bus = new EventBus();
bus.subscribe("a", (d) => console.log("a1", d)).subscribe("a", (d) => console.log("a2", typeof d));
console.log(bus.publish("a", { x: [1, 2] }), bus.publish("b"));

// An interface that extends a Record: its members are stored beside those of the index signature.
interface Signals extends Record<string, unknown[]> {
  data: [text: string];
  end: [];
}
class Source<E extends Record<string, unknown[]>> {
  private readonly listeners: { [K in keyof E]?: Set<(...args: E[K]) => void> } = {};
  on<K extends keyof E>(event: K, listener: (...args: E[K]) => void): this {
    (this.listeners[event] ??= new Set()).add(listener);
    return this;
  }
  emit<K extends keyof E>(event: K, ...args: E[K]): void {
    for (const listener of this.listeners[event] ?? []) listener(...args);
  }
}
const source = new Source<Signals>();
source.on("data", (text) => console.log(text.toUpperCase())).on("end", () => console.log("end"));
source.emit("data", "a");
source.emit("end");

// The listeners of any event, of a class that knows the events by a type parameter.
class Listeners<Events extends Record<string, unknown[]>> {
  private readonly sets: { [K in keyof Events]?: Set<(...args: Events[K]) => void> } = {};
  add<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): void {
    const set = (this.sets[event] ??= new Set());
    set.add(listener);
  }
  count(event: keyof Events): number {
    return this.sets[event]?.size ?? 0;
  }
  has(event: keyof Events): boolean {
    const set = this.sets[event];
    return set !== undefined && set.size > 0;
  }
}
const counted = new Listeners<{ a: [string]; b: [number, string]; c: [] }>();
counted.add("a", (text) => console.log(text));
counted.add("c", () => undefined);
console.log(counted.count("a"), counted.count("b"), counted.count("c"), counted.has("a"), counted.has("b"));
const ofAnyName = new Listeners<Signals>();
ofAnyName.add("data", (text) => console.log(text));
console.log(ofAnyName.count("data"), ofAnyName.count("end"), ofAnyName.has("other"));

// `this` of a listener whose events have types.
class Door extends EventEmitter<{ open: [by: string] }> { opened = 0; }
const door = new Door();
door.on("open", function (this: Door, by) { this.opened++; console.log(by, this.opened); });
door.emit("open", "Ann");
