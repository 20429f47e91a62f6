// A tree of arrays made and forgotten: allocation and collection.

/** A leaf's children are null. */
class Tree {
  constructor(readonly children: (Tree | null)[]) {}

  child(index: number): Tree {
    const child = this.children[index];
    if (child === null) throw new Error("a leaf has no children");
    return child;
  }
}

class Random {
  private seed = 74755;

  next(): number {
    this.seed = (this.seed * 1309 + 13849) & 65535;
    return this.seed;
  }
}

class Storage {
  count = 0;

  build(depth: number, random: Random): Tree {
    this.count++;
    if (depth === 1) return new Tree(new Array<Tree | null>((random.next() % 10) + 1).fill(null));
    const children: (Tree | null)[] = [];
    for (let i = 0; i < 4; i++) children.push(this.build(depth - 1, random));
    return new Tree(children);
  }
}

let count = 0;
let leaves = 0;
for (let round = 0; round < 400; round++) {
  const storage = new Storage();
  const tree = storage.build(7, new Random());
  count += storage.count;
  leaves += tree.child(3).child(2).child(1).child(0).child(3).child(2).children.length;
}
console.log(count === 400 * 5461 && leaves > 0 ? "ok" : "wrong", count, leaves);
