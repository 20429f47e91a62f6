// What type parameters extend may say any; an object tells its class's name; a literal's methods that do without it are values.
interface Shape { area(): number }
class Sq implements Shape { area() { return 1; } } class Ci extends Sq {}
const list: Shape[] = [new Sq(), new Ci(), { area: () => 3 }];
for (const s of list) console.log(s.constructor.name, `${s.constructor.name}!`);
const tool = { double(n: number) { return n * 2; }, join(a: string, b: string): string { return a + b; }, base: 2 };
console.log([1, 2].map(tool.double), tool.double === tool.double); const { double } = tool; console.log(double(4));
function debounce<F extends (...args: any[]) => void>(fn: F): (...args: Parameters<F>) => void { return (...args: Parameters<F>) => { fn(...args); }; }
debounce((a: number, b: string) => console.log(a, b))(1, "x");
function logged<F extends (...args: any[]) => any>(fn: F, label: string): (...args: Parameters<F>) => ReturnType<F> { return (...args: Parameters<F>): ReturnType<F> => { console.log("call", label); return fn(...args); }; }
console.log(logged((a: number, b: number) => a + b, "add")(2, 3), logged((s: string) => s.length, "len")("four"));
class Emitter<Events extends Record<string, any>> {
  private listeners: { [K in keyof Events]?: ((e: Events[K]) => void)[] } = {};
  on<K extends keyof Events>(name: K, fn: (e: Events[K]) => void): this { (this.listeners[name] ??= []).push(fn); return this; }
  emit<K extends keyof Events>(name: K, e: Events[K]) { this.listeners[name]?.forEach((f) => f(e)); }
}
const em = new Emitter<{ a: number; b: { s: string } }>(); em.on("a", (n) => console.log(n + 1)).on("b", ({ s }) => console.log(s)); em.emit("a", 1); em.emit("b", { s: "q" });
type Ret<T> = T extends (...args: any[]) => infer R ? R : never; const r: Ret<() => string> = "s"; console.log(r);
function timed<A extends any[], R>(fn: (...a: A) => R) { return (...a: A): R => fn(...a); } console.log(timed((x: number, y: string) => y.repeat(x))(2, "ab"));
function pick<T extends Record<string, any>, K extends keyof T>(o: T, ...ks: K[]): Pick<T, K> { const out = {} as Pick<T, K>; for (const k of ks) out[k] = o[k]; return out; }
console.log(pick({ a: 1, b: "x", c: true }, "a", "c"));
function memo<F extends (...args: any[]) => any>(fn: F): (...args: Parameters<F>) => ReturnType<F> {
  const cache = new Map<string, ReturnType<F>>();
  return (...args: Parameters<F>) => { const key = JSON.stringify(args); if (cache.has(key)) return cache.get(key)!; const result = fn(...args); cache.set(key, result); return result; };
}
let n = 0; const slow = memo((a: number, b: number) => { n++; return a * b; }); console.log(slow(2, 3), slow(2, 3), n);
