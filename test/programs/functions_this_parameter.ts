// Functions that declare their `this`: called by `call` and `apply`, without an object, and as values.
interface Cpu { a: number; log: string[] }
function load(this: Cpu, n: number, ...more: number[]): number { this.a += n + more.length; this.log.push(`load ${n}`); return this.a; }
const cpu: Cpu = { a: 1, log: [] };
console.log(load.call(cpu, 2), load.apply(cpu, [3, 4, 5]), cpu);
function plain(this: void, n: number): number { return n * 2; }
console.log([1, 2].map(plain), plain.call(undefined, 4));
console.log(plain(4), ((f: (n: number) => number) => f(5))(plain));
const holder = { n: 3, add(this: { n: number }, k: number): number { return this.n + k; } };
console.log(holder.add(2));
function both(this: { n: number } | void, k: number): number { return k + (this ? this.n : 0); }
console.log(both(1), both.call({ n: 5 }, 1));
function counter(this: { n: number } | void, by: number): number { return by + (this === undefined ? 0 : this.n); }
console.log([1, 2].map(counter));
function f2(this: { n: number }, by: number): number { return this.n + by; }
const g: (by: number) => number = f2 as (by: number) => number;
try { console.log(g(4)); } catch (e) { console.log("TypeError"); }
