// What a generic function makes has members that make the same for larger types: however they are reached, they run.
interface Box<T> {
  readonly value: T;
  twice(): Box<[T, T]>;
  list(): Box<T[]>;
  map<U>(f: (value: T) => U): Box<U>;
  show: () => string;
}
function box<T>(value: T): Box<T> {
  return {
    value,
    twice: () => box<[T, T]>([value, value]),
    list() {
      return box([this.value]);
    },
    map: (f) => box(f(value)),
    show: () => JSON.stringify(value),
  };
}
const first = box(1);
console.log(first.twice().list().show());
// held as a value
const twice = first.list().twice;
console.log(twice().show());
// spread into another object
const { show } = first.list().list();
const copy = { twice: first.list().list().twice, show, extra: true };
console.log(copy.twice().show(), copy.extra);
// by a key
const key: "twice" | "list" = Math.random() < 2 ? "list" : "twice";
console.log(first.twice()[key]().show());
// destructured
const { twice: again, map } = first.twice().twice();
console.log(map((all) => all.length).show(), again().show());
// through an interface that knows less
interface Shown {
  show(): string;
}
const shown: Shown[] = [first, first.list(), first.list().list(), first.twice().twice()];
for (const one of shown) console.log(one.show());
interface Lister {
  list(): Shown;
}
const listers: Lister[] = [first.twice(), first.list().twice().twice()];
console.log(listers.map((one) => one.list().show()));
// reflection
for (const [name, member] of Object.entries(first.list().list()))
  console.log(name, typeof member === "function" ? member.length : member);
console.log(Object.keys(first.twice().list()), "list" in first.twice());
// a union
const either: Box<number[]> | Box<string> = Math.random() < 2 ? first.list() : box("s");
console.log(either.list().show());
// optional call
const maybe: Box<number[]> | undefined = first.list();
console.log(maybe?.twice().list()?.show());
// through unknown
function isShown(value: unknown): value is Shown {
  return typeof value === "object" && value !== null && "show" in value && typeof value.show === "function";
}
const things: unknown[] = [first.list().list().list(), 5];
for (const thing of things) console.log(isShown(thing) ? thing.show() : thing);
const unknowns: unknown = first.twice().twice().twice();
console.log((unknowns as Lister).list().show());
// generic function over it
function deep<T>(b: Box<T>): string {
  return b.list().twice().show();
}
console.log(deep(first), deep(first.list()), deep(box("x").twice()));
