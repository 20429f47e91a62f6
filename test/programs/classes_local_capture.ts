interface Counter {
  next(): number;
  readonly label: string;
}
function makeCounter(start: number, label: string): Counter {
  let count = start;
  class Local implements Counter {
    readonly label = `${label}:${start}`;
    private steps = 0;
    next(): number {
      this.steps++;
      return count++;
    }
  }
  const one = new Local();
  one.next();
  console.log(count, one);
  return new Local();
}
const a = makeCounter(1, "a");
const b = makeCounter(10, "b");
console.log(a.next(), a.next(), b.next(), a.label, b.label);

function shapes(scale: number): string[] {
  const log: string[] = [];
  abstract class Shape {
    abstract area(): number;
    describe(): string {
      const text = `${this.area() * scale}`;
      log.push(text);
      return text;
    }
  }
  class Square extends Shape {
    constructor(readonly side: number) {
      super();
      log.push(`made ${side * scale}`);
    }
    area(): number {
      return this.side ** 2;
    }
    bigger(): Square {
      return new Square(this.side + offset);
    }
  }
  const offset = 1;
  const list: Shape[] = [new Square(2), new Square(3).bigger()];
  for (const shape of list) shape.describe();
  return log;
}
console.log(shapes(1), shapes(10));

function nodes<T>(empty: T): { push(value: T): void; all(): T[]; first(): T } {
  let size = 0;
  class Node {
    next: Node | null = null;
    constructor(readonly value: T) {
      size++;
    }
    static count(): string {
      return "static";
    }
  }
  class List {
    private head: Node | null = null;
    push(value: T): void {
      const node = new Node(value);
      node.next = this.head;
      this.head = node;
    }
    *values(): Generator<T> {
      for (let node = this.head; node !== null; node = node.next) yield node.value;
      console.log("size", size);
    }
    all(): T[] {
      return [...this.values()];
    }
    first(): T {
      return this.head === null ? empty : this.head.value;
    }
  }
  console.log(Node.count());
  return new List();
}
const numbers = nodes(0);
console.log(numbers.first());
numbers.push(1);
numbers.push(2);
console.log(numbers.all(), nodes("none").first());

const makers: { get(): number }[] = [];
for (const value of [1, 2, 3]) {
  class Holder {
    get(): number {
      return value * 10;
    }
  }
  makers.push(new Holder());
}
console.log(makers.map((maker) => maker.get()));

function hoisted(): number {
  const base = 40;
  class Sum {
    total(): number {
      return add(base);
    }
  }
  return later();
  function later(): number {
    return new Sum().total();
  }
  function add(value: number): number {
    return value + 2;
  }
}
console.log(hoisted());

async function asynchronous(delay: string): Promise<string> {
  class Task {
    async run(): Promise<string> {
      await Promise.resolve();
      return [1, 2].map((n) => `${delay}${n}`).join();
    }
    get text(): string {
      return delay.toUpperCase();
    }
  }
  const task = new Task();
  await null;
  return (await task.run()) + new Task().text;
}
console.log(await asynchronous("d"));
