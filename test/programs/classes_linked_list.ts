// A linked list by hand: null links, loops over them, deletion.
class Node {
  next: Node | null = null;
  constructor(readonly value: number) {}
}
class List {
  private head: Node | null = null;
  private length = 0;
  push(value: number): void {
    const node = new Node(value);
    node.next = this.head;
    this.head = node;
    this.length++;
  }
  remove(value: number): boolean {
    let previous: Node | null = null;
    for (let node = this.head; node !== null; node = node.next) {
      if (node.value === value) {
        if (previous === null) this.head = node.next;
        else previous.next = node.next;
        this.length--;
        return true;
      }
      previous = node;
    }
    return false;
  }
  reverse(): void {
    let result: Node | null = null;
    while (this.head !== null) {
      const node: Node = this.head;
      this.head = node.next;
      node.next = result;
      result = node;
    }
    this.head = result;
  }
  toArray(): number[] {
    const values: number[] = [];
    for (let node = this.head; node; node = node.next) values.push(node.value);
    return values;
  }
  get size(): number {
    return this.length;
  }
}
const list = new List();
for (let i = 0; i < 6; i++) list.push(i * i);
console.log(list.toArray(), list.size);
console.log(list.remove(9), list.remove(0), list.remove(25), list.remove(7));
list.reverse();
console.log(list.toArray(), list.size);
