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
