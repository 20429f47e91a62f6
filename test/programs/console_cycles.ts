// Objects that contain themselves.
interface Node {
  name: string;
  self: Node | null;
  children: Node[];
}
const node: Node = { name: "a", self: null, children: [] };
node.self = node;
console.log(node);
node.self = null;
node.children.push({ name: "b", self: node, children: [] });
console.log(node);
