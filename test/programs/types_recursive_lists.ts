// Interfaces that are lists, and dictionaries that hold lists of themselves.

interface JsonObject {
  [key: string]: JsonValue;
}
interface JsonArray extends Array<JsonValue> {}
type JsonValue = string | number | boolean | null | JsonObject | JsonArray;

const json: JsonValue = { a: [1, "x", { b: null }], c: true };
function depth(value: JsonValue): number {
  if (Array.isArray(value)) return 1 + Math.max(0, ...value.map(depth));
  if (value !== null && typeof value === "object") return 1 + Math.max(0, ...Object.values(value).map(depth));
  return 0;
}
console.log(depth(json));
const list: JsonArray = [1, [2]];
list.push("x");
console.log(list.length, list[1], JSON.stringify(list));

interface Tree {
  value: number;
  children: Forest;
}
interface Forest extends Array<Tree> {}
const tree: Tree = { value: 1, children: [{ value: 2, children: [] }] };
const sum = (one: Tree): number => one.value + one.children.reduce((all, child) => all + sum(child), 0);
console.log(sum(tree), tree.children);

interface Nested extends Array<number | Nested> {}
const flat = (nested: Nested): number[] => nested.flatMap((one) => (typeof one === "number" ? [one] : flat(one)));
console.log(flat([1, [2, [3, []]], 4]));

interface Names extends ReadonlyArray<string> {}
interface List<T> extends Array<T> {}
const names: Names = ["a", "b"];
const generic: List<string> = ["q"];
generic.push("r");
console.log(names.join("+"), [...names], generic);

interface Section {
  [key: string]: string | number | Section | Section[];
}
const section: Section = JSON.parse('{"a":{"b":[{"c":1}]},"d":"x"}') as Section;
function find(root: Section, path: string): string | number | Section | Section[] | undefined {
  let at: string | number | Section | Section[] | undefined = root;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || Array.isArray(at)) return undefined;
    at = at[key];
  }
  return at;
}
console.log(find(section, "a.b"), find(section, "d"), find(section, "z.z"));
function merged(first: Section, second: Section): Section {
  const out: Section = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const old = out[key];
    const areSections = typeof old === "object" && typeof value === "object" && !Array.isArray(old);
    out[key] = areSections && !Array.isArray(value) ? merged(old, value) : value;
  }
  return out;
}
console.log(merged(section, { a: { z: 1 }, n: 2 }), { ...section, d: [{ e: "f" }] });

interface Of<T> {
  [key: string]: T | Of<T>;
}
const total = (of: Of<number>): number =>
  Object.values(of).reduce<number>((all, one) => all + (typeof one === "number" ? one : total(one)), 0);
console.log(total({ a: { b: { c: 1 } }, d: 2 }));

// A type argument that a call infers is the recursive type itself, by its name.
type Json = null | number | string | Json[] | { [key: string]: Json };
function repeat<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
function grown(depth: number): Json {
  if (depth === 0) return "leaf";
  return Object.fromEntries(repeat(depth, (index): [string, Json] => [`${depth}.${index}`, grown(index)]));
}
console.log(JSON.stringify(grown(3)), JSON.stringify(repeat(2, grown)));
