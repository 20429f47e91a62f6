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
