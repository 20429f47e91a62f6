// Object.assign of members that are objects themselves: literals, lists, instances, functions; what is left out or undefined.
interface Point {
  x: number;
  y: number;
}
class Animal {
  constructor(public name: string) {}
  speak(): string {
    return this.name;
  }
}
class Dog extends Animal {
  override speak(): string {
    return `woof ${this.name}`;
  }
}
interface State {
  pos: Point;
  pet: Animal;
  list: Point[];
  format: (x: number) => string;
  size: number;
  more?: Point;
  note?: string;
  any: string | Point;
}
const state: State = {
  pos: { x: 0, y: 0 },
  pet: new Animal("cat"),
  list: [],
  format: (x) => String(x),
  size: 1,
  any: "text",
};
console.log(Object.assign(state, { pos: { x: 1, y: 2 } }) === state, state);
console.log(Object.assign(state, { pet: new Dog("rex"), size: 2 }).pet.speak(), state.size);
const list = [{ x: 1, y: 2 }];
console.log(Object.assign(state, { list }).list === list, Object.assign(state, { any: { x: 3, y: 4 } }).any);
console.log(Object.assign(state, { format: (n: number) => `<${n}>` }).format(4));

function update(change: Partial<State>): State {
  return Object.assign(state, change);
}
const pos = { x: 5, y: 6 };
console.log(update({ pos, note: "n" }).pos === pos, update({}).pos === pos, Object.keys(state));
console.log(update({ more: { x: 9, y: 9 }, pet: new Dog("b"), format: () => "f" }).pet.speak(), state.format(1), state);
console.log(update({ more: undefined, note: undefined }), "more" in state);

class Store {
  items: Point[] = [];
  settings: { deep: { values: number[] } } = { deep: { values: [1] } };
  #label = "none";
  constructor(init?: Partial<Store>) {
    Object.assign(this, init);
  }
  get label(): string {
    return this.#label;
  }
  set label(text: string) {
    this.#label = text.toUpperCase();
  }
}
const store = new Store({ items: list, settings: { deep: { values: [2, 3] } } });
console.log(store, store.items === list, Object.assign(store, { label: "new", items: [] }).label, store.items);

class Box<T> {
  constructor(public value: T) {}
}
interface Held<T> {
  box: Box<T>;
  count: number;
}
const held: Held<"a"> = { box: new Box<"a">("a"), count: 1 };
const kept = held as unknown as Held<string>;
const saved = { ...kept };
kept.box = new Box<string>("b");
console.log(held, Object.assign(kept, saved), Object.assign(kept, { box: new Box<string>("c"), count: 2 }));

const frozen = Object.freeze({ inner: { a: 1 } });
try {
  Object.assign(frozen as { inner: { a: number } }, { inner: { a: 2 } });
} catch (error) {
  console.log(error instanceof TypeError, frozen);
}
