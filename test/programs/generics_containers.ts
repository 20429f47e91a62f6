// A priority queue and a graph, generic over what they hold.
class Heap<T> {
  private items: T[] = [];
  constructor(private readonly less: (a: T, b: T) => boolean) {}
  push(item: T): void {
    let index = this.items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.less(this.items[index], this.items[parent])) break;
      this.swap(index, parent);
      index = parent;
    }
  }
  pop(): T | undefined {
    if (this.items.length === 0) return undefined;
    const top = this.items[0];
    const last = this.items.pop()!;
    if (this.items.length > 0) {
      this.items[0] = last;
      this.sink();
    }
    return top;
  }
  private sink(): void {
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.items.length && this.less(this.items[child], this.items[least])) least = child;
      }
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }
  private swap(a: number, b: number): void {
    [this.items[a], this.items[b]] = [this.items[b], this.items[a]];
  }
}
interface Edge {
  to: string;
  cost: number;
}
const graph = new Map<string, Edge[]>([
  ["a", [{ to: "b", cost: 7 }, { to: "c", cost: 3 }]],
  ["b", [{ to: "d", cost: 2 }]],
  ["c", [{ to: "b", cost: 1 }, { to: "d", cost: 8 }]],
  ["d", []],
]);
const distances = new Map<string, number>();
const queue = new Heap<Edge>((x, y) => x.cost < y.cost);
queue.push({ to: "a", cost: 0 });
for (let edge = queue.pop(); edge !== undefined; edge = queue.pop()) {
  if (distances.has(edge.to)) continue;
  distances.set(edge.to, edge.cost);
  for (const next of graph.get(edge.to) ?? []) queue.push({ to: next.to, cost: edge.cost + next.cost });
}
for (const [node, distance] of distances) console.log(node, distance);
const numbers = new Heap<number>((x, y) => x > y);
for (const n of [3, 1, 4, 1, 5, 9, 2, 6]) numbers.push(n);
const sorted: number[] = [];
for (let n = numbers.pop(); n !== undefined; n = numbers.pop()) sorted.push(n);
console.log(sorted);

// An overload promises a container of less than the implementation gives: what is stored otherwise is never asked for.
class Chain<T> {
  private constructor(private readonly items: T[]) {}
  static of<U>(...items: U[]): Chain<U> {
    return new Chain(items);
  }
  filter<S extends T>(test: (value: T) => value is S): Chain<S>;
  filter(test: (value: T) => boolean): Chain<T>;
  filter(test: (value: T) => boolean): Chain<T> {
    return new Chain(this.items.filter((one) => test(one)));
  }
  map<U>(make: (value: T) => U): Chain<U> {
    return new Chain(this.items.map((one) => make(one)));
  }
  toArray(): T[] {
    return this.items;
  }
}
const isText = (value: string | number): value is string => typeof value === "string";
console.log(Chain.of(1, 2, 3).filter((n) => n > 1).map((n) => `#${n}`).toArray());
console.log(Chain.of<string | number>("a", 1, "b").filter(isText).map((text) => text.toUpperCase()).toArray());
