// `(...args: any[]) => void`: any function may be one. What it is called with is tested where the function says what it
// takes, and it stays the function that it was.
type Handler = (...args: any[]) => void;

class Signals<M extends { [K in keyof M]: Handler }> {
  private readonly table = new Map<keyof M, Set<(...args: any[]) => void>>();
  on<E extends keyof M>(event: E, handler: M[E]): this {
    if (!this.table.has(event)) this.table.set(event, new Set());
    this.table.get(event)!.add(handler);
    return this;
  }
  off<E extends keyof M>(event: E, handler: M[E]): boolean {
    return this.table.get(event)?.delete(handler) ?? false;
  }
  emit<E extends keyof M>(event: E, ...args: Parameters<M[E]>): void {
    this.table.get(event)?.forEach((handler) => (handler as (...args: Parameters<M[E]>) => void)(...args));
  }
}
interface Machine {
  connect: (host: string, port: number) => void;
  measure: (sample: { degrees: number }) => void;
  close: () => void;
}
const signals = new Signals<Machine>();
const greet = (host: string): void => console.log("connected to", host);
const count = (sample: { degrees: number }): void => void sample.degrees++;
signals.on("connect", greet).on("connect", (host, port) => console.log(host, port));
signals.on("close", () => console.log("closed")).on("measure", count);
const sample = { degrees: 20 };
signals.emit("connect", "here", 80);
signals.emit("measure", sample);
signals.emit("close");
console.log(sample, signals.off("connect", greet), signals.off("connect", greet));
signals.emit("connect", "there", 81);

type Table = { [event: string]: (...args: any[]) => void };
class Lists<T extends Table> {
  private lists: { [K in keyof T]?: T[K][] } = {};
  on<K extends keyof T>(event: K, listener: T[K]): void {
    if (!this.lists[event]) this.lists[event] = [];
    this.lists[event]!.push(listener);
  }
  emit<K extends keyof T>(event: K, ...args: Parameters<T[K]>): void {
    if (this.lists[event]) for (const listener of this.lists[event]!) listener(...args);
  }
}
const lists = new Lists<{ say: (word: string, times: number) => void; stop: () => void }>();
lists.on("say", (word, times) => console.log(word.repeat(times)));
lists.on("stop", () => console.log("stop"));
lists.emit("say", "ho", 3);
lists.emit("stop");

// Called as they are: with values, objects, arrays, functions and instances.
class Animal {
  constructor(readonly name: string) {}
}
const several: Handler[] = [(n: number) => console.log(n + 1), () => console.log("nothing"), greet];
for (const one of several.slice(0, 2)) one(4);
console.log(several.indexOf(greet), several.includes(greet), several[2] === greet, several[0] === greet, greet.name);
const append: Handler = (list: number[]) => list.push(1);
const list = [0];
append(list);
console.log(list);
const change: Handler = (point: { x: number }, label?: string) => console.log(++point.x, label);
const point = { x: 1 };
change(point);
change(point, "again");
console.log(point.x);
const named: Handler = (animal: Animal) => console.log(animal.name);
named(new Animal("Rex"));
const later: Handler = (done: (n: number) => void) => done(4);
later((n: number) => console.log("done", n));
const operations: Record<string, (...args: any[]) => any> = {
  up: (text: string) => text.toUpperCase(),
  size: (map: Map<string, number>) => map.size,
  add: (a: number, b: number) => a + b,
};
console.log(operations.up("abc"), operations["size"](new Map([["a", 1]])), (operations.add(2, 3) as number) * 2);
const pipe = (...steps: ((...args: any[]) => any)[]): ((x: number) => unknown) => {
  return (x) => steps.reduce<unknown>((value, step) => step(value), x);
};
console.log(pipe((n: number) => n + 1, (n: number) => `${n}!`)(4)); // prettier-ignore
const memoize = <F extends (...args: any[]) => any>(fn: F): F => {
  const known = new Map<string, ReturnType<F>>();
  return ((...args: Parameters<F>) => {
    const key = JSON.stringify(args);
    if (!known.has(key)) known.set(key, fn(...args));
    return known.get(key)!;
  }) as F;
};
console.log(memoize((a: number) => a * 2)(4));

// A function behind a conversion is the same function, in comparisons, lists, Sets and Maps.
type Sink = (value: unknown) => void;
const sink = (f: (n: number) => void): Sink => f as Sink;
const log = (n: number): void => console.log("log", n);
const sinks = new Set<Sink>([sink(log), sink(log)]);
const calls = new Map<Sink, number>([[sink(log), 1]]);
const kept: Sink[] = [sink(log)];
console.log(sinks.size, calls.get(sink(log)), kept.includes(sink(log)), kept.filter((one) => one !== log).length);
const held: unknown = kept[0];
console.log(sink(log) === log, held === log, held === greet, sinks.delete(sink(log)), sinks.size);
kept[0](5);

// Functions among other things: told apart where a cast names the function.
type Job = (() => string) | { handle(): string };
const jobs: Job[] = [() => "called", { handle: () => "handled" }];
console.log((jobs[0] as () => string)());
try {
  (jobs[1] as () => string)();
} catch (error) {
  console.log(error instanceof TypeError);
}
let queue: (() => void)[] = [];
queue = queue.concat(() => console.log("first"));
queue = (queue || []).concat([() => console.log("second")], () => console.log("third"));
for (const run of queue) run();

// A union's method that takes functions: the one for the error's value is never called.
class Right<T> {
  constructor(readonly value: T) {}
  map<U>(fn: (value: T) => U): Either<U, never> {
    return new Right(fn(this.value));
  }
}
class Left<E> {
  constructor(readonly error: E) {}
  map<U>(_: (value: never) => U): Either<U, E> {
    return this;
  }
}
type Either<T, E> = Right<T> | Left<E>;
const divide = (a: number, b: number): Either<number, string> => (b === 0 ? new Left("by zero") : new Right(a / b));
console.log(divide(6, 3).map((x) => x + 1), divide(1, 0).map((x) => x + 1)); // prettier-ignore
