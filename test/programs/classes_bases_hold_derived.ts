// A base class with fields of the classes that extend it, and arrays of a union of keys.

abstract class Entry {
  constructor(
    public name: string,
    public parent: Directory | null = null,
  ) {}
  abstract get size(): number;
  get path(): string {
    return this.parent === null ? this.name : `${this.parent.path}/${this.name}`;
  }
}

class Directory extends Entry implements Iterable<Entry> {
  private readonly children: { [name: string]: Entry } = {};
  add<E extends Entry>(entry: E): E {
    entry.parent = this;
    this.children[entry.name] = entry;
    return entry;
  }
  get size(): number {
    return [...this].reduce((total, one) => total + one.size, 0);
  }
  *[Symbol.iterator](): Generator<Entry> {
    for (const name of Object.keys(this.children).sort()) yield this.children[name];
  }
}

class Volume extends Directory {
  readonly mounted: Entry[] = [];
}

class Text extends Entry {
  constructor(
    name: string,
    private readonly content: string,
  ) {
    super(name);
  }
  get size(): number {
    return this.content.length;
  }
}

const root = new Volume("root");
const home = root.add(new Directory("home"));
const note = home.add(new Text("note", "hello"));
root.mounted.push(note, home);
console.log(note.path, root.size, note.parent === home, home.parent?.name, root.parent);
console.log(root.mounted.map((one) => one.path));

type Condition<T> = { [K in keyof T]: { field: K; value: T[K] | T[K][] } }[keyof T];

class Query<T> {
  private readonly conditions: Condition<T>[] = [];
  where<K extends keyof T>(field: K, value: T[K] | T[K][]): this {
    this.conditions.push({ field, value });
    return this;
  }
  toString(): string {
    return this.conditions.map((one) => `${String(one.field)}: ${quote(one.value)}`).join("; ");
  }
}

function quote(value: unknown): string {
  return Array.isArray(value) ? `(${value.map(quote).join(", ")})` : JSON.stringify(value);
}

const query = new Query<{ name: string; group: string | null; age: number }>();
query.where("name", ["a", "b"]).where("group", ["c", null]).where("group", null).where("age", [1, 2]).where("name", "d");
console.log(`${query}`);
