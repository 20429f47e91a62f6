// static `this`, nested use, default exports, instanceof narrowing, generics of constructors
class Registry<T> {
  private readonly makers = new Map<string, new (text: string) => T>();
  add(name: string, maker: new (text: string) => T): this {
    this.makers.set(name, maker);
    return this;
  }
  make(name: string, text: string): T {
    const Maker = this.makers.get(name);
    if (Maker === undefined) throw new Error(`no ${name}`);
    return new Maker(text);
  }
}
class Text {
  constructor(readonly text: string) {}
}
class Loud extends Text {
  constructor(text: string) {
    super(text.toUpperCase());
  }
}
const registry = new Registry<Text>().add("text", Text).add("loud", Loud);
console.log(registry.make("text", "a").text, registry.make("loud", "b").text);
class Container {
  private readonly instances = new Map<unknown, unknown>();
  get<T>(type: new () => T): T {
    const known = this.instances.get(type);
    if (known instanceof type) return known;
    const made = new type();
    this.instances.set(type, made);
    return made;
  }
}
class Logger {
  lines: string[] = [];
  log(text: string): void {
    this.lines.push(text);
  }
}
class Service {
  readonly name = "service";
}
const container = new Container();
container.get(Logger).log("one");
container.get(Logger).log("two");
console.log(container.get(Logger).lines, container.get(Service).name, container.get(Logger) === container.get(Logger));
type InstanceOf<C> = C extends new (...args: any[]) => infer T ? T : never;
const one: InstanceOf<typeof Logger> = new Logger();
one.log("x");
const two: InstanceType<typeof Text> = new Text("y");
console.log(one.lines, two.text);
class Shape {
  constructor() {
    if (new.target === Shape) throw new TypeError("Shape is abstract");
  }
  area(): number {
    return 0;
  }
  scaled(factor: number): Shape {
    void factor;
    return this;
  }
}
class Square extends Shape {
  constructor(readonly side: number) {
    super();
  }
  override area(): number {
    return this.side ** 2;
  }
}
try {
  new Shape();
} catch (error) {
  console.log(error instanceof Error ? error.message : "");
}
console.log(new Square(3).area());
class Vector {
  constructor(readonly x: number) {}
  equals(other: unknown): boolean {
    return other instanceof Vector && other.constructor === this.constructor && other.x === this.x;
  }
}
class Vector3 extends Vector {}
console.log(new Vector(1).equals(new Vector3(1)), new Vector3(1).equals(new Vector3(1)), new Vector(2).equals(5));
function describe(value: Vector | Square | Text): string {
  switch (value.constructor) {
    case Vector:
      return "vector";
    case Vector3:
      return "vector3";
    case Square:
      return "square";
    default:
      return value.constructor.name;
  }
}
console.log(describe(new Vector(1)), describe(new Vector3(1)), describe(new Square(2)), describe(new Loud("x")));
const counters: { type: typeof Vector; count: number }[] = [
  { type: Vector, count: 0 },
  { type: Vector3, count: 0 },
];
for (const vector of [new Vector(1), new Vector3(2), new Vector3(3)]) {
  const entry = counters.find(({ type }) => type === vector.constructor);
  if (entry !== undefined) entry.count++;
}
console.log(counters.map(({ type, count }) => `${type.name}: ${count}`).join(", "));
const makers = [Vector, Vector3].map((type) => () => new type(7));
console.log(makers.map((make) => make()));
const { Vec } = { Vec: Vector };
console.log(new Vec(9), new (class extends Vector {})(4).x);
class Model {
  static readonly table: string = "models";
  static load(id: number): string {
    return `${this.table}:${id}`;
  }
}
console.log(Model.load(1));
function log<T extends { new (x: number): Vector }>(type: T, x: number): string {
  return `${type.name} ${new type(x).x}`;
}
console.log(log(Vector, 1), log(Vector3, 2));
const maybe: typeof Vector | undefined = [Vector][0];
console.log(maybe !== undefined ? new maybe(1).x : "none");
const byName = { Vector, Text };
console.log(new byName.Vector(5).x, new byName["Text"]("q").text);
