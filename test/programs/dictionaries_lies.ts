// What has no place in an object with fields that stands for a dictionary, or that is assigned to, is a TypeError: its fields
// are read as what their types say.
class Animal { constructor(readonly name: string) {} }
class Dog extends Animal { constructor(name: string, readonly age: number) { super(name); } }
const known = { a: new Dog("rex", 3) };
const view: { [name: string]: Animal } = known;
function attempt(run: () => void): void { try { run(); console.log("taken"); } catch (e) { console.log(String(e)); } }
attempt(() => { view["a"] = new Animal("cat"); });
attempt(() => { view["a"] = new Dog("max", 9); });
attempt(() => { view["b"] = new Dog("max", 9); });
console.log(known.a.age);
const lists = { l: [1, 2], d: new Dog("x", 1) }; const lv: { [name: string]: number[] | string | Dog | bigint } = lists;
attempt(() => { lv["l"] = "text"; }); attempt(() => { lv["d"] = 5n; }); attempt(() => { lv["l"] = [5]; });
console.log(lists.l, lists.d.age);
const mixed = { d: new Dog("x", 1) };
attempt(() => { Object.assign(mixed, { d: "text" }); }); attempt(() => { Object.assign(mixed, { d: 5n }); });
console.log(mixed.d.age);
const table = { inc: (x: number) => x + 1, dec: (x: number) => x - 1 };
const calls: Record<string, (x: number) => number> = table; console.log(calls["inc"]!(4));
const other = { f: (x: number) => "t" + x }; const looser: Record<string, (x: number) => unknown> = other;
attempt(() => console.log(looser["f"]!(3)));
// What an object has beyond its type is tested where it is taken for one of several types.
interface Sized {
  size: number;
}
const hidden: Sized = (() => {
  const made = { size: 1, list: [1, 2] };
  return made;
})();
type Mixed = Record<string, string | number>;
const takers: { [name: string]: () => string | number } = {
  spread: () => ({ ...hidden } as Mixed)["list"]!,
  spreadOfObject: () => ({ ...(hidden as object) } as Mixed)["list"]!,
  seen: () => (hidden as Sized & Mixed)["list"]!,
  values: () => Object.values(hidden as Sized & Mixed)[1]!,
  entries: () => Object.entries(hidden as Sized & Mixed)[1]![1],
};
for (const name of Object.keys(takers)) {
  try {
    const value = takers[name]!();
    console.log(name, typeof value === "number" ? value + 1 : value.toUpperCase());
  } catch (error) {
    console.log(name, error instanceof TypeError ? "TypeError" : error);
  }
}
