// `new` without type arguments makes the instance that its place wants, where the arguments fit it.

class Box<T> {
  constructor(public value: T) {}
  set(value: T): this {
    this.value = value;
    return this;
  }
}

class Shelf<T> {
  constructor(
    private readonly list: T[],
    readonly name = "shelf",
  ) {}
  add(one: T): number {
    return this.list.push(one);
  }
  get all(): readonly T[] {
    return this.list;
  }
}

const box: Box<number | string> = new Box(1);
console.log(box, box.set("text"));
const shelf: Shelf<number | null> = new Shelf([1]);
console.log(shelf.add(null), shelf.all, shelf.name);

class Sheet {
  cells: Map<string, string | number> = new Map([["a", 1]]);
  readonly seen: Set<string | null> = new Set(["x"]);
}
const sheet = new Sheet();
sheet.cells.set("b", "two");
sheet.seen.add(null);
console.log(sheet);

function counted(counts: Map<string, number | undefined> = new Map([["none", 0]])): Map<string, number | undefined> {
  return counts.set("unknown", undefined);
}
console.log(counted(), counted(new Map([["one", 1]])));

function held<T>(value: T): Map<string, T | null> {
  const map: Map<string, T | null> = new Map([["value", value]]);
  return map.set("nothing", null);
}
console.log(held(1), held("s"), held(true));

interface Named {
  name: string;
  age?: number;
}
const byName: Map<string, Named> = new Map(["x", "y"].map((name) => [name, { name }]));
byName.set("z", { name: "z", age: 3 });
console.log(byName);

const chosen: Set<string | number> = byName.size > 5 ? new Set([1]) : new Set(["q"]);
console.log(chosen.add(4));
const readOnly: ReadonlyMap<string, number | boolean> = new Map([["a", 1]]);
const words: ReadonlySet<string | number> = new Set(["a"]);
console.log(readOnly.get("a"), words.has("a"), words.has(1));

async function later(): Promise<Map<string, number | null>> {
  return new Map([["p", 1]]);
}
console.log((await later()).set("n", null));
