// Reflect, ArrayBuffer.isView and Intl.Collator.

const tag = Symbol("tag");
const point = { y: 2, x: 1, [tag]: true, norm: () => 5 };
console.log(Reflect.ownKeys(point));
const literal = { y: 2, x: "one", norm: () => 5, twice() {}, get sum() { return 3; } };
console.log(Reflect.has(literal, "x"), Reflect.has(literal, "z"), Reflect.get(literal, "y"), Reflect.get(literal, "z"));
console.log(Reflect.has(literal, "twice"), Reflect.has(literal, "sum"), Reflect.get(literal, "sum"), Reflect.ownKeys(literal));
const record: Record<string, number> = { b: 1, a: 2 };
console.log(Reflect.ownKeys(record), Reflect.get(record, "a"), Reflect.has(record, "c"));
class Account {
  owner = "ann";
  rename(owner: string): void {
    this.owner = owner;
  }
}
console.log(Reflect.ownKeys(new Account()));

const bytes = new Uint8Array(4);
console.log([bytes, new DataView(bytes.buffer), Buffer.alloc(1), bytes.buffer, [1], null].map(ArrayBuffer.isView));

const names = ["z", "a", "Z", "ä", "a10", "a2"];
console.log(names.toSorted(new Intl.Collator("en").compare));
console.log(names.toSorted(new Intl.Collator(undefined, { numeric: true }).compare));
console.log(new Intl.Collator("en", { sensitivity: "base" }).compare("a", "Á"));

// Reflect.set and deleteProperty say whether the object takes it; apply and construct call.
const corner = { x: 1, y: 2 };
console.log(Reflect.set(corner, "x", 10), corner, Reflect.set(Object.freeze({ a: 1 }) as { a: number }, "a", 2));
const stock: Record<string, number> = { nuts: 1 };
console.log(Reflect.deleteProperty(stock, "nuts"), stock);
function greet(this: { name: string }, word: string): string {
  return `${word} ${this.name}`;
}
console.log(Reflect.apply(greet, { name: "Ann" }, ["hi"]), Reflect.apply(Math.max, undefined, [1, 3, 2]));
class Labelled {
  constructor(
    readonly value: number,
    readonly label: string,
  ) {}
}
console.log(Reflect.construct(Labelled, [1, "x"]));
