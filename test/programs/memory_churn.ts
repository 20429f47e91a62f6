// Allocation until the collector has run many times, with a live graph that must survive it.

class Tree {
  left: Tree | null = null;
  right: Tree | null = null;
  constructor(readonly label: string) {}

  size(): number {
    return 1 + (this.left?.size() ?? 0) + (this.right?.size() ?? 0);
  }
}

function build(depth: number, label: string): Tree {
  const tree = new Tree(label);
  if (depth > 0) {
    tree.left = build(depth - 1, label + "l");
    tree.right = build(depth - 1, label + "r");
  }
  return tree;
}

const kept = build(14, "");
const tables = new Map<number, string[]>();
let checksum = 0;
for (let round = 0; round < 60; round++) {
  const tree = build(12, "t");
  checksum = (checksum * 31 + tree.size() + round) % 1000003;
  const lines: string[] = [];
  for (let i = 0; i < 500; i++) lines.push(`line ${i} of round ${round}`);
  tables.set(round % 7, lines);
}
let text = "";
for (let i = 0; i < 20000; i++) text += String.fromCharCode(97 + (i % 26));
console.log(checksum, kept.size(), text.length, text[19999], tables.size, tables.get(3)?.[499]);

let deepest: Tree | null = kept;
let path = "";
while (deepest !== null) {
  path = deepest.label;
  deepest = deepest.label.length % 2 === 0 ? deepest.left : deepest.right;
}
console.log(path);

// A chain far longer than the stack is deep.
let chain: Tree | null = null;
for (let i = 0; i < 400000; i++) {
  const next: Tree = new Tree("x");
  next.left = chain;
  chain = next;
}
let length = 0;
for (let at: Tree | null = chain; at !== null; at = at.left) length++;
console.log(length);
