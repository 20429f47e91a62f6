// Literals whose members hold more later than the literal says: hand-written trees, lists and records.
interface TreeNode { value: number; left: TreeNode | null; right: TreeNode | null }
function insert(root: TreeNode | null, value: number): TreeNode {
  if (root === null) return { value, left: null, right: null };
  if (value < root.value) root.left = insert(root.left, value);
  else root.right = insert(root.right, value);
  return root;
}
function inorder(n: TreeNode | null): number[] { return n ? [...inorder(n.left), n.value, ...inorder(n.right)] : []; }
const root = { value: 5, left: null, right: null };
insert(root, 3); insert(root, 8);
console.log(root, inorder(root));
console.log(root.left, root.left === null);
const tree = { value: 1, left: { value: 2, left: null, right: null }, right: { value: 3, left: null, right: { value: 4, left: null, right: null } } };
console.log(inorder(tree));
insert(tree, 7);
console.log(tree, tree.left.value, tree.right.right.value);
interface LNode<T> { value: T; next: LNode<T> | null }
class LinkedList<T> {
  head: LNode<T> | null = null;
  tail: LNode<T> | null = null;
  size = 0;
  add(value: T): this {
    const node = { value, next: null };
    if (this.tail === null) { this.head = node; this.tail = node; }
    else { this.tail.next = node; this.tail = node; }
    this.size++;
    return this;
  }
  *[Symbol.iterator](): Iterator<T> { let c = this.head; while (c) { yield c.value; c = c.next; } }
}
console.log([...new LinkedList<number>().add(1).add(2).add(3)], [...new LinkedList<string>().add("a").add("b")]);
console.log(new LinkedList<number>().add(1).add(2));
type Item = { id: number; parent: number | null; tags?: string[] };
function reparent(items: Item[]): void { for (const i of items) if (i.parent === null) i.parent = 0; items.push({ id: 99, parent: null, tags: [] }); }
const items = [{ id: 1, parent: null }, { id: 2, parent: null }];
reparent(items);
console.log(items, items.length);
const mixed = [{ id: 1, parent: null }, { id: 2, parent: 1 }];
reparent(mixed);
console.log(mixed.map((m) => m.parent ?? "none"));
function make(value: number) { return { value, next: null }; }
let list: LNode<number> = make(1);
list.next = make(2);
list.next.next = make(3);
for (let n: LNode<number> | null = list; n; n = n.next) console.log(n.value);
const config = { retries: 3, timeout: undefined, name: "x" };
interface Config { retries: number; timeout: number | undefined; name: string | null }
function fill(c: Config): void { c.timeout ??= 100; c.name = null; }
fill(config);
console.log(config, config.timeout);
const copy = { ...config };
console.log(copy, JSON.stringify(copy));
const { timeout } = config;
console.log(timeout);
