// `this.method = this.method.bind(this)` in constructors: a field of the instance, and calls as before.
class Counter {
  count = 0;
  private listeners: (() => void)[] = [];
  constructor(private readonly step: number) {
    this.increment = this.increment.bind(this);
    this.add = this.add.bind(this);
  }
  increment(): number { this.count += this.step; for (const l of this.listeners) l(); return this.count; }
  add(a: number, b = 2): number { return this.count + a + b; }
  on(l: () => void): () => void { this.listeners.push(l); return () => { this.listeners = this.listeners.filter((x) => x !== l); }; }
}
class Loud extends Counter {
  name: string;
  constructor(name: string) { super(5); this.name = name; this.shout = this.shout.bind(this); }
  increment(): number { console.log("loud", this.name); return super.increment(); }
  shout(): void { console.log(this.name, this.count); }
}
const c = new Counter(2);
const { increment, add } = c;
console.log(increment(), increment(), add(1), c.count, [1, 2].map(add));
console.log(c, Object.keys(c));
const l = new Loud("x");
const f = l.increment; f(); f();
l.on(l.shout); l.increment();
console.log(l.shout === l.shout, c.increment === c.increment, l);
interface Inc { increment(): number }
const i: Inc = l; const g = i.increment; console.log(g(), i.increment());
