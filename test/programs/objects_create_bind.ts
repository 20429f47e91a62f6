// Dictionaries by Object.create(null), and methods bound with arguments.
class Greeter {
  constructor(private readonly name: string) {}
  greet(greeting: string, mark: string): string {
    return `${greeting}, ${this.name}${mark}`;
  }
  add(...ns: number[]): number {
    return ns.length + this.name.length;
  }
}
const g = new Greeter("ann");
const hi = g.greet.bind(g, "hi");
console.log(hi("!"), g.greet.bind(g, "yo", "?")(), hi.name);
const d: Record<string, number> = Object.create(null);
d.x = 1;
d["y"] = 2;
console.log(d, "toString" in d, Object.keys(d), "x" in d);
const d2 = Object.create(null) as Record<string, string>;
d2.a = "b";
console.log(d2, JSON.stringify(d2));
function count(words: string[]): Record<string, number> {
  const counts: { [word: string]: number } = Object.create(null);
  for (const w of words) counts[w] = (counts[w] ?? 0) + 1;
  return counts;
}
console.log(count(["a", "constructor", "a"]));
const map = Object.create(null);
map.z = 5;
console.log(map);
