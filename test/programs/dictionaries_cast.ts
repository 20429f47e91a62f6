// A dictionary that a cast gives other values stays what it is: each value is tested where it is read.
const data: Record<string, unknown> = { a: 1, 2: "two", f: (n: number) => n + 1 };
const numbers = data as Record<string, number>;
console.log(numbers.a! + 1, numbers === data);
numbers.z = 5;
delete numbers.a;
data.y = 6;
console.log(data, Object.keys(numbers), "z" in numbers, "a" in numbers, numbers.y);
for (const name in numbers) console.log(name);
const mixed: Record<string, string | number> = { a: 1, b: "x" };
const sums = mixed as Record<string, number>;
sums.c = 7;
mixed.d = 8;
console.log(mixed, sums.a! + sums.c + (sums.d ?? 0) + (sums.e ?? 0), JSON.stringify(sums));
let sum = 0;
for (const [name, value] of Object.entries(mixed)) if (typeof value === "number") sum += sums[name]!;
console.log(sum, structuredClone(sums));
const nested: Record<string, unknown> = { inner: { v: 1 } };
console.log((nested as Record<string, { v: number }>).inner!.v);

/** What is of another kind is a TypeError here, and something else in Node. */
function isRefused(read: () => unknown): boolean {
  try {
    const value = read();
    return typeof value !== "number";
  } catch (error) {
    return error instanceof TypeError;
  }
}
const texts: Record<string, string> = { a: "text" };
const hidden: unknown = texts;
console.log(isRefused(() => (hidden as Record<string, number>).a! + 1));
console.log(isRefused(() => (data as Record<string, number>)["2"]! + 1));
console.log(isRefused(() => (data as Record<string, string>).z!.length));
const perhaps: Record<string, string | undefined> = { a: "1", b: undefined };
const given = Object.entries(perhaps).filter(([, value]) => value !== undefined);
const present = Object.fromEntries(given) as Record<string, string>;
console.log(present, Object.keys(present), present.a!.length);
console.log(Object.fromEntries(Object.entries(perhaps).filter(([, value]) => value)) as Record<string, string>);

// An object that is cast to a record stays the same: what is written through the record is its own.
function omitted<T extends object, K extends keyof T>(from: T, names: readonly K[]): Omit<T, K> {
  const rest = {} as Omit<T, K>;
  for (const name of Object.keys(from) as (keyof T)[])
    if (!names.includes(name as K)) (rest as Record<string, unknown>)[name as string] = from[name];
  return rest;
}
class Settings {
  volume = 1;
  #saved = 0;
  apply(changes: object): this {
    for (const [name, value] of Object.entries(changes)) (this as unknown as Record<string, unknown>)[name] = value;
    this.#saved++;
    return this;
  }
}
const lamp = { watts: 5, place: "hall" };
const seenLamp = lamp as Record<string, unknown>;
seenLamp.watts = 7;
(lamp as Record<string, unknown>)["pla" + "ce"] = "attic";
console.log(lamp, seenLamp === (lamp as unknown), Object.keys(seenLamp), { ...seenLamp });
console.log(omitted(lamp, ["watts"]), new Settings().apply({ volume: 3 }));
const counts: Record<string, number> = { a: 1 };
(counts as Record<string, unknown>).a = 2;
console.log(counts, JSON.stringify(seenLamp));

// A literal of one computed member as a part of a type, whose other members are missing in it.
interface Profile {
  owner: string;
  balance: number;
  tags: readonly string[];
}
function updated<T extends object, K extends keyof T>(all: T, key: K, change: (old: T[K]) => T[K]): T {
  const part = { [key]: change(all[key]) } as unknown as Partial<T>;
  return { ...all, ...part };
}
const profile: Profile = { owner: "ann", balance: 10, tags: [] };
console.log(updated(profile, "owner", (owner) => owner + "a"));
console.log(updated(profile, "balance", (balance) => balance / 4));
console.log(updated(profile, "tags", (tags) => [...tags, "new"]));

// A list behind a cast to a dictionary is read by its indexes.
type Tree = string | number | Tree[] | { [key: string]: Tree };
const forest: Tree = { server: { list: ["x", 1] }, user: [{ name: "a" }] };
function at(tree: Tree, ...path: (string | number)[]): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (value, key) => (typeof value === "object" ? (value as Record<string | number, Tree>)[key] : undefined),
    tree,
  );
}
console.log(at(forest, "server", "list", 1), at(forest, "user", 0), at(forest, "user", 0, "name"), at(forest, "user", 5));
