// Interfaces with methods and function properties, extended interfaces, several on one class.
interface Readable {
  read(): string;
}
interface Writable {
  write(text: string): number;
}
interface Stream extends Readable, Writable {
  readonly size: number;
}
class Memory implements Stream {
  private text = "";
  read(): string {
    const { text } = this;
    this.text = "";
    return text;
  }
  write(text: string): number {
    this.text += text;
    return text.length;
  }
  get size(): number {
    return this.text.length;
  }
}
function copy(from: Readable, to: Writable): number {
  return to.write(from.read());
}
const a: Stream = new Memory();
const b = new Memory();
a.write("hello ");
a.write("world");
console.log(a.size, copy(a, b), a.size, b.size, b.read());
interface Comparer<T> {
  compare: (a: T, b: T) => number;
}
const byLength: Comparer<string> = { compare: (x, y) => x.length - y.length };
function largest<T>(items: readonly T[], by: Comparer<T>): T {
  return items.reduce((best, item) => (by.compare(item, best) > 0 ? item : best));
}
console.log(largest(["a", "ccc", "bb"], byLength), largest([3, 9, 4], { compare: (x, y) => x - y }));
