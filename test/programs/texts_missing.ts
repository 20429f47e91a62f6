// What is behind the end of a text or a list of texts is undefined: in comparisons, tests, typeof and calls of the library.
class Scanner {
  private position = 0;
  constructor(private readonly input: string) {}
  private peek(): string {
    return this.input[this.position];
  }
  private next(): string {
    return this.input[this.position++];
  }
  run(): string[] {
    const words: string[] = [];
    while (typeof this.peek() !== "undefined") {
      let word = "";
      while (this.peek() >= "0" && this.peek() <= "9") word += this.next();
      while (this.peek() && /^[a-f_]$/.test(this.peek())) word += this.next();
      words.push(word || this.next());
    }
    return words;
  }
}
console.log(new Scanner("12ab 7").run(), new Scanner("").run());

const lists = [["a"], []];
const first = (list: string[]): string => list[0];
for (const list of lists) {
  const held = first(list);
  console.log(held < "b", held > "b", held >= "a", "a" <= held, first(list) < first(lists[0]));
  console.log(!held, held || "none", held && "some", Boolean(held), held ? 1 : 2, typeof held, typeof first(list));
  console.log(/[a-z]+/.test(held), /n(.)/.exec(held)?.[1], "xaundefined".includes(held), "undefined a".indexOf(held));
  console.log("undefined".startsWith(held), "a undefined".endsWith(held), "aundefineda".lastIndexOf(held), "b".concat(held, "c"));
  console.log("-a-undefined-".replace(held, "!"), "a-b".replace("-", held), "-a-undefined-".replaceAll(held, "?"));
  console.log("x1y2".replace(/\d/g, () => held), "x-".replace("-", () => held), "b".localeCompare(held));
  console.log(parseInt(held), parseFloat(held), Number(held), isNaN(Number(held)), parseInt(held, 16));
}

// A member that is given later is called as what it turns out to be.
type Link<T> = { value: T; next?: Link<T>; previous?: Link<T> };
class Chain<T> {
  private first?: Link<T>;
  private last?: Link<T>;
  append(value: T): this {
    const link = { value, previous: this.last };
    if (!this.first) this.first = link;
    if (this.last) this.last.next = link;
    this.last = link;
    return this;
  }
  *[Symbol.iterator](): IterableIterator<T> {
    for (let link = this.first; link; link = link.next) yield link.value;
  }
}
console.log([...new Chain<number>().append(1).append(2)], new Set(new Chain<string>().append("x")));
const steps: unknown[] = [() => 5, 7];
for (const next of steps)
  try {
    console.log(({ next } as { next(): number }).next());
  } catch (error) {
    console.log((error as Error).name);
  }

// Texts of a dictionary, and what is only said to be there.
interface Plant {
  readonly title: string;
}
const titles: Record<string, string> = { G: "grass", C: "clover" };
const plants = new Map<string, Plant>([["G", { title: "grass" }]]);
const titleOf = (letter: string): string => titles[letter];
const plantOf = (letter: string): Plant => plants.get(letter)!;
console.log([..."GX"].map((letter) => titles[letter]), titleOf("X"), titleOf("X") === undefined, `${titleOf("X")}`);
console.log({ one: titles["X"], other: plants.get("X")! }, [..."GX"].map(plantOf), plantOf("X") === undefined);
const found = plants.get("X")!;
console.log(found ? found.title : "none", [found], typeof found);
const stack: string[] = ["a"];
const popped = [stack.pop() as string, stack.pop() as string];
console.log(popped, popped[1] ?? "none", popped.at(1)!);
try {
  console.log(plantOf("X").title);
} catch (error) {
  console.log((error as Error).name);
}
