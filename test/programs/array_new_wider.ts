// Arrays that have just been made may be used with a wider element type: nobody else holds them.
interface Tree {
  name?: string;
  size: number;
  left?: Tree;
  right?: Tree;
}
let forest: Tree[] = ["a", "b", "c"].map((name, index) => ({ name, size: index + 1 }));
while (forest.length > 1) {
  const [left, right, ...rest] = forest;
  forest = [...rest, { size: left.size + right.size, left, right }];
}
console.log(forest[0].size, forest[0].name, forest[0].left?.size, forest[0].right?.left?.name);

class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {}
const animals: Animal[] = ["rex", "bo"].map((name) => new Dog(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
animals.push(new Animal("cat"));
console.log(animals.map((animal) => animal.name));
type Reply = string | number | Reply[];
const words = new Set(["b", "a"]);
const sorted: Reply = [...words].sort();
const turned: Reply = [1, 2].reverse();
console.log(sorted, turned);

// Lists that are given away by what made them.
type Child = string | Branch | Child[];
interface Branch { readonly tag: string; readonly children: Child[] }
const branch = (tag: string, children: Child[] = []): Branch => ({ tag, children });
const drawn = (child: Child): string =>
  typeof child === "string" ? child : Array.isArray(child) ? child.map(drawn).join("") : `<${child.tag}>${drawn(child.children)}</>`;
const entries: Branch[] = ["a", "b"].map((text) => branch("li", [text]));
console.log(entries.length, drawn([...entries]));
const whole = branch("ul", entries);
whole.children.push("more");
console.log(drawn(whole));
const said: string[] = ["s", "t"];
said.push("u");
console.log(drawn([branch("i"), said]));
function page(titles: string[]): Branch {
  const parts: Branch[] = [];
  for (const title of titles) parts.push(branch("h1", [title]));
  titles.forEach((title) => parts.push(branch("p", [title])));
  return branch("body", parts);
}
console.log(drawn(page(["x", "y"])));
class Holder { constructor(readonly list: readonly (string | number)[]) {} }
const counts: number[] = [1, 2, 3];
console.log(new Holder(counts).list);

// What becomes a list of something wider is one, whoever asks.
class Plant { name = "a"; }
class Oak extends Plant {
  tail = 7;
  bark(): string { return this.name + this.tail; }
}
function lists(): unknown[] {
  const mapped: Plant[] = [new Oak()].map((oak) => oak);
  mapped.push(new Plant());
  const oaks: Oak[] = [new Oak()];
  const plants: Plant[] = oaks;
  plants.push(new Plant());
  return [mapped, plants];
}
for (const list of lists()) {
  try {
    console.log((list as Oak[])[1]!.bark());
  } catch (e) {
    console.log((e as Error).name);
  }
}
