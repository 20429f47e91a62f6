// ?. on properties, elements and calls: short-circuit of the whole chain.
interface Config {
  server?: { port?: number; hosts?: string[]; start?: () => string };
}
const configs: (Config | null)[] = [
  null,
  {},
  { server: {} },
  { server: { port: 80, hosts: ["a", "b"], start: () => "started" } },
];
for (const config of configs) {
  console.log(config?.server?.port, config?.server?.hosts?.[1], config?.server?.hosts?.length, config?.server?.start?.());
  console.log((config?.server?.port ?? 0) + 1, config?.server?.hosts?.map((host) => host.length).join());
}
let calls = 0;
function index(): number {
  calls++;
  return 0;
}
const none: number[] | undefined = configs[0] === null ? undefined : [1];
console.log(none?.[index()], calls);
class Parent {
  child: Parent | null = null;
  name = "p";
  describe(): string {
    return `${this.name}>${this.child?.describe() ?? "."}`;
  }
}
const parent = new Parent();
parent.child = new Parent();
console.log(parent.describe(), parent.child?.child?.name);
// A method that is called by `?.()` or by its name in brackets has its object.
class Node2 { constructor(public w: number, public next: Node2 | null = null) {} get(): number { return this.w; } static of(): number { return 5; } }
const linked = new Node2(1, new Node2(2));
const following: Node2 | null = linked.next;
const show = (f: () => unknown): void => { try { console.log(f()); } catch (e) { console.log("threw", e instanceof TypeError); } };
show(() => linked.get?.());
show(() => linked.next?.get?.());
show(() => following?.get?.());
show(() => linked.next!.get?.());
show(() => (linked.next as Node2).get?.());
show(() => linked.next?.["get"]?.());
show(() => linked?.get());
interface I { w: number; get?(): number }
const holder: I = { w: 3, get() { return this.w; } };
const outer: { i?: I | null } = { i: holder };
show(() => outer.i?.get?.());
show(() => holder.get?.());
show(() => ({ i: holder } as { i: I | null }).i?.get?.());
const table = new Map<string, Node2>([["a", linked]]);
show(() => table.get("a")?.get?.());
show(() => table.get("b")?.get?.());
show(() => Node2.of?.());
const maybe: number[] | null = [1, 2].length > 1 ? [3, 4] : null;
show(() => maybe?.join?.("-"));
show(() => "abc".toUpperCase?.());
class G { f?: () => number; h = (): number => 8; m2(a: number, b = 2): number { return a + b + this.h(); } get acc(): () => number { return () => 6; } }
const made = new G();
show(() => made.f?.());
show(() => made.h?.());
show(() => made.acc?.());
show(() => made.m2?.(1));
made.f = () => 4;
show(() => made.f?.());
show(() => linked["get"]());
show(() => holder["get"]?.());
show(() => [1, 2]["join"]("+"));
class Calc { total = 0; ["add"](n: number): number { return (this.total += n); } }
const calc = new Calc();
show(() => calc["add"](4) + calc.add(1));
const which = "get" as const;
show(() => linked[which]());
