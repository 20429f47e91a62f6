// Unions of classes, narrowed by instanceof and by discriminant fields; in-narrowing.
class Leaf {
  readonly type = "leaf";
  constructor(readonly value: number) {}
}
class Branch {
  readonly type = "branch";
  constructor(
    readonly left: Tree,
    readonly right: Tree,
  ) {}
}
type Tree = Leaf | Branch;
function sum(tree: Tree): number {
  return tree.type === "leaf" ? tree.value : sum(tree.left) + sum(tree.right);
}
function depth(tree: Tree): number {
  return tree instanceof Leaf ? 1 : 1 + Math.max(depth(tree.left), depth(tree.right));
}
function mirror(tree: Tree): Tree {
  if ("value" in tree) return tree;
  return new Branch(mirror(tree.right), mirror(tree.left));
}
const tree = new Branch(new Branch(new Leaf(1), new Leaf(2)), new Branch(new Leaf(3), new Branch(new Leaf(4), new Leaf(5))));
console.log(sum(tree), depth(tree), mirror(tree));
