// Maps and Sets by types through which they are only read, and those of which `instanceof` alone tells what they are.

class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  readonly tricks: string[] = [];
}

const dogs = new Map([
  ["rex", new Dog("Rex")],
  ["fido", new Dog("Fido")],
]);
function roster(animals: ReadonlyMap<string, Animal>): string {
  const lines = [...animals].map(([key, { name }]) => `${key}: ${name}`);
  animals.forEach(({ name }, key, all) => lines.push(`${name} ${key} ${all.size}`));
  for (const { name } of animals.values()) lines.push(name);
  return [...lines, ...animals.keys(), animals.get("rex")?.name, animals.has("none")].join();
}
console.log(roster(dogs));

class Kennel {
  private readonly dogs = new Map<string, Dog>();
  get all(): ReadonlyMap<string, Animal> {
    return this.dogs;
  }
  add(dog: Dog): void {
    this.dogs.set(dog.name, dog);
  }
}
const kennel = new Kennel();
const view = kennel.all;
kennel.add(new Dog("Ada"));
console.log(view, view === kennel.all, view.get("Ada")?.name);

// Values that are stored otherwise, which change meanwhile.
const counts = new Map<string, number>([["a", 1]]);
const wide: ReadonlyMap<string, number | string> = counts;
const unknowns: ReadonlyMap<string, unknown> = counts;
const perhaps: ReadonlyMap<string, number | undefined> = counts;
counts.set("b", 2);
for (const [key, value] of wide) console.log(key, typeof value, value);
console.log([...unknowns], Array.from(unknowns.values()), new Map(wide), perhaps.get("b"));
const entries = wide.entries();
console.log(entries.next(), entries.next(), entries.next());

// Keys that the collection has no room for are not there.
const more: ReadonlyMap<string | number, number> = counts;
const numbers: ReadonlySet<number | string> = new Set<number>([4, 5]);
const animals: ReadonlySet<Animal> = new Set<Dog>([new Dog("Only")]);
console.log(more.get("a"), more.get(1), more.has(1), numbers.has("4"), numbers.has(4), [...numbers.entries()]);
console.log(animals.has(new Animal("Other")), [...animals].map(({ name }) => name));

function same(one: unknown, other: unknown): boolean {
  if (one instanceof Map && other instanceof Map) {
    if (one.size !== other.size) return false;
    for (const [key, value] of one) if (!other.has(key) || !same(value, other.get(key))) return false;
    return true;
  }
  if (one instanceof Set && other instanceof Set)
    return one.size === other.size && [...one].every((value) => other.has(value));
  return Object.is(one, other);
}
console.log(same(new Map([["a", new Set([1])]]), new Map([["a", new Set([1])]])));
console.log(same(new Map([["a", 1]]), new Map([[1, 1]])), same(new Set([1]), new Set(["1"])));

function plain(value: unknown, seen = new Set<unknown>()): unknown {
  if (seen.has(value)) return "again";
  seen.add(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), plain(one, seen)]));
  if (value instanceof Set) return [...value].map((one) => plain(one, seen));
  return value;
}
const loop = new Map<string, unknown>([["list", new Set([new Map([[1, true]])])]]);
loop.set("self", loop);
console.log(JSON.stringify(plain(loop)));
console.log(JSON.stringify({ counts }, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value)));

function change(value: unknown): string {
  try {
    if (value instanceof Map) return `${value.set("new", 1).get("new")} ${value.delete("a")}`;
    if (value instanceof Set) return `${value.add("new").size}`;
    return "none";
  } catch (error) {
    return String(error instanceof TypeError);
  }
}
console.log(change(counts), counts, change(new Set<string>()), change(1));
