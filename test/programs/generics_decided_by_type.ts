// Branches that the type arguments of an instance decide, rest parameters that stand for any number, members that a test
// asks for, and arrays that take the element type of where they go.
function show<T>(x: T): string {
  if (typeof x === "number") return x.toFixed(2);
  if (typeof x === "string") return x.toUpperCase();
  if (Array.isArray(x)) return "array " + x.length;
  if (x instanceof Date) return x.toISOString();
  return typeof x;
}
console.log(show(1), show("a"), show([1, 2]), show(true), show(new Date(0)), show({ a: 1 }));
function size<T extends string | unknown[] | Map<string, number>>(x: T): number {
  switch (typeof x) {
    case "string":
      return x.length;
    default:
      return Array.isArray(x) ? x.length : x instanceof Map ? x.size : -1;
  }
}
console.log(size("abc"), size([1, 2]), size(new Map([["a", 1]])));
function lengthOf<T extends { length: number } | number>(x: T): number {
  return typeof x === "number" ? x : x.length;
}
console.log(lengthOf(3), lengthOf("abc"), lengthOf([1]));

class Query<T extends Record<string, unknown>> {
  #parts: string[] = [];
  #order: { field: keyof T }[] = [];
  where<K extends keyof T>(field: K, value: T[K]): this {
    this.#parts.push(`${String(field)}=${typeof value === "string" ? `'${value.replace(/'/g, "''")}'` : value}`);
    return this;
  }
  orderBy(field: keyof T): this {
    this.#order.push({ field });
    return this;
  }
  build(): string {
    return this.#parts.join(" and ") + this.#order.map((one) => ` by ${String(one.field)}`).join("");
  }
}
console.log(new Query<{ id: number; name: string }>().where("id", 1).where("name", "O'B").orderBy("name").build());

class Emitter<E extends Record<string, unknown[]>> {
  private listeners: { [K in keyof E]?: ((...args: E[K]) => void)[] } = {};
  on<K extends keyof E>(name: K, listener: (...args: E[K]) => void) {
    (this.listeners[name] ??= []).push(listener);
  }
  emit<K extends keyof E>(name: K, ...args: E[K]): boolean {
    const list = this.listeners[name];
    list?.forEach((one) => one(...args));
    return list !== undefined;
  }
}
const emitter = new Emitter<{ login: [user: string, at: number]; tick: [] }>();
emitter.on("login", (user, at) => console.log(user, at));
emitter.on("tick", (...none) => console.log("tick", none));
console.log(emitter.emit("login", "ann", 3), emitter.emit("tick"));
const traced =
  <A extends unknown[], R>(f: (...args: A) => R) =>
  (...args: A): R => {
    console.log("called with", args.length, args);
    return f(...args);
  };
console.log(traced((x: number, y: string) => y.repeat(x))(2, "ab"), traced(() => 5)());

// Rest parameters on one side of an interface or of a function's type.
interface Log {
  log(text: string): void;
  sum(a: number, b: number): number;
}
class Parts implements Log {
  log(...parts: string[]) {
    console.log("parts", parts.length, parts.join());
  }
  sum(...numbers: number[]) {
    return numbers.reduce((a, b) => a + b, 0);
  }
}
const log: Log = new Parts();
log.log("x");
interface Variadic {
  emit(...values: number[]): number;
}
class Two implements Variadic {
  emit(first = 7, ...rest: number[]) {
    return first * 10 + rest.length;
  }
}
const variadic: Variadic = new Two();
console.log(log.sum(1, 2), variadic.emit(), variadic.emit(1), variadic.emit(1, 2, 3));
const headAndTail: (...values: number[]) => string = (first, ...rest) => `${first}|${rest.join()}`;
const count: (a: number, b: number) => number = (...values) => values.length;
console.log(headAndTail(1, 2, 3), count(1, 2));
interface Mapper {
  map(x: number): number;
}
class Identity implements Mapper {
  map<T>(x: T): T {
    return x;
  }
}
const mapper: Mapper = new Identity();
console.log(mapper.map(4) + 1);

// Tests of members, some of which only a cast claims.
interface Fish {
  swim(): string;
  fins: number;
}
interface Bird {
  fly(): string;
  wings?: number;
}
type Pet = Fish | Bird;
const isFish = (pet: Pet): pet is Fish => (pet as Fish).swim !== undefined;
class Trout implements Fish {
  fins = 3;
  swim() {
    return "trout";
  }
}
const pets: Pet[] = [{ swim: () => "swims", fins: 2 }, { fly: () => "flies", wings: 2 }, new Trout()];
for (const pet of pets) {
  console.log(isFish(pet) ? pet.swim() : pet.fly(), typeof (pet as Bird).fly, (pet as Bird).wings ?? "none");
  if ((pet as Fish).swim) console.log((pet as Fish).fins !== undefined);
}
console.log(pets.filter(isFish).map((fish) => fish.swim()));

// New arrays take the element type that is wanted.
type Cell = "X" | "O" | null;
const board: Cell[] = Array(3).fill(null);
board[0] = "X";
const grid: Cell[][] = Array.from({ length: 2 }, () => Array(2).fill(null));
grid[0][1] = "O";
const sheet: (number | null)[][] = Array(2)
  .fill(null)
  .map(() => Array(2).fill(null));
sheet[1][1] = 4;
let mixed: (number | string)[] = [1, 2].map((x) => x * 2);
mixed.push("a");
console.log(board, grid, sheet, mixed);
mixed = "a,b".split(",");
mixed.push(4);
console.log(mixed, Array(2).fill(0).fill(1, 1));

// What a literal gives itself replaces what it spreads, of whatever type that is.
type Result<T> = { ok: true; value: T; rest: string } | { ok: false; expected: string };
const mapResult = <A, B>(result: Result<A>, f: (a: A) => B): Result<B> =>
  result.ok ? { ...result, value: f(result.value) } : result;
console.log(mapResult({ ok: true, value: "12", rest: "" }, Number), mapResult({ ok: false, expected: "x" }, Number));

// Dictionaries: spread, assigned, taken apart.
const prices: Record<string, number> = {};
Object.assign(prices, { a: 1 }, { b: 2 });
const labels: Record<string, string | number> = { ...prices, c: "x" };
const { a, ...others } = labels;
console.log(prices, labels, a, others, Object.assign({}, prices, { z: 9 }));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const parsed: unknown = JSON.parse('{"name":"A"}');
if (isRecord(parsed)) console.log(typeof parsed.name);

// Methods bound to their object, errors that restore their prototype, `resolve` as a timer's callback, enums by name.
class Counter {
  count = 0;
  readonly actions: { [name: string]: () => number };
  constructor() {
    this.actions = { up: this.up.bind(this), down: () => --this.count };
  }
  up(): number {
    return ++this.count;
  }
}
const counter = new Counter();
console.log(counter.actions.up(), counter.actions.up(), counter.actions.down(), counter.up.bind(counter)());
class Failure extends Error {
  constructor(message: string) {
    super(message);
    Object.setPrototypeOf(this, Failure.prototype);
  }
}
console.log(new Failure("no") instanceof Failure);
enum Level {
  Low,
  High = 5,
}
const levelOf = (name: keyof typeof Level): Level => Level[name];
console.log(levelOf("High"), levelOf("Low"));
await new Promise((resolve) => setTimeout(resolve, 1));
console.log("later");

// What a type operator makes `never` of is given back all the same.
function without<T>(value: T): Exclude<T, string> { return value as Exclude<T, string>; }
function lastOf<T extends unknown[]>(values: T): T extends [...infer _, infer L] ? L : never { return values[values.length - 1] as never; }
console.log(without("text"), without(4), lastOf([1, 2, 3]));

// Generic methods of interfaces whose result a condition decides.
interface Store { get<K extends "a" | "b">(key: K): K extends "a" ? number : string }
class RealStore implements Store {
  get<K extends "a" | "b">(key: K): K extends "a" ? number : string { return (key === "a" ? 1 : "two") as K extends "a" ? number : string; }
}
const stores: Store[] = [new RealStore(), { get(key) { return (key === "a" ? 5 : "five") as never; } }];
for (const one of stores) console.log(one.get("a") + 1, one.get("b").toUpperCase());
