// What older code writes: errors without `new`, `apply` with the global that the function stands in, names of constructors
// behind interfaces; and what `Array.isArray` and casts leave of unions.
class Refused extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
    this.name = "Refused";
  }
}
class Plain extends TypeError {}
function check(x: number): number {
  if (x > 1) throw Error(`${x} is too big`);
  if (x < 0) throw RangeError("negative");
  return x;
}
for (const x of [0, 2, -1]) {
  try {
    console.log(check(x));
  } catch (error) {
    console.log(error instanceof Error, error instanceof RangeError, String(error));
  }
}
const caused = Error("a", { cause: 5 });
console.log(caused.message, caused.cause, caused.name, TypeError().message === "", SyntaxError("s").name);
console.log(new Refused("x", 3).code, new Plain("p") instanceof TypeError, String(new Plain("q")));
for (const Kind of [Error, TypeError] as (new (text: string) => Error)[]) console.log(String(new Kind("k")), Kind.name);
const Same: typeof Error = Error;
console.log(new Same("w").message);
Promise.reject(Error("later")).catch((reason: unknown) => console.log(reason instanceof Error));

const join = (a: number, b: string): string => a + b;
console.log(Math.max.apply(Math, [1, 5, 3]), Math.min.call(Math, 4, 2), join.apply(undefined, [1, "x"]));
interface Shape {
  area(): number;
}
class Square implements Shape {
  area(): number {
    return 1;
  }
}
const shapes: (Shape | undefined)[] = [new Square(), undefined];
for (const shape of shapes) console.log(shape?.constructor.name);

type Rule = string | readonly [test: (word: string) => boolean, ending: string];
const ending = (rule: Rule): string => `${Array.isArray(rule) ? rule[1] : rule}!`;
const rule: Rule = shapes.length > 1 ? [(word) => word.length > 2, "ed"] : "s";
console.log(ending("s"), ending([() => true, "ing"]));
if (Array.isArray(rule)) console.log(rule[0]("abc"), rule[0]("a"), rule.length);
function sum(words: Int32Array | Uint32Array | Float64Array): number {
  let total = words[0];
  for (let i = 1; i < words.length; i++) total += words[i];
  return total;
}
console.log(sum(new Int32Array([1, -2])), sum(new Uint32Array([3, 4])), sum(new Float64Array([0.5, 1])));

// A cast that only asks what an object has.
interface Fish {
  name: string;
  swim(): string;
}
interface Bird {
  name: string;
  wings: number;
}
function isFish(pet: Fish | Bird): pet is Fish {
  const fish = pet as Fish;
  return fish.swim !== undefined;
}
function isBird(pet: Fish | Bird): boolean {
  const bird = pet as Bird;
  if (!bird.wings) return false;
  return bird.name !== undefined;
}
const pets: (Fish | Bird)[] = [
  { name: "Nemo", swim: () => "swims" },
  { name: "Tux", wings: 2 },
];
for (const pet of pets) console.log(isFish(pet) ? pet.swim() : pet.wings, isBird(pet));

// Types that name each other through aliases: where one enters the circle makes no difference.
type Reader<T> = Watching & { value?: T; run: (value?: T) => T };
type Watching = { pure: boolean; sources: Set<Source> };
type Source = { readers: Set<Watching> };
type Cell<T> = Source & { value: T };
function link(source: Source, reader: Watching): void {
  reader.sources.add(source);
  source.readers.add(reader);
}
const cell: Cell<number> = { readers: new Set<Watching>(), value: 4 };
const reader: Reader<number> = { pure: true, sources: new Set<Source>(), run: (value) => (value ?? 0) + 1 };
link(cell, reader);
cell.readers.forEach((one) => one.sources.forEach((source) => console.log(one.pure, source === cell)));
reader.value = reader.run(cell.value);
console.log(reader.value, cell.readers.size);

// `hasOwnProperty`, which all objects have.
const places: { [key: number]: number } = { 1: 2 };
const words: Record<string, string> = { a: "x" };
console.log(places.hasOwnProperty(1), places.hasOwnProperty(2), words.hasOwnProperty("toString"), [1].hasOwnProperty(0));
class Point {
  x = 1;
  get y(): number {
    return 2;
  }
}
const corner: Point | undefined = words.a === "x" ? new Point() : undefined;
console.log(corner?.hasOwnProperty("x"), corner?.hasOwnProperty("y"), { b: undefined }.hasOwnProperty("b"));
for (const key in words) if (words.hasOwnProperty(key)) console.log(key, words[key]);
