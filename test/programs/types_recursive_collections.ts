// Maps, Sets and generic classes among their own type arguments, by way of aliases.

type Value = string | number | null | Value[] | Map<string, Value>;
function show(value: Value): string {
  if (value instanceof Map) return `{${[...value].map(([key, one]) => `${key}: ${show(one)}`).join(", ")}}`;
  return Array.isArray(value) ? `[${value.map(show).join(", ")}]` : String(value);
}
const inner = new Map<string, Value>([["deep", [1, "two", null]]]);
console.log(
  show(
    new Map<string, Value>([
      ["a", 1],
      ["inner", inner],
    ]),
  ),
);

// Nothing but the Map between the name and its use.
type Trie = Map<string, Trie>;
const trie: Trie = new Map();
for (const word of ["tea", "ten", "to"]) {
  let at = trie;
  for (const letter of word) {
    let next = at.get(letter);
    if (next === undefined) at.set(letter, (next = new Map()));
    at = next;
  }
}
console.log(trie, trie.get("t")?.size);

// By way of a union without a name, of each other, and by an array.
type Nested = Map<string, Nested | number>;
function total(nested: Nested): number {
  let sum = 0;
  for (const value of nested.values()) sum += typeof value === "number" ? value : total(value);
  return sum;
}
console.log(total(new Map<string, Nested | number>([["one", 1]]).set("in", new Map([["two", 2]]))));
type Rooms = Map<string, Doors | null>;
type Doors = Set<Rooms>;
const rooms: Rooms = new Map();
const doors: Doors = new Set([rooms]);
console.log(rooms.set("way", doors).get("way")?.has(rooms));
type Words = readonly (string | Set<Words>)[];
const words: Words = ["a", new Set<Words>([["b"], ["c"]])];
console.log(words);

// Generic aliases, classes of the program, functions and types of a function.
type Rose<T> = Map<T, Rose<T>>;
function insert<T>(rose: Rose<T>, path: readonly T[]): Rose<T> {
  let at = rose;
  for (const one of path) {
    const next: Rose<T> = at.get(one) ?? new Map<T, Rose<T>>();
    at.set(one, next);
    at = next;
  }
  return rose;
}
console.log(insert<string>(new Map(), ["a", "b"]), insert<number>(new Map(), [1, 2]));

class Layer<T> {
  constructor(readonly below: T) {}
}
type Onion = Layer<Onion | number>;
const layersOf = (onion: Onion | number): number => (typeof onion === "number" ? onion : 1 + layersOf(onion.below));
console.log(layersOf(new Layer<Onion | number>(new Layer<Onion | number>(5))));

type Command = (all: Map<string, Command>) => number;
const commands = new Map<string, Command>([
  ["one", () => 1],
  ["count", (all) => all.size],
]);
for (const [name, command] of commands) console.log(name, command(commands));

function inFunction<T>(value: T): void {
  type Tree = Map<string, Tree | T>;
  const tree: Tree = new Map<string, Tree | T>([["leaf", value]]);
  tree.set("more", new Map<string, Tree | T>([["leaf", value]]));
  console.log(tree, tree.get("leaf") === value);
}
inFunction(1);
inFunction("text");
