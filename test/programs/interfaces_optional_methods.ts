// Optional methods of interfaces: in a class, in a literal, or nowhere.
interface Handler { name: string; open?(how: string): number; done?(): void }
class Full implements Handler { name = "full"; open(how: string): number { return how.length; } done(): void { console.log("done"); } }
class Empty implements Handler { name = "empty"; }
const list: Handler[] = [new Full(), new Empty(), { name: "literal", open: (how: string) => how.length * 2 }, { name: "bare" }];
function arg(): string { console.log("arg"); return "abc"; }
for (const one of list) { console.log(one.name, one.open?.(arg())); one.done?.(); }
const it: Iterator<number> = (function* (): Generator<number> { try { yield 1; yield 2; } finally { console.log("fin"); } })();
console.log(it.next());
it.return?.();
console.log(it.next());
// Called where a test has shown that it is there.
function opened(one: Handler): number | string {
  if (!one.open) return `${one.name} has none`;
  one.done?.();
  return one.open(arg());
}
function finished(one: Handler | undefined): boolean {
  if (!one?.done) return false;
  one.done();
  return true;
}
class Named implements Handler {
  constructor(readonly name: string) {}
  open(): number { return this.name.length; }
  done(): void { console.log("done", this.name); }
}
for (const one of [...list, new Named("named")]) console.log(opened(one), finished(one));
console.log(finished(undefined));
try {
  list[1]!.open!("none");
} catch (error) {
  console.log(error instanceof TypeError);
}
const openers: { [K in keyof Handler]?: Handler[K] } = new Named("partial");
if (openers.open) console.log(openers.open("x"));
// What a mapped type makes of methods.
function asked(one: Partial<Named>): string {
  if (one.open) return `${one.open()} ${one.open?.()}`;
  return typeof one.done;
}
const needed: Required<Handler> = new Named("required");
needed.done();
console.log(asked(new Named("abc")), asked({}), asked({ done: () => undefined }), needed.open("a"));
const flags: { [K in keyof Handler]-?: boolean } = { name: true, open: false, done: true };
console.log(flags, flags.open || flags.done);

// A member that may hold a function may be a method of the object's class: it gets its object.
interface Scaled { area(): number; scale?: (by: number) => Scaled; grow: (by: number) => number; reset: (() => string) | null }
class ScaledSquare implements Scaled {
  constructor(public side: number) {}
  area() { return this.side ** 2; }
  scale(by: number): ScaledSquare { return new ScaledSquare(this.side * by); }
  grow(by: number) { return this.side + by; }
  reset() { return `reset ${this.side}`; }
}
const scaledSquare: Scaled = new ScaledSquare(2);
const scaledPlain: Scaled = { area: () => 1, grow: (by) => by, reset: null };
console.log(scaledSquare.grow(4), scaledSquare.scale?.(2).area(), scaledSquare.scale!(4).area(), scaledSquare.reset?.());
for (const one of [scaledSquare, scaledPlain, { ...scaledPlain, scale: () => scaledSquare, reset: () => "none" }]) {
  console.log(one.grow(1), one.scale?.(5).area() ?? "none", one.reset?.() ?? "null");
  if (one.scale) console.log(one.scale(3).area(), one.scale !== undefined && one.scale(6).area());
  if (one.reset !== null) console.log(one.reset());
}
