// Object literals: shorthand, methods, nested, compared by identity, changed through aliases.
const x = 1;
const y = "two";
const point = {
  x,
  y,
  nested: { list: [1, 2], flag: true },
  total(): number {
    return this.x + this.nested.list.length;
  },
  "quoted name": 5,
};
console.log(point.total(), point.nested, point["quoted name"]);
const alias = point.nested;
alias.flag = false;
alias.list.push(3);
console.log(point.nested.flag, point.total());
interface Node {
  value: number;
  children: Node[];
}
const tree: Node = { value: 1, children: [{ value: 2, children: [] }, { value: 3, children: [{ value: 4, children: [] }] }] };
function total(node: Node): number {
  return node.children.reduce((sum, child) => sum + total(child), node.value);
}
console.log(total(tree), tree);
const empty = {};
console.log(empty);
