// What a cast says of what an object holds is looked at where it is used: nothing is read as what it is not stored as.
class Animal {
  constructor(readonly name: string) {}
  greet(other: string): string {
    return `${this.name} ${other}`;
  }
}
interface Greeter {
  name: string;
  greet(other: string): string;
}
function attempt(run: () => unknown): void {
  try {
    console.log("taken", run());
  } catch (error) {
    console.log(error instanceof TypeError ? "TypeError" : error);
  }
}

// A Map of numbers as one of numbers and others.
const mapped = { v: { a: new Map([["k", 1.5]]) } };
const otherMap = mapped as unknown as { v: { a?: ReadonlyMap<string, number | Set<number>> } };
attempt(() => [...otherMap.v.a!].length);

// A dictionary as an object with methods, and as one of functions.
const held = { v: { k: [new Animal("a")] } as Record<string, Animal[]> };
const greeter = held as unknown as { v: Greeter };
attempt(() => greeter.v.greet("b"));
const flags: Record<string, boolean> = { k: false };
const calls = flags as unknown as Record<string, (text: string) => Iterable<1>>;
attempt(() => [...calls["k"]!("x")]);

// What is iterated gives objects of other members, or lists instead of texts.
function* yielding<T>(...values: T[]): Generator<T, void, undefined> {
  yield* values;
}
const inner = yielding({ b: new Animal("a"), c: "right" as const });
const asOthers = yielding(inner) as unknown as Iterable<Iterable<{ b: Animal; c?: "left" | number | null }>>;
attempt(() => {
  for (const one of asOthers) for (const { b, c } of one) return [b.name, c].join();
  return "nothing";
});
const texts = yielding<undefined[]>([undefined]) as unknown as Iterable<string>;
attempt(() => [...texts][0]!.length);
attempt(() => {
  const nothing = { a: null, b: 1 } as unknown as { a?: Animal | number; name?: number[] };
  return [typeof nothing.a, nothing.name].join();
});

// What only a setter sets reads as undefined, behind an interface too; an abstract class has not what classes below it have.
class OnlySet {
  set size(value: number) {}
}
const readBack: { size: number } = new OnlySet();
attempt(() => readBack.size + 1);
const onlySet: { size: number } = { set size(value: number) {} };
attempt(() => onlySet.size + 1);
abstract class Shape {
  abstract area(): number;
  abstract get size(): number;
  abstract count: number;
  describe(): string {
    return `area ${this.area()}`;
  }
}
const shape = new (Shape as unknown as new () => Shape)();
attempt(() => shape.describe());
attempt(() => shape.size + 1);
attempt(() => shape.count + 1);

// Members and elements of a literal that a cast makes another: each is looked at.
interface Source {
  get(): string;
}
class Kept implements Source {
  constructor(
    readonly value: string,
    readonly list: number[],
  ) {}
  get(): string {
    return this.value;
  }
}
const source: Source = { get: () => "x" };
attempt(() => ([source] as Kept[])[0]!.list.length);
attempt(() => ({ v: { w: source } } as { v: { w: Kept } }).v.w.list.length);
function listOf(given: { v: Kept }): number[] {
  return given.v.list;
}
attempt(() => listOf({ v: source } as never).length);
attempt(() => listOf({ v: new Kept("y", [1]) as Source } as never).length);

// `instanceof` leaves an interface out of a union though another instance may stand behind it.
class Holder<T> {
  constructor(public value: T) {}
  get(): string {
    return String(this.value);
  }
}
class Pair extends Holder<number | null> {
  constructor(readonly first: string) {
    super(1);
  }
  each(): string {
    return this.first;
  }
}
const firstOf = (one: Source | Pair): string => (one instanceof Holder ? one.each() : one.get());
attempt(() => firstOf(new Pair("pair")));
attempt(() => firstOf({ get: () => "literal" }));
attempt(() => firstOf(new Holder("other") as Source));
const numberOf = (one: Source | Holder<number>): string => (one instanceof Holder ? one.value.toFixed(1) : one.get());
const other: Source = new Holder("other");
attempt(() => numberOf(other));
attempt(() => numberOf(new Holder(2)));

// What another type has written is tested where functions stand beside tuples, and where several types do.
const written: { v: [Set<number>, string] } = { v: [new Set([1]), "a"] };
const seen: { readonly v: [Set<number>, string] | (() => string[]) } = written;
attempt(() => {
  (seen as { v: [Set<number>, string] | (() => string[]) }).v = () => ["x"];
  return written.v[1].length;
});
