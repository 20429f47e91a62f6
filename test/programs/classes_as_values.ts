abstract class Animal {
  static count = 0;
  static readonly kind: string = "animal";
  constructor(readonly name: string) {
    Animal.count++;
    if (new.target === Animal) throw new TypeError("abstract");
    console.log("making", new.target.name);
  }
  abstract sound(): string;
  speak(): string {
    return `${this.name} says ${this.sound()}`;
  }
  static describe(): string {
    return `an animal of ${Animal.count}`;
  }
}
class Dog extends Animal {
  static override readonly kind: string = "dog";
  sound(): string {
    return "woof";
  }
  static override describe(): string {
    return "a dog";
  }
}
class Puppy extends Dog {
  constructor(name: string, readonly age = 1) {
    super(name + "let");
  }
  override sound(): string {
    return "yip";
  }
}
class Cat extends Animal {
  sound(): string {
    return "meow";
  }
}

const C = Dog;
const rex = new C("Rex");
console.log(rex.speak(), rex instanceof C, C === Dog, C.name, C.kind, C.describe());

type AnimalConstructor = new (name: string) => Animal;
function make(type: AnimalConstructor, name: string): Animal {
  return new type(name);
}
const all: AnimalConstructor[] = [Dog, Cat, Puppy];
for (const type of all) console.log(make(type, "X").speak(), type.name, new type("U") instanceof type);

const registry: Record<string, AnimalConstructor> = { dog: Dog, cat: Cat };
registry.puppy = Puppy;
for (const [key, type] of Object.entries(registry)) console.log(key, type.name, new type(key).speak());

const map = new Map<string, typeof Dog>([["d", Dog], ["p", Puppy]]);
for (const [key, type] of map) console.log(key, type.kind, type.describe(), new type("M").sound());

function create<T>(type: new () => T): T {
  return new type();
}
class Box {
  value = 5;
}
class Empty {}
console.log(create(Box).value, create(Empty));
type Constructor<T> = new (...args: any[]) => T;
function createWith<T>(type: Constructor<T>, ...args: unknown[]): T {
  return new type(...args);
}
console.log(createWith(Dog, "Any").speak(), createWith(Box));
function isOf<T>(type: abstract new (...args: any[]) => T, value: unknown): value is T {
  return value instanceof type;
}
const things: unknown[] = [rex, new Cat("Tom"), 5, "text", new Box(), null];
console.log(things.map((one) => isOf(Animal, one)), things.map((one) => isOf(Dog, one)), things.map((one) => isOf(Box, one)));
function ofType<T extends Animal>(list: Animal[], type: abstract new (...args: any[]) => T): T[] {
  return list.filter((one): one is T => one instanceof type);
}
const zoo: Animal[] = [new Dog("a"), new Cat("b"), new Puppy("c")];
console.log(ofType(zoo, Dog).map((one) => one.name), ofType(zoo, Cat).length);
for (const one of zoo) console.log(one.constructor.name, one.constructor === Dog, one.constructor === Puppy);
console.log(zoo[0].constructor === zoo[1].constructor, zoo[0].constructor === new Dog("z").constructor);
try {
  const A = Animal as unknown as AnimalConstructor;
  new A("no");
} catch (error) {
  console.log(error instanceof TypeError);
}
console.log(typeof C, Puppy, Box, [Box], { type: Cat });
class Pair<A, B> {
  constructor(readonly first: A, readonly second: B) {}
  swap(): Pair<B, A> {
    return new Pair(this.second, this.first);
  }
}
const P = Pair;
console.log(new P(1, "x").swap(), new P<string, boolean>("a", true));
function pairOf<A>(type: new (first: A, second: A) => Pair<A, A>, value: A): Pair<A, A> {
  return new type(value, value);
}
console.log(pairOf<number>(Pair, 3), pairOf<string>(Pair, "s"));
const errors = [TypeError, RangeError, Error];
for (const type of errors) {
  try {
    throw new type("told");
  } catch (error) {
    console.log(error instanceof type, error instanceof Error && error.name, String(error));
  }
}
const stores = { main: Map<string, number>, other: Set<number> };
const store = new stores.main();
store.set("a", 1);
console.log(store, new stores.other([1, 2]));
let current: typeof Dog | null = null;
console.log(current === null);
current = Puppy;
console.log(new current("late").speak(), current?.kind);
class Singleton {
  private static instance: Singleton | null = null;
  readonly id = Math.floor(0.5);
  static get(): Singleton {
    return (this.instance ??= new this());
  }
  clone(): Singleton {
    return new (this.constructor as typeof Singleton)();
  }
}
console.log(Singleton.get() === Singleton.get(), Singleton.get().clone() === Singleton.get());
interface Parser {
  readonly extension: string;
  parse(text: string): number;
}
class Decimal {
  static readonly extension = "dec";
  static parse(text: string): number {
    return parseInt(text, 10);
  }
}
class Hex {
  static readonly extension = "hex";
  static parse(text: string): number {
    return parseInt(text, 16);
  }
}
const parsers: Parser[] = [Decimal, Hex];
for (const parser of parsers) console.log(parser.extension, parser.parse("11"));
// An object of no class behind a type with a constructor: what made it is asked, or a TypeError.
class Crate {
  constructor(public size: number) {}
}
const isMade = (value: unknown): boolean => {
  try {
    return typeof (value as { constructor: unknown }).constructor === "function";
  } catch (error) {
    return error instanceof TypeError;
  }
};
console.log(isMade(new Crate(1)), isMade({ size: 1 }), isMade({ other: "x" }));

// Static methods that do not say `this` are functions, also of a class that is a value.
class Scales {
  static readonly most = 9;
  static unit(): number {
    return 1;
  }
  static scale(by: number, of = 2): number {
    return by * of;
  }
}
class Halves extends Scales {
  static override unit(): number {
    return 0.5;
  }
}
const { unit, scale, most } = Scales;
console.log(unit(), scale(3), most, [1, 2].map((by) => scale(by)), unit === Scales.unit);
for (const one of [Scales, Halves]) {
  const { unit } = one;
  console.log(unit(), one.unit());
}
