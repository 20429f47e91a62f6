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
