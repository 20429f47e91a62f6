// Inheritance, virtual calls, super, abstract classes, order of construction.
const log: string[] = [];
abstract class Shape {
  constructor(readonly id: number) {
    log.push(`Shape ${id}`);
  }
  abstract area(): number;
  describe(): string {
    return `${this.name()} ${this.id}: ${this.area()}`;
  }
  protected name(): string {
    return "shape";
  }
}
class Circle extends Shape {
  constructor(
    id: number,
    private readonly radius: number,
  ) {
    super(id);
    log.push("Circle");
  }
  override area(): number {
    return Math.round(Math.PI * this.radius ** 2);
  }
  protected override name(): string {
    return `circle (a ${super.name()})`;
  }
}
class Square extends Shape {
  side = 2;
  override area(): number {
    return this.side ** 2;
  }
}
class BigSquare extends Square {
  override side = 10;
  override describe(): string {
    return `big ${super.describe()}`;
  }
}
const shapes: Shape[] = [new Circle(1, 3), new Square(2), new BigSquare(3)];
for (const shape of shapes) console.log(shape.describe());
console.log(shapes.map((shape) => shape instanceof Square), shapes[0] instanceof Shape, log.join());
