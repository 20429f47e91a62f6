// Static fields, methods and blocks; constants of a class; static inheritance.
class Registry {
  static count = 0;
  static readonly names: string[] = [];
  static {
    Registry.names.push("initialised");
  }
  static register(name: string): number {
    Registry.names.push(name);
    return ++Registry.count;
  }
  readonly id = Registry.register("instance");
}
console.log(Registry.register("one"), new Registry().id, new Registry().id);
console.log(Registry.names, Registry.count);
class Point {
  static readonly origin = new Point(0, 0);
  private constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  static at(x: number, y: number): Point {
    return x === 0 && y === 0 ? Point.origin : new Point(x, y);
  }
}
console.log(Point.at(0, 0) === Point.origin, Point.at(1, 2));

// A generic static method as a value is the one that the place asks for.
class Comparing {
  static compare<T>(a: T, b: T): number {
    return a === b ? 0 : a < b ? -1 : 1;
  }
}
class Sorted<T> {
  readonly #values: T[] = [];
  constructor(private readonly by: (a: T, b: T) => number = Comparing.compare) {}
  add(value: T): this {
    this.#values.push(value);
    this.#values.sort(this.by);
    return this;
  }
  toString(): string {
    return this.#values.join();
  }
}
console.log(`${new Sorted<number>().add(2).add(10).add(1)} ${new Sorted<string>().add("b").add("a")}`);
