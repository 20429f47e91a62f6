// How console.log prints instances, maps, sets, functions, errors' names.
class Point {
  constructor(
    readonly x: number,
    public y: number,
  ) {}
}
class Empty {}
class Named extends Point {
  name = "n";
  #hidden = 1;
  reveal(): number {
    return this.#hidden;
  }
}
console.log(new Point(1, 2), new Empty(), new Named(3, 4), [new Point(5, 6)], { p: new Point(7, 8) });
console.log(new Map([["a", { x: 1 }]]), new Set([1, "b"]), new Map(), new Set());
console.log(() => 1, function named() {}, [console.log].length);
console.log([undefined, null], new Uint8Array([1, 2]), new Uint8Array(0), new Float64Array([1.5]));
console.log(new Named(1, 2).reveal());
// A class without a name goes by its base's.
class Titled {
  constructor(public name: string) {}
}
const stamped = <T extends new (...args: any[]) => object>(Base: T) =>
  class extends Base {
    stamp = 7;
  };
const Stamped = stamped(Titled);
console.log(new Stamped("m"), [new Stamped("n")], { a: 1 });
