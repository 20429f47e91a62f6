// Maps and Sets made of anything that can be iterated, and changed while they are walked.

const first = new Map<string, number>([
  ["one", 1],
  ["two", 2],
  ["three", 3],
]);
const copy = new Map<string, number>(first);
copy.set("four", 4).delete("one");
console.log(first.size, copy.size, [...copy.keys()], [...copy.values()]);
console.log(new Set<string>(first.keys()), new Set<number>(copy.values()), new Set<number>(new Set<number>([3, 3, 4])));
console.log(new Set<string>("hello").size, new Map([["a", 1], ["b", 2]]).get("b"), new Set([1, 2, 2]).size);
console.log(new Map<string, number>(null).size, new Set<string>(undefined).size, [...first.entries()]);

// Deleting and adding during iteration, also when the table moves.
const numbers = new Set<number>();
for (let value = 0; value < 100; value++) numbers.add(value);
const visited: number[] = [];
for (const value of numbers) {
  visited.push(value);
  if (value % 2 === 0) numbers.delete(value + 1);
  if (value === 50) for (let other = 60; other < 90; other++) numbers.delete(other);
  if (value === 92) for (let other = 200; other < 240; other += 10) numbers.add(other);
}
console.log(visited.length, visited.join(" "), numbers.size);

const cleared = new Map<number, string>();
for (let key = 0; key < 10; key++) cleared.set(key, `v${key}`);
const seen: number[] = [];
for (const [key] of cleared) {
  seen.push(key);
  if (key === 3) {
    cleared.clear();
    cleared.set(77, "new");
  }
}
console.log(seen, cleared);

const iterator = first.values();
console.log(iterator.next(), iterator.next().value, [...iterator], iterator.next().done);
first.forEach((value, key, map) => console.log(key, value, map.size));
const keys = new Map<number, string>([[NaN, "nan"], [0, "zero"]]);
console.log(keys.get(NaN), keys.get(-0), keys.has(1));

// Of pairs that hold their values otherwise than the map does.
{
  interface Plain { id: number }
  interface Tagged { id: number; tag?: string }
  class Animal { legs = 4; }
  class Dog extends Animal { name = "rex"; }
  const pairs: [string, number][] = [["a", 1], ["b", 2.5]];
  const numbers = new Map<string, number>(pairs);
  const perhaps = new Map<string, number | undefined>(pairs);
  perhaps.set("c", undefined);
  const mixed = new Map<string, number | string>(numbers);
  mixed.set("c", "text");
  console.log(perhaps, mixed, numbers.size, new Map<string, number | null>(numbers.entries()));
  const dogs = new Map<string, Dog>([["d", new Dog()]]);
  const animals = new Map<string, Animal>(dogs);
  animals.set("e", new Animal());
  console.log(animals, dogs.size);
  const plain: [string, Plain][] = [["p", { id: 1 }]];
  console.log(new Map<string, Tagged>(plain).get("p")?.tag, new Map<string, Tagged>(new Map<string, Plain>(plain)).get("p")?.id);
  const set = new Set<readonly [string, number | string]>(pairs);
  for (const [name, value] of set) console.log(name, value);
}

// What the library gives as any may be a list of lists.
const raw = JSON.parse('{"tags":["a","b"],"one":"c","scores":[["x",1],["y",2]]}');
console.log(new Map(raw.scores), new Map<string, number>(raw.scores).get("y"), new Set<string>(raw.tags));
const scores: Map<string, number> = new Map(raw.scores);
console.log(scores);

function listOf(value: string | string[]): string[] {
  return typeof value === "string" ? [value] : value;
}
console.log(listOf(raw.tags), listOf(raw.one));

// Object.fromEntries of what the library gives as any.
{
  const counts: Record<string, number> = Object.fromEntries(JSON.parse('[["a",1],["b",2]]'));
  console.log(counts, counts.a + 1, Object.fromEntries(JSON.parse('[["x",[1]],[2,null]]')));
  console.log(Object.fromEntries(new Map([["m", 1]])), Object.fromEntries([["t", true] as const].values()));
  try {
    console.log(Object.fromEntries(JSON.parse("5")));
  } catch (error) {
    console.log(error instanceof TypeError);
  }
}
