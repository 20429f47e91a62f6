// A base class, an override, and a call that has to be dispatched.
class Shape {
  area(): number {
    return 0;
  }
}
class Square extends Shape {
  constructor(private readonly side: number) {
    super();
  }
  override area(): number {
    return this.side * this.side;
  }
}
const shapes: Shape[] = [new Shape(), new Square(3)];
for (const shape of shapes) console.log(shape.area());
