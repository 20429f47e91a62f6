// Many short-lived binary trees beside one that lives long: allocation and collection.

class Tree {
  constructor(
    readonly left: Tree | null,
    readonly right: Tree | null,
  ) {}

  nodes(): number {
    return this.left === null || this.right === null ? 1 : 1 + this.left.nodes() + this.right.nodes();
  }
}

function build(depth: number): Tree {
  return depth === 0 ? new Tree(null, null) : new Tree(build(depth - 1), build(depth - 1));
}

const greatestDepth = 16;
const longLived = build(greatestDepth);
let total = 0;
for (let depth = 4; depth <= greatestDepth; depth += 4) {
  const trees = 1 << (greatestDepth - depth + 4);
  for (let i = 0; i < trees; i++) total += build(depth).nodes();
}
const nodes = longLived.nodes();
console.log(nodes === 131071 && total === 8318704 ? "ok" : "wrong", nodes, total);
