// Stack overflow is a RangeError that can be caught, again and again.
function down(n: number): number { return n < 0 ? 0 : 1 + down(n + 1); }
for (let i = 0; i < 3; i++) {
  try { down(0); } catch (e) { console.log(e instanceof RangeError, e instanceof Error ? e.message : ""); }
}
const even = (n: number): boolean => (n === 0 ? true : odd(n - 1));
const odd = (n: number): boolean => (n === 0 ? false : even(n - 1));
console.log(even(5000));
try { even(-1); } catch (e) { console.log((e as Error).name); }
class Node { next: Node | null = null; depth(): number { return this.next === null ? 1 : 1 + this.next.depth(); } }
const n = new Node(); n.next = n;
try { console.log(n.depth()); } catch (e) { console.log(String(e)); }
interface Visitor { visit(d: number): void }
const v: Visitor = { visit(d) { this.visit(d + 1); } };
try { v.visit(0); } catch (e) { console.log(String(e)); }
let calls = 0;
const f = (g: () => void): void => { calls++; g(); };
const loop = (): void => f(loop);
try { loop(); } catch (e) { console.log(String(e), calls > 1000); } finally { console.log("finally"); }
// Through the library and back.
const overflow = (name: string, run: () => void): void => {
  try { run(); console.log(name, "has an end"); } catch (e) { console.log(name, e instanceof RangeError, String(e)); }
};
function compare(a: number, b: number): number { return [a, b].sort(compare)[0] - b; }
overflow("sort", () => { [3, 1, 2].sort(compare); });
function mapped(x: number[]): number[] { return x.map((y) => mapped([y])[0]); }
overflow("map", () => { mapped([1]); });
class Circle { get radius(): number { return this.radius + 1; } toString(): string { return `${this}`; } }
overflow("a getter", () => { console.log(new Circle().radius); });
overflow("toString", () => { console.log(String(new Circle())); });
function replaced(s: string): string { return s.replace(/x/g, () => replaced(s)); }
overflow("replace", () => { replaced("x"); });
const entries = new Map([[1, 2]]);
function each(): void { entries.forEach(() => each()); }
overflow("forEach", each);
const deep: unknown[] = [];
let innermost = deep;
for (let i = 0; i < 200000; i++) { const inner: unknown[] = []; innermost.push(inner); innermost = inner; }
overflow("structuredClone", () => { structuredClone(deep); });
overflow("flat", () => { console.log(deep.flat(Infinity).length); });
async function never(n: number): Promise<number> { return (await never(n + 1)) + 1; }
never(0).then(() => console.log("has an end"), (e: Error) => console.log("await", e instanceof RangeError, e.message));
