// Methods taken out of their objects: they have no object then, and equal themselves.
interface Shape { area(): number; describe(prefix: string): string; readonly kind: string }
class Square implements Shape {
  kind = "square";
  constructor(private side: number) {}
  area() { return this.side ** 2; }
  describe(prefix: string) { return `${prefix} a shape`; }
}
class Circle implements Shape {
  kind = "circle";
  area() { return 3; }
  describe(prefix: string, extra = "!") { return `${prefix} round${extra}`; }
}
const shapes: Shape[] = [new Square(2), new Circle(), { kind: "literal", area: () => 7, describe(p) { return p + " literal"; } }];
for (const s of shapes) {
  const { describe, kind } = s;
  console.log(kind, describe("it is"), typeof s.area, s.describe === s.describe);
  const area = s.area;
  try { console.log(area()); } catch (e) { console.log(e instanceof TypeError); }
}
class Base { hello(n: number): string { return "base " + n; } async later(x: number) { return x * 2; } }
class Derived extends Base { override hello(n: number): string { return "derived " + n; } }
const list: Base[] = [new Base(), new Derived(), new Base()];
const greets = list.map((b) => b.hello);
console.log([1, 2, 3].map((n, i) => greets[i](n)), greets[0] === greets[2], greets[0] === greets[1]);
const { later } = new Derived();
later(21).then((v) => console.log(v));
const handlers = new Map<string, (n: number) => string>([["a", new Base().hello], ["b", new Derived().hello]]);
console.log([...handlers].map(([k, f]) => k + f(1)).join());
interface Api { get(path: string): string; post?(path: string): string }
const make = (): Api => ({ get(path) { return "GET " + path; }, post: (p) => "POST " + p });
const { get, post } = make();
console.log(get("/"), post?.("/x"), post !== undefined);
const useApi = ({ get: fetchIt }: Pick<Api, "get">) => fetchIt("/y");
console.log(useApi(make()));

// As redux-like stores are written: what a middleware takes out of its store.
const store = (initial: number): { getState(): number; dispatch(by: number): number } => {
  let state = initial;
  return {
    getState: () => state,
    dispatch(by) {
      state += by;
      return state;
    },
  };
};
const { getState, dispatch } = store(3);
console.log(dispatch(4), getState(), [1, 2].map(dispatch));

// Behind an unknown member a method is a value like others.
interface Holder { value: unknown }
class Holds { value() { return 1; } other = 2; }
const hs: Holder[] = [new Holds(), { value: 3 }, { value: "x" }];
for (const h of hs) console.log(typeof h.value, h.value === h.value);
const held = hs[0]!.value as () => number;
console.log(held());
