// Literals of which a cast lets members out, that are filled and asked later; lists of what is not known.
const o = { a: [] } as Record<string, unknown>;
if (Array.isArray(o.a)) o.a.push(1, 2);
console.log(o);
interface Config { host: string; port: number; tags: string[]; on: boolean; inner?: { x: number } }
const c = {} as Config;
c.host = "h";
console.log(c);
c.port = 80;
c.tags = ["a"];
console.log(c, c.on);
c.on ??= true;
c.tags ??= [];
console.log(c);
const part = { host: "q" } as Config;
part.port ??= 99;
part.port ||= 3;
console.log(part, Object.keys(part), "on" in part, part.on === undefined, JSON.stringify(part));
const acc = [["a", 1], ["b", 2]].reduce((o, [k, v]) => ({ ...o, [k]: v }), {} as Record<string, unknown>);
console.log(acc);
class W { opts = {} as Config; state = {} as { n: number; m: Map<string, number> };
  set(k: string) { this.state.m ??= new Map(); this.state.m.set(k, 1); this.state.n = (this.state.n ?? 0) + 1; } }
const w = new W(); w.set("a"); w.set("b"); console.log(w);
function make<T>(): T { return {} as T; }
const z = make<Config>(); z.host = "1"; console.log(z);

const open: Record<string, unknown> = { list: [], typed: [1] };
(open.typed as number[]).push(2);
console.log(open);
function anything(value: unknown): void {
  if (Array.isArray(value)) value.push("more");
  console.log(value);
}
anything([]);

// Which of several types a literal is cast to is told by the members that it has.
type Step<T> = { done?: false; value: T } | { done: true; value: undefined };
type Figure = { kind: "circle"; radius: number } | { kind: "box"; name: string; isOpen: boolean };
const step = (count: number): Step<string> =>
  count > 1 ? ({ done: true } as Step<string>) : ({ value: "x" } as Step<string>);
console.log(step(1), step(2), step(2).value, step(2).done);
const box = { kind: "box", name: "b" } as Figure;
if (box.kind === "box") console.log(box.name, box.isOpen, box);
class Letters {
  [Symbol.iterator]() {
    let at = 0;
    return {
      next: () => {
        if (at === 2) return { done: true } as IteratorResult<string, undefined>;
        return { value: "ab"[at++] };
      },
    };
  }
}
console.log([...new Letters()]);

// `as never` fits anywhere, and the value is what is wanted there.
interface Point {
  x: number;
  label: string;
}
const point: Point = {} as never;
point.x = 1;
point.label = "p";
const mapValues = <T extends object, U>(from: T, change: (value: T[keyof T], key: keyof T) => U): { [K in keyof T]: U } => {
  const made: { [K in keyof T]: U } = {} as never;
  for (const key in from) made[key] = change(from[key], key);
  return made;
};
console.log(
  point,
  mapValues({ a: 1, b: 2 }, (value, key) => `${String(key)}=${value}`),
);
const asked: unknown = 4;
const increase = (value: number): number => value + 1;
console.log(increase(asked as never));
const texts: string[] = [] as never;
texts.push("t");
const counts: Record<string, number> = {} as never;
counts.k = 1;
console.log(texts, counts);
