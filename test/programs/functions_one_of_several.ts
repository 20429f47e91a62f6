// One of several functions where one type of functions is wanted: each is called in its own way.
const run = (f: () => unknown): unknown => {
  try {
    return f();
  } catch (error) {
    return String(error);
  }
};
class Point {
  constructor(readonly x: number) {}
}
const makers = [() => 1, () => "text", () => true, () => new Point(3), () => [1, 2], () => undefined, () => 5n];
for (const make of makers) console.log(run(make));
console.log(makers.map(run));
const apply = (f: (value: number) => string | number): string => `<${f(4)}>`;
const table = { double: (value: number) => value * 2, text: (value: number) => `n${value}`, none: () => 7 };
for (const key of ["double", "text", "none"] as const) console.log(apply(table[key]));

function pick(flag: boolean): ((a: number, b?: string) => number) | ((a: number) => string) {
  return flag ? (a: number, b?: string) => a + (b?.length ?? 0) : (a: number) => "s" + a;
}
const both: ((a: number) => number | string)[] = [pick(true), pick(false)];
console.log(both.map((one) => one(2)));
const perhaps = (flag: number): (() => number) | (() => string) | null =>
  flag === 0 ? null : flag === 1 ? () => 1 : () => "one";
const taken: ((() => unknown) | null)[] = [0, 1, 2].map(perhaps);
console.log(taken.map((one) => one?.() ?? "null"));
const listeners: ((event: { type: string }) => void)[] = [];
const on = (f: (event: { type: string; detail: number }) => unknown): void => {
  listeners.push((event) => console.log(f({ ...event, detail: 5 })));
};
for (const f of [(event: { detail: number }) => event.detail + 1, (event: { type: string }) => event.type.length > 2, () => "no"])
  on(f);
listeners.forEach((one) => one({ type: "click" }));
const kept = new Map<string, () => unknown>();
for (const [index, make] of makers.entries()) kept.set(`m${index}`, make);
console.log([...kept.values()].map((make) => make()), kept.get("m0") === (makers[0] as unknown));
const twice = [() => 1, () => 2]; const runAll = (fs: Iterable<() => number>) => { let t = 0; for (const f of fs) t += f(); return t; }; console.log(runAll(twice), runAll(new Set(twice)), runAll([() => 5]));
const any = (fs: Iterable<() => unknown>) => [...fs].map((f) => f()); console.log(any([() => 1, () => "x"]));
function* three(): Generator<() => unknown> { yield () => 3; } console.log(any(three()));

type Either = ((x: number) => string | number) | ((x: number, y: string) => boolean | null);
const five = (x: number) => x; const yes = (x: number, y: string) => x > y.length; const named5 = (x: number) => "n" + x;
const eithers: Either[] = [five, yes, named5];
for (const h of eithers) console.log(h(2, "abc"));
function go(h: Either): unknown { return h(4, "q"); }
console.log(go(five), go(yes), go(named5), eithers.map((h) => go(h)));
const chosen: Either = Math.random() < 2 ? five : yes; console.log(chosen(3, "z"));
interface HasEither { run: Either } const has: HasEither[] = [{ run: five }, { run: yes }]; console.log(has.map((h) => h.run(1, "")));
const named = new Map<string, Either>([["five", five], ["yes", yes]]); for (const [k, h] of named) console.log(k, h(9, "x"));

// One function among other kinds of values, called as what gives several.
type Plain = string | number;
const resolved = (value: Plain | (() => Plain)): string => (typeof value === "function" ? `f${value()}` : `${value}`);
console.log([1, "a", () => 3].map((value) => resolved(value)));
