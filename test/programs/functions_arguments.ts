// `arguments`: what a function is called with, however it is called.
function count(): number { return arguments.length; }
console.log((count as (...a: number[]) => number)(1, 2), count());
function perhaps(a: number, b?: number): number { return arguments.length + (b === undefined ? 0 : 10); }
console.log(perhaps(1), perhaps(1, 2), perhaps(1, undefined));
function defaulted(a: string, b = "d"): string { if (arguments.length < 2) return a; return a + b; }
console.log(defaulted("x"), defaulted("x", "y"));
class Counter {
  constructor(a?: number) { console.log(arguments.length, a); }
  m(_x?: number): number { return arguments.length; }
}
class Double extends Counter {
  constructor() { super(5); }
  override m(x?: number, _y?: number): number { return super.m(x) * 10 + arguments.length; }
}
console.log(new Counter().m(), new Counter(1).m(2), new Double().m(1, 2));
const counter: Counter = new Double();
console.log(counter.m(), counter.m(1));
function add(a: number, b: number): number { return arguments[0] + arguments[1] + a * b; }
console.log(add(1, 2));
function total(...xs: number[]): number { let t = 0; for (let i = 0; i < arguments.length; i++) t += arguments[i]; return t + xs.length; }
console.log(total(1, 2, 3));
function all(_a: string, _b?: string): string { return Array.from(arguments).join("-") + [...arguments].length; }
console.log(all("q"), all("q", "r"));
function inArrow(a: number): number { const get = () => arguments.length + arguments[0]; return get() + a; }
console.log(inArrow(4));
const literal = { m(_a?: string) { return arguments.length; } };
console.log(literal.m(), literal.m("x"));
const expression = function (a?: string, b?: number) { return [arguments.length, a, b]; };
console.log(expression("x"), expression());
function each(_label: string, { n }: { n: number }): void { for (const x of arguments) console.log(x, n); }
each("one", { n: 1 });
function* lazily(..._xs: number[]) { for (const x of arguments) yield x as number; }
console.log([...lazily(4, 5)]);
async function later(_a: number, _b?: number) { await Promise.resolve(); return arguments.length; }
later(1).then(console.log);
const object = { arguments: 3 };
console.log(object.arguments);
