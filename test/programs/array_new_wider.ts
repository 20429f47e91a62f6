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
