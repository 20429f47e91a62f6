// What nobody knows the type of is tested wherever the program says what it is: no other object's field is read.
interface A { a: number; s?: string }
interface HasA { get(): A }
class Box<T> { constructor(public v: T) {} }
const out: string[] = [];
function t(n: string, f: () => number | string | undefined): void { try { const r = f(); out.push(`${n} ${r}`); } catch (x) { out.push(`${n} ${(x as Error).name}`); } }
function use(v: A): number { return v.a; }
function run(given: unknown): void {
  if (!Array.isArray(given)) return; const x = given;
  t("let", () => { const y: A = x[0]; return y.a; });
  t("assign", () => { let z: A = { a: 1 }; z = x[0]; return z.a; });
  t("map", () => x.map((y: A) => y.a)[0]);
  t("forEach", () => { let r = 7; x.forEach((y: A) => { r = y.a; }); return r; });
  t("for", () => { let r = 7; for (const y of x) r = use(y); return r; });
  t("arg", () => use(x[0]));
  t("spread", () => use(...(x as [A])));
  t("tuple", () => { const [p]: [A] = x as [A]; return p.a; });
  t("pattern", () => { const { a }: A = x[0]; return a; });
  t("cond", () => { const c: A = Math.random() < 2 ? x[0] : { a: 1 }; return c.a; });
  t("nullish", () => { const c: A = x[0] ?? { a: 1 }; return c.a; });
  t("or", () => { const c: A = x[0] || { a: 1 }; return c.a; });
  t("find", () => { const c: A | undefined = x.find(() => true); return c?.a; });
  t("member", () => { const o: { m: A } = { m: x[0] }; return o.m.a; });
  t("literal", () => { const l: A[] = [x[0]]; return l[0]!.a; });
  t("push", () => { const l: A[] = []; l.push(x[0]); return l[0]!.a; });
  t("push spread", () => { const l: A[] = []; l.push(...x); return l[0]!.a; });
  t("spread lit", () => { const l: A[] = [...x]; return l[0]!.a; });
  t("map2", () => { const m = new Map<string, A>([["k", x[0]]]); return m.get("k")!.a; });
  t("mapset", () => { const m = new Map<string, A>(); m.set("k", x[0]); return m.get("k")!.a; });
  t("box", () => new Box<A>(x[0]).v.a);
  t("ret", () => { const f = (): A => x[0]; return f().a; });
  t("ret2", () => { function f(): A { return x[0]; } return f().a; });
  t("yield", () => { function* g(): Generator<A> { yield x[0]; } for (const y of g()) return y.a; return 7; });
  t("yield*", () => { function* g(): Generator<A> { yield* x; } for (const y of g()) return y.a; return 7; });
  t("default", () => { function f(v: A = x[0]) { return v.a; } return f(); });
  t("reduce", () => x.reduce((acc: number, y: A) => acc + y.a, 0) as number);
  t("reduce2", () => { const r: A = x.reduce((p: A, q: A) => (p.a > q.a ? p : q)); return r.a; });
  t("field", () => { class C { v: A = x[0]; } return new C().v.a; });
  t("setter", () => { const o = { set v(y: A) { out.push(String(typeof y.a === "number" ? "a number" : "")); } }; o.v = x[0]; return 7; });
  t("template", () => `${use(x[0])}`);
  t("from", () => { const l = Array.from<A>(x); return l[0]!.a; });
  t("clone", () => { const r: A = structuredClone(x[0]); return r.a; });
  t("ternary arg", () => use(x.length > 9 ? { a: 1 } : x[0]));
  t("ctx", () => { const f: () => A = () => x[0]; return f().a; });
  t("ctx2", () => { const f: (n: number) => A = (n) => x[n]; return f(0).a; });
  t("ctx3", () => { const o: { get(): A } = { get() { return x[0]; } }; return o.get().a; });
  t("ctx4", () => { class I implements HasA { get() { return x[0]; } } const h: HasA = new I(); return h.get().a; });
  t("ctx5", () => [1].map<A>(() => x[0])[0]!.a);
  t("ctx6", () => [1, 2].map((): A => x[0]).reduce((p, q) => ({ a: p.a + q.a })).a);
  t("ctx7", () => { const m = new Map<string, () => A>(); m.set("k", () => x[0]); return m.get("k")!().a; });
  t("forof pattern2", () => { let r = 7; for (const { a } of x) r = a; return r; });
  t("param pattern", () => x.map(({ a }: A) => a)[0]);
  t("assign pattern", () => { let a: number; ({ a } = x[0]); return a; });
  t("assign pattern2", () => { let v: A; [v] = x; return v.a; });
  t("catch", () => { try { throw x[0]; } catch (e) { const v = e as A; return v.a; } });
  t("default pattern", () => { const { m = x[0] }: { m?: A } = {}; return m.a; });
  t("gen return", () => { function* g(): Generator<number, A> { return x[0]; } const r = g().next(); return r.done ? r.value.a : 7; });
  t("gen sent", () => { function* g(): Generator<number, number, A> { const v = yield 1; return v.a; } const i = g(); i.next(x[0]); const r = i.next(x[0]); return r.value; });
  t("static", () => { class S { static v: A = x[0]; } return S.v.a; });
  t("enum key", () => { const r: { [k in "p" | "q"]: A } = { p: x[0], q: x[0] }; return r.p.a; });
  t("flat", () => { const l: A[] = [[x[0]]].flat(); return l[0]!.a; });
  t("sort", () => { const l: A[] = [{ a: 7 }, { a: 1 }]; l.sort(() => x[0]); return l[0]!.a; });
  t("bind", () => use.bind(null, x[0])());
  t("call", () => use.call(null, x[0]));
  t("apply", () => use.apply(null, x as [A]));
  t("opt", () => { const o: { f?: A } = {}; o.f = x[0]; return o.f!.a; });
  t("idx", () => { const l: A[] = [{ a: 7 }]; l[0] = x[0]; return l[0]!.a; });
  t("rec", () => { const l: Record<string, A> = {}; l["k"] = x[0]; return l["k"]!.a; });
  t("nullassign", () => { let l: A | undefined; l ??= x[0]; return l!.a; });
  t("switch", () => { const l: A = (() => { switch (1) { default: return x[0]; } })(); return l.a; });
  void new Promise<A>((res) => res(x[0])).then((v) => t("resolver", () => v.a), (e: Error) => out.push("resolver " + e.name));
  void (async () => { const v: A = await x[0]; t("await", () => v.a); })().catch((e: Error) => out.push("await " + e.name));
  void (async () => { for await (const v of x) t("forawait", () => use(v)); })().catch((e: Error) => out.push("forawait " + e.name));
}
for (const given of [[{ a: 1 }], [{ b: "no a" }], [{ a: "text" }], ["text"], [5]] as unknown[]) {
  out.push("--");
  run(given);
}
setTimeout(() => console.log(out.join("\n")), 20);

// A list is none of other objects than its own turn out to be.
interface Item { a: number }
const untyped = (value: unknown): Item[] => value as Item[];
try { console.log(untyped([{ c: 1 }]).length); } catch (e) { console.log("TypeError"); }
try { console.log(untyped(["text"]).length); } catch (e) { console.log("TypeError"); }
const items = [{ a: 1, b: 2 }];
console.log(untyped(items).length, untyped(items) === (items as unknown));
