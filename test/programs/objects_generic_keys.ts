// Members written by a generic key: the value is one for this very key.
interface C { position: { x: number; y: number }; name: string; frozen: true; hp: number; tags: string[] }
type Name = keyof C;
class World {
  private readonly stores: { [K in Name]: Map<number, C[K]> } = { position: new Map(), name: new Map(), frozen: new Map(), hp: new Map(), tags: new Map() };
  add<K extends Name>(e: number, key: K, v: C[K]): void { (this.stores[key] as Map<number, C[K]>).set(e, v); }
  get<K extends Name>(e: number, key: K): C[K] | undefined { return this.stores[key].get(e); }
  view<K extends Name>(e: number, ...keys: K[]): { [P in K]: C[P] } {
    const out = {} as { [P in K]: C[P] };
    for (const k of keys) out[k] = this.get(e, k)!;
    return out;
  }
}
const w = new World(); w.add(1, "position", { x: 1, y: 2 }); w.add(1, "name", "a"); w.add(1, "hp", 3); w.add(1, "tags", ["t"]);
console.log(w.view(1, "position", "name"), w.view(1, "hp").hp + 1, w.view(1, "tags", "hp"));
function setAll<T extends object>(target: T, source: Partial<T>): T { for (const k of Object.keys(source) as (keyof T)[]) { const v = source[k]; if (v !== undefined) target[k] = v; } return target; }
console.log(setAll({ a: 1, b: "x", c: [1] }, { b: "y", c: [2, 3] }));
function pick<T, K extends keyof T>(o: T, ...ks: K[]): Pick<T, K> { const r = {} as Pick<T, K>; ks.forEach((k) => { r[k] = o[k]; }); return r; }
console.log(pick({ a: 1, b: "x", c: true }, "a", "c"));

// A literal's generic method by the names of a type parameter around it.
function builder<T extends object>(initial: T) {
  let current = initial;
  const api = {
    with<K extends keyof T>(key: K, value: T[K]) {
      current = { ...current, [key]: value };
      return api;
    },
    build: (): Readonly<T> => current,
  };
  return api;
}
const polygon = builder<{ sides: number; color: string; label?: string }>({ sides: 3, color: "red" });
console.log(polygon.with("sides", 5).with("label", "penta").build(), polygon.build().color);

// A type parameter that extends a dictionary: what the object does not have is undefined.
interface Choice { kind: string; value?: number }
function kindOf<const C extends { [name: string]: Choice }>(choices: C, name: string): string {
  const choice = choices[name];
  if (!choice) return `no ${name}`;
  return choice.kind + (choices[name]?.value ?? "");
}
console.log(kindOf({ a: { kind: "A" }, b: { kind: "B", value: 1 } }, "b"), kindOf({ a: { kind: "A" } }, "z"));

// Of what is only an object any member may be asked.
function deepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === others.length &&
    names.every((name) => deepEqual(one[name as keyof typeof one], other[name as keyof typeof other]))
  );
}
console.log(deepEqual({ a: { b: [1, 2] } }, { a: { b: [1, 2] } }), deepEqual({ a: [1] }, { a: [2] }));
function dig(value: object, path: string): unknown {
  let at: unknown = value;
  for (const part of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = at[part as keyof typeof at];
  }
  return at;
}
console.log(dig({ a: { b: { c: 5 } } }, "a.b.c"), dig({ a: [10, 20] }, "a.1"), dig({ a: 1 }, "a.b.c"));
const whole = { a: 1, b: "s" };
for (const name of Object.keys(whole)) console.log((whole as never)[name]);
