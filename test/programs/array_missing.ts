// Variables that take an element which may not be there, and are asked.
const words: string[] = ["the", "quick", "brown", "fox", "jumps"];

function wrap(text: readonly string[], width: number): string[] {
  return text.reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && (last + " " + word).length <= width) lines[lines.length - 1] = last + " " + word;
    else lines.push(word);
    return lines;
  }, []);
}
console.log(wrap(words, 10));

class Item {
  constructor(readonly name: string) {}
}
const items = [new Item("a"), new Item("b")];
for (const index of [0, 1, 2, -1]) {
  const item = items[index];
  if (!item) {
    console.log(index, "nothing");
    continue;
  }
  console.log(index, item.name, item.name.length);
}
const first = items[0];
const third = items[2];
console.log(first?.name ?? "none", third?.name ?? "none");
const describe = (): string => (third === undefined ? "none" : third.name);
console.log(describe());

const numbers = [5, 0, 7];
let index = 0;
let current = numbers[index];
while (current !== undefined) {
  console.log(current * 2);
  current = numbers[++index];
}
const missing = numbers[9];
console.log(missing ?? 42, typeof (missing ?? ""));
const bytes = new Uint8Array([1, 2]);
const byte = bytes[2];
console.log(byte === undefined ? "end" : byte + 1);
const grid = [["x"], ["y", "z"]];
const row = grid[1];
if (row) {
  const cell = row[5];
  console.log(row.length, cell === undefined ? "no cell" : cell.toUpperCase(), row[0] && "there");
}
const found = words[4] || "nothing";
console.log(found);

// Names that an array's elements are taken into: what is missing only has to be there where it is used.
const instructions = ["push 5", "add"].map((line) => {
  const [op, argument] = line.split(" ");
  return op === "add" ? { op } : { op, argument: Number(argument), text: `${argument}` };
});
console.log(instructions);
const [onlyWord, noWord] = "one".split(",");
console.log(onlyWord, noWord, noWord === undefined, noWord ?? "none");
for (const [key, value] of ["a=1", "b"].map((text) => text.split("="))) console.log(key, value, value ? value.length : 0);
const joinTwo = ([first, second]: string[]): string => first + (second ?? "!");
console.log(joinTwo(["q"]), joinTwo(["q", "r"]));
const suffixes = ["th", "st", "nd", "rd"];
console.log([1, 2, 7, 21, 33].map((n) => n + (suffixes[n - 20] ?? suffixes[n] ?? "th")));
const [present, absent] = [{ id: 1 }].slice();
console.log(present.id, absent);

// An element that goes where undefined may go.
class Stack<T> {
  private readonly items: T[] = [];
  push(item: T): void {
    this.items.push(item);
  }
  bottom(): T | undefined {
    const found = this.items[0];
    return found;
  }
}
const numbersOf = new Stack<number>();
console.log(numbersOf.bottom(), new Stack<string>().bottom(), new Stack<boolean>().bottom());
numbersOf.push(4);
console.log(numbersOf.bottom());
function shown(value?: number): string {
  return String(value);
}
function thirdOf(list: readonly number[]): number | undefined {
  const found = list[2];
  return list.length > 5 ? 5 : found;
}
function passed(list: number[]): string {
  const found = list[1];
  return shown(found);
}
console.log(thirdOf([]), thirdOf([1, 2, 3]), passed([]), passed([1, 2]));

// Elements of a type parameter that turns out to be a number.
class Keys<K> {
  readonly keys: K[] = [];
  has(key: K): boolean {
    for (let i = 0; i < 3; i++) if (this.keys[i] === key) return true;
    return this.keys[9] > key || this.keys[9] <= key;
  }
}
const numbered = new Keys<number>();
numbered.keys.push(5);
console.log(numbered.has(5), numbered.has(6));
