// What programs' own predicates and assertions narrow; a predicate that lies is found out.
interface Circle {
  readonly kind: "circle";
  readonly radius: number;
}
interface Square {
  readonly kind: "square";
  readonly side: number;
}
type Shape = Circle | Square;
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return `${this.name}: woof`;
  }
}

const isString = (value: unknown): value is string => typeof value === "string";
function isNumber(value: unknown): value is number {
  if (typeof value !== "number") return false;
  return !Number.isNaN(value);
}
const isCircle = (shape: Shape): shape is Circle => shape.kind === "circle";
function isDog(animal: Animal): animal is Dog {
  return animal instanceof Dog;
}
function isPresent<T>(value: T | undefined | null): value is T {
  return value !== undefined && value !== null;
}
function assertString(value: unknown): asserts value is string {
  if (typeof value !== "string") throw new TypeError(`no string: ${String(value)}`);
}
function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

const mixed: unknown[] = ["text", 7, null, Number.NaN, "more"];
for (const value of mixed) {
  if (isString(value)) console.log(value.toUpperCase(), value.length);
  else if (isNumber(value)) console.log(value * 2);
  else console.log("neither", value);
}
const shapes: Shape[] = [
  { kind: "circle", radius: 2 },
  { kind: "square", side: 3 },
];
for (const shape of shapes) console.log(isCircle(shape) ? shape.radius : shape.side);
for (const animal of [new Animal("cat"), new Dog("rex")]) console.log(isDog(animal) ? animal.bark() : animal.name);
const maybe: (string | undefined)[] = ["a", undefined, "b"];
for (const one of maybe) if (isPresent(one)) console.log(one.length);
console.log(maybe.filter(isPresent).map((text) => text.toUpperCase()));
const numbers: (number | string)[] = [1, "two", 3];
const only: number[] = numbers.filter((value): value is number => typeof value === "number");
console.log(only.reduce((sum, value) => sum + value, 0));
const firstText = numbers.find((value): value is string => typeof value === "string");
console.log(firstText?.length);

const given: unknown = "checked";
assertString(given);
console.log(given.length);
const size: number | undefined = only.length > 0 ? only.length : undefined;
assert(size !== undefined, "empty");
console.log(size.toFixed(1));
try {
  assertString(5);
} catch (error) {
  console.log(error instanceof TypeError, (error as Error).message);
}

// What a predicate says of an instance besides its class.
{
  interface Usable {
    use(times: number): string;
    uses?: number;
  }
  class Thing {
    constructor(readonly id: number) {}
    label(): string {
      return `#${this.id}`;
    }
  }
  class Tool extends Thing implements Usable {
    uses = 0;
    use(times: number): string {
      this.uses += times;
      return `used ${this.uses}`;
    }
  }
  const isUsable = (thing: Thing): thing is Thing & Usable => "use" in thing;
  const apply = (usable: Usable, times = 1): string => usable.use(times);
  const things: Thing[] = [new Thing(1), new Tool(2)];
  for (const thing of things) {
    if (!isUsable(thing)) {
      console.log(thing.label());
      continue;
    }
    console.log(thing.use(2), thing.uses, thing.label(), thing.id, apply(thing));
    thing.uses = 10;
    const usable: Usable = thing;
    console.log(usable.use(1));
  }
  const found = things.filter(isUsable);
  const first: (Thing & Usable) | undefined = found[0];
  console.log(found.length, first?.uses, first?.use(1), first?.label());
}
