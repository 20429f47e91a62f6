// Fields and variables that are set later than the checker can follow.
class Node1 { next!: Node1; value!: number; label!: string; flag!: boolean; compute!: (n: number) => number; list!: number[];
  constructor(readonly id: number) { this.reset(); }
  reset(): void { this.label = `n${this.id}`; }
  hasNext(): boolean { return this.next !== undefined; }
  sum(): number { return this.next ? this.id + this.next.sum() : this.id; }
}
const a = new Node1(1), b = new Node1(2);
console.log(a);
console.log(a.hasNext(), a.value === undefined, a.flag ? "on" : "off", a.value ?? -1, a.list?.length, a.label.length, `${a.value}`);
a.next = b; a.value = 5; a.flag = true; a.list = [1]; a.compute = (n) => n * a.value;
a.value += 2; a.value++; a.list.push(3);
console.log(a.hasNext(), a.sum(), a.value, a.flag, a.list, a.compute(3), a.compute);
try { console.log(b.next.id); } catch (e) { console.log(e instanceof TypeError); }
try { console.log(b.compute(1)); } catch (e) { console.log(e instanceof TypeError); }
interface Valued { value: number; next: Valued }
function read(v: Valued) { return v.value; }
console.log(read(a)); 
const { label, value } = a; console.log(label, value);
abstract class State { protected context!: Context; setContext(c: Context) { this.context = c; } abstract handle(): void; name() { return this.constructor.name; } }
class Context { private state!: State; private readonly names!: string[];
  constructor(state: State) { this.names = []; this.transitionTo(state); }
  transitionTo(state: State) { console.log(`to ${state.name()}`, this.state === undefined); this.state = state; this.state.setContext(this); this.names.push(state.name()); return this.names; }
  request() { this.state.handle(); } }
class A extends State { handle() { console.log("A"); this.context.transitionTo(new B()); } }
class B extends State { handle() { console.log("B"); } }
const c = new Context(new A()); c.request(); c.request();
let later!: number; let text!: string;
function init() { later = 4; text = "abc"; }
init(); console.log(later + 1, text.toUpperCase(), later.toFixed(1));
function local() { let x!: string; let n!: number; [1, 2].forEach((i) => { x = `i${i}`; n = i; }); return x + n; }
console.log(local());
function grow() { let best!: { n: number }; for (const n of [3, 1, 2]) if (!best || n < best.n) best = { n }; return best.n; }
console.log(grow());
class G<T> { zero!: T; add!: (x: T, y: T) => T; static made: G<number>; static count: number; }
const g = new G<number>(); g.zero = 0; g.add = (x, y) => x + y; console.log(g.add(g.zero, 3), G.made === undefined, G.count); G.made = g; G.count = 1; G.count++; console.log(G.made.zero, G.count);
console.log(JSON.stringify(new Node1(7)), Object.keys(b));
class Sub extends Node1 { extra!: number[]; override reset() { super.reset(); this.extra = [this.id]; } }
console.log(new Sub(4).extra);
const e = { ...a }; console.log(e.value, e.label);
const ns: number[] = [a.value, a.id]; console.log(ns, Math.max(a.value, 3), a.value > 3, a.value * 2);

// A text that is appended to before it is set.
class Appended {
  text!: string;
  count!: number;
  add(more: string): this {
    this.text += more;
    this.count += 1;
    return this;
  }
}
console.log(new Appended().add("x").add("y").text, new Appended().add("").count);

// What `undefined as T` and `null!` stand for is set later, also where T turns out to be a number or a boolean.
class Link<T> {
  next: Link<T> | null = null;
  constructor(public value: T) {}
}
class Slot<T> {
  held: T;
  constructor(held: T) {
    this.held = held;
  }
}
class Chain<T> {
  private readonly head = new Link<T>(null!);
  private readonly last = new Slot<T>(undefined as T);
  private cached: T = undefined as unknown as T;
  add(value: T): this {
    const link = new Link(value);
    link.next = this.head.next;
    this.head.next = link;
    this.last.held = this.cached = value;
    return this;
  }
  list(): T[] {
    const all: T[] = [];
    for (let link = this.head.next; link !== null; link = link.next) all.push(link.value);
    return [...all, this.last.held, this.cached];
  }
  get isEmpty(): boolean {
    return this.head.value === null && this.last.held === undefined && this.cached === undefined;
  }
}
console.log(new Chain<number>().add(1).add(2).list(), new Chain<string>().add("a").list(), new Chain<boolean>().add(false).list());
console.log(new Chain<number>().isEmpty, new Chain<string>().isEmpty, new Chain<boolean>().isEmpty);
console.log(new Link<number>(undefined!), new Slot<boolean>(null!).held === null);
class Ring<T> {
  private readonly slots: T[];
  private count = 0;
  private first = 0;
  constructor(size: number) {
    this.slots = new Array<T>(size).fill(undefined as T);
  }
  push(value: T): void {
    this.slots[(this.first + this.count++) % this.slots.length] = value;
  }
  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const value = this.slots[this.first];
    this.slots[this.first] = undefined as T;
    this.first = (this.first + 1) % this.slots.length;
    this.count--;
    return value;
  }
}
function shifted<T>(...values: T[]): (T | undefined)[] {
  const ring = new Ring<T>(2);
  return values.map((value) => {
    ring.push(value);
    return ring.shift();
  });
}
console.log(shifted(1, 2, 3), shifted("a", "b", "c"), shifted(true, false, true), new Ring<number>(1).shift());
function reduced<T>(values: readonly T[], join: (left: T, right: T) => T): T {
  let result = undefined as unknown as T;
  let begun: boolean = null!;
  values.forEach((value) => {
    result = begun ? join(result, value) : value;
    begun = true;
  });
  return result;
}
console.log(reduced([1, 2, 3], (left, right) => left + right), reduced(["a", "b"], (left, right) => left + right));
class Meter {
  level: number = null!;
  top: number = undefined!;
  rise(by: number): number {
    this.level += by;
    return this.level + (this.top > 0 ? 1 : 0);
  }
}
console.log(new Meter().rise(3), new Meter().level === 0, new Meter().top * 2, new Meter());
