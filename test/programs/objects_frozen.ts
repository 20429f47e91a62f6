// Object.freeze: what writes to a frozen object throws, by whatever name it is known; what hangs on it stays as it was.
function attempt(name: string, write: () => void): void {
  try {
    write();
    console.log(name, "went through");
  } catch (error) {
    console.log(name, error instanceof TypeError, error instanceof Error ? error.message : "");
  }
}
interface Config {
  host: string;
  port: number;
  tags: string[];
  note?: string;
}
const config: Config = { host: "localhost", port: 80, tags: ["a"] };
const other: Config = { host: "other", port: 1, tags: [] };
Object.freeze(config);
const setPort = (target: Config, port: number): void => {
  target.port = port;
};
attempt("host", () => (config.host = "elsewhere"));
attempt("port", () => setPort(config, 8080));
attempt("plus", () => config.port++);
attempt("assign", () => Object.assign(config, { port: 3 }));
attempt("other", () => setPort(other, 8080));
attempt("tags", () => config.tags.push("b"));
console.log(config, other.port, Object.isFrozen(config), Object.isFrozen(other));

class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
  move(dx: number): this {
    this.x += dx;
    return this;
  }
}
class Named extends Point {
  #secret = 1;
  constructor(
    x: number,
    public name: string,
  ) {
    super(x, 0);
  }
  count(): number {
    return ++this.#secret;
  }
}
const origin = Object.freeze(new Point(0, 0));
const named = new Named(1, "n");
Object.freeze(named);
attempt("method", () => origin.move(1));
attempt("another", () => new Point(1, 1).move(1));
attempt("inherited", () => named.move(1));
attempt("name", () => (named.name = "m"));
attempt("private", () => console.log(named.count()));
console.log(origin, named);

const list = [3, 1, 2];
Object.freeze(list);
const free = [3, 1, 2];
for (const [name, numbers] of [["frozen", list] as const, ["free", free] as const]) {
  attempt(`${name} element`, () => (numbers[1] = 9));
  attempt(`${name} push`, () => numbers.push(4));
  attempt(`${name} pop`, () => numbers.pop());
  attempt(`${name} sort`, () => numbers.sort((a, b) => a - b));
  attempt(`${name} length`, () => (numbers.length = 0));
}
console.log(list, free, list.map((n) => n * 2), [...list, 4]);

const deepFreeze = <T extends object>(value: T): Readonly<T> => Object.freeze(value);
const nested = deepFreeze({ a: 1, inner: { b: 2 } });
attempt("generic", () => ((nested as { a: number }).a = 2));
attempt("inner", () => (nested.inner.b = 3));
let order = "";
const note = (text: string): string => (order += text);
attempt("order", () => (config.host = note("value first")));
console.log(nested, order);

const ages: Record<string, number> = { ann: 1, bob: 2 };
Object.freeze(ages);
attempt("entry", () => (ages["ann"] = 3));
attempt("new entry", () => (ages.carl = 3));
attempt("counted entry", () => ages.bob++);
attempt("delete", () => delete ages.ann);
attempt("delete nothing", () => delete ages.zoe);
attempt("assign entries", () => Object.assign(ages, { ann: 4 }));
const copied = { ...ages };
attempt("copy", () => (copied.ann = 9));
attempt("behind the end", () => (list[7] = 1));
console.log(ages, copied, Object.isFrozen(ages), Object.isFrozen(copied));

const limits = Object.freeze({ most: 1 });
try {
  (limits as { most: number }).most = 5;
} catch (error) {
  console.log(String(error));
}

// An instance that freezes itself.
class Amount {
  readonly currency = "EUR";
  constructor(
    readonly value: number,
    private readonly digits = 2,
  ) {
    Object.freeze(this);
  }
  plus(other: Amount): Amount {
    return new Amount(this.value + other.value, this.digits);
  }
  [Symbol.toPrimitive](hint: string): number | string {
    return hint === "number" ? this.value : this.value.toFixed(this.digits);
  }
}
class Shown extends Amount {
  constructor(value: number) {
    super(value);
    const self = Object.freeze(this);
    console.log(self.value, self.currency);
  }
}
const amount = new Amount(1.5).plus(new Shown(2));
console.log(`${amount}`, +amount, Object.isFrozen(amount));
try {
  (amount as { value: number }).value = 3;
} catch (error) {
  console.log((error as Error).name);
}

console.log(Object.isSealed({}), Object.isExtensible({ a: 1 }), Object.isSealed(Object.freeze({ a: 1 })), Object.isExtensible(Object.freeze([])));

// A frozen instance is one of its class.
class Spot {
  static readonly origin: Spot = Object.freeze(new Spot(0, 0));
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  static of(x: number, y: number): Spot {
    return Object.freeze(new Spot(x, y));
  }
  moved(by: number): Spot {
    const spot = Object.freeze(Spot.of(this.x + by, this.y));
    return spot;
  }
}
class HighSpot extends Spot {
  constructor(readonly height: number) {
    super(height / 2, height);
  }
}
class Holder<T> {
  constructor(readonly value: T) {}
  static of<U>(value: U): Holder<U> {
    return Object.freeze(new Holder(value));
  }
  map<U>(change: (value: T) => U): Holder<U> {
    return Object.freeze(new Holder(change(this.value)));
  }
}
function sum(spot: Spot, other: Readonly<Spot>): Spot {
  return spot.moved(other.x);
}
const spots: Spot[] = [Object.freeze(new HighSpot(4)), Spot.origin, Spot.of(1, 2).moved(0.5)];
console.log(spots, spots.map((spot) => Object.isFrozen(spot)));
console.log(sum(spots[0]!, Object.freeze({ x: 10, y: 3, moved: () => Spot.origin })));
console.log(Holder.of([1]).map((list) => list.length), Object.isFrozen(Holder.of("x")));
