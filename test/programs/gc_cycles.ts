// Cycles, closures and maps that die and live.
class Node {
  links: Node[] = [];
  constructor(readonly id: number) {}
}
function ring(size: number): Node {
  const nodes: Node[] = [];
  for (let i = 0; i < size; i++) nodes.push(new Node(i));
  nodes.forEach((node, i) => node.links.push(nodes[(i + 1) % size], nodes[(i + size - 1) % size]));
  return nodes[0];
}
let last = ring(3);
for (let round = 0; round < 2000; round++) last = ring(30);
let walked = 0;
for (let node = last.links[0]; node !== last; node = node.links[0]) walked += node.id;
console.log(walked);
const makers = new Map<number, () => number>();
for (let i = 0; i < 20_000; i++) {
  const data = [i, i + 1, i + 2];
  makers.set(i % 50, () => data.reduce((a, b) => a + b, 0));
}
console.log([...makers.values()].map((make) => make()).slice(0, 5), makers.size);
const arrays: Uint8Array[] = [];
for (let i = 0; i < 3000; i++) {
  const bytes = new Uint8Array(10_000);
  bytes[i % 10_000] = i & 255;
  if (i % 300 === 0) arrays.push(bytes);
}
console.log(arrays.map((bytes) => bytes.reduce((a, b) => a + b, 0)));
