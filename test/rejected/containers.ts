// Containers used through a wider element type: each way in.
class Shape {
  area(): number {
    return 0;
  }
}
class Square extends Shape {
  side = 1;
}
function grow(shapes: Shape[]): void {
  shapes.push(new Shape());
}
class Box<T> {
  constructor(public content: T) {}
}
interface Holder {
  content: Shape;
}
const squares: Square[] = [new Square()];
grow(squares); // error INS2003 at 20:6
const box: Box<Shape> = new Box<Square>(new Square()); // error INS2003 at 21:25
const holder: Holder = new Box(new Square()); // error INS2003 at 22:24
holder.content = new Shape();
const wide: (number | string)[] = numbers(); // error INS2003 at 24:35
const nested: Shape[][] = [squares]; // error INS2003 at 25:28
const bytes: u8[] = [1, 2];
const plain: number[] = bytes; // error INS2003 at 27:25
function numbers(): number[] {
  return [bytes.length];
}
console.log(box, wide, nested, plain);

// Reading through a wider type is sound, and so is a new array.
const view: readonly Shape[] = squares;
const fresh: Shape[] = [new Square()];
console.log(view.length, fresh.length);

// What is inside of an array is not converted where the array is used, also where nobody writes it.
class Pair<T> {
  constructor(readonly first: T) {}
}
const pairs: Pair<number>[] = [new Pair(1)];
const wider: readonly Pair<number | string>[] = pairs; // error INS2003 at 43:49
console.log(wider);
const wrap = <T>(value: T) => ({ value });
const emptyWrapped = wrap([]);
const filled: { value: number[] } = emptyWrapped; // error INS2003 at 47:37

// What is made as another instance has to be given what that one may be written through.
const drawers: Map<string, Shape[]> = new Map([["a", squares]]); // error INS2003 at 50:54
console.log(drawers);

// What a Map holds may be changed through one that is only read itself.
const lists = new Map([["a", squares]]);
const seen: ReadonlyMap<string, Shape[]> = lists; // error INS2003 at 55:44
const listed: ReadonlyMap<string, readonly Shape[]> = lists;
console.log(seen, listed);
box.content = new Shape();

const counts = { a: [1, 2], b: [3] };
const everyCount = (all: Record<string, (number | null)[]>): number => Object.values(all).flat().length;
console.log(everyCount(counts)); // error INS2003 at 62:24
