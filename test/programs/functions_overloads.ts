// Overload signatures with one implementation.
function width(value: string): number;
function width(value: number, digits: number): number;
function width(value: string | number, digits?: number): number {
  if (typeof value === "string") return value.length;
  return value * (digits ?? 0);
}
console.log(width("four"), width(2, 8));
class Store {
  get(key: string): string;
  get(key: string, fallback: number): string | number;
  get(key: string, fallback?: number): string | number {
    return fallback ?? `no ${key}`;
  }
}
const store = new Store();
console.log(store.get("a"), store.get("a", 5));

// An overload with a predicate that gives a new pair of lists, one of which is of less than the implementation's.
function parted<T, S extends T>(list: readonly T[], test: (value: T) => value is S): [S[], Exclude<T, S>[]];
function parted<T>(list: readonly T[], test: (value: T) => boolean): [T[], T[]];
function parted<T>(list: readonly T[], test: (value: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const value of list) (test(value) ? yes : no).push(value);
  return [yes, no];
}
class Listed<T> {
  constructor(private readonly items: readonly T[]) {}
  parted<S extends T>(test: (value: T) => value is S): [S[], T[]];
  parted(test: (value: T) => boolean): [T[], T[]];
  parted(test: (value: T) => boolean): [T[], T[]] {
    const rest: T[] = [];
    this.items.forEach((value) => {
      if (!test(value)) rest.push(value);
    });
    return [this.items.filter(test), rest];
  }
}
{
  const mixed: (string | number)[] = [1, "a", 2, "b"];
  const [texts, numbers] = parted(mixed, (value): value is string => typeof value === "string");
  console.log(texts.map((text) => text.toUpperCase()), numbers.map((value) => value + 1));
  console.log(parted([1, 2, 3], (value) => value > 1));
  const [counts, others] = new Listed(mixed).parted((value): value is number => typeof value === "number");
  counts.push(3);
  console.log(counts.map((value) => value * 2), others, new Listed(mixed).parted((value) => value === "a"));
  type Figure = { kind: "disc"; radius: number } | { kind: "box"; side: number };
  const figures: Figure[] = [{ kind: "disc", radius: 1 }, { kind: "box", side: 2 }];
  const [discs, boxes] = parted(figures, (one): one is Extract<Figure, { kind: "disc" }> => one.kind === "disc");
  console.log(discs.map((one) => one.radius), boxes.map((one) => one.side), discs[0] === figures[0]);
}

// An implementation with fewer type parameters than its overloads takes what all of theirs stand for.
function zip<A, B, C>(a: A[], b: B[], c: C[]): [A, B, C][];
function zip<A, B>(a: A[], b: B[]): [A, B][];
function zip<T>(...lists: T[][]): T[][] {
  return lists[0].map((_, index) => lists.map((list) => list[index]));
}
const zipped = zip(["a", "b"], [1, 2]);
console.log(zipped, zipped[0][1] + 1, zipped[1][0].length);
for (const [name, count, yes] of zip(["a"], [1], [true])) console.log(name.toUpperCase(), count * 2, yes);
console.log(zip([1, 2], [3, 4]).map(([a, b]) => a * b), zip(["x"], ["y"]));
