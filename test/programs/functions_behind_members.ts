// Members that hold functions, seen by types that call them otherwise: with a list of arguments for single ones, with more
// or fewer, with other results.
interface OfNumbers {
  run: (...all: number[]) => number | string;
}
interface OfTwo {
  run: (a: number, b: number) => number | string;
}
interface Perhaps {
  run?: (a: number, b?: number) => unknown;
}
interface OfAnything {
  run: (...all: unknown[]) => unknown;
}
const one = { run: (a: number) => a + 1 };
const two = { run: (a: number | string, b: unknown) => `${a}/${b}` };
const several = { run: (...all: (number | undefined)[]) => all.length };
const mixed = { run: (a: number, ...more: (number | string | undefined)[]) => more.length + a };
const lists: OfNumbers[] = [one, two, several, mixed];
for (const held of lists) {
  const { run } = held;
  console.log(held.run(1, 2, 3), run(4, 5));
}
const pairs: OfTwo[] = [one, two, several, mixed];
for (const held of pairs) {
  const run = held.run;
  console.log(held.run(1, 2), run(4, 5));
}
const perhaps: Perhaps[] = [one, two, several, mixed, {}];
for (const held of perhaps) console.log(held.run?.(1, 2), held.run === undefined, held.run && held.run(3));
const anything: OfAnything[] = [
  { run: (a: unknown) => a },
  { run: (a: unknown, b: unknown) => [a, b] },
  { run: (...all: unknown[]) => all.length },
  { run: () => "none" },
];
for (const held of anything) console.log(held.run(1, "x"), [5, 6].map(held.run));
class Counter {
  constructor(public run: (a: number) => number) {}
}
const counter: OfTwo = new Counter((a) => a * 10);
console.log(counter.run(2, 3), [counter.run].map((run) => run(7, 8)));

interface Step<C> {
  name: string;
  call?: C;
}
type Listener = (...all: unknown[]) => void;
const step = <C>(name: string, call?: C): Step<C> => ({ name, call });
class Machine<E extends string, C extends Record<E, Listener> = Record<E, Listener>> {
  constructor(protected readonly steps: Step<C[E]>[] = []) {}
  go(...all: unknown[]): void {
    for (const { name, call } of this.steps) {
      call?.(...all);
      console.log("did", name);
    }
    this.steps.forEach((one) => one.call?.("again"));
  }
}
new Machine<string>([step("a", (value: unknown) => console.log("got", value)), step("b")]).go(5, 6);

// What takes a list of arguments may be one of several functions.
type Callback = ((...all: unknown[]) => Promise<void>) | ((...all: unknown[]) => void);
const seen: unknown[] = [];
const callbacks: Callback[] = [
  (...all) => {
    seen.push(all.length);
  },
  async (...all) => {
    seen.push(all);
  },
];
for (const callback of callbacks) {
  const result = callback(1, "x");
  console.log(result instanceof Promise);
}
console.log(seen);
