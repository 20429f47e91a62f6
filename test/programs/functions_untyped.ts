// `Function` as a type: stored, compared, asked for its name, cast to what it is.
function describe(f: Function): string {
  return `${f.name} ${typeof f}`;
}
function add(a: number, b: number): number {
  return a + b;
}
class A {}
class B extends A {
  constructor(readonly x: number) {
    super();
  }
}
console.log(describe(add), describe((x: number) => x), describe(A), describe(B), describe(class {}));
const handlers: Function[] = [add, describe, A];
console.log(handlers.includes(add), handlers.length, handlers[0] === add, handlers);
const table = new Map<Function, string>([[add, "add"], [B, "B"]]);
console.log(table.get(add), table.get(B), table.get(describe));
class Registry {
  private readonly seen = new Set<Function>();
  add(f: Function): boolean {
    if (this.seen.has(f)) return false;
    this.seen.add(f);
    return true;
  }
}
const r = new Registry();
console.log(r.add(add), r.add(add), r.add(() => 1));
function kind(v: string | Function): string {
  return typeof v === "string" ? v : `fn ${v.name}`;
}
console.log(kind("s"), kind(add));
const u: unknown = add;
const back = u as Function;
console.log(back.name);
if (typeof u === "function") console.log("it is", u.name);
const sum = back as (a: number, b: number) => number;
console.log(sum(1, 2));
const holder: { f: Function | undefined } = { f: undefined };
console.log(holder, holder.f?.name);
holder.f = add;
console.log(holder, holder.f.name);
const made: unknown = new B(1);
const maker: Function = new B(1).constructor;
console.log(made instanceof maker, maker === B, maker.name);
// Called: with whatever the function takes, which is tested.
class Emitter {
  private readonly listeners: { [event: string]: Function[] } = {};
  on(event: string, listener: Function): this {
    (this.listeners[event] ||= []).push(listener);
    return this;
  }
  off(event: string, listener: Function): this {
    this.listeners[event] = (this.listeners[event] || []).filter((one) => one !== listener);
    return this;
  }
  emit(event: string, ...args: unknown[]): void {
    this.listeners[event]?.forEach((listener) => listener(...args));
  }
}
const increase = (n: number): void => console.log("increased", n + 1);
const emitter = new Emitter().on("a", increase).on("a", (x: { v: number } | number) => console.log(x));
emitter.emit("a", 4);
emitter.off("a", increase).emit("a", { v: 5 });
for (const one of [(a: number, b: string) => console.log(a, b), () => console.log("none"), console.log] as Function[])
  one(1, "x");
const factories = new Map<string, Function>([["five", () => ({ v: 5 })]]);
console.log((factories.get("five")!() as { v: number }).v);
const double: Function = (a: number) => a * 2;
const hidden: unknown = double;
console.log(double(4), (hidden as (a: number) => number)(3), (double as (a: number) => number)(2), double === hidden);
const options: { done?: Function } = {};
options.done?.(1);
options.done = (n: number) => console.log("done", n);
options.done?.(2);
if (options.done) options.done(3);
const itself: Function = A;
try {
  itself();
} catch (error) {
  console.log(error instanceof TypeError);
}
